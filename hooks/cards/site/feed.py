"""The Atom feeds of a language: the cards that were looked at last, new and changed ones alike; all of them, and those of each theme."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cards.content.card import Card, CardText
from cards.content.catalog import Catalog
from cards.content.languages import Language
from cards.content.schema import Slug
from cards.site.urls import card_uri

MOST_ENTRIES = 100


@dataclass(frozen=True)
class Entry:
    """A card as a feed announces it; the same in every feed that has it, so that a reader of two meets it once."""

    uri: str
    """The address of its page within the language."""

    identifier: str
    """What names it for good, whatever becomes of its address and of that of the site."""

    card: Card
    text: CardText
    language: str
    """The code of the text's language."""

    @property
    def updated(self) -> str:
        """Return the day of the review as the standard wants it, RFC 3339."""
        return moment(self.card.reviewed)


@dataclass(frozen=True)
class Feed:
    """A feed of cards."""

    uri: str
    """Its address within the language."""

    page: str
    """The address of the page that shows these cards, likewise."""

    theme: Slug | None
    """The theme of its cards; none where there are those of all themes."""

    slugs: tuple[Slug, ...]
    """Its cards, in the order of the catalog."""

    def identifier(self, language: Language) -> str:
        """Return what names the feed for good."""
        return identifier(self.uri, language)


def feeds(catalog: Catalog) -> Iterator[Feed]:
    """Yield the feed of all cards and that of each theme, but for those without a card: no day could be told on which they changed."""
    if catalog.cards:
        yield Feed("feed.xml", "practices/index.html", None, tuple(catalog.cards))
    for theme in catalog.vocabulary.themes:
        if slugs := catalog.in_theme(theme):
            yield Feed(theme_feed_uri(theme), f"themes/{theme}.html", theme, tuple(slugs))


def entries(catalog: Catalog, feed: Feed, language: Language) -> list[Entry]:
    """Return the cards of `feed` last reviewed, the latest first; those of one day in the order of the catalog."""
    newest = sorted(feed.slugs, key=lambda slug: catalog.cards[slug].reviewed, reverse=True)
    return [_entry(catalog, slug, language) for slug in newest[:MOST_ENTRIES]]


def theme_feed_uri(theme: Slug) -> str:
    """Return the address of the feed of `theme`, beside its page."""
    return f"themes/{theme}.xml"


def identifier(uri: str, language: Language) -> str:
    """Return what names the thing that first had the address `uri`, wherever the site stands.

    With another name readers' programs would take it for something new.
    """
    return uuid.uuid5(uuid.NAMESPACE_URL, f"customer-centric-practices:{language.root}{uri}").urn


def moment(day: date) -> str:
    """Return the beginning of `day`."""
    return f"{day.isoformat()}T00:00:00Z"


def _entry(catalog: Catalog, slug: Slug, language: Language) -> Entry:
    card = catalog.cards[slug]
    first_name = (*card.formerly, slug)[0]
    return Entry(card_uri(slug), identifier(card_uri(first_name), language), card, card.text(language), card.text_language(language))
