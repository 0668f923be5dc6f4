"""What the search knows of each language beside the cards, in ``search_words/LANGUAGE.yml``."""

from __future__ import annotations

import json
from pathlib import Path

from cards.content import yaml_loader
from cards.content.languages import Language
from cards.site import search_index

FOLDER = Path(__file__).parents[1] / "search_words"


def load_search_words(code: str) -> dict[str, object]:
    """Return the stemmer's name, the function words and the synonyms of the language of that code."""
    read = yaml_loader.read(FOLDER, FOLDER / f"{code}.yml")
    assert isinstance(read, yaml_loader.Document), read
    return dict(read.value)


def script(language: Language) -> str:
    """Return the script that tells the search of a page in `language` what it needs to know; ``js/search/`` reads it."""
    known = {**load_search_words(language.code), "keywords_section": search_index.KEYWORDS}
    return f"const searchWords = {json.dumps(known, ensure_ascii=False)};\n"
