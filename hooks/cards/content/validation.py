"""From a document to a model of the schema, or to problems in the words of a contributor."""

from __future__ import annotations

import json
from collections.abc import Container, Iterator
from dataclasses import replace
from functools import partial
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from cards.content.did_you_mean import Known, mended_with
from cards.content.known_keys import known_keys, known_values
from cards.content.languages import Languages
from cards.content.meant_values import meant_value
from cards.content.problem import Problem, named, said
from cards.content.schema import RuleBroken
from cards.content.schema_errors import KnownKeys, explain, words_of
from cards.content.yaml_loader import Document, Location

M = TypeVar("M", bound=BaseModel)


def validate(document: Document, model: type[M], languages: Languages | None = None) -> M | list[Problem]:
    """Return what `document` holds as a `model`, or everything about it that the schema refuses.

    Texts may be in `languages`, those of the project.
    """
    try:
        # As JSON, where a date is a text; among Python's values pydantic takes the number 0 for a date.
        return model.model_validate_json(json.dumps(document.value), strict=True, context=languages)
    except ValidationError as errors:
        found = [error for error in _in_known_terms(errors.errors(include_url=False)) if not document.is_unreadable(error["loc"])]
        keys = partial(known_keys, model, tuple(languages or ()))
        meant = {_meant(error, keys) for error in found if error["type"] == "extra_forbidden"}
        return [_problem(document, keys, error, known_values(model, error["loc"])) for error in found if not _follows(error, meant)]


def _meant(unknown: ErrorDetails, keys: KnownKeys) -> tuple[str | int | None, ...]:
    """Return the location of the key that somebody meant by an unknown one."""
    *above, key = unknown["loc"]
    return (*above, keys(tuple(above)).closest(str(key)))


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


def _problem(document: Document, keys: KnownKeys, error: ErrorDetails, values: Known | None) -> Problem:
    location = tuple(error["loc"])
    place = document.position(location)
    if location[-1:] == ("[key]",):
        place = document.key_position(location[:-1])
    elif error["type"] in ("extra_forbidden", "missing"):
        place = document.key_position(location)
    elif isinstance(broken := error.get("ctx", {}).get("error"), RuleBroken) and broken.path:
        place = document.key_position((*location, *broken.path))
    code, wrong, remedy = explain(location, error, keys)
    if values is not None and code in ("wrong-type", "missing-key"):
        remedy = said("choose-from", list=values.shown)
    problem = document.problem(place, code, wrong, remedy)
    return _mended(problem, location, error, keys, document)


def _mended(problem: Problem, location: Location, error: ErrorDetails, keys: KnownKeys, document: Document) -> Problem:
    """Return `problem` with its line mended, if what was meant is certain; a key that is there already was not meant."""
    if error["type"] == "extra_forbidden":
        word = keys(location[:-1]).closest(str(location[-1]))
        return problem if (*location[:-1], word) in document.keys_at else mended_with(problem, str(location[-1]), word)
    typed = error["input"]
    if error["type"] in ("enum", "literal_error") and isinstance(typed, str):
        return mended_with(problem, typed, Known(words_of(error)).closest(typed))
    if (word := meant_value(error["type"], typed)) is None:
        return problem
    written = f"[{typed[0]}]" if isinstance(typed, list) else str(typed).lower() if isinstance(typed, bool) else str(typed)
    mended = mended_with(problem, written, word)
    return replace(mended, remedy=said(_WRITE_THIS.get(error["type"], "write-this"), text=named(word))) if mended.mended else problem


_WRITE_THIS = {"int_type": "write-without-quotes", "bool_type": "write-without-quotes", "tuple_type": "write-with-brackets"}
"""Kind of error -> how to say what should be written."""
