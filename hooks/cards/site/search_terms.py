"""Words as the search takes them, and in which places each of them is; ``js/words.js`` and ``js/search/stem.js`` take them alike."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from hashlib import sha256
from itertools import groupby
from math import sqrt

from cards.content.search_words import Change, SearchWords
from cards.site.kept_texts import Made, anew
from cards.site.search_places import Place

TITLE, KEYWORDS, HEARD, ASKED, SUMMARY, THEME, TEXT = 8.0, 4.0, 3.0, 3.0, 2.5, 1.0, 1.0
"""What a word counts by where it is."""

PASSING = 0.25
"""A word of running text counts where it counts this share of what it does elsewhere: with less, no search for it would show the place."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_FOLDED_WORD = re.compile(r"[^\W_]+")
_INNER_APOSTROPHE = re.compile(r"(?<=[^\W_])['’](?=[^\W_])")
_HYPHENATED = re.compile(r"[^\W_]+(?:[-‐‑][^\W_]+)+")
_HYPHEN = re.compile(r"[-‐‑]")


def _folded(text: str) -> str:
    """Return `text` in small letters, without accents, and without the apostrophes inside its words."""
    bare = text.lower()
    if not bare.isascii():
        bare = "".join(letter for letter in unicodedata.normalize("NFD", bare) if not unicodedata.category(letter).startswith("M"))
    return _INNER_APOSTROPHE.sub("", bare)


fold = cache(_folded)
"""The same for words and names, which come again."""


def split(text: str) -> list[str]:
    """Return the words of `text`, folded."""
    return _FOLDED_WORD.findall(fold(text))


@dataclass
class Term:
    """A word with what it counts in each place that has it, in their order."""

    word: str
    stems: tuple[str, ...]
    written: str
    """As it is written: with its accents."""

    weights: dict[int, float]


class Stems:
    """The stems of the words of a language."""

    def __init__(self, words: SearchWords) -> None:
        self._stem, self._roots = _changes(words.stem), _changes(words.roots)
        self._known: dict[str, str] = {}

    def of(self, word: str) -> tuple[str, ...]:
        """Return the stems of a folded word, its own first: those of the words that it may be a form of follow."""
        return tuple(dict.fromkeys(self.stem(one) for one in (word, *self._other_forms(word))))

    def stem(self, word: str) -> str:
        """Return the stem of a folded word."""
        if word not in self._known:
            stem = word
            for change in self._stem:
                stem = change.made(stem)
            self._known[word] = stem
        return self._known[word]

    def _other_forms(self, word: str) -> Iterator[str]:
        for change in self._roots:
            if (root := change.made(word)) != word:
                yield root


@dataclass(frozen=True)
class _Change:
    found: re.Pattern[str]
    becomes: str
    letters: int

    def made(self, word: str) -> str:
        return self.found.sub(self.becomes, word, count=1) if len(word) >= self.letters else word


def _changes(changes: Iterable[Change]) -> list[_Change]:
    return [_Change(re.compile(change.found), re.sub(r"\$(\d)", r"\\g<\1>", change.becomes), change.letters) for change in changes]


PLACES_IN_A_TEXT = 12
"""The words of so many places are kept as one text: so many that few texts are read, and few places read anew that say what they did."""


def terms(places: Sequence[Place], words: SearchWords, made: Made = anew) -> list[Term]:
    """Return every word of `places`, and every one of the synonyms, in the order of their letters."""
    function_words = set(split(words.function_words))
    found: dict[str, tuple[str, dict[int, float]]] = {}
    for first in range(0, len(places), PLACES_IN_A_TEXT):
        some = places[first : first + PLACES_IN_A_TEXT]
        text = made(f"words of {_told(some)}", partial(_words_of, some, function_words))
        for number, of_place in enumerate(json.loads(text), start=first):
            for word, (weight, written) in of_place.items():
                if word not in found:
                    found[word] = written, {}
                found[word][1][number] = weight
    for word in known_by_others(words):
        found.setdefault(word, (word, {}))
    stems = _stems(sorted(found), function_words, Stems(words), made)
    return [Term(word, of_word, found[word][0], _without_passing(found[word][1])) for word, of_word in stems]


def _without_passing(weights: Mapping[int, float]) -> dict[int, float]:
    least = min(HEARD, PASSING * max(weights.values(), default=0.0))
    return {place: weight for place, weight in weights.items() if weight >= least}


def _words_of(places: Iterable[Place], function_words: Collection[str]) -> str:
    """Return, as JSON, every word of each of `places`, with what it counts there and how it is written first."""
    return json.dumps([_words(place, function_words) for place in places])


def _words(place: Place, function_words: Collection[str]) -> dict[str, tuple[float, str]]:
    found: dict[str, str] = {}
    weights: dict[str, float] = defaultdict(float)
    for text, weight in _texts(place):
        for written, times in Counter(_WORD.findall(text.lower())).items():
            word = fold(written)
            if weight >= HEARD or word not in function_words:
                found.setdefault(word, written)
                weights[word] += weight * sqrt(times)
        for compound in compounds(text):
            found.setdefault(compound, compound)
            weights[compound] += weight
    return {word: (weights[word], written) for word, written in found.items()}


def _stems(words: Sequence[str], function_words: Collection[str], stems: Stems, made: Made) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each of `words`, which are in order, with its stems: those with one first letter are kept as one text."""

    def of_some(some: Iterable[str]) -> str:
        return "\n".join(word if word in function_words else " ".join(stems.of(word)) for word in some)

    for _, group in groupby(words, key=lambda word: word[0]):
        some = list(group)
        text = made(f"stems of {_told(some)}", partial(of_some, some))
        yield from zip(some, (tuple(line.split(" ")) for line in text.split("\n")), strict=True)


def _told(what: object) -> str:
    """Return what tells `what` from everything else."""
    return sha256(repr(what).encode()).hexdigest()


def _texts(place: Place) -> Iterator[tuple[str, float]]:
    """Yield what a place says, with what a word counts there."""
    yield place.title, TITLE
    yield "\n".join(place.keywords), KEYWORDS
    yield "\n".join(place.heard), HEARD
    yield "\n".join(place.asked), ASKED
    yield "\n".join(place.tags), THEME
    summary = place.blocks[:1] if place.slug else ()
    yield "\n".join(summary), SUMMARY
    yield "\n".join(place.blocks[len(summary) :]), TEXT


def compounds(text: str) -> set[str]:
    """Return the words with hyphens of `text`, each as one word."""
    return {_HYPHEN.sub("", written) for written in _HYPHENATED.findall(_folded(text))} if _HYPHEN.search(text) else set()


def known_by_others(words: SearchWords) -> Iterator[str]:
    """Yield the words of the synonyms, and of those that are the same: somebody may type them that no place has."""
    for group in (*words.synonyms, *words.same):
        for phrase in group:
            yield from split(phrase)
