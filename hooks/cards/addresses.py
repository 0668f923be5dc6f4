"""Where the languages of the site stand, and the cards within them."""

from __future__ import annotations

from collections.abc import Mapping

from cards.schema import Language, Slug

LANGUAGE_ROOTS: Mapping[Language, str] = {Language.EN: "", Language.NL: "nl/"}
"""What stands before the address of a page within its language."""

ROOT_LANGUAGE = Language.EN
"""The language whose build also writes what belongs to the whole site."""


def card_uri(slug: Slug) -> str:
    """Return the address of the page of the card `slug`, within a language of the site."""
    return f"practices/{slug}.html"
