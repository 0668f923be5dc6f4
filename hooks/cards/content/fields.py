"""The keys of cards and sources with their limits, read off the schema: for the page for contributors and for new cards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel

from cards.content.card import CardText, OwnCase
from cards.content.key_words import KeyWords
from cards.content.known_keys import schema_of
from cards.content.schema import InLanguages
from cards.content.sources import MODELS, PASSAGES, SourceKind
from cards.content.vocabulary import Vocabulary, card_model

TEXT = "text"
"""What stands for the key of a text that each language has below its own code."""


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

    multiple_of: float | None = None
    """What numbers are multiples of, when they are no whole ones."""

    parts: tuple[KeyField, ...] = ()
    """The keys below it, when it holds such; those of each item, when it holds a list of items with keys."""

    part_of: str = ""
    """The model of which it is a part."""

    is_yes_or_no: bool = False
    """Whether it is `true` or left out."""

    in_languages: bool = False
    """Whether it is a text of which each language has its own, under the code of the language."""


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
    longest: int = schema_of(model)["additionalProperties"]["maxLength"]
    return longest


def _says_its_kind(key: str, kind: SourceKind) -> bool:
    return key == "kind" and kind is not SourceKind.ARTICLE


def _told(model: type[BaseModel], say: KeyWords) -> Iterator[SourceField]:
    schema = schema_of(model)
    for key, node in schema["properties"].items():
        told = say.of_key(model.__name__, key, {name: value for name, value in node.items() if name != "default"})
        yield SourceField(key, told["title"], told["description"], key in schema.get("required", []))


def _fields(model: type[BaseModel], vocabulary: Vocabulary) -> Iterator[KeyField]:
    schema = schema_of(model)
    definitions = schema.get("$defs", {})
    return _keys(schema, definitions, vocabulary)


def _keys(schema: Mapping[str, Any], definitions: Mapping[str, Any], vocabulary: Vocabulary, part_of: str = "") -> Iterator[KeyField]:
    for key, node in schema["properties"].items():
        is_list = node.get("type") == "array"
        text = node["items"] if is_list else node
        yield KeyField(
            key=key,
            required=key in schema.get("required", []),
            fewest=node.get("minItems", 0) if is_list else None,
            most=node.get("maxItems"),
            longest=None if "pattern" in text else text.get("maxLength"),
            numbers=(text["minimum"], text["maximum"]) if "minimum" in text else None,
            values=tuple(text.get("enum", ())) if part_of else _values(key, vocabulary),
            multiple_of=text.get("multipleOf"),
            is_yes_or_no=text.get("type") == "boolean",
            parts=tuple(_parts(text, definitions, vocabulary)),
            part_of=part_of,
        )


def _parts(node: Mapping[str, Any], definitions: Mapping[str, Any], vocabulary: Vocabulary) -> Iterator[KeyField]:
    """Yield the keys below another; a case is asked for otherwise."""
    model = node.get("$ref", "").rpartition("/")[2]
    if not model or model == OwnCase.__name__:
        return
    yield from _keys(definitions[model], definitions, vocabulary, model)
    if in_language := definitions[model].get("additionalProperties"):
        text = {"properties": {TEXT: in_language}, "required": [TEXT]}
        yield from (replace(field, in_languages=True) for field in _keys(text, definitions, vocabulary, model))


def _values(key: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    if key == "theme":
        return tuple(vocabulary.themes)
    return tuple(vocabulary.facets[key].values) if key in vocabulary.facets else ()
