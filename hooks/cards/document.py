"""The strict YAML loader: a file's text becomes plain values that know where they stand, or problems.

Strict means: what a contributor typed is what the site shows. Scalars follow the YAML 1.2 core schema (``no``, ``on`` and ``9:30``
stay text), a key may stand only once, and aliases, tags and further documents are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from cards.problem import Problem

Scalar = str | int | float | bool | None
Value = Scalar | list["Value"] | dict[str, "Value"]
Location = tuple[str | int, ...]
"""The way to a value: keys and list indices from the top, as in ``("en", "steps", 2)``."""

Position = tuple[int, int]
"""Line and column, both counted from 1."""


@dataclass(frozen=True)
class Document:
    """One YAML file: its value and where each part of it stands."""

    path: str
    value: dict[str, Value]
    values_at: Mapping[Location, Position]
    keys_at: Mapping[Location, Position]

    def position(self, location: Location) -> Position:
        """Return where the value at `location` stands, or the nearest thing around it that exists."""
        while location not in self.values_at:
            location = location[:-1]
        return self.values_at[location]

    def key_position(self, location: Location) -> Position:
        """Return where the key at `location` stands, or the nearest thing around it that exists."""
        return self.keys_at.get(location) or self.position(location)


def read(root: Path, file: Path) -> Document | list[Problem]:
    """Return the document in `file`, its path told relative to `root`."""
    path = file.relative_to(root).as_posix()
    data = file.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        hint = "Save the file as UTF-8: in the editor's 'Save as' dialog, choose the encoding UTF-8."
        return [Problem(path, line, column, "not-utf-8", f"byte 0x{data[error.start]:02x} is not UTF-8", hint)]
    return parse(path, text)


def parse(path: str, text: str) -> Document | list[Problem]:
    """Return the document that `text` holds, or everything that keeps it from being one."""
    reader = _Reader(path, text)
    try:
        value = reader.read()
    except _Refused as refused:
        return [*reader.problems, refused.problem]
    except yaml.reader.ReaderError as error:
        return [_unprintable(path, text, error)]
    except yaml.MarkedYAMLError as error:
        return [*reader.problems, _syntax_problem(path, text, error)]
    if reader.problems:
        return reader.problems
    if not isinstance(value, dict):
        return [Problem(path, 1, 1, "wrong-type", "the file holds no keys", "Begin with lines of the form `key: value`.")]
    return Document(path, value, reader.values_at, reader.keys_at)


class _Refused(Exception):
    def __init__(self, problem: Problem) -> None:
        self.problem = problem


class _Reader:
    """Builds values from the parser's events; collects positions and the problems one can go on after."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.lines = text.split("\n")
        self.events: Iterator[yaml.Event] = yaml.parse(text, Loader=yaml.CSafeLoader)
        self.problems: list[Problem] = []
        self.values_at: dict[Location, Position] = {}
        self.keys_at: dict[Location, Position] = {}

    def read(self) -> Value:
        next(self.events)
        first = next(self.events)
        if isinstance(first, yaml.StreamEndEvent):
            hint = "Write the card, or begin one with `cards new SLUG`."
            raise _Refused(Problem(self.path, 1, 1, "empty-file", "the file is empty", hint))
        value = self._value(next(self.events), ())
        next(self.events)
        further = next(self.events)
        if not isinstance(further, yaml.StreamEndEvent):
            raise _Refused(
                self._problem(further, "second-document", "a second document begins here", "Keep one card a file; remove the line `---`.")
            )
        return value

    def _value(self, event: yaml.Event, location: Location) -> Value:
        if isinstance(event, yaml.AliasEvent):
            hint = "Write the value out; to begin a text with an asterisk, put it in quotes."
            raise _Refused(self._problem(event, "alias", f"`*{event.anchor}` refers to another place in the file", hint))
        assert isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent))
        self.values_at[location] = _position(event.start_mark)
        if event.anchor is not None:
            hint = "Remove it; to begin a text with an ampersand, put it in quotes."
            self.problems.append(self._problem(event, "anchor", f"`&{event.anchor}` names a place in the file", hint))
        if event.tag is not None:
            hint = "Remove it; to begin a text with an exclamation mark, put it in quotes."
            self.problems.append(self._problem(event, "tag", f"`{event.tag}` is a YAML tag", hint))
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(location)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(location)
        assert isinstance(event, yaml.ScalarEvent)
        if event.style:
            return str(event.value)
        self._refuse_cut_off(event)
        return _scalar(event.value)

    def _mapping(self, location: Location) -> dict[str, Value]:
        mapping: dict[str, Value] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise _Refused(self._problem(event, "wrong-type", "a key must be a word", "Write `key: value`."))
            key = event.value
            if key in mapping:
                hint = f"Keep one of the two; the first stands on line {self.keys_at[*location, key][0]}."
                self.problems.append(self._problem(event, "duplicate-key", f"the key `{key}` stands here a second time", hint))
            self.keys_at[*location, key] = _position(event.start_mark)
            mapping[key] = self._value(next(self.events), (*location, key))
        return mapping

    def _sequence(self, location: Location) -> list[Value]:
        sequence: list[Value] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            sequence.append(self._value(event, (*location, len(sequence))))
        return sequence

    def _refuse_cut_off(self, event: yaml.ScalarEvent) -> None:
        """Refuse a comment behind a sentence, where it is lost text; behind a word, as in `rhythm: once  # a note`, it is a note."""
        line, column = _position(event.end_mark)
        rest = self.lines[line - 1][column - 1 :]
        if " " in event.value and rest.lstrip().startswith("#"):
            column += len(rest) - len(rest.lstrip())
            self.problems.append(Problem(self.path, line, column, *_CUT_OFF))

    def _problem(self, event: yaml.Event, code: str, message: str, hint: str) -> Problem:
        return Problem(self.path, *_position(event.start_mark), code, message, hint)


