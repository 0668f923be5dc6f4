"""From a document to a model of the schema, or to problems in the words of a contributor."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import partial
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from cards.content.languages import Languages
from cards.content.problem import Code, Problem, quoted
from cards.content.schema import RuleBroken, slug_like
from cards.content.yaml_loader import Document, Location

M = TypeVar("M", bound=BaseModel)

MOST_KNOWN = 20
"""The number of known words that a hint lists; where there are more, it lists the first ones."""


def validate(document: Document, model: type[M], languages: Languages | None = None) -> M | list[Problem]:
    """Return what `document` holds as a `model`, or everything about it that the schema refuses.

    Texts may be in `languages`, those of the project.
    """
    try:
        # As JSON, where a date is a text; among Python's values pydantic takes the number 0 for a date.
        return model.model_validate_json(json.dumps(document.value), strict=True, context=languages)
    except ValidationError as errors:
        found = list(_in_known_terms(errors.errors(include_url=False)))
        keys = partial(_keys, model, list(languages or ()))
        meant = {_meant(error, keys) for error in found if error["type"] == "extra_forbidden"}
        return [_problem(document, keys, error) for error in found if not _follows(error, meant)]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a remedy for an unknown `word`: the known one most like it, or all of them."""
    names = list(known)
    if (close := _closest(word, names)) is not None:
        return f"Did you mean {quoted(close)}?"
    if not names:
        return "Remove it; none is known here yet."
    more = f" and {len(names) - MOST_KNOWN} more" if len(names) > MOST_KNOWN else ""
    return f"Known {'is' if len(names) == 1 else 'are'} {', '.join(map(quoted, names[:MOST_KNOWN]))}{more}."


def _closest(word: str, known: list[str]) -> str | None:
    return next(iter(get_close_matches(word, known, n=1)), None)


KnownKeys = Callable[[Location], list[str]]
"""Location of a model -> the keys that it knows."""


def _meant(unknown: ErrorDetails, keys: KnownKeys) -> tuple[str | int | None, ...]:
    """Return the location of the key that somebody meant by an unknown one."""
    *above, key = unknown["loc"]
    return (*above, _closest(str(key), keys(tuple(above))))


def _in_known_terms(errors: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """Yield `errors`, those about the keys that a project decides as pydantic would tell of any other: unknown, or missing."""
    unknown = {error["loc"] for error in errors if error["type"] == "unknown_key"}
    for error in errors:
        if error["type"] == "unknown_key":
            yield {**error, "type": "extra_forbidden"}
        elif error["type"] == "missing_key":
            yield {**error, "type": "missing", "loc": (*error["loc"], *error["ctx"]["path"])}
        elif "path" in error.get("ctx", {}):
            yield {**error, "loc": (*error["loc"], *error["ctx"]["path"])}
        elif not any(error["loc"][: len(location)] == location for location in unknown):
            yield error


def _follows(error: ErrorDetails, meant: Container[tuple[str | int | None, ...]]) -> bool:
    """Tell whether another problem is the cause: a missing key is there misspelt, a short list has items that were refused."""
    if error["type"] == "missing":
        return error["loc"] in meant
    return error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]


def _problem(document: Document, keys: KnownKeys, error: ErrorDetails) -> Problem:
    location = tuple(error["loc"])
    code, message, hint = _SAYINGS.get(error["type"], _unforeseen)(location, error, keys)
    line, column = document.position(location)
    if location[-1:] == ("[key]",):
        line, column = document.key_position(location[:-1])
    elif error["type"] in ("extra_forbidden", "missing"):
        line, column = document.key_position(location)
    elif isinstance(broken := error.get("ctx", {}).get("error"), RuleBroken) and broken.path:
        line, column = document.key_position((*location, *broken.path))
    return Problem(document.path, line, column, code, message, hint)


Saying = tuple[Code, str, str]
"""Code, message and hint of a problem."""


def _missing(location: Location, error: ErrorDetails, keys: KnownKeys) -> Saying:
    return "missing-key", f"the key {quoted(location[-1])} is missing", f"Add `{location[-1]}:` {_inside(location)}."


def _unknown(location: Location, error: ErrorDetails, keys: KnownKeys) -> Saying:
    return "unknown-key", f"the key {quoted(location[-1])} is not known here", did_you_mean(str(location[-1]), keys(location[:-1]))


