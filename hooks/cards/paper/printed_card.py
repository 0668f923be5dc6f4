"""What paper needs to know of a card: how large its type may be, which revision it is, and the address of its page."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import segno
from markupsafe import Markup

from cards.content.card import Card
from cards.content.evidence import Cited
from cards.content.languages import Language
from cards.content.paper_length import back_length, front_length, short_length

FRONT_UP_TO: Mapping[str, int] = {"roomy": 2800, "regular": 3950, "close": 4350}
"""The types of the front by how much they hold, the largest first: measured in Chromium on the cards there are, they overflow from about
2,920, 4,090 and 4,510, and the rest is kept for other fonts. Beyond them the small type, 9 points, holds all that a side has room for."""

BACK_UP_TO: Mapping[str, int] = {"roomy": 1780, "regular": 2450}
"""The same of the back, which is read standing and has larger types: they overflow from about 1,870 and 2,600."""

DENSE = "dense"
"""The small type."""

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
        type_size=type_size(front_length(card, cited, language), FRONT_UP_TO),
        exercise_size=type_size(back_length(card, language), BACK_UP_TO),
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


def type_size(length: int, up_to: Mapping[str, int]) -> str:
    """Return the largest type in which a side of that length fits, of those that hold so much each; or the small one."""
    return next((size for size, most in up_to.items() if length <= most), DENSE)
