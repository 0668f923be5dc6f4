"""Pages of every kind can be used by everybody: with a screen reader, by finger, enlarged, in the colours of one's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from cards.content.catalog import Catalog
from playwright.sync_api import Browser, CDPSession, Page

from tests.access import axe
from tests.access.kinds import DESKTOP, NARROWEST, PHONE, addresses
from tests.access.measuring import faint_rings, first_headings, small_targets, wider_than_the_window

LIKE_ABOUT = {"if-mkdocs-ends", "licences", "operations"}
"""Kinds of pages that are made of what the page about the site is made of; `make access` looks at them too."""

FINGER = 44
"""Pixels that a finger needs."""


@dataclass(frozen=True)
class Seen:
    """What was found on the page of one kind."""

    faults: list[str]
    """By all rules of axe, on a light page in a wide window."""

    faults_of_looks: list[str]
    """By those of axe that depend on it, on a dark page of a phone."""

    small: list[str]
    """What is too small for a finger, on a phone."""

    wider: list[str]
    """What makes it wider than the narrowest window."""

    first_headings: list[str]

    faint_rings: list[str]
    """Where the focus hardly shows, on a light page in a wide window."""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """One page for all kinds: to open a new one for each would take a tenth of the time."""
    with browser.new_context(bypass_csp=True, viewport=DESKTOP) as context:
        yield context.new_page()


@pytest.fixture(scope="module")
def seen(page: Page, site: Path, cards: Catalog) -> dict[str, Seen]:
    """What was found by kind of page, in Dutch, whose words are longer; of pages that readers fill in, on those that are."""
    pages = addresses(site / "nl", cards)
    filled_in = {kind.partition(",")[0] for kind in pages if "," in kind}
    hand = page.context.new_cdp_session(page)
    return {kind: _look(page, hand, address) for kind, address in pages.items() if kind not in filled_in | LIKE_ABOUT}


def _look(page: Page, hand: CDPSession, address: str) -> Seen:
    page.goto(address)
    if "q=" in address:
        page.locator(".md-search-result__item").first.wait_for()
    headings, faults = first_headings(page), axe.faults(page)
    page.evaluate("() => { document.body.dataset.mdColorScheme = 'slate'; }")
    page.set_viewport_size(PHONE)
    hand.send("Emulation.setTouchEmulationEnabled", {"enabled": True})
    faults_of_looks, small = axe.faults(page, *axe.BY_LOOKS), small_targets(page, FINGER)
    page.set_viewport_size(NARROWEST)
    wider = wider_than_the_window(page)
    hand.send("Emulation.setTouchEmulationEnabled", {"enabled": False})
    page.set_viewport_size(DESKTOP)
    page.evaluate("() => { document.body.dataset.mdColorScheme = 'default'; }")
    faint = faint_rings(page)
    return Seen(faults, faults_of_looks, small, wider, headings, faint)


def test_no_page_breaks_a_rule_of_axe(seen: dict[str, Seen]) -> None:
    assert {kind: page.faults for kind, page in seen.items() if page.faults} == {}


def test_no_dark_page_of_a_phone_breaks_a_rule_of_axe_on_looks(seen: dict[str, Seen]) -> None:
    assert {kind: page.faults_of_looks for kind, page in seen.items() if page.faults_of_looks} == {}


def test_whatever_one_taps_on_is_large_enough_for_a_finger(seen: dict[str, Seen]) -> None:
    assert {kind: page.small for kind, page in seen.items() if page.small} == {}


def test_no_page_is_wider_than_a_window_that_is_enlarged_four_times(seen: dict[str, Seen]) -> None:
    assert {kind: page.wider for kind, page in seen.items() if page.wider} == {}


def test_what_has_the_focus_has_a_ring_that_stands_out(seen: dict[str, Seen]) -> None:
    assert {kind: page.faint_rings for kind, page in seen.items() if page.faint_rings} == {}


def test_every_page_shows_one_heading_of_the_first_level(seen: dict[str, Seen]) -> None:
    assert {kind: page.first_headings for kind, page in seen.items() if len(page.first_headings) != 1} == {}


def test_in_the_colours_of_a_reader_the_logo_has_a_ground_that_it_stands_out_from(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    ground = "logo => getComputedStyle(logo).backgroundColor"
    logo = page.locator(".md-header .md-logo img")
    brand = page.locator(".md-header").evaluate(ground)
    page.emulate_media(forced_colors="active")
    assert logo.evaluate(ground) == brand
    page.emulate_media(forced_colors="none")
