"""Letters of other alphabets that look like Latin ones."""

from __future__ import annotations

import re
import unicodedata

_LATIN = {
    # Cyrillic
    **dict(zip("аеорсхуіјѕԁһӏԛԝАВЕКМНОРСТХУІЈЅԌ", "aeopcxyijsdhlqwABEKMHOPCTXYIJSG", strict=True)),
    # Greek
    **dict(zip("ονικαρυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ovikapuxABEZHIKMNOPTYX", strict=True)),
}
"""Letter -> the Latin one that looks the same."""

_TO_LATIN = str.maketrans(_LATIN)
_FROM_LATIN = {
    script: str.maketrans({latin: letter for letter, latin in _LATIN.items() if unicodedata.name(letter).startswith(script)})
    for script in ("CYRILLIC", "GREEK")
}
_LETTERS = {"LATIN": "A-Za-z\u00c0-\u024f", "CYRILLIC": "\u0400-\u052f", "GREEK": "\u0370-\u03ff"}
_WORD = re.compile(r"[^\W\d_]+")
_OF_OTHERS = re.compile("[\u0370-\u03ff\u0400-\u052f]")


def skeleton(text: str) -> str:
    """Return `text` with each letter that looks like a Latin one replaced by that; two words that look the same have the same skeleton."""
    return text.translate(_TO_LATIN)


def mended(text: str) -> str:
    """Return `text` with each word in letters of one alphabet; a word of more than one is taken for what most of its letters are."""
    return _WORD.sub(_one_alphabet, text) if _OF_OTHERS.search(text) else text


def _one_alphabet(found: re.Match[str]) -> str:
    word = found[0]
    counts = {script: len(re.findall(f"[{letters}]", word)) for script, letters in _LETTERS.items()}
    if min(counts["LATIN"], counts["CYRILLIC"] + counts["GREEK"]) == 0:
        return word
    most = max(counts, key=lambda script: counts[script])
    meant = skeleton(word) if most == "LATIN" else word.translate(_FROM_LATIN[most])
    return meant if re.fullmatch(f"[{_LETTERS[most]}]+", meant) else skeleton(word)
