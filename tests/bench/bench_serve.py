"""Whoever saves a card sees it in the browser at once, however many cards there are."""

from __future__ import annotations

import re
from pathlib import Path
from statistics import median
from time import perf_counter

from playwright.sync_api import Browser

from tests.bench.conftest import ProjectOf
from tests.fixture_project import change
from tests.preview_server import serving

CARDS = 500
ROUNDS = 8
RELOADED_SECONDS = 1.5


def test_a_saved_card_is_shown(many_cards: ProjectOf, environment: dict[str, str], browser: Browser) -> None:
    project = many_cards(CARDS)
    begin = perf_counter()
    with serving(project, {**environment, "PYTHONPATH": str(project / "hooks")}) as preview, browser.new_page() as page:
        preview.wait_for("Serving on")
        page.goto(f"{preview.address}practices/glass-wall.html")
        started = perf_counter() - begin
        took = []
        for number in range(ROUNDS):
            preview.wait_for("Browser connected")
            card = project / "practices" / "glass-wall.yml"
            begin = perf_counter()
            change(card, title_of(card), f"Saved {number}")
            page.wait_for_function("(title) => document.querySelector('h1')?.textContent === title", arg=f"Saved {number}")
            took.append(perf_counter() - begin)
    print(f"\n{CARDS} cards: first page {started:.1f} s after the start, then {median(took):.2f} s from saving, at most {max(took):.2f}")
    assert max(took) <= RELOADED_SECONDS


def title_of(card: Path) -> str:
    found = re.search(r"  title: (.+)", card.read_text(encoding="utf-8"))
    assert found
    return found[1]
