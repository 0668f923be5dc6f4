"""What the scripts of a page must know as the Python code knows it: ``js/limits.js``, which is written from the values themselves."""

from __future__ import annotations

import json
from dataclasses import asdict

from cards.content.schema import LONGEST_SLUG, SLUG_PATTERN
from cards.paper import sheets, workshop
from cards.paper.page_sizes import IN_AMERICA
from cards.paper.revision import PART_LENGTH, STAMP_LENGTH
from cards.site import scan, spreadsheet


def script() -> str:
    """Return the script with the limits, the same in every language."""
    limits = {
        "slug": {"form": SLUG_PATTERN.pattern, "longest": LONGEST_SLUG},
        "revision": {"stamp": STAMP_LENGTH, "part": PART_LENGTH},
        "plan": asdict(workshop.RULES),
        "scan": asdict(scan.RULES),
        "spreadsheet": {
            "formula": spreadsheet.FORMULA,
            "blank": spreadsheet.BLANK,
            "byte_order_mark": spreadsheet.BYTE_ORDER_MARK,
            "separators": [spreadsheet.COMMA, spreadsheet.SEMICOLON],
        },
        "sheets": [_sheets(kind) for kind in sheets.KINDS],
    }
    return f"const limits = {json.dumps(limits)};\n"


def _sheets(kind: sheets.SheetKind) -> dict[str, object]:
    return {
        "name": kind.name,
        "paper": {"": kind.paper.slug, "letter": IN_AMERICA.get(kind.paper, kind.paper).slug},
        "cards_on_a_sheet": kind.cards_on_a_sheet,
        "pieces": list(kind.pieces),
    }
