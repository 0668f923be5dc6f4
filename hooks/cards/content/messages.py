"""Every word of the interface, in ``messages/LANGUAGE.yml``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cards.content import yaml_loader

Messages = dict[str, Any]
"""Nested keys down to texts; all languages have the same ones."""

FOLDER = Path(__file__).parents[1] / "messages"


def load_messages(code: str) -> Messages:
    """Return the words of the interface in the language of that code."""
    read = yaml_loader.read(FOLDER, FOLDER / f"{code}.yml")
    assert isinstance(read, yaml_loader.Document), read
    return read.value
