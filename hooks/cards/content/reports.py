"""Problems for those who read them: people in a terminal, and the programs that show them beside the line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import groupby

from cards.content.problem import Problem, printable
from cards.content.wording import Wording

WIDEST = 100
"""Characters of a line that a report shows around the place of the problem."""

NARROWEST = 6
"""Characters of the margin with the number of the line, at least."""

MOST_SUMMED_UP = 500
"""Problems in the summary of a job, for which GitHub takes one megabyte."""


def one_line(problem: Problem, wording: Wording) -> str:
    """Return the problem as one line: its place, what is wrong, its code and the remedy."""
    place = printable(f"{problem.path}:{problem.line}:{problem.column}")
    return f"{place}: {wording.wrong(problem)} [{problem.code}]. {wording.remedy(problem)}"


def as_text(problems: Iterable[Problem], wording: Wording) -> str:
    """Return each problem on a line, in the order of files, lines and columns, below it the line it is in and that line mended.

    A blank line stands between two files.
    """
    return "\n\n".join(_of_file(those, wording) for _, those in groupby(sorted(problems), lambda problem: problem.path))


def as_report(problems: Collection[Problem], wording: Wording) -> str:
    """Return how many problems there are, and each of them, for the log of a build."""
    return f"{wording.around('count', len(problems))}\n\n{as_text(problems, wording)}\n"


def as_github(problems: Iterable[Problem], wording: Wording) -> str:
    """Return the workflow commands that make GitHub show each problem beside its line.

    The escapes are those of the workflow command syntax: in a message ``%``, CR and LF; in a property also ``:`` and ``,``.
    """
    return "\n".join(
        f"::error file={_property(p.path)},line={p.line},col={p.column},title={_property(p.code)}"
        f"::{_data(f'{wording.wrong(p)}. {wording.remedy(p)}')}"
        for p in sorted(problems)
    )


def as_markdown(problems: Collection[Problem], wording: Wording) -> str:
    """Return all problems as Markdown: GitHub shows ten beside their lines, and in the summary of a job as much as a file may hold."""
    first = sorted(problems)[:MOST_SUMMED_UP]
    return f"### {wording.around('count', len(problems))}\n\n```text\n{as_text(first, wording)}\n```\n"


def _of_file(problems: Iterable[Problem], wording: Wording) -> str:
    return "\n".join(line for problem in problems for line in (one_line(problem, wording), *_excerpt(problem, wording)))


def _excerpt(problem: Problem, wording: Wording) -> Iterator[str]:
    if not problem.text.strip():
        return
    write = wording.around("write")
    margin = max(NARROWEST, len(write))
    start = max(0, problem.column - 1 - WIDEST // 2)
    shown = problem.text[start : start + WIDEST].rstrip()
    marked = re.match(r"[^\s:,\]]+", shown[problem.column - 1 - start :])
    yield f"{problem.line:>{margin}} | {printable(shown)}"
    before = len(printable(shown[: problem.column - 1 - start]))
    yield f"{'':>{margin}} | {' ' * before}{'^' * (len(printable(marked[0])) if marked else 1)}"
    if problem.mended is not None:
        yield f"{write:>{margin}} | {printable(problem.mended)}"


def _data(text: str) -> str:
    return printable(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
