"""A workshop that is ready to be given can be given: its cards exist, are for those it is for, and fit into its minutes."""

from __future__ import annotations

from collections.abc import Iterator

from cards.content.editorial import Workshop, Workshops
from cards.content.problem import Problem, quoted, said
from cards.content.project import Entry, Project
from cards.content.rules.editorial import no_value, unknown_card
from cards.content.vocabulary import known_terms
from cards.content.yaml.loader import Location


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem for every name that leads nowhere or to the wrong card, and every workshop that takes longer than it says."""
    if project.workshops is None:
        return
    for name, workshop in project.workshops.value.workshops.items():
        place: Location = ("workshops", name)
        yield from _leaders(project, project.workshops, place, workshop)
        yield from _cards(project, project.workshops, place, workshop)
        yield from _minutes(project, project.workshops, place, workshop)


def _leaders(project: Project, entry: Entry[Workshops], place: Location, workshop: Workshop) -> Iterator[Problem]:
    known = known_terms(project.vocabulary.value.facets["leaders"].values)
    for index, leader in enumerate(workshop.leaders):
        if leader not in known.words:
            yield entry.unknown((*place, "leaders", index), "unknown-value", no_value(leader, "leaders"), leader, known)


def _cards(project: Project, entry: Entry[Workshops], place: Location, workshop: Workshop) -> Iterator[Problem]:
    for index, slug in enumerate(workshop.cards):
        at: Location = (*place, "cards", index)
        if slug not in project.cards:
            yield from unknown_card(project, entry, at, slug)
        elif slug in workshop.cards[:index]:
            yield entry.problem(at, "repeated", said("repeated", item=quoted(slug)), said("remove-one"))
        elif _is_for_none(project, slug, workshop):
            wrong = said("card-for-none", card=quoted(slug))
            yield entry.problem(at, "not-for-them", wrong, said("choose-a-card-or-add-leaders"))
    there = [slug for slug in dict.fromkeys(workshop.cards) if slug in project.cards]
    for slug in workshop.breaks:
        if len(there) == len(set(workshop.cards)) and slug not in workshop.cards:
            wrong = said("not-in-workshop", card=quoted(slug))
            yield entry.unknown_key((*place, "breaks", slug), "unknown-card", wrong, there)


def _is_for_none(project: Project, slug: str, workshop: Workshop) -> bool:
    """Tell whether the card is for none of the workshop's leaders; a slip in either waits."""
    theirs = set(project.cards[slug].value.facets["leaders"])
    known = set(project.vocabulary.value.facets["leaders"].values)
    return bool(theirs) and {*workshop.leaders, *theirs} <= known and theirs.isdisjoint(workshop.leaders)


def _minutes(project: Project, entry: Entry[Workshops], place: Location, workshop: Workshop) -> Iterator[Problem]:
    """Wait until all its cards are known."""
    if not set(workshop.cards) <= set(project.cards):
        return
    exercises = sum(project.cards[slug].value.minutes + (workshop.debrief or 0) for slug in workshop.cards)
    ends = sum(block.minutes for block in (workshop.opening, workshop.closing) if block)
    taken = exercises + sum(workshop.breaks.values()) + ends
    if taken > workshop.minutes:
        wrong = said("too-little-time", taken=taken, minutes=workshop.minutes)
        yield entry.problem((*place, "minutes"), "too-little-time", wrong, said("leave-out-a-card"))
