"""What the search knows of the cards: all that they say, and nothing that every card has."""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape
from pathlib import Path

from cards.content.catalog import Catalog
from cards.content.messages import load_messages
from cards.site import search_index
from cards.site.renderer import Renderer

from tests.languages import EN, NL


def test_every_card_has_an_entry_for_its_text_and_one_for_its_keywords(cards: Catalog) -> None:
    found = list(search_index.entries(Renderer(cards, EN)))
    assert [entry["location"] for entry in found] == [
        f"practices/{slug}.html{section}" for slug in cards.cards for section in ("", "#keywords")
    ]
    kinds = {kind: words["name"] for kind, words in load_messages("en")["evidence"]["kinds"].items()}
    assert {(entry["title"], *entry["tags"], entry["boost"]) for entry in found} == {
        (
            escape(cards.title(slug, EN), quote=False),
            cards.vocabulary.themes[card.theme].name.text(EN),
            *(kinds[kind] for kind in cards.strength(slug).kinds),
            2.0,
        )
        for slug, card in cards.cards.items()
    }


SAID = Path(__file__).with_name("glass-wall.said.txt").read_text(encoding="utf-8")


def test_the_text_is_all_that_the_card_and_its_passages_say(cards: Catalog) -> None:
    entries = {entry["location"]: entry["text"] for entry in search_index.entries(Renderer(cards, EN))}
    said = entries["practices/glass-wall.html"]
    assert re.sub("<[^>]*>", "", said) == SAID
    assert said.count("<p>") == len(SAID.splitlines())


def test_the_keywords_are_a_list(cards: Catalog) -> None:
    entries = {entry["location"]: entry["text"] for entry in search_index.entries(Renderer(cards, NL))}
    assert entries["practices/ride-along.html#keywords"].split() == ["<ul>", "<li>fietsen</li>", "<li>bezoek</li>", "</ul>"]


def test_quotes_are_as_they_are_and_markup_stays_text(cards: Catalog) -> None:
    card = cards.cards["glass-wall"]
    odd = card.model_copy(update={"en": card.texts["en"].model_copy(update={"title": 'It\'s <b>"ours"</b>'})})
    entry = next(search_index.entries(Renderer(replace(cards, cards={"glass-wall": odd}), EN)))
    assert entry["title"] == 'It\'s &lt;b&gt;"ours"&lt;/b&gt;'
