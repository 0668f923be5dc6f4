"""What a card says fits the two sides of its sheet of paper, in a type that people can read."""

from __future__ import annotations

from collections.abc import Iterator

from cards.content.card import Card, most_citations
from cards.content.evidence import Cited
from cards.content.languages import Languages
from cards.content.paper_length import MOST_ON_THE_BACK, MOST_ON_THE_FRONT, back_length, front_length
from cards.content.problem import Problem, said
from cards.content.project import Entry, Project
from cards.content.sources import SourceKind


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem for every card that rests on too much or says too much; wait until all that it cites is known."""
    for entry in project.cards.values():
        card = entry.value
        names = {citation.partition("/")[0] for citation in card.citations}
        if not names <= set(project.sources):
            continue
        kinds = {project.sources[name].value.kind for name in names} | ({SourceKind.CASE} if card.case else set())
        if len(card.citations) > (most := most_citations(len(kinds), has_case=card.case is not None)):
            wrong = said("too-many-of-kinds", count=len(card.citations), kinds=len(kinds), limit=most)
            yield entry.key_problem(("evidence",), "too-many", wrong, said("keep-passages-or-split"))
        elif not {entry.slug, *names} & project.refused:
            yield from _sides(entry, _cited(project, card), project.languages)


def _cited(project: Project, card: Card) -> list[Cited]:
    """Return the passages of `card` that are there."""
    places = [(name, slug, project.sources[name].value) for name, _, slug in (citation.partition("/") for citation in card.citations)]
    return [Cited(name, slug, source, source.passages[slug]) for name, slug, source in places if slug in source.passages]


def _sides(entry: Entry[Card], cited: list[Cited], languages: Languages) -> Iterator[Problem]:
    for code in entry.value.texts:
        front = front_length(entry.value, cited, languages[code]) - MOST_ON_THE_FRONT
        if front > 0:
            wrong = said("too-long-for-the-front", n=MOST_ON_THE_FRONT + front, limit=MOST_ON_THE_FRONT)
            yield entry.key_problem((code, "why"), "too-long", wrong, said("shorten-the-front", n=front))
        back = back_length(entry.value, languages[code]) - MOST_ON_THE_BACK
        if back > 0:
            wrong = said("too-long-for-the-back", n=MOST_ON_THE_BACK + back, limit=MOST_ON_THE_BACK)
            yield entry.key_problem((code, "exercise"), "too-long", wrong, said("shorten-the-back", n=back))
