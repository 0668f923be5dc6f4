"""The search finds a card by words that stand nowhere in its text, and each language searches its own cards."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

# Language, a keyword of the card glass-wall that its text does not use, the card's title in that language.
BY_KEYWORD = [
    ("", "nosy", "A window in the workshop"),
    ("nl/", "nieuwsgierig", "Een raam in de werkplaats"),
]
SAYS_NOTHING_FOUND = {"": "Nothing found", "nl/": "Niets gevonden"}


@pytest.mark.parametrize(("language", "keyword", "title"), BY_KEYWORD)
def test_a_keyword_that_the_text_does_not_use_finds_the_card(language: str, keyword: str, title: str, address: str, page: Page) -> None:
    page.goto(f"{address}{language}about.html")
    _search(page, keyword)
    results = page.locator(".md-search-result__list > li")
    expect(results.get_by_role("heading")).to_have_text([title])
    results.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    assert page.url.startswith(f"{address}{language}practices/glass-wall.html")
    assert keyword not in page.locator("article").inner_text().lower()


@pytest.mark.parametrize(("language", "keyword"), [("", "nieuwsgierig"), ("nl/", "nosy")])
def test_the_search_of_a_language_does_not_find_words_of_the_other(language: str, keyword: str, address: str, page: Page) -> None:
    page.goto(f"{address}{language}about.html")
    _search(page, keyword)
    expect(page.locator(".md-search-result__meta")).to_have_text(SAYS_NOTHING_FOUND[language])


@pytest.mark.parametrize(
    ("language", "part", "title"),
    [("", "window in the work", "A window in the workshop"), ("nl/", "raam in de werkpl", "Een raam in de werkplaats")],
)
def test_the_beginning_of_a_word_is_enough(language: str, part: str, title: str, site: Path, page: Page) -> None:
    page.goto((site / language / "index.html").as_uri())
    _search(page, part)
    expect(page.locator(".md-search-result__list > li").first.get_by_role("heading").first).to_have_text(title)


@pytest.mark.parametrize(("language", "query", "theme"), [("", "transparency", "Show it"), ("nl/", "transparantie", "Laat het zien")])
def test_a_result_shows_the_theme_of_its_card(language: str, query: str, theme: str, site: Path, page: Page) -> None:
    page.goto((site / language / "about.html").as_uri())
    _search(page, query)
    expect(page.locator(".md-search-result__item").first.locator(".md-tag").first).to_have_text(theme)


@pytest.mark.parametrize("refused", ["js/search/worker", "js/search/ranking", "search/search_index", "assets/javascripts/bundle"])
def test_a_search_that_lacks_a_file_says_that_it_does_not_work(refused: str, address: str, browser: Browser) -> None:
    with browser.new_page() as page:
        page.route(re.compile(f"/{refused}[^/]*$"), lambda route: route.abort())
        page.goto(f"{address}about.html")
        if "bundle" in refused:  # without that the box does not open
            page.keyboard.press("/")
        else:
            _search(page, "transparency")
        expect(page.locator(".md-search-result__meta")).to_have_text(re.compile("^The search does not work now"))


def test_a_search_that_lacked_a_file_works_once_it_comes(server: str, browser: Browser) -> None:
    with browser.new_page() as page:
        page.route("**/search/search_index.*", lambda route: route.abort())
        page.goto(f"{server}nl/about.html")
        _search(page, "nieuwsgierig")
        expect(page.locator(".md-search-result__meta")).to_have_text(re.compile("^Zoeken lukt nu niet"))
        page.unroute("**/search/search_index.*")
        page.get_by_role("textbox").press("Backspace")
        expect(page.locator(".md-search-result__list > li").first).to_contain_text("Een raam in de werkplaats")


def test_where_a_browser_keeps_nothing_one_searches_and_chooses_a_dark_page(address: str, page: Page) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })")
    page.goto(f"{address}about.html")
    page.get_by_title("Switch to dark").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    _search(page, "transparency")
    expect(page.locator(".md-search-result__list > li").first).to_contain_text("A window in the workshop")


def test_the_words_that_found_a_page_are_marked_on_it(address: str, page: Page) -> None:
    page.goto(f"{address}practices/glass-wall.html?h=workshop+%3Cb%3E(a")
    expect(page.locator("h1 mark")).to_have_text(["A", "workshop"])
    assert page.locator("h1").inner_html() == "<mark>A</mark> window in the <mark>workshop</mark>"


def _search(page: Page, words: str) -> None:
    page.get_by_role("textbox").click()
    page.get_by_role("textbox").press_sequentially(words)
