"""Related cards make a web: each link leads to another card that exists, and every card can be reached from every other.

Of two related cards one can say when to take it rather than the other.

A card is related to those that it names and to those that name it; to two at least, as far as there are so many.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cards.content.problem import Problem, quoted, said
from cards.content.project import Project
from cards.content.rules.editorial import unknown_card, unknown_card_key
from cards.content.schema import Slug

FEWEST = 2
"""So many other cards each one is related to, as far as there are others."""


def fewest_related(cards: int) -> int:
    """Return to how many others each of so many cards is related."""
    return min(FEWEST, cards - 1)


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem for every link to nowhere, to itself or repeated; once there is none, for every card that has too few or is apart."""
    yield from _reasons(project)
    astray = list(_astray(project))
    yield from astray
    if not astray and not project.gone and project.all_tell("related"):
        neighbours = _neighbours(project)
        yield from _too_few(project, neighbours)
        yield from _apart(project, neighbours)


def _astray(project: Project) -> Iterator[Problem]:
    for slug, entry in project.cards.items():
        for index, target in enumerate(entry.value.related):
            location = ("related", index)
            if not target:
                continue
            if target == slug:
                yield entry.problem(location, "related-to-itself", said("related-to-itself"), said("name-another-card"))
            elif target in entry.value.related[:index]:
                yield entry.problem(location, "repeated", said("repeated", item=quoted(target)), said("remove-one"))
            elif target not in project.cards:
                yield from unknown_card(project, entry, location, target)


def _reasons(project: Project) -> Iterator[Problem]:
    """Look at when to take a card rather than another, which is told of related cards alone; a misspelt one of these may be it."""
    for slug, entry in project.cards.items():
        for target in entry.value.rather_than:
            at = ("rather_than", target)
            if target not in project.cards:
                yield from unknown_card_key(project, entry, at, target)
            elif target not in entry.value.related and not entry.lacks("related") and _are_others(project, slug, entry.value.related):
                wrong = said("not-related", card=quoted(target))
                yield entry.key_problem(at, "not-related", wrong, said("relate-or-remove"))


def _are_others(project: Project, slug: Slug, related: Sequence[Slug]) -> bool:
    """Tell whether each of the `related` cards is another one that exists: where one is not, the one that is missing may be meant."""
    return project.cards.keys() >= set(related) and slug not in related and len(set(related)) == len(related)


def _neighbours(project: Project) -> dict[str, set[str]]:
    """Return the cards that each one names or is named by: links are shown in both directions, so they are followed in both."""
    neighbours: dict[str, set[str]] = {slug: set() for slug in project.cards}
    for slug, entry in project.cards.items():
        for target in entry.value.related:
            neighbours[slug].add(target)
            neighbours[target].add(slug)
    return neighbours


def _too_few(project: Project, neighbours: Mapping[str, set[str]]) -> Iterator[Problem]:
    fewest = fewest_related(len(project.cards))
    for slug, entry in project.cards.items():
        if (count := len(neighbours[slug])) < fewest:
            yield entry.key_problem(("related",), "too-few", said("too-few-related", n=count, least=fewest), said("relate-to-more"))


def _apart(project: Project, neighbours: Mapping[str, set[str]]) -> Iterator[Problem]:
    """Take the largest group of linked cards for the web; of a card without any link we have said that it has too few."""
    groups: list[set[str]] = []
    for slug in project.cards:
        if not any(slug in group for group in groups):
            groups.append(_group(slug, neighbours))
    web = max(groups, key=len, default=set())
    for slug, entry in project.cards.items():
        if slug not in web and neighbours[slug]:
            yield entry.key_problem(("related",), "apart", said("apart"), said("relate-to-another-group"))


def _group(start: str, neighbours: Mapping[str, set[str]]) -> set[str]:
    reached, frontier = {start}, [start]
    while frontier:
        fresh = neighbours[frontier.pop()] - reached
        reached |= fresh
        frontier.extend(fresh)
    return reached
