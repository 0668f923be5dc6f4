"""What the tests of the scan do with its page, and read from it."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import FilePayload, Page, expect

RULES = {"format": "customer-centric-scan", "version": 1}


def cards(page: Page, theme: str = "") -> list[str]:
    """Return the cards of the theme, or all, in the order of the page."""
    within = f'[data-theme="{theme}"] ' if theme else ""
    slugs: list[str] = page.locator(f"{within}.statement").evaluate_all("all => all.map(statement => statement.dataset.slug)")
    return slugs


def rate(page: Page, **scores: int) -> None:
    """Rate cards, whose names are written with underscores."""
    for name, score in scores.items():
        page.locator(f'input[name="{name.replace("_", "-")}"][value="{score}"]').check()


def rate_theme(page: Page, theme: str, scores: list[int]) -> None:
    """Rate the first cards of the theme."""
    for slug, score in zip(cards(page, theme), scores, strict=False):
        rate(page, **{slug: score})


def scan_file(name: str, scores: dict[str, Any], /, **changes: Any) -> FilePayload:
    """Return a saved scan as a file; a change to None leaves its key out."""
    value = {**RULES, "name": name, "date": "2026-11-20", "scores": scores, **changes}
    return text_file(f"{name}.json", json.dumps({key: part for key, part in value.items() if part is not None}))


def text_file(name: str, text: str) -> FilePayload:
    return FilePayload(name=name, mimeType="application/json", buffer=text.encode())


def open_files(page: Page, *files: FilePayload, shown: int) -> None:
    """Open files as a reader would, and wait until so many scans are in the picture."""
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Open saved scans").click()
    chooser.value.set_files(list(files))
    expect(page.locator("[data-do=save-one]")).to_have_count(shown)
    if shown > 1:
        show_single_scans(page)


def show_single_scans(page: Page) -> None:
    """Ask for the scans of a team one by one."""
    page.locator("#scan-apart").check()


def news(page: Page) -> list[str]:
    return page.locator(".scan-news li").all_inner_texts()


def legend(page: Page) -> list[str]:
    """Return the names in the legend, the team's included."""
    return [text.split("\n")[0] for text in page.locator(".scan-legend__who").all_inner_texts()]


def averages(page: Page) -> dict[str, list[str]]:
    """Return the table: for each theme the average of every scan, and of the team."""
    rows = page.locator("[data-part=rows] tr").all()
    return {row.locator("th").inner_text(): row.locator("td").all_inner_texts() for row in rows}
