"""Files as those see them who make a mistake in them: lines, keys and values, and what the schema says of each.

The positions are those of PyYAML's composer, not of the loader under test.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from cards.content.fields import card_fields
from cards.content.languages import Languages
from cards.content.project import EDITORIAL, PRACTICES, SEEDS, VOCABULARY
from cards.content.reading import read_vocabulary
from cards.content.sources import MODELS as SOURCES
from cards.content.sources import SourceKind
from cards.content.vocabulary import Vocabulary, card_model
from pydantic import BaseModel

from tests.mutations.mutation import Change

Schema = Mapping[str, Any]
Location = tuple[str | int, ...]


@dataclass(frozen=True)
class Place:
    """A key with its value, or an item of a list."""

    path: str
    location: Location
    schema: Schema
    """What the JSON Schema says of the value."""

    parent: Schema
    value: Any
    """As the YAML 1.1 of PyYAML reads it, all of it text."""

    style: str | None
    """The mark that opens the text: ``>``, ``|``, a quote; none where it stands plain."""

    line: int
    """The line of the key or of the item, counted from 0."""

    end: int
    """The line behind the last of all that belongs to it."""

    column: int
    """Where the key or the item's dash stands; within brackets, the item itself."""

    at: tuple[int, int]
    """Line and column where the value begins."""

    until: tuple[int, int]
    """Line and column behind the value."""

    in_brackets: bool
    leads_item: bool
    """Whether the dash of an item stands before the key."""

    lines: tuple[str, ...]
    """All lines of the file."""

    siblings: tuple[str, ...]
    """The keys beside it, itself among them."""

    @property
    def key(self) -> str:
        """The key; of an item, that of its list."""
        return str(next(step for step in reversed(self.location) if isinstance(step, str)))

    @property
    def is_item(self) -> bool:
        return isinstance(self.location[-1], int)

    @property
    def shape(self) -> str:
        """What belongs here: ``text``, ``name``, ``choice``, ``date``, ``number``, ``decimal``, ``flag``, ``list`` or ``keys``."""
        schema = self.schema
        if "enum" in schema:
            return "choice"
        if schema.get("format") == "date":
            return "date"
        names = {
            "string": "name" if "pattern" in schema else "text",
            "integer": "number",
            "number": "decimal",
            "boolean": "flag",
            "array": "list",
        }
        return names.get(schema.get("type", ""), "keys")

    @property
    def is_fixed(self) -> bool:
        """Whether the schema names the key."""
        return not self.is_item and self.location[-1] in self.parent.get("properties", {}) and self.key not in ("en", "nl")

    @property
    def is_language(self) -> bool:
        return not self.is_item and self.location[-1] in ("en", "nl") and self.location[:-1] != ("languages",)

    @property
    def is_required(self) -> bool:
        return self.is_fixed and self.location[-1] in self.parent.get("required", [])

    @property
    def is_plain_line(self) -> bool:
        """Whether the value is a text that stands on one line, without quotes."""
        return isinstance(self.value, str) and self.style is None and self.at[0] == self.until[0] == self.line and bool(self.value)

    @property
    def where(self) -> str:
        return ".".join(map(str, self.location))

    @property
    def head(self) -> str:
        """What stands before the value on the line of the key or of the dash."""
        before = self.lines[self.line][: self.column]
        return f"{before}-" if self.is_item else f"{before}{self.location[-1]}:"

    def written(self, *text: str) -> Change:
        """Return the change that puts `text`, line by line, in the place of the value."""
        if self.in_brackets:
            line, start, end = self.lines[self.line], self.at[1], self.until[1]
            return Change(self.path, self.line, self.line + 1, (f"{line[:start]}{text[0]}{line[end:]}",))
        first, *further = text
        return Change(self.path, self.line, self.end, (f"{self.head}{first and ' '}{first}", *further))

    def renamed(self, key: str) -> Change:
        """Return the change that puts `key` in the place of the key."""
        line = self.lines[self.line]
        rest = line[self.column + len(str(self.location[-1])) :]
        return Change(self.path, self.line, self.line + 1, (f"{line[: self.column]}{key}{rest}",))

    def shifted(self, by: int) -> Change:
        """Return the change that moves all that belongs to it to the right, or to the left."""
        lines = self.lines[self.line : self.end]
        moved = (f"{' ' * by}{line}" if by > 0 else line[-by:] for line in lines)
        return Change(self.path, self.line, self.end, tuple(line and new for line, new in zip(lines, moved, strict=True)))

    @property
    def block(self) -> tuple[str, ...]:
        return self.lines[self.line : self.end]


