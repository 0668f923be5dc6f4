"""A new card turns no test red: the real project with one card more passes what a contributor's pull request must pass."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.fixture_project import CONTENT, FIXTURE, MACHINERY, ROOT

SLUG = "one-card-more"


def cards_of(project: Path) -> list[str]:
    return sorted(file.stem for file in project.glob("practices/[!_]*.yml"))


@pytest.fixture
def one_card_more(tmp_path: Path) -> Path:
    """The real project and a card with texts of its own that is filed and backed like the first there is."""
    for name in CONTENT:
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in MACHINERY:
        (tmp_path / name).symlink_to(ROOT / name)
    first, second, *_ = cards_of(ROOT)
    texts = yaml.safe_load((FIXTURE / "practices" / "glass-wall.yml").read_text(encoding="utf-8"))
    card = yaml.safe_load((ROOT / "practices" / f"{first}.yml").read_text(encoding="utf-8"))
    new = {**card, "en": texts["en"], "nl": texts["nl"], "related": [first, second], "formerly": []}
    (tmp_path / "practices" / f"{SLUG}.yml").write_text(yaml.safe_dump(new, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return tmp_path


def test_the_content_tests_pass_with_one_card_more(one_card_more: Path, environment: dict[str, str]) -> None:
    command = [sys.executable, "-m", "pytest", "-p", "no:xdist", "-p", "no:cacheprovider", "-rs", "-q", "tests/content"]
    variables = {**environment, "CARDS_PROJECT": str(one_card_more), "PYTEST_ADDOPTS": ""}
    done = subprocess.run(command, cwd=ROOT, env=variables, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout
