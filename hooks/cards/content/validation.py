"""From a document to a model of the schema, or to problems in the words of a contributor."""

from __future__ import annotations

import json
from collections.abc import Container, Iterator
from functools import partial
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from cards.content.known_keys import known_keys
from cards.content.languages import Languages
from cards.content.problem import Problem
from cards.content.schema import RuleBroken
from cards.content.schema_errors import KnownKeys, explain
from cards.content.yaml_loader import Document

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
        return [_problem(document, keys, error) for error in found if not _follows(error, meant)]


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


def _problem(document: Document, keys: KnownKeys, error: ErrorDetails) -> Problem:
    location = tuple(error["loc"])
    place = document.position(location)
    if location[-1:] == ("[key]",):
        place = document.key_position(location[:-1])
    elif error["type"] in ("extra_forbidden", "missing"):
        place = document.key_position(location)
    elif isinstance(broken := error.get("ctx", {}).get("error"), RuleBroken) and broken.path:
        place = document.key_position((*location, *broken.path))
    return document.problem(place, *explain(location, error, keys))
