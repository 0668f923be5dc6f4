"""Mistakes in keys: dropped, misspelt, in another language, repeated, moved, with a value of another sort or none."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from tests.mutations import slips
from tests.mutations.mutation import Change, Mutation, fine, line, mistake
from tests.mutations.places import Base, File, Place

DUTCH: dict[str, list[str]] = yaml.safe_load(Path(__file__).parent.parent.joinpath("dutch.yml").read_text(encoding="utf-8"))
AGAIN = ("second time", "twice", "again", "already")
INDENTED = ("indent", "indented", "Indent", "indentation", "line up", "lines up", "Line", "spaces")
A_TEXT = ("text", "double quotes")


def fixed(file: File) -> Iterator[Place]:
    return (place for place in file.places if place.is_fixed)


def lone(file: File) -> Iterator[Place]:
    """Yield the keys on lines of their own."""
    return (place for place in file.places if not (place.is_item or place.in_brackets or place.leads_item))


def around(file: File, place: Place) -> frozenset[int]:
    """Return the lines on which it is right to say that the key is missing: that of the key above it and that of the first key."""
    first = next(other for other in file.places if other.location[:-1] == place.location[:-1] and other is not place)
    above = file.by_location[place.location[:-1]].line if place.location[:-1] else 0
    return line(above, first.line - (first.line > place.line) * (place.end - place.line))


def dropped(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in lone(file):
        if place.is_required and len(place.siblings) > 1:
            change = Change(file.path, place.line, place.end, ())
            yield mistake("key dropped", place.where, change, around(file, place), place.key)


def renamed(kind: str, file: File, place: Place, key: str, *says: str | tuple[str, ...]) -> Iterator[Mutation]:
    if key not in place.siblings and key not in place.parent.get("properties", {}):
        yield mistake(kind, f"{place.where} as {key!r}", place.renamed(key), line(place.line), *(says or (place.key,)))


def misspelt(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in fixed(file):
        for name, slip in slips.ONE_SLIP.items():
            yield from renamed(f"key with {name}", file, place, slip(place.key, dice))


def other_case(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in fixed(file):
        yield from renamed("key in another case", file, place, dice.choice([place.key.capitalize(), place.key.upper(), place.key.title()]))


def in_dutch(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in fixed(file):
        facet = base.vocabulary["facets"].get(place.key) if file.is_card else None
        name = facet["name"]["nl"].lower() if facet else dice.choice(DUTCH.get(place.key, [place.key]))
        yield from renamed("key in Dutch", file, place, name)
        if " " not in name and place.column == 0:
            yield from renamed("key in Dutch", file, place, name.capitalize())


def by_its_heading(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in fixed(file):
        if "_" in place.key:
            other = dice.choice([place.key.replace("_", " "), place.key.replace("_", "-"), place.key.replace("_", "")])
            yield from renamed("key with another sign for _", file, place, other)


def in_look_alikes(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in fixed(file):
        if (key := slips.look_alike(place.key, dice)) is not None:
            yield from renamed("key with a look-alike letter", file, place, key)


def language_slips(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    other = {"nl": ["ne", "ln", "nll", "nk", "NL", "Nl", "nederlands"], "en": ["ne", "eng", "enn", "em", "EN", "En", "english"]}
    for place in file.places:
        if place.is_language:
            key = dice.choice(other[str(place.location[-1])])
            says = ("en", "nl") if key == "ne" else (str(place.location[-1]),)  # half of the way to either
            yield from renamed("language key with a slip", file, place, key, says)


def unknown(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in lone(file):
        if place.is_fixed:
            known = tuple(place.parent["properties"])
            change = Change(file.path, place.line, place.line, (f"{' ' * place.column}zzqxk: something",))
            yield mistake("key that nothing resembles", place.where, change, line(place.line), ("remove", "Remove", *known))


def without_colon(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in lone(file):
        if place.is_fixed and place.is_plain_line:
            change = Change(file.path, place.line, place.line + 1, (place.lines[place.line].replace(":", "", 1),))
            yield mistake("key without its colon", place.where, change, line(place.line), ("colon", f"{place.key}:"))


def without_space(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in lone(file):
        if place.is_fixed and place.is_plain_line:
            change = Change(file.path, place.line, place.line + 1, (place.lines[place.line].replace(": ", ":", 1),))
            yield mistake("key without the space behind its colon", place.where, change, line(place.line), ("space", f"{place.key}:"))


def with_a_wide_colon(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in lone(file):
        if place.is_fixed and place.is_plain_line:
            change = Change(file.path, place.line, place.line + 1, (place.lines[place.line].replace(": ", dice.choice("：꞉∶"), 1),))
            yield mistake("key with another sign for its colon", place.where, change, line(place.line), ("colon", f"{place.key}:"))


def in_quotes(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in fixed(file):
        yield fine("key in quotes (fine)", place.where, place.renamed(f'"{place.key}"'))


def twice(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in lone(file):
        change = Change(file.path, place.end, place.end, place.block)
        yield mistake("key repeated", place.where, change, line(place.line, place.end), AGAIN)


def in_another_order(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in lone(file):
        other = file.next_beside(place)
        if place.is_fixed and other is not None:
            between = place.lines[place.end : other.line]
            yield fine(
                "key in another place (fine)", place.where, Change(file.path, place.line, other.end, (*other.block, *between, *place.block))
            )


def wrong_values(shape: str) -> dict[str, tuple[str, ...]]:
    """Return how values of other sorts than `shape` are written, on the key's line and those below it."""
    values = {
        "number": ("12",),
        "decimal": ("1.5",),
        "yes or no": ("true",),
        "list": ("[one, two]",),
        "keys": ("{one: two}",),
        "text": ("some words",),
    }
    right = {
        "text": {"text"},
        "choice": {"text", "number", "decimal", "yes or no"},
        "name": {"text", "number", "decimal", "yes or no"},
        "date": {"number", "decimal"},
        "number": {"number"},
        "decimal": {"number", "decimal"},
        "flag": {"yes or no"},
        "list": {"list"},
        "keys": {"keys"},
    }
    return {name: written for name, written in values.items() if name not in right[shape]}