def _too_long(location: Location, error: ErrorDetails, keys: KnownKeys) -> Saying:
    limit, length = error["ctx"]["max_length"], len(str(error["input"]).strip())
    if location[-1:] == ("[key]",):
        return "too-long", f"a name of {length} characters, at most {limit} are allowed", "Choose a shorter one."
    return "too-long", f"{length} characters, at most {limit} are allowed", f"Shorten it by {length - limit}; paper has no room for more."


def _too_short(location: Location, error: ErrorDetails, keys: KnownKeys) -> Saying:
    return "empty-text", "the text is empty", "Write it, or remove the key if it is optional."


def _too_many(location: Location, error: ErrorDetails, keys: KnownKeys) -> Saying:
    limit, count = error["ctx"]["max_length"], len(error["input"])
    return "too-many", f"{_items(count)}, at most {limit} are allowed", "Keep the ones that matter most."


def _too_few(location: Location, error: ErrorDetails, keys: KnownKeys) -> Saying:
    limit, count = error["ctx"]["min_length"], len(error["input"])
    return "too-few", f"{_items(count)}, at least {limit} {'is' if limit == 1 else 'are'} needed", f"Add {limit - count} more."


def _expected(what: str, example: str) -> Callable[[Location, ErrorDetails, KnownKeys], Saying]:
    def saying(location: Location, error: ErrorDetails, keys: KnownKeys) -> Saying:
        return "wrong-type", f"{what} belongs here, and {_found(error['input'])}", f"Write it like this: {example}."

    return saying


def _text_expected(location: Location, error: ErrorDetails, keys: KnownKeys) -> Saying:
    hints: dict[type, str] = {
        type(None): "Write the text; put it in double quotes if it begins with `#`.",
        list: "Write one text without `- `; put it in double quotes if it begins with a bracket.",
        dict: "Put the whole text in double quotes if it holds a colon or begins with a brace.",
    }
    hint = hints.get(type(error["input"]), "Put it in double quotes.")
    return "wrong-type", f"a text belongs here, and {_found(error['input'])}", hint


def _out_of_range(location: Location, error: ErrorDetails, keys: KnownKeys) -> Saying:
    (bound, limit), *_ = error["ctx"].items()
    return "out-of-range", f"{error['input']} is not allowed here", f"Write a number of {limit} or {'more' if bound == 'ge' else 'less'}."


def _pattern(location: Location, error: ErrorDetails, keys: KnownKeys) -> Saying:
    typed, pattern = str(error["input"]), error["ctx"]["pattern"]
    if "/" in pattern:
        message = f"{quoted(typed)} does not name a source and its passage"
        return "wrong-form", message, "Write the name of the file in `seeds`, a slash and the name of the passage: `article/passage`."
    if "_" in pattern:
        hint = "Use small letters and underscores, as in `seen_by`."
        return "wrong-form", f"{quoted(typed)} is not how a facet is named", hint
    if "#" in pattern:
        return "wrong-form", f"{quoted(typed)} is no colour", "Write `#` and six digits or letters from a to f, as in `#12606b`."
    if "{64}" in pattern:
        return "wrong-form", f"{quoted(typed)} is no SHA-256", "Write its 64 digits, 0 to 9 and a to f."
    hint = f"Use small letters, digits and hyphens, as in `{slug_like(typed) or 'visitor-parking'}`."
    return "wrong-form", f"{quoted(typed)} is not how a name is written here", hint


def _choice(location: Location, error: ErrorDetails, keys: KnownKeys) -> Saying:
    known = re.findall(r"'([^']+)'", error["ctx"]["expected"])
    if not isinstance(error["input"], str):
        return "wrong-type", f"one of the known words belongs here, and {_found(error['input'])}", did_you_mean("", known)
    return "unknown-value", f"{quoted(error['input'])} is not one of the words known here", did_you_mean(error["input"], known)


def _no_locale(location: Location, error: ErrorDetails, keys: KnownKeys) -> Saying:
    return "unknown-value", f"{quoted(error['input'])} is not a locale", "Write a language and a country, as in `en_GB`."


def _other_locale(location: Location, error: ErrorDetails, keys: KnownKeys) -> Saying:
    code = error["ctx"]["code"]
    return "unknown-value", f"the locale is not one of the language `{code}`", f"Write one that begins with `{code}`, or leave it out."


