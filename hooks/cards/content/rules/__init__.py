"""The rules that need more than one key, card or file to judge.

Each is a module with ``check(project)``, which yields problems; its docstring tells contributors what the rule is for.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace

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
    vocabulary.check_choices,
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


OF_EACH_CARD: tuple[Rule, ...] = (
    vocabulary.check_choices,
    lines.check,
    exercises.check,
    lists.check,
    dates.check,
    repeated.check,
    sentences.check,
    translated.check,
)
"""Those that look at each card by itself, at the settings, the vocabulary and the day: what they find of it hangs on no other card."""

OF_CARDS_AND_SOURCES: tuple[Rule, ...] = (citations.check, paper.check)
"""Those that look at each card and at what it cites."""


@dataclass(frozen=True)
class Blameless:
    """Cards in which nothing is wrong, as an earlier run has found."""

    alone: Collection[Slug] = ()
    """Those of which the rules of each card find nothing."""

    with_sources: Collection[Slug] = ()
    """Those of which the rules of cards and sources find nothing."""


UNSEEN = Blameless()
"""What is known of cards that no run has looked at."""


def check_all(project: Project, blameless: Blameless = UNSEEN) -> list[Problem]:
    """Return what every check finds, in the order of the checks; where nothing can be found in `blameless` cards, these are passed by."""
    to_see = dict.fromkeys(OF_EACH_CARD, _without(project, blameless.alone))
    to_see |= dict.fromkeys(OF_CARDS_AND_SOURCES, _without(project, blameless.with_sources))
    return [problem for check in RULES for problem in check(to_see.get(check, project))]


def _without(project: Project, cards: Collection[Slug]) -> Project:
    return replace(project, cards={slug: entry for slug, entry in project.cards.items() if slug not in cards})
