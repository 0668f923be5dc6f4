"""From a document to a model of the schema, or to problems in the words of a contributor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from cards.content.did_you_mean import Known, mended_with, suggested
from cards.content.known_keys import chosen_keys, purpose, takes, values_at
from cards.content.languages import Languages, is_language
from cards.content.meant_values import meant_value
from cards.content.problem import Position, Problem, named, quoted, said
from cards.content.schema import RuleBroken
from cards.content.schema_errors import Fault, Schema, explain, words_of
from cards.content.yaml.loader import Document, Location, Value

M = TypeVar("M", bound=BaseModel)

FEWEST_WRAPPED = 2
"""So many known keys below an unknown one are no coincidence: all was meant to stand beside it."""


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

    Texts may be in `languages`, those of the project; what has to be said in one is shown in one that the document speaks.
    """
    value = document.content.json  # where a date is a text; among Python's values pydantic takes the number 0 for a date
    with suppress(ValidationError):
        return model.model_validate_json(value, strict=True, context=languages)
    spoken = {at[-1] for at in document.keys_at}
    languages = languages and dict(sorted(languages.items(), key=lambda it: it[0] not in spoken))
    try:
        return model.model_validate_json(value, strict=True, context=languages)
    except ValidationError as errors:
        schema = Schema(model, tuple(languages or ()))
        every = list(_in_known_terms(errors.errors(include_url=False)))
        readable = [error for error in every if not document.is_unreadable(error["loc"])]
        one_each = _languages_once(_with_missing(_by_repeats(readable), schema, document), schema, document)
        found, elsewhere = _told_once(one_each, schema, document)
        meant = elsewhere | {place for error in found if error["type"] == "extra_forbidden" for place in _meant(error, schema)}
        problems = [_problem(document, Fault(error, schema)) for error in found if not _follows(error, meant)]
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


def _by_repeats(errors: Iterable[ErrorDetails]) -> Iterator[ErrorDetails]:
    """Yield `errors`, of a list that is too long only by what stands in it twice each such item."""
    for error in errors:
        repeats = _repeats(error["input"]) if error["type"] == "too_long" else []
        if repeats and len(error["input"]) - len(repeats) <= error["ctx"]["max_length"]:
            yield from (
                ErrorDetails({**error, "type": "repeated", "loc": (*error["loc"], index), "input": error["input"][index]})
                for index in repeats
            )
        else:
            yield error


def _repeats(items: Sequence[Any]) -> list[int]:
    """Return the indices of the items that an earlier one says already."""
    return [index for index, item in enumerate(items) if item in items[:index]]


def _languages_once(errors: list[ErrorDetails], schema: Schema, document: Document) -> Iterator[ErrorDetails]:
    """Yield `errors`, of each language that the site does not have the first text alone; a key that may be a slip is none."""
    told: set[str] = set()
    for error in errors:
        key = str(error["loc"][-1]) if error["loc"] else ""
        if error["type"] != "extra_forbidden" or not schema.languages or not is_language(key):
            yield error
        elif (meant := _slip(error["loc"], schema, document)) is not None:
            yield ErrorDetails({**error, "ctx": {"meant": meant}}) if meant else error
        elif key not in told:
            told.add(key)
            yield ErrorDetails({**error, "type": "unlisted_language"})


def _slip(location: Location, schema: Schema, document: Document) -> str | None:
    """Return the key missing beside an unknown one that it is like, an empty one where no language is known; nothing if it is none."""
    known = schema.keys(location[:-1])
    if not set(schema.languages) & set(known.words):
        return ""
    missing = [word for word in known.words if (*location[:-1], word) not in document.keys_at]
    return Known(tuple(missing), known.names).closest(str(location[-1])) if missing else None


def _with_missing(errors: Iterable[ErrorDetails], schema: Schema, document: Document) -> list[ErrorDetails]:
    """Return `errors`, an unknown key that is like no other taken for the only one that is missing beside it.

    Where the one key is missing that all others stand below, that alone is told.
    """
    errors = list(errors)
    missing = Counter(error["loc"][:-1] for error in errors if error["type"] == "missing")
    lacking = {
        error["loc"][:-1]: str(error["loc"][-1]) for error in errors if error["type"] == "missing" and missing[error["loc"][:-1]] == 1
    }
    unknown = Counter(error["loc"][:-1] for error in errors if error["type"] == "extra_forbidden")
    told: list[ErrorDetails] = []
    for error in errors:
        above = error["loc"][:-1]
        words = schema.keys(above).words if unknown[above] else ()
        if error["type"] == "extra_forbidden" and unknown[above] > 1 and len(words) == 1 and (*above, words[0]) not in document.keys_at:
            told.append(ErrorDetails({**error, "type": "missing", "loc": (*above, words[0])}))
            unknown[above] = 0
        elif (
            (error["type"], unknown[above]) == ("extra_forbidden", 1)
            and above in lacking
            and takes(schema.model, (*above, lacking[above]), document.value_at(error["loc"]))
            and schema.keys(above).closest(str(error["loc"][-1])) is None
        ):
            told.append(ErrorDetails({**error, "ctx": {"meant": lacking[above]}}))
        elif error["type"] != "extra_forbidden" or unknown[above]:
            told.append(error)
    return told