def wanted(base: Base, place: Place) -> tuple[str, ...]:
    """Return the words of which a remedy for a value of another sort or for none needs one."""
    schema = place.schema
    if place.shape == "choice":
        return tuple(schema["enum"])
    if place.shape == "list" and "enum" in schema.get("items", {}):
        return ("list", *schema["items"]["enum"])
    return {
        "text": (*A_TEXT, "Write"),
        "name": (*A_TEXT, "name", "Write", "named", "small letters"),
        "date": ("date",),
        "number": ("whole number", "number"),
        "decimal": ("number",),
        "flag": ("true",),
        "list": ("list",),
        "keys": ("keys", *schema.get("properties", {}), "language", "en"),
    }[place.shape]


def of_another_sort(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in file.places:
        if (place.is_fixed or place.is_language) and not (place.in_brackets and place.line != place.until[0]):
            for name, written in wrong_values(place.shape).items():
                lines = line(place.line)
                yield mistake(f"{name} for {place.shape}", place.where, place.written(*written), lines, wanted(base, place))


def as_text_in_quotes(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in fixed(file):
        if place.shape in ("number", "flag"):
            yield mistake(f"{place.shape} in quotes", place.where, place.written(f'"{place.value}"'), line(place.line), wanted(base, place))
        elif place.shape == "date":
            yield fine("date in quotes (fine)", place.where, place.written(f'"{place.value}"'))


def blank(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in file.places:
        if place.is_required and not place.in_brackets:
            yield mistake(f"{place.shape} left empty", place.where, place.written(""), line(place.line), wanted(base, place))


def a_language_without_text(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in lone(file):
        if place.is_language and file.is_card and place.column == 0 and len({"en", "nl"} & set(place.siblings)) > 1:
            yield fine("language of a card left empty (fine)", place.where, place.written(""))
            yield fine("language of a card left out (fine)", place.where, Change(file.path, place.line, place.end, ()))
        elif place.is_language and not file.is_card:
            yield mistake("language left empty", place.where, place.written(""), line(place.line), (*A_TEXT, "Write"))
            if len(place.siblings) > 1 and place.shape != "list":  # what people type may be told of one language alone
                change = Change(file.path, place.line, place.end, ())
                yield mistake("language left out", place.where, change, around(file, place), str(place.location[-1]))


def all_languages_left_out(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    if file.is_card:
        first = min(place.line for place in file.places if place.is_language and place.column == 0)
        change = Change(file.path, first, len(file.lines) - 1, ())
        yield mistake("card without a text", file.slug, change, line(0, file.places[0].line, first), ("en", "nl"))


def shifted(kind: str, file: File, place: Place, by: int) -> Iterator[Mutation]:
    beside = [other for other in file.places if other.location[:-1] == place.location[:-1]]
    number = beside.index(place)
    lines = {place.line}
    if (number == 0 or by < 0) and number + 1 < len(beside):  # the parser sees it at the next key at the earliest
        lines.add(beside[number + 1].line)
    if len(beside) > 1 and (number > 0 or by < 0 or len(beside) > 1):
        yield mistake(kind, place.where, place.shifted(by), line(*lines), (*INDENTED, f"{place.location[-1]}"))


def too_deep(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in lone(file):
        if place.is_fixed:
            yield from shifted("key indented a level too deep", file, place, 2)


def not_deep_enough(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in lone(file):
        if place.is_fixed and place.column >= 2:
            yield from shifted("key indented a level too little", file, place, -2)


def a_space_off(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in lone(file):
        if place.is_fixed:
            yield from shifted("key indented a space too deep", file, place, 1)
            if place.column >= 2:
                yield from shifted("key indented a space too little", file, place, -1)


KINDS: tuple[Any, ...] = (
    dropped,
    misspelt,
    other_case,
    in_dutch,
    by_its_heading,
    in_look_alikes,
    language_slips,
    unknown,
    without_colon,
    without_space,
    with_a_wide_colon,
    in_quotes,
    twice,
    in_another_order,
    of_another_sort,
    as_text_in_quotes,
    blank,
    a_language_without_text,
    all_languages_left_out,
    too_deep,
    not_deep_enough,
    a_space_off,
)
