"""What earlier runs found out about the files of a project, in a folder of it that anybody may delete at any time.

It is found by what it was made from, never by dates: by what a file holds, and by the program that read it with all it is made of. The
folder belongs to the project as the program in ``hooks/`` does, and what is in it is believed as that is; it holds plain values alone, and
what is not whole is taken for nothing.
"""

from __future__ import annotations

import hashlib
import json
import marshal
import sys
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import cards
from cards.content.calendar import today
from cards.content.problem import Position, Problem
from cards.content.project import PRACTICES, SITE, VOCABULARY, Entry, Numbers, Project
from cards.content.rules import Blameless
from cards.content.yaml import loader
from cards.content.yaml.loader import Document, Loaded, Location, Value
from cards.content.yaml.mending.sheet import Keys

FOLDER = ".cache"
"""The folder, in that of the project."""

DIGEST = 32
"""Bytes by which a content is told from all others."""


@cache
def program() -> bytes:
    """Return what tells this program from every other version of it, and of the packages that it uses."""
    installed = [package.name for place in map(Path, sys.path) if place.is_dir() for package in place.glob("*.dist-info")]
    told = hashlib.sha256(" ".join([sys.version, *sorted(installed)]).encode())
    package = Path(cards.__path__[0])
    for file in sorted(file for file in package.rglob("*") if file.suffix in {".py", ".yml"}):
        content = file.read_bytes()
        told.update(f"{file.relative_to(package)} {len(content)} ".encode() + content)
    return told.digest()


class Remembered:
    """Plain values by what they were made from; what a run did not ask for is forgotten after it, so that no more are kept than needed."""

    def __init__(self, file: Path, *, is_forgetful: bool = True) -> None:
        """Read those in `file`, if there are any; where there can only ever be few, nothing need be forgotten."""
        self._file = file
        self._before: Mapping[bytes, Any] = _read(file)
        self._now: dict[bytes, Any] = {} if is_forgetful else dict(self._before)

    def get(self, key: bytes) -> Any:
        """Return the value of `key`; nothing where there is none."""
        if key not in self._now and key in self._before:
            self._now[key] = self._before[key]
        return self._now.get(key)

    def put(self, key: bytes, value: object) -> None:
        """Remember `value`, made of numbers, texts, tuples, lists and dictionaries."""
        self._now[key] = value

    def save(self) -> None:
        """Write down what this run asked for, at one stroke; where nothing can be written, the next run has more to do."""
        if self._now == self._before:
            return
        values = marshal.dumps(self._now)
        with suppress(OSError):
            self._file.parent.mkdir(exist_ok=True)
            # What a run that was killed left of it the next one writes over; of two at once, what they mixed up is not whole.
            written = self._file.with_name(f"{self._file.name}.new")
            written.write_bytes(program() + hashlib.sha256(values).digest() + values)
            written.replace(self._file)


def _read(file: Path) -> Mapping[bytes, Any]:
    try:
        content = file.read_bytes()
    except OSError:
        return {}
    made_by, digest, values = content[:DIGEST], content[DIGEST : 2 * DIGEST], content[2 * DIGEST :]
    if made_by != program() or digest != hashlib.sha256(values).digest():
        return {}
    read: Mapping[bytes, Any] = marshal.loads(values)  # noqa: S302 - plain values, and no others than were written
    return read


class _RememberedContent:
    """What a file holds, as JSON; most often nobody asks for more. Where all of it stands is read again when there is something to tell."""

    def __init__(self, value: str, read: Callable[[], Loaded]) -> None:
        self.json = value
        self._read = read

    @cached_property
    def value(self) -> dict[str, Value]:
        read: dict[str, Value] = json.loads(self.json)
        return read

    @property
    def values_at(self) -> Mapping[Location, Position]:
        return self._document.values_at

    @property
    def keys_at(self) -> Mapping[Location, Position]:
        return self._document.keys_at

    @cached_property
    def _document(self) -> Document:
        document = self._read().document
        assert document is not None, "it could be read before"
        return document


