"""The JSON Schemas (2020-12) by which editors complete, explain and check the files of a project.

They say what the models say, with the values of the vocabulary, and what each key is for in the languages of the project: below a
language in that one, elsewhere in all of them. What depends on the cards there are is in ``names.json`` alone. They are made for
yaml-language-server, which checks YAML in VS Code and other editors: it shows ``enumDescriptions`` and ``patternErrorMessage``, two
words of its own that other programs pass over. What they refuse our validator refuses too, but that they count blanks around a text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from cards.content.addresses import Addresses
from cards.content.editorial import Asking, Disagreements, Leaders, Situations, Together, Workshops
from cards.content.key_words import ITSELF, KeyWords
from cards.content.known_keys import lineage, schema_of
from cards.content.languages import Language, Languages
from cards.content.schema import CITATION_PATTERN, SLUG_PATTERN
from cards.content.settings import SiteSettings
from cards.content.sources import MODELS, SourceKind
from cards.content.vocabulary import Term, Theme, Vocabulary, card_model

Node = dict[str, Any]
"""A JSON Schema, or a part of one."""

CARD = "card.json"
"""The file of the schema of a card."""

SOURCE = "source.json"
"""The file of the schema of a source of any kind, for one that does not name that of its own."""

DIALECT = {"$schema": "https://json-schema.org/draft/2020-12/schema"}

NAMES = "names.json"
"""The file of the names there are, which the others refer to."""

FACET_VALUES = {("Leaders", "leaders"): "leaders", ("LeaderPage", "start_here"): "start", ("Workshop", "leaders"): "leaders"}
"""Model and key -> the facet whose values stand there."""

REFERENCES = {
    **{("Card", key): "passage" for key in ("evidence", "against", "background")},
    ("Card", "related"): "card",
    ("LeaderPage", "start_here"): "card",
    ("Position", "passages"): "passage",
    ("Position", "cards"): "card",
    ("Situation", "cards"): "card",
    ("Workshop", "cards"): "card",
    ("Addresses", "removed"): "card",
}
"""Model and key -> what is named there."""

NAMED_KEYS = {
    ("Workshop", "breaks"): "card",
    ("Card", "rather_than"): "card",
    ("InOneGo", "cards"): "card",
}
"""Model and key -> what the keys below it name."""

FORMS = {SLUG_PATTERN.pattern: "slug", CITATION_PATTERN.pattern: "citation", "date": "date"}
"""How a text must be written, in pydantic's words -> the entry in the messages that says it."""


IN_LANGUAGE = ("", "")
"""What stands for model and key where the key is a language."""

OF_EDITORS: Mapping[str, type[BaseModel]] = MappingProxyType(
    {
        "site.json": SiteSettings,
        "vocabulary.json": Vocabulary,
        "leaders.json": Leaders,
        "disagreements.json": Disagreements,
        "situations.json": Situations,
        "asked.json": Asking,
        "workshops.json": Workshops,
        "together.json": Together,
        "addresses.json": Addresses,
    }
)
"""What the files hold that the editors keep beside the cards, by the name of the schema's file."""


def schema_names() -> list[str]:
    """Return the names of the files that `schemas` makes the schemas for."""
    return [CARD, *OF_EDITORS, *map(source_file, SourceKind), SOURCE]


def schemas(vocabulary: Vocabulary, languages: Languages) -> dict[str, Node]:
    """Return the schema of each kind of file, by the name of the schema's own file; they refer to `NAMES` beside them."""
    models = {CARD: card_model(vocabulary), **OF_EDITORS}
    say = KeyWords.of(vocabulary, languages)
    sources = {source_file(kind): _source(kind, say) for kind in SourceKind} | {SOURCE: _any_source()}
    return {name: {**DIALECT, **made} for name, made in ({name: _file(model, say) for name, model in models.items()} | sources).items()}


def source_file(kind: SourceKind) -> str:
    """Return the file of the schema of sources of that kind."""
    return f"{kind}.json"


def _any_source() -> Node:
    """Return the schema of a source of any kind: that of the kind which its file says."""
    schema: Node = {"$ref": source_file(SourceKind.ARTICLE)}
    for kind in SourceKind:
        said = {"properties": {"kind": {"const": kind.value}}, "required": ["kind"]}
        schema = {"if": said, "then": {"$ref": source_file(kind)}, "else": schema}
    return schema


def _source(kind: SourceKind, say: KeyWords) -> Node:
    """Return the schema of a source of that kind, which its file says unless it is an article."""
    made = _file(MODELS[kind], say)
    made["properties"]["kind"] = {**say.of_key("Source", "kind", {}), "const": kind.value}
    return made if kind is SourceKind.ARTICLE else {**made, "required": ["kind", *made["required"]]}


def _file(model: type[BaseModel], say: KeyWords) -> Node:
    raw = schema_of(model)
    return {**say.of_key(raw["title"], ITSELF, {}), **_Writer(raw.get("$defs", {}), say).object(raw["title"], raw)}


