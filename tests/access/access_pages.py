"""Pages of every kind keep the rules of axe, in each language, scheme and window and on paper; those of the cards there are."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from cards.content import catalog
from cards.content.catalog import Catalog
from playwright.sync_api import Browser, Page, ViewportSize

from tests.access import axe
from tests.access.kinds import DESKTOP, NARROWEST, PHONE, TABLET, addresses
from tests.access.measuring import faint_rings, wider_than_the_window
from tests.content.tested_project import PROJECT

A4: ViewportSize = {"width": 794, "height": 1123}

WINDOWS = {"desktop": DESKTOP, "tablet": TABLET, "phone": PHONE, "paper": A4}


@pytest.fixture(scope="session", params=["", "nl/"], ids=["english", "dutch"])
def pages(request: pytest.FixtureRequest, published: subprocess.CompletedProcess[str]) -> dict[str, str]:
    """The address of a page of each kind in one language, of the cards there are."""
    assert published.returncode == 0, published.stdout
    cards = catalog.load(PROJECT)
    assert isinstance(cards, Catalog)
    return addresses(Path(published.args[-1]) / request.param, cards)


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_breaks_a_rule_of_axe(scheme: str, window: str, pages: dict[str, str], browser: Browser) -> None:
    broken = {}
    rules = axe.BY_COLOURS if scheme == "dark" else ()  # a light page is asked all
    with browser.new_context(bypass_csp=True, viewport=WINDOWS[window], has_touch=window in {"tablet", "phone"}) as context:
        page = context.new_page()
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", media="print" if window == "paper" else "screen")
        for kind, address in pages.items():
            _open(page, address)
            if found := (axe.faults_on_paper if window == "paper" else axe.faults)(page, *rules):
                broken[kind] = found
            if window != "paper" and (faint := faint_rings(page)):
                broken[f"{kind}, the ring of focus"] = faint
    assert broken == {}


def test_no_page_is_wider_than_a_window_that_is_enlarged_four_times(pages: dict[str, str], browser: Browser) -> None:
    with browser.new_context(viewport=NARROWEST) as context:
        page = context.new_page()
        wide = {}
        for kind, address in pages.items():
            _open(page, address)
            if found := wider_than_the_window(page):
                wide[kind] = found
    assert wide == {}


def _open(page: Page, address: str) -> None:
    page.goto("about:blank")  # or one that differs behind the `#` alone would be the same page still
    page.goto(address)
    if "q=" in address:
        page.locator(".md-search-result__item").first.wait_for(state="attached")  # paper shows none
