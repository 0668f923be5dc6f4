"""The real project and a card more: a contributor's card turns no test red, so the tests of the content run with one that nobody knew.

``python -m tests.one_card_more FOLDER`` puts it together anew in that folder; the variable CARDS_PROJECT names it to the tests.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import yaml

from tests.fixture_project import CONTENT, FIXTURE, MACHINERY, ROOT

SLUG = "one-card-more"


def put_together(folder: Path) -> None:
    """Put together in the empty `folder` the real project and a card with texts of its own, filed and backed like the first there is."""
    for name in CONTENT:
        shutil.copytree(ROOT / name, folder / name)
    for name in MACHINERY:
        (folder / name).symlink_to(ROOT / name)
    first, second, *_ = cards_of(ROOT)
    texts = yaml.safe_load((FIXTURE / "practices" / "glass-wall.yml").read_text(encoding="utf-8"))
    card = yaml.safe_load((ROOT / "practices" / f"{first}.yml").read_text(encoding="utf-8"))
    own = {key: texts[key] for key in ("minutes", "en", "nl")}
    new = {**card, **own, "related": [first, second], "rather_than": {}, "formerly": []}
    (folder / "practices" / f"{SLUG}.yml").write_text(yaml.safe_dump(new, allow_unicode=True, sort_keys=False), encoding="utf-8")


def cards_of(project: Path) -> list[str]:
    """Return the slugs of the cards of a project, in order."""
    return sorted(file.stem for file in project.glob("practices/[!_]*.yml"))


if __name__ == "__main__":
    there = Path(sys.argv[1])
    shutil.rmtree(there, ignore_errors=True)
    there.mkdir()
    put_together(there)
