"""A card taken away, without a name that leads nowhere or an address that stops answering."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from cards.authoring.address_list import with_addresses
from cards.authoring.changes import Changes, Replacement, as_typed, documents, no_card, replaced
from cards.authoring.references import Reference, links, references
from cards.content.project import ASKED, PRACTICES
from cards.content.yaml.loader import Document

QUOTE = "[\"']?"


def remove(root: Path, slug: str, instead: str | None) -> Changes:
    """Return what changes when the card `slug` goes: whatever names it, and the list of addresses.

    Where it was named stands the card `instead`; without one, or where that stands already, it is named no longer. Its addresses, the
    former ones too, lead to that card, or to the catalogue. Raises `Refused` if one of the two cards is not there, or would lead to itself.
    """
    read = documents(root)
    card = root / PRACTICES / f"{slug}.yml"
    if card not in read:
        raise no_card(read, slug)
    former = read.pop(card).value.get("formerly")
    if instead is not None and root / PRACTICES / f"{instead}.yml" not in read:
        raise no_card(read, instead)
    gone = [slug, *(str(name) for name in (former if isinstance(former, list) else []))]
    texts = {file: _without(document, as_typed(document), slug, instead) for file, document in read.items()}
    changed = {file: text for file, text in texts.items() if text != as_typed(read[file])}
    asked = root / ASKED / f"{slug}.yml"
    gone_too: Changes = {asked: None} if asked.exists() else {}
    return {**changed, card: None, **gone_too, **with_addresses(root, gone, dict.fromkeys(gone, instead))}


def _without(document: Document, text: str, slug: str, instead: str | None) -> str:
    places = list(references(document, text, slug))
    if instead is None:
        text = replaced(text, [Replacement(*_item(text, place), "") for place in places])
        return re.sub(rf"\[([^\]]*)\]\({re.escape(slug)}(?:\.html)?(?:#[^()\s]*)?\)", r"\1", text)
    stands = [place for place in places if instead in _beside(document, place)]
    found = [Replacement(*_item(text, place), "") if place in stands else Replacement(place.start, place.end, instead) for place in places]
    return replaced(text, [*found, *(Replacement(link.start, link.end, instead) for link in links(text, slug))])


def _beside(document: Document, place: Reference) -> set[str]:
    """Return what a list names beside the card at `place`, and the card itself that the list is in: none of these may come twice."""
    beside = document.value_at(place.location[:-1])
    return {PurePosixPath(document.path).stem, *(map(str, beside) if isinstance(beside, (list, dict)) else ())}


def _item(text: str, place: Reference) -> tuple[int, int]:
    """Return where in `text` begins and ends what is to go with the name: its line, or the item of a list in brackets with a comma."""
    start, end = place.start, place.end
    line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    if key := re.fullmatch(rf"( *){QUOTE}{re.escape(text[start:end])}{QUOTE} *: *(?:#.*)?", text[line_start:line_end]):
        block = re.compile(rf"(?:\n {key[1]}.*)*\n?").match(text, line_end)  # the lines below it, which are further in
        return line_start, block.end() if block else line_end
    if re.fullmatch(
        rf"\s*(?:- +|[\w-]+ *: +)?{QUOTE}{re.escape(text[start:end])}{QUOTE}(?: *: *\d+)?\s*(?:#.*)?", text[line_start:line_end]
    ):
        return line_start, min(line_end + 1, len(text))
    before = re.search(rf"(?:[\w-]+ *: *)?{QUOTE}$", text[:start])
    after = re.match(rf"{QUOTE}(?: *: *\d+)?", text[end:])
    start, end = before.start() if before else start, end + (after.end() if after else 0)
    if comma := re.search(r",\s*$", text[:start]):
        return comma.start(), end
    comma = re.match(r"\s*,\s*", text[end:])
    return start, end + (comma.end() if comma else 0)
