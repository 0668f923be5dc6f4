"""Each text is in the language of its key: neither copied from another language nor written under the wrong one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from pydantic import BaseModel

from cards.content.card import Card
from cards.content.problem import LanguageName, Problem, named, said
from cards.content.project import Entry, Project
from cards.content.search_words import FOLDER, read_search_words

Counts = Mapping[str | None, int]
"""Language -> how many words of a text only that language has, as far as its search knows; of all other words under nothing."""

_WORD = re.compile(r"[^\W\d_]+")

SHORTEST_COPY = 20
"""Characters from which on the same text in two languages is no coincidence, as a name or a loanword may be."""

FEWEST_MARKS, TIMES_MORE = 2, 3
"""So many function words of another language, and so many times those of its own, has a text of that other language.

In November 2026 this was true of none of the 1,746 texts of the cards under their own language, and of 98 % under the other one.
"""


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem for every copied text, for blocks that have changed places, and for every text in another language."""
    # Without cards nothing is compared, and to read the words of a language takes longer than all else here.
    marks = _Marks.of(project.languages if project.cards else ())
    for entry in project.cards.values():
        copied = list(_copies(entry))
        yield from copied
        if not copied:
            mixed = {code: counts for code, counts in _blocks(entry.value, marks) if _has_others(code, counts)}
            misplaced = {code: other for code, counts in mixed.items() if (other := _other_language(code, counts)) is not None}
            yield from _swapped(entry, misplaced) if misplaced else _in_another_language(entry, marks, mixed)
        yield from _case(entry, marks)


@dataclass(frozen=True)
class _Marks:
    """Words by which a language is told from the others of the project: function words that only it has."""

    language_of: Mapping[str, str]
    languages: frozenset[str]
    """Those of which we know the function words."""

    @classmethod
    def of(cls, languages: Iterable[str]) -> _Marks:
        """Return those of `languages`."""
        words = {code: read_search_words(code) for code in languages if (FOLDER / f"{code}.yml").exists()}
        own = {code: set(found.function_words.split()) for code, found in words.items() if not isinstance(found, list)}
        shared = {word for one, other in combinations(own.values(), 2) for word in one & other}
        language_of = {word: code for code, found in own.items() for word in found - shared if len(word) > 1}
        return cls(language_of, frozenset(own))

    def count(self, text: str) -> Counts:
        """Return how many of the words in `text` only each language has."""
        return Counter(map(self.language_of.get, _WORD.findall(text.lower())))


def _copies(entry: Entry[Card]) -> Iterator[Problem]:
    for (one, text), (other, translated) in combinations(entry.value.texts.items(), 2):
        said_in_one = [key for key, value in text if value]
        same = [key for key in said_in_one if _is_same(getattr(text, key), getattr(translated, key))]
        if len(same) > len(said_in_one) // 2:
            yield entry.key_problem(
                (other,), "not-translated", said("block-copied", language=named(f"{one}:")), said("translate-or-remove")
            )
        else:
            for key in same:
                wrong = said("text-copied", language=named(f"{one}:"))
                yield entry.problem((other, key), "not-translated", wrong, said("translate", language=LanguageName(other)))


def _case(entry: Entry[Card], marks: _Marks) -> Iterator[Problem]:
    """Look at what happened, which a card may tell in one language alone."""
    texts = entry.value.case.texts if entry.value.case else {}
    copied = {other: one for one, other in combinations(texts, 2) if texts[one] == texts[other]}
    for code, text in texts.items():
        remedy = said("translate", language=LanguageName(code))
        if code in copied:
            wrong = said("text-copied", language=named(f"{copied[code]}:"))
            yield entry.problem(("case", code), "not-translated", wrong, remedy)
        elif code in marks.languages and (other := _other_language(code, marks.count(text))) is not None:
            yield entry.problem(("case", code), "other-language", said("text-in-other-language", language=LanguageName(other)), remedy)


def _is_same(one: object, other: object) -> bool:
    text = _joined(one)
    return text == _joined(other) and len(text) >= SHORTEST_COPY


def _blocks(card: Card, marks: _Marks) -> Iterator[tuple[str, Counts]]:
    for code, text in card.texts.items():
        if code in marks.languages:
            yield code, marks.count(_joined(text))


def _has_others(code: str, counts: Counts) -> bool:
    """Tell whether a text, or a part of it, can be in another language than that of the key `code`."""
    return any(count >= FEWEST_MARKS for other, count in counts.items() if other not in (code, None))


def _swapped(entry: Entry[Card], misplaced: Mapping[str, str]) -> Iterator[Problem]:
    for code, other in misplaced.items():
        if misplaced.get(other) != code:
            wrong = said("block-in-other-language", language=LanguageName(other))
            yield entry.key_problem((code,), "other-language", wrong, said("rename-block", key=named(f"{other}:")))
        elif code == min(code, other, key=list(misplaced).index):
            wrong = said("blocks-swapped", one=named(f"{code}:"), other=named(f"{other}:"))
            yield entry.key_problem((code,), "other-language", wrong, said("swap-blocks"))


def _in_another_language(entry: Entry[Card], marks: _Marks, codes: Iterable[str]) -> Iterator[Problem]:
    for code in codes:
        for at, text in entry.value.texts[code].told():  # without the words that people type to find it, which may be in any language
            if (other := _other_language(code, marks.count(text))) is not None:
                wrong = said("text-in-other-language", language=LanguageName(other))
                yield entry.problem((code, *at), "other-language", wrong, said("translate", language=LanguageName(code)))


def _other_language(code: str, counts: Counts) -> str | None:
    """Return the language that a text under the key `code` is in, if that is another one."""
    others = {other: count for other, count in counts.items() if other not in (code, None)}
    most = max(others, key=others.__getitem__, default=None)
    return most if most is not None and others[most] >= max(FEWEST_MARKS, TIMES_MORE * counts.get(code, 0)) else None


def _joined(value: object) -> str:
    """Return all texts in `value`, one after the other."""
    if isinstance(value, str):
        return value
    below = value if isinstance(value, tuple) else (each for _, each in value) if isinstance(value, BaseModel) else ()
    return " ".join(text for each in below if (text := _joined(each)))
