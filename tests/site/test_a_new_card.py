"""A new card turns no test red: the real project with one card more passes what a contributor's pull request must pass.

All other tests use the cards of the fixture project, and a test here sees to it that they do.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.fixture_project import CONTENT, FIXTURE, MACHINERY, ROOT

SLUG = "one-card-more"
TESTS = ROOT / "tests"


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
    own = {key: texts[key] for key in ("minutes", "en", "nl")}
    new = {**card, **own, "related": [first, second], "rather_than": {}, "formerly": []}
    (tmp_path / "practices" / f"{SLUG}.yml").write_text(yaml.safe_dump(new, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return tmp_path


def test_the_content_tests_pass_with_one_card_more(one_card_more: Path, environment: dict[str, str]) -> None:
    command = [sys.executable, "-m", "pytest", "-p", "no:xdist", "-p", "no:cacheprovider", "-rs", "-q", "tests/content"]
    variables = {**environment, "CARDS_PROJECT": str(one_card_more), "PYTEST_ADDOPTS": ""}
    done = subprocess.run(command, cwd=ROOT, env=variables, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout
    skipped = [line for line in done.stdout.splitlines() if line.startswith("SKIPPED") and "hunspell" not in line]
    assert skipped == [], done.stdout


def test_no_other_test_knows_a_real_card() -> None:
    # A slug of three words or more stands for itself; a shorter one may be an ordinary word of a test.
    names = [slug for slug in cards_of(ROOT) if slug.count("-") > 1 and slug not in cards_of(FIXTURE)]
    known = re.compile(rf"(?<![\w-])(?:{'|'.join(names)})(?![\w-])|ROOT / \"(?:practices|seeds)\"|(?<!\.)root / \"(?:practices|seeds)\"")
    files = [file for file in TESTS.rglob("*") if file.suffix in (".py", ".yml", ".js", ".mjs", ".html", ".txt")]
    elsewhere = [file for file in files if not file.is_relative_to(TESTS / "content") and file != Path(__file__)]
    found = {file.relative_to(TESTS).as_posix(): known.findall(file.read_text(encoding="utf-8")) for file in elsewhere}
    assert {file: words for file, words in found.items() if words} == {}
