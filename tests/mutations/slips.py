"""Slips of the finger and of the mind in one word."""

from __future__ import annotations

import random
from itertools import pairwise

LOOK_ALIKE = dict(zip("aeopcxyiABCEHKMOPTX", "аеорсхуіАВСЕНКМОРТХ", strict=True))
"""Latin letter -> the Cyrillic one that looks the same."""

NEIGHBOURS = {left: right for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm") for left, right in pairwise(row)}
"""Letter -> the one to its right on the keyboard."""


def swapped(word: str, dice: random.Random) -> str:
    places = [n for n in range(len(word) - 1) if word[n] != word[n + 1] and word[n : n + 2].isalpha()]
    n = dice.choice(places)
    return f"{word[:n]}{word[n + 1]}{word[n]}{word[n + 2 :]}"


def doubled(word: str, dice: random.Random) -> str:
    n = dice.choice([n for n, letter in enumerate(word) if letter.isalpha()])
    return f"{word[: n + 1]}{word[n:]}"


def missing(word: str, dice: random.Random) -> str:
    n = dice.choice([n for n, letter in enumerate(word) if letter.isalpha()])
    return f"{word[:n]}{word[n + 1 :]}"


def wrong(word: str, dice: random.Random) -> str:
    n = dice.choice([n for n, letter in enumerate(word) if letter in NEIGHBOURS] or [0])
    return f"{word[:n]}{NEIGHBOURS.get(word[n], 'x')}{word[n + 1 :]}"


ONE_SLIP = {"two letters swapped": swapped, "a letter doubled": doubled, "a letter missing": missing, "a wrong letter": wrong}


def look_alike(word: str, dice: random.Random) -> str | None:
    """Return `word` with one letter of another alphabet that looks the same; nothing if it has none such."""
    places = [n for n, letter in enumerate(word) if letter in LOOK_ALIKE]
    if not places:
        return None
    n = dice.choice(places)
    return f"{word[:n]}{LOOK_ALIKE[word[n]]}{word[n + 1 :]}"
