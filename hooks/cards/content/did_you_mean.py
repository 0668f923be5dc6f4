"""The remedy for a word that is not known: the one that was meant, or all there are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from cards.content.problem import Problem, Said, named, said, with_word

ARTICLE = re.compile(r"^(the|an?|de|het|een)\s+", re.IGNORECASE)

LETTERS_A_SLIP = 5
"""A word may have a slip, and another one for each so many letters, the first five left out."""

MOST_SLIPS = 3

ALIKE = 78
"""So many of a hundred letters are in both words, in the same order, if one stands for the other in spite of more slips."""


@dataclass(frozen=True)
class Known:
    """Words that belong somewhere, each with what people call it otherwise."""

    words: tuple[str, ...]
    names: tuple[tuple[str, str], ...] = ()
    """Other names, each with the word that it stands for; a name of several words stands for none."""

    shown: tuple[Said, ...] = ()
    """The words with their names on the site, where these help to choose."""

    def meant(self, typed: str) -> str | None:
        """Return the word that is written otherwise, or called by another name; without a doubt."""
        return self._by_name.get(folded(typed)) or self._by_name.get(folded(ARTICLE.sub("", typed.strip())))

    def closest(self, typed: str) -> str | None:
        """Return the word that `typed` probably stands for, if any is so much like it."""
        typed = bare(typed)
        if (word := self.meant(typed)) is not None:
            return word
        if len(several := typed.split()) > 1 and set(several) <= set(self.words):
            return ", ".join(several)
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - who makes no mistake does not wait for it
        from rapidfuzz.distance import OSA  # noqa: PLC0415

        typed = folded(typed)
        length = len(typed)
        slips = min(1 + (length - 1) // LETTERS_A_SLIP, MOST_SLIPS)
        near = process.extract(typed, self._of_length(length - slips, length + slips), scorer=OSA.distance, score_cutoff=slips, limit=5)
        best = min(near, key=lambda found: (found[1], sorted(found[0]) != sorted(typed), found[2]), default=None)
        if best is not None and best[1] < length:
            return self._by_name[best[0]]
        names = self._of_length(length * ALIKE / (200 - ALIKE), length * (200 - ALIKE) / ALIKE)  # all others differ by too many letters
        alike = process.extractOne(typed, names, scorer=fuzz.ratio, score_cutoff=ALIKE)
        return self._by_name[alike[0]] if alike is not None else None

    def several(self, typed: str) -> tuple[str, ...] | None:
        """Return the words that a text names one after the other; nothing where one of them is like no word."""
        for pattern in _BETWEEN:
            words = [self.closest(word) for word in pattern.split(typed.strip(" \t[](){}\"'")) if word]
            if words and None not in words:
                return tuple(dict.fromkeys(filter(None, words)))
        return None

    @cached_property
    def _by_name(self) -> Mapping[str, str]:
        by_name: dict[str, str] = {}
        for name, word in self.names:
            by_name[folded(name)] = word if by_name.get(folded(name), word) == word else ""
        return {name: word for name, word in by_name.items() if word} | {folded(word): word for word in self.words}

    def _of_length(self, least: float, most: float) -> Sequence[str]:
        """Return the names with so many letters, in order."""
        if (least, most) not in self._by_length:
            self._by_length[least, most] = [name for name in self._by_name if least <= len(name) <= most]
        return self._by_length[least, most]

    @cached_property
    def _by_length(self) -> dict[tuple[float, float], Sequence[str]]:
        return {}


def known(words: Iterable[str] | Known) -> Known:
    """Return `words` as what is known, without other names if they are mere words."""
    return words if isinstance(words, Known) else Known(tuple(words))


def did_you_mean(word: str, words: Iterable[str] | Known) -> Said:
    """Return a remedy for an unknown `word`: the known one that it probably stands for, or all of them."""
    there = known(words)
    return suggested(there.closest(word), there)


def suggested(close: str | None, there: Known) -> Said:
    """Return the remedy for a word that is none of those that are `there`: the `close` one, if there is one, or all of them."""
    if close is not None:
        return said("did-you-mean", word=named(close))
    if not there.words:
        return said("none-known")
    return said("known-are", n=len(there.words), list=there.shown or there.words)


def mended_with(problem: Problem, typed: str, word: str | None) -> Problem:
    """Return `problem` with its line mended: `word`, if there is one, in the place of what was `typed`."""
    return problem if word is None else replace(problem, mended=with_word(problem.text, problem.column, typed, word))


def closest(word: str, words: Iterable[str] | Known) -> str | None:
    """Return the known word that `word` probably stands for, if any is so much like it."""
    return known(words).closest(word)


_BETWEEN = (re.compile(r"\s*[,;/+&]\s*|\s+(?:en|and|of|or)\s+"), re.compile(r"(?:[\s,;/+&]|\b(?:en|and|of|or)\b)+"))
"""What stands between words: first those that are several in one."""

_AROUND = re.compile(r"^(?:.*/)?(?:practices|seeds)/|\.(?:ya?ml|html)(?=[/#]|$)")


def bare(typed: str) -> str:
    """Return what was `typed` without the folders, the address and the ending of a file that somebody named instead of what is in it."""
    return _AROUND.sub("", typed)


def folded(text: str) -> str:
    """Return the letters and digits of `text`, without accents and capitals: all that must be the same of two spellings of a name."""
    letters = unicodedata.normalize("NFKD", text).casefold()
    return re.sub(r"[\W_]|[\u0300-\u036f]", "", letters)
