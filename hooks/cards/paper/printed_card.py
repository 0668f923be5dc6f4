"""What paper needs to know of a card: how large its type may be, which printing it is, and the address of its page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from cards.content.card import Card
from cards.content.evidence import Cited
from cards.content.languages import Language
from cards.content.paper_length import back_length, front_length, short_length
from cards.paper.revision import Revision, revisions
from cards.paper.sheets import GUIDANCE, HANDOUT, RESOLVE, SHORT

FRONT_UP_TO: Mapping[str, int] = {"roomy": 2800, "regular": 3950, "close": 4350}
"""The types of the front by how much they hold, the largest first: measured in Chromium on the cards there are, they overflow from about
2,920, 4,090 and 4,510, and the rest is kept for other fonts. Beyond them the small type, 9 points, holds all that a side has room for."""

BACK_UP_TO: Mapping[str, int] = {"roomy": 1780, "regular": 2450}
"""The same of the back, which is read standing and has larger types: they overflow from about 1,870 and 2,600."""

DENSE = "dense"
"""The small type."""

SHORT_ROOMY_UP_TO = 480
"""Measured like the bounds above, on an A6 with its QR code: the larger type runs into the code from about 500; the smaller holds all."""


CODED = (HANDOUT, SHORT, GUIDANCE, RESOLVE)
"""The sheets that carry a code to scan."""


@dataclass(frozen=True)
class PrintedCard:
    """A card as paper carries it, in one language."""

    type_size: str
    """``roomy``, ``regular`` or ``dense``: of the front, the practice."""

    exercise_size: str
    """The same of the back, the exercise."""

    short_size: str
    """``roomy`` or ``regular``: the same for the short form, an A6."""

    revisions: Mapping[str, Revision]
    """Which printing it is, by the template of the sheet."""

    codes: Mapping[str, Markup]
    """The address of the card's page with that printing as a QR code (SVG), by the template; only where the site's address is known."""

    @property
    def coded(self) -> tuple[Revision, ...]:
        """Return the printings that codes to scan name."""
        return tuple(self.revisions[template] for template in CODED)


def printed_card(card: Card, cited: Sequence[Cited], language: Language, address: str | None) -> PrintedCard:
    """Return how `card` is printed; `address` is that of its page, if the site has one."""
    printings = revisions(card, cited, language)
    return PrintedCard(
        type_size=type_size(front_length(card, cited, language), FRONT_UP_TO),
        exercise_size=type_size(back_length(card, language), BACK_UP_TO),
        short_size="roomy" if short_length(card, language) <= SHORT_ROOMY_UP_TO else "regular",
        revisions=printings,
        codes={template: qr_code(f"{address}#paper={printings[template].mark}") for template in CODED} if address else {},
    )


def qr_code(address: str) -> Markup:
    """Return the QR code of `address` as inline SVG, black on nothing, sized by its style sheet."""
    import segno  # noqa: PLC0415 - it imports what fetches from the web, and a site without an address has no codes

    code = segno.make_qr(address, error="m")
    return Markup(code.svg_inline(unit="mm", border=2))  # noqa: S704 - drawn by segno


def type_size(length: int, up_to: Mapping[str, int]) -> str:
    """Return the largest type in which a side of that length fits, of those that hold so much each; or the small one."""
    return next((size for size, most in up_to.items() if length <= most), DENSE)
