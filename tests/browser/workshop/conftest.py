"""What the tests of the workshop page share: the page opened with a plan, and a site that has an address."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.workshop.helpers import FOLDERS, address, build, wait_for_sheets
from tests.fixture_project import put_together

SITE_URL = "https://intranet.example.org/practices-of-ours/"


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


@pytest.fixture(scope="session")
def addressed_site(environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site built to be served at SITE_URL."""
    return build(put_together(tmp_path_factory.mktemp("addressed")), "mkdocs.yml", environment | {"SITE_URL": SITE_URL})
