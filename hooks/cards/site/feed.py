"""The Atom feed of a language: the cards that were looked at last, new and changed ones alike."""

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
    """A card as the feed announces it."""

    identifier: str
    address: str
    """Absolute when the site has an address, otherwise relative to the feed."""

    card: Card
    text: CardText
    language: str
    """The code of the text's language."""

    @property
    def updated(self) -> str:
        """Return the day of the review as the standard wants it, RFC 3339."""
        return moment(self.card.reviewed)


def entries(catalog: Catalog, language: Language, site_url: str | None) -> list[Entry]:
    """Return the cards last reviewed, the latest first; those of one day in the order of the catalog."""
    newest = sorted(catalog.cards, key=lambda slug: catalog.cards[slug].reviewed, reverse=True)
    return list(_entries(catalog, newest[:MOST_ENTRIES], language, site_url))


def identifier(uri: str, language: Language, site_url: str | None) -> str:
    """Return what names the thing at the address `uri` for good: its full address, or a name made from it when the site has none."""
    if site_url:
        return site_url + uri
    return uuid.uuid5(uuid.NAMESPACE_URL, f"customer-centric-practices:{language.root}{uri}").urn


def moment(day: date) -> str:
    """Return the beginning of `day`."""
    return f"{day.isoformat()}T00:00:00Z"


def _entries(catalog: Catalog, slugs: list[Slug], language: Language, site_url: str | None) -> Iterator[Entry]:
    for slug in slugs:
        card = catalog.cards[slug]
        uri = card_uri(slug)
        address = (site_url or "") + uri
        yield Entry(identifier(uri, language, site_url), address, card, card.text(language), card.text_language(language))
