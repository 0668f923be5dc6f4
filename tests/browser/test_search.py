"""The search finds a card by words that stand nowhere in its text, and each language searches its own cards."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

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
    expect(page.locator(".md-search-result__item").first.locator(".md-tag")).to_have_text(theme)


def _search(page: Page, words: str) -> None:
    page.get_by_role("textbox").click()
    page.get_by_role("textbox").press_sequentially(words)
