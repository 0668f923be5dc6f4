"""Another name for a card, without a link or an address that is lost."""

from __future__ import annotations

from pathlib import Path

from cards.authoring.address_list import with_addresses
from cards.authoring.changes import (
    Changes,
    Refused,
    Replacement,
    as_typed,
    documents,
    no_card,
    offset,
    refused_address,
    replaced,
    row_with_comments,
    text_of,
)
from cards.authoring.references import links, references
from cards.content.problem import named, said
from cards.content.project import ASKED, PRACTICES
from cards.content.yaml.loader import Document


def rename(root: Path, old: str, new: str) -> Changes:
    """Return what changes when the card `old` is called `new`: its file, whatever names it, and the list of addresses.

    Raises `Refused` if there is no such card, or if the new name is none or is taken.
    """
    read = documents(root)
    card, renamed = root / PRACTICES / f"{old}.yml", root / PRACTICES / f"{new}.yml"
    if card not in read:
        raise no_card(read, old)
    if (refused := refused_address(new)) is not None:
        raise Refused(refused)
    asked, asked_then = root / ASKED / f"{old}.yml", root / ASKED / f"{new}.yml"
    for taken in (renamed, asked_then):
        if taken.exists():
            raise Refused(said("name-is-taken", file=named(taken.relative_to(root).as_posix())))
    texts = {file: _with_name(document, as_typed(document), old, new) for file, document in read.items()}
    own = read[card]
    texts[card] = _with_former_name(own, texts[card], old, new)
    changed = {file: text for file, text in texts.items() if text != as_typed(read[file])}
    moved: dict[Path, str | None] = {renamed: changed.pop(card), card: None}
    if asked.exists() and (lines := text_of(asked)) is not None:
        moved |= {asked_then: lines, asked: None}
    return {**changed, **moved, **with_addresses(root, (old, new))}


def _with_name(document: Document, text: str, old: str, new: str) -> str:
    found = [Replacement(place.start, place.end, new) for place in references(document, text, old)]
    return replaced(text, [*found, *(Replacement(link.start, link.end, new) for link in links(text, old))])


def _with_former_name(document: Document, text: str, old: str, new: str) -> str:
    """Add `old` to the former names, and take `new` out of them if the card is called so again."""
    former = [name for name in _former_names(document) if name != new]
    line = f"formerly: [{', '.join([*former, old])}]\n"
    if ("formerly",) not in document.keys_at:
        return replaced(text, [Replacement(place := _before_the_texts(document, text), place, line)])
    start, end = _block(document, text, "formerly")
    return replaced(text, [Replacement(start, end, line)])


def _former_names(document: Document) -> list[str]:
    names = document.value.get("formerly")
    return [str(name) for name in names] if isinstance(names, list) else []


def _block(document: Document, text: str, key: str) -> tuple[int, int]:
    """Return where the lines of a key of the file begin and where they end."""
    keys = sorted(place for location, place in document.keys_at.items() if len(location) == 1)
    place = document.keys_at[key,]
    after = keys[keys.index(place) + 1 :]
    return offset(text, place), offset(text, after[0]) if after else len(text)


def _before_the_texts(document: Document, text: str) -> int:
    """Return where the first language begins, with the comments above it: the first key that holds others, else the end."""
    rows = [row for (key, *below), (row, _) in document.keys_at.items() if not below and _is_text(document.value[str(key)])]
    return offset(text, (row_with_comments(document.lines, min(rows) - 1) + 1, 1)) if rows else len(text)


def _is_text(value: object) -> bool:
    return isinstance(value, dict) and "title" in value
