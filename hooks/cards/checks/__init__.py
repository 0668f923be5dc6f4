"""The rules that need more than one key, card or file to judge.

Each is a module with ``check(collection)``, which yields problems; its docstring tells contributors what the rule is for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cards.checks import citations, guides, paragraphs, related, renamed, speakers, uncited, unique, vocabulary, workshops
from cards.collection import Collection
from cards.problem import Problem

Check = Callable[[Collection], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    vocabulary.check,
    citations.check,
    uncited.check,
    speakers.check,
    paragraphs.check,
    related.check,
    renamed.check,
    unique.check,
    guides.check,
    workshops.check,
)


def check_all(collection: Collection) -> list[Problem]:
    """Return what every check finds, in the order of the checks."""
    return [problem for check in CHECKS for problem in check(collection)]
