"""The strict YAML loader: a file's text becomes plain values that know their positions, or problems.

Strict means: what a contributor typed is what the site shows. Scalars follow the YAML 1.2 core schema (``no``, ``on`` and ``9:30``
stay text), a key may occur only once, and aliases, tags and further documents are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import isfinite
from pathlib import Path

import yaml

from cards.content.problem import Code, Position, Problem, Said, problem_in, quoted, said
from cards.content.yaml_errors import explain, position
from cards.content.yaml_text import BLOCK, comment_behind, comment_below, folded

Scalar = str | int | float | bool | None
Value = Scalar | list["Value"] | dict[str, "Value"]
Location = tuple[str | int, ...]
"""The way to a value: keys and list indices from the top, as in ``("en", "steps", 2)``."""

DEEPEST = 12
"""Levels of keys and lists in one another; our files have five."""


@dataclass(frozen=True)
class Document:
    """One YAML file: its value and the position of each part of it."""

    path: str
    lines: Sequence[str]
    value: dict[str, Value]
    values_at: Mapping[Location, Position]
    keys_at: Mapping[Location, Position]
    unreadable: frozenset[Location] = frozenset()
    """Where a value had to be guessed, or where keys or items may have been lost: a problem of the file says so already."""

    def is_unreadable(self, location: Location) -> bool:
        """Tell whether what is wrong with the value at `location`, or with its absence, follows from what could not be read."""
        while location not in self.values_at:
            location = location[:-1]
        return location in self.unreadable

    def position(self, location: Location) -> Position:
        """Return the position of the value at `location`, or of the nearest thing around it that exists."""
        while location not in self.values_at:
            location = location[:-1]
        return self.values_at[location]

    def key_position(self, location: Location) -> Position:
        """Return the position of the key at `location`, or of the nearest thing around it that exists."""
        return self.keys_at.get(location) or self.position(location)

    def problem(self, place: Position, code: Code, wrong: Said, remedy: Said) -> Problem:
        """Return a problem at `place`, with the line it is in."""
        return problem_in(self.path, self.lines, place, code, wrong, remedy)


@dataclass(frozen=True)
class Parsed:
    """What could be read of a file, and everything that is wrong with its text."""

    document: Document | None
    """Nothing where no part of the file could be read."""

    problems: list[Problem]

    @property
    def outcome(self) -> Document | list[Problem]:
        """The document where nothing is wrong with the text, else the problems."""
        if self.document is None or self.problems:
            return self.problems
        return self.document


def read(root: Path, file: Path) -> Parsed:
    """Return the document in `file`, its path told relative to `root`."""
    data = read_bytes(root, file)
    return Parsed(None, data) if isinstance(data, list) else decode(file.relative_to(root).as_posix(), data)


def read_once(root: Path, file: Path) -> Parsed:
    """Return what `read` does, without reading the file again before it changes; for what belongs to the program and not to a project."""
    return _read_once(root, file, file.stat().st_mtime_ns)


@cache
def _read_once(root: Path, file: Path, changed: int) -> Parsed:
    return read(root, file)


def read_bytes(root: Path, file: Path) -> bytes | list[Problem]:
    """Return what `file` holds, or why it cannot be read, its path told relative to `root`."""
    path = file.relative_to(root).as_posix()
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return [Problem(path, 1, 1, "missing-file", said("no-file"), said("put-it-back"))]
    except OSError as error:
        return [Problem(path, 1, 1, "unreadable", said("unreadable", reason=str(error.strerror)), said("see-that-it-is-readable"))]


def decode(path: str, data: bytes) -> Parsed:
    """Return the document that `data` holds, which was read from `path`, and everything that is wrong with its text."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", "replace")
        problem = Problem(path, *_place(before, len(before)), "not-utf-8", said("not-utf-8"), said("save-as-utf-8"))
        return Parsed(None, [problem])
    return parse(path, text)


