"""Related cards make a web: each link leads to another card that exists, and every card can be reached from every other."""

from __future__ import annotations

from collections.abc import Iterator

from cards.collection import Collection
from cards.problem import Problem
from cards.validation import did_you_mean


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a problem for every link to nowhere, to itself or repeated, and for every card apart from the web."""
    for slug, entry in collection.cards.items():
        others = [other for other in collection.cards if other != slug]
        for index, target in enumerate(entry.value.related):
            location = ("related", index)
            if target == slug:
                yield entry.problem(location, "related-to-itself", "the card names itself", "Name another card.")
            elif target in entry.value.related[:index]:
                yield entry.problem(location, "repeated", f"`{target}` stands here a second time", "Remove one of the two.")
            elif target not in collection.cards and target not in collection.refused:
                yield entry.problem(location, "unknown-card", f"there is no card `{target}`", did_you_mean(target, others))
    yield from _apart(collection)


def _apart(collection: Collection) -> Iterator[Problem]:
    """Links are shown in both directions, so they are followed in both; waits until all files can be read."""
    if collection.refused or not collection.cards:
        return
    neighbours: dict[str, set[str]] = {slug: set() for slug in collection.cards}
    for slug, entry in collection.cards.items():
        for target in entry.value.related:
            if target in neighbours:
                neighbours[slug].add(target)
                neighbours[target].add(slug)
    start = next(iter(collection.cards))
    reached, frontier = {start}, [start]
    while frontier:
        fresh = neighbours[frontier.pop()] - reached
        reached |= fresh
        frontier.extend(fresh)
    for slug, entry in collection.cards.items():
        if slug not in reached:
            hint = f"Relate it, or a card it is related to, to a card of the web around `{start}`."
            yield entry.key_problem(("related",), "apart", "no way leads from this card to the others", hint)
