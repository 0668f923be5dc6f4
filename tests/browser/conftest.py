"""What the browser tests share: the system's Chromium, and pages that may fetch nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request

from tests.conftest import PATIENCE

OpenPage = Callable[[], AbstractContextManager[Page]]


@pytest.fixture(scope="session")
def open_page(browser: Browser, server: str) -> OpenPage:
    """Open a page with a memory of its own; when it closes, the test fails if it asked for anything outside, or anything went wrong."""

    @contextmanager
    def opened() -> Iterator[Page]:
        asked_outside: list[str] = []
        complaints: list[str] = []
        with browser.new_context(locale="en-GB") as context:
            context.set_default_timeout(PATIENCE)
            context.on("request", lambda request: None if _is_here(request.url, server) else asked_outside.append(request.url))
            context.on("requestfailed", lambda request: complaints.extend(_failure(request)))
            context.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
            context.on("weberror", lambda error: complaints.append(str(error.error)))
            yield context.new_page()
        assert (asked_outside, complaints) == ([], [])

    return opened


def _failure(request: Request) -> list[str]:
    # What is still on its way when the reader goes to another page is aborted; that is no failure.
    return [] if request.failure == "net::ERR_ABORTED" else [f"{request.url}: {request.failure}"]


def _is_here(url: str, server: str) -> bool:
    return url.startswith(("file:", "data:", "blob:", "about:", server))


@pytest.fixture
def page(open_page: OpenPage) -> Iterator[Page]:
    """A page of the test's own."""
    with open_page() as opened:
        yield opened


@pytest.fixture(params=["file", "http"])
def address(request: pytest.FixtureRequest, site: Path, server: str) -> str:
    """Where the site stands for a reader, on a file share and on a server; it ends with a slash."""
    return server if request.param == "http" else f"{site.as_uri()}/"
