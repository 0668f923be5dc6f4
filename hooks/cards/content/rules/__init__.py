"""The rules that need more than one key, card or file to judge.

Each is a module with ``check(project)``, which yields problems; its docstring tells contributors what the rule is for.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

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
from cards.content.schema import Slug

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


OF_EACH_CARD: tuple[Rule, ...] = (repeated.check, sentences.check, translated.check)
"""Those that look at each card by itself, and at the languages of the project: what they find of it hangs on no other card."""


def check_all(project: Project, blameless: Collection[Slug] = ()) -> list[Problem]:
    """Return what every check finds, in the order of the checks; those of each card by itself find nothing in the `blameless` ones."""
    to_see = replace(project, cards={slug: entry for slug, entry in project.cards.items() if slug not in blameless})
    return [problem for check in RULES for problem in check(to_see if check in OF_EACH_CARD else project)]
