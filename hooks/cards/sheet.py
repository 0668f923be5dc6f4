"""How large the type of a card may be for all of it to fit one A4."""

from __future__ import annotations

from collections.abc import Iterable

from cards.catalog import Cited
from cards.schema import CardText, Language

ITEM = 35
"""Characters that an item of a list costs beside its own: the unfilled rest of its last line."""

PASSAGE = 130
"""Characters that a passage costs beside its own: who says it and where."""

ROOMY_UP_TO = 3750
REGULAR_UP_TO = 4650
"""Measured in Chromium on cards of growing length: the larger types overflow from about 4,100 and 5,200, and the rest is kept for other
fonts. Beyond the second bound the small type holds all that the budgets of the schema allow."""


def type_size(text: CardText, cited: Iterable[Cited], language: Language) -> str:
    """Return ``roomy``, ``regular`` or ``dense``: the largest type in which the card fits."""
    length = sheet_length(text, cited, language)
    if length <= ROOMY_UP_TO:
        return "roomy"
    return "regular" if length <= REGULAR_UP_TO else "dense"


def sheet_length(text: CardText, cited: Iterable[Cited], language: Language) -> int:
    """Return the length of a card on paper, in characters of running text."""
    singles = (text.summary, text.why, text.first_step, text.statement, text.question, text.exercise)
    items = (*text.steps, *text.works_when, *text.backfires_when)
    passages = [place.passage.in_language(language) for place in cited]
    return (
        sum(len(single) for single in singles)
        + sum(len(item) + ITEM for item in items)
        + sum(len(passage) + PASSAGE for passage in passages)
    )
