"""What the catalogue can be filtered by."""

from __future__ import annotations

from cards.content.catalog import Catalog
from cards.site.facets import attributes, filters

from tests.languages import NL
from tests.longest_card import SOURCE


def test_the_facets_are_offered_in_the_words_of_the_language_with_the_number_of_their_cards(cards: Catalog) -> None:
    assert [(facet.title, [(choice.name, choice.cards) for choice in facet.choices]) for facet in filters(cards, NL)] == [
        ("Benodigde tijd", [("10 minuten", 1), ("Een uur", 10), ("Een dagdeel", 0), ("Langer", 1)]),
        ("Thema", [("Laat het zien", 3), ("Luister", 5), ("Houd woord", 2), ("Maak plaats", 2)]),
        ("Wie", [("Eigenaar", 7), ("Manager", 9), ("Ploegleider", 6)]),
        ("Begin", [("Vandaag", 6), ("Deze week", 4), ("Dit seizoen", 2)]),
        ("Hoe vaak", [("Eenmalig", 3), ("Wekelijks", 6), ("Altijd", 3)]),
        ("Kosten", [("Niets", 8), ("Iets", 4)]),
        ("Wie merkt het", [("Medewerkers", 6), ("Klanten", 10)]),
        ("Online", [("De oefening kan online", 2)]),
        ("Soort onderbouwing", [("Uit de eigen praktijk", 1), ("Elders gezien", 10), ("Aangeraden", 2), ("Omstreden", 3)]),
        ("Bron", [(cards.sources["column"].title, 2), (cards.sources["interview"].title, 11), (cards.sources[SOURCE].title, 1)]),
    ]


def test_the_title_of_a_source_is_in_its_own_language(cards: Catalog) -> None:
    *_, sources = filters(cards, NL)
    assert [choice.language for choice in sources.choices] == [source.language for source in cards.sources.values()]


def test_a_tile_carries_its_values(cards: Catalog) -> None:
    assert attributes(cards, "glass-wall") == {
        "data-time": "hour",
        "data-online": "online",
        "data-theme": "openness",
        "data-leaders": "owner",
        "data-start": "this-week",
        "data-rhythm": "once",
        "data-cost": "some",
        "data-seen_by": "staff customers",
        "data-evidence_kind": "seen contested",
        "data-source": "interview column",
    }
