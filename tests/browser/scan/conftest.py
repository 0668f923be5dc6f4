"""The page of the scan, opened from its file on a computer without a network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page


@pytest.fixture
def unplugged(page: Page) -> Iterator[Page]:
    """A page without a network that notes what it is asked to print, as paper is chosen, and prints nothing."""
    page.context.set_offline(True)
    page.add_init_script("window.printed = []; window.print = () => printed.push(document.querySelector('.scan').dataset.paper)")
    yield page
    page.context.set_offline(False)


@pytest.fixture
def scan(site: Path, unplugged: Page) -> Page:
    """The English page of the scan, not yet filled in."""
    unplugged.goto((site / "scan.html").as_uri())
    return unplugged
