"""The text of a card that somebody is about to write."""

from __future__ import annotations

from datetime import date

from cards.content.fields import KeyField, card_fields, text_fields
from cards.content.languages import Language
from cards.content.messages import Messages
from cards.content.schema import Vocabulary


def new_card(vocabulary: Vocabulary, strings: Messages, today: date) -> str:
    """Return YAML with every key of a card, empty, each below a comment with what it is for and its limits."""
    lines = [line for field in card_fields(vocabulary) for line in _lines(field, strings, "")]
    lines[lines.index("reviewed:")] += f" {today.isoformat()}"
    for language in Language:
        lines.append(f"# One language is enough: remove this block if you write only the other, {language.other}.")
        lines.append(f"{language}:")
        lines.extend(line for field in text_fields(vocabulary) for line in _lines(field, strings, "  "))
    return "\n".join(lines) + "\n"


def _lines(field: KeyField, strings: Messages, indentation: str) -> tuple[str, str]:
    notes = [strings["fields"][field.key], *_limits(field)]
    if not field.required:
        notes.append("optional")
    marker = "# " if not field.required else ""
    # Above the key: a comment behind it would be taken for cut-off text once somebody writes before it.
    return f"{indentation}# {'; '.join(notes)}", f"{indentation}{marker}{field.key}:"


def _limits(field: KeyField) -> list[str]:
    limits = []
    if field.values:
        limits.append(", ".join(field.values))
    if field.fewest:
        limits.append(f"{field.fewest} to {field.most}" if field.most else f"at least {field.fewest}")
    if field.longest is not None:
        limits.append(f"at most {field.longest} characters{' each' if field.fewest is not None else ''}")
    if field.numbers is not None:
        limits.append("{} to {}".format(*field.numbers))
    return limits
