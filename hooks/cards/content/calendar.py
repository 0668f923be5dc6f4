"""What day it is: asked of the clock here and nowhere else, so that the same commit can be judged alike on any day."""

from __future__ import annotations

import os
import time
from calendar import monthrange
from datetime import MAXYEAR, UTC, date, datetime

VARIABLE = "SOURCE_DATE_EPOCH"
"""The variable by which builds are told to take another moment for now, in seconds since 1970: that of the last commit, in CI."""


class NoMomentError(ValueError):
    """The variable says something that is no moment; to go on with the clock instead would hide that."""


def moment() -> int:
    """Return now, in seconds since 1970."""
    seconds = os.environ.get(VARIABLE)
    if not seconds:
        return int(time.time())
    try:
        datetime.fromtimestamp(int(seconds), tz=UTC)
    except (ValueError, OverflowError, OSError):
        raise NoMomentError(f"{VARIABLE} must be a number of seconds since 1970") from None
    return int(seconds)


def today() -> date:
    """Return the day of now: in Greenwich, so that it is the same one for everybody who builds the same commit."""
    return datetime.fromtimestamp(moment(), tz=UTC).date()


def months_after(day: date, months: int) -> date:
    """Return the day so many months after `day`, or the last one of that month if it is shorter, or the last one there is."""
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if years > MAXYEAR:
        return date.max
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))
