"""Mistakes in values that are no sentences: words to choose from, names of cards and passages, numbers, dates, lists."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from tests.mutations import slips
from tests.mutations.kinds.keys import A_TEXT, AGAIN, fixed
from tests.mutations.mutation import Change, Mutation, line, mistake
from tests.mutations.places import Base, File, Place

REFERENCES = ("related", "cards", "start_here", "evidence", "against", "background", "passages", "speaker")
"""Keys below which the names of cards, passages and speakers stand."""


def chosen(file: File) -> Iterator[Place]:
    """Yield the values that are a word of a list or a name that exists elsewhere."""
    for place in file.places:
        refers = place.shape == "name" and set(place.location[-3:]) & set(REFERENCES)
        if (place.shape == "choice" or refers) and isinstance(place.value, str):
            yield place


def changed(kind: str, place: Place, written: str, *says: str | tuple[str, ...]) -> Iterator[Mutation]:
    if written != place.value:
        yield mistake(kind, f"{place.where}: {written}", place.written(written), line(place.line), *(says or (place.value,)))


def right_part(value: str, written: str) -> tuple[str, ...]:
    """Return what a remedy must name: the value, or of a citation the half in which the slip is."""
    if "/" not in value or written.count("/") != 1:
        return (value,)
    halves = zip(value.split("/"), written.split("/"), strict=True)
    wrong = [right for right, other in halves if right != other]
    return (value, *wrong) if len(wrong) == 1 else (value,)


def with_a_slip(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in chosen(file):
        known = {*base.cards, *base.citations, *place.schema.get("enum", [])}
        for name, slip in slips.ONE_SLIP.items():
            if (written := slip(place.value, dice)) not in known:
                yield from changed(f"value with {name}", place, written, right_part(place.value, written))


def in_another_case(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in chosen(file):
        yield from changed("value in another case", place, dice.choice([place.value.capitalize(), place.value.upper()]))


def with_another_hyphen(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in chosen(file):
        if "-" in place.value:
            yield from changed("value with another sign for -", place, place.value.replace("-", dice.choice(["_", " ", "–", ""])))


def in_look_alikes(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in chosen(file):
        if (written := slips.look_alike(place.value, dice)) is not None:
            yield from changed("value with a look-alike letter", place, written, right_part(place.value, written))


def in_curly_quotes(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in chosen(file):
        yield from changed("value in curly quotes", place, f"“{place.value}”")


def by_its_name(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in chosen(file) if file.is_card else ():
        names = base.terms(place.key).get(place.value, {}).get("name", {})
        for language, name in names.items():
            if name != place.value and not set(name) & set(":#,[]{}"):
                yield from changed(f"value by its name on the site ({language})", place, name)


def quoted_where_needed(text: str) -> str:
    return f'"{text}"' if set(text) & set(""":#,[]{}"'&*!|>%@`""") else text


