"""What Git leaves in a file where two versions of it could not be merged."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cards.content.problem import Problem, problem_in, said

_MARK = re.compile(r"([<|=>])\1{6}(?: .*)?")
_CONFLICT = re.compile(r"<(?:\|)?=>")


def without_marks(path: str, lines: Sequence[str]) -> tuple[list[str], list[Problem]]:
    """Return `lines` with the first version of each place where there are two, and a problem for each such place."""
    marks = [(number, found[1]) for number, line in enumerate(lines) if (found := _MARK.fullmatch(line))]
    kept, problems = list(lines), []
    for conflict in _CONFLICT.finditer("".join(mark for _, mark in marks)):
        rows = [number for number, _ in marks[conflict.start() : conflict.end()]]
        problems.append(_problem(path, lines, rows[0]))
        kept[rows[0]] = ""
        kept[rows[1] : rows[-1] + 1] = [""] * (rows[-1] + 1 - rows[1])
    rest = [number for number, _ in marks if kept[number]]
    if rest:
        problems.append(_problem(path, lines, rest[0]))
    for number in rest:
        kept[number] = ""
    return kept, problems


def _problem(path: str, lines: Sequence[str], row: int) -> Problem:
    return problem_in(path, lines, (row + 1, 1), "merge-mark", said("merge-mark"), said("finish-merge"))
