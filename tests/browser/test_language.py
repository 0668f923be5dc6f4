"""The switch of languages leads to the same page, and back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

# Three places in the folders of the site: a page, its first heading in English, in Dutch. Where every switch leads, test_links.py reads.
PAGES = [
    ("file", "index.html", "Practices for Monday morning", "Kaarten voor maandagochtend"),
    ("http", "about.html", "About this site", "Over deze site"),
    ("file", "practices/glass-wall.html", "A window in the workshop", "Een raam in de werkplaats"),
]


@pytest.mark.parametrize(("address", "uri", "english", "dutch"), PAGES, ids=[uri for _, uri, _, _ in PAGES], indirect=["address"])
def test_the_switch_leads_to_the_same_page_in_the_other_language_and_back(
    uri: str, english: str, dutch: str, address: str, page: Page
) -> None:
    heading = page.get_by_role("heading", level=1)
    page.goto(address + uri)
    expect(heading).to_contain_text(english)
    page.get_by_role("link", name="Nederlands", exact=True).click()
    expect(page).to_have_url(f"{address}nl/{uri}")
    expect(heading).to_contain_text(dutch)
    page.get_by_role("link", name="English", exact=True).click()
    expect(page).to_have_url(address + uri)
    expect(heading).to_contain_text(english)
