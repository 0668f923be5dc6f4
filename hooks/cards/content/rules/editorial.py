"""What the editors add leads somewhere: guides, disagreements and situations name what exists, and guides begin when they say."""

from __future__ import annotations

from collections.abc import Iterator

from cards.content.did_you_mean import suggested
from cards.content.editorial import Disagreements, Leaders, Situations, Together
from cards.content.problem import Problem, Said, named, quoted, said
from cards.content.project import Entry, M, Project
from cards.content.rules.citations import unknown_citation
from cards.content.vocabulary import known_terms
from cards.content.yaml.loader import Location


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem for every name in the editors' files that leads nowhere or to the wrong card."""
    if project.leaders is not None:
        yield from _leaders(project, project.leaders)
    if project.disagreements is not None:
        yield from _disagreements(project, project.disagreements)
    if project.situations is not None:
        yield from _situations(project, project.situations)
    yield from _asked(project)
    if project.together is not None:
        yield from _together(project, project.together)


def _leaders(project: Project, entry: Entry[Leaders]) -> Iterator[Problem]:
    facets = project.vocabulary.value.facets
    for leader, guide in entry.value.leaders.items():
        place: Location = ("leaders", leader)
        if leader not in facets["leaders"].values:
            yield entry.unknown_key(place, "unknown-value", no_value(leader, "leaders"), known_terms(facets["leaders"].values))
        for start, slug in guide.start_here.items():
            at: Location = (*place, "start_here", start)
            if start not in facets["start"].values:
                yield entry.unknown_key(at, "unknown-value", no_value(start, "start"), known_terms(facets["start"].values))
            elif slug not in project.cards:
                yield from unknown_card(project, entry, at, slug)
            elif not (theirs := project.cards[slug].value.facets["leaders"]) or not set(theirs) <= set(facets["leaders"].values):
                continue  # a slip in the card's own leaders
            elif leader not in theirs and leader in facets["leaders"].values:
                wrong = said("card-not-for", card=quoted(slug), leader=quoted(leader))
                yield entry.problem(at, "not-for-them", wrong, said("choose-a-card-that-is"))
            elif (its := str(project.cards[slug].value.facets["start"][0])) != start and its in facets["start"].values:
                wrong = said("card-not-then", card=quoted(slug), its=quoted(its), start=quoted(start))
                yield entry.problem(at, "not-then", wrong, said("choose-a-card-that-begins", start=quoted(start)))


def _disagreements(project: Project, entry: Entry[Disagreements]) -> Iterator[Problem]:
    for name, disagreement in entry.value.disagreements.items():
        for number, position in enumerate(disagreement.positions):
            place: Location = ("disagreements", name, "positions", number)
            for index, citation in enumerate(position.passages):
                yield from unknown_citation(project, entry, (*place, "passages", index), citation)
            for index, slug in enumerate(position.cards):
                if slug not in project.cards:
                    yield from unknown_card(project, entry, (*place, "cards", index), slug)


def _situations(project: Project, entry: Entry[Situations]) -> Iterator[Problem]:
    for name, situation in entry.value.situations.items():
        for index, slug in enumerate(situation.cards):
            at: Location = ("situations", name, "cards", index)
            if slug not in project.cards:
                yield from unknown_card(project, entry, at, slug)
            elif slug in situation.cards[:index]:
                yield entry.problem(at, "repeated", said("answers-already", card=quoted(slug)), said("remove-one"))


def _asked(project: Project) -> Iterator[Problem]:
    there = project.cards.keys() | project.refused | project.gone
    for slug, entry in project.asked.items():
        if slug in project.moved:
            now = project.moved[slug]
            remedy = said("put-lines-into" if now in project.asked else "rename-file-after", file=named(f"{now}.yml"))
            yield entry.problem((), "unknown-card", said("asked-of-former-name", card=quoted(slug)), remedy)
        elif slug not in there:
            close = project.known_cards.closest(slug)
            yield entry.problem((), "unknown-card", said("asked-of-no-card", card=quoted(slug)), suggested(close, project.known_cards))


def _together(project: Project, entry: Entry[Together]) -> Iterator[Problem]:
    for name, one in entry.value.together.items():
        for slug in one.cards:
            if slug not in project.cards:
                yield from unknown_card_key(project, entry, ("together", name, "cards", slug), slug)


def no_value(value: str, facet: str) -> Said:
    """Say that the vocabulary has no such value of that facet."""
    return said("no-value", value=quoted(value), key=quoted(facet))


def unknown_card(project: Project, entry: Entry[M], at: Location, slug: str) -> Iterator[Problem]:
    """Yield the problem that `entry` names a card at the location `at` which does not exist; none if it exists and could not be read."""
    if slug in project.moved:
        wrong, remedy = said("card-renamed", card=quoted(slug)), said("write-new-name", card=named(project.moved[slug]))
        yield entry.problem(at, "unknown-card", wrong, remedy)
    elif slug not in project.refused | project.gone:
        yield entry.unknown(at, "unknown-card", said("no-card", card=quoted(slug)), slug, project.known_cards)


def unknown_card_key(project: Project, entry: Entry[M], at: Location, slug: str) -> Iterator[Problem]:
    """Yield the same problem of a key that names the card."""
    if slug in project.moved:
        wrong, remedy = said("card-renamed", card=quoted(slug)), said("write-new-name", card=named(project.moved[slug]))
        yield entry.key_problem(at, "unknown-card", wrong, remedy)
    elif slug not in project.refused | project.gone:
        yield entry.unknown_key(at, "unknown-card", said("no-card", card=quoted(slug)), project.known_cards)
