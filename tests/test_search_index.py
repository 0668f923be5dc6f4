"""What the search knows of the cards: all that they say, and nothing that every card has."""

from __future__ import annotations

import re

from cards.content.catalog import Catalog
from cards.site import search_index
from cards.site.renderer import Renderer

from tests.languages import EN, NL


def test_every_card_has_an_entry_for_its_text_and_one_for_its_keywords(cards: Catalog) -> None:
    found = list(search_index.entries(Renderer(cards, EN)))
    assert [entry["location"] for entry in found] == [
        f"practices/{slug}.html{section}" for slug in cards.cards for section in ("", "#keywords")
    ]
    assert {(entry["title"], *entry["tags"], entry["boost"]) for entry in found} == {
        (cards.title(slug, EN), cards.vocabulary.themes[card.theme].name.text(EN), 2.0) for slug, card in cards.cards.items()
    }


SAID = """\
Let customers see how their bicycle is mended.
What people see they trust.
Find the wall.
Measure it.
Put in a window.
Stand in the shop and look for the workshop.
Customers stop and look.
Mechanics wave.
The workshop is a mess.
What do we hide?
Customers can see us work.
Draw the shop as a customer sees it.
At Two Wheels a wall of the workshop became a window.
Bo Wheel (Two Wheels), owner, The shop with the glass wall
A manager rode along with a customer.
unnamed guest, The shop with the glass wall
Nobody wants to see a mechanic at work.
Cas Pen, Achter de schermen
"""


def test_the_text_is_all_that_the_card_and_its_passages_say(cards: Catalog) -> None:
    entries = {entry["location"]: entry["text"] for entry in search_index.entries(Renderer(cards, EN))}
    said = entries["practices/glass-wall.html"]
    assert re.sub("<[^>]*>", "", said) == SAID
    assert said.count("<p>") == len(SAID.splitlines())


def test_the_keywords_are_a_list(cards: Catalog) -> None:
    entries = {entry["location"]: entry["text"] for entry in search_index.entries(Renderer(cards, NL))}
    assert entries["practices/glass-wall.html#keywords"].split() == ["<ul>", "<li>glas</li>", "<li>transparantie</li>", "</ul>"]


def test_quotes_are_as_they_are_and_markup_stays_text(cards: Catalog) -> None:
    card = cards.cards["glass-wall"]
    odd = card.model_copy(update={"en": card.texts["en"].model_copy(update={"title": 'It\'s <b>"ours"</b>'})})
    entry = next(search_index.entries(Renderer(Catalog(**{**vars(cards), "cards": {"glass-wall": odd}}), EN)))
    assert entry["title"] == 'It\'s &lt;b&gt;"ours"&lt;/b&gt;'