def _told_once(errors: Iterable[ErrorDetails], schema: Schema, document: Document) -> tuple[list[ErrorDetails], set[Location]]:
    """Return `errors`, of the keys that stand in a wrong place side by side the first alone, and where all of these belong."""
    told, elsewhere, blocks = [], set[Location](), set[Location]()
    for error in errors:
        above = error["loc"][:-1]
        is_unknown = error["type"] == "extra_forbidden"
        if is_unknown and (within := _within(error["loc"], schema, document)):
            elsewhere |= {(*above, key) for key in within}
            told.append(ErrorDetails({**error, "type": "wrapped"}))
            continue
        belongs = _belongs(error["loc"], schema, document) if is_unknown else []
        elsewhere |= set(belongs)
        if belongs and above not in blocks:
            blocks.add(above)
            told.append(ErrorDetails({**error, "type": "misplaced", "ctx": {"belongs": belongs}}))
        elif not belongs:
            told.append(error)
    return told, elsewhere


def _within(location: Location, schema: Schema, document: Document) -> set[str]:
    """Return the keys below the unknown one at `location`, if most of them belong beside it."""
    below = document.value_at(location)
    known = set(below) & set(schema.keys(location[:-1]).words) if isinstance(below, dict) else set()
    return known if isinstance(below, dict) and FEWEST_WRAPPED <= len(known) > len(below) // 2 else set()


def _belongs(location: Location, schema: Schema, document: Document) -> list[Location]:
    """Return the places where an unknown key would be known: under one of the languages, or further out; none if it is only misspelt.

    Of the languages these are the ones that lack it, if there are any.
    """
    *above, key = location
    beside = schema.keys(tuple(above))
    if beside.meant(str(key)) is not None:
        return []
    below: list[Location] = [(*above, code, word) for code in schema.languages if (word := schema.keys((*above, code)).meant(str(key)))]
    below = [place for place in below if place not in document.keys_at and place[:-1] in document.keys_at] or below
    if any(place[-1] == key for place in below):
        return below
    if beside.closest(str(key)) is not None:
        return []
    outer = [above[:end] for end in reversed(range(len(above)))]
    return below or [(*place, word) for place in outer if (word := schema.keys(tuple(place)).meant(str(key)))][:1]


def _meant(unknown: ErrorDetails, schema: Schema) -> list[Location]:
    """Return the location of the key that somebody meant by an unknown one, if any is like it."""
    word = Fault(unknown, schema).meant_key
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
    return error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]


def _problem(document: Document, fault: Fault) -> Problem:
    values = values_at(fault.schema.model, fault.at)
    code, wrong, remedy = explain(fault)
    if values is not None and code == "wrong-type":
        several = said("choose-several-from", list=values.shown, example=named(f"[{values.words[0]}]"))
        remedy = several if fault.error["type"] == "tuple_type" and values.words else said("choose-from", list=values.shown)
    elif values is not None and code == "missing-key":
        remedy = said("add-key-from", key=named(f"{fault.key}:"), list=values.shown)
    elif fault.error["type"] == "missing" and (meant_for := purpose(fault.schema.model, fault.at)) is not None:
        remedy = replace(remedy, key="add-key-for", values=(*remedy.values, ("purpose", meant_for)))
    return _mended(document.problem(_place(document, fault), code, wrong, remedy), fault, document, values)


def _place(document: Document, fault: Fault) -> Position:
    if fault.key == "[key]":
        return document.key_position(fault.at[:-1])
    if fault.error["type"] in _OF_KEYS:
        return document.key_position(fault.at)
    broken = fault.context.get("error")
    if isinstance(broken, RuleBroken) and broken.path:
        return document.key_position((*fault.at, *broken.path))
    return document.position(fault.at)


_OF_KEYS = ("extra_forbidden", "missing", "misplaced", "wrapped", "unlisted_language")
"""Kinds of errors that are about a key, and not about what stands behind it."""


def _mended(problem: Problem, fault: Fault, document: Document, values: Known | None) -> Problem:
    """Return `problem` with its line mended, if what was meant is certain; a key that is there already was not meant."""
    kind, typed = fault.error["type"], fault.typed
    if kind == "extra_forbidden":
        word = fault.meant_key
        return problem if (*fault.at[:-1], word) in document.keys_at else mended_with(problem, fault.key, word)
    if kind in ("enum", "literal_error") and isinstance(typed, str):
        return mended_with(problem, typed, Known(words_of(fault)).closest(typed))
    broken = fault.context.get("error")
    word = meant_value(broken.wrong.key if isinstance(broken, RuleBroken) else kind, typed)
    if kind == "tuple_type" and not takes(fault.schema.model, (*fault.at, 0), ""):
        word = None
    elif kind == "tuple_type" and values is not None:
        word = _chosen(typed, values)
    elif word is not None and values is not None:
        word = values.closest(word)
    if word is None:
        return problem
    written = f"[{typed[0]}]" if isinstance(typed, list) else str(typed).lower() if isinstance(typed, bool) else str(typed)
    mended = mended_with(problem, written, word)
    if mended.mended is None and kind == "string_type":  # a dash may begin the text
        return problem
    return replace(mended, remedy=said(_WRITE_THIS.get(kind, "write-this"), text=named(word)))


def _chosen(typed: object, values: Known) -> str | None:
    """Return the words to choose from that somebody typed without the brackets of a list, as such a list."""
    if isinstance(typed, dict) and not any(value is not None for value in typed.values()):
        typed = ", ".join(typed)
    words = values.several(typed) if isinstance(typed, str) else None
    return f"[{', '.join(words)}]" if words else None


_WRITE_THIS = {"int_type": "write-without-quotes", "bool_type": "write-without-quotes", "tuple_type": "write-with-brackets"}
"""Kind of error -> how to say what should be written."""