class FilesBefore:
    """What is known of the files of a project that earlier runs have read: the documents of those that nothing is wrong with."""

    def __init__(self, root: Path) -> None:
        self._remembered = Remembered(root / FOLDER / "files")
        self._digests: dict[str, bytes] = {}
        self._are_all_read = False

    def decode(self, path: str, data: bytes, keys: Keys) -> Loaded:
        """Return what `loader.decode` does."""
        self._digests[path] = hashlib.sha256(data).digest()
        key = self._digests[path] + self._told_apart(path, keys)
        if (known := self._remembered.get(key)) is not None:
            text, value = known
            is_card = path.startswith(f"{PRACTICES}/") and not path.startswith(f"{PRACTICES}/_")
            is_blameless = is_card and self._remembered.get(self._verdict(path)) is not None
            lines = text.split("\n")
            content = _RememberedContent(value, lambda: loader.parse(path, "\n".join(lines), keys))
            return Loaded(Document(path, lines, content), [], is_blameless)
        read = loader.decode(path, data, keys)
        document = read.document
        if document is not None and not read.problems and not document.unreadable:
            self._remembered.put(key, ("\n".join(document.lines), document.content.json))
        return read

    def blameless(self, project: Project) -> Blameless:
        """Return the cards that nothing was wrong with, in the same site with the same vocabulary, on this day or one before it."""
        verdicts = {slug: self._remembered.get(self._verdict(entry.document.path)) for slug, entry in project.cards.items()}
        day, sources = today().isoformat(), self._of_sources(project)
        alone = {slug for slug, verdict in verdicts.items() if verdict is not None and verdict[0] <= day}
        return Blameless(alone, {slug for slug in alone if verdicts[slug][1] == sources})

    def known(self, what: str, entry: Entry[Any], find: Callable[[], Numbers]) -> Numbers:
        """Return `what` is found of a card by itself, in the same site with the same vocabulary."""
        key = what.encode() + self._verdict(entry.document.path)
        if (found := self._remembered.get(key)) is None:
            found = find()
            self._remembered.put(key, found)
        return tuple(found)

    @property
    def has_known_words(self) -> bool:
        """Tell whether nothing at all was wrong with the same settings, so that the program has all the words of their languages.

        In a preview these may change after it has read all for the first time.
        """
        return not self._are_all_read and self._remembered.get(self._languages) is not None

    def note(self, project: Project, blamed: Collection[Problem]) -> None:
        """Remember which cards of the `project`, all of whose files were read, there are no problems of, and whether there is none."""
        if not blamed:
            self._remembered.put(self._languages, True)  # noqa: FBT003 - what is remembered of them
        paths = {problem.path for problem in blamed}
        # Where something is refused, what refers to it is not looked at.
        verdict = today().isoformat(), b"" if project.refused else self._of_sources(project)
        for entry in project.cards.values():
            if entry.document.path not in paths:
                self._remembered.put(self._verdict(entry.document.path), verdict)
        self._are_all_read = True

    def save(self) -> None:
        """Write down for the next run what has been found out; of files that were not read nothing would be known any more."""
        if self._are_all_read:
            self._remembered.save()

    def _verdict(self, path: str) -> bytes:
        """Return the key of when nothing was wrong with a card, and with which sources: what its file holds, and what may be in it."""
        return self._digests[path] + self._of_all

    def _of_sources(self, project: Project) -> bytes:
        """Return what tells the sources of the `project` from all others."""
        told = (f"{slug} ".encode() + self._digests[entry.document.path] for slug, entry in project.sources.items())
        return hashlib.sha256(b"".join(told)).digest()

    @property
    def _languages(self) -> bytes:
        """Return the key of whether all is right with the words of the languages: what the file holds that lists these."""
        return b"languages" + self._digests[f"{PRACTICES}/{SITE}"]

    def _told_apart(self, path: str, keys: Keys) -> bytes:
        """Return what tells the `keys` of the file from all others; they follow from what it is for, the settings and the vocabulary."""
        folder, _, name = path.rpartition("/")
        what = (path if name.startswith("_") else folder).encode() + self._of_all
        if (told := self._remembered.get(what)) is None:
            told = hashlib.sha256("\n".join(sorted(keys())).encode()).digest()
            self._remembered.put(what, told)
        return bytes(told)

    @property
    def _of_all(self) -> bytes:
        """Return what tells the settings and the vocabulary from all others, as far as they have been read."""
        return b"".join(self._digests.get(f"{PRACTICES}/{name}", b"") for name in (SITE, VOCABULARY))