def _incomplete_first(location: Location, error: ErrorDetails, keys: KnownKeys) -> Saying:
    hint = "Remove `complete`, or begin the list with another language."
    return "incomplete-language", "the first language is shown wherever another one lacks a text, so it must be complete", hint


def _reserved(location: Location, error: ErrorDetails, keys: KnownKeys) -> Saying:
    name = location[-1] if isinstance(error["input"], dict) else error["input"]
    return "wrong-form", f"{quoted(name)} cannot be part of an address here", "Choose another name; the site needs this one itself."


def _no_language(location: Location, error: ErrorDetails, keys: KnownKeys) -> Saying:
    return "unknown-value", f"{quoted(error['input'])} is not the code of a language", "Write its two letters, as in `en` or `nl`."


def _own_rule(location: Location, error: ErrorDetails, keys: KnownKeys) -> Saying:
    broken: RuleBroken = error["ctx"]["error"]
    return broken.code, broken.message, broken.hint


def _unforeseen(location: Location, error: ErrorDetails, keys: KnownKeys) -> Saying:
    return "wrong-type", error["msg"], "Compare with the same key of another card."


_YES_OR_NO = _expected("`true` or `false`", "`true`, without quotes")
_LIST = _expected("a list", "`- ` before each item, each on a line of its own; or `[one, two]`")
_WHOLE_NUMBER = _expected("a whole number", "`20`, without quotes")
_DATE = _expected("a date", "`2026-11-22`, year, month and day")
_KEYS = _expected("a block of keys", "`key: value`, each on a line of its own and indented by two spaces")

_SAYINGS: Mapping[str, Callable[[Location, ErrorDetails, KnownKeys], Saying]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "string_too_long": _too_long,
    "string_too_short": _too_short,
    "too_long": _too_many,
    "too_short": _too_few,
    "string_type": _text_expected,
    "tuple_type": _LIST,
    "int_type": _WHOLE_NUMBER,
    "date_type": _DATE,
    "date_parsing": _DATE,
    "date_from_datetime_parsing": _DATE,
    "date_from_datetime_inexact": _DATE,
    "model_type": _KEYS,
    "dict_type": _KEYS,
    "greater_than_equal": _out_of_range,
    "less_than_equal": _out_of_range,
    "string_pattern_mismatch": _pattern,
    "enum": _choice,
    "value_error": _own_rule,
    "unknown_language": _no_language,
    "unknown_locale": _no_locale,
    "other_locale": _other_locale,
    "incomplete_first": _incomplete_first,
    "reserved": _reserved,
    "bool_type": _YES_OR_NO,
    "literal_error": _choice,
}


def _inside(location: Location) -> str:
    if len(location) == 1:
        return "to the file"
    return f"to {quoted(location[-2])}" if isinstance(location[-2], str) else "to this item of the list"


def _items(count: int) -> str:
    return "1 item" if count == 1 else f"{count} items"


def _found(value: object) -> str:
    if value is None:
        return "nothing is here"
    if isinstance(value, bool):
        return f"{quoted(str(value).lower())} is here, which YAML reads as yes or no"
    if isinstance(value, str):
        return f"the text {quoted(value)} is here"
    if isinstance(value, (int, float)):
        return f"the number {quoted(value)} is here"
    return f"{'a list' if isinstance(value, list) else 'a block of keys'} is here"


def _keys(model: type[BaseModel], languages: list[str], location: Location) -> list[str]:
    """Return the keys that the model at `location` below `model` knows."""
    schema = model.model_json_schema()
    node: dict[str, Any] = schema
    for step in location:
        node = _resolved(schema, node)
        below = (node.get("properties", {}).get(step), node.get("items"), *node.get("patternProperties", {}).values())
        node = next(filter(None, (*below, node.get("additionalProperties"))))
    node = _resolved(schema, node)
    return [*node.get("properties", {}), *(languages if node.get("additionalProperties") else [])]


def _resolved(schema: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    for choice in node.get("anyOf", [node]):
        if "$ref" in choice:
            resolved: dict[str, Any] = schema["$defs"][choice["$ref"].rsplit("/", 1)[1]]
            return resolved
    return node
