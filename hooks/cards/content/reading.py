"""The files of a project, read and validated one at a time."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from cards.content.addresses import Addresses
from cards.content.card import Card
from cards.content.editorial import Asking, Disagreements, Leaders, Situations, Together, Workshops
from cards.content.known_keys import all_keys
from cards.content.languages import Languages
from cards.content.legible import legible
from cards.content.problem import Problem, named, quoted, said
from cards.content.project import (
    ADDRESSES,
    ASKED,
    DISAGREEMENTS,
    EDITORIAL,
    LEADERS,
    PRACTICES,
    SCHEMAS,
    SEEDS,
    SITE,
    SITUATIONS,
    TOGETHER,
    VOCABULARY,
    WORKSHOPS,
    Entry,
    Project,
    is_litter,
)
from cards.content.schema import LONGEST_SLUG, free_slug_like, is_slug, slug_like
from cards.content.schema_errors import UNLISTED
from cards.content.settings import SiteSettings, languages_of
from cards.content.sources import source_model
from cards.content.unfinished import unfinished
from cards.content.validation import Refusal, examine
from cards.content.vocabulary import Vocabulary, card_model, legible_card_model
from cards.content.yaml import loader
from cards.content.yaml.loader import Loaded
from cards.content.yaml.mending.sheet import Keys

M = TypeVar("M", bound=BaseModel)

MOST_TOLD = 100
"""Problems of one file; whoever has more mends these first."""


@dataclass(frozen=True)
class Parsed(Generic[M]):
    """What could be read of a card, a source or another file, and everything that is wrong with the file by itself."""

    entry: Entry[M] | None
    """Nothing where the schema refuses it, or where it could not be read at all."""

    problems: list[Problem]
    legible: Entry[M] | None = None
    """What the rules may go by where the schema refuses it."""


_YAML = re.compile(r"(\.ya?ml)+(\.txt)?$", re.IGNORECASE)
"""How the name of a file ends that was meant to hold YAML; Notepad puts its own ending behind it."""

ParseEntry = Callable[[str, bytes, Any, Languages | None], Parsed[Any]]
"""`parse_entry`, or the same with a memory."""

Decode = Callable[[str, bytes, Keys], Loaded]
"""`loader.decode`, or the same with a memory."""

ModelOf = type[M] | Callable[[Mapping[str, object]], type[M]]
"""The model of what a file holds, or a function that tells it from that."""


def parse_entry(path: str, data: bytes, model: ModelOf[M], languages: Languages | None, decode: Decode = loader.decode) -> Parsed[M]:
    """Return what `data` says, the bytes of the file `path`, and everything that is wrong with them."""
    read_text = decode(path, data, partial(_keys_in, model if isinstance(model, type) else model({}), languages or {}))
    document = read_text.document
    if document is None:
        return Parsed(None, _first(read_text.problems))
    is_known = read_text.is_blameless  # so it need not even be unpacked
    if not is_known and (elsewhere := _elsewhere(path, document)) is not None:
        return Parsed(None, [elsewhere])
    still = () if is_known else unfinished(document)
    to_write = {location: problem for location, problem in still if not document.is_unreadable(location)}
    if to_write:
        document = replace(document, unreadable=document.unreadable | set(to_write))
    model = model if isinstance(model, type) else model(document.value)
    value, slug = examine(document, model, languages), PurePosixPath(path).stem
    if not isinstance(value, Refusal) and not to_write:
        return Parsed(Entry(slug, document, value), _first(read_text.problems))
    refusal = value if isinstance(value, Refusal) else Refusal([], frozenset())
    lacking = refusal.places | set(to_write)
    document = replace(document, unreadable=document.unreadable | (lacking & document.values_at.keys()) - {()})
    left: Entry[M] = Entry(slug, document, legible(model, document.value, lacking - {()}), lacking)
    misplaced = {problem.line for problem in refusal.problems if problem.wrong.key == "key-without-language"}
    of_text = [problem for problem in read_text.problems if problem.code != "indentation" or problem.line not in misplaced]
    return Parsed(None, _first([*of_text, *to_write.values(), *refusal.problems]), left)


def _elsewhere(path: str, document: loader.Document) -> Problem | None:
    """Return the problem that a card stands among the sources or a source among the cards, if one does: all its keys would be told."""
    folder, _, name = path.rpartition("/")
    for own, wrong, other in ((PRACTICES, "source-among-cards", SEEDS), (SEEDS, "card-among-sources", PRACTICES)):
        if folder == own and not name.startswith("_") and _MARK_OF[other] in document.value and _MARK_OF[own] not in document.value:
            return document.problem((1, 1), "file-name", said(wrong), said("move-file", folder=quoted(other)))
    return None


_MARK_OF = {PRACTICES: "theme", SEEDS: "passages"}
"""Folder -> a key that all files in it have, and none in the other."""


def _keys_in(model: type[BaseModel], languages: Languages) -> Collection[str]:
    return all_keys(model) | set(languages)


def _first(problems: list[Problem]) -> list[Problem]:
    """Return `problems` of one file, of very many the first ones and that there are more."""
    if len(problems) <= MOST_TOLD:
        return problems
    ordered = sorted(problems)
    first = ordered[MOST_TOLD]
    more = Problem(first.path, first.line, 1, "more-problems", said("more-problems", n=len(problems) - MOST_TOLD), said("mend-these-first"))
    return [*ordered[:MOST_TOLD], more]


def read(root: Path, parse: ParseEntry = parse_entry) -> tuple[Project | None, list[Problem]]:
    """Read the project in the folder `root`.

    Returns what could be read, nothing if the settings of the site or the vocabulary could not, and all problems of single files.
    """
    if outside := not_a_project(root):
        return None, outside
    if closed := [
        folder for folder in (PRACTICES, ASKED, SEEDS) if (root / folder).is_dir() and not os.access(root / folder, os.R_OK | os.X_OK)
    ]:
        return None, [Problem(folder, 1, 1, "unreadable", said("folder-unreadable"), said("let-read-folder")) for folder in closed]
    reader = _Reader(root, parse)
    site = reader.settings()
    if site is None:
        return None, reader.problems
    vocabulary = reader.file(VOCABULARY, Vocabulary)
    model = _card_model(root, vocabulary)
    cards, refused_cards = reader.folder(PRACTICES, model) if model else ({}, set())
    sources, refused_sources = reader.folder(SEEDS, source_model)
    asked, _ = reader.folder(ASKED, Asking)
    leaders = reader.if_there(LEADERS, Leaders)
    disagreements = reader.if_there(DISAGREEMENTS, Disagreements)
    situations = reader.if_there(SITUATIONS, Situations)
    workshops = reader.if_there(WORKSHOPS, Workshops)
    together = reader.if_there(TOGETHER, Together)
    addresses = reader.if_there(ADDRESSES, Addresses)
    problems = _languages_once(reader.problems, site)
    if vocabulary is None:
        return None, problems
    refused = frozenset(refused_cards | refused_sources)
    editorial = leaders, disagreements, situations, workshops, together, addresses
    return Project(root, site, reader.languages, vocabulary, cards, sources, asked, *editorial, refused), problems


def not_a_project(root: Path) -> list[Problem]:
    """Return the problem that there is no project in the folder `root`, if there is none."""
    if (root / PRACTICES).is_dir():
        return []
    return [Problem(PRACTICES, 1, 1, "missing-file", said("no-folder", folder=quoted(PRACTICES)), said("run-in-project"))]


def _languages_once(problems: list[Problem], site: Entry[SiteSettings]) -> list[Problem]:
    """Return `problems`, of each language in which several files have texts and the site has not that alone, where its languages stand."""
    counts = Counter((problem.wrong, problem.remedy) for problem in problems if problem.wrong.key == UNLISTED)
    several = {said_of: count for said_of, count in counts.items() if count > 1}
    told = [problem for problem in problems if (problem.wrong, problem.remedy) not in several]
    for (wrong, remedy), n in several.items():
        found = said("unlisted-in-files", **dict(wrong.values), n=n)
        told.append(site.key_problem(("languages",), "unknown-key", found, replace(remedy, key="list-or-remove-all")))
    return told


def _card_model(root: Path, vocabulary: Entry[Vocabulary] | None) -> type[Card] | None:
    """Return the model of the cards, as far as it can be told; nothing if the vocabulary is no YAML."""
    if vocabulary is not None:
        return card_model(vocabulary.value)
    document = loader.read(root, root / PRACTICES / VOCABULARY).document
    return None if document is None else legible_card_model(document.value)


def read_vocabulary(root: Path) -> tuple[Languages, Entry[Vocabulary]] | list[Problem]:
    """Return the languages and the vocabulary of the project in the folder `root`, or why they cannot be read."""
    reader = _Reader(root, parse_entry)
    vocabulary = reader.file(VOCABULARY, Vocabulary) if reader.settings() else None
    return reader.problems if vocabulary is None or reader.problems else (reader.languages, vocabulary)


class _Reader:
    """Reads files of a project, and collects what is wrong with them."""

    def __init__(self, root: Path, parse: ParseEntry) -> None:
        self._root = root
        self._parse = parse
        self.languages: Languages = {}
        self.problems: list[Problem] = []

    def settings(self) -> Entry[SiteSettings] | None:
        """Read which languages there are, before all that is written in them; nothing where that cannot be told."""
        parsed = self._parsed(self._root / PRACTICES / SITE, SiteSettings)
        settings = parsed.entry or parsed.legible
        if settings is None or settings.lacks("languages"):
            return None
        self.languages = languages_of(settings.value)
        return settings

    def _parsed(self, file: Path, model: ModelOf[M]) -> Parsed[M]:
        data = loader.read_bytes(self._root, file)
        # The settings of the site say what the languages are: before them, texts may be in any.
        languages = self.languages or None
        path = file.relative_to(self._root).as_posix()
        parsed: Parsed[M] = Parsed(None, data) if isinstance(data, list) else self._parse(path, data, model, languages)
        self.problems.extend(parsed.problems)
        return parsed

    def file(self, name: str, model: ModelOf[M]) -> Entry[M] | None:
        return self._parsed(self._root / PRACTICES / name, model).entry

    def if_there(self, name: str, model: type[M]) -> Entry[M] | None:
        return self.file(name, model) if (self._root / PRACTICES / name).exists() else None

    def folder(self, folder: str, model: ModelOf[M]) -> tuple[dict[str, Entry[M]], set[str]]:
        """Return what is legible in the folder, by slug, and the slugs of all of which some is not; nothing without a folder."""
        entries: dict[str, Entry[M]] = {}
        refused: set[str] = set()
        if not (self._root / folder).is_dir():
            return entries, refused
        beside = {*EDITORIAL, SCHEMAS, PurePosixPath(ASKED).name} if folder == PRACTICES else set()
        for file in sorted((self._root / folder).iterdir()):
            if file.name in beside or is_litter(file.name):
                continue
            if (name_problem := _file_name_problem(self._root, file)) is not None:
                self.problems.append(name_problem)
                refused.add(slug_like(file.stem))
                continue
            parsed = self._parsed(file, model)
            if parsed.entry is None:
                refused.add(file.stem)
            if (entry := parsed.entry or parsed.legible) is not None:
                entries[entry.slug] = entry
        return entries, refused


def _file_name_problem(root: Path, file: Path) -> Problem | None:
    if file.is_file() and file.suffix == ".yml" and is_slug(file.stem):
        return None
    path = file.relative_to(root).as_posix()
    folder = path.rpartition("/")[0]
    as_yaml = _YAML.search(file.name)
    if not file.is_file() or as_yaml is None:
        wrong, remedy = said("file-out-of-place", file=quoted(file.name)), said("move-elsewhere", folder=quoted(folder))
        return Problem(path, 1, 1, "file-name", wrong, remedy)
    remedy = said("rename-file", file=named(f"{free_slug_like(file.name[: as_yaml.start()])}.yml"), limit=LONGEST_SLUG)
    return Problem(path, 1, 1, "file-name", said("file-name", file=quoted(file.name)), remedy)
