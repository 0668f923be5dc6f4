"""Themes and facet values come from ``practices/_vocabulary.yml``, so that cards can be compared and filtered."""

from __future__ import annotations

from collections.abc import Iterator

from cards.content import icons
from cards.content.problem import Problem, quoted, said
from cards.content.project import Entry, Project
from cards.content.rules.editorial import unknown_card
from cards.content.validation import unknown_values
from cards.content.vocabulary import Vocabulary
from cards.content.yaml.loader import Location


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem for all that the vocabulary names and that is nowhere."""
    yield from _icons(project.vocabulary)
    for slug, theme in project.vocabulary.value.themes.items():
        if theme.scan is not None and theme.scan not in project.cards:
            yield from unknown_card(project, project.vocabulary, ("themes", slug, "scan"), theme.scan)
    if not project.refused:
        yield from _organisations(project)


def check_choices(project: Project) -> Iterator[Problem]:
    """Yield a problem for every word of a card that is unknown or repeated."""
    for entry in project.cards.values():
        yield from unknown_values(entry.document, type(entry.value))
        facets = entry.value.facets
        for name, facet in project.vocabulary.value.facets.items():
            for index, value in enumerate(facets[name]):
                if facet.several and value in facets[name][:index]:
                    yield entry.problem((name, index), "repeated", said("repeated", item=quoted(value)), said("remove-one"))


def _organisations(project: Project) -> Iterator[Problem]:
    told = [speaker.organisation for article in project.articles for speaker in article.value.speakers.values()]
    told += [passage.organisation for source in project.sources.values() for passage in source.value.passages.values()]
    told_of = sorted(set(filter(None, told)))
    for name in project.vocabulary.value.organisations:
        if told_of and name not in told_of:  # a project begins with its vocabulary
            wrong = said("no-organisation", organisation=quoted(name))
            yield project.vocabulary.unknown_key(("organisations", name), "unknown-value", wrong, told_of)


def _icons(entry: Entry[Vocabulary]) -> Iterator[Problem]:
    places: list[tuple[Location, str]] = [(("themes", slug, "icon"), theme.icon) for slug, theme in entry.value.themes.items()]
    places += [(("facets", name, "icon"), facet.icon) for name, facet in entry.value.facets.items()]
    for location, icon in places:
        if not icons.exists(icon):
            yield entry.problem(location, "unknown-icon", said("no-icon", icon=quoted(icon)), said("choose-icon"))
