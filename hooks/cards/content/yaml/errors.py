"""What the YAML parser says about a text it cannot read, in the words of a contributor."""

from __future__ import annotations

from typing import Any

import yaml

from cards.content.problem import Position, Problem, Said, said


def position(mark: Any) -> Position:
    """Return the position of a mark of the parser."""
    # The stubs tell the marks of the C parser and of the Python one apart, and let both be missing; an event of a text has one.
    return mark.line + 1, mark.column + 1


def explain(path: str, error: yaml.MarkedYAMLError) -> Problem:
    """Return what to do about `error`, which ended the reading of the file `path`."""
    return Problem(path, *position(error.problem_mark), "broken-yaml", *meaning(str(error.problem)))


def meaning(found: str) -> tuple[Said, Said]:
    """Return what is meant where the parser says what it `found`, and what to do about it."""
    for beginning, wrong, remedy in _MEANINGS:
        if found.startswith(beginning):
            return said(wrong), said(remedy)
    return said("not-yaml", reason=found), said("compare-line")


_MEANINGS: tuple[tuple[str, str, str], ...] = (
    # how the parser begins, what it means, the remedy
    ("did not find expected ',' or ']'", "comma-missing", "put-commas"),
    ("did not find expected ',' or '}'", "comma-missing", "put-commas"),
    ("did not find expected node content", "value-missing", "write-value"),
    ("did not find expected <document start>", "goes-on-behind-bracket", "remove-line"),
    ("found character that cannot start any token", "odd-beginning", "quote-it"),
    ("did not find expected alphabetic or numeric character", "odd-beginning", "quote-it"),
    ("found unknown escape character", "backslash", "double-backslash"),
    ("did not find expected hexdecimal number", "backslash", "double-backslash"),
    ("found invalid Unicode character escape code", "backslash", "double-backslash"),
)
