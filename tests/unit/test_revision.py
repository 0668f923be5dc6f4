"""Which printing a sheet is: another one whenever something changes that stands on it, and only then."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from enum import Enum
from typing import Any

from cards.content.card import Card
from cards.content.catalog import Catalog
from cards.content.sources import Source
from cards.content.vocabulary import Vocabulary
from cards.paper.revision import PARTS_ON
from cards.paper.sheets import PIECES
from cards.site.renderer import Renderer
from pydantic import BaseModel

from tests.languages import EN

FULLEST = "longest-of-all-the-cards-with-every-text-at-its-largest-size"
"""The card that has all that a card can have; it cites one source."""

SOURCE = "longest-of-all-the-sources"
CITATIONS = ("evidence", "against", "background")

NAMES = re.compile(rf"{FULLEST}|{SOURCE}|card-\d+|source-\d+")
GUIDE = "guide.html"

NOT_COUNTED = {"reviewed"}
"""Stands on every sheet; but a card that somebody has read again and found right is no other one."""


def changes(value: object) -> Iterator[tuple[str, Any]]:
    """Yield `value` with one thing in it changed, for each thing in it, after the way there; of several alike the first is changed."""
    match value:
        case BaseModel():
            for key, below in value:
                yield from ((f"{key}.{way}", value.model_copy(update={key: other})) for way, other in changes(below))
        case Mapping():
            for key, below in [*value.items()][:1]:
                yield from ((way, {**value, key: other}) for way, other in changes(below))
        case tuple():
            yield from ((way, (other, *value[1:])) for first in value[:1] for way, other in changes(first))
        case None:
            return
        case _:
            yield "", another(value)


def another(value: object) -> object:
    """Return another value of the same sort."""
    match value:
        case Enum():
            return next(other for other in type(value) if other is not value)
        case bool():
            return not value
        case int() | float():
            return value + 1
        case date():
            return value - timedelta(days=366)
        case _:
            text = str(value)
            return "room" if text == "person" else f"2001{text[4:]}" if text[:4].isdigit() else f"Other {text}"


def changed_cards(card: Card, vocabulary: Vocabulary) -> Iterator[tuple[str, Card]]:
    """Yield `card` with each of its fields changed; what names something names something else that there is."""
    there: dict[str, Iterable[str]] = {"theme": vocabulary.themes, **{name: vocabulary.facets[name].values for name in card.facets}}
    for key, names in there.items():
        chosen = getattr(card, key)
        others = [name for name in names if name not in chosen]
        yield key, card.model_copy(update={key: (*chosen, *others)[1:] if isinstance(chosen, tuple) else others[0]})
    for key, after in zip(CITATIONS, (*CITATIONS[1:], None), strict=True):
        *kept, last = getattr(card, key)
        yield key, card.model_copy(update={key: tuple(kept)})
        if after:
            yield f"{key} to {after}", card.model_copy(update={key: tuple(kept), after: (last, *getattr(card, after))})
    other_language = card.model_copy(update={"nl": None})
    yield from ((way, other) for way, other in changes(other_language) if way.split(".")[0] not in {*there, *CITATIONS, *NOT_COUNTED})
    yield "nl", other_language


def changed_sources(source: Source) -> Iterator[tuple[str, Source]]:
    """Yield `source` with each of its fields changed, but for what makes it another thing."""
    return ((way, other) for way, other in changes(source) if way not in {"kind.", "language.", "passages.speaker."})


def citing(card: Card, source: str) -> Card:
    """Return `card` with the passages of `source` for those that it cites."""
    return card.model_copy(update={key: tuple(it.replace(SOURCE, source) for it in getattr(card, key)) for key in CITATIONS})


def printed(renderer: Renderer, slug: str) -> dict[str, tuple[str, str]]:
    """Return what stands on each sheet of a card beside its stamp and names, and that stamp, by the template."""
    paper = json.loads(renderer.paper_script(slug).partition(", ")[2].removesuffix(");\n"))
    filled_in = {GUIDE: paper["minutes"]}  # how long it takes stands on the guide too, which the page of the workshops fills in
    sheets = {}
    for name, template in PIECES.items():
        if template in PARTS_ON:
            stamp = renderer.printed_card(slug).revisions[template].stamp
            assert stamp in paper[name]
            sheets[template] = f"{NAMES.sub('', paper[name]).replace(stamp, '')}{filled_in.get(template)}", stamp
    return sheets


def test_a_sheet_is_another_printing_whenever_something_changes_that_stands_on_it_and_only_then(cards: Catalog) -> None:
    card, source = cards.cards[FULLEST], cards.sources[SOURCE]
    told = [*changed_sources(source)]
    sources = {f"source-{place}": other for place, (_, other) in enumerate(told)}
    varied = [*changed_cards(card, cards.vocabulary), *((way, citing(card, name)) for (way, _), name in zip(told, sources, strict=True))]
    changed = {f"card-{place}": other for place, (_, other) in enumerate(varied)}
    catalog = replace(cards, cards={FULLEST: card, **changed}, sources={SOURCE: source, **sources})
    renderer = Renderer(catalog, EN)
    before = printed(renderer, FULLEST)
    assert before.keys() == PARTS_ON.keys()
    mistaken = [
        f"{way} {template}: {'looks different with the same stamp' if html != html_before else 'has another stamp and looks the same'}"
        for (way, _), slug in zip(varied, changed, strict=True)
        for template, (html, stamp) in printed(renderer, slug).items()
        for html_before, stamp_before in [before[template]]
        if (html != html_before) != (stamp != stamp_before)
    ]
    assert mistaken == []
