"""What a reader waits for: little comes over the wire, and nothing moves once it is there."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Page, Response, expect

from tests.assets import as_before

MOST_BYTES = 64_000

WATCH_SHIFTS = """
window.shifts = [];
const note = shifts => window.shifts.push(...shifts.map(({value, sources}) => [value, ...sources.map(({node}) => node?.nodeName)]));
window.watcher = new PerformanceObserver(list => note(list.getEntries()));
watcher.observe({type: "layout-shift", buffered: true});
window.shiftsSoFar = async () => {
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  note(watcher.takeRecords());
  return shifts;
};
"""
"""Notes what was laid out somewhere else than before; the sum of the values is CLS, the cumulative layout shift."""


def test_the_first_card_that_one_opens_takes_little_from_the_server(page: Page, server: str) -> None:
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - Playwright cannot note on a method of a list that it listens
    page.goto(f"{server}practices/glass-wall.html", wait_until="networkidle")
    sizes = {answer.url.removeprefix(server): len(gzip.compress(answer.body())) for answer in answers}
    assert "css/site" in " ".join(sizes)
    assert sum(sizes.values()) <= MOST_BYTES, sizes


def test_the_themes_script_is_fetched_for_the_first_key_which_it_is_told_too(page: Page, server: str) -> None:
    page.goto(f"{server}practices/glass-wall.html", wait_until="networkidle")
    assert page.evaluate("'component$' in globalThis") is False
    with page.expect_response("**/search/index.*") as index, page.expect_response("**/assets/javascripts/bundle.*") as theme:
        page.keyboard.press("/")
    expect(page.locator(".md-search__input")).to_be_focused()
    asked = [answer.value.request.timing["startTime"] for answer in (index, theme)]
    assert asked == sorted(asked), "the search, to which this key leads, waits for the theme"


def test_the_search_index_is_fetched_when_somebody_points_at_the_search(page: Page, server: str) -> None:
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(as_before(request.url.removeprefix(server))))
    page.goto(f"{server}practices/glass-wall.html", wait_until="networkidle")
    assert "search/index.js" not in asked
    with page.expect_request_finished(lambda request: as_before(request.url.removeprefix(server)) == "search/index.js"):
        page.locator(".md-search__input").hover()
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").press_sequentially("transparency")
    expect(page.locator(".md-search-result__item").first).to_contain_text("A window")


@pytest.mark.parametrize("folder", ["", "nl/"], ids=["english", "dutch"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("uri", ["practices/glass-wall.html", "scan.html"])
def test_nothing_moves_while_a_page_opens(uri: str, width: int, folder: str, page: Page, site: Path) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.add_init_script(WATCH_SHIFTS)
    page.goto((site / folder / uri).as_uri())
    assert page.evaluate("shiftsSoFar()") == []


def test_what_moves_would_be_noticed(page: Page, site: Path) -> None:
    page.add_init_script(WATCH_SHIFTS)
    page.goto((site / "practices" / "glass-wall.html").as_uri())
    assert page.evaluate("shiftsSoFar()") == []
    page.locator("article").evaluate("article => { article.style.marginTop = '100px'; }")
    assert len(page.evaluate("shiftsSoFar()")) == 1
