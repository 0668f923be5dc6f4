"""What the YAML parser says about a text it cannot read, in the words of a contributor."""

from __future__ import annotations

import re
from typing import Any

import yaml

from cards.content.problem import Code, Problem

Position = tuple[int, int]
"""Line and column, both counted from 1."""

CUT_OFF: tuple[Code, str, str] = (
    "cut-off-text",
    "YAML takes everything behind this ` #` for a comment",
    "Put the whole text in double quotes, or move the comment to a line of its own.",
)


def position(mark: Any) -> Position:
    """Return the position of a mark of the parser."""
    # The stubs tell the marks of the C parser and of the Python one apart, and let both be missing; an event of a text has one.
    return mark.line + 1, mark.column + 1


def explain(path: str, text: str, error: yaml.MarkedYAMLError) -> Problem:
    """Return what to do about `error`, which ended the reading of `text`."""
    said = str(error.problem)
    lines = [*text.split("\n"), ""]
    line, column = position(error.problem_mark)
    if (blank := _odd_blank(path, lines, line)) is not None:
        return blank
    inside = bool(lines[line - 1][: column - 1].strip())
    before = lines[line - 2] if line > 1 else ""
    if not inside and " #" in before and not {'"', "'"} & set(before):
        return Problem(path, line - 1, before.index(" #") + 2, *CUT_OFF)
    if said.startswith("mapping values"):
        if re.search(r": |- ", lines[line - 1][: column - 1]):
            return Problem(path, line, column, *_COLON_IN_TEXT)
        return Problem(path, line, len(lines[line - 1]) - len(lines[line - 1].lstrip()) + 1, *_KEY_OR_TEXT)
    message, hint = _GOES_ON if said in _ENDED_EARLY and inside else _meaning(said)
    mark = error.context_mark if said.startswith(_AT_THE_OPENING) else error.problem_mark
    return Problem(path, *position(mark), "broken-yaml", message, hint)


def _meaning(said: str) -> tuple[str, str]:
    for beginning, message, hint in _SAYINGS:
        if said.startswith(beginning):
            return message, hint
    return f"this is not YAML: {said}", "Compare the line with the same line of another card."


_BLANK = re.compile(r"^ *(?:(?P<tab>\t)|(?:(?:[\w-]+:|-) *)?(?P<other>[^\S \t]))")


def _odd_blank(path: str, lines: list[str], line: int) -> Problem | None:
    """Look for a blank that YAML does not count as one, on the line the parser stopped at or on the one before it."""
    for number in (line - 1, line):
        found = _BLANK.match(lines[number - 1]) if number > 0 else None
        if found is not None and found["tab"]:
            return Problem(path, number, found.end(), "tab", "a tab stands in the indentation", "Indent with spaces, two a level.")
        if found is not None:
            message = f"this is no ordinary space (it is U+{ord(found['other']):04X})"
            return Problem(path, number, found.end(), "invisible-character", message, "Delete it and type a space.")
    return None


_COLON_IN_TEXT: tuple[Code, str, str] = (
    "unquoted-colon",
    "YAML takes what stands before this colon for a key",
    "Put the whole text in double quotes.",
)
_KEY_OR_TEXT: tuple[Code, str, str] = (
    "broken-yaml",
    "a key cannot stand here",
    "Line a key up with its neighbours, and see that the line before has its colon; put a text with a colon in double quotes.",
)
_ENDED_EARLY = ("did not find expected key", "did not find expected '-' indicator")
_GOES_ON = (
    "the text has ended before this, with its quotes or its bracket",
    "Put the whole text in quotes, and use the other kind of quotes inside it; a bracket belongs in quotes as well.",
)
_BACKSLASH = ("YAML does not know what this backslash means", "Write the backslash twice, or put the text in single quotes.")
_SPECIAL = ("a text cannot begin with this character", "Put the whole text in double quotes.")
_SAYINGS: tuple[tuple[str, str, str], ...] = (
    # how the parser begins, what it means, the remedy
    ("could not find expected ':'", "this line is no `key: value`", "Put a colon and a space behind the key, or indent it if it is text."),
    (
        "did not find expected key",
        "this does not line up with the keys above it",
        "Give every key of a block the same indentation, and every further line of a text a deeper one.",
    ),
    (
        "did not find expected '-' indicator",
        "this does not line up with the list above it",
        "Begin every item with `- ` in the same column, and every key that is no part of the list further left.",
    ),
    ("did not find expected ',' or ']'", "the list that opens here does not close", "Close it with `]`, and put commas between its items."),
    ("did not find expected ',' or '}'", "the brace that opens here does not close", "Close it with `}`; put commas between its pairs."),
    ("did not find expected node content", "a value is missing here", "Write it; see that every bracket closes and no comma is too many."),
    ("found unexpected end of stream", "the quotes that open here do not close", "Close them at the end of the text."),
    ("did not find expected <document start>", "the file has ended before this", "Remove this line, or the line `...` above it."),
    ("found unexpected document indicator", "the quotes that open here do not close", "Close them at the end of the text."),
    ("found unknown escape character", *_BACKSLASH),
    ("did not find expected hexdecimal number", *_BACKSLASH),
    ("found invalid Unicode character escape code", *_BACKSLASH),
    ("found character that cannot start any token", *_SPECIAL),
    ("did not find expected alphabetic or numeric character", *_SPECIAL),
    ("did not find the expected '>'", *_SPECIAL),
    ("found undefined tag handle", *_SPECIAL),
    ("mapping keys are not allowed", *_SPECIAL),
    ("did not find expected comment or line break", "`>` and `|` stand alone on their line", "Begin the text on the next line, indented."),
    ("block sequence entries are not allowed", "a list cannot begin on this line", "Put each `- ` on a line of its own, below the key."),
)
_AT_THE_OPENING = (
    "could not find expected ':'",
    "did not find expected ',' or ']'",
    "did not find expected ',' or '}'",
    "found unexpected end of stream",
    "found unexpected document indicator",
    "did not find expected alphabetic or numeric character",
    "did not find the expected '>'",
)
