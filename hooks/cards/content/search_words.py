"""What the search knows of each language beside the cards, in ``search_words/LANGUAGE.yml``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from cards.content.messages import PROJECT
from cards.content.problem import Problem
from cards.content.schema import Model, Words
from cards.content.validation import validate
from cards.content.yaml import loader

FOLDER = Path(__file__).parents[1] / "search_words"


class SearchWords(Model):
    """The words of a language that matter to the search."""

    stemmer: Literal["en", "nl", "none"]
    """One of those in ``js/search/stem.js``."""

    function_words: Words
    """Words without a subject of their own, separated by spaces: they count only when a query has no others."""

    synonyms: tuple[Annotated[tuple[Words, ...], Field(min_length=2)], ...]
    """Groups of words that may stand for one another."""


def read_search_words(code: str) -> SearchWords | list[Problem]:
    """Return what the search knows of the language of that code, or everything that is wrong with the file."""
    read = loader.read_once(PROJECT, FOLDER / f"{code}.yml").outcome
    return read if isinstance(read, list) else validate(read, SearchWords)
