"""Parsing that remembers, for tests that check one project again and again with a file or two of it changed."""

from __future__ import annotations

from typing import Any

from cards.content.languages import Languages
from cards.content.reading import ModelOf, Parsed, parse_entry

_parsed: dict[object, Parsed[Any]] = {}


def parse_once(path: str, data: bytes, model: ModelOf[Any], languages: Languages | None) -> Parsed[Any]:
    """Return what `parse_entry` does, and parse what was given before no second time."""
    given = (path, data, model, languages and tuple(languages.values()))
    if given not in _parsed:
        _parsed[given] = parse_entry(path, data, model, languages)
    return _parsed[given]
