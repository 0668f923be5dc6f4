"""Mistakes with whole files: encodings, names, copies, renames, what other programs leave behind."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Any

from cards.content.yaml.encodings import MOST_BYTES

from tests.mutations.mutation import Change, Mutation, Told, mistake
from tests.mutations.places import Base, File, Place

PUBLISHED = "practices/_addresses.yml"
FIRST = frozenset({1})
GONE = ("remove", "Remove", "put it back", "Put it back", "formerly")
"""What one can do where a card has gone that others name."""


def whole(kind: str, file: File, data: bytes, lines: frozenset[int], *says: tuple[str, ...]) -> Mutation:
    return Mutation(kind, file.path, files={file.path: data}, told=(Told(file.path, lines, says),))


def accepted(kind: str, file: File, files: dict[str, bytes | None]) -> Mutation:
    return Mutation(kind, file.path, files=files)


def encodings(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    utf_8 = ("UTF-8",)
    for encoding in ("latin-1", "cp1252", "mac-roman"):
        data = file.text.encode(encoding, "replace")
        if not data.isascii():
            foreign = next(number for number, text in enumerate(data.split(b"\n"), 1) if not text.isascii())
            yield whole(f"file in {encoding}", file, data, frozenset({foreign}), utf_8)
    for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32"):
        if len(data := file.text.encode(encoding)) <= MOST_BYTES:
            yield whole(f"file in {encoding}", file, data, FIRST, utf_8)
    yield accepted("file with a byte order mark (fine)", file, {file.path: file.text.encode("utf-8-sig")})
    yield accepted("file with CRLF (fine)", file, {file.path: file.text.replace("\n", "\r\n").encode()})
    yield accepted("file with CR (fine)", file, {file.path: file.text.replace("\n", "\r").encode()})
    yield accepted("file without its last line end (fine)", file, {file.path: file.text.rstrip("\n").encode()})
    yield accepted("file with a comment and a first line of dashes (fine)", file, {file.path: f"# A note\n---\n{file.text}".encode()})


def contents(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    empty = ("empty",)
    for name, text in {"empty file": "", "file of blanks": "\n  \n\n", "file of a comment": "# to do\n"}.items():
        yield whole(name, file, text.encode(), frozenset(range(1, 5)), empty)
    yield whole("binary file", file, b"\x89PNG\r\n\x1a\n" + dice.randbytes(400), frozenset(range(1, 50)), ("UTF-8", "text", "image"))
    yield whole("Word document", file, b"PK\x03\x04" + dice.randbytes(400), frozenset(range(1, 50)), ("UTF-8", "text", "Word"))
    yield whole(
        "file with a null",
        file,
        file.text[:50].encode() + b"\0" + file.text[50:].encode(),
        frozenset({file.text.count("\n", 0, 50) + 1}),
        ("U+0000",),
    )
    again = len(file.lines)
    for name, between in {"file twice in one": "", "file twice with dashes between": "---\n"}.items():
        lines = frozenset({1, again, again + 1, again + 2})
        if 2 * len(file.text.encode()) < MOST_BYTES:
            yield whole(name, file, f"{file.text}{between}{file.text}".encode(), lines, ("second", "twice", "again", "file of its own"))
    yield whole(
        "file of prose", file, b"Dear all,\nthis is my practice.\n\nWe ask why.\n", frozenset(range(1, 5)), ("key", "colon", "keys")
    )
    yield whole(
        "file of JSON with a slip", file, b'{"theme": "example",\n"leaders": ["board"\n', frozenset(range(1, 4)), ("close", "Close", "]")
    )
    yield whole(
        "file of a web page",
        file,
        b"<!DOCTYPE html>\n<html><body><p>Practice: one</p></body></html>\n",
        frozenset(range(1, 4)),
        ("key", "keys", "colon", "YAML"),
    )


def odd_names(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    if not file.is_card:
        return
    data = file.text.encode()
    for name, suggested in {
        "My Card.yml": ("my-card.yml", "my-card"),
        "Klant één.yml": ("klant-een.yml", "klant-een"),
        "my_card.yml": ("my-card.yml", "my-card"),
        "my-card.yaml": ("my-card.yml", "my-card"),
        "MY-CARD.YML": ("my-card.yml", "my-card"),
        "my-card.yml.txt": ("my-card.yml", "my-card", ".yml"),
        "my-card.txt": ("my-card.yml", "my-card", ".yml"),
        "my-card.docx": (".yml",),
        "my-card": (".yml",),
        "index.yml": ("index-1.yml", "index-1"),
        "con.yml": ("con-1.yml", "con-1"),
        "-my-card-.yml": ("my-card.yml", "my-card"),
        "my--card.yml": ("my-card.yml", "my-card"),
        "my-card .yml": ("my-card.yml", "my-card"),
        "my.card.yml": ("my-card.yml", "my-card"),
        "_my-card.yml": ("my-card.yml", "my-card"),
        "💡.yml": ("some-name.yml", ".yml", "small letters"),
        f"{'very-long-' * 8}card.yml": ("60",),
        f"{file.slug} (1).yml": (f"{file.slug}-1.yml", f"{file.slug}-1", "copy"),
        f"{file.slug} - Copy.yml": (f"{file.slug}-copy.yml", f"{file.slug}-copy", "copy"),
        f"Kopie van {file.slug}.yml": (f"kopie-van-{file.slug}.yml", f"kopie-van-{file.slug}", "copy"),
    }.items():
        path = f"practices/{name}"
        yield Mutation("file with an odd name", path, files={path: data}, told=(Told(path, FIRST, (suggested,)),))
    for name in (
        f"~${file.slug}.yml",
        f"~${file.slug}.docx",
        f".~lock.{file.slug}.yml#",
        f"{file.slug}.yml~",
        f".{file.slug}.yml.swp",
        "Thumbs.db",
        "~WRL0001.tmp",
    ):
        yield Mutation("file that a program left behind (fine)", name, files={f"practices/{name}": b"\x05Anna\0"})


def copies(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    if file.is_card:
        path = f"practices/{file.slug[:50]}-copy.yml"
        either = Told(path, frozenset(range(1, len(file.lines) + 1)), ((file.slug, f"{file.slug}.yml", f"practices/{file.slug}.yml"),))
        yield Mutation("card a copy of another", path, files={path: file.text.encode()}, told=(either,))


def _name_of(file: File, other: File) -> str:
    """Return the pattern of the name of a card in another file: among the sources, keys of their own may be called the same."""
    return rf"(?<![\w/-]){file.slug}(?![\w/-])" + ("(?!:$)" if other.path.startswith("seeds/") else "")


def names(place: Place, file: File) -> bool:
    """Tell whether the card is named there, as a value or as a key."""
    return place.value == file.slug or (place.location[-1] == file.slug and not place.path.startswith("seeds/"))


def renames(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    if not file.is_card:
        return
    naming = [other for other in base.files.values() if other is not file and file.slug in other.text and other.path != PUBLISHED]
    references = sum(names(place, file) for other in naming for place in other.places)
    fresh = f"{file.slug[:50]}-anew"
    path = f"practices/{fresh}.yml"
    files: dict[str, bytes | None] = {file.path: None, path: file.text.encode()}
    told = [Told(other.path, frozenset(range(1, len(other.lines) + 1)), ((fresh, f"{fresh}.yml"),)) for other in naming[:1]]
    yield Mutation("card renamed", f"{file.slug} to {fresh}", files=files, told=tuple(told), most=references + 1)
    files = {file.path: None, path: f"formerly: [{file.slug}]\n{file.text}".encode()} if "formerly" not in file.value else {}
    mended: dict[str, bytes | None] = {
        other.path: re.sub(_name_of(file, other), fresh, other.text, flags=re.MULTILINE).encode() for other in naming
    }
    if files:
        yield Mutation("card renamed with all that names it (fine)", f"{file.slug} to {fresh}", files={**mended, **files})
        if PUBLISHED not in base.files:  # without the list of addresses, nobody can know
            return
        without: dict[str, bytes | None] = {**mended, file.path: None, path: file.text.encode()}
        place = next(place for place in base.files[PUBLISHED].places if place.value == file.slug)
        forgotten = Told(PUBLISHED, frozenset({place.line + 1}), ((f"formerly: [{file.slug}]",), (fresh, f"{fresh}.yml", path)))
        yield Mutation("card renamed, and its old address forgotten", f"{file.slug} to {fresh}", files=without, told=(forgotten,))


def deletions(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    if file.is_card:
        naming = [
            other
            for other in base.files.values()
            if other is not file and any(names(place, file) for place in other.places) and other.path != PUBLISHED
        ]
        references = sum(names(place, file) for other in naming for place in other.places)
        others = {
            place.value
            for other in base.cards.values()
            if other is not file
            for place in other.places
            if place.is_item and isinstance(place.value, str)
        }
        alone = {
            place.value for place in file.places if place.is_item and isinstance(place.value, str) and place.value in base.citations
        } - others
        if naming:
            other = naming[0]
            lines = frozenset(place.line + 1 for place in other.places if names(place, file))
            told = (Told(other.path, lines, ((file.slug,), GONE)),)
            most = references + 1 + len(alone)
            if PUBLISHED in base.files:  # the list knows, and what follows from it is not told
                place = next(place for place in base.files[PUBLISHED].places if place.value == file.slug)
                told, most = (Told(PUBLISHED, frozenset({place.line + 1}), ((file.slug,), GONE)),), 1
            yield Mutation("card deleted", file.slug, files={file.path: None}, told=told, most=most)
    elif file.path.startswith("seeds/"):
        citing = [other for other in base.cards.values() if f"{file.slug}/" in other.text]
        if citing:
            places = [
                place
                for other in citing
                for place in other.places
                if isinstance(place.value, str) and place.value.startswith(f"{file.slug}/")
            ]
            lines = frozenset(place.line + 1 for place in places if place.path == citing[0].path)
            told = (Told(citing[0].path, lines, ((file.slug,),)),)
            elsewhere = sum(
                isinstance(place.value, str) and place.value.startswith(f"{file.slug}/")
                for other in base.files.values()
                for place in other.places
            )
            yield Mutation("source deleted", file.slug, files={file.path: None}, told=told, most=elsewhere + 1)


def ends(base: Base, file: File, dice: random.Random) -> Iterator[Mutation]:
    """Lines that e-mail and editors put behind a file."""
    number = len(file.lines) - 1
    for name, text in {
        "signature of a mail": ("--", "Anna Bakker"),
        "dots at the end": ("...", "and more"),
        "dashes at the end": ("---", "more: yes"),
    }.items():
        change = Change(file.path, number, number, text)
        lines = frozenset({number + 1, number + 2})
        yield mistake(name, f"line {number + 1}", change, lines, ("Remove", "remove", "colon", "key", "document"))


KINDS: tuple[Any, ...] = (encodings, contents, odd_names, copies, renames, deletions, ends)
