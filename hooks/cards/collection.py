"""Everything that stands in ``practices/`` and ``seeds/``, read and validated one file at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel

from cards import document
from cards.document import Document, Location
from cards.problem import Problem
from cards.schema import SLUG_PATTERN, Card, Source, Vocabulary
from cards.validation import validate

M = TypeVar("M", bound=BaseModel)

PRACTICES = "practices"
SEEDS = "seeds"
VOCABULARY = "_vocabulary.yml"


@dataclass(frozen=True)
class Entry(Generic[M]):
    """A validated value together with the document it was read from."""

    slug: str
    document: Document
    value: M

    def problem(self, location: Location, code: str, message: str, hint: str) -> Problem:
        """Return a problem with the value at `location`."""
        return Problem(self.document.path, *self.document.position(location), code, message, hint)

    def key_problem(self, location: Location, code: str, message: str, hint: str) -> Problem:
        """Return a problem with the key at `location`."""
        return Problem(self.document.path, *self.document.key_position(location), code, message, hint)


@dataclass(frozen=True)
class Collection:
    """All that could be read, by slug, in the order of the slugs."""

    vocabulary: Entry[Vocabulary]
    cards: Mapping[str, Entry[Card]]
    sources: Mapping[str, Entry[Source]]
    refused: frozenset[str]
    """Slugs of cards and sources that exist and could not be read: what refers to them is not to blame."""


def read(root: Path) -> tuple[Collection | None, list[Problem]]:
    """Read the project in the folder `root`.

    Returns what could be read, nothing if the vocabulary could not, and all problems of single files.
    """
    problems: list[Problem] = []
    cards, refused_cards = _read_folder(root, PRACTICES, Card, problems)
    sources, refused_sources = _read_folder(root, SEEDS, Source, problems)
    vocabulary, vocabulary_problems = read_vocabulary(root)
    problems.extend(vocabulary_problems)
    if vocabulary is None:
        return None, problems
    return Collection(vocabulary, cards, sources, frozenset(refused_cards | refused_sources)), problems


def read_vocabulary(root: Path) -> tuple[Entry[Vocabulary] | None, list[Problem]]:
    """Read the vocabulary of the project in the folder `root`."""
    problems: list[Problem] = []
    return _read_file(root, root / PRACTICES / VOCABULARY, Vocabulary, problems), problems


def _read_folder(root: Path, folder: str, model: type[M], problems: list[Problem]) -> tuple[dict[str, Entry[M]], set[str]]:
    entries: dict[str, Entry[M]] = {}
    refused: set[str] = set()
    for file in sorted((root / folder).iterdir()):
        if file.name.startswith(".") or file.name == VOCABULARY:
            continue
        if (name_problem := _file_name_problem(root, file)) is not None:
            problems.append(name_problem)
        elif (entry := _read_file(root, file, model, problems)) is not None:
            entries[entry.slug] = entry
        else:
            refused.add(file.stem)
    return entries, refused


def _read_file(root: Path, file: Path, model: type[M], problems: list[Problem]) -> Entry[M] | None:
    read_document = document.read(root, file)
    if isinstance(read_document, list):
        problems.extend(read_document)
        return None
    value = validate(read_document, model)
    if isinstance(value, list):
        problems.extend(value)
        return None
    return Entry(file.stem, read_document, value)


def _file_name_problem(root: Path, file: Path) -> Problem | None:
    if file.is_file() and file.suffix == ".yml" and SLUG_PATTERN.fullmatch(file.stem):
        return None
    words = "-".join(_words(file.stem))
    hint = f"Rename it to `{words or 'some-name'}.yml`: small letters, digits, hyphens; the name becomes the page's address."
    return Problem(file.relative_to(root).as_posix(), 1, 1, "file-name", f"`{file.name}` is no name for a file here", hint)


def _words(name: str) -> Iterator[str]:
    return (word for word in re.split(r"[^a-z0-9]+", name.lower()) if word)