def parse(path: str, text: str) -> Parsed:
    """Return the document that `text` holds, and everything that is wrong with it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    if unseen := [_unseen(path, lines, found, _place(text, found.start())) for found in _INVISIBLE.finditer(text)]:
        return Parsed(None, unseen)
    reader = _Reader(path, text)
    try:
        value = reader.read()
    except _Refused as refused:
        return Parsed(None, [*reader.problems, refused.problem])
    except yaml.MarkedYAMLError as error:
        return Parsed(None, list(dict.fromkeys([*reader.problems, explain(path, text, error)])))
    if not isinstance(value, dict):
        problem = problem_in(path, lines, reader.values_at[()], "wrong-type", said("no-keys"), said("begin-with-keys"))
        return Parsed(None, reader.problems or [problem])
    return Parsed(Document(path, lines, value, reader.values_at, reader.keys_at), reader.problems)


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
            raise _Refused(Problem(self.path, 1, 1, "empty-file", said("empty-file"), said("write-or-remove-file")))
        value = self._value(next(self.events), ())
        next(self.events)
        further = next(self.events)
        if not isinstance(further, yaml.StreamEndEvent):
            raise _Refused(self._problem(further, "second-document", said("second-document"), said("remove-dashes")))
        return value

    def _value(self, event: yaml.Event, location: Location) -> Value:
        if isinstance(event, yaml.AliasEvent):
            alias = quoted(f"*{event.anchor}")
            raise _Refused(self._problem(event, "alias", said("alias", alias=alias), said("write-it-out")))
        assert isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent))
        self.values_at[location] = position(event.start_mark)
        if len(location) > DEEPEST:
            raise _Refused(self._problem(event, "too-deep", said("too-deep", levels=len(location)), said("list-or-quotes")))
        self._refuse_marks(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(location)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(location)
        assert isinstance(event, yaml.ScalarEvent)
        self._refuse_cut_off(event, location)
        if event.style == ">":
            event.value = folded(self.lines, event)
        return self._seen(event) if event.style else _scalar(event.value)

    def _mapping(self, location: Location) -> dict[str, Value]:
        mapping: dict[str, Value] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise _Refused(self._problem(event, "wrong-type", said("key-is-no-word"), said("key-or-quotes")))
            self._refuse_marks(event)
            key = self._seen(event)
            if key in mapping:
                remedy = said("keep-one-of-two", line=self.keys_at[*location, key][0])
                self.problems.append(self._problem(event, "duplicate-key", said("duplicate-key", key=quoted(key)), remedy))
                self._value(next(self.events), (*location, len(mapping)))
                continue
            self.keys_at[*location, key] = position(event.start_mark)
            mapping[key] = self._value(next(self.events), (*location, key))
        return mapping

    def _sequence(self, location: Location) -> list[Value]:
        sequence: list[Value] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            sequence.append(self._value(event, (*location, len(sequence))))
        return sequence

    def _refuse_marks(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            wrong = said("anchor", anchor=quoted(f"&{event.anchor}"))
            self.problems.append(self._problem(event, "anchor", wrong, said("remove-anchor")))
        if event.tag is not None:
            wrong = said("tag", tag=quoted(_typed(event.tag)))
            self.problems.append(self._problem(event, "tag", wrong, said("remove-tag")))

    def _seen(self, event: yaml.ScalarEvent) -> str:
        """Return the text of `event` without what an escape put into it and nobody sees; refuse that."""
        if found := _INVISIBLE.search(event.value):
            self.problems.append(_unseen(self.path, self.lines, found, position(event.start_mark)))
        return _INVISIBLE.sub("", event.value)

    def _refuse_cut_off(self, event: yaml.ScalarEvent, location: Location) -> None:
        """Refuse a comment that takes a part of a text along."""
        if (place := comment_behind(self.lines, event)) is not None:
            self._cut_off(place, said("begin-on-next-line" if event.style in BLOCK else "quote-or-move-comment"))
        elif (place := comment_below(self.lines, event, self._indentation(location))) is not None:
            self._cut_off(place, said("indent-or-move-comment" if event.style in BLOCK else "quote-or-align-comment"))

    def _cut_off(self, place: tuple[int, int], remedy: Said) -> None:
        line, column = place
        self.problems.append(problem_in(self.path, self.lines, (line + 1, column + 1), "cut-off-text", said("cut-off-text"), remedy))

    def _indentation(self, location: Location) -> int:
        """Return the indentation of the keys or items beside the value at `location`: none between brackets."""
        line, column = self.values_at[location[:-1]]
        return -1 if self.lines[line - 1][column - 1] in "[{" else column - 1

    def _problem(self, event: yaml.Event, code: Code, wrong: Said, remedy: Said) -> Problem:
        return problem_in(self.path, self.lines, position(event.start_mark), code, wrong, remedy)


_INVISIBLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters
    r"\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff"  # hyphens, spaces, line ends and directions without a shape
    r"\ufffe\uffff]"  # no characters at all
)


def _unseen(path: str, lines: Sequence[str], found: re.Match[str], place: Position) -> Problem:
    wrong = said("invisible-character", code=f"U+{ord(found[0]):04X}")
    return problem_in(path, lines, place, "invisible-character", wrong, said("type-it-again"))


def _place(text: str, index: int) -> Position:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _typed(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")


_NULL = re.compile(r"~|null|Null|NULL|")
_TRUE = re.compile(r"true|True|TRUE")
_FALSE = re.compile(r"false|False|FALSE")
_INT = re.compile(r"[-+]?(0|[1-9][0-9]{0,14})")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|(0|[1-9][0-9]{0,14})(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


def _scalar(text: str) -> Scalar:
    """Resolve an unquoted scalar as the core schema of YAML 1.2 does (chapter 10.3.2), but for what would not stay as it was typed.

    A number with leading zeros or very many digits, octals, hexadecimals and infinities are left as text.
    """
    if _NULL.fullmatch(text):
        return None
    if _TRUE.fullmatch(text):
        return True
    if _FALSE.fullmatch(text):
        return False
    if _INT.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return number if isfinite(number := float(text)) else text
    return text