def _position(mark: Any) -> Position:
    # The stubs tell the marks of the C parser and of the Python one apart, and let both be missing; an event of a text has one.
    return mark.line + 1, mark.column + 1


_CUT_OFF = (
    "cut-off-text",
    "YAML reads everything behind this ` #` as a comment",
    "Put the whole text in double quotes, or move the comment to a line of its own.",
)
_NULL = re.compile(r"~|null|Null|NULL|")
_TRUE = re.compile(r"true|True|TRUE")
_FALSE = re.compile(r"false|False|FALSE")
_INT = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


def _scalar(text: str) -> Scalar:
    """Resolve an unquoted scalar as the core schema of YAML 1.2 does (chapter 10.3.2), octal, hexadecimal and infinities left as text."""
    if _NULL.fullmatch(text):
        return None
    if _TRUE.fullmatch(text):
        return True
    if _FALSE.fullmatch(text):
        return False
    if _INT.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    return text


_SYNTAX_HINTS: tuple[tuple[str, str, str], ...] = (
    # what libyaml says, our code, the remedy
    (
        "mapping values are not allowed",
        "unquoted-colon",
        "Put a text that holds a colon and a space in double quotes, the whole of it; give a key the indentation of its neighbours.",
    ),
    ("could not find expected ':'", "broken-yaml", "Write `key: value`, and indent every further line of a text deeper than its key."),
    (
        "did not find expected key",
        "broken-yaml",
        "Give every key of a block the same indentation; put a text that holds quotes in the other kind of quotes.",
    ),
    ("did not find expected '-' indicator", "broken-yaml", "Give every item of a list the same indentation, with `- ` before it."),
    ("did not find expected ',' or ']'", "broken-yaml", "Close the list that opens here with `]` and put commas between its items."),
    ("did not find expected ',' or '}'", "broken-yaml", "Close the brace that opens here with `}` and put commas between the pairs."),
    ("found unexpected end of stream", "broken-yaml", "Close the quotes that open here."),
    ("found unknown escape character", "broken-yaml", "Write a backslash twice, or put the text in single quotes."),
    ("cannot start any token", "broken-yaml", "Put a text that begins with this character in double quotes."),
    ("expected alphabetic or numeric character", "broken-yaml", "Put a text that begins with `*` or `&` in double quotes."),
)
_OPENED_AT_CONTEXT = ("did not find expected ','", "found unexpected end of stream")


def _syntax_problem(path: str, text: str, error: yaml.MarkedYAMLError) -> Problem:
    said = str(error.problem)
    lines = text.split("\n")
    mark = error.context_mark if said.startswith(_OPENED_AT_CONTEXT) else error.problem_mark
    line, column = _position(mark)
    if (tab := _tab_in_indentation(lines, line - 1)) is not None:
        return Problem(path, *tab, "tab", "a tab stands in the indentation", "Indent with spaces, two a level.")
    for needle, code, hint in _SYNTAX_HINTS:
        if needle in said:
            return Problem(path, line, column, code, f"this is not YAML: {said}", hint)
    return Problem(
        path, line + 1, column + 1, "broken-yaml", f"this is not YAML: {said}", "Compare the line with the same line of another card."
    )


def _tab_in_indentation(lines: list[str], line: int) -> Position | None:
    """Look for a tab before the text of the line the parser stopped at, or of the one before it."""
    for number in (line - 1, line):
        if 0 <= number < len(lines):
            content = lines[number]
            indentation = content[: len(content) - len(content.lstrip())]
            if "\t" in indentation and content.strip():
                return number + 1, indentation.index("\t") + 1
    return None


def _unprintable(path: str, text: str, error: yaml.reader.ReaderError) -> Problem:
    character = chr(error.character) if isinstance(error.character, int) else error.character
    at = text.index(character)
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    hint = "Delete it and type the text around it again."
    return Problem(path, line, column, "unprintable", f"an invisible character (U+{ord(character):04X}) stands here", hint)
