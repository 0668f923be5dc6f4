"""What a search can find: every card, and every section of the other pages, in plain text.

The search plugin would parse the cards out of the finished pages, which took half of the time of a build; every other page it reads itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from html import unescape
from typing import TypedDict

from cards.content.schema import Slug
from cards.site.kept_texts import Made, anew
from cards.site.renderer import Renderer
from cards.site.urls import card_uri

CONTENT = "content"
"""The section that the first heading of a page begins; readers are led to the page itself."""

_BLOCK = re.compile(r"</?(?:p|li|ol|ul|pre|td|tr|dd|dt)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")


class Entry(TypedDict):
    """A page, or a section of one, as the search plugin has it; title and text are HTML."""

    location: str
    title: str
    text: str


@dataclass(frozen=True)
class Place:
    """A card, or a section of another page."""

    location: str
    """Its address within the language."""

    title: str
    blocks: tuple[str, ...]
    """What it says, in paragraphs; of a card the summary first."""

    slug: Slug | None = None
    """Of a card: by it the languages tell that they speak of the same one."""

    tags: tuple[str, ...] = ()
    """Of a card, its theme, and the kinds of what it rests on."""

    keywords: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()
    """Of a card, the trouble that it answers, in the words of those who have it."""

    asked: tuple[str, ...] = ()
    """What people type who look for it, or who have that trouble; no result quotes that."""


def cards(renderer: Renderer, made: Made = anew) -> Iterator[Place]:
    """Yield the cards."""
    questions: dict[Slug, list[str]] = {}
    for situation in renderer.catalog.situations.values():
        for slug in situation.cards:
            questions.setdefault(slug, []).append(renderer.plain(situation.question))
    code = renderer.language.code
    asked = renderer.catalog.asked
    for slug, card in renderer.catalog.cards.items():
        uri = card_uri(slug)
        text = card.text(renderer.language)
        kinds = [renderer.messages["evidence"]["kinds"][kind]["name"] for kind in renderer.catalog.strength(slug).kinds]
        yield Place(
            uri,
            text.title,
            tuple(made(f"{uri}#said", partial(_said, renderer, slug)).split("\n")),
            slug,
            (renderer.plain(renderer.catalog.vocabulary.themes[card.theme].name), *kinds),
            text.keywords,
            (*text.heard, *questions.get(slug, ())),
            asked[slug].texts.get(code, ()) if slug in asked else (),
        )


def _said(renderer: Renderer, slug: Slug) -> str:
    """Return what the card `slug` says, each paragraph as a line."""
    card = renderer.catalog.cards[slug]
    return "\n".join(_blocks(renderer.render("search_text.html", card_uri(slug), card=card, text=card.text(renderer.language))))


def sections(entries: Iterable[Entry]) -> Iterator[Place]:
    """Yield the sections of the other pages, as the search plugin has made `entries` of them; what a page begins with is one with it."""
    first: dict[str, Entry] = {}
    found: list[Entry] = []
    for entry in entries:
        page, _, section = entry["location"].partition("#")
        if page not in first:
            first[page] = Entry(location=page, title=entry["title"], text=entry["text"])
            found.append(first[page])
        elif section == CONTENT and entry["title"] == first[page]["title"]:
            first[page]["text"] = entry["text"] + first[page]["text"]
        elif entry["text"]:
            found.append(entry)
    for entry in found:
        yield Place(entry["location"], _plain(entry["title"]), tuple(_blocks(entry["text"])))


def _blocks(html: str) -> Iterator[str]:
    return filter(None, map(_plain, _BLOCK.split(html)))


def _plain(html: str) -> str:
    return " ".join(unescape(_TAG.sub("", html)).split())
