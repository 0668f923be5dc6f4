"""What the form checks a card by: sentences of the validator, and how much room things take on paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cards.content import paper_length
from cards.content.catalog import Catalog
from cards.content.wording import languages, wording

SENTENCES = {
    "wrong": (
        "text-too-long",
        "too-many-items",
        "too-few-items",
        "out-of-range",
        "no-name",
        "reserved",
        "repeated",
        "text-copied",
        "too-many-lines",
        "bracketed-list",
        "long-sentence",
        "minutes-do-not-add-up",
        "other-minutes",
        "no-link",
        "link-without-text",
        "link-with-title",
        "too-long-for-the-front",
        "too-long-for-the-back",
        "no-card",
        "no-small-groups",
    ),
    "remedies": (
        "shorten",
        "keep-what-matters",
        "add-more",
        "write-more",
        "write-less",
        "form-of-name",
        "choose-another-name",
        "translate",
        "fewer-lines",
        "list-with-stops",
        "make-two-sentences",
        "make-minutes-add-up",
        "make-minutes-equal",
        "form-of-link",
        "write-link-text",
        "remove-title",
        "shorten-the-front",
        "shorten-the-back",
        "remove-size-or-choose-groups",
    ),
    "parts": ("items",),
}
"""What the validator says of a card, as far as the form says it in the same words."""


def sentences(code: str) -> Mapping[str, Any]:
    """Return those sentences in the language of that code, or in English."""
    told = wording(code if code in languages() else "en").sentences
    return {table: {key: told[table][key] for key in keys} for table, keys in SENTENCES.items()}


def room(catalog: Catalog) -> Mapping[str, Any]:
    """Return how much a side and a running text have room for, and what things cost of it, in characters."""
    return {
        "front": paper_length.MOST_ON_THE_FRONT,
        "back": paper_length.MOST_ON_THE_BACK,
        "running": paper_length.MOST,
        "line": paper_length.LINE,
        "gap": paper_length.GAP,
        "blank": paper_length.BLANK,
        "items": paper_length.MOST_ITEMS,
        "paragraphs": paper_length.MOST_PARAGRAPHS,
        "item": paper_length.ITEM,
        "passage": paper_length.PASSAGE,
        "teller": paper_length.TELLER,
        "heading": paper_length.HEADING,
        "passages": {
            f"{name}/{slug}": {language.code: len(passage.text(language)) for language in catalog.languages.values()}
            for name, source in catalog.sources.items()
            for slug, passage in source.passages.items()
        },
    }