@dataclass(frozen=True)
class _Writer:
    """Turns what pydantic says of a model into what an editor is to know of it."""

    definitions: Mapping[str, Node]
    """The models within that of the file, by name."""

    say: KeyWords

    def object(self, model: str, node: Node) -> Node:
        """Return what stands where a model is: its keys, and one for each language if it says something in languages."""
        properties = {key: self._property(model, key, below) for key, below in self._in_order(model, node["properties"])}
        required, alternatives = list(node.get("required", [])), {}
        if in_language := node.get("additionalProperties"):
            languages = self.say.languages
            properties |= {code: self._in_language(in_language, language) for code, language in languages.items()}
            if _or_nothing(in_language) or "InAnyLanguage" in lineage(model):
                text = {"type": "object" if _or_nothing(in_language) else "string"}
                alternatives = {"anyOf": [{"required": [code], "properties": {code: text}} for code in languages]}
            else:
                required += [code for code, language in languages.items() if language.complete]
        return {"type": "object", "properties": properties, "required": required, **alternatives, "additionalProperties": False}

    def _in_order(self, model: str, properties: Node) -> Iterable[tuple[str, Node]]:
        """Return the keys of a model in the order of a new file: theme and facets are the first of a card."""
        first = ("theme", *self.say.vocabulary.facets) if model == "Card" else ()
        return sorted(properties.items(), key=lambda item: first.index(item[0]) if item[0] in first else len(first))

    def _property(self, model: str, key: str, node: Node) -> Node:
        return {**self.say.of_key(model, key, node), **self.value((model, key), node)}

    def _in_language(self, node: Node, language: Language) -> Node:
        below = replace(self, say=self.say.below(language))
        return {**self.say.of_language(language, node), **below.value(IN_LANGUAGE, node)}

    def value(self, at: tuple[str, str], node: Node) -> Node:
        """Return what stands at a key of a model."""
        if (some := _or_nothing(node)) is not None:
            value = self.value(at, some)
            return {"anyOf": [value, {"type": "null"}]} if "$ref" in value else {**value, "type": [value["type"], "null"]}
        if "$ref" in node:
            model = node["$ref"].rpartition("/")[2]
            definition = self.definitions[model]
            return self.object(model, definition) if "properties" in definition else self._scalar((model, ""), definition)
        if node["type"] == "array":
            return {**_kept(node), "items": self._within(at, node["items"])}
        if node["type"] == "object":
            return self._mapping(at, node)
        return self._scalar(at, node)

    def _within(self, at: tuple[str, str], node: Node) -> Node:
        """Return what a list or mapping holds: of a text is told what the whole is, for it is there that one asks, save of a language."""
        value = self.value(at, node)
        if "$ref" in value or "enum" in value or at == IN_LANGUAGE:
            return value
        model = node.get("$ref", "").rpartition("/")[2]
        return {**(self.say.of_key(model, ITSELF, {}) if model else self.say.of_key(*at, {"items": node})), **value}

    def _mapping(self, at: tuple[str, str], node: Node) -> Node:
        if "additionalProperties" in node:
            return {**_kept(node), "additionalProperties": self._within(at, node["additionalProperties"])}
        ((pattern, below),) = node["patternProperties"].items()
        value = self._within(at, below)
        if at in FACET_VALUES:
            keys = {name: {**value, **self.say.of_term(term)} for name, term in self._terms(at).items()}
            return {"type": "object", "properties": keys, "additionalProperties": False}
        names = {"$ref": f"{NAMES}#/$defs/{NAMED_KEYS[at]}"} if at in NAMED_KEYS else {"pattern": pattern, **node["propertyNames"]}
        return {**_kept(node), "propertyNames": names, "additionalProperties": value}

    def _scalar(self, at: tuple[str, str], node: Node) -> Node:
        if at in REFERENCES:
            return {"$ref": f"{NAMES}#/$defs/{REFERENCES[at]}"}
        if choices := self._choices(at, node):
            return {"type": "string", "enum": list(choices), "enumDescriptions": list(choices.values())}
        form = FORMS.get(str(node.get("pattern", node.get("format"))))
        return {**_kept(node), **({"patternErrorMessage": self.say.word("forms", form)} if form else {})}

    def _choices(self, at: tuple[str, str], node: Node) -> dict[str, str]:
        """Return the words to choose from at a key, and what each of them means."""
        if at[0] == "Kind":
            return {name: self.say.kind(name) for name in node["enum"]}
        if at == ("Material", "per"):
            return {name: self.say.word("per", name) for name in node["enum"]}
        if at == ("Facet", "shown"):
            return {name: self.say.word("places", name) for name in node["enum"]}
        return {name: self.say.value(term) for name, term in self._terms(at).items()}

    def _terms(self, at: tuple[str, str]) -> Mapping[str, Theme | Term]:
        """Return the words of the vocabulary that stand at a key, if any do."""
        vocabulary = self.say.vocabulary
        if at == ("Card", "theme"):
            return vocabulary.themes
        name = at[1] if at[0] == "Card" else FACET_VALUES.get(at, "")
        return vocabulary.facets[name].values if name in vocabulary.facets else {}


def _kept(node: Node) -> Node:
    """Return what stays of pydantic's words: the limits, and a default that somebody would write."""
    kept = (
        "type",
        "const",
        "minLength",
        "maxLength",
        "pattern",
        "format",
        "minimum",
        "maximum",
        "multipleOf",
        "minItems",
        "maxItems",
        "minProperties",
    )
    made = {word: node[word] for word in kept if word in node}
    return made | ({"default": node["default"]} if isinstance(node.get("default"), bool) else {})


def _or_nothing(node: Node) -> Node | None:
    """Return what a value is that may as well be left empty; nothing of another one."""
    some = [choice for choice in node.get("anyOf", []) if choice != {"type": "null"}]
    return some[0] if some else None
