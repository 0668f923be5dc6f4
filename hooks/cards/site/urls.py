"""The URLs of the cards."""

from __future__ import annotations

from cards.content.schema import Slug


def card_uri(slug: Slug) -> str:
    """Return the URL of the page of the card `slug`, within a language of the site."""
    return f"practices/{slug}.html"
