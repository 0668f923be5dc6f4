"""Every word of the interface, in ``messages/LANGUAGE.yml``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cards.content.problem import Problem
from cards.content.yaml import loader

Messages = dict[str, Any]
"""Nested keys down to texts; all languages have the same ones."""

FOLDER = Path(__file__).parents[1] / "messages"
PROJECT = FOLDER.parents[2]
"""The folder that the paths in problems are told from."""


def read_messages(code: str) -> Messages | list[Problem]:
    """Return the words of the interface in the language of that code, or everything that keeps the file from being read."""
    read = loader.read_once(PROJECT, FOLDER / f"{code}.yml").outcome
    return read if isinstance(read, list) else read.value


def load_messages(code: str) -> Messages:
    """Return the words of the interface in the language of that code, which the rules have found in order."""
    messages = read_messages(code)
    assert not isinstance(messages, list), messages
    return messages
