"""A numbered list in a text has full stops behind its numbers, as the page shows them: no bracket that was typed is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cards.content import prose
from cards.content.problem import Position, Problem, named, quoted, said
from cards.content.project import Entry, M, Project
from cards.content.rules.links import running_texts
from cards.content.yaml.loader import Location

_BEFORE = r"""[ \t]*(?:(?:- +)*[\w-]+:[ \t]+)?(?:- +)*["']?"""
"""What may stand before a text on its line, and is no part of it."""


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem for every list whose numbers have a bracket behind them."""
    for entry, location, text in running_texts(project):
        for mark in prose.bracketed_lists(text):
            wrong, remedy = said("bracketed-list", mark=quoted(mark)), said("list-with-stops", mark=named(f"{mark[:-1]}."))
            yield entry.document.problem(_place(entry, location, mark), "wrong-form", wrong, remedy)


def _place(entry: Entry[M], location: Location, mark: str) -> Position:
    """Return where `mark` begins a line of the text at `location`."""
    line, column = entry.document.position(location)
    begins = re.compile(rf"({_BEFORE}){re.escape(mark)}[ \t]")
    found = ((number, begins.match(text)) for number, text in enumerate(entry.document.lines[line - 1 :], line))
    return next(((number, match.end(1) + 1) for number, match in found if match is not None), (line, column))
