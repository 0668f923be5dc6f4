"""The page for whoever serves the site names the test that keeps each promise: one that is there, and the same ones in every language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.fixture_project import ROOT

PAGES = sorted(ROOT.glob("docs/*/operations.md"))


def named(page: Path) -> list[str]:
    """Return the tests that a page names, in order."""
    return re.findall(r"`(test_\w+)`", page.read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_every_test_that_the_page_names_is_there(page: Path) -> None:
    there = {
        name
        for file in ROOT.glob("tests/**/test_*.py")
        for name in re.findall(r"^def (test_\w+)", file.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert named(page)
    assert [name for name in named(page) if name not in there] == []


def test_the_page_names_the_same_tests_in_every_language() -> None:
    assert len({tuple(named(page)) for page in PAGES}) == 1
