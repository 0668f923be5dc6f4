"""Opened from a file share, with no network at all, the site does everything it does on a server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect


@pytest.fixture
def unplugged(site: Path, page: Page) -> Iterator[Page]:
    """The home page, opened from its file on a computer without a network; what it fetches elsewhere fails the test."""
    page.context.set_offline(True)
    page.goto((site / "index.html").as_uri())
    yield page
    page.context.set_offline(False)


def test_a_reader_comes_from_home_by_the_catalogue_to_a_card(unplugged: Page) -> None:
    unplugged.get_by_role("link", name="Browse all practices").click()
    expect(unplugged.get_by_role("heading", level=1)).to_have_text("All practices")
    unplugged.get_by_role("link", name="A window in the workshop", exact=True).click()
    expect(unplugged.get_by_role("heading", level=1)).to_have_text("A window in the workshop")


def test_the_search_answers(unplugged: Page) -> None:
    unplugged.get_by_role("textbox").click()
    unplugged.get_by_role("textbox").press_sequentially("closed doors")
    unplugged.locator(".md-search-result__list").get_by_role("heading", name="A window in the workshop").click()
    expect(unplugged.get_by_role("heading", level=1)).to_have_text("A window in the workshop")


def test_the_choice_of_a_dark_page_is_remembered_on_the_next_one(unplugged: Page) -> None:
    body = unplugged.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    unplugged.get_by_title("Switch to dark").click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    unplugged.get_by_role("link", name="Browse all practices").click()
    expect(unplugged.get_by_role("heading", level=1)).to_have_text("All practices")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
