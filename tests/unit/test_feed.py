"""The feed of a language: its entries keep their names, and dates come from the cards alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from cards.content.catalog import Catalog
from cards.content.languages import Language
from cards.site import feed
from cards.site.pages import all_files
from cards.site.renderer import Renderer

from tests.languages import EN, NL

ATOM = "{http://www.w3.org/2005/Atom}"
XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
SITE = "https://example.org/cards/"


@pytest.fixture
def cards(cards: Catalog) -> Catalog:
    """Three cards of the fixture project, `ask-why` reviewed a day later than the others."""
    later = cards.cards["ask-why"].model_copy(update={"reviewed": date(2026, 11, 23)})
    return replace(cards, cards={"glass-wall": cards.cards["glass-wall"], "ask-why": later, "ride-along": cards.cards["ride-along"]})


def written(cards: Catalog, language: Language = EN, site_url: str | None = None, uri: str = "feed.xml") -> ET.Element:
    (content,) = [file.render() for file in all_files(Renderer(cards, language, site_url=site_url)) if file.uri == uri]
    return ET.fromstring(content)


def texts(feed: ET.Element, name: str) -> list[str | None]:
    return [entry.findtext(ATOM + name) for entry in feed.iter(f"{ATOM}entry")]


def test_the_card_reviewed_last_comes_first_and_those_of_a_day_in_the_order_of_the_catalog(cards: Catalog) -> None:
    assert texts(written(cards), "title") == ["Ask why", "A window in the workshop", "Ride along"]
    assert texts(written(cards), "updated") == ["2026-11-23T00:00:00Z", *["2026-11-22T00:00:00Z"] * 2]


def test_the_feed_is_as_new_as_its_newest_card(cards: Catalog) -> None:
    assert written(cards).findtext(f"{ATOM}updated") == "2026-11-23T00:00:00Z"


def test_each_language_has_a_feed_that_says_where_it_shows_the_other(cards: Catalog) -> None:
    dutch = written(cards, NL)
    assert dutch.get(XML_LANGUAGE) == "nl"
    assert texts(dutch, "title") == ["Ask why", "Een raam in de werkplaats", "Rijd mee"]
    assert [title.get(XML_LANGUAGE) for title in dutch.iterfind(f"{ATOM}entry/{ATOM}title")] == ["en", "nl", "nl"]


def test_with_an_address_of_the_site_links_are_full_addresses(cards: Catalog) -> None:
    there = written(cards, NL, SITE + "nl/")
    assert (
        next(link.get("href") for link in there.iterfind(f"{ATOM}entry/{ATOM}link"))
        == "https://example.org/cards/nl/practices/ask-why.html"
    )
    assert [link.get("rel") for link in there.iterfind(f"{ATOM}link")] == ["self", "alternate"]


def test_without_one_links_are_relative(cards: Catalog) -> None:
    here = written(cards)
    assert next(link.get("href") for link in here.iterfind(f"{ATOM}entry/{ATOM}link")) == "practices/ask-why.html"
    assert [link.get("rel") for link in here.iterfind(f"{ATOM}link")] == ["alternate"]


@pytest.mark.parametrize("site_url", [None, SITE])
def test_no_two_things_share_a_name(site_url: str | None, cards: Catalog) -> None:
    names = [
        name
        for language, root in ((EN, ""), (NL, "nl/"))
        for name in [element.text for element in written(cards, language, site_url and site_url + root).iter(f"{ATOM}id")]
    ]
    assert len(set(names)) == len(names) == 8


def test_markup_in_a_card_stays_text(cards: Catalog) -> None:
    card = cards.cards["ask-why"]
    odd = card.model_copy(update={"en": card.text(EN).model_copy(update={"title": "<b>&\"'</b>"})})
    assert texts(written(replace(cards, cards={"ask-why": odd})), "title") == ["<b>&\"'</b>"]


def test_the_feed_tells_of_the_latest_hundred(cards: Catalog) -> None:
    many = {f"ask-why-{number}": cards.cards["ask-why"] for number in range(101)}
    crowded = replace(cards, cards=many)
    assert [len(feed.entries(crowded, channel, EN)) for channel in feed.feeds(crowded)] == [100, 100]


def test_without_cards_there_is_no_feed(cards: Catalog) -> None:
    empty = Renderer(replace(cards, cards={}), EN)
    assert "feed.xml" not in {file.uri for file in all_files(empty)}


def test_a_theme_with_cards_has_a_feed_of_these_alone(cards: Catalog) -> None:
    feeds = {channel.uri: list(channel.slugs) for channel in feed.feeds(cards)}
    assert feeds.pop("feed.xml") == list(cards.cards)
    assert feeds == {f"themes/{theme}.xml": cards.in_theme(theme) for theme in cards.vocabulary.themes if cards.in_theme(theme)}
    assert len(feeds) < len(cards.vocabulary.themes)


def test_the_feed_of_a_theme_links_to_its_page_and_its_cards(cards: Catalog) -> None:
    theme = cards.cards["ride-along"].theme
    here = written(cards, NL, uri=f"themes/{theme}.xml")
    assert here.findtext(f"{ATOM}title") == f"Klantgericht leiderschap: {cards.vocabulary.themes[theme].name.text(NL)}"
    assert [link.get("href") for link in here.iter(f"{ATOM}link")] == [
        f"{theme}.html",
        *(f"../practices/{slug}.html" for slug in cards.in_theme(theme)),
    ]
    there = written(cards, NL, f"{SITE}nl/", f"themes/{theme}.xml")
    assert [link.get("href") for link in there.iterfind(f"{ATOM}link")] == [f"{SITE}nl/themes/{theme}.{end}" for end in ("xml", "html")]


IN_FEED = "urn:uuid:f96ff4ee-95d2-51c9-8e64-b08061233876"
IN_DUTCH_FEED = "urn:uuid:11d57d4f-161a-560a-994e-1933e82fff94"
OF_ASK_WHY = "urn:uuid:dea0f351-9d57-5381-a360-3baac0f61041"


@pytest.mark.parametrize("site_url", [None, SITE, "https://elsewhere.example.org/"])
def test_every_name_is_the_same_for_ever_wherever_the_site_stands(site_url: str | None, cards: Catalog) -> None:
    there = written(cards, EN, site_url)
    assert (there.findtext(f"{ATOM}id"), texts(there, "id")[0]) == (IN_FEED, OF_ASK_WHY)
    assert written(cards, NL, site_url and f"{site_url}nl/").findtext(f"{ATOM}id") == IN_DUTCH_FEED


def test_a_card_keeps_its_name_when_its_address_changes(cards: Catalog) -> None:
    card = cards.cards["ask-why"]
    renamed = replace(cards, cards={"ask-why-twice": card.model_copy(update={"formerly": (*card.formerly, "ask-why")})})
    assert texts(written(renamed), "id") == [OF_ASK_WHY]


def test_a_card_is_the_same_one_in_every_feed(cards: Catalog) -> None:
    theme = cards.cards["ride-along"].theme
    of_theme = texts(written(cards, EN, SITE, f"themes/{theme}.xml"), "id")
    assert of_theme == [name for name in texts(written(cards, EN, SITE), "id") if name in of_theme]
    assert of_theme
