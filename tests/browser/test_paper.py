"""A card printed from its page is the two sides of an A4 with all of the card and nothing else.

That every card there is fits its paper is tested in ``tests/content/test_paper.py``, all of them on one page; here a few of the fixture
project are printed as a reader prints them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from cards.content.catalog import Catalog
from cards.content.languages import Language
from cards.site.renderer import Renderer
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage
from tests.languages import BOTH
from tests.longest_card import LONGEST
from tests.paper import A4, bare, lost, printed, shown_beside, texts_of

CARDS = ("glass-wall", "ask-why", "price-and-hours", "sit-down", LONGEST)
"""One that is contested, in one language only, with odd characters, with hardly a word, and with every text at its limit."""


@pytest.fixture(scope="module")
def paper(open_page: OpenPage) -> Iterator[Page]:
    """One page for all the printing."""
    with open_page() as page:
        page.set_viewport_size({"width": 794, "height": 1123})
        page.emulate_media(media="print")
        yield page


@pytest.mark.parametrize("language", BOTH, ids=str)
@pytest.mark.parametrize("slug", CARDS)
def test_the_page_of_a_card_prints_as_two_sides_with_all_of_the_card_and_nothing_else(
    slug: str, language: Language, site: Path, paper: Page, cards: Catalog
) -> None:
    paper.goto((site / language.root / "practices" / f"{slug}.html").as_uri())
    sheets = printed(paper)
    assert sheets.sizes == [A4] * 2
    assert lost(paper, ".card") == []
    assert [text for text in texts_of(Renderer(cards, language), slug) if bare(text) not in bare("".join(sheets.texts))] == []
    assert (shown_beside(paper, ".card"), re.findall(r"file:|\.html|1/1", " ".join(sheets.texts))) == ([], [])
