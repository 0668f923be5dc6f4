"""Characters that nobody means and hardly anybody sees."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from tests.mutations.kinds.texts import sentences, words
from tests.mutations.mutation import Change, Mutation, fine, line, mistake
from tests.mutations.places import Base, File

HIDDEN = {
    "zero-width space": "\u200b",
    "zero-width non-joiner": "\u200c",
    "zero-width joiner": "\u200d",
    "soft hyphen": "\u00ad",
    "byte order mark": "\ufeff",
    "word joiner": "\u2060",
    "left-to-right mark": "\u200e",
    "right-to-left override": "\u202e",
    "Arabic letter mark": "\u061c",
    "isolate": "\u2068",
    "line separator": "\u2028",
    "tag": "\U000e0041",
    "variation selector": "\ufe0f",
    "further variation selector": "\U000e0101",
    "grapheme joiner": "\u034f",
    "Hangul filler": "\u3164",
    "half-width Hangul filler": "\uffa0",
    "Hangul jamo filler": "\u115f",
    "Khmer vowel": "\u17b4",
    "Mongolian vowel separator": "\u180e",
    "interlinear mark": "\ufff9",
    "blank of Braille": "\u2800",
    "musical mark": "\U0001d173",
    "replacement character": "\ufffd",
    "private use": "\ue000",
    "no character": "\ufdd0",
    "unassigned": "\u0378",
    "control": "\x07",
    "C1 control": "\x85",
    "delete": "\x7f",
}


def hidden(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    """One within a word, where no writing needs it."""
    for place in sentences(file):
        name, character = dice.choice(list(HIDDEN.items()))
        text = words(place)
        half = max(1, len(text.split()[0]) // 2)
        written = place.written(f"{text[:half]}{character}{text[half:]}")
        yield mistake(f"hidden: {name}", place.where, written, line(place.line), (f"U+{ord(character):04X}",))


def hidden_in_key(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in file.places:
        if place.is_fixed and len(place.key) > 2:
            name, character = dice.choice([item for item in HIDDEN.items() if item[0] != "line separator"])
            key = f"{place.key[:2]}{character}{place.key[2:]}"
            yield mistake(
                "hidden character in a key",
                f"{place.where}: {name}",
                place.renamed(key),
                line(place.line),
                (f"U+{ord(character):04X}", place.key),
            )


def escaped(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in sentences(file):
        written = place.written(f'"{words(place)} \\u200b and \\u200c"')
        yield mistake("hidden: escaped", place.where, written, line(place.line), ("U+200B", "U+200C"))


def fine_characters(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in sentences(file):
        text = dice.choice(
            [
                "é ë ï ’n café",
                "👩‍👩‍👧 gezin",
                "❤️ hart",
                "10 000 klanten – één ervan…",
                "“Nee”, “no”",
                "½ m² · 20 °C",
                "日本語",
                "naïef coöperatie",
            ]
        )
        yield fine("rare characters that are meant (fine)", f"{place.where}: {text}", place.written(text))


def odd_blanks(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in file.places:
        if place.in_brackets or place.leads_item or not place.is_fixed:
            continue
        text = place.lines[place.line]
        if place.column >= 2:
            tab = Change(file.path, place.line, place.line + 1, (f"\t{text.lstrip()}",))
            yield mistake("tab for the indentation", place.where, tab, line(place.line), ("tab", "spaces"))
            for name, blank in {"no-break space": "\u00a0", "ideographic space": "\u3000", "thin space": "\u2009"}.items():
                odd = Change(file.path, place.line, place.line + 1, (f"{blank * place.column}{text.lstrip()}",))
                yield mistake(f"{name} in the indentation", place.where, odd, line(place.line), ("space", "spaces"))
        if place.is_plain_line:
            odd = Change(file.path, place.line, place.line + 1, (text.replace(": ", ":\u00a0", 1),))
            yield mistake("no-break space behind the colon", place.where, odd, line(place.line), ("space", "U+00A0"))
            yield fine(
                "tab behind the colon (fine)", place.where, Change(file.path, place.line, place.line + 1, (text.replace(": ", ":\t", 1),))
            )
            yield fine("blanks at the end of a line (fine)", place.where, Change(file.path, place.line, place.line + 1, (f"{text}  ",)))


MOJIBAKE = ("café", "één", "coöperatie", "naïef", "10 €", "klant’s", "“ja”", "wacht – nu", "geïnteresseerd", "Zoë")


def mojibake(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in sentences(file):
        meant = dice.choice(MOJIBAKE)
        for encoding in ("cp1252", "latin-1"):
            spoilt = meant.encode().decode(encoding, "replace")
            if encoding == "cp1252" and "\ufffd" not in spoilt:
                yield mistake("mojibake", f"{place.where}: {spoilt}", place.written(f"{words(place)} {spoilt}"), line(place.line), meant)
            elif encoding == "latin-1" and spoilt.isprintable() and spoilt != meant.encode().decode("cp1252", "replace"):
                yield mistake(
                    "mojibake of Latin-1", f"{place.where}: {spoilt}", place.written(f"{words(place)} {spoilt}"), line(place.line), meant
                )


MARKS = (("<<<<<<< HEAD", ">>>>>>> my-branch"), ("<<<<<<< ours", ">>>>>>> theirs"))


def merge_marks(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    """What git leaves behind of two changes that touch the same lines."""
    for place in file.places:
        if not place.in_brackets and not place.leads_item and (place.is_fixed or place.is_item) and len(place.block) < 12:
            opening, closing = dice.choice(MARKS)
            other = tuple(text.replace(" e", " a") for text in place.block)
            change = Change(file.path, place.line, place.end, (opening, *place.block, "=======", *other, closing))
            lines = frozenset(range(place.line + 1, place.line + len(change.lines) + 1))
            yield mistake("marks of a merge", place.where, change, lines, ("merge", "Merge", "merged", "conflict"))
            for mark in dice.sample([opening, "=======", closing], 1):
                alone = Change(file.path, place.line, place.line, (mark,))
                yield mistake("mark of a merge left over", place.where, alone, line(place.line), ("merge", "Merge", "merged", "conflict"))


KINDS: tuple[Any, ...] = (hidden, hidden_in_key, escaped, fine_characters, odd_blanks, mojibake, merge_marks)
