"""The strict YAML loader: a file's text becomes plain values that know their positions, or problems.

Strict means: what a contributor typed is what the site shows. Scalars follow the YAML 1.2 core schema (``no``, ``on`` and ``9:30``
stay text), a key may occur only once, and aliases, tags and further documents are refused.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import yaml

from cards.content.characters import cleaned
from cards.content.encodings import MOST_BYTES, text_of, too_large
from cards.content.problem import Code, Position, Problem, Said, problem_in, said
from cards.content.yaml_errors import explain
from cards.content.yaml_reader import Location as Location  # noqa: PLC0414 - one place to import from
from cards.content.yaml_reader import Reader, Refused
from cards.content.yaml_reader import Value as Value  # noqa: PLC0414


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
        size = file.stat().st_size
        return [too_large(path, size)] if size > MOST_BYTES else file.read_bytes()
    except FileNotFoundError:
        return [Problem(path, 1, 1, "missing-file", said("no-file"), said("put-it-back"))]
    except OSError as error:
        return [Problem(path, 1, 1, "unreadable", said("unreadable", reason=str(error.strerror)), said("see-that-it-is-readable"))]


def decode(path: str, data: bytes) -> Parsed:
    """Return the document that `data` holds, which was read from `path`, and everything that is wrong with its text."""
    text, problems = text_of(path, data)
    if text is None:
        return Parsed(None, problems)
    parsed = parse(path, text)
    return Parsed(parsed.document, [*problems, *parsed.problems])


def parse(path: str, text: str) -> Parsed:
    """Return the document that `text` holds, and everything that is wrong with it."""
    typed = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    lines, problems = cleaned(path, [unicodedata.normalize("NFC", line) for line in typed])
    document, found = _read(path, lines)
    problems += [replace(problem, text=typed[problem.line - 1] if problem.line <= len(typed) else "") for problem in found]
    return Parsed(document and replace(document, lines=typed), problems)


def _read(path: str, lines: Sequence[str]) -> tuple[Document | None, list[Problem]]:
    reader = Reader(path, "\n".join(lines))
    try:
        value = reader.read()
    except Refused as refused:
        return None, [*reader.problems, refused.problem]
    except yaml.MarkedYAMLError as error:
        return None, list(dict.fromkeys([*reader.problems, explain(path, "\n".join(lines), error)]))
    if not isinstance(value, dict):
        problem = problem_in(path, lines, reader.values_at[()], "wrong-type", said("no-keys"), said("begin-with-keys"))
        return None, reader.problems or [problem]
    return Document(path, lines, value, reader.values_at, reader.keys_at), reader.problems
