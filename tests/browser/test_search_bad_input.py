"""Whatever somebody types, the page stands and the next search answers; the fixture fails on any error in the console."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.search_box import SearchBox

# What the search makes of far more is tested without a browser, in tests/js/search.test.mjs; here the box and its list show it.
BAD_INPUT = {
    "markup": "<img src=x onerror=\"document.title='broken'\"><script>document.title='broken'</script>",
    "ten thousand characters": "transparency " * 1250,
    "other scripts": "停车 парковка 🅿️ \u202e\u0000\ufffd",
}


@pytest.fixture(scope="module")
def one_page(site: Path, open_page: OpenPage) -> Iterator[tuple[Page, SearchBox]]:
    """One page for all that is typed, one after the other."""
    with open_page() as page:
        yield page, SearchBox(page, f"{site.as_uri()}/about.html")


@pytest.mark.parametrize("words", BAD_INPUT.values(), ids=BAD_INPUT)
def test_bad_input_does_no_harm_and_the_next_search_answers(words: str, one_page: tuple[Page, SearchBox]) -> None:
    page, box = one_page
    box.search(words)
    expect(page).to_have_title("About - Customer-centric leadership")
    expect(page.locator(".md-search-result img, .md-search-result script")).to_have_count(0)
    assert box.cards("transparency")[0] == "glass-wall"


def test_typed_markup_is_marked_as_text_on_the_page_it_leads_to(address: str, page: Page) -> None:
    box = SearchBox(page, f"{address}about.html")
    box.search("transparency <i>nosy</i> <img src=x>")
    box.results.first.get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A window in the workshop")
    expect(page.locator("article img[src=x]")).to_have_count(0)
