"""What pydantic says about a value that the schema refuses, in the words of a contributor."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from cards.content.did_you_mean import Known, did_you_mean, suggested
from cards.content.known_keys import is_required, keys_at
from cards.content.meant_values import is_no_day
from cards.content.problem import Code, Said, named, quoted, said
from cards.content.schema import CITING, WEB, RuleBroken, in_braces, slug_like
from cards.content.yaml.loader import Location

UNLISTED = "unlisted-language"
"""What is said of a text in a language that the site does not have."""

EXAMPLE_OF_A_NAME = "visitor-parking"
"""Shows the form of a name where what was typed holds no letter of one."""

BEYOND = 4
"""The words of a text that is too long, from where it is, that a remedy repeats."""

Explained = tuple[Code, Said, Said]
"""Code, what is wrong, and the remedy."""


@dataclass(frozen=True)
class Schema:
    """What a document is held to."""

    model: type[BaseModel]
    languages: tuple[str, ...]
    """The codes of those that texts may be in."""

    def keys(self, location: Location) -> Known:
        """Return the keys that are known at `location`."""
        return keys_at(self.model, self.languages, location)


@dataclass(frozen=True)
class Fault:
    """What the schema refuses at one place of a document."""

    error: ErrorDetails
    """As pydantic tells it, or as if it did."""

    schema: Schema

    @property
    def at(self) -> Location:
        """Return the location of the value or the key."""
        return tuple(self.error["loc"])

    @property
    def key(self) -> str:
        """Return the last step of the way there."""
        return str(self.at[-1]) if self.at else ""

    @property
    def typed(self) -> Any:
        """Return what is there; where something is missing, what is around it."""
        return self.error["input"]

    @property
    def context(self) -> Mapping[str, Any]:
        """Return what pydantic says of it beside."""
        return self.error.get("ctx", {})

    @property
    def meant_key(self) -> str | None:
        """Return the key that was probably meant by this unknown one: one that is like it, or the only one that is missing."""
        return self.context.get("meant") or self.schema.keys(self.at[:-1]).closest(self.key)


def explain(fault: Fault) -> Explained:
    """Return what is wrong, and what to do about it."""
    code, wrong, remedy = _EXPLANATIONS.get(fault.error["type"], _unforeseen)(fault)
    if fault.typed is None and isinstance(fault.at[-1], str) and not is_required(fault.schema.model, fault.at):
        remedy = said("or-remove-key", remedy=remedy)
    return code, wrong, remedy


def _missing(fault: Fault) -> Explained:
    remedy = said("add-key", key=quoted(f"{fault.key}:"), place=_inside(fault.at))
    return "missing-key", said("missing-key", key=quoted(fault.key)), remedy


def _unknown(fault: Fault) -> Explained:
    wrong = said("unknown-key", key=quoted(fault.key))
    return "unknown-key", wrong, suggested(fault.meant_key, fault.schema.keys(fault.at[:-1]))


def _misplaced(fault: Fault) -> Explained:
    places = [tuple(place) for place in fault.context["belongs"]]
    if len(places[0]) > len(fault.at):
        keys = tuple(f"{place[-2]}:" for place in places)
        remedy = said("put-below-language", n=len(keys), keys=keys)
        return "unknown-key", said("key-without-language", key=quoted(fault.key)), remedy
    remedy = said("move-to-edge") if len(places[0]) == 1 else said("move-key", place=_inside(places[0]))
    return "unknown-key", said("key-elsewhere", key=quoted(fault.key)), remedy


def _too_long(fault: Fault) -> Explained:
    limit, text = fault.context["max_length"], str(fault.typed).strip()
    if fault.key == "[key]":
        return "too-long", said("name-too-long", length=len(text), limit=limit), said("choose-shorter", limit=limit)
    beyond = quoted(" ".join(text[text.rfind(" ", 0, limit) + 1 :].split()[:BEYOND]))
    return "too-long", said("text-too-long", length=len(text), limit=limit), said("shorten", by=len(text) - limit, words=beyond)


def _too_short(fault: Fault) -> Explained:
    if isinstance(fault.at[-1], int):
        remedy = "write-or-remove-item"
    else:
        remedy = "write-needed-text" if is_required(fault.schema.model, fault.at) else "write-or-remove-key"
    return "empty-text", said("empty-text"), said(remedy)


def _repeated(fault: Fault) -> Explained:
    return "repeated", said("repeated", item=quoted(fault.typed)), said("remove-one")


def _wrapped(fault: Fault) -> Explained:
    return "unknown-key", said("all-below-key", key=quoted(f"{fault.key}:")), said("remove-key-above")


def _unlisted_language(fault: Fault) -> Explained:
    return "unknown-key", said(UNLISTED, language=quoted(fault.key)), said("list-or-remove", line=named(f"{fault.key}: {{}}"))


def _too_many(fault: Fault) -> Explained:
    limit, count = fault.context["max_length"], len(fault.typed)
    return "too-many", said("too-many-items", n=count, limit=limit), said("keep-what-matters", limit=limit)


def _too_few(fault: Fault) -> Explained:
    limit, count = fault.context["min_length"], len(fault.typed)
    return "too-few", said("too-few-items", items=said("items", n=count), n=limit), said("add-more", count=limit - count)


def _expected(what: str) -> Callable[[Fault], Explained]:
    def explained(fault: Fault) -> Explained:
        return "wrong-type", said(f"{what}-expected", found=_found(fault.typed)), said(f"write-{what}")

    return explained


def _list_expected(fault: Fault) -> Explained:
    if fault.key in CITING and str(fault.typed).startswith(WEB):  # brackets around it would make it no better
        return "unknown-source", said("address-as-citation", typed=quoted(fault.typed)), said("tell-of-the-page")
    return _expected("list")(fault)


def _text_expected(fault: Fault) -> Explained:
    remedies: dict[type, str] = {type(None): "write-text", list: "write-one-text", dict: "quote-colon-or-brace"}
    in_languages = isinstance(fault.typed, dict) and fault.typed and fault.typed.keys() <= set(fault.schema.languages)
    remedy = "write-without-language" if in_languages else remedies.get(type(fault.typed), "quote-word")
    return "wrong-type", said("text-expected", found=_found(fault.typed)), said(remedy)


def _out_of_range(fault: Fault) -> Explained:
    (bound, limit), *_ = fault.context.items()
    remedy = said("write-more" if bound == "ge" else "write-less", limit=int(limit))
    return "out-of-range", said("out-of-range", number=str(fault.typed)), remedy


def _multiple(fault: Fault) -> Explained:
    return "wrong-form", said("whole-or-half", number=quoted(fault.typed)), said("write-whole-or-half")


def _pattern(fault: Fault) -> Explained:
    typed, pattern = str(fault.typed), fault.context["pattern"]
    for mark, kind in (("/", "citation"), ("_", "facet"), ("#", "colour"), ("{64}", "hash")):
        if mark in pattern:
            return "wrong-form", said(f"no-{kind}", typed=quoted(typed)), said(f"form-of-{kind}")
    return "wrong-form", said("no-name", typed=quoted(typed)), said("form-of-name", name=named(slug_like(typed) or EXAMPLE_OF_A_NAME))


def _choice(fault: Fault) -> Explained:
    known = words_of(fault)
    if not isinstance(fault.typed, str):
        return "wrong-type", said("word-expected", found=_found(fault.typed)), did_you_mean("", known)
    return "unknown-value", said("no-such-word", typed=quoted(fault.typed)), did_you_mean(fault.typed, known)


def words_of(fault: Fault) -> tuple[str, ...]:
    """Return the words that are allowed where another was found."""
    return tuple(re.findall(r"'([^']+)'", fault.context["expected"]))


def _no_locale(fault: Fault) -> Explained:
    return "unknown-value", said("no-locale", typed=quoted(fault.typed)), said("form-of-locale")


def _no_pattern(fault: Fault) -> Explained:
    return "wrong-form", said("no-pattern", typed=quoted(fault.typed)), said("form-of-pattern")


def _other_locale(fault: Fault) -> Explained:
    code = quoted(fault.context["code"])
    return "unknown-value", said("other-locale", language=code), said("locale-of-language", language=code)


def _incomplete_first(fault: Fault) -> Explained:
    return "incomplete-language", said("first-incomplete"), said("complete-first")


def _reserved(fault: Fault) -> Explained:
    name = fault.key if isinstance(fault.typed, dict) else fault.typed
    return "wrong-form", said("reserved", typed=quoted(name)), said("choose-another-name")


def _no_language(fault: Fault) -> Explained:
    return "unknown-value", said("no-language", typed=quoted(fault.typed)), said("form-of-language")


def _own_rule(fault: Fault) -> Explained:
    broken: RuleBroken = fault.context["error"]
    return broken.code, broken.wrong, broken.remedy


def _unforeseen(fault: Fault) -> Explained:
    return "wrong-type", said("unforeseen", reason=fault.error["msg"]), said("compare-key")


def _date_expected(fault: Fault) -> Explained:
    if is_no_day(fault.typed):
        return "impossible-date", said("no-such-day", typed=quoted(fault.typed)), said("correct-date")
    return _expected("date")(fault)


def _keys_expected(fault: Fault) -> Explained:
    known = fault.schema.keys(fault.at).words
    if isinstance(fault.typed, str) and fault.typed and known and set(known) <= set(fault.schema.languages):
        return "wrong-type", said("no-language-said"), said("say-language", text=named(f"{{{known[0]}: {in_braces(fault.typed)}}}"))
    may_be_empty = fault.typed is None and not any(is_required(fault.schema.model, (*fault.at, key)) for key in known)
    remedy = said("write-empty-block" if may_be_empty else "write-keys-of", keys=tuple(f"{key}:" for key in known))
    return "wrong-type", said("keys-expected", found=_found(fault.typed)), remedy if known else said("write-keys")


_EXPLANATIONS: Mapping[str, Callable[[Fault], Explained]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "misplaced": _misplaced,
    "wrapped": _wrapped,
    "unlisted_language": _unlisted_language,
    "repeated": _repeated,
    "string_too_long": _too_long,
    "string_too_short": _too_short,
    "too_long": _too_many,
    "too_short": _too_few,
    "string_type": _text_expected,
    "tuple_type": _list_expected,
    "int_type": _expected("number"),
    "float_type": _expected("decimal"),
    "multiple_of": _multiple,
    "date_type": _date_expected,
    "date_parsing": _date_expected,
    "date_from_datetime_parsing": _date_expected,
    "date_from_datetime_inexact": _date_expected,
    "model_type": _keys_expected,
    "dict_type": _keys_expected,
    "greater_than_equal": _out_of_range,
    "less_than_equal": _out_of_range,
    "string_pattern_mismatch": _pattern,
    "enum": _choice,
    "value_error": _own_rule,
    "unknown_language": _no_language,
    "unknown_locale": _no_locale,
    "not_a_pattern": _no_pattern,
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
