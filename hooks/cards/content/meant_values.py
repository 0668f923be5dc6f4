"""What was certainly meant by a value that the schema refuses, as it should be written."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Any

from babel import Locale

from cards.content.did_you_mean import Known, folded
from cards.content.known_keys import other_names

YES_OR_NO = Known(("true", "false"), other_names(("true", "false")))

FIRST_YEAR = 1900


def meant_value(kind: str, typed: object) -> str | None:
    """Return how to write what was `typed`; nothing where that is not certain.

    It is refused with an error of this `kind`, which is pydantic's, or the sentence of a rule.
    """
    return _MEANT[kind](typed) if kind in _MEANT else None


def _number(typed: object) -> str | None:
    if isinstance(typed, float) and typed.is_integer():
        return str(int(typed))
    found = re.fullmatch(r"([0-9]{1,6})\s*(min|minuten|minutes|minuut|minute|m|')?\.?", typed.strip()) if isinstance(typed, str) else None
    return str(int(found[1])) if found else None


def _yes_or_no(typed: object) -> str | None:
    return YES_OR_NO.meant(typed) if isinstance(typed, str) else None


def _list(typed: object) -> str | None:
    """Return a word, or words with commas between them, as a list; a sentence has commas of its own."""
    words = re.split(r"\s*[,;]\s*", typed.strip()) if isinstance(typed, str) else []
    return f"[{', '.join(words)}]" if words and all(re.fullmatch(r"[\w/-]+", word) for word in words) else None


def _text(typed: object) -> str | None:
    """Return the one word of a list, or a number in quotes."""
    if isinstance(typed, list) and len(typed) == 1 and isinstance(typed[0], str):
        return str(typed[0])
    return f'"{str(typed).lower() if isinstance(typed, bool) else typed}"' if isinstance(typed, (bool, int, float)) else None


def _date(typed: object) -> str | None:
    """Return a date that has its parts in another order, or the name of its month."""
    parts = re.findall(r"[^\W\d_]+|[0-9]{1,4}", typed.partition("T")[0].split(":")[0]) if isinstance(typed, str) else []
    numbers = [_months().get(folded(part), part) for part in parts]
    if len(parts) < 3 or not all(str(number).isdecimal() for number in numbers[:3]):  # noqa: PLR2004 - day, month and year
        return None
    day, month, year = _ordered(parts, [int(number) for number in numbers[:3]])
    if year < FIRST_YEAR:  # of two digits: nobody can tell a year from a day
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _month_or_day(typed: object) -> str | None:
    """Return such a date, or a month before its year."""
    day = _date(typed)
    found = _date(f"1 {typed}") if isinstance(typed, str) and day is None else None
    return day or (found and found[: len("2026-03")])


@cache
def _months() -> Mapping[str, int]:
    """Return the names of the months, as far as they tell one from the others, with their numbers."""
    widths = [Locale(code).months["format"][width] for code in ("en", "nl") for width in ("wide", "abbreviated")]
    return {folded(name): month for width in widths for month, name in width.items()}


def _ordered(parts: list[str], numbers: list[int]) -> tuple[int, int, int]:
    one, two, three = numbers
    if len(parts[0]) == len("2026"):
        return three, two, one
    return (two, one, three) if parts[0].isalpha() else (one, two, three)


_MEANT: Mapping[str, Callable[[Any], str | None]] = {
    "int_type": _number,
    "bool_type": _yes_or_no,
    "tuple_type": _list,
    "string_type": _text,
    "date_type": _date,
    "date_parsing": _date,
    "date_from_datetime_parsing": _date,
    "date_from_datetime_inexact": _date,
    "no-month-or-day": _month_or_day,
}
