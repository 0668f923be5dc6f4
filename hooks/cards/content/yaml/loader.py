"""The strict YAML loader: a file's text becomes plain values that know their positions, or problems.

Strict means: what a contributor typed is what the site shows. Scalars follow the YAML 1.2 core schema (``no``, ``on`` and ``9:30``
stay text), a key may occur only once, and aliases, tags and further documents are refused.
"""

from __future__ import annotations

import json
import os
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Protocol

from cards.content.problem import Code, Position, Problem, Said, problem_in, said
from cards.content.yaml.characters import cleaned
from cards.content.yaml.encodings import MOST_BYTES, text_of, too_large, with_newlines
from cards.content.yaml.mending.merge_marks import without_marks
from cards.content.yaml.mending.prefixes import without_prefixes
from cards.content.yaml.mending.recovery import recover
from cards.content.yaml.mending.sheet import Keys
from cards.content.yaml.reader import Location as Location  # noqa: PLC0414 - one place to import from
from cards.content.yaml.reader import Value as Value  # noqa: PLC0414


class Content(Protocol):
    """What a YAML file holds, and where each part of it stands."""

    @property
    def value(self) -> dict[str, Value]: ...  # noqa: D102 - the protocol's docstring says it

    @property
    def values_at(self) -> Mapping[Location, Position]: ...  # noqa: D102

    @property
    def keys_at(self) -> Mapping[Location, Position]: ...  # noqa: D102

    @property
    def json(self) -> str:
        """Return the value as JSON."""


@dataclass(frozen=True)
class ReadContent:
    """The content of a file that has just been read."""

    value: dict[str, Value]
    values_at: Mapping[Location, Position]
    keys_at: Mapping[Location, Position]

    @cached_property
    def json(self) -> str:
        """Return the value as JSON."""
        return json.dumps(self.value)


@dataclass(frozen=True)
class Document:
    """One YAML file: its value and the position of each part of it."""

    path: str
    lines: Sequence[str]
    content: Content
    unreadable: frozenset[Location] = frozenset()
    """Where a value had to be guessed, or where keys or items may have been lost: a problem of the file says so already."""

    @property
    def value(self) -> dict[str, Value]:
        """Return what the file holds."""
        return self.content.value

    @property
    def values_at(self) -> Mapping[Location, Position]:
        """Return where each value stands."""
        return self.content.values_at

    @property
    def keys_at(self) -> Mapping[Location, Position]:
        """Return where each key stands."""
        return self.content.keys_at

    def is_unreadable(self, location: Location) -> bool:
        """Tell whether what is wrong with the value at `location`, or with its absence, follows from what could not be read."""
        if not self.unreadable:
            return False
        while location not in self.values_at:
            location = location[:-1]
        return location in self.unreadable

    def guesses(self) -> Iterator[Position]:
        """Yield the positions of all keys and values that had to be guessed, or that stand below such a one."""
        for location in self.values_at if self.unreadable else ():
            if any(location[:length] in self.unreadable for length in range(len(location) + 1)):
                yield self.values_at[location]
                yield self.key_position(location)

    def values(self) -> Sequence[tuple[Location, Value]]:
        """Return every value with its location, that of a block before those in it."""
        found: list[tuple[Location, Value]] = []
        _collect((), self.value, found)
        return found

    def value_at(self, location: Location) -> Value:
        """Return the value at `location`, which is one of those in `values_at`."""
        value: Value = self.value
        for step in location:
            value = value[step]  # type: ignore[index]
        return value

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


def _collect(location: Location, value: Value, found: list[tuple[Location, Value]]) -> None:
    """Add `value` and all that is below it to what has been `found`."""
    found.append((location, value))
    steps: Iterable[tuple[str | int, Value]] = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for step, below in steps:
        _collect((*location, step), below, found)


@dataclass(frozen=True)
class Loaded:
    """What could be read of a file, and everything that is wrong with its text."""

    document: Document | None
    """Nothing where no part of the file could be read."""

    problems: list[Problem]

    is_blameless: bool = False
    """Whether nothing is wrong with what it says either, as is known of a card that was looked at before."""

    @property
    def outcome(self) -> Document | list[Problem]:
        """The document where nothing is wrong with the text, else the problems."""
        if self.document is None or self.problems:
            return self.problems
        return self.document


def read(root: Path, file: Path) -> Loaded:
    """Return the document in `file`, its path told relative to `root`."""
    data = read_bytes(root, file)
    return Loaded(None, data) if isinstance(data, list) else decode(file.relative_to(root).as_posix(), data)


def read_once(root: Path, file: Path) -> Loaded:
    """Return what `read` does, without reading the file again before it changes; for what belongs to the program and not to a project."""
    return _read_once(root, file, file.stat().st_mtime_ns)


@cache
def _read_once(root: Path, file: Path, changed: int) -> Loaded:
    return read(root, file)


def read_bytes(root: Path, file: Path) -> bytes | list[Problem]:
    """Return what `file` holds, or why it cannot be read, its path told relative to `root`."""
    try:
        with file.open("rb", buffering=0) as opened:
            size = os.fstat(opened.fileno()).st_size
            return [too_large(_path(root, file), size)] if size > MOST_BYTES else opened.readall()
    except FileNotFoundError:
        return [Problem(_path(root, file), 1, 1, "missing-file", said("no-file"), said("put-it-back"))]
    except OSError as error:
        reason = said("unreadable", reason=str(error.strerror))
        return [Problem(_path(root, file), 1, 1, "unreadable", reason, said("see-that-it-is-readable"))]


def _path(root: Path, file: Path) -> str:
    return file.relative_to(root).as_posix()


def no_keys() -> Collection[str]:
    """Return the words that are keys in a file of which nothing is known."""
    return ()


def decode(path: str, data: bytes, keys: Keys = no_keys) -> Loaded:
    """Return the document that `data` holds, which was read from `path`, and everything that is wrong with its text.

    `keys` are those that such a file has somewhere.
    """
    text, problems = text_of(path, data)
    if text is None:
        return Loaded(None, sorted(problems))
    parsed = parse(path, text, keys)
    return Loaded(parsed.document, [*problems, *parsed.problems])


_OF_TWO_VERSIONS: Collection[Code] = ("empty-file", "duplicate-key")
"""What may follow from a merge that was not finished: nothing is left of the file, or both versions are."""


def parse(path: str, text: str, keys: Keys = no_keys) -> Loaded:
    """Return the document that `text` holds, and everything that is wrong with it."""
    typed = with_newlines(text).split("\n")
    lines, problems = cleaned(path, unicodedata.normalize("NFC", "\n".join(typed)).split("\n"))
    lines, prefixed = without_prefixes(path, lines)
    lines, unfinished = without_marks(path, lines)
    problems += [*prefixed, *unfinished]
    read_text = recover(path, typed, lines, keys)
    reader, value = read_text.reader, read_text.value
    left = [problem for problem in read_text.problems if not (unfinished and problem.code in _OF_TWO_VERSIONS)]
    problems += [replace(problem, text=typed[problem.line - 1] if problem.line <= len(typed) else "") for problem in left]
    if isinstance(value, dict):
        return Loaded(Document(path, typed, ReadContent(value, reader.values_at, reader.keys_at), read_text.unreadable), sorted(problems))
    if read_text.stopped is None and not read_text.problems:
        wrong, remedy = said("no-keys"), said("begin-with-keys")
        problems.append(problem_in(path, typed, reader.values_at[()], "wrong-type", wrong, remedy))
    return Loaded(None, sorted(problems))
