"""A former address of a card leads on, from a server and from a file, with all that stands behind it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

BEHIND = "?h=why#workshop=cards%3Dglass-wall%26sheet%3Ddeck"


@pytest.mark.parametrize(("address", "folder"), [("file", ""), ("http", "nl/")], ids=["english", "dutch"], indirect=["address"])
def test_what_stands_behind_a_former_address_comes_along(folder: str, address: str, page: Page) -> None:
    page.goto(f"{address}{folder}practices/why-question.html{BEHIND}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ask why")
    expect(page).to_have_url(f"{address}{folder}practices/ask-why.html{BEHIND}")
    expect(page.locator(".plan-bar")).to_be_visible()


def test_one_does_not_come_back_to_a_former_address(address: str, page: Page) -> None:
    page.goto(f"{address}practices/glass-wall.html")
    page.goto(f"{address}practices/why-question.html#paper%3Dabc).")
    expect(page).to_have_url(f"{address}practices/ask-why.html#paper=abc")
    expect(page.locator(".paper")).to_contain_text("The address does not say which printing your paper is.")
    page.go_back()
    expect(page).to_have_url(f"{address}practices/glass-wall.html")


def test_without_scripts_one_arrives_too(server: str, browser: Browser) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{server}practices/why-question.html")
        expect(page).to_have_url(f"{server}practices/ask-why.html")
