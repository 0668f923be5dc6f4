"""A new card turns no test red: all tests but those of the content use the cards of the fixture project."""

from __future__ import annotations

import re

from tests.fixture_project import FIXTURE, ROOT
from tests.one_card_more import cards_of

TESTS = ROOT / "tests"
OF_ALL = ("one_card_more.py", "test_a_new_card.py")
"""Those that make a card of real ones, and look for the names of all."""


def test_no_other_test_knows_a_real_card() -> None:
    # A slug of three words or more stands for itself; a shorter one may be an ordinary word of a test.
    names = [slug for slug in cards_of(ROOT) if slug.count("-") > 1 and slug not in cards_of(FIXTURE)]
    known = re.compile(rf"(?<![\w-])(?:{'|'.join(names)})(?![\w-])|ROOT / \"(?:practices|seeds)\"|(?<!\.)root / \"(?:practices|seeds)\"")
    files = [file for file in TESTS.rglob("*") if file.suffix in (".py", ".yml", ".js", ".mjs", ".html", ".txt")]
    elsewhere = [file for file in files if not file.is_relative_to(TESTS / "content") and file.name not in OF_ALL]
    found = {file.relative_to(TESTS).as_posix(): known.findall(file.read_text(encoding="utf-8")) for file in elsewhere}
    assert {file: words for file, words in found.items() if words} == {}
