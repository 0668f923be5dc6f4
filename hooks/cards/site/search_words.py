"""What the search of a page knows of its language, as a script."""

from __future__ import annotations

import json

from cards.content.languages import Language
from cards.content.search_words import SearchWords, read_search_words
from cards.site import search_index


def script(language: Language) -> str:
    """Return the script that tells the search of a page in `language` what it needs to know; ``js/search/`` reads it."""
    words = read_search_words(language.code)
    assert isinstance(words, SearchWords), words
    known = {**words.model_dump(mode="json"), "keywords_section": search_index.KEYWORDS}
    return f"const searchWords = {json.dumps(known, ensure_ascii=False)};\n"
