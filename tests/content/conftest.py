"""What the tests of the content share: the cards there are, their site built once, and a page to measure paper on."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from cards.content import catalog
from cards.content.catalog import Catalog
from playwright.sync_api import Browser, Page

from tests.content.tested_project import PROJECT
from tests.problems import told


@pytest.fixture(scope="session")
def cards() -> Catalog:
    """The cards there are."""
    loaded = catalog.load(PROJECT)
    assert isinstance(loaded, Catalog), told(loaded)
    return loaded


@pytest.fixture(scope="session")
def site_build(published: subprocess.CompletedProcess[str]) -> subprocess.CompletedProcess[str]:
    """The strict build of the cards there are, as it ended; its last argument is the site's folder."""
    return published


@pytest.fixture(scope="session")
def site(site_build: subprocess.CompletedProcess[str]) -> Path:
    """The folder of that site, all languages."""
    assert site_build.returncode == 0, site_build.stdout
    return Path(site_build.args[-1])


@pytest.fixture(scope="session")
def paper(browser: Browser) -> Iterator[Page]:
    """One page for all that is measured as paper."""
    with browser.new_context(offline=True, bypass_csp=True, viewport={"width": 794, "height": 1123}) as context:
        page = context.new_page()
        page.emulate_media(media="print")
        yield page
