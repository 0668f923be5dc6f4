"""What the tests of the workshop page share: the page opened with a plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage
from tests.browser.workshop.helpers import AS_OPENED, FOLDERS, address, turn_to, wait_for_sheets


@pytest.fixture(params=["en", "nl"])
def language(request: pytest.FixtureRequest) -> str:
    """A language of the site."""
    return str(request.param)


@pytest.fixture
def open_plan(page: Page, site: Path) -> Callable[..., Page]:
    """Open the workshop page from its file, the network off, with a plan and a memory of its own."""

    def opened(plan: str = "", language: str = "en", site: Path = site) -> Page:
        page.context.set_offline(True)
        if page.url != "about:blank":
            page.goto("about:blank")  # or another plan of the page that is open would not open it anew
        page.goto(address(site, FOLDERS[language], plan))
        wait_for_sheets(page)
        return page

    return opened


@pytest.fixture(scope="module")
def desks(open_page: OpenPage) -> Iterator[Callable[[str], Page]]:
    """Return the page of an address, opened when it is asked for first: to open it for each test would take most of their time."""
    with ExitStack() as open_ones:
        opened: dict[str, Page] = {}

        def at(address: str) -> Page:
            if address not in opened:
                opened[address] = page = open_ones.enter_context(open_page())
                page.context.set_offline(True)
                page.goto(address)
            return opened[address]

        yield at


@pytest.fixture
def turn_plan(desks: Callable[[str], Page], site: Path) -> Callable[..., Page]:
    """Turn a workshop page that is open to a plan, with nothing searched and the window of a desk."""

    def turned(plan: str = "", language: str = "en", site: Path = site) -> Page:
        page = desks(address(site, FOLDERS[language]))
        page.emulate_media(media="null")
        page.set_viewport_size({"width": 1280, "height": 720})
        page.evaluate(AS_OPENED)
        turn_to(page, plan)
        return page

    return turned
