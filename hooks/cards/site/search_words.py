"""What the search knows of each language beside the cards, in ``search_words/LANGUAGE.yml``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cards.content import yaml_loader

FOLDER = Path(__file__).parents[1] / "search_words"


def load_search_words(code: str) -> dict[str, Any]:
    """Return the function words and the synonyms of the language of that code, as the search worker takes them."""
    read = yaml_loader.read(FOLDER, FOLDER / f"{code}.yml")
    assert isinstance(read, yaml_loader.Document), read
    return {"language": code, **read.value}