@dataclass(frozen=True)
class File:
    """A file of the project without a mistake."""

    path: str
    text: str
    schema: Schema

    @cached_property
    def lines(self) -> tuple[str, ...]:
        return tuple(self.text.split("\n"))

    @property
    def slug(self) -> str:
        return Path(self.path).stem

    @property
    def is_card(self) -> bool:
        return self.path.startswith(PRACTICES) and not self.slug.startswith("_")

    @cached_property
    def value(self) -> Any:
        return yaml.load(self.text, Loader=yaml.BaseLoader)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """All keys and items, from the top."""
        root = yaml.compose(self.text, Loader=yaml.CSafeLoader)
        assert root is not None, f"{self.path} is empty"
        return tuple(self._below(root, (), self.schema))

    @cached_property
    def by_location(self) -> Mapping[Location, Place]:
        return {place.location: place for place in self.places}

    def first_below(self, location: Location) -> Place:
        return next(place for place in self.places if place.location[:-1] == location)

    def next_beside(self, place: Place) -> Place | None:
        beside = [other for other in self.places if other.location[:-1] == place.location[:-1]]
        return next((other for other in beside[beside.index(place) + 1 :]), None)

    def _below(self, node: yaml.Node, location: Location, schema: Schema) -> Iterator[Place]:
        if isinstance(node, yaml.MappingNode):
            keys = tuple(key.value for key, _ in node.value)
            for key, value in node.value:
                yield from self._place(key, value, (*location, key.value), schema, keys, flow=node.flow_style)
        elif isinstance(node, yaml.SequenceNode):
            for index, value in enumerate(node.value):
                yield from self._place(value, value, (*location, index), schema, (), flow=node.flow_style)

    def _place(  # noqa: PLR0913 - two nodes, where they stand and what is known there
        self, key: yaml.Node, value: yaml.Node, location: Location, parent: Schema, siblings: tuple[str, ...], *, flow: bool
    ) -> Iterator[Place]:
        schema = below(self.schema, parent, location[-1])
        line, column = key.start_mark.line, key.start_mark.column
        before = self.lines[line][:column]
        if isinstance(location[-1], int) and not flow:
            column = before.rindex("-")
        at, until = (value.start_mark.line, value.start_mark.column), (value.end_mark.line, value.end_mark.column)
        yield Place(
            self.path,
            location,
            schema,
            parent,
            plain(value),
            getattr(value, "style", None),
            line,
            line + 1 if flow else self._end(line, column),
            column,
            at,
            until,
            flow,
            not flow and isinstance(location[-1], str) and bool(before.strip()),
            self.lines,
            siblings,
        )
        yield from self._below(value, location, schema)

    def _end(self, line: int, column: int) -> int:
        """Return the line behind the block that begins on `line`."""
        is_item = self.lines[line][column] == "-"
        number = line + 1
        while number < len(self.lines) and (not self.lines[number].strip() or self._belongs(self.lines[number], column, is_item=is_item)):
            number += 1
        while not self.lines[number - 1].strip() or self.lines[number - 1].lstrip().startswith("#"):
            number -= 1
        return number

    @staticmethod
    def _belongs(line: str, column: int, *, is_item: bool) -> bool:
        indent = len(line) - len(line.lstrip())
        return indent > column or (indent == column and line.startswith("- ", column) and not is_item)


