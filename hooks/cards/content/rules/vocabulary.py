"""Themes and facet values come from ``practices/_vocabulary.yml``, so that cards can be compared and filtered."""

from __future__ import annotations

from collections.abc import Iterator

from cards.content import icons
from cards.content.card import Card
from cards.content.did_you_mean import Known
from cards.content.problem import Problem, quoted, said
from cards.content.project import Entry, Project
from cards.content.vocabulary import Vocabulary, known_terms
from cards.content.yaml_loader import Location


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem for every word that the vocabulary does not know or that is repeated, and every icon that does not exist."""
    vocabulary = project.vocabulary.value
    yield from _icons(project.vocabulary)
    themes = known_terms(vocabulary.themes)
    facets = {name: known_terms(facet.values) for name, facet in vocabulary.facets.items()}
    for entry in project.cards.values():
        if entry.value.theme not in vocabulary.themes:
            yield _unknown(entry, ("theme",), entry.value.theme, themes)
        for name, facet in vocabulary.facets.items():
            seen: set[str] = set()
            for index, value in enumerate(entry.value.facets[name]):
                location: Location = (name, index) if facet.several else (name,)
                if value not in facet.values:
                    yield _unknown(entry, location, value, facets[name])
                elif value in seen:
                    yield entry.problem(location, "repeated", said("repeated", item=quoted(value)), said("remove-one"))
                seen.add(value)


def _icons(entry: Entry[Vocabulary]) -> Iterator[Problem]:
    places: list[tuple[Location, str]] = [(("themes", slug, "icon"), theme.icon) for slug, theme in entry.value.themes.items()]
    places += [(("facets", name, "icon"), facet.icon) for name, facet in entry.value.facets.items()]
    for location, icon in places:
        if not icons.exists(icon):
            yield entry.problem(location, "unknown-icon", said("no-icon", icon=quoted(icon)), said("choose-icon"))


def _unknown(entry: Entry[Card], location: Location, value: str, known: Known) -> Problem:
    wrong = said("no-value", value=quoted(value), key=quoted(location[0]))
    return entry.unknown(location, "unknown-value", wrong, value, known)
