"""Each card differs from its neighbours: no two share a title, a statement, a set of keywords or eight words on end of an exercise."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from cards.content.card import Card
from cards.content.problem import Problem, named, quoted, said
from cards.content.project import Entry, Project

LONGEST_RUN = 8
"""So many words on end in two exercises are no coincidence."""


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem for every card that repeats one before it in the order of the slugs."""
    first: dict[tuple[str, str, object], str] = {}
    runs: dict[str, dict[tuple[str, ...], str]] = defaultdict(dict)
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
        yield from _borrowed(entry, runs)


def _borrowed(entry: Entry[Card], first: dict[str, dict[tuple[str, ...], str]]) -> Iterator[Problem]:
    """Look for words on end that the exercise of a card before it has in the same language; `first` knows those, by language."""
    for code, text in entry.value.texts.items():
        for index, step in enumerate(text.exercise):
            words = re.findall(r"\w+", step.do.casefold())
            runs = zip(*(words[at:] for at in range(LONGEST_RUN)), strict=False)
            found = [run for run in runs if first[code].setdefault(run, entry.slug) != entry.slug]
            if found:
                wrong = said("same-words", card=quoted(first[code][found[0]]), words=quoted(" ".join(found[0])))
                yield entry.problem((code, "exercise", index, "do"), "not-unique", wrong, said("set-it-apart"))


def _marks(card: Card) -> Iterator[tuple[tuple[str, str], object]]:
    """Yield each place of what sets a card apart, with what is to differ there."""
    for language, text in card.texts.items():
        yield (language, "title"), text.title.casefold()
        yield (language, "statement"), text.statement.casefold()
        yield (language, "keywords"), frozenset(text.keywords)


def _is_copy(card: Card, told: Sequence[tuple[tuple[str, str], str]]) -> bool:
    """Tell whether all that sets `card` apart is that of one other card."""
    return len(told) == len(list(_marks(card))) and len({other for _, other in told}) == 1
