"""The scan stays in the browser, for as long as the reader wants it to and the browser lets it."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.browser.scan.steps import RULES, legend, open_files, rate, scan_file

FORMERLY = RULES["format"]
"""The key that the scan stood under before it named the site."""

REFUSES = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
IS_FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"


def remembered_scans(page: Page) -> list[str]:
    """Return what the browser remembers, but for what the theme does."""
    kept: list[str] = page.evaluate(
        "Object.entries(localStorage).filter(([key]) => key.startsWith('customer-centric-scan')).map(([, text]) => text)"
    )
    return kept


def test_the_page_says_where_the_answers_are(scan: Page) -> None:
    expect(scan.get_by_text("Your answers stay on this device, in the memory of this browser. Nothing is sent.")).to_be_visible()


def test_answers_name_and_opened_scans_are_there_again_in_either_language(site: Path, scan: Page) -> None:
    rate(scan, glass_wall=2)
    scan.get_by_label("Name").fill("Anna")
    open_files(scan, scan_file("Bert", {"ride-along": 4}), shown=2)
    for language, team in (("", "Team"), ("nl/", "Team")):
        scan.goto((site / f"{language}scan.html").as_uri())
        expect(scan.locator('input[name="glass-wall"][value="2"]')).to_be_checked()
        assert legend(scan) == ["Anna", "Bert", team]


def test_what_was_remembered_before_sites_had_a_memory_each_is_taken_over_with_the_scores_of_cards_from_elsewhere(scan: Page) -> None:
    own = {**RULES, "name": "Anna", "date": "2026-11-20", "scores": {"glass-wall": 2, "elsewhere": 5}}
    scan.evaluate("([key, text]) => localStorage.setItem(key, text)", [FORMERLY, json.dumps({"own": own, "others": []})])
    scan.reload()
    expect(scan.locator('input[name="glass-wall"][value="2"]')).to_be_checked()
    rate(scan, ride_along=3)
    (kept,) = remembered_scans(scan)
    assert json.loads(kept)["own"]["scores"] == {"elsewhere": 5, "glass-wall": 2, "ride-along": 3}


def test_two_copies_of_the_site_in_two_folders_have_a_scan_each(site: Path, scan: Page, tmp_path: Path) -> None:
    rate(scan, glass_wall=2)
    (tmp_path / "copy").symlink_to(site)
    scan.goto((tmp_path / "copy/nl/scan.html").as_uri())
    expect(scan.locator(".scan-progress").get_by_role("status")).to_contain_text("0 van")
    rate(scan, glass_wall=5)
    scan.goto((site / "nl/scan.html").as_uri())
    expect(scan.locator('input[name="glass-wall"][value="2"]')).to_be_checked()


def test_another_tab_shows_the_same_scan(site: Path, scan: Page) -> None:
    other = scan.context.new_page()
    other.goto((site / "nl/scan.html").as_uri())
    rate(scan, glass_wall=2)
    expect(other.locator('input[name="glass-wall"][value="2"]')).to_be_checked()


def test_clearing_everything_leaves_nothing_in_the_memory(scan: Page) -> None:
    rate(scan, glass_wall=2)
    open_files(scan, scan_file("Bert", {"ride-along": 4}), shown=2)
    scan.on("dialog", lambda dialog: dialog.accept())
    scan.get_by_role("button", name="Clear everything").click()
    expect(scan.locator(".scan-progress").get_by_role("status")).to_contain_text("0 of")
    expect(scan.locator(".radar")).to_be_hidden()
    assert remembered_scans(scan) == []


def test_clearing_everything_is_asked_first(scan: Page) -> None:
    rate(scan, glass_wall=2)
    asked: list[str] = []

    def refuse(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    scan.on("dialog", refuse)
    scan.get_by_role("button", name="Clear everything").click()
    expect(scan.locator('input[name="glass-wall"][value="2"]')).to_be_checked()
    assert asked == ["Clear all answers and saved scans on this page? Files that you saved elsewhere remain."]


@pytest.mark.parametrize("memory", [REFUSES, IS_FULL], ids=["refused", "full"])
def test_without_a_memory_the_page_says_so_and_works(memory: str, site: Path, unplugged: Page) -> None:
    unplugged.add_init_script(memory)
    unplugged.goto((site / "scan.html").as_uri())
    expect(unplugged.get_by_text("This browser lets the page remember nothing.")).to_be_visible()
    expect(unplugged.get_by_text("Your answers stay on this device")).to_be_hidden()
    rate(unplugged, glass_wall=2)
    open_files(unplugged, scan_file("Bert", {"ride-along": 4}), shown=2)
    assert legend(unplugged) == ["You", "Bert", "Team"]


@pytest.mark.parametrize(
    "remembered",
    [
        "{",
        "null",
        "[]",
        '"text"',
        '{"own": 3, "others": {"length": 2}}',
        json.dumps({"own": {**RULES, "scores": {"glass-wall": 9}}, "others": [None, 4, {**RULES, "scores": []}]}),
    ],
)
def test_a_memory_that_holds_something_else_is_as_good_as_empty(remembered: str, scan: Page) -> None:
    scan.evaluate(
        "([key, text]) => localStorage.setItem(key, text)", [f"{FORMERLY} {urlsplit(scan.url).path.removesuffix('scan.html')}", remembered]
    )
    scan.reload()
    expect(scan.locator(".scan-progress").get_by_role("status")).to_contain_text("0 of")
    rate(scan, glass_wall=2)
    assert legend(scan) == ["You"]


def test_the_day_is_noted_with_the_first_score(scan: Page) -> None:
    expect(scan.get_by_label("Date")).to_have_value("")
    rate(scan, glass_wall=2)
    assert scan.get_by_label("Date").input_value() == scan.evaluate("new Date().toLocaleDateString('sv')")
