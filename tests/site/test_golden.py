"""The page of a card, letter for letter, in both languages.

After an intended change, ``pytest tests/site/test_golden.py --renew`` writes the files anew; read the difference before you commit it.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from cards.content.catalog import Catalog
from cards.content.languages import Language
from cards.site.pages import all_pages
from cards.site.renderer import Renderer

from tests.languages import EN, NL

HERE = Path(__file__).parent


@pytest.mark.parametrize(
    ("language", "slug"),
    [
        pytest.param(EN, "glass-wall", id="english"),
        pytest.param(NL, "glass-wall", id="dutch"),
        pytest.param(NL, "ask-why", id="not-yet-translated"),
    ],
)
def test_the_page_of_a_card_is_as_it_was(language: Language, slug: str, cards: Catalog, pytestconfig: pytest.Config) -> None:
    golden = HERE / "golden" / language.code / f"{slug}.html"
    html = next(page.render() for page in all_pages(Renderer(cards, language)) if page.uri == f"practices/{slug}.html")
    if pytestconfig.getoption("--renew"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(html, encoding="utf-8")
    assert html == golden.read_text(encoding="utf-8")
