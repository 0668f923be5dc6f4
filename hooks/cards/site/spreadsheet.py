"""Tables for spreadsheets: no text in them is taken for a formula, whatever a program takes for the separator."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

COMMA, SEMICOLON = ",", ";"
"""What separates cells where numbers have a decimal point, and where they have a decimal comma: a spreadsheet knows no other one."""

_SIGN = r"[=+\-@\uff1d\uff0b\uff0d\uff20]"
"""What a formula begins with."""

FORMULA = rf'(^|[,;|\t\n\v\f\r\u0085\u2028\u2029])([ \u00a0"]*)(?={_SIGN})'
"""What stands before a formula: the beginning of a cell, or of what another separator or a line break makes one.

It is a pattern of JavaScript too.
"""

BLANK = "\t\r\n"
"""What a spreadsheet passes over at the beginning of a cell."""

BYTE_ORDER_MARK = "\ufeff"
"""What a file begins with: without it Excel misreads accented letters."""


def harmless(text: str) -> str:
    """Return `text` with an apostrophe before all that a spreadsheet could take for a formula."""
    guarded = re.sub(FORMULA, r"\1\2'", text) if re.search(_SIGN, text) else text
    return f"'{guarded}" if guarded.startswith(tuple(BLANK)) else guarded


def table(rows: Iterable[Sequence[str]], separator: str) -> str:
    """Return `rows` as the text of a file, but for the mark at its beginning."""
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows([[harmless(cell) for cell in row] for row in rows])
    return text.getvalue()
