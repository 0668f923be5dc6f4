"""The rules that need more than one key, card or file to judge.

Each is a module with ``check(project)``, which yields problems; its docstring tells contributors what the rule is for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cards.content.problem import Problem
from cards.content.project import Project
from cards.content.rules import (
    addresses,
    citations,
    colours,
    dates,
    editorial,
    exercises,
    languages,
    lines,
    links,
    lists,
    paper,
    paragraphs,
    related,
    renamed,
    repeated,
    sentences,
    site,
    speakers,
    translated,
    uncited,
    unique,
    vocabulary,
    workshops,
)

Rule = Callable[[Project], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    languages.check,
    site.check,
    vocabulary.check,
    colours.check,
    citations.check,
    paper.check,
    lines.check,
    uncited.check,
    speakers.check,
    paragraphs.check,
    related.check,
    exercises.check,
    links.check,
    lists.check,
    renamed.check,
    addresses.check,
    unique.check,
    dates.check,
    repeated.check,
    sentences.check,
    translated.check,
    editorial.check,
    workshops.check,
)


def check_all(project: Project) -> list[Problem]:
    """Return what every check finds, in the order of the checks."""
    return [problem for check in RULES for problem in check(project)]
