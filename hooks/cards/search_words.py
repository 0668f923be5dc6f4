"""What the search knows of each language beside the cards, in ``search_words/LANGUAGE.yml``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cards import document
from cards.schema import Language

FOLDER = Path(__file__).parent / "search_words"


def load_search_words(language: Language) -> dict[str, Any]:
    """Return the function words and the synonyms of `language`, as the search worker takes them."""
    read = document.read(FOLDER, FOLDER / f"{language}.yml")
    assert isinstance(read, document.Document), read
    return {"language": language.value, **read.value}
