"""The catalogue's filter and the workshop's picker find the same cards by the same words, however these are typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

SLUGS = "links => links.map(link => link.getAttribute('href').replace(/^.*\\/|\\.html.*$/g, '')).sort()"


@pytest.mark.parametrize(
    ("typed", "folded"), [("ideeën", "ideeen"), ("financiële", "financiele"), ("collega's", "collegas"), ("e-mail", "E-MAIL")]
)
def test_filter_and_picker_find_the_same_cards(typed: str, folded: str, page: Page, site: Path) -> None:
    found = []
    for uri, links in (
        ("practices/index.html", ".tile:visible .tile__title a"),
        ("workshop.html", ".pick:visible .pick__title"),
    ):
        page.goto((site / "nl" / uri).as_uri())
        for text in (typed, folded):
            page.locator("[name=text], [data-filter=words]").fill(text)
            expect(page.locator(links).first).to_be_visible()
            found.append(page.locator(links).evaluate_all(SLUGS))
    assert found[0]
    assert found == [found[0]] * len(found)
