"""What a reader takes along of a card: its link, and Monday's step for a calendar."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from playwright.sync_api import Page, expect

MONDAY = 0


def test_the_link_of_a_card_is_copied(address: str, page: Page) -> None:
    card = f"{address}practices/glass-wall.html"
    page.goto(f"{card}#content")
    page.get_by_role("button", name="Copy the link").click()
    expect(page.locator(".take-along [role=status]")).to_have_text("The link has been copied.")
    page.locator(".md-search__input").focus()
    page.keyboard.press("Control+V")
    expect(page.locator(".md-search__input")).to_have_value(card)


def test_the_step_of_monday_comes_as_a_file_for_a_calendar(site: Path, page: Page) -> None:
    page.goto((site / "practices" / "glass-wall.html").as_uri())
    with page.expect_download() as saved:
        page.get_by_role("button", name="Put Monday's step in my calendar").click()
    assert saved.value.suggested_filename.endswith(".ics")
    event = saved.value.path().read_bytes().decode().replace("\r\n ", "")
    assert "SUMMARY:Monday's step: A window in the workshop\r\n" in event
    found = re.search(r"DTSTART:(\d{8})T090000\r\n", event)
    assert found
    day = date.fromisoformat(found[1])
    assert (day.weekday(), day > date.today()) == (MONDAY, True)  # noqa: DTZ011 - that of the browser, on this computer
