"""No day lies in the future, and none so far back that somebody must have mistyped it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from typing import Any

from cards.content.calendar import today
from cards.content.problem import Problem, quoted, said
from cards.content.project import Entry, Project
from cards.content.yaml.loader import Document, Location, Value

EARLIEST = {"reviewed": "2000", "agreed": "2000", "when": "1900", "published": "1900"}
"""Key of a day or a month -> the year before which it is none."""


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem for every day after today, and for every one of long ago.

    Tomorrow is allowed: in another time zone it is today.
    """
    latest = (today() + timedelta(days=1)).isoformat()
    entries: list[Entry[Any]] = [*project.cards.values(), *project.sources.values()]
    for entry in entries:
        for location, day in _days(entry.document):
            if entry.document.is_unreadable(location):
                continue
            if day > latest[: len(day)]:
                yield entry.problem(location, "impossible-date", said("in-the-future", day=quoted(day)), said("correct-date"))
            elif day < EARLIEST[str(location[-1])]:
                yield entry.problem(location, "impossible-date", said("long-ago", day=quoted(day)), said("correct-date"))


def _days(document: Document) -> Sequence[tuple[Location, str]]:
    """Return each day and month as it is written, in order where the schema does not refuse it; so written, they compare as texts."""
    found: list[tuple[Location, str]] = []
    _collect((), document.value, found)
    return found


def _collect(location: Location, block: dict[str, Value] | list[Value], found: list[tuple[Location, str]]) -> None:
    """Add each day and month in `block` to what has been `found`."""
    steps: Iterable[tuple[str | int, Value]] = block.items() if isinstance(block, dict) else enumerate(block)
    for step, value in steps:
        if isinstance(value, (dict, list)):
            _collect((*location, step), value, found)
        elif step in EARLIEST and isinstance(value, str):
            found.append(((*location, step), value))
