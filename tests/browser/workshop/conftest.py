"""What the tests of the workshop page share: the page opened with a plan."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.workshop.helpers import FOLDERS, address, wait_for_sheets


@pytest.fixture(params=["en", "nl"])
def language(request: pytest.FixtureRequest) -> str:
    """A language of the site."""
    return str(request.param)


@pytest.fixture
def open_plan(page: Page, site: Path) -> Callable[..., Page]:
    """Open the workshop page from its file, the network off, with a plan."""

    def opened(plan: str = "", language: str = "en", site: Path = site) -> Page:
        page.context.set_offline(True)
        page.goto("about:blank")
        page.goto(address(site, FOLDERS[language], plan))
        wait_for_sheets(page)
        return page

    return opened
