"""Every word of the interface, in ``messages/LANGUAGE.yml``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cards.content import yaml_loader
from cards.content.languages import Language

Messages = dict[str, Any]
"""Nested keys down to texts; both languages have the same ones."""

FOLDER = Path(__file__).parents[1] / "messages"


def load_messages(language: Language) -> Messages:
    """Return the words of the interface in `language`."""
    read = yaml_loader.read(FOLDER, FOLDER / f"{language}.yml")
    assert isinstance(read, yaml_loader.Document), read
    return read.value
