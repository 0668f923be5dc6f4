"""The text of a card that somebody is about to write."""

from __future__ import annotations

from datetime import date

from cards.content.fields import KeyField, card_fields, text_fields
from cards.content.json_schema import CARD
from cards.content.languages import Language, Languages
from cards.content.messages import load_messages
from cards.content.project import PRACTICES
from cards.content.schema_files import modeline
from cards.content.vocabulary import Vocabulary


def new_card(vocabulary: Vocabulary, languages: Languages, language: Language, today: date) -> str:
    """Return YAML with every key of a card, empty, each below a comment with what it is for and its limits, in `language`."""
    fields = load_messages(language.code)["fields"]
    meanings: dict[str, str] = fields | {name: facet.meaning.text(language) for name, facet in vocabulary.facets.items()}
    lines = [line for field in card_fields(vocabulary) for line in _lines(field, meanings[field.key], "")]
    lines[lines.index("reviewed:")] += f" {today.isoformat()}"
    for code in languages:
        others = " or ".join(other for other in languages if other != code)
        lines.append(f"# One language is enough: remove this block if you write only {others}." if others else "# The text.")
        lines.append(f"{code}:")
        lines.extend(line for field in text_fields(vocabulary) for line in _lines(field, meanings[field.key], "  "))
    return "\n".join([modeline(CARD, PRACTICES), *lines]) + "\n"


def _lines(field: KeyField, meaning: str, indentation: str) -> tuple[str, str]:
    notes = [meaning, *_limits(field)]
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
    elif field.most:
        limits.append(f"at most {field.most}")
    if field.longest is not None:
        limits.append(f"at most {field.longest} characters{' each' if field.fewest is not None else ''}")
    if field.numbers is not None:
        limits.append("{} to {}".format(*field.numbers))
    return limits
