"""What the search knows of each language beside the cards, in ``search_words/LANGUAGE.yml``."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from cards.content.messages import PROJECT
from cards.content.problem import Problem
from cards.content.schema import Model, Words
from cards.content.validation import validate
from cards.content.yaml import loader

FOLDER = Path(__file__).parents[1] / "search_words"


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error:
        raise PydanticCustomError("not_a_pattern", "not a pattern") from None
    return pattern


Pattern = Annotated[str, AfterValidator(_compiles)]
"""A regular expression that Python and JavaScript read alike."""

Group = Annotated[tuple[Words, ...], Field(min_length=2)]
"""Words, and phrases of several, that may stand for one another."""


class Change(Model):
    """A change of the letters of a word."""

    found: Pattern
    becomes: str
    """What takes the place of what is found; ``$1`` is the first group of it."""

    letters: int = 0
    """How many letters a word must have for it."""


class SearchWords(Model):
    """The words of a language that matter to the search. A language without stems does well enough: its words then meet as they are."""

    stem: tuple[Change, ...] = ()
    """One after the other they make the stem of a word, so that its forms meet; a stem need not be a word."""

    roots: tuple[Change, ...] = ()
    """Each makes another word that a word may be a form of: hire of hired, meeluister of meegeluisterd."""

    particles: tuple[Words, ...] = ()
    """Words that a verb may be written together with, or apart from."""

    joins_compounds: bool = False
    """Whether the language writes compounds as one word."""

    links: tuple[Words, ...] = ()
    """What may stand between the two parts of a compound, beside nothing."""

    suffixes: tuple[Words, ...] = ()
    """Ends of words that look like a word of their own, and are no part of a compound."""

    known_share: float = 1
    """How much of a word its known parts must cover, so that it is taken for a compound of them."""

    sureness: float = 1
    """By what its sureness that a place answers is multiplied, so that it means as much as in English."""

    function_words: Words
    """Words without a subject of their own, separated by spaces: they count for little beside others."""

    weak_words: Words | None = None
    """Words that are in many sentences about anything: they count for little beside others."""

    elsewhere_words: Words | None = None
    """Words for what is to be found in other places, such as a roster: what stands beside one is found less surely where it is missing."""

    same: tuple[Group, ...] = ()
    """Words that are the same one: numbers in digits and in words, and forms that no rule makes, such as fell of fall."""

    synonyms: tuple[Group, ...]
    """Groups of words and phrases that may stand for one another. A word is the one that is meant only outside the phrases with it."""


def read_search_words(code: str) -> SearchWords | list[Problem]:
    """Return what the search knows of the language of that code, or everything that is wrong with the file."""
    read = loader.read_once(PROJECT, FOLDER / f"{code}.yml").outcome
    return read if isinstance(read, list) else validate(read, SearchWords)
