"""Each text is in the language of its key: neither copied from another language nor written under the wrong one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import combinations

from cards.content.card import Card, CardText
from cards.content.problem import LanguageName, Problem, named, said
from cards.content.project import Entry, Project
from cards.content.search_words import FOLDER, read_search_words
from cards.content.yaml.loader import Location

Marks = Mapping[str, frozenset[str]]
"""Language -> function words that no other language of the project has."""

SHORTEST_COPY = 20
"""Characters from which on the same text in two languages is no coincidence, as a name or a loanword may be."""

FEWEST_MARKS, TIMES_MORE = 2, 3
"""So many function words of another language, and so many times those of its own, has a text of that other language.

In November 2026 this was true of none of the 1,746 texts of the cards under their own language, and of 98 % under the other one.
"""


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem for every copied text, for blocks that have changed places, and for every text in another language."""
    marks = _marks(project.languages)
    for entry in project.cards.values():
        copied = list(_copies(entry))
        misplaced = {} if copied else _misplaced(entry.value, marks)
        yield from copied
        yield from _swapped(entry, misplaced)
        if not copied and not misplaced:
            yield from _in_another_language(entry, marks)
        yield from _case(entry, marks)


def _marks(languages: Mapping[str, object]) -> Marks:
    words = {code: read_search_words(code) for code in languages if (FOLDER / f"{code}.yml").exists()}
    own = {code: set(found.function_words.split()) for code, found in words.items() if not isinstance(found, list)}
    others = {code: set().union(*(found for other, found in own.items() if other != code)) for code in own}
    return {code: frozenset(word for word in found - others[code] if len(word) > 1) for code, found in own.items()}


def _copies(entry: Entry[Card]) -> Iterator[Problem]:
    for one, other in combinations(entry.value.texts, 2):
        same = [key for key in CardText.model_fields if _same(entry.value.texts[one], entry.value.texts[other], key)]
        if len(same) > len(CardText.model_fields) // 2:
            yield entry.key_problem(
                (other,), "not-translated", said("block-copied", language=named(f"{one}:")), said("translate-or-remove")
            )
        else:
            for key in same:
                wrong = said("text-copied", language=named(f"{one}:"))
                yield entry.problem((other, key), "not-translated", wrong, said("translate", language=LanguageName(other)))


def _case(entry: Entry[Card], marks: Marks) -> Iterator[Problem]:
    """Look at what happened, which a card may tell in one language alone."""
    texts = entry.value.case.texts if entry.value.case else {}
    copied = {other: one for one, other in combinations(texts, 2) if texts[one] == texts[other]}
    for code, text in texts.items():
        remedy = said("translate", language=LanguageName(code))
        if code in copied:
            wrong = said("text-copied", language=named(f"{copied[code]}:"))
            yield entry.problem(("case", code), "not-translated", wrong, remedy)
        elif (other := _other_language(text, code, marks)) is not None:
            yield entry.problem(("case", code), "other-language", said("text-in-other-language", language=LanguageName(other)), remedy)


def _same(one: CardText, other: CardText, key: str) -> bool:
    text = getattr(one, key)
    return text == getattr(other, key) and len(_joined(text)) >= SHORTEST_COPY


def _misplaced(card: Card, marks: Marks) -> dict[str, str]:
    """Return the language of each block that is in another than that of its key."""
    blocks = {code: " ".join(_joined(value) for value in text.model_dump().values()) for code, text in card.texts.items()}
    return {code: other for code, block in blocks.items() if (other := _other_language(block, code, marks)) is not None}


def _swapped(entry: Entry[Card], misplaced: Mapping[str, str]) -> Iterator[Problem]:
    for code, other in misplaced.items():
        if misplaced.get(other) != code:
            wrong = said("block-in-other-language", language=LanguageName(other))
            yield entry.key_problem((code,), "other-language", wrong, said("rename-block", key=named(f"{other}:")))
        elif code == min(code, other, key=list(misplaced).index):
            wrong = said("blocks-swapped", one=named(f"{code}:"), other=named(f"{other}:"))
            yield entry.key_problem((code,), "other-language", wrong, said("swap-blocks"))


def _in_another_language(entry: Entry[Card], marks: Marks) -> Iterator[Problem]:
    for code, text in entry.value.texts.items():
        for at, value in _texts(code, text):
            if (other := _other_language(value, code, marks)) is not None:
                wrong = said("text-in-other-language", language=LanguageName(other))
                yield entry.problem(at, "other-language", wrong, said("translate", language=LanguageName(code)))


def _texts(code: str, text: CardText) -> Iterator[tuple[Location, str]]:
    for key, value in text:
        if isinstance(value, str):
            yield (code, key), value
        elif key != "keywords":  # what people type to find it may be in any language
            yield from (((code, key, index), item) for index, item in enumerate(value))


def _other_language(text: str, code: str, marks: Marks) -> str | None:
    if code not in marks:
        return None
    words = re.findall(r"[^\W\d_]+", text.lower())
    counts = {language: sum(word in found for word in words) for language, found in marks.items()}
    most = max(counts, key=counts.__getitem__)
    return most if most != code and counts[most] >= max(FEWEST_MARKS, TIMES_MORE * counts[code]) else None


def _joined(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else " ".join(value)
