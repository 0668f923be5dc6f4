"""Mistakes in sentences: colons, number signs, quotes, brackets, lists and markup, as writers who know no YAML type them."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from tests.mutations.mutation import Change, Mutation, Told, fine, line, mistake
from tests.mutations.places import Base, File, Place

IN_QUOTES = ("double quotes", "in quotes", ': "', '- "')
"""The remedy in words, or the mended line."""


def sentences(file: File) -> Iterator[Place]:
    """Yield the texts on lines of their own, for people to read."""
    for place in file.places:
        if (
            place.shape == "text"
            and not place.in_brackets
            and not place.leads_item
            and place.key not in ("icon", "language", "locale", "fallback")
        ):
            yield place


def words(place: Place, count: int = 4) -> str:
    """Return the first words of the text, without signs that mean something."""
    found = [word.strip("""'"“”‘’:,.;#*-!?&()[]{}<>""") for word in str(place.value).split()]
    return " ".join([word for word in found if word.isalnum()][:count]) or "Words"


def with_text(kind: str, place: Place, text: str, *says: str | tuple[str, ...], shown: tuple[str, ...] = ()) -> Mutation:
    return mistake(kind, f"{place.where}: {text}", place.written(text), line(place.line), *says, shown=shown)


def colon(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in sentences(file):
        text = dice.choice(["Let op: {}", "{}: niet doen", "Remember: {}", "Zeg: {}, en wacht"]).format(words(place))
        yield with_text("colon in a text", place, text, IN_QUOTES)
        yield with_text("colon at the end of a text", place, f"{words(place)}:", IN_QUOTES)


def some_colons(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    """Two to four colons in one file, each of which is told."""
    if not file.is_card:
        return
    for count in (2, 3, 4):
        places = [place for place in sentences(file) if not place.is_item]
        if len(places) >= count:
            chosen = sorted(dice.sample(places, count), key=lambda place: place.line)
            changes = tuple(place.written(f"Let op: {words(place)}") for place in chosen)
            told, longer = [], 0
            for place, change in zip(chosen, changes, strict=True):
                told.append(Told(file.path, line(place.line + longer), (IN_QUOTES,)))
                longer += change.longer
            yield Mutation(f"{count} colons in one card", f"{file.path}: {', '.join(p.where for p in chosen)}", changes, told=tuple(told))


def number_sign(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in sentences(file):
        yield with_text("# behind one word", place, "Parkeeractie #1", IN_QUOTES)
        yield with_text("# behind a sentence", place, f"{words(place)} #1 of all", IN_QUOTES)
        yield with_text("# at the beginning", place, f"#1 {words(place)}", IN_QUOTES)
        change = place.written(f"{words(place)} and", f"{' ' * (place.column + 2)}#1 in the country")
        yield mistake("# at the beginning of a further line", place.where, change, line(place.line, place.line + 1), (*IN_QUOTES, ">-"))
        change = place.written(
            f"{words(place)} and", f"{' ' * (place.column + 2)}be the #1 in the country", f"{' ' * (place.column + 2)}too"
        )
        yield mistake("# within a further line", place.where, change, line(place.line, place.line + 1, place.line + 2), (*IN_QUOTES, ">-"))
        first, rest = words(place, 2), f"#1 {words(place, 1)}"
        folded = place.written(">-", f"{' ' * (place.column + 2)}{first}", f"{' ' * (place.column + 2)}{rest}")
        if len(f"{first} {rest}") <= place.schema.get("maxLength", 200):
            yield fine("# in a folded text (fine)", place.where, folded)


def apostrophe(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in sentences(file):
        begin = dice.choice(["'s Ochtends", "'t Is tijd:", "'s Avonds", "'n Klant", "'t Kan"])
        yield with_text("apostrophe at the beginning", place, f"{begin} {words(place)}", IN_QUOTES)
        yield with_text("apostrophe at the beginning, and another", place, f"'s Ochtends is 't druk bij {words(place)}", IN_QUOTES)


def curly_quotes(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    straight = ("straight", "curly", '"')
    for place in sentences(file):
        left, right = dice.choice([("“", "”"), ("„", "”"), ("‘", "’"), ("«", "»")])
        yield with_text("curly quotes around a text with a colon", place, f"{left}Let op: {words(place)}{right}", straight)
        yield with_text("curly quotes around a text with a #", place, f"{left}Klant #1: {words(place)}{right}", straight)


def quotes(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    some = ("quotes",)
    for place in sentences(file):
        yield with_text("quotes that do not close", place, f'"{words(place)}', some)
        yield with_text("quotes within quotes", place, f'"Zeg "nee" tegen {words(place)}"', some)
        yield with_text("text behind quotes", place, f'"Nee" zeggen tegen {words(place)}', some)
        yield with_text("text behind single quotes", place, f"'Nee' zeggen tegen {words(place)}", some)
        yield with_text("apostrophe in single quotes", place, f"'De klant's vraag over {words(place)}'", some)
        yield with_text("backslash in quotes", place, f'"C:\\klant\\{words(place)}"', ("backslash",))
        yield fine("text in quotes (fine)", place.where, place.written(f'"Let op: {words(place)} #1"'))


def first_signs(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in sentences(file):
        for sign in "[{&*!%@`|>":
            if sign in "*!&|>" and dice.random() < 0.5:
                yield with_text(
                    f"{sign} at the beginning",
                    place,
                    f"{sign} {words(place)}",
                    (*IN_QUOTES, *{"|": ("next line",), ">": ("next line",)}.get(sign, ())),
                )
            else:
                yield with_text(f"{sign} at the beginning", place, f"{sign}{words(place)}", (*IN_QUOTES, "]", "}", "next line"))
        yield with_text("brackets at the beginning", place, f"[Let op] {words(place)}", IN_QUOTES)
        yield with_text("braces at the beginning", place, f"{{naam}} {words(place)}", IN_QUOTES)
        yield with_text("dash at the beginning", place, f"- {words(place)}", (*IN_QUOTES, "- "))
        yield with_text("question mark at the beginning", place, f"? {words(place)}", IN_QUOTES)
        yield with_text("text a number", place, dice.choice(["2024", "12", "3.5", "-1"]), IN_QUOTES)
        if place.is_required or place.is_item:
            yield with_text("text a word that YAML reads", place, dice.choice(["true", "False", "null", "~"]), (*IN_QUOTES, "Write"))


def folded_marks(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in sentences(file):
        indent = " " * (place.column + 2)
        change = place.written(f"{dice.choice(['>-', '|', '>'])} {words(place)}", f"{indent}and more of it")
        yield mistake("text on the line of >- or |", place.where, change, line(place.line), (">", "|", "next line"))
        if place.column >= 2:
            dedented = place.written(
                ">-", f"{indent}{words(place)}", f"{' ' * max(0, place.column - 2)}and more of it", f"{indent}to the end"
            )
            lines = line(place.line + 2, place.line + 3)
            yield mistake(
                "further line of a text not indented", place.where, dedented, lines, ("indent", "Indent", "deeper", "indentation")
            )
        if place.column == 0:
            change = place.written(">-", f"{words(place)} at the edge")
            yield mistake("text at the edge", place.where, change, line(place.line + 1), ("indent", "Indent", "deeper", "indentation"))
        two = place.written(words(place, 1), f"{indent}{words(place, 2)}")
        yield fine("text on two lines (fine)", place.where, two)
        colons = place.written(words(place), f"{indent}let op: {words(place)}")
        yield mistake("colon on a further line", place.where, colons, line(place.line + 1, place.line), (*IN_QUOTES, ">-"))


def brackets(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    for place in file.places:
        text = file.lines[place.line]
        if (
            place.in_brackets
            or place.is_item
            or not isinstance(place.value, (list, dict))
            or place.until[0] != place.line
            or not place.value
        ):
            continue
        if place.leads_item or text[place.at[1] : place.at[1] + 1] not in ("[", "{"):
            continue
        close = place.until[1] - 1
        sign = text[close]

        def with_line(new: str, place: Place = place) -> Change:
            return Change(file.path, place.line, place.line + 1, (new,))

        yield mistake(
            "bracket that does not close",
            place.where,
            with_line(text[:close] + text[close + 1 :]),
            line(place.line),
            (sign, "Close", "close"),
        )
        yield mistake(
            "bracket that closes twice",
            place.where,
            with_line(text[: close + 1] + sign + text[close + 1 :]),
            line(place.line),
            (sign, "bracket", "brace"),
        )
        yield mistake("comma too many", place.where, with_line(f"{text[:close]}, ,{text[close:]}"), line(place.line), ("comma", "commas"))
        if (
            isinstance(place.value, list)
            and len(place.value) > 1
            and place.schema["items"].get("type") == "string"
            and "maxLength" not in place.schema["items"]
        ):
            yield mistake(
                "comma missing", place.where, with_line(text.replace(", ", " ", 1)), line(place.line), (*place.value[:1], "comma", "commas")
            )
        opening = text[: place.at[1]] + text[place.at[1] + 1 :]
        yield mistake(
            "bracket that does not open", place.where, with_line(opening), line(place.line), ("[", "{", "list", "bracket", "keys", "brace")
        )


BULLETS = ("•", "*", "–", "—", "·", "●")


def lists(file: File) -> Iterator[tuple[Place, list[Place]]]:
    for place in file.places:
        if place.shape == "list" and isinstance(place.value, list) and not place.in_brackets and len(place.value) > 1:
            items = [other for other in file.places if other.location[:-1] == place.location]
            if all(item.shape == "text" and not item.in_brackets for item in items):
                yield place, items


def bullets(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    says = ("- ", "hyphen")
    for place, items in lists(file):
        lines = frozenset(range(place.line + 1, place.line + len(items) + 2))
        said = Counter(map(words, items))
        item = dice.choice([item for item in items if said[words(item)] == 1])  # what stands there twice is a mistake of its own
        for bullet in BULLETS:
            blank = dice.choice([" ", " ", "\t"])
            whole = tuple(f"{' ' * items[0].column}{bullet}{blank}{text}" for text in said)
            yield mistake(f"list with {bullet} for -", place.where, place.written("", *whole), lines, says)
            head = f"{' ' * item.column}{bullet} {words(item)}"
            near = line(item.line, items[0].line, item.line - (item is not items[0]))
            yield mistake(f"item with {bullet} for -", item.where, Change(file.path, item.line, item.end, (head,)), near, says)
        tight = f"{' ' * item.column}-{words(item)}"
        yield mistake(
            "item without the space behind -",
            item.where,
            Change(file.path, item.line, item.end, (tight,)),
            line(item.line),
            ("space", "- "),
        )
        bare = f"{' ' * item.column}{words(item)}"
        change = Change(file.path, item.line, item.end, (bare,))
        before = (item.line - 1,) if item is not items[0] else ()
        yield mistake("item without its -", item.where, change, line(item.line, place.line, *before), ("- ", "indent", "line up"))
        numbered = place.written("", *(f"{' ' * items[0].column}{n}. {text}" for n, text in enumerate(said, 1)))
        yield mistake("list with numbers for -", place.where, numbered, lines, says)
        inline = place.written(" - " + " - ".join(words(item) for item in items))
        yield mistake("list on the line of its key", place.where, inline, line(place.line), says)


def shifted_items(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    says = ("indent", "Indent", "line up", "column", "indentation", "- ")
    for place, items in lists(file):
        for by in (1, 2, -1):
            item = dice.choice(items[1:])
            after = items[items.index(item) + 1].line if items.index(item) + 1 < len(items) else item.line
            name = f"item indented {'too deep' if by > 0 else 'too little'}"
            yield mistake(name, f"{item.where} by {by}", item.shifted(by), line(item.line, after), says)
        whole = Change(file.path, items[0].line, items[-1].end, tuple(f"  {text}" for text in file.lines[items[0].line : items[-1].end]))
        yield fine("list indented deeper (fine)", place.where, whole)


MARKUP: dict[str, tuple[str, tuple[str, ...]]] = {
    "angle brackets around words": ("Zeg dag <naam van de klant> en wacht", ("naam van de klant",)),
    "angle brackets around a word": ("Zeg dag <naam> en wacht", ("naam",)),
    "a tag of HTML": ("Zeg <b>nooit</b> nee", ("nooit",)),
    "a comment of HTML": ("Zeg nooit <!-- zegt Jan --> nee", ("zegt Jan",)),
    "a link": ("Lees [het stuk](https://example.org/stuk) eerst", ("het stuk", "example.org/stuk")),
    "a bare address": ("Lees https://example.org/stuk eerst", ("example.org/stuk",)),
    "an address in angle brackets": ("Lees <https://example.org/stuk> eerst", ("example.org/stuk",)),
    "an image": ("Kijk ![de balie](balie.png) eens", ("de balie",)),
    "a definition of a link": ("[stuk]: https://example.org/stuk", ("example.org/stuk",)),
    "smaller and larger than": ("Alleen als x < 5 en y > 3 is", ("x < 5 en y > 3",)),
    "an ampersand": ("Klanten & collega's &amp; gasten", ("Klanten & collega",)),
    "a backslash": (r"Kies ja\nee of \*niets\*", ("nee",)),
    "a code": ("Typ `cards check` daarna", ("cards check",)),
    "a heading": ("# Eerst kijken", ("# Eerst",)),
    "a number at the beginning": ("2024. Dat was een goed jaar", ("2024. Dat",)),
    "a number and a bracket": ("1) Eerst kijken", ("1)", "1.")[:1]),
    "a dash at the beginning of a folded text": ("- Eerst kijken", ("Eerst kijken",)),
    "a plus at the beginning": ("+ Eerst kijken", ("+ Eerst",)),
    "a quotation": ("> Eerst kijken", ("> Eerst",)),
    "a line of signs": ("---", ("---",)),
    "a footnote": ("Dat zegt Jan[^1] altijd", ("[^1]",)),
    "a table": ("a | b", ("a | b",)),
}
"""What Markdown or HTML means something by -> the text, and what of it a page must show where it is accepted."""


def markup(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    if not file.is_card:
        return
    for place in sentences(file):
        if place.key == "keywords":
            continue
        for kind, (text, shown) in MARKUP.items():
            written = place.written(">-", f"{' ' * (place.column + 2)}{text}")
            lines = line(place.line, place.line + 1)
            sort = "markup in prose" if place.key == "why" else "markup"
            yield mistake(f"{sort}: {kind}", place.where, written, lines, shown=shown)


def lists_in_prose(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    """A list in a folded text: a page shows it as one, or it is refused."""
    for place in sentences(file):
        if place.key == "why" and file.is_card:
            indent = " " * (place.column + 2)
            text = (f"{indent}Doe dit:", f"{indent}- eerst kijken", f"{indent}- dan vragen")
            for mark in (">-", "|", ">"):
                lines = frozenset(range(place.line + 1, place.line + 5))
                kind = f"list in a text behind {mark}"
                yield mistake(kind, place.where, place.written(mark, *text), lines, shown=("<li>eerst kijken", "<li>dan vragen"))
                apart = place.written(mark, text[0], "", *text[1:])
                yield mistake(f"{kind} and an empty line", place.where, apart, lines, shown=("<li>eerst kijken", "<li>dan vragen"))


def languages_mixed_up(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    """Whole languages of a card copied or swapped."""
    if not file.is_card or not {"en", "nl"} <= set(file.value):
        return
    en, nl = file.by_location["en",], file.by_location["nl",]
    if nl.line != en.end:
        return
    every = frozenset(range(en.line + 1, nl.end + 1))
    says = ("language", "Dutch", "English", "translate", "translated", "same", "identical")
    copied = Change(file.path, nl.line, nl.end, ("nl:", *en.block[1:]))
    yield mistake("nl a copy of en", file.slug, copied, every, says)
    back = Change(file.path, en.line, nl.end, ("en:", *nl.block[1:], "nl:", *nl.block[1:]))
    yield mistake("en a copy of nl", file.slug, back, every, says)
    swapped = Change(file.path, en.line, nl.end, ("en:", *nl.block[1:], "nl:", *en.block[1:]))
    yield mistake("languages swapped", file.slug, swapped, every, says)
    for key in ("why", "question", "summary"):
        place, other = file.by_location["nl", key], file.by_location["en", key]
        change = Change(file.path, place.line, place.end, other.block)
        if len(other.value) > 60:
            lines = line(place.line, other.line)
            yield mistake("text of one language under the other", place.where, change, lines, says)


Kind = Callable[[Base, File, random.Random], Iterator[Mutation]]

KINDS: tuple[Any, ...] = (
    colon,
    some_colons,
    number_sign,
    apostrophe,
    curly_quotes,
    quotes,
    first_signs,
    folded_marks,
    brackets,
    bullets,
    shifted_items,
    markup,
    lists_in_prose,
    languages_mixed_up,
)
