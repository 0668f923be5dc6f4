"""The cards of a catalog, as they tell which of them something was made from: what was made of others need not be made again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from typing import TypeVar

from cards.content.card import Card
from cards.content.catalog import Catalog
from cards.content.schema import Slug

T = TypeVar("T")


class LookedAt(Mapping[Slug, Card]):
    """Cards that note who is looked at; which there are, and in what order, is none's own."""

    def __init__(self, cards: Mapping[Slug, Card]) -> None:
        self._cards = cards
        self._seen: set[Slug] = set()

    def __getitem__(self, slug: Slug) -> Card:
        self._seen.add(slug)
        return self._cards[slug]

    def __iter__(self) -> Iterator[Slug]:
        return iter(self._cards)

    def __len__(self) -> int:
        return len(self._cards)

    def __contains__(self, slug: object) -> bool:
        return slug in self._cards

    @contextmanager
    def noting(self) -> Iterator[set[Slug]]:
        """Have the set of those that are looked at meanwhile."""
        before, self._seen = self._seen, set()
        try:
            yield self._seen
        finally:
            before |= self._seen
            self._seen = before

    def note(self, slugs: Iterable[Slug]) -> None:
        """Have those `slugs` looked at."""
        self._seen.update(slugs)

    def each(self, things: Iterable[T]) -> Iterator[tuple[T, set[Slug]]]:
        """Yield each of `things` with those that are looked at to come to it."""
        rest = iter(things)
        while True:
            with self.noting() as seen:
                thing = next(rest, None)
            if thing is None:
                return
            yield thing, seen

    def once(self, make: Callable[..., T], *, most: int | None = None) -> Callable[..., T]:
        """Return what makes a thing as `make` does, once; whoever gets it again has looked at the same cards.

        Where things are large, and soon no longer asked for, at `most` so many are kept.
        """
        made: dict[tuple[object, ...], tuple[T, set[Slug]]] = {}

        def get(*arguments: object) -> T:
            if arguments not in made:
                with self.noting() as seen:
                    thing = make(*arguments)
                if len(made) == most:
                    made.clear()
                made[arguments] = thing, seen
            thing, seen = made[arguments]
            self._seen |= seen
            return thing

        return get


def watched(catalog: Catalog) -> tuple[Catalog, LookedAt]:
    """Return `catalog` with cards that note who is looked at.

    What a catalog looks up in all cards at once hangs on no texts of theirs, and is looked up before anything is noted.
    """
    cards = LookedAt(catalog.cards)
    noting = replace(catalog, cards=cards)
    for name, look_up in vars(Catalog).items():
        if isinstance(look_up, cached_property):
            getattr(noting, name)
    return noting, cards
