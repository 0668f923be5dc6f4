"""Everything that stands in ``practices/`` and ``seeds/``, read and validated one file at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel

from cards import document
from cards.document import Document, Location
from cards.editorial import Disagreements, Leaders, Situations, Workshops
from cards.problem import Code, Problem, shown
from cards.schema import LONGEST_SLUG, RESERVED, Card, Source, Vocabulary, is_slug, slug_like
from cards.validation import validate

M = TypeVar("M", bound=BaseModel)

PRACTICES = "practices"
SEEDS = "seeds"
VOCABULARY = "_vocabulary.yml"
LEADERS = "_leaders.yml"
DISAGREEMENTS = "_disagreements.yml"
SITUATIONS = "_situations.yml"
WORKSHOPS = "_workshops.yml"
EDITORIAL = (VOCABULARY, LEADERS, DISAGREEMENTS, SITUATIONS, WORKSHOPS)
"""Files in ``practices/`` that are no cards."""

LITTER = (".*", "*~", "*.swp", "*.bak", "*.orig", "Thumbs.db", "desktop.ini")
"""What editors and systems leave behind."""


@dataclass(frozen=True)
class Entry(Generic[M]):
    """A validated value together with the document it was read from."""

    slug: str
    document: Document
    value: M

    def problem(self, location: Location, code: Code, message: str, hint: str) -> Problem:
        """Return a problem with the value at `location`."""
        return Problem(self.document.path, *self.document.position(location), code, message, hint)

    def key_problem(self, location: Location, code: Code, message: str, hint: str) -> Problem:
        """Return a problem with the key at `location`."""
        return Problem(self.document.path, *self.document.key_position(location), code, message, hint)


@dataclass(frozen=True)
class Collection:
    """All that could be read, by slug, in the order of the slugs."""

    vocabulary: Entry[Vocabulary]
    cards: Mapping[str, Entry[Card]]
    sources: Mapping[str, Entry[Source]]
    leaders: Entry[Leaders] | None
    disagreements: Entry[Disagreements] | None
    situations: Entry[Situations] | None
    workshops: Entry[Workshops] | None
    refused: frozenset[str]
    """Slugs of cards and sources that exist and could not be read: what refers to them is not to blame."""


def read(root: Path) -> tuple[Collection | None, list[Problem]]:
    """Read the project in the folder `root`.

    Returns what could be read, nothing if the vocabulary could not, and all problems of single files.
    """
    if missing := [folder for folder in (PRACTICES, SEEDS) if not (root / folder).is_dir()]:
        hint = "Run this in the project's folder, the one that holds `practices` and `seeds`, or name it with `--root`."
        return None, [Problem(folder, 1, 1, "missing-file", f"there is no folder `{folder}` here", hint) for folder in missing]
    problems: list[Problem] = []
    cards, refused_cards = _read_folder(root, PRACTICES, Card, problems)
    sources, refused_sources = _read_folder(root, SEEDS, Source, problems)
    vocabulary, vocabulary_problems = read_vocabulary(root)
    problems.extend(vocabulary_problems)
    leaders = _read_if_there(root, LEADERS, Leaders, problems)
    disagreements = _read_if_there(root, DISAGREEMENTS, Disagreements, problems)
    situations = _read_if_there(root, SITUATIONS, Situations, problems)
    workshops = _read_if_there(root, WORKSHOPS, Workshops, problems)
    if vocabulary is None:
        return None, problems
    refused = frozenset(refused_cards | refused_sources)
    return Collection(vocabulary, cards, sources, leaders, disagreements, situations, workshops, refused), problems


def read_vocabulary(root: Path) -> tuple[Entry[Vocabulary] | None, list[Problem]]:
    """Read the vocabulary of the project in the folder `root`."""
    problems: list[Problem] = []
    return _read_file(root, root / PRACTICES / VOCABULARY, Vocabulary, problems), problems


def _read_if_there(root: Path, name: str, model: type[M], problems: list[Problem]) -> Entry[M] | None:
    file = root / PRACTICES / name
    return _read_file(root, file, model, problems) if file.exists() else None


def _read_folder(root: Path, folder: str, model: type[M], problems: list[Problem]) -> tuple[dict[str, Entry[M]], set[str]]:
    entries: dict[str, Entry[M]] = {}
    refused: set[str] = set()
    for file in sorted((root / folder).iterdir()):
        if file.name in EDITORIAL or any(file.match(pattern) for pattern in LITTER):
            continue
        if (name_problem := _file_name_problem(root, file)) is not None:
            problems.append(name_problem)
            refused.add(slug_like(file.stem))
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
    if file.is_file() and file.suffix == ".yml" and is_slug(file.stem):
        return None
    path = file.relative_to(root).as_posix()
    folder = path.partition("/")[0]
    if not file.is_file() or file.suffix.lower() not in (".yml", ".yaml"):
        hint = f"Move it elsewhere; `{folder}` holds files that end in `.yml` and nothing else."
        return Problem(path, 1, 1, "file-name", f"{shown(file.name)} does not belong here", hint)
    name = slug_like(file.stem) or "some-name"
    if name in RESERVED:
        name = f"{name}-1"
    hint = f"Rename it, for example to `{name}.yml`: small letters, digits and hyphens, at most {LONGEST_SLUG}, and `.yml`."
    return Problem(path, 1, 1, "file-name", f"{shown(file.name)} cannot be the address of a page", hint)
