"""Each card differs from its neighbours: no two share a title, a statement or a set of keywords in a language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cards.content.card import Card
from cards.content.problem import Problem, named, quoted, said
from cards.content.project import Project


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem for every card that repeats one before it in the order of the slugs."""
    first: dict[tuple[str, str, object], str] = {}
    for slug, entry in sorted(project.cards.items()):  # not in the order of the files, where a copy may come first
        firsts = [(place, first.setdefault((*place, value), slug)) for place, value in _marks(entry.value) if value]
        told = [(place, other) for place, other in firsts if other != slug]
        if _is_copy(entry.value, told):
            wrong = said("card-copied", card=quoted(told[0][1]))
            yield entry.problem(told[0][0], "not-unique", wrong, said("write-own-or-remove", file=named(entry.document.path)))
            continue
        for place, other in told:
            wrong = said("not-unique", card=quoted(other), key=quoted(place[-1]))
            yield entry.problem(place, "not-unique", wrong, said("set-it-apart"))


def _marks(card: Card) -> Iterator[tuple[tuple[str, str], object]]:
    """Yield each place of what sets a card apart, with what is to differ there."""
    for language, text in card.texts.items():
        yield (language, "title"), text.title.casefold()
        yield (language, "statement"), text.statement.casefold()
        yield (language, "keywords"), frozenset(text.keywords)


def _is_copy(card: Card, told: Sequence[tuple[tuple[str, str], str]]) -> bool:
    """Tell whether all that sets `card` apart is that of one other card."""
    return len(told) == len(list(_marks(card))) and len({other for _, other in told}) == 1
