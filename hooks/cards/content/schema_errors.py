"""What pydantic says about a value that the schema refuses, in the words of a contributor."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from pydantic_core import ErrorDetails

from cards.content.did_you_mean import Known, did_you_mean
from cards.content.problem import Code, Said, named, quoted, said
from cards.content.schema import RuleBroken, slug_like
from cards.content.yaml.loader import Location

BEYOND = 4
"""The words of a text that is too long, from where it is, that a remedy repeats."""

KnownKeys = Callable[[Location], Known]
"""Location of a model -> the keys that it knows."""

Explained = tuple[Code, Said, Said]
"""Code, what is wrong, and the remedy."""


def explain(location: Location, error: ErrorDetails, keys: KnownKeys) -> Explained:
    """Return what is wrong with the value at `location`, and what to do about it."""
    return _EXPLANATIONS.get(error["type"], _unforeseen)(location, error, keys)


def _missing(location: Location, error: ErrorDetails, keys: KnownKeys) -> Explained:
    key = str(location[-1])
    return "missing-key", said("missing-key", key=quoted(key)), said("add-key", key=quoted(f"{key}:"), place=_inside(location))


def _unknown(location: Location, error: ErrorDetails, keys: KnownKeys) -> Explained:
    key = str(location[-1])
    if (meant := meant_key(location, error, keys)) is not None:
        return "unknown-key", said("unknown-key", key=quoted(key)), said("did-you-mean", word=named(meant))
    return "unknown-key", said("unknown-key", key=quoted(key)), did_you_mean(key, keys(location[:-1]))


def meant_key(location: Location, error: ErrorDetails, keys: KnownKeys) -> str | None:
    """Return the key that was probably meant by the unknown one at `location`: one that is like it, or the only one that is missing."""
    return error.get("ctx", {}).get("meant") or keys(location[:-1]).closest(str(location[-1]))


def _misplaced(location: Location, error: ErrorDetails, keys: KnownKeys) -> Explained:
    places = [tuple(place) for place in error["ctx"]["belongs"]]
    if len(places[0]) > len(location):
        remedy = said("put-below-language", keys=tuple(f"{place[-2]}:" for place in places))
        return "unknown-key", said("key-without-language", key=quoted(location[-1])), remedy
    remedy = said("move-to-edge") if len(places[0]) == 1 else said("move-key", place=_inside(places[0]))
    return "unknown-key", said("key-elsewhere", key=quoted(location[-1])), remedy


def _too_long(location: Location, error: ErrorDetails, keys: KnownKeys) -> Explained:
    limit, text = error["ctx"]["max_length"], str(error["input"]).strip()
    if location[-1:] == ("[key]",):
        return "too-long", said("name-too-long", length=len(text), limit=limit), said("choose-shorter", limit=limit)
    beyond = quoted(" ".join(text[text.rfind(" ", 0, limit) + 1 :].split()[:BEYOND]))
    return "too-long", said("text-too-long", length=len(text), limit=limit), said("shorten", by=len(text) - limit, words=beyond)


def _too_short(location: Location, error: ErrorDetails, keys: KnownKeys) -> Explained:
    return "empty-text", said("empty-text"), said("write-or-remove-key")


def _too_many(location: Location, error: ErrorDetails, keys: KnownKeys) -> Explained:
    limit, count = error["ctx"]["max_length"], len(error["input"])
    return "too-many", said("too-many-items", n=count, limit=limit), said("keep-what-matters", limit=limit)


def _too_few(location: Location, error: ErrorDetails, keys: KnownKeys) -> Explained:
    limit, count = error["ctx"]["min_length"], len(error["input"])
    return "too-few", said("too-few-items", items=said("items", n=count), n=limit), said("add-more", count=limit - count)


def _expected(what: str) -> Callable[[Location, ErrorDetails, KnownKeys], Explained]:
    def explained(location: Location, error: ErrorDetails, keys: KnownKeys) -> Explained:
        return "wrong-type", said(f"{what}-expected", found=_found(error["input"])), said(f"write-{what}")

    return explained


def _text_expected(location: Location, error: ErrorDetails, keys: KnownKeys) -> Explained:
    remedies: dict[type, str] = {type(None): "write-text", list: "write-one-text", dict: "quote-colon-or-brace"}
    remedy = remedies.get(type(error["input"]), "quote-word")
    return "wrong-type", said("text-expected", found=_found(error["input"])), said(remedy)


def _out_of_range(location: Location, error: ErrorDetails, keys: KnownKeys) -> Explained:
    (bound, limit), *_ = error["ctx"].items()
    remedy = said("write-more" if bound == "ge" else "write-less", limit=limit)
    return "out-of-range", said("out-of-range", number=str(error["input"])), remedy


def _pattern(location: Location, error: ErrorDetails, keys: KnownKeys) -> Explained:
    typed, pattern = str(error["input"]), error["ctx"]["pattern"]
    for mark, kind in (("/", "citation"), ("_", "facet"), ("#", "colour"), ("{64}", "hash")):
        if mark in pattern:
            return "wrong-form", said(f"no-{kind}", typed=quoted(typed)), said(f"form-of-{kind}")
    return "wrong-form", said("no-name", typed=quoted(typed)), said("form-of-name", name=named(slug_like(typed) or "visitor-parking"))


def _choice(location: Location, error: ErrorDetails, keys: KnownKeys) -> Explained:
    known = words_of(error)
    if not isinstance(error["input"], str):
        return "wrong-type", said("word-expected", found=_found(error["input"])), did_you_mean("", known)
    return "unknown-value", said("no-such-word", typed=quoted(error["input"])), did_you_mean(error["input"], known)


def words_of(error: ErrorDetails) -> tuple[str, ...]:
    """Return the words that are allowed where another was found."""
    return tuple(re.findall(r"'([^']+)'", error["ctx"]["expected"]))


def _no_locale(location: Location, error: ErrorDetails, keys: KnownKeys) -> Explained:
    return "unknown-value", said("no-locale", typed=quoted(error["input"])), said("form-of-locale")


def _other_locale(location: Location, error: ErrorDetails, keys: KnownKeys) -> Explained:
    code = quoted(error["ctx"]["code"])
    return "unknown-value", said("other-locale", language=code), said("locale-of-language", language=code)


def _incomplete_first(location: Location, error: ErrorDetails, keys: KnownKeys) -> Explained:
    return "incomplete-language", said("first-incomplete"), said("complete-first")


def _reserved(location: Location, error: ErrorDetails, keys: KnownKeys) -> Explained:
    name = location[-1] if isinstance(error["input"], dict) else error["input"]
    return "wrong-form", said("reserved", typed=quoted(name)), said("choose-another-name")


def _no_language(location: Location, error: ErrorDetails, keys: KnownKeys) -> Explained:
    return "unknown-value", said("no-language", typed=quoted(error["input"])), said("form-of-language")


def _own_rule(location: Location, error: ErrorDetails, keys: KnownKeys) -> Explained:
    broken: RuleBroken = error["ctx"]["error"]
    return broken.code, broken.wrong, broken.remedy


def _unforeseen(location: Location, error: ErrorDetails, keys: KnownKeys) -> Explained:
    return "wrong-type", said("unforeseen", reason=error["msg"]), said("compare-key")


_DATE = _expected("date")
_KEYS = _expected("keys")

_EXPLANATIONS: Mapping[str, Callable[[Location, ErrorDetails, KnownKeys], Explained]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "misplaced": _misplaced,
    "string_too_long": _too_long,
    "string_too_short": _too_short,
    "too_long": _too_many,
    "too_short": _too_few,
    "string_type": _text_expected,
    "tuple_type": _expected("list"),
    "int_type": _expected("number"),
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
    "bool_type": _expected("yes-or-no"),
    "literal_error": _choice,
}


def _inside(location: Location) -> Said:
    if len(location) == 1:
        return said("to-the-file")
    return said("to-key", key=quoted(location[-2])) if isinstance(location[-2], str) else said("to-item")


def _found(value: object) -> Said:
    if value is None:
        return said("found-nothing")
    if isinstance(value, bool):
        return said("found-yes-or-no", value=quoted(str(value).lower()))
    if isinstance(value, str):
        return said("found-text", value=quoted(value))
    if isinstance(value, (int, float)):
        return said("found-number", value=quoted(value))
    return said("found-list" if isinstance(value, list) else "found-keys")
