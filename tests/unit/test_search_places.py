"""What the search knows of the cards and the other pages: all that they say, and nothing that every card has."""

from __future__ import annotations

from dataclasses import replace
from html import unescape
from pathlib import Path

from cards.content.catalog import Catalog
from cards.content.search_words import SearchWords
from cards.site import search_places
from cards.site.renderer import Renderer
from cards.site.search_places import Entry, Place
from cards.site.search_terms import Stems, terms

from tests.languages import EN, NL

SAID = Path(__file__).with_name("glass-wall.said.txt").read_text(encoding="utf-8")


def test_every_card_is_a_place_with_all_that_it_and_its_passages_say(cards: Catalog) -> None:
    found = {place.slug: place for place in search_places.cards(Renderer(cards, EN))}
    assert list(found) == list(cards.cards)
    place = found["glass-wall"]
    assert (place.location, place.title, place.tags[0]) == ("practices/glass-wall.html", "A window in the workshop", "Show it")
    assert list(place.blocks) == [
        line for line in (" ".join(unescape(line).split()) for line in SAID.splitlines()) if line and line not in place.heard
    ]


def test_keywords_are_as_they_are_and_markup_is_text(cards: Catalog) -> None:
    card = cards.cards["glass-wall"]
    odd = card.model_copy(update={"nl": card.texts["nl"].model_copy(update={"summary": "Het is <b>‘ons’</b> & zo."})})
    place = next(search_places.cards(Renderer(replace(cards, cards={"glass-wall": odd}), NL)))
    assert place.keywords == card.texts["nl"].keywords
    assert place.blocks[0] == "Het is <b>‘ons’</b> & zo."


def test_the_first_section_of_a_page_is_one_with_the_page_and_empty_ones_are_none() -> None:
    entries = [
        Entry(location="about.html", title="About", text="<p>First.</p>"),
        Entry(location="about.html#content", title="About", text="<p>Of &amp; all.</p>"),
        Entry(location="about.html#more", title="More", text="<ul><li>One</li><li>Two</li></ul>"),
        Entry(location="about.html#none", title="None", text=""),
    ]
    assert list(search_places.sections(entries)) == [
        Place("about.html", "About", ("Of & all.", "First.")),
        Place("about.html#more", "More", ("One", "Two")),
    ]


WORDS = SearchWords.model_validate(
    {
        "stem": [{"found": "(.)en$", "becomes": "$1", "letters": 5}],
        "roots": [{"found": "^ge(.+)t$", "becomes": "$1en"}],
        "function_words": "de een",
        "synonyms": [["fiets", "stalen ros"]],
    }
)


def test_a_word_has_its_stem_and_those_of_what_it_may_be_a_form_of() -> None:
    stems = Stems(WORDS)
    assert [stems.of(word) for word in ("klanten", "een", "gewerkt")] == [("klant",), ("een",), ("gewerkt", "werk")]


def test_a_word_counts_by_where_it_is_and_how_often_and_function_words_only_where_they_are_few() -> None:
    places = [
        Place("a.html", "De klant", ("De klanten. Een e-mail.", "Klant, klant, klant, klant."), "a", ("Thema",), ("ideeën",)),
        Place("b.html", "Mail", ("Een klant.",)),
    ]
    found = {term.word: (dict(term.weights), term.written) for term in terms(places, WORDS)}
    assert list(found) == sorted(found)
    assert found["klant"] == ({0: 8 + 2}, "klant")
    assert found["de"] == ({0: 8}, "de")
    assert found["email"] == ({0: 2.5}, "email")
    assert found["ideeen"] == ({0: 4}, "ideeën")
    assert [found[word] for word in ("fiets", "stalen", "ros")] == [({}, word) for word in ("fiets", "stalen", "ros")]
    assert "een" not in found


def test_a_word_that_a_text_says_in_passing_counts_only_where_no_other_place_says_it_louder() -> None:
    places = [
        Place("a.html", "De klant", ("Een brief op papier.",), "a"),
        Place("b.html", "Klachten", ("Per brief.", "Van een klant, op papier."), "b"),
    ]
    found = {term.word: dict(term.weights) for term in terms(places, WORDS)}
    assert [found[word] for word in ("klant", "brief", "papier")] == [{0: 8}, {0: 2.5, 1: 2.5}, {0: 2.5, 1: 1}]
