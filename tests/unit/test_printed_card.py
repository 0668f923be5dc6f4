"""What paper needs to know of a card."""

from __future__ import annotations

from typing import Any

import pytest
from cards.content.card import Card
from cards.content.catalog import Catalog
from cards.content.paper_length import front_length
from cards.paper.printed_card import FRONT_UP_TO, PrintedCard, printed_card

from tests.languages import EN


def of(cards: Catalog, card: Card) -> PrintedCard:
    return printed_card(card, cards.cited(card.citations), EN, None)


def long(cards: Catalog, length: int) -> Card:
    """Return the card `ask-why` with such long reasons that its sheet has `length` characters."""
    card = cards.cards["ask-why"]
    text = card.text(EN)
    missing = length - front_length(card, cards.cited(card.citations), EN)
    return card.model_copy(update={"en": text.model_copy(update={"why": text.why + "x" * missing})})


@pytest.mark.parametrize(
    ("length", "size"),
    [*((most, size) for size, most in FRONT_UP_TO.items()), (max(FRONT_UP_TO.values()) + 1, "dense")],
)
def test_the_type_is_the_largest_that_fits(cards: Catalog, length: int, size: str) -> None:
    assert of(cards, long(cards, length)).type_size == size


@pytest.mark.parametrize("change", [{"minutes": 45}, {"theme": "openness"}, {"evidence": ("interview/glass-wall",)}], ids=str)
def test_the_revision_changes_with_what_is_printed(cards: Catalog, change: dict[str, Any]) -> None:
    card = cards.cards["ask-why"]
    assert of(cards, card.model_copy(update=change)).revision != of(cards, card).revision


@pytest.mark.parametrize("change", [{"related": ("a", "b")}, {"formerly": ()}, {"nl": None}], ids=str)
def test_the_revision_stays_with_what_is_not_printed(cards: Catalog, change: dict[str, Any]) -> None:
    card = cards.cards["ask-why"]
    assert of(cards, card.model_copy(update=change)).revision == of(cards, card).revision


def test_a_code_to_scan_needs_an_address(cards: Catalog) -> None:
    card = cards.cards["ask-why"]
    assert of(cards, card).qr is None
    assert "<svg" in str(printed_card(card, [], EN, "https://example.org/practices/ask-why.html").qr)