def plain(node: yaml.Node) -> Any:
    """Return what `node` holds, each text, number and date of it as a text."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: plain(value) for key, value in node.value}
    return [plain(item) for item in node.value] if isinstance(node, yaml.SequenceNode) else node.value


def below(whole: Schema, schema: Schema, step: str | int) -> Schema:
    """Return what the part `schema` of the JSON Schema `whole` says of what stands at `step` below it."""
    choices = (schema.get("properties", {}).get(step), schema.get("items"), *schema.get("patternProperties", {}).values())
    return resolved(whole, next(filter(None, (*choices, schema.get("additionalProperties")))))


def resolved(whole: Schema, schema: Schema) -> Schema:
    """Follow references, and of what may be missing take what is there."""
    choices = (choice for choice in schema.get("anyOf", [schema]) if choice.get("type") != "null")
    first = next(choices)
    return dict(whole["$defs"][first["$ref"].rsplit("/", 1)[1]] if "$ref" in first else first)


@dataclass(frozen=True)
class Base:
    """A project without a problem, to make mistakes in."""

    root: Path
    languages: Languages
    files: Mapping[str, File]

    @cached_property
    def cards(self) -> Mapping[str, File]:
        """The cards, by slug."""
        return {file.slug: file for file in self.files.values() if file.is_card}

    @cached_property
    def citations(self) -> frozenset[str]:
        sources = [file for path, file in self.files.items() if path.startswith(SEEDS)]
        return frozenset(f"{file.slug}/{passage}" for file in sources for passage in file.value["passages"])

    @cached_property
    def vocabulary(self) -> Any:
        return self.files[f"{PRACTICES}/{VOCABULARY}"].value

    def terms(self, key: str) -> Mapping[str, Any]:
        """Return the values that the vocabulary has for the key of a card, with their names."""
        found: Mapping[str, Any] = self.vocabulary["themes"] if key == "theme" else self.vocabulary["facets"].get(key, {}).get("values", {})
        return found


def card_schema(vocabulary: Vocabulary, languages: Languages) -> Schema:
    """Return the schema of a card as pydantic has it, its values taken from the vocabulary."""
    schema = in_languages(card_model(vocabulary), languages)
    for key in card_fields(vocabulary):
        if key.values:
            node = schema["properties"][key.key]
            node.get("items", node)["enum"] = list(key.values)
    return schema


def source_schema(kind: SourceKind, languages: Languages) -> Schema:
    """Return the schema of a source as pydantic has it; the key of its kind may say any of them."""
    schema = in_languages(SOURCES[kind], languages)
    schema["properties"]["kind"] = {"enum": [str(kind) for kind in SourceKind]}
    return schema


def in_languages(model: type[BaseModel], languages: Languages) -> Schema:
    """Return the schema of `model`, whose texts are in `languages` and no others."""
    schema = model.model_json_schema()
    for node in (schema, *schema["$defs"].values()):
        if text := node.get("additionalProperties"):
            node["additionalProperties"] = False
            node["properties"] = node.get("properties", {}) | dict.fromkeys(languages, text)
    return schema


def read(root: Path) -> Base:
    """Return the project in the folder `root`."""
    vocabulary = read_vocabulary(root)
    assert isinstance(vocabulary, tuple), vocabulary
    languages, words = vocabulary
    card = card_schema(words.value, languages)
    files = {}
    for file in sorted([*root.glob(f"{PRACTICES}/*.yml"), *root.glob(f"{SEEDS}/*.yml")]):
        path = file.relative_to(root).as_posix()
        text = file.read_text(encoding="utf-8")
        if path.startswith(SEEDS):
            kind = yaml.load(text, Loader=yaml.BaseLoader).get("kind", SourceKind.ARTICLE)
            schema = source_schema(SourceKind(kind), languages)
        else:
            schema = EDITORIAL[file.name].model_json_schema() if file.name in EDITORIAL else card
        files[path] = File(path, text, schema)
    return Base(root, languages, files)
