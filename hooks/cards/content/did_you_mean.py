"""The remedy for a word that is not known: the one that was probably meant, or all there are."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from cards.content.problem import Said, named, said


def did_you_mean(word: str, known: Iterable[str]) -> Said:
    """Return a remedy for an unknown `word`: the known one most like it, or all of them."""
    names = list(known)
    if (close := closest(word, names)) is not None:
        return said("did-you-mean", word=named(close))
    if not names:
        return said("none-known")
    return said("known-are", n=len(names), list=tuple(names))


def closest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that is most like `word`, if any is like it."""
    return next(iter(get_close_matches(word, list(known), n=1)), None)
