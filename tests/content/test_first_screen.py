"""What a leader sees of a card without scrolling: its title, its facts and what to do on Monday."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from cards.content.catalog import Catalog
from playwright.sync_api import Browser, ViewportSize

HEAD = re.compile(r'<article[^>]*>(.*?)<section class="part part--why">', re.DOTALL)
"""A card from its beginning to what follows the step of Monday; what is open still, a browser closes."""

WINDOWS: list[ViewportSize] = [{"width": 1400, "height": 900}, {"width": 390, "height": 844}]

PLACES = """cards => cards.map(html => {
    document.querySelector('article').innerHTML = html;
    const edges = selector => document.querySelector(`#content ${selector}`).getBoundingClientRect();
    return [edges('h1').top, edges('.facts').top, edges('.facts').bottom, edges('.part--first p').bottom];
})"""
"""Puts the beginning of one card after the other into the page that is open, which is faster than to open each."""


@pytest.mark.parametrize("window", WINDOWS, ids=lambda window: str(window["width"]))
def test_the_first_screen_of_every_card_shows_its_title_its_facts_and_the_step_of_monday(
    window: ViewportSize, site: Path, browser: Browser, cards: Catalog
) -> None:
    too_low = {}
    with browser.new_context(bypass_csp=True, viewport=window) as context:
        page = context.new_page()
        for language in cards.languages.values():
            folder = site / language.root / "practices"
            page.goto((folder / f"{next(iter(cards.cards))}.html").as_uri())
            heads = [HEAD.findall((folder / f"{slug}.html").read_text(encoding="utf-8"))[0] for slug in cards.cards]
            for slug, places in zip(cards.cards, page.evaluate(PLACES, heads), strict=True):
                assert places == sorted(places), slug
                if places[-1] > window["height"]:
                    too_low[language.root + slug] = places[-1]
    assert too_low == {}
