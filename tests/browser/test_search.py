"""The search finds a card by words that stand nowhere in its text, and each language searches its own cards."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

# Where the site stands, a language, a keyword of the card glass-wall that its text does not use, the card's title in that language.
BY_KEYWORD = [
    ("http", "", "nosy", "A window in the workshop"),
    ("file", "nl/", "nieuwsgierig", "Een raam in de werkplaats"),
]


@pytest.mark.parametrize(("address", "language", "keyword", "title"), BY_KEYWORD, indirect=["address"])
def test_a_keyword_that_the_text_does_not_use_finds_the_card(language: str, keyword: str, title: str, address: str, page: Page) -> None:
    page.goto(f"{address}{language}about.html")
    _search(page, keyword)
    results = page.locator(".md-search-result__list > li")
    expect(results.get_by_role("heading")).to_have_text([title])
    results.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    assert page.url.startswith(f"{address}{language}practices/glass-wall.html")
    assert keyword not in page.locator("article").inner_text().lower()


@pytest.mark.parametrize(
    ("address", "language", "title", "says"),
    [
        ("file", "", "A window in the workshop", "Found in Dutch: nieuwsgierig"),
        ("http", "nl/", "Een raam in de werkplaats", "Gevonden in het Engels: nosy"),
    ],
    indirect=["address"],
)
def test_a_word_of_the_other_language_finds_its_card_and_that_is_said(
    language: str, title: str, says: str, address: str, page: Page
) -> None:
    page.goto(f"{address}{language}about.html")
    _search(page, says.rsplit(" ", 1)[1])
    result = page.locator(".md-search-result__list > li").first
    expect(result.get_by_role("heading")).to_have_text(title)
    expect(result.locator(".search-why")).to_have_text(says)


def test_the_box_is_used_by_keys_and_gives_the_focus_back(site: Path, page: Page) -> None:
    page.goto((site / "about.html").as_uri())
    link = page.get_by_role("link", name="Browse all practices").or_(page.locator(".md-content a")).first
    link.focus()
    page.keyboard.press("/")
    box = page.locator(".md-search__input")
    expect(box).to_be_focused()
    box.fill("workshop")  # without a key, as when somebody pastes or dictates
    results = page.locator(".md-search-result__link")
    expect(results.first).to_contain_text("A window in the workshop")
    page.keyboard.press("ArrowDown")
    expect(results.first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(box).to_be_focused()
    page.keyboard.press("Tab")
    expect(results.first).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(box).to_be_focused()
    box.fill("")
    page.keyboard.insert_text("transpa")  # as an input method editor does; with Enter it takes what it proposes
    box.dispatch_event("keydown", {"key": "Enter", "isComposing": True, "bubbles": True})
    expect(page.locator(".md-search__suggest")).to_have_text("transparency")
    page.keyboard.press("ArrowRight")
    expect(box).to_have_value("transparency")
    page.keyboard.press("Escape")
    expect(link).to_be_focused()
    expect(page.locator("#__search")).not_to_be_checked()


def test_what_nothing_fits_leads_on_and_is_kept_for_the_maintainers(address: str, page: Page) -> None:
    page.goto(f"{address}about.html?q=quantum+chromodynamics")
    expect(page.locator(".md-search-result__meta")).to_have_text("Nothing here is about that.")
    ways = page.locator(".search-ways").get_by_role("link")
    expect(ways.filter(has_text="Browse all practices")).to_have_attribute("href", re.compile(r"practices/index\.html$"))
    expect(ways.filter(has_text="Search in Dutch")).to_have_attribute("href", re.compile(r"nl/index\.html\?q=quantum%20chromodynamics$"))
    page.keyboard.press("Escape")
    page.goto(f"{address}maintenance.html")
    expect(page.locator(".searched__list > li")).to_have_text(re.compile("^quantum chromodynamics"))
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a file").click()
    (kept,) = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert (kept["query"], kept["language"], kept["state"]) == ("quantum chromodynamics", "en", "nothing")


def test_the_filters_of_catalogue_and_workshop_find_what_the_search_finds(site: Path, page: Page) -> None:
    page.goto((site / "practices/index.html").as_uri())
    page.locator(".facets [name=text]").fill("windw workshp")  # slips
    expect(page.locator(".tile__title", has_text="A window in the workshop")).to_be_visible()
    page.goto((site / "workshop.html").as_uri())
    page.locator("[data-filter=words]").fill("windw workshp")
    expect(page.locator(".pick__title", has_text="A window in the workshop")).to_be_visible()
    expect(page.locator(".pick__title:visible")).not_to_have_count(page.locator(".pick").count())


def test_the_beginning_of_a_word_is_enough_and_the_theme_of_what_it_finds_is_shown(site: Path, page: Page) -> None:
    page.goto((site / "nl/index.html").as_uri())
    _search(page, "raam in de werkpl")
    first = page.locator(".md-search-result__list > li").first
    expect(first.get_by_role("heading").first).to_have_text("Een raam in de werkplaats")
    expect(first.locator(".md-tag").first).to_have_text("Laat het zien")


@pytest.mark.parametrize(("address", "refused"), [("file", "js/search/answer"), ("http", "search/index")], indirect=["address"])
def test_a_search_that_lacks_a_file_says_that_it_does_not_work(refused: str, address: str, browser: Browser) -> None:
    with browser.new_page() as page:
        page.route(re.compile(f"/{refused}[^/]*$"), lambda route: route.abort())
        page.goto(f"{address}about.html")
        _search(page, "transparency")
        expect(page.locator(".md-search-result__meta")).to_have_text(re.compile("^The search does not work now"))


def test_a_search_that_lacked_a_file_works_once_it_comes(server: str, browser: Browser) -> None:
    with browser.new_page() as page:
        page.route("**/nl/search/index.*", lambda route: route.abort())
        page.goto(f"{server}nl/about.html")
        _search(page, "nieuwsgierig")
        expect(page.locator(".md-search-result__meta")).to_have_text(re.compile("^Zoeken lukt nu niet"))
        page.unroute("**/nl/search/index.*")
        page.get_by_role("textbox").press("Backspace")
        expect(page.locator(".md-search-result__list > li").first).to_contain_text("Een raam in de werkplaats")


def test_where_a_browser_keeps_nothing_one_searches_and_chooses_a_dark_page(site: Path, page: Page) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })")
    page.goto((site / "about.html").as_uri())
    page.get_by_title("Switch to dark").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    _search(page, "transparency")
    expect(page.locator(".md-search-result__list > li").first).to_contain_text("A window in the workshop")


def test_the_words_that_found_a_page_are_marked_on_it(site: Path, page: Page) -> None:
    page.goto(f"{(site / 'practices/glass-wall.html').as_uri()}?h=workshop+%3Cb%3E(a")
    expect(page.locator("h1 mark")).to_have_text(["A", "workshop"])
    assert page.locator("h1").inner_html() == "<mark>A</mark> window in the <mark>workshop</mark>"


def _search(page: Page, words: str) -> None:
    page.get_by_role("textbox").click()
    page.get_by_role("textbox").press_sequentially(words)
