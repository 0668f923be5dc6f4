"""The files of ``practices/`` and ``seeds/``, as far as they could be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fnmatch import translate
from functools import cached_property
from os.path import normcase
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

from pydantic import BaseModel

from cards.content.addresses import Addresses
from cards.content.card import Card
from cards.content.did_you_mean import Known, closest, known, mended_with, suggested
from cards.content.editorial import Asking, Disagreements, Leaders, Situations, Together, Workshops
from cards.content.languages import Languages
from cards.content.problem import Code, Position, Problem, Said
from cards.content.settings import SiteSettings
from cards.content.sources import Article, Source
from cards.content.vocabulary import Vocabulary
from cards.content.yaml.loader import Document, Location

M = TypeVar("M", bound=BaseModel)

PRACTICES = "practices"
SEEDS = "seeds"
SITE = "_site.yml"
VOCABULARY = "_vocabulary.yml"
LEADERS = "_leaders.yml"
DISAGREEMENTS = "_disagreements.yml"
SITUATIONS = "_situations.yml"
WORKSHOPS = "_workshops.yml"
TOGETHER = "_together.yml"
ADDRESSES = "_addresses.yml"
EDITORIAL: Mapping[str, type[BaseModel]] = {
    SITE: SiteSettings,
    VOCABULARY: Vocabulary,
    LEADERS: Leaders,
    DISAGREEMENTS: Disagreements,
    SITUATIONS: Situations,
    WORKSHOPS: Workshops,
    TOGETHER: Together,
    ADDRESSES: Addresses,
}
"""Files in ``practices/`` that are no cards, and what each holds."""

SCHEMAS = "_schemas"
"""The folder in ``practices/`` with what editors know of the files."""

ASKED = f"{PRACTICES}/_asked"
"""The folder with what people type who look for a card, in a file named after the card."""

_LITTER = (".*", "*~", "*.swp", "*.bak", "*.orig", "~*", "*.tmp", "Thumbs.db", "desktop.ini")
_IS_LITTER = re.compile("|".join(translate(normcase(pattern)) for pattern in _LITTER))


def is_litter(name: str) -> bool:
    """Tell whether editors and systems leave files of that name behind."""
    return _IS_LITTER.match(normcase(name)) is not None


@dataclass(frozen=True)
class Entry(Generic[M]):
    """A validated value together with the document it was read from, or what is legible of one that the schema refuses."""

    slug: str
    document: Document
    value: M
    lacking: frozenset[Location] = frozenset()
    """Where something is refused or missing, and the value has something empty instead."""

    def lacks(self, *location: str) -> bool:
        """Tell whether something is refused or missing at `location` or below it."""
        return any(place[: len(location)] == location for place in self.lacking)

    def problem(self, location: Location, code: Code, wrong: Said, remedy: Said) -> Problem:
        """Return a problem with the value at `location`."""
        return self.document.problem(self.document.position(location), code, wrong, remedy)

    def unknown(self, location: Location, code: Code, wrong: Said, typed: str, words: Iterable[str] | Known) -> Problem:
        """Return the problem that the value at `location` is none of the known `words`."""
        return self._unknown(self.document.position(location), code, wrong, typed, known(words))

    def unknown_key(self, location: Location, code: Code, wrong: Said, words: Iterable[str] | Known) -> Problem:
        """Return the problem that the key at `location` is none of the known `words`."""
        return self._unknown(self.document.key_position(location), code, wrong, str(location[-1]), known(words))

    def _unknown(self, place: Position, code: Code, wrong: Said, typed: str, words: Known) -> Problem:
        close = words.closest(typed)
        return mended_with(self.document.problem(place, code, wrong, suggested(close, words)), typed, close)

    def key_problem(self, location: Location, code: Code, wrong: Said, remedy: Said) -> Problem:
        """Return a problem with the key at `location`."""
        return self.document.problem(self.document.key_position(location), code, wrong, remedy)


Numbers = tuple[int, ...]

Remembering = Callable[[str, Entry[Any], Callable[[], Numbers]], Numbers]


def _find(_what: str, _entry: Entry[Any], find: Callable[[], Numbers]) -> Numbers:
    return find()


@dataclass(frozen=True)
class Project:
    """All that is legible, by slug, in the order of the slugs."""

    root: Path
    site: Entry[SiteSettings]
    languages: Languages
    vocabulary: Entry[Vocabulary]
    cards: Mapping[str, Entry[Card]]
    sources: Mapping[str, Entry[Source]]
    asked: Mapping[str, Entry[Asking]]
    leaders: Entry[Leaders] | None
    disagreements: Entry[Disagreements] | None
    situations: Entry[Situations] | None
    workshops: Entry[Workshops] | None
    together: Entry[Together] | None
    addresses: Entry[Addresses] | None
    refused: frozenset[str]
    """Slugs of cards and sources that exist and are not legible in full: what refers to the rest of them is not to blame."""

    known: Remembering = _find
    """Returns what is found of a card by itself, under a name; from memory, where an earlier run has found it."""

    has_known_words: bool = False
    """Whether an earlier run found all right with the words of its languages, which belong to the program."""

    @cached_property
    def unreadable(self) -> frozenset[tuple[str, Position]]:
        """Return the files and places of values that had to be guessed: what is wrong with them follows from what is told already."""
        read: tuple[Entry[Any], ...] = (*self.cards.values(), *self.sources.values())
        return frozenset((entry.document.path, place) for entry in read for place in entry.document.guesses())

    def all_tell(self, *keys: str) -> bool:
        """Tell whether all files can be read, and no card lacks something under one of `keys`."""
        return self.refused <= {*self.cards, *self.sources} and not any(entry.lacks(key) for entry in self.cards.values() for key in keys)

    @property
    def articles(self) -> list[Entry[Article]]:
        """Return the sources that are articles, in order."""
        sources = self.sources.values()
        return [cast("Entry[Article]", entry) for entry in sources if isinstance(entry.value, Article)]

    @cached_property
    def moved(self) -> Mapping[str, str]:
        """Return by the former names of cards what they are called now; of one that is lost, the new card that is most like it."""
        removed = self.addresses.value.removed if self.addresses else {}
        told = {former: slug for slug, entry in self.cards.items() for former in entry.value.formerly}
        lost = {address: card for address in self.lost_addresses if (card := self._likely(address)) is not None}
        return {address: card for address, card in removed.items() if card is not None} | told | lost

    @cached_property
    def known_cards(self) -> Known:
        """Return the slugs of the cards, each with its titles and its former names."""
        titles = [(text.title, slug) for slug, entry in self.cards.items() for text in entry.value.texts.values() if text.title]
        return Known(tuple(self.cards), (*titles, *self.moved.items()))

    @cached_property
    def known_sources(self) -> Known:
        """Return the slugs of the sources, each with its title."""
        return Known(tuple(self.sources), tuple((entry.value.title, slug) for slug, entry in self.sources.items() if entry.value.title))

    @cached_property
    def known_passages(self) -> Known:
        """Return all citations that lead somewhere, each with the name of its passage."""
        citations = [(passage, f"{slug}/{passage}") for slug, entry in self.sources.items() for passage in entry.value.passages]
        return Known(tuple(citation for _, citation in citations), tuple(citations))

    @cached_property
    def gone(self) -> frozenset[str]:
        """Return the lost addresses that no new card has taken: told once, without what follows from it."""
        return frozenset(self.lost_addresses) - self.moved.keys()

    @cached_property
    def lost_addresses(self) -> tuple[str, ...]:
        """Return the published addresses that no card has or had, and that are not written down as removed."""
        if self.addresses is None or not self.all_tell("formerly"):
            return ()
        formerly = {former for entry in self.cards.values() for former in entry.value.formerly}
        answering = {*self.cards, *self.refused, *formerly, *self.addresses.value.removed}
        return tuple(address for address in self.addresses.value.published if address not in answering)

    def _likely(self, address: str) -> str | None:
        assert self.addresses is not None
        new = [slug for slug in self.cards if slug not in self.addresses.value.published]
        return new[0] if len(new) == 1 else closest(address, new)
