"""Every word of the interface, in ``strings/LANGUAGE.yml``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cards import document
from cards.schema import Language

Strings = dict[str, Any]
"""Nested keys down to texts; both languages have the same ones."""

FOLDER = Path(__file__).parent / "strings"


def load_strings(language: Language) -> Strings:
    """Return the words of the interface in `language`."""
    read = document.read(FOLDER, FOLDER / f"{language}.yml")
    assert isinstance(read, document.Document), read
    return read.value
