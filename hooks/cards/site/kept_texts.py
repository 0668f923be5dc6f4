"""What a build made of the cards, for the next build: a text is taken again when all that it was made from is what it was.

That is the cards which were looked at while it was made, and whatever is no text of a card: what the other files of the project say, which
cards there are and all that they say but in words, the settings, the day, and the program with its templates. A build that makes another
text writes it behind those that are there, and the file anew when half of it is of no use any more, text after text, so that no more than
one is in memory. Anybody may delete it, and what is not whole is taken for nothing.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import shutil
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import fields
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

import cards
from cards.content.card import Card
from cards.content.catalog import Catalog
from cards.content.remembered import DIGEST, FOLDER, program
from cards.content.schema import Slug
from cards.site.looked_at import LookedAt

Made = Callable[[str, Callable[[], str]], str]
"""Returns the text of that name: what the function makes, or what it made in an earlier build."""

Place = tuple[int, int, bytes, tuple[Slug, ...], bytes, tuple[str, ...]]
"""Where a text stands in the file, how long it is, its digest, the cards it was made from, their digest, and the texts that are in it."""

CARDS_IN_A_TEXT = 10
"""Of so many cards a page or file of many has one part that is kept: after a change few are made anew, and few texts are read."""

OF_THE_CARDS = ("cards", "lines")
"""What of a catalog is told card by card."""

NUMBER = 8
"""Bytes of a number."""

HEAD = 2 * (DIGEST + NUMBER)
"""Bytes at the beginning: what all texts hang on; where their places stand, how long these are, and their digest."""


def anew(_name: str, make: Callable[[], str]) -> str:
    """Return what `make` does, whatever an earlier build made."""
    return make()


class KeptTexts:
    """The texts of one language, by name."""

    def __init__(self, root: Path, catalog: Catalog, language: str, settings: Iterable[object]) -> None:
        """Have those that the last build of the project in `root` left; `settings` are what beside the catalog makes a text what it is."""
        self._file = root / FOLDER / f"texts-{language}"
        self._catalog = catalog
        self._settings = [language, *settings]
        self._taken: dict[str, Place] = {}
        self._made: dict[str, Place] = {}
        self._new: BinaryIO | None = None
        self._asked: list[str] = []
        """The texts that were asked for to make the one that is being made."""

    def text(self, name: str, looked_at: LookedAt, make: Callable[[], str], before: Collection[Slug] = ()) -> str:
        """Return what `make` does of the cards `looked_at`, and of those `before` that, now or in the last build."""
        self._asked.append(name)
        place = self._before.get(name)
        content = self._read(place) if place and place[4] == self._digest(place[3]) else None
        if place and content is not None:
            self._take(name, place)
            looked_at.note(place[3])
            return content.decode()
        asked, self._asked = self._asked, []
        with looked_at.noting() as seen:
            text = make()
        parts, self._asked = self._asked, asked
        self._write(name, text, tuple(sorted({*seen, *before})), tuple(parts))
        return text

    def _take(self, name: str, place: Place) -> None:
        """Take a text with its parts, for which nobody asks now; when it has to be made again, most of them will still hold."""
        self._taken[name] = place
        for part in place[5]:
            if part in self._before:
                self._take(part, self._before[part])

    def save(self) -> None:
        """Leave them to the next build; where nothing can be written, it has more to do."""
        with suppress(OSError):
            try:
                if self._made or (self._taken and self._taken != self._before):
                    self._add() if self._is_mostly_taken else self._write_down(self._begun())
            finally:
                for file in filter(None, (self._old, self._new)):
                    file.close()
            if self._new is not None and self._is_mostly_taken:
                Path(self._new.name).unlink()
            elif self._new is not None:
                Path(self._new.name).replace(self._file)

    @cached_property
    def _is_mostly_taken(self) -> bool:
        """Tell whether half of the file or more is texts that were taken: then the new ones are written behind them."""
        return self._old is not None and 2 * sum(place[1] for place in self._taken.values()) >= os.fstat(self._old.fileno()).st_size

    def _add(self) -> None:
        """Write what was made behind all that is in the file; until its head says so, that leads to what was there before."""
        with self._file.open("r+b") as file:
            end = file.seek(0, os.SEEK_END)
            if self._new is not None:
                self._new.seek(HEAD)
                shutil.copyfileobj(self._new, file)
            made = {name: (place[0] - HEAD + end, *place[1:]) for name, place in self._made.items()}
            self._end(file, {**self._taken, **made})

    def _write_down(self, new: BinaryIO) -> None:
        """Write to the file `new` what was taken from the one before, and where each text is."""
        for name, place in self._taken.items():
            assert self._old is not None
            self._old.seek(place[0])
            self._made[name] = (new.tell(), *place[1:])
            new.write(self._old.read(place[1]))  # the next build sees whether that is whole
        self._end(new, self._made)

    def _end(self, file: BinaryIO, places: Mapping[str, Place]) -> None:
        """Write where each text is behind the texts, and where that stands at the beginning."""
        told = marshal.dumps(dict(places))
        numbers = b"".join(number.to_bytes(NUMBER, "big") for number in (file.tell(), len(told)))
        file.write(told)
        file.seek(0)
        file.write(self._basis + numbers + hashlib.sha256(told).digest())

    @cached_property
    def _basis(self) -> bytes:
        """Return what tells all that each text is made from, but the texts of the cards."""
        catalog = self._catalog
        told = hashlib.sha256(program() + _templates())
        told.update(repr(self._settings).encode())
        for field in fields(catalog):
            if field.name not in OF_THE_CARDS:
                told.update(repr([field.name, getattr(catalog, field.name)]).encode())
        for slug, card in catalog.cards.items():
            told.update(repr([slug, _but_in_words(card)]).encode())
        return told.digest()

    @cached_property
    def _old(self) -> BinaryIO | None:
        with suppress(OSError):
            return self._file.open("rb", buffering=0)  # each text is read by itself, and whole
        return None

    @cached_property
    def _before(self) -> Mapping[str, Place]:
        if self._old is None:
            return {}
        head = self._old.read(HEAD)
        basis, numbers, digest = head[:DIGEST], head[DIGEST:-DIGEST], head[-DIGEST:]
        if basis != self._basis:
            return {}
        self._old.seek(int.from_bytes(numbers[:NUMBER], "big"))
        places = self._old.read(int.from_bytes(numbers[NUMBER:], "big"))
        if hashlib.sha256(places).digest() != digest:
            return {}
        before: Mapping[str, Place] = marshal.loads(places)  # noqa: S302 - plain values, and no others than were written
        return before

    def _read(self, place: Place) -> bytes | None:
        assert self._old is not None
        at, length, digest, *_ = place
        self._old.seek(at)
        content = self._old.read(length)
        return content if hashlib.sha256(content).digest() == digest else None

    def _write(self, name: str, text: str, slugs: tuple[Slug, ...], parts: tuple[str, ...]) -> None:
        with suppress(OSError):
            new = self._begun()
            content = text.encode()
            self._made[name] = new.tell(), len(content), hashlib.sha256(content).digest(), slugs, self._digest(slugs), parts
            new.write(content)

    def _begun(self) -> BinaryIO:
        """Return the file that takes the place of the one before."""
        if self._new is None:
            self._file.parent.mkdir(exist_ok=True)
            self._new = self._file.with_name(f"{self._file.name}.new").open("w+b")
            self._new.write(bytes(HEAD))
        return self._new

    def _digest(self, slugs: tuple[Slug, ...]) -> bytes:
        """Return what tells the files of these cards from others."""
        return hashlib.sha256(b"".join(self._digests.get(slug, b"") for slug in slugs)).digest()

    @cached_property
    def _digests(self) -> Mapping[Slug, bytes]:
        return {slug: hashlib.sha256("\n".join(lines).encode()).digest() for slug, lines in self._catalog.lines.items()}


def _but_in_words(card: Card) -> tuple[object, ...]:
    """Return all that `card` says but what it says in a language, of which there is which."""
    return (*((name, getattr(card, name)) for name in type(card).model_fields), *sorted(card.texts))


def _templates() -> bytes:
    """Return what tells templates, words and what else is no program from every other version; `mkdocs serve` sees them change."""
    package = Path(cards.__path__[0])
    told = hashlib.sha256()
    for file in sorted(file for file in package.rglob("*") if file.is_file() and file.suffix not in {".py", ".pyc"}):
        content = file.read_bytes()
        told.update(f"{file.relative_to(package)} {len(content)} ".encode() + content)
    return told.digest()
