"""What paper needs to know of a card."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import pytest
from cards.content.card import Card
from cards.content.catalog import Catalog
from cards.content.paper_length import front_length
from cards.paper.printed_card import FRONT_UP_TO, PrintedCard, printed_card
from cards.paper.revision import PARTS_ON

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
    assert of(cards, card.model_copy(update=change)).revisions != of(cards, card).revisions


@pytest.mark.parametrize("change", [{"related": ("a", "b")}, {"formerly": ()}, {"nl": None}], ids=str)
def test_the_revision_stays_with_what_is_not_printed(cards: Catalog, change: dict[str, Any]) -> None:
    card = cards.cards["ask-why"]
    assert of(cards, card.model_copy(update=change)).revisions == of(cards, card).revisions


@pytest.mark.parametrize(
    ("key", "sheets"),
    [
        ("title", PARTS_ON.keys()),
        ("why", {"handout.html", "guide.html"}),
        ("statement", {"exercise.html", "short.html"}),
        ("steps", {"handout.html", "leaflet.html", "single.html"}),
    ],
)
def test_a_sheet_is_an_old_one_only_when_something_has_changed_that_stands_on_it(key: str, sheets: Collection[str], cards: Catalog) -> None:
    card = cards.cards["ask-why"]
    text = card.text(EN)
    changed = card.model_copy(update={"en": text.model_copy(update={key: ("One", "Two", "Three") if key == "steps" else "Other words"})})
    before, after = (of(cards, each).revisions for each in (card, changed))
    assert {template for template in before if before[template].stamp != after[template].stamp} == set(sheets)
    assert {part for part, there in before["handout.html"].parts.items() if there != after["handout.html"].parts[part]} <= {key}


def test_a_mark_tells_by_its_length_of_which_sheet_it_is(cards: Catalog) -> None:
    coded = of(cards, cards.cards["ask-why"]).coded
    assert len({len(revision.mark) for revision in coded}) == len(coded) > 1


def test_a_code_to_scan_needs_an_address(cards: Catalog) -> None:
    card = cards.cards["ask-why"]
    assert of(cards, card).codes == {}
    codes = printed_card(card, [], EN, "https://example.org/practices/ask-why.html").codes
    assert ["<svg" in str(code) for code in codes.values()] == [True] * 4
