"""Problems as the tests compare them: a line each, in English."""

from __future__ import annotations

from collections.abc import Iterable

from cards.content.problem import Problem
from cards.content.reports import one_line
from cards.content.wording import wording


def told(problems: Iterable[Problem]) -> str:
    """Return what is told of each problem, a line each, in the order of a report."""
    return "\n".join(one_line(problem, wording("en")) for problem in sorted(problems))
