"""What the catalogue can be filtered by."""

from __future__ import annotations

from cards.content.catalog import Catalog
from cards.site.facets import attributes, filters

from tests.languages import NL


def test_the_facets_are_offered_in_the_words_of_the_language_with_the_number_of_their_cards(cards: Catalog) -> None:
    assert [(facet.title, [(choice.name, choice.cards) for choice in facet.choices]) for facet in filters(cards, NL)] == [
        ("Thema", [("Laat het zien", 1), ("Luister", 2)]),
        ("Wie", [("Eigenaar", 2), ("Manager", 2)]),
        ("Begin", [("Vandaag", 2), ("Deze week", 1)]),
        ("Hoe vaak", [("Eenmalig", 1), ("Wekelijks", 2)]),
        ("Kosten", [("Niets", 2), ("Iets", 1)]),
        ("Wie merkt het", [("Medewerkers", 2), ("Klanten", 2)]),
        ("Bron", [(cards.sources["column"].title, 1), (cards.sources["interview"].title, 3)]),
    ]


def test_the_title_of_a_source_is_in_its_own_language(cards: Catalog) -> None:
    *_, sources = filters(cards, NL)
    assert [choice.language for choice in sources.choices] == [source.language for source in cards.sources.values()]


def test_a_tile_carries_its_values_and_the_words_of_the_language_it_shows(cards: Catalog) -> None:
    assert attributes(cards, "glass-wall", NL) == {
        "data-theme": "openness",
        "data-leaders": "owner",
        "data-start": "this-week",
        "data-rhythm": "once",
        "data-cost": "some",
        "data-seen_by": "staff customers",
        "data-source": "interview column",
        "data-words": "glas transparantie",
    }


def test_a_card_without_a_translation_is_found_by_the_words_it_shows(cards: Catalog) -> None:
    assert attributes(cards, "ask-why", NL)["data-words"] == "reason question"
