"""From a document to a model of the schema, or to problems in the words of a contributor."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from cards.content.did_you_mean import Known, mended_with, suggested
from cards.content.known_keys import chosen_keys, known_keys, known_values, purpose, takes
from cards.content.languages import Languages
from cards.content.meant_values import meant_value
from cards.content.problem import Problem, named, quoted, said
from cards.content.schema import RuleBroken
from cards.content.schema_errors import KnownKeys, explain, meant_key, words_of
from cards.content.yaml.loader import Document, Location, Value

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class Refusal:
    """What the schema refuses of a document."""

    problems: list[Problem]
    places: frozenset[Location]
    """Where something is refused or missing, and where what stands in a wrong place was meant to be."""


def validate(document: Document, model: type[M], languages: Languages | None = None) -> M | list[Problem]:
    """Return what `document` holds as a `model`, or the problems of everything about it that the schema refuses."""
    value = examine(document, model, languages)
    return value.problems if isinstance(value, Refusal) else value


def examine(document: Document, model: type[M], languages: Languages | None = None) -> M | Refusal:
    """Return what `document` holds as a `model`, or everything about it that the schema refuses.

    Texts may be in `languages`, those of the project.
    """
    try:
        # As JSON, where a date is a text; among Python's values pydantic takes the number 0 for a date.
        return model.model_validate_json(json.dumps(document.value), strict=True, context=languages)
    except ValidationError as errors:
        every = list(_in_known_terms(errors.errors(include_url=False)))
        keys = partial(known_keys, model, tuple(languages or ()))
        readable = [error for error in every if not document.is_unreadable(error["loc"])]
        found, elsewhere = _told_once(_with_missing(readable, keys, document, partial(takes, model)), keys, tuple(languages or ()))
        meant = elsewhere | {place for error in found if error["type"] == "extra_forbidden" for place in _meant(error, keys)}
        problems = [_problem(document, model, keys, error) for error in found if not _follows(error, meant)]
        return Refusal(problems, frozenset(map(_refused, every)) | meant)


def _refused(error: ErrorDetails) -> Location:
    """Return the location of what is refused."""
    broken = error.get("ctx", {}).get("error")
    below = broken.path if isinstance(broken, RuleBroken) else ()
    return (*error["loc"], *below)


def unknown_values(document: Document, model: type[BaseModel]) -> Iterator[Problem]:
    """Yield a problem for every word in `document` that is none of those to choose from, whatever else is wrong there."""
    for key, values in chosen_keys(model).items():
        found = document.value.get(key)
        places: list[tuple[Location, Value]] = [((key,), found)]
        if isinstance(found, list):
            places = [((key, index), word) for index, word in enumerate(found)]
        for location, word in places:
            if not isinstance(word, str) or word.strip() in values.words or document.is_unreadable(location):
                continue
            wrong = said("no-value", value=quoted(word), key=quoted(key))
            close = values.closest(word)
            problem = document.problem(document.position(location), "unknown-value", wrong, suggested(close, values))
            yield mended_with(problem, word, close)


def _with_missing(
    errors: list[ErrorDetails], keys: KnownKeys, document: Document, takes: Callable[[Location, object], bool]
) -> list[ErrorDetails]:
    """Return `errors`, an unknown key that is like no other taken for the only one that is missing beside it.

    Where the one key is missing that all others stand below, that alone is told.
    """
    missing = Counter(error["loc"][:-1] for error in errors if error["type"] == "missing")
    lacking = {
        error["loc"][:-1]: str(error["loc"][-1]) for error in errors if error["type"] == "missing" and missing[error["loc"][:-1]] == 1
    }
    unknown = Counter(error["loc"][:-1] for error in errors if error["type"] == "extra_forbidden")
    told: list[ErrorDetails] = []
    for error in errors:
        above = error["loc"][:-1]
        words = keys(above).words if unknown[above] else ()
        if error["type"] == "extra_forbidden" and unknown[above] > 1 and len(words) == 1 and (*above, words[0]) not in document.keys_at:
            told.append(ErrorDetails({**error, "type": "missing", "loc": (*above, words[0])}))
            unknown[above] = 0
        elif (
            (error["type"], unknown[above]) == ("extra_forbidden", 1)
            and above in lacking
            and takes((*above, lacking[above]), document.value_at(error["loc"]))
            and keys(above).closest(str(error["loc"][-1])) is None
        ):
            told.append(ErrorDetails({**error, "ctx": {"meant": lacking[above]}}))
        elif error["type"] != "extra_forbidden" or unknown[above]:
            told.append(error)
    return told


def _told_once(errors: list[ErrorDetails], keys: KnownKeys, languages: tuple[str, ...]) -> tuple[list[ErrorDetails], set[Location]]:
    """Return `errors`, of the keys that stand in a wrong place side by side the first alone, and where all of these belong."""
    told, elsewhere, blocks = [], set[Location](), set[Location]()
    for error in errors:
        belongs = _belongs(error["loc"], keys, languages) if error["type"] == "extra_forbidden" else []
        elsewhere |= set(belongs)
        if belongs and (above := error["loc"][:-1]) not in blocks:
            blocks.add(above)
            told.append(ErrorDetails({**error, "type": "misplaced", "ctx": {"belongs": belongs}}))
        elif not belongs:
            told.append(error)
    return told, elsewhere


def _belongs(location: Location, keys: KnownKeys, languages: tuple[str, ...]) -> list[Location]:
    """Return the places where an unknown key would be known: under one of the languages, or further out; none if it is only misspelt."""
    *above, key = location
    if keys(tuple(above)).closest(str(key)) is not None:
        return []
    below = [(*above, code, word) for code in languages if (word := keys((*above, code)).meant(str(key)))]
    outer = [above[:end] for end in reversed(range(len(above)))]
    return below or [(*place, word) for place in outer if (word := keys(tuple(place)).meant(str(key)))][:1]


def _meant(unknown: ErrorDetails, keys: KnownKeys) -> list[Location]:
    """Return the location of the key that somebody meant by an unknown one, if any is like it."""
    word = meant_key(unknown["loc"], unknown, keys)
    return [] if word is None else [(*unknown["loc"][:-1], word)]


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
        elif not any(error["loc"][:length] in unknown for length in range(len(error["loc"]) + 1)):
            yield error


def _follows(error: ErrorDetails, meant: Collection[Location]) -> bool:
    """Tell whether another problem is the cause: what is missing is misspelt or elsewhere, what makes a list short was refused."""
    if error["type"] == "missing":
        return error["loc"] in meant
    broken = error.get("ctx", {}).get("error")
    if isinstance(broken, RuleBroken) and broken.code == "missing-key":
        return any((*error["loc"][:-1], key) in meant for key in (*error["loc"][-1:], "case"))
    if isinstance(broken, RuleBroken) and broken.code == "no-text":
        return any(place[: len(error["loc"])] == error["loc"] and len(place) == len(error["loc"]) + 2 for place in meant)
    return error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]


def _problem(document: Document, model: type[BaseModel], keys: KnownKeys, error: ErrorDetails) -> Problem:
    location = tuple(error["loc"])
    values = known_values(model, location)
    place = document.position(location)
    if location[-1:] == ("[key]",):
        place = document.key_position(location[:-1])
    elif error["type"] in ("extra_forbidden", "missing", "misplaced"):
        place = document.key_position(location)
    elif isinstance(broken := error.get("ctx", {}).get("error"), RuleBroken) and broken.path:
        place = document.key_position((*location, *broken.path))
    code, wrong, remedy = explain(location, error, keys)
    if values is not None and code == "wrong-type":
        remedy = said("choose-from", list=values.shown)
    elif values is not None and code == "missing-key":
        remedy = said("add-key-from", key=named(f"{location[-1]}:"), list=values.shown)
    elif error["type"] == "missing" and (meant_for := purpose(model, location)) is not None:
        remedy = replace(remedy, key="add-key-for", values=(*remedy.values, ("purpose", meant_for)))
    problem = document.problem(place, code, wrong, remedy)
    return _mended(problem, location, error, keys, document, values)


def _mended(  # noqa: PLR0913, PLR0917 - all that decides what was meant
    problem: Problem, location: Location, error: ErrorDetails, keys: KnownKeys, document: Document, values: Known | None
) -> Problem:
    """Return `problem` with its line mended, if what was meant is certain; a key that is there already was not meant."""
    if error["type"] == "extra_forbidden":
        word = meant_key(location, error, keys)
        return problem if (*location[:-1], word) in document.keys_at else mended_with(problem, str(location[-1]), word)
    typed = error["input"]
    if error["type"] in ("enum", "literal_error") and isinstance(typed, str):
        return mended_with(problem, typed, Known(words_of(error)).closest(typed))
    word = meant_value(error["type"], typed)
    if word is not None and values is not None:
        word = _chosen(word, values)
    if word is None:
        return problem
    written = f"[{typed[0]}]" if isinstance(typed, list) else str(typed).lower() if isinstance(typed, bool) else str(typed)
    mended = mended_with(problem, written, word)
    return replace(mended, remedy=said(_WRITE_THIS.get(error["type"], "write-this"), text=named(word))) if mended.mended else problem


def _chosen(meant: str, values: Known) -> str | None:
    """Return a word, or words in brackets, as those to choose from; nothing where one is like none of them."""
    words = {typed: values.closest(typed) for typed in re.findall(r"[^\[\], ]+", meant)}
    for typed, word in words.items():
        if word is None:
            return None
        meant = re.sub(rf"(?<![\w-]){re.escape(typed)}(?![\w-])", word, meant)
    return meant


_WRITE_THIS = {"int_type": "write-without-quotes", "bool_type": "write-without-quotes", "tuple_type": "write-with-brackets"}
"""Kind of error -> how to say what should be written."""
