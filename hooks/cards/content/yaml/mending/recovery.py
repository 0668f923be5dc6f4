"""All that is wrong with the text of a file, told at once: where the parser gives up, the line is mended and the file parsed again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import yaml

from cards.content.problem import Problem
from cards.content.yaml.errors import explain
from cards.content.yaml.mending.sheet import MOST_PROBLEMS, Keys, Sheet
from cards.content.yaml.reader import Location, Reader, Refused, Value

MOST_PARSED = 1_000_000
"""Characters that are parsed of one file, again and again, before the rest of it is left unread."""

FINAL = ("empty-file", "too-large", "too-deep")
"""Codes of what cannot be mended."""


@dataclass(frozen=True)
class Recovered:
    """What could be read of a text."""

    reader: Reader
    value: Value
    stopped: Problem | None
    """What kept the rest from being read."""

    problems: list[Problem]
    unreadable: frozenset[Location] = frozenset()
    """Where a value had to be guessed, or where keys or items may have been lost."""


def recover(path: str, typed: Sequence[str], lines: Sequence[str], keys: Keys) -> Recovered:
    """Return what can be read of `lines`, which were typed as `typed`."""
    attempt = _attempt(path, lines)
    if attempt.stopped is None and not (attempt.reader.suspicious and keys()):  # without known keys none can be told from a text
        return replace(attempt, unreadable=frozenset(attempt.reader.unreadable))
    if attempt.stopped is not None and attempt.stopped.code in FINAL:
        return attempt
    from cards.content.yaml.mending.repairs import mend  # noqa: PLC0415 - most files need no mending

    sheet = Sheet(path, typed, lines, keys)
    mend(sheet)
    return _read_mended(sheet)


def _read_mended(sheet: Sheet) -> Recovered:
    told = {problem.line for problem in sheet.problems}
    before = 0
    left = MOST_PARSED
    attempt = _attempt(sheet.path, sheet.lines)
    while attempt.stopped is not None and attempt.stopped.code not in FINAL and left > 0 and len(sheet.problems) < MOST_PROBLEMS:
        if attempt.stopped.line not in told and not _follows(sheet, before, attempt.stopped.line):
            sheet.problems.append(attempt.stopped)
        before = attempt.stopped.line
        told.add(before)
        if not sheet.give_up(attempt.stopped.line - 1):
            break
        left -= sum(map(len, sheet.lines))
        attempt = _attempt(sheet.path, sheet.lines)
    problems = [*sheet.problems, *attempt.problems]
    if attempt.stopped is not None:
        return Recovered(attempt.reader, None, attempt.stopped, sheet.problems or attempt.problems)
    return Recovered(attempt.reader, attempt.value, None, problems, _unreadable(attempt.reader, sheet))


def _follows(sheet: Sheet, before: int, line: int) -> bool:
    """Tell whether nothing was left of the lines from where the parser stopped before to where it stops now."""
    return 0 < before < line and all(sheet.is_nothing(row) for row in range(before - 1, line - 1))


def _attempt(path: str, lines: Sequence[str]) -> Recovered:
    reader = Reader(path, "\n".join(lines))
    try:
        value = reader.read()
    except Refused as refused:
        return Recovered(reader, None, refused.problem, [*reader.problems, refused.problem])
    except yaml.MarkedYAMLError as error:
        problem = explain(path, error)
        return Recovered(reader, None, problem, list(dict.fromkeys([*reader.problems, problem])))
    return Recovered(reader, value, None, reader.problems)


def _unreadable(reader: Reader, sheet: Sheet) -> frozenset[Location]:
    guessed = {
        location for places in (reader.keys_at, reader.values_at) for location, (line, _) in places.items() if line - 1 in sheet.guessed
    }
    around: set[Location] = set()
    for row in sheet.lost:
        before = [(place, location) for location, place in (*reader.keys_at.items(), *reader.values_at.items()) if place[0] - 1 < row]
        nearest = max(before)[1] if before else ()
        around |= {nearest[:length] for length in range(len(nearest) + 1)}
    return frozenset(guessed | around | reader.unreadable)
