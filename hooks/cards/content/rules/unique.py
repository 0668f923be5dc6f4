"""Each card differs from its neighbours: no two share a title, a statement, a set of keywords or eight words on end of an exercise."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from hashlib import blake2b
from typing import TypeVar

from cards.content.card import Card
from cards.content.problem import Problem, named, quoted, said
from cards.content.project import Entry, Project

W = TypeVar("W")

LONGEST_RUN = 8
"""So many words on end in two exercises are no coincidence."""


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem for every card that repeats one before it in the order of the slugs."""
    if not _may_repeat(project):
        return
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
            found = [run for run in _runs(_words(step.do)) if first[code].setdefault(run, entry.slug) != entry.slug]
            if found:
                wrong = said("same-words", card=quoted(first[code][found[0]]), words=quoted(" ".join(found[0])))
                yield entry.problem((code, "exercise", index, "do"), "not-unique", wrong, said("set-it-apart"))


def _may_repeat(project: Project) -> bool:
    """Tell whether two cards may have in common what sets cards apart: where they have not, all numbers of it are other ones."""
    all_numbers: set[int] = set()
    count = 0
    for entry in project.cards.values():
        numbers = project.known("unique", entry, partial(_numbers, entry.value))
        all_numbers.update(numbers)
        count += len(numbers)
    return len(all_numbers) < count


def _numbers(card: Card) -> tuple[int, ...]:
    """Return a number for each thing that no other card is to have: the same in every run, and another one for another thing."""
    marks = {
        _number(" ".join((*place, *(sorted(value) if isinstance(value, frozenset) else (value,)))))
        for place, value in _marks(card)
        if value
    }
    runs = {
        hash((_number(code), *run))  # of numbers, it is the same in every run
        for code, text in card.texts.items()
        for step in text.exercise
        for run in _runs([_number(word) for word in _words(step.do)])
    }
    return tuple(marks | runs)


@lru_cache(maxsize=10_000)
def _number(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _runs(words: Sequence[W]) -> Iterator[tuple[W, ...]]:
    return zip(*(words[at:] for at in range(LONGEST_RUN)), strict=False)


def _marks(card: Card) -> Iterator[tuple[tuple[str, str], str | frozenset[str]]]:
    """Yield each place of what sets a card apart, with what is to differ there."""
    for language, text in card.texts.items():
        yield (language, "title"), text.title.casefold()
        yield (language, "statement"), text.statement.casefold()
        yield (language, "keywords"), frozenset(text.keywords)


def _is_copy(card: Card, told: Sequence[tuple[tuple[str, str], str]]) -> bool:
    """Tell whether all that sets `card` apart is that of one other card."""
    return len(told) == len(list(_marks(card))) and len({other for _, other in told}) == 1
