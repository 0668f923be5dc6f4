"""The pages of a workshop and of a scan in Firefox: put together, taken back, copied, shown and scored as in Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import firefox
from tests.firefox import Firefox

pytestmark = pytest.mark.skipif(firefox.PROGRAM is None, reason=firefox.MISSING)

ENTER, END = "\ue007", "\ue010"
SHEETS = "document.querySelector('#sheets[aria-busy=false] .leaf')"
ALONE = """[...document.querySelectorAll(".part > h2")].filter(heading =>
  heading.nextElementSibling.getBoundingClientRect().top < heading.getBoundingClientRect().top).map(heading => heading.textContent)"""
"""The headings of cards whose text begins at the top of the next column."""


@pytest.fixture(scope="module")
def browser_of_others(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """One running Firefox for all tests."""
    with firefox.started(tmp_path_factory.mktemp("firefox")) as running:
        yield running


def count(selector: str, n: int) -> str:
    return f"document.querySelectorAll('{selector}').length === {n}"


@pytest.mark.parametrize(("folder", "way"), [("", "file"), ("nl/", "http")])
def test_a_workshop_and_a_scan_are_made_taken_back_and_shown(
    folder: str, way: str, browser_of_others: Firefox, site: Path, server: str
) -> None:
    page, root = browser_of_others, {"file": f"{site.as_uri()}/", "http": server}[way]
    page.open(f"{root}{folder}workshop.html#cards=~10.opening,glass-wall,~10.closing&sheet=guide&start=09:00")
    page.wait_until(SHEETS)
    assert page.tell("document.querySelector('.programme tbody td').textContent") == "09:00–09:10"
    page.click("[data-slug=ride-along] .pick__add")
    page.wait_until(count(".item", 4))
    page.click("[data-undo]")
    page.wait_until(count(".item", 3))
    page.click("[data-copy]")
    page.wait_until("document.querySelector('[data-told=preview]').textContent.includes('Google Docs')")
    page.click("[data-sheet=slides]")
    page.wait_until(f"{SHEETS}?.matches('.leaf--slide')")
    page.click("[data-show]")
    page.press(END)
    page.wait_until("document.querySelector('.frame--shown .slide--closing')")
    page.click("[data-stage=end]")

    page.open(f"{root}{folder}scan.html")
    page.click("#scan-typed")
    page.press(*"3 4 2 - 5 3 4 2 1 5 3 4", ENTER)
    page.wait_until(count("[data-do=save-one]", 1))
    page.click(".scan-compare [data-do=undo]")
    page.wait_until("document.querySelector('[data-part=some-result]').hidden")


def test_no_heading_of_a_card_stands_alone_at_the_foot_of_a_column(browser_of_others: Firefox, site: Path) -> None:
    browser_of_others.open(f"{site.as_uri()}/workshop.html#cards=all&sheet=participants")
    browser_of_others.wait_until(SHEETS)
    assert browser_of_others.tell(ALONE) == []
