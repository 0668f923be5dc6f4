"""What paper needs to know of a card: how large its type may be, which revision it is, and the address of its page."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

import segno
from markupsafe import Markup

from cards.content.card import Card
from cards.content.evidence import Cited
from cards.content.languages import Language
from cards.content.paper_length import running_length
from cards.content.sources import SourceKind

ITEM = 35
"""Characters that an item of a list costs beside its own: the unfilled rest of its last line."""

PASSAGE = 130
"""Characters that a passage costs beside its own: who says it and where."""

TELLER = 60
"""Characters that it costs more in a case or an interview, where somebody may be introduced with name, role, organisation and month."""

HEADING = 90
"""Characters that a case of the card's own, and each kind of sources beyond the first, cost for the heading above them."""

ROOMY_UP_TO = 3200
REGULAR_UP_TO = 4400
"""Measured in Chromium on cards of growing length: the larger types overflow from about 3,500 and 4,550, and the rest is kept for other
fonts. Beyond the second bound the small type holds all that the budgets of the schema allow."""

SHORT_ROOMY_UP_TO = 440
"""Measured like the bounds above, on an A6 with its QR code: the larger type runs into the code from about 500; the smaller holds all."""


REVISION_LENGTH = 7


@dataclass(frozen=True)
class PrintedCard:
    """A card as paper carries it, in one language."""

    type_size: str
    """``roomy``, ``regular`` or ``dense``: of the front, the practice."""

    exercise_size: str
    """The same of the back, the exercise."""

    short_size: str
    """``roomy`` or ``regular``: the same for the short form, an A6."""

    revision: str
    """The beginning of a hash of all that is printed; changes when the text does."""

    qr: Markup | None
    """The address of the card's page with this revision as a QR code (SVG); only when the site's address is known."""


def printed_card(card: Card, cited: Sequence[Cited], language: Language, address: str | None) -> PrintedCard:
    """Return how `card` is printed; `address` is that of its page, if the site has one."""
    stamp = revision(card, cited, language)
    return PrintedCard(
        type_size=type_size(sheet_length(card, cited, language)),
        exercise_size=type_size(exercise_length(card, language)),
        short_size="roomy" if short_length(card, language) <= SHORT_ROOMY_UP_TO else "regular",
        revision=stamp,
        qr=qr_code(f"{address}#paper={stamp}") if address else None,
    )


def revision(card: Card, cited: Sequence[Cited], language: Language) -> str:
    """Return a short hash of what a card tells in `language`: its facets, its text, and the passages it cites with who says them."""
    printed: dict[str, object] = {
        "card": card.model_dump(
            mode="json", exclude={*(card.model_extra or ()), "case", "related", "rather_than", "formerly", "reviewed", "owner"}
        ),
        "text": card.text(language).model_dump(mode="json", exclude={"keywords"}),
        "passages": [
            (place.source.title, place.passage.text(language), place.passage.model_dump(mode="json", exclude={*place.passage.texts}))
            for place in cited
        ],
        "speakers": [place.speaker.model_dump(mode="json") for place in cited],
    }
    if card.case is not None:
        printed["case"] = (card.case.text(language), card.case.model_dump(mode="json", exclude={*card.case.texts}))
    canonical = json.dumps(printed, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()[:REVISION_LENGTH]


def qr_code(address: str) -> Markup:
    """Return the QR code of `address` as inline SVG, black on nothing, sized by its style sheet."""
    code = segno.make_qr(address, error="m")
    return Markup(code.svg_inline(unit="mm", border=2))  # noqa: S704 - drawn by segno


def type_size(length: int) -> str:
    """Return ``roomy``, ``regular`` or ``dense``: the largest type in which a side of that length fits."""
    if length <= ROOMY_UP_TO:
        return "roomy"
    return "regular" if length <= REGULAR_UP_TO else "dense"


def short_length(card: Card, language: Language) -> int:
    """Return the length of a card's short form, in characters."""
    text = card.text(language)
    own = 0 if card.case is None else len(card.case.where) + ITEM
    return own + sum(map(len, (text.title, text.summary, text.first_step, text.question, text.statement)))


def exercise_length(card: Card, language: Language) -> int:
    """Return the length of the exercise on paper, the back, in characters of running text."""
    text = card.text(language)
    materials = (material.text(language) for material in card.materials)
    items = (*text.before, *(step.do for step in text.exercise), *text.debrief, text.listen_for, text.variation, *materials)
    return len(text.question) + len(text.statement) + sum(len(item) + ITEM for item in items)


def sheet_length(card: Card, cited: Sequence[Cited], language: Language) -> int:
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
