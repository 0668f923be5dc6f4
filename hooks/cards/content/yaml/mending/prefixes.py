"""What a mail program or a page with numbered lines puts before every line of a text that is copied from it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cards.content.problem import Problem, problem_in, quoted, said

FEWEST = 3
"""So many lines that all begin alike are no coincidence."""

_ANSWERED = re.compile(r"\s*>(?: |$)")
_NUMBERED = re.compile(r"\s*(?P<number>[0-9]{1,4})(?:[:.|]? |$)")


def without_prefixes(path: str, lines: Sequence[str]) -> tuple[list[str], list[Problem]]:
    """Return `lines` without what stands before each of them, and the problem that it does."""
    held = [number for number, line in enumerate(lines) if line.strip()]
    if len(held) < FEWEST or not lines[held[0]].lstrip().startswith((">", *"0123456789")):
        return list(lines), []
    place = (held[0] + 1, 1)
    if all(map(_ANSWERED.match, map(lines.__getitem__, held))):
        wrong = said("all-lines-begin-so", mark=quoted(">"))
        return _taken_off(_ANSWERED, lines), [problem_in(path, lines, place, "special-character", wrong, said("remove-from-all-lines"))]
    numbers = [found and int(found["number"]) for found in map(_NUMBERED.match, map(lines.__getitem__, held))]
    if None not in numbers and numbers == list(range(numbers[0] or 0, (numbers[0] or 0) + len(numbers))):
        wrong = said("all-lines-numbered")
        return _taken_off(_NUMBERED, lines), [problem_in(path, lines, place, "special-character", wrong, said("remove-from-all-lines"))]
    return list(lines), []


def _taken_off(prefix: re.Pattern[str], lines: Sequence[str]) -> list[str]:
    return [prefix.sub("", line, count=1) for line in lines]
