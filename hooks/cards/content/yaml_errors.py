"""What the YAML parser says about a text it cannot read, in the words of a contributor."""

from __future__ import annotations

import re
from typing import Any

import yaml

from cards.content.problem import Code, Position, Problem, Said, problem_in, said

CUT_OFF: tuple[Code, Said, Said] = ("cut-off-text", said("cut-off-text"), said("quote-or-move-comment"))


def position(mark: Any) -> Position:
    """Return the position of a mark of the parser."""
    # The stubs tell the marks of the C parser and of the Python one apart, and let both be missing; an event of a text has one.
    return mark.line + 1, mark.column + 1


def explain(path: str, text: str, error: yaml.MarkedYAMLError) -> Problem:
    """Return what to do about `error`, which ended the reading of `text`."""
    found = str(error.problem)
    lines = [*text.split("\n"), ""]
    line, column = position(error.problem_mark)
    if (blank := _odd_blank(path, lines, line)) is not None:
        return blank
    inside = bool(lines[line - 1][: column - 1].strip())
    before = lines[line - 2] if line > 1 else ""
    if not inside and " #" in before and not {'"', "'"} & set(before):
        return problem_in(path, lines, (line - 1, before.index(" #") + 2), *CUT_OFF)
    if found.startswith("mapping values"):
        if re.search(r": |- ", lines[line - 1][: column - 1]):
            return problem_in(path, lines, (line, column), "unquoted-colon", said("unquoted-colon"), said("quote-it"))
        start = len(lines[line - 1]) - len(lines[line - 1].lstrip()) + 1
        return problem_in(path, lines, (line, start), "broken-yaml", said("key-out-of-place"), said("line-up-key"))
    wrong, remedy = _GOES_ON if found in _ENDED_EARLY and inside else meaning(found)
    mark = error.context_mark if found.startswith(_AT_THE_OPENING) else error.problem_mark
    return problem_in(path, lines, position(mark), "broken-yaml", wrong, remedy)


def meaning(found: str) -> tuple[Said, Said]:
    """Return what is meant where the parser says what it `found`, and what to do about it."""
    for beginning, wrong, remedy in _MEANINGS:
        if found.startswith(beginning):
            return said(wrong), said(remedy)
    return said("not-yaml", reason=found), said("compare-line")


_BLANK = re.compile(r"^ *(?:(?P<tab>\t)|(?:(?:[\w-]+:|-) *)?(?P<other>[^\S \t]))")


def _odd_blank(path: str, lines: list[str], line: int) -> Problem | None:
    """Look for a blank that YAML does not count as one, on the line the parser stopped at or on the one before it."""
    for number in (line - 1, line):
        found = _BLANK.match(lines[number - 1]) if number > 0 else None
        if found is not None and found["tab"]:
            return problem_in(path, lines, (number, found.end()), "tab", said("tab"), said("indent-with-spaces"))
        if found is not None:
            wrong = said("odd-blank", code=f"U+{ord(found['other']):04X}")
            return problem_in(path, lines, (number, found.end()), "invisible-character", wrong, said("type-a-space"))
    return None


_ENDED_EARLY = ("did not find expected key", "did not find expected '-' indicator")
_GOES_ON = (said("text-has-ended"), said("quote-with-the-other"))
_MEANINGS: tuple[tuple[str, str, str], ...] = (
    # how the parser begins, what it means, the remedy
    ("could not find expected ':'", "no-key-value", "colon-or-indent"),
    ("did not find expected key", "not-in-line-with-keys", "indent-alike"),
    ("did not find expected '-' indicator", "not-in-line-with-list", "dashes-in-one-column"),
    ("did not find expected ',' or ']'", "list-not-closed", "close-list"),
    ("did not find expected ',' or '}'", "brace-not-closed", "close-brace"),
    ("did not find expected node content", "value-missing", "write-value"),
    ("found unexpected end of stream", "quotes-not-closed", "close-quotes"),
    ("did not find expected <document start>", "file-has-ended", "remove-line"),
    ("found unexpected document indicator", "quotes-not-closed", "close-quotes"),
    ("found unknown escape character", "backslash", "double-backslash"),
    ("did not find expected hexdecimal number", "backslash", "double-backslash"),
    ("found invalid Unicode character escape code", "backslash", "double-backslash"),
    ("found character that cannot start any token", "odd-beginning", "quote-it"),
    ("did not find expected alphabetic or numeric character", "odd-beginning", "quote-it"),
    ("did not find the expected '>'", "odd-beginning", "quote-it"),
    ("found undefined tag handle", "odd-beginning", "quote-it"),
    ("mapping keys are not allowed", "odd-beginning", "quote-it"),
    ("did not find expected comment or line break", "block-not-alone", "begin-on-next-line"),
    ("block sequence entries are not allowed", "list-out-of-place", "dashes-on-own-lines"),
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
