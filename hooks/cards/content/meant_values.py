"""What was certainly meant by a value that the schema refuses, as it should be written."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Any, Literal

from babel import Locale

from cards.content.did_you_mean import Known, folded
from cards.content.known_keys import other_names

FIRST_YEAR = 1900
MONTHS, MOST_DAYS = range(1, 13), 31


def meant_value(kind: str, typed: object) -> str | None:
    """Return how to write what was `typed`; nothing where that is not certain.

    It is refused with an error of this `kind`, which is pydantic's, or the sentence of a rule.
    """
    return _MEANT[kind](typed) if kind in _MEANT else None


def _number(typed: object) -> str | None:
    if isinstance(typed, float) and typed.is_integer():
        return str(int(typed))
    found = _NUMBER.fullmatch(typed.strip()) if isinstance(typed, str) else None
    return str(int(found[1])) if found else None


_NUMBER = re.compile(
    r"(?:ca\.?|circa|ongeveer|about|max\.?|±|\+/-|~)?\s*([0-9]{1,6})(?:[.,]0+)?\s*(?:min|minuten|minutes|minuut|minute|m|')?\.?\s*(?://.*|\(.*\))?",
    re.IGNORECASE,
)
"""A number with what people write around one."""


def _yes_or_no(typed: object) -> str | None:
    return _known_answers().meant(typed) if isinstance(typed, str) else None


@cache
def _known_answers() -> Known:
    return Known(("true", "false"), other_names(("true", "false")))


def _list(typed: object) -> str | None:
    """Return a word, or words with commas between them, as a list; a sentence has commas of its own."""
    words = re.split(r"\s*[,;]\s*", typed.strip(" \t[](){}")) if isinstance(typed, str) else []
    return f"[{', '.join(words)}]" if words and all(re.fullmatch(r"[\w/-]+", word) for word in words) else None


def _text(typed: object) -> str | None:
    """Return the one word of a list, or a number in quotes."""
    if isinstance(typed, list) and len(typed) == 1 and isinstance(typed[0], str):
        return str(typed[0])
    return f'"{str(typed).lower() if isinstance(typed, bool) else typed}"' if isinstance(typed, (bool, int, float)) else None


def _date(typed: object) -> str | None:
    """Return a date that has its parts in another order, or the name of its month."""
    parts = _parts_of_date(typed)
    if parts is None:
        return None
    try:
        return date(*parts).isoformat()
    except ValueError:
        return None


def is_no_day(typed: object) -> bool:
    """Tell whether it is a date of a day that its month does not have."""
    _, month, day = _parts_of_date(typed) or (0, 0, 0)
    return 1 <= month <= len(MONTHS) and 1 <= day <= MOST_DAYS and _date(typed) is None


def _parts_of_date(typed: object) -> tuple[int, int, int] | None:
    """Return year, month and day, as far as it is certain which is which."""
    text = str(typed) if isinstance(typed, int) else re.split(r"(?<=[0-9])T|:", typed)[0] if isinstance(typed, str) else ""
    if joined := _JOINED.fullmatch(text):
        text = "-".join(joined.groups())
    parts = [part for part in re.findall(r"[^\W\d_]+|[0-9]{1,4}", text) if folded(part) not in _names("days")]
    numbers = [_names("months").get(folded(part), part) for part in parts]
    if len(parts) < 3 or sum(map(str.isalpha, parts)) > 1 or not all(str(number).isdecimal() for number in numbers[:3]):  # noqa: PLR2004 - day, month and year
        return None
    day, month, year = _ordered(parts, [int(number) for number in numbers[:3]])
    return (year, month, day) if year >= FIRST_YEAR else None  # of two digits: nobody can tell a year from a day


_JOINED = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")


def _month_or_day(typed: object) -> str | None:
    """Return such a date, or a month before its year."""
    day = _date(typed)
    found = _date(f"1 {typed}") if isinstance(typed, str) and day is None else None
    return day or (found and found[: len("2026-03")])


@cache
def _names(kind: Literal["days", "months"]) -> Mapping[str, int]:
    """Return the names of the days or of the months, as far as they tell one from the others, with their numbers."""
    every = [getattr(Locale(code), kind)["format"][width] for code in ("en", "nl") for width in ("wide", "abbreviated")]
    return {folded(name): number for names in every for number, name in names.items()}


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
