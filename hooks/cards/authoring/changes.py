"""Changes of files, as values: what each will hold, or that it goes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from cards.content.card import Card
from cards.content.did_you_mean import Known, bare, did_you_mean
from cards.content.disk import reason
from cards.content.editorial import Asking
from cards.content.known_keys import all_keys
from cards.content.problem import Position, Said, named, quoted, said
from cards.content.project import ASKED, EDITORIAL, PRACTICES, SEEDS, is_litter
from cards.content.reading import read_vocabulary
from cards.content.schema import RESERVED, free_slug_like, is_slug
from cards.content.sources import MODELS
from cards.content.vocabulary import card_model
from cards.content.yaml import loader
from cards.content.yaml.loader import Document

Changes = Mapping[Path, str | None]
"""File -> its new text; nothing for a file that goes."""


class Refused(Exception):
    """What was asked for cannot be done; the files stay as they are."""

    def __init__(self, why: Said) -> None:
        super().__init__(why.key)
        self.why = why


@dataclass(frozen=True)
class Replacement:
    """A part of a text that gives way to another."""

    start: int
    """Where it begins, in characters from the start of the text."""

    end: int
    text: str


def documents(root: Path) -> dict[Path, Document]:
    """Return what can be read of the files in ``practices/`` that are in UTF-8, by file; of the others what they say is a guess."""
    files = sorted(file for file in (root / PRACTICES).glob("*.yml") if not is_litter(file.name))
    keys = keys_of_files(root)
    texts = {file: text for file in files if (text := text_of(file)) is not None}
    read = {file: loader.parse(file.relative_to(root).as_posix(), text, partial(keys, file)).document for file, text in texts.items()}
    return {file: document for file, document in read.items() if document is not None}


def text_of(file: Path) -> str | None:
    """Return the text of `file` if that is in UTF-8; otherwise `cards check` says what to do about it."""
    try:
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def as_typed(document: Document) -> str:
    """Return the text that `document` was read from, in which its positions are."""
    return "\n".join(document.lines)


def keys_of_files(root: Path) -> Callable[[Path], frozenset[str]]:
    """Return what tells of a file of the project in `root` the names of all keys it may have; they tell a key from a text."""
    vocabulary = read_vocabulary(root)
    card = Card if isinstance(vocabulary, list) else card_model(vocabulary[1].value)
    in_folders = {root / SEEDS: frozenset[str]().union(*map(all_keys, MODELS.values())), root / ASKED: all_keys(Asking)}
    return lambda file: in_folders[file.parent] if file.parent in in_folders else all_keys(EDITORIAL.get(file.name, card))


def refused_address(typed: str) -> Said | None:
    """Return why `typed` cannot be the address of a card or source; nothing if it can."""
    if is_slug(typed):
        return None
    wrong = "address-is-reserved" if typed in RESERVED else "no-address"
    return said(wrong, typed=quoted(typed), like=named(free_slug_like(bare(typed))))


def no_card(read: Mapping[Path, Document], typed: str) -> Refused:
    """Return that none of the files that could be `read` is a card of that name, nor has it as its title."""
    cards = {file.stem: document for file, document in read.items() if not file.name.startswith("_")}
    titles = [
        (str(block["title"]), slug)
        for slug, document in cards.items()
        for block in document.value.values()
        if isinstance(block, dict) and "title" in block
    ]
    return Refused(said("no-card-to-change", card=named(typed), remedy=did_you_mean(typed, Known(tuple(cards), tuple(titles)))))


def replaced(text: str, replacements: Iterable[Replacement]) -> str:
    """Return `text` with the `replacements`, which do not overlap."""
    for replacement in sorted(replacements, key=lambda replacement: replacement.start, reverse=True):
        text = text[: replacement.start] + replacement.text + text[replacement.end :]
    return text


def offset(text: str, place: Position) -> int:
    """Return where `place` is in `text`, in characters from its start."""
    line, column = place
    return sum(len(above) + 1 for above in text.split("\n")[: line - 1]) + column - 1


def row_with_comments(lines: Sequence[str], row: int, *, beyond_blanks: bool = True) -> int:
    """Return the row of the first comment above `row` that belongs to it: as far in as it; the line for editors belongs to no key.

    Blank lines may stand between, or may not: `beyond_blanks`.
    """
    begins = " " * (len(lines[row]) - len(lines[row].lstrip())) + "#"
    first = row
    while row > 0 and (lines[row - 1].startswith(begins) or (beyond_blanks and not lines[row - 1].strip())):
        row -= 1
        if "yaml-language-server" in lines[row]:
            break
        first = row if lines[row].strip() else first
    return first


def write(changes: Changes) -> None:
    """Write the new texts, then remove the files that go; all texts are on the disk before a file changes, and a full one loses nothing.

    Raises `Refused` if a file cannot be written.
    """
    texts = {Path(os.path.realpath(file)): text for file, text in changes.items() if text is not None}
    fresh = {file: file.with_name(f".{file.name}.new") for file in texts}
    try:
        for file, text in texts.items():
            with _or_refused(file):
                file.parent.mkdir(exist_ok=True)
                fresh[file].write_text(text, encoding="utf-8", newline="\n")
        for file, written in fresh.items():
            with _or_refused(file):
                written.replace(file)
    finally:
        for written in fresh.values():
            with suppress(OSError):  # where nothing can be written, nothing can be removed either
                written.unlink(missing_ok=True)
    for file in changes:
        if changes[file] is None:
            with _or_refused(file):
                file.unlink()


@contextmanager
def _or_refused(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Refused(said("cannot-write", file=named(f"{file.parent.name}/{file.name}"), reason=reason(error))) from error
