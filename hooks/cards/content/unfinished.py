"""What somebody has still to write: each value that begins with TODO, as `cards new` puts them into a file."""

from __future__ import annotations

from collections.abc import Iterator

from cards.content.problem import Problem, quoted, said
from cards.content.yaml.loader import Document, Location

MARK = "TODO"


def unfinished(document: Document) -> Iterator[tuple[Location, Problem]]:
    """Yield the location of each value that is still to be written, with the problem that it is."""
    if not any(MARK in line for line in document.lines):
        return
    for location, value in document.values():
        if isinstance(value, str) and value.startswith(MARK):
            key = ".".join(step for step in location if isinstance(step, str))
            yield location, document.problem(document.position(location), "todo", said("todo", key=quoted(key)), said("write-instead"))
