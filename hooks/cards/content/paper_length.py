"""How much room a card and its texts take on paper, in characters of a text without a break."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cards.content.card import Card
from cards.content.evidence import Cited
from cards.content.languages import Language
from cards.content.sources import SourceKind

LINE = 75
"""Characters of a line that is filled; what a line leaves of them is lost."""

GAP = 12
"""Characters that a line costs beside: the space between two items."""

BLANK = 35
"""Characters that a blank line costs: the space between two paragraphs."""

MOST = 700
"""Measured in Chromium on a card with all other texts at their limit: eight items fit or six paragraphs."""

ITEM = 35
"""Characters that an item of a list costs beside its own: the unfilled rest of its last line."""

PASSAGE = 140
"""Characters that a passage costs beside its own: who says it and where."""

TELLER = 60
"""Characters that it costs more in a case or an interview, where somebody may be introduced with name, role, organisation and month."""

HEADING = 90
"""Characters that a case of the card's own, and each kind of sources beyond the first, cost for the heading above them."""

MOST_ON_THE_FRONT = 4900
MOST_ON_THE_BACK = 3300
"""Measured in Chromium: so much fits on a side in the smallest body that people read with ease, 9 points."""

MOST_ITEMS = MOST // (LINE + GAP)
MOST_PARAGRAPHS = (MOST + BLANK) // (LINE + GAP + BLANK)


def running_length(text: str) -> int:
    """Return the length of `text`, where it is more than one paragraph by the lines that it takes."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) <= 1:
        return len(text)
    return sum(-(-len(line) // LINE) * LINE + GAP for line in lines) + BLANK * len(re.findall(r"\n[ \t]*\n", text))


def short_length(card: Card, language: Language) -> int:
    """Return the length of a card's short form, in characters."""
    text = card.text(language)
    own = 0 if card.case is None else len(card.case.where) + ITEM
    return own + sum(map(len, (text.title, text.summary, text.first_step, text.question, text.statement)))


def back_length(card: Card, language: Language) -> int:
    """Return the length of the exercise on paper, the back, in characters of running text."""
    text = card.text(language)
    materials = (material.text(language) for material in card.materials)
    items = (*text.before, *(step.do for step in text.exercise), *text.debrief, text.listen_for, text.variation, *materials)
    return len(text.question) + len(text.statement) + sum(len(item) + ITEM for item in items)


def front_length(card: Card, cited: Sequence[Cited], language: Language) -> int:
    """Return the length of the practice on paper, the front, in characters of running text."""
    text = card.text(language)
    singles = (text.summary, text.our_view, text.since, text.first_step, text.measure)
    items = (*text.steps, *text.works_when, *text.backfires_when)
    passages = [place.passage.text(language) for place in cited]
    kinds = {place.source.kind for place in cited}
    own = 0 if card.case is None else len(card.case.text(language)) + PASSAGE + TELLER + HEADING
    told = sum(1 for place in cited if place.source.kind is not SourceKind.ARTICLE)
    return (
        own
        + TELLER * told
        + HEADING * max(len(kinds) - 1, 0)
        + running_length(text.why)
        + sum(len(single) for single in singles)
        + sum(len(item) + ITEM for item in items)
        + sum(len(passage) + PASSAGE for passage in passages)
    )
