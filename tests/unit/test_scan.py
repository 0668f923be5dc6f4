"""What the page of the scan hands to its script."""

from __future__ import annotations

import json

import pytest
from cards.content.catalog import Catalog
from cards.content.languages import Language
from cards.site import scan
from cards.site.pages import all_pages
from cards.site.renderer import Renderer
from html5lib import parse

from tests.languages import BOTH, EN


def page(cards: Catalog, language: Language) -> str:
    return next(web_page.render() for web_page in all_pages(Renderer(cards, language)) if web_page.uri == "scan.html")


def test_a_statement_carries_the_former_names_of_its_card(cards: Catalog) -> None:
    statements = {
        element.get("data-slug"): element.get("data-formerly")
        for element in parse(page(cards, EN), namespaceHTMLElements=False).iterfind(".//fieldset[@data-slug]")
    }
    assert statements == {slug: "why-question" if slug == "ask-why" else "" for slug in cards.cards}


@pytest.mark.parametrize("language", BOTH, ids=str)
def test_a_statement_that_is_not_translated_says_which_language_it_is_in(language: Language, cards: Catalog) -> None:
    tree = parse(page(cards, language), namespaceHTMLElements=False)
    legends = [element.get("lang") for element in tree.iterfind(".//fieldset[@data-slug]/legend")]
    alone = {"ask-why": "en", "door-to-door": "nl"}
    assert legends == [alone.get(slug, language.code) for slug in cards.cards]


def test_the_example_of_a_file_keeps_to_the_rules_of_the_page(cards: Catalog) -> None:
    example = json.loads(scan.example(cards))
    assert {key: example[key] for key in ("format", "version")} == {"format": scan.RULES.format, "version": scan.RULES.version}
    assert set(example["scores"]) <= set(cards.cards)
