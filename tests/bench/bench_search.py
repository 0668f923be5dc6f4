"""The first result stands there soon after the key was pressed, whatever the number of cards."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from statistics import median

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.bench.conftest import ProjectOf, Record
from tests.browser.workshop.helpers import build
from tests.file_server import files_served
from tests.waiting import wait_until

FIRST = {50: 130, 2_000: 300}
"""Milliseconds from the first key of all, which leads to the box, to the first result, with all there is to load, by how many cards."""

LATER = 15
"""Milliseconds from each key after it."""

QUERIES = ("werkplaatsavond", "klachtenbrieven", "wachttijd", "bankje", "betrouwbaarheid")
ROUNDS = 5

TIMER = """
window.waits = [];
let typed;
for (const name of ["keydown", "input"]) addEventListener(name, ({ timeStamp }) => { typed ??= timeStamp; }, true);
document.addEventListener("DOMContentLoaded", () => {
  new MutationObserver(() => {
    if (typed === undefined || !document.querySelector(".md-search-result__item")) return;
    waits.push(performance.now() - typed);
    typed = undefined;
  }).observe(document.querySelector(".md-search-result__list"), {childList: true});
});
"""
"""Notes how long after a key was pressed, or the box filled, the list of results changed."""


@pytest.fixture(scope="module", params=list(FIRST))
def cards(request: pytest.FixtureRequest) -> int:
    """How many cards there are."""
    return int(request.param)


@pytest.fixture(scope="module")
def large_site(cards: int, many_cards: ProjectOf, environment: dict[str, str]) -> Path:
    return build(many_cards(cards), "mkdocs.nl.yml", environment)


@pytest.mark.parametrize("served", [False, True], ids=["file", "http"])
def test_results_follow_the_keys(served: bool, cards: int, large_site: Path, browser: Browser, record: Record) -> None:  # noqa: FBT001 - a case
    first, later = [], []
    with files_served(large_site) if served else nullcontext(f"{large_site.as_uri()}/") as address:
        for _ in range(ROUNDS):
            with browser.new_context() as context:
                page = context.new_page()
                page.add_init_script(TIMER)
                page.goto(f"{address}index.html")
                page.keyboard.type("/b")  # the slash, which leads to the box, is the first key: nothing is loaded before it
                first.append(waits(page)[0])
                later += [wait_for_last_letter(page, query) for query in QUERIES]
    where = "from a server" if served else "from a file"
    record(f"search of {cards:,} cards {where}, from the first key to the first result", "milliseconds", first)
    record(f"search of {cards:,} cards {where}, from a later key to its results", "milliseconds", later)
    assert median(first) <= FIRST[cards]
    assert median(later) <= LATER


def wait_for_last_letter(page: Page, query: str) -> float:
    """Return how long the results of `query` are waited for, in milliseconds, once all but its last letter stands in the box."""
    box = page.locator(".md-search__input")
    box.fill(query[:-1])
    waits(page)
    box.press(query[-1])
    return waits(page)[-1]


def waits(page: Page) -> list[float]:
    wait_until(page, "waits.length > 0")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    noted: list[float] = page.evaluate("waits.splice(0)")
    return noted
