"""The keys of cards and sources with their limits, read off the schema: for the page for contributors and for new cards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel

from cards.content.card import CardText
from cards.content.key_words import KeyWords
from cards.content.schema import InLanguages
from cards.content.sources import MODELS, PASSAGES, SourceKind
from cards.content.vocabulary import Vocabulary, card_model


@dataclass(frozen=True)
class KeyField:
    """A key of a card, as a contributor needs to know it."""

    key: str
    required: bool
    fewest: int | None
    """The smallest number of items, when the key holds a list."""

    most: int | None
    """The largest number of items, when the key holds a list and there is one."""

    longest: int | None
    """The largest number of characters of the text, or of each item."""

    numbers: tuple[int, int] | None
    """The smallest and the largest number, when the key holds one."""

    values: tuple[str, ...]
    """The words to choose from, when the vocabulary lists them."""

    parts: tuple[KeyField, ...] = ()
    """The keys of each item, when the key holds a list of items with keys."""

    part_of: str = ""
    """The model that it is a key of, when that is an item of a list."""


@dataclass(frozen=True)
class SourceField:
    """A key of a source, or of each of its passages, in words."""

    key: str
    name: str

    meaning: str
    """What it is for, with its limits, as sentences."""

    required: bool


def card_fields(vocabulary: Vocabulary) -> list[KeyField]:
    """Return the keys that need no translation: the theme, the facets, and the others in the order of the schema."""
    facets = tuple(vocabulary.facets)
    first = ("theme", *facets)
    fields = {field.key: field for field in _fields(card_model(vocabulary), vocabulary)}
    return [fields[key] for key in (*first, *(key for key in fields if key not in first))]


def text_fields(vocabulary: Vocabulary) -> list[KeyField]:
    """Return the keys below each language, in the order of the schema."""
    return list(_fields(CardText, vocabulary))


def source_fields(kind: SourceKind, say: KeyWords) -> list[SourceField]:
    """Return the keys of a source of that kind, those that it needs first; one that is no article needs to say its kind."""
    fields = [replace(field, required=True) if _says_its_kind(field.key, kind) else field for field in _told(MODELS[kind], say)]
    return sorted(fields, key=lambda field: not field.required)


def passage_fields(kind: SourceKind, say: KeyWords) -> list[SourceField]:
    """Return the keys of each passage of a source of that kind, beside the languages."""
    return list(_told(PASSAGES[kind], say))


def longest_text(model: type[InLanguages[str]]) -> int:
    """Return how many characters its text may have in each language."""
    longest: int = model.model_json_schema()["additionalProperties"]["maxLength"]
    return longest


def _says_its_kind(key: str, kind: SourceKind) -> bool:
    return key == "kind" and kind is not SourceKind.ARTICLE


def _told(model: type[BaseModel], say: KeyWords) -> Iterator[SourceField]:
    schema = model.model_json_schema()
    for key, node in schema["properties"].items():
        told = say.of_key(model.__name__, key, {name: value for name, value in node.items() if name != "default"})
        yield SourceField(key, told["title"], told["description"], key in schema.get("required", []))


def _fields(model: type[BaseModel], vocabulary: Vocabulary) -> Iterator[KeyField]:
    schema = model.model_json_schema()
    definitions = schema.get("$defs", {})
    return _keys(schema, definitions, vocabulary)


def _keys(schema: Mapping[str, Any], definitions: Mapping[str, Any], vocabulary: Vocabulary, part_of: str = "") -> Iterator[KeyField]:
    for key, node in schema["properties"].items():
        is_list = node.get("type") == "array"
        text = node["items"] if is_list else node
        model = text.get("$ref", "").rpartition("/")[2]
        parts = tuple(_keys(definitions[model], definitions, vocabulary, model)) if is_list and model else ()
        yield KeyField(
            key=key,
            required=key in schema.get("required", []),
            fewest=node.get("minItems", 0) if is_list else None,
            most=node.get("maxItems"),
            longest=None if "pattern" in text else text.get("maxLength"),
            numbers=(node["minimum"], node["maximum"]) if "minimum" in node else None,
            values=_values(key, vocabulary),
            parts=parts,
            part_of=part_of,
        )


def _values(key: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    if key == "theme":
        return tuple(vocabulary.themes)
    return tuple(vocabulary.facets[key].values) if key in vocabulary.facets else ()