def by_its_title(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in chosen(file):
        card = base.cards.get(place.value)
        for language in ("en", "nl"):
            if card is not None and language in card.value:
                yield from changed(f"card by its title ({language})", place, quoted_where_needed(card.value[language]["title"]))


def by_its_file(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in chosen(file):
        if place.value in base.cards:
            written = dice.choice(["{}.yml", "practices/{}.yml", "practices/{}", "{}.html", "practices/{}.html"]).format(place.value)
            yield from changed("card by its file", place, written)
            address = f"https://example.org/nl/practices/{place.value}.html"
            yield from changed("card by its address", place, f'"{address}"' if place.in_brackets else address)


def citation_without_its_source(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in chosen(file):
        if place.value in base.citations:
            source, passage = place.value.split("/")
            yield from changed("citation without its source", place, passage)
            yield from changed("citation with another sign for /", place, f"{source}{dice.choice(['.', ':', ' / ', '#'])}{passage}")
            yield from changed("citation by its file", place, f"seeds/{source}.yml/{passage}")


def nothing_like_it(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in chosen(file):
        if place.shape == "choice":
            yield from changed("value that nothing resembles", place, "zzqxk", tuple(place.schema["enum"]))
        else:
            yield from changed(
                "name that nothing resembles", place, "zzqxk" if "/" not in place.value else "zzqxk/qqxzk", ("zzqxk", "zzqxk/qqxzk")
            )


def itself(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in file.places:
        if file.is_card and place.location[0] == "related" and place.is_item:
            yield from changed("card related to itself", place, file.slug, ("itself",))


def repeated(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    """The first item of a list stands in it again, where there is no room in the place of another."""
    for place in file.places:
        if place.shape != "list" or not isinstance(place.value, list) or len(place.value) < 2 or not isinstance(place.value[0], str):
            continue
        items = [other for other in file.places if other.location[:-1] == place.location]
        first, last = items[0], items[-1]
        if first.is_plain_line and last.is_plain_line:
            if len(items) < place.schema.get("maxItems", 7):
                text = file.lines[last.line]
                added = Change(file.path, last.end, last.end, (f"{last.head} {first.value}",)) if not last.in_brackets else None
                bracket = Change(file.path, last.line, last.line + 1, (f"{text[: last.until[1]]}, {first.value}{text[last.until[1] :]}",))
                change, where = (added, line(first.line, last.end)) if added else (bracket, line(first.line, last.line))
            elif first.shape != "text":
                continue
            else:
                change, where = last.written(first.value), line(first.line, last.line)
            yield mistake("item repeated", place.where, change, where, (*AGAIN, "repeated"))


def too_long(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in file.places:
        if place.shape == "text" and (most := place.schema.get("maxLength")):
            text = ("Lorem ipsum dolor sit amet consectetur " * 20)[: most + 1]
            text = text[:-1] + "x" if text.endswith(" ") else text
            lines = frozenset(range(place.line + 1, place.line + 3))
            yield mistake("text too long by one", place.where, place.written(text), lines, str(most))
            if not place.in_brackets:
                indent = " " * (place.column + 2)
                half = text.index(" ", most // 2)
                folded = place.written(">-", f"{indent}{text[:half]}", f"{indent}{text[half + 1 :]}")
                yield mistake("folded text too long by one", place.where, folded, lines, str(most))


def number_out_of_range(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in file.places:
        if place.shape == "number":
            for key, step in (("minimum", -1), ("maximum", 1)):
                if key in place.schema:
                    limit = place.schema[key]
                    yield from changed("number beyond its limit by one", place, str(limit + step), str(limit))


def number_in_other_words(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in file.places:
        if place.shape == "number":
            written = dice.choice(
                [f"{place.value} minutes", f"{place.value} min", "thirty", "dertig", f"{place.value}.5", f"'{place.value}'"]
            )
            yield from changed("number in other words", place, written, ("whole number", "number"))


def list_of_another_length(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in file.places:
        if place.shape != "list" or place.schema.get("items", {}).get("type") != "string" or place.in_brackets:
            continue
        fewest, most = place.schema.get("minItems", 0), place.schema.get("maxItems")
        texts = place.schema["items"].get("pattern") is None
        words = [f"Another sentence, number {n}" for n in range(50)]
        names = [slug for slug in base.cards if slug != file.slug] if place.key == "related" else []
        indent = " " * (place.column + 2)
        if most and (names or texts):
            items = (names or words)[: most + 1]
            if len(items) == most + 1:
                change = place.written("", *(f"{indent}- {item}" for item in items))
                lines = frozenset(range(place.line + 1, place.line + most + 3))
                yield mistake("list too long by one", place.where, change, lines, str(most))
        if fewest > 1 and (names or texts):
            items = (place.value if names else words)[: fewest - 1]
            change = place.written("", *(f"{indent}- {item}" for item in items))
            yield mistake(
                "list too short by one", place.where, change, frozenset(range(place.line + 1, place.line + fewest + 2)), str(fewest)
            )


def list_and_word(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in fixed(file):
        if place.in_brackets:
            continue
        if place.shape == "choice":
            change = place.written(f"[{place.value}]")
            yield mistake("word to choose in brackets", place.where, change, line(place.line), (place.value, "brackets"))
        elif place.shape == "list" and isinstance(place.value, list) and place.value and isinstance(place.value[0], str):
            one = place.written(quoted_where_needed(place.value[0]))
            yield mistake("list of one without brackets", place.where, one, line(place.line), ("list",))
            if not any(set(item) & set(":#[]{}\"'") for item in place.value):
                several = place.written(", ".join(place.value))
                yield mistake("list with commas alone", place.where, several, line(place.line), ("list",))


DATES: dict[str, list[tuple[str, tuple[str, ...]]]] = {
    "date in the far future": [("2099-12-31", ("future",))],
    "date long ago": [("1026-11-22", ("year", "early", "old", "past", "before"))],
    "date that is none": [("2026-02-30", ("date",)), ("2026-13-01", ("date",)), ('"0"', ("date",)), ("0", ("date",)), ("2026", ("date",))],
    "date in another order": [
        ("23-03-2025", ("2025-03-23",)),
        ("23/03/2025", ("2025-03-23",)),
        ("2025/03/23", ("2025-03-23",)),
        ("2025.03.23", ("2025-03-23",)),
        ("23.03.2025", ("2025-03-23",)),
    ],
    "date in words": [
        ("23 maart 2025", ("2025-03-23", "year, month and day")),
        ("March 23, 2025", ("2025-03-23", "year, month and day")),
        ("today", ("2025-03-23", "year, month and day")),
    ],
    "date with a time": [("2025-03-23T10:00:00", ("2025-03-23",)), ("2025-03-23 10:00", ("2025-03-23",))],
    "date of short parts": [("2026-1-5", ("2026-01-05",))],
}


def dates(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in file.places:
        if place.shape == "date":
            for kind, written in DATES.items():
                for text, says in written:
                    yield from changed(kind, place, text, says)


def empty_text(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in file.places:
        if place.shape == "text":
            written = dice.choice(['""', "''", '"  "', "~", "null"])
            yield mistake("empty text", f"{place.where}: {written}", place.written(written), line(place.line), (*A_TEXT, "Write"))


def empty_item(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in file.places:
        if place.is_item and place.shape == "text" and not place.in_brackets:
            change = Change(file.path, place.end, place.end, (place.head,))
            if len([other for other in file.places if other.location[:-1] == place.location[:-1]]) < 4:
                yield mistake("item left empty", place.where, change, line(place.end), (*A_TEXT, "Write", "Remove", "remove"))


KINDS: tuple[Any, ...] = (
    with_a_slip,
    in_another_case,
    with_another_hyphen,
    in_look_alikes,
    in_curly_quotes,
    by_its_name,
    by_its_title,
    by_its_file,
    citation_without_its_source,
    nothing_like_it,
    itself,
    repeated,
    too_long,
    number_out_of_range,
    number_in_other_words,
    list_of_another_length,
    list_and_word,
    dates,
    empty_text,
    empty_item,
)
