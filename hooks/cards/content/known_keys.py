"""The keys that a model knows at each place, with what people call them otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, cast

from pydantic import BaseModel

from cards.content.did_you_mean import Known
from cards.content.messages import load_messages
from cards.content.problem import Said, said
from cards.content.schema import Translated
from cards.content.yaml import loader
from cards.content.yaml.loader import Location

FOLDER = Path(__file__).parent
OTHER_NAMES = FOLDER / "other_names.yml"


@dataclass(frozen=True)
class Chosen:
    """What a project says of a key, beside the type of its value."""

    names: tuple[str, ...]
    """What people call the key otherwise."""

    values: Known
    """The words to choose from."""


@lru_cache(maxsize=1024)
def keys_at(model: type[BaseModel], languages: tuple[str, ...], location: Location) -> Known:
    """Return the keys that the model at `location` below `model` knows; an index is any."""
    node = _node(model, location)
    keys = [*node.get("properties", {}), *(languages if node.get("additionalProperties") else [])]
    names = list(other_names(keys))
    if not location:
        chosen = [(it, key) for key, field in model.model_fields.items() for it in field.metadata if isinstance(it, Chosen)]
        names += [(name, key) for it, key in chosen for name in it.names]
    return Known(tuple(keys), tuple(names))


def values_at(model: type[BaseModel], location: Location) -> Known | None:
    """Return the words to choose from at `location` below `model`, if a project says which they are."""
    return chosen_keys(model).get(str(location[0])) if location else None


@lru_cache(maxsize=64)
def chosen_keys(model: type[BaseModel]) -> Mapping[str, Known]:
    """Return the keys of `model` for which a project says which words there are to choose from, with these."""
    return {key: it.values for key, field in model.model_fields.items() for it in field.metadata if isinstance(it, Chosen)}


def takes(model: type[BaseModel], location: Location, value: object) -> bool:
    """Tell whether a key at `location` below `model` may hold a value of such a kind: keys, items, or neither."""
    kind = _node(model, location).get("type", "")
    return bool((kind == "object") == isinstance(value, dict) and (kind == "array") == isinstance(value, list))


def is_required(model: type[BaseModel], location: Location) -> bool:
    """Tell whether the key at `location` below `model` must be there."""
    above = _node(model, location[:-1])
    return location[-1] in above.get("required", ()) or Translated.__name__ in lineage(above.get("title", ""))


def purpose(model: type[BaseModel], location: Location) -> Said | None:
    """Return what the key at `location` is for, and how much may stand there; nothing where the messages do not say it."""
    key, names = str(location[-1]), lineage(_node(model, location[:-1]).get("title", ""))
    words = load_messages("en")["keys"]
    told = [said(f"field-{key}")] if key in load_messages("en")["fields"] and {"Card", "CardText"} & set(names) else []
    told += [said(f"meaning-{name}-{key}") for name in names if key in words.get(name, {})]
    limit = _limit(_node(model, location))
    return said("with-limit", meaning=told[0], limit=limit) if told and limit is not None else next(iter(told), None)


@cache
def lineage(model: str) -> tuple[str, ...]:
    """Return the name of one of our models and those of the models that it is made from, the nearest first; nothing if it is none."""
    found = [each for each in _below(BaseModel) if each.__name__ == model and each.__module__.startswith("cards.")]
    return tuple(ancestor.__name__ for ancestor in found[0].__mro__) if found else ()


def _below(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for each in model.__subclasses__():
        yield each
        yield from _below(each)


def _limit(node: Mapping[str, Any]) -> Said | None:
    if "maxItems" in node:
        return said("limit-items", fewest=node.get("minItems", 0), most=node["maxItems"])
    if "maxLength" in node and "pattern" not in node:
        return said("limit-characters", n=node["maxLength"])
    return said("limit-numbers", least=node["minimum"], largest=node["maximum"]) if {"minimum", "maximum"} <= node.keys() else None


def _node(model: type[BaseModel], location: Location) -> dict[str, Any]:
    """Return what the JSON Schema of `model` has at `location`; an index is any."""
    schema = schema_of(model)
    node: dict[str, Any] = schema
    for step in location:
        node = _resolved(schema, node)
        below = (node.get("properties", {}).get(step), node.get("items"), *node.get("patternProperties", {}).values())
        node = next((it for it in (*below, node.get("additionalProperties")) if isinstance(it, dict)), {})
    return _resolved(schema, node)


@lru_cache(maxsize=64)
def schema_of(model: type[BaseModel]) -> dict[str, Any]:
    """Return the schema of `model`, which is asked for again and again, and to make it takes long; of cards each vocabulary has one."""
    return model.model_json_schema()


@lru_cache(maxsize=64)
def all_keys(model: type[BaseModel]) -> frozenset[str]:
    """Return the names of all keys that `model` and what is below it know."""
    model.model_rebuild()
    return frozenset(_fields(model.__pydantic_core_schema__))  # which validating needs too: a JSON Schema is dear, and has no other


def _fields(node: object) -> Iterator[str]:
    """Yield the keys of all models in `node`, a part of a schema as pydantic itself has it."""
    if isinstance(node, Mapping):
        yield from node["fields"] if node.get("type") == "model-fields" else ()
        for below in node.values():
            yield from _fields(below)
    elif isinstance(node, list | tuple):
        for below in node:
            yield from _fields(below)


def other_names(keys: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return what people call each of `keys` otherwise, with the key."""
    document = loader.read_once(FOLDER, OTHER_NAMES).document
    assert document is not None, f"{OTHER_NAMES} is no YAML"
    others = cast("Mapping[str, list[str]]", document.value)
    return tuple((name, key) for key in keys for name in others.get(key, ()))


def _resolved(schema: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    for choice in node.get("anyOf", [node]):
        if "$ref" in choice:
            resolved: dict[str, Any] = schema["$defs"][choice["$ref"].rsplit("/", 1)[1]]
            return resolved
    return node
