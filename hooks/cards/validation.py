"""From a document to a model of the schema, or to problems in the words of a contributor."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from cards.document import Document, Location
from cards.problem import Problem

M = TypeVar("M", bound=BaseModel)


def validate(document: Document, model: type[M]) -> M | list[Problem]:
    """Return what `document` holds as a `model`, or everything about it that the schema refuses."""
    try:
        return model.model_validate(document.value)
    except ValidationError as errors:
        return [_problem(document, model, error) for error in errors.errors(include_url=False)]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a remedy for an unknown `word`: the known one most like it, or all of them."""
    names = list(known)
    close = get_close_matches(word, names, n=1)
    return f"Did you mean `{close[0]}`?" if close else f"Known are {', '.join(f'`{name}`' for name in names)}."


def _problem(document: Document, model: type[BaseModel], error: ErrorDetails) -> Problem:
    location = tuple(error["loc"])
    code, message, hint = _SAYINGS.get(error["type"], _unforeseen)(location, error, model)
    at_key = error["type"] in ("extra_forbidden", "missing")
    line, column = document.key_position(location) if at_key else document.position(location)
    return Problem(document.path, line, column, code, message, hint)


Saying = tuple[str, str, str]
"""Code, message and hint of a problem."""


def _missing(location: Location, error: ErrorDetails, model: type[BaseModel]) -> Saying:
    return "missing-key", f"the key `{location[-1]}` is missing", f"Add `{location[-1]}:` {_inside(location)}."


def _unknown(location: Location, error: ErrorDetails, model: type[BaseModel]) -> Saying:
    return "unknown-key", f"the key `{location[-1]}` is not known here", did_you_mean(str(location[-1]), _keys(model, location[:-1]))


def _too_long(location: Location, error: ErrorDetails, model: type[BaseModel]) -> Saying:
    limit, length = error["ctx"]["max_length"], len(str(error["input"]).strip())
    return "too-long", f"{length} characters, at most {limit} are allowed", f"Leave out {length - limit}, so that the card fits on paper."


def _too_short(location: Location, error: ErrorDetails, model: type[BaseModel]) -> Saying:
    return "empty-text", "the text is empty", "Write it, or remove the key if it is optional."


def _too_many(location: Location, error: ErrorDetails, model: type[BaseModel]) -> Saying:
    limit, count = error["ctx"]["max_length"], error["ctx"]["actual_length"]
    return "too-many", f"{_items(count)}, at most {limit} are allowed", "Keep the ones that matter most."


def _too_few(location: Location, error: ErrorDetails, model: type[BaseModel]) -> Saying:
    limit, count = error["ctx"]["min_length"], error["ctx"]["actual_length"]
    return "too-few", f"{_items(count)}, at least {limit} {'is' if limit == 1 else 'are'} needed", f"Add {limit - count} more."


def _expected(what: str, example: str) -> Callable[[Location, ErrorDetails, type[BaseModel]], Saying]:
    def saying(location: Location, error: ErrorDetails, model: type[BaseModel]) -> Saying:
        return "wrong-type", f"{what} is expected here, and {_found(error['input'])} found", f"Write it like this: `{example}`."

    return saying


def _out_of_range(location: Location, error: ErrorDetails, model: type[BaseModel]) -> Saying:
    (bound, limit), *_ = error["ctx"].items()
    return "out-of-range", f"{error['input']} is not allowed here", f"Write a number of {limit} or {'more' if bound == 'ge' else 'less'}."


def _pattern(location: Location, error: ErrorDetails, model: type[BaseModel]) -> Saying:
    if "0-9a-f" in error["ctx"]["pattern"]:
        return "wrong-form", f"`{error['input']}` is no SHA-256", "Write its 64 digits, 0–9 and a–f."
    form = "ARTICLE/PASSAGE" if "/" in error["ctx"]["pattern"] else "words of small letters and digits with hyphens between them"
    return "wrong-form", f"`{error['input']}` has not the form of a name here", f"Write it as {form}."


def _choice(location: Location, error: ErrorDetails, model: type[BaseModel]) -> Saying:
    known = [word.strip("' ") for word in error["ctx"]["expected"].replace(" or ", ",").split(",")]
    return "unknown-value", f"`{error['input']}` is not one of the values known here", did_you_mean(str(error["input"]), known)


def _own_rule(location: Location, error: ErrorDetails, model: type[BaseModel]) -> Saying:
    message, _, hint = str(error["ctx"]["error"]).partition("|")
    return "whole", message, hint


def _unforeseen(location: Location, error: ErrorDetails, model: type[BaseModel]) -> Saying:
    return "invalid", error["msg"], "Compare with the same key of another card."


_LIST = _expected("a list", "[one, two]")
_WHOLE_NUMBER = _expected("a whole number", "20")
_DATE = _expected("a date", "2026-11-22")
_TEXT = _expected("a text", '"some words"')
_KEYS = _expected("a block of keys", "key: value")

_SAYINGS: Mapping[str, Callable[[Location, ErrorDetails, type[BaseModel]], Saying]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "string_too_long": _too_long,
    "string_too_short": _too_short,
    "too_long": _too_many,
    "too_short": _too_few,
    "string_type": _TEXT,
    "tuple_type": _LIST,
    "int_type": _WHOLE_NUMBER,
    "date_type": _DATE,
    "date_from_datetime_parsing": _DATE,
    "date_parsing": _DATE,
    "date_from_datetime_inexact": _DATE,
    "model_type": _KEYS,
    "dict_type": _KEYS,
    "greater_than_equal": _out_of_range,
    "less_than_equal": _out_of_range,
    "string_pattern_mismatch": _pattern,
    "enum": _choice,
    "value_error": _own_rule,
}


def _inside(location: Location) -> str:
    return f"to `{location[-2]}`" if len(location) > 1 and isinstance(location[-2], str) else "to the file"


def _items(count: int) -> str:
    return "1 item" if count == 1 else f"{count} items"


def _found(value: Any) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", str: "a text", list: "a list", dict: "a block of keys"}
    return f"{names[type(value)]} is" if value is not None else "nothing is"


def _keys(model: type[BaseModel], location: Location) -> list[str]:
    """Return the keys that the model at `location` below `model` knows."""
    schema = model.model_json_schema()
    node: dict[str, Any] = schema
    for step in location:
        node = _resolved(schema, node)
        node = node.get("properties", {}).get(step) or node.get("additionalProperties") or node["items"]
    return list(_resolved(schema, node).get("properties", {}))


def _resolved(schema: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    for choice in node.get("anyOf", [node]):
        if "$ref" in choice:
            resolved: dict[str, Any] = schema["$defs"][choice["$ref"].rsplit("/", 1)[1]]
            return resolved
    return node
