"""What the search knows of the cards, in the form of the search plugin's index.

The plugin would parse it out of the finished pages, which took half of the time of a build; every other page it still reads itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TypedDict

from cards.site.renderer import Renderer
from cards.site.urls import card_uri

CARD_BOOST = 2.0
"""How the search tells a card from another page; ``js/search/index.js`` reads it."""

KEYWORDS = "keywords"
"""The section of a card that holds what people would type to find it; the search is told by `cards.site.search_words`."""

UNUSED = "search/search_index.json"
"""The index as the search plugin writes it; pages ask for the script that the offline plugin makes of it, and none for JSON."""


class IndexEntry(TypedDict):
    """A page, or a section of one, as the search plugin writes it; titles, tags and texts are HTML."""

    location: str
    title: str
    text: str
    tags: list[str]
    boost: float


def entries(renderer: Renderer) -> Iterator[IndexEntry]:
    """Yield two entries for every card, for its text and for its keywords; titles and texts are HTML."""
    for slug, card in renderer.catalog.cards.items():
        uri = card_uri(slug)
        text = card.text(renderer.language)
        title = escape(text.title, quote=False)
        theme = renderer.plain(renderer.catalog.vocabulary.themes[card.theme].name)
        kinds = [renderer.messages["evidence"]["kinds"][kind]["name"] for kind in renderer.catalog.strength(slug).kinds]
        tags = [escape(tag, quote=False) for tag in (theme, *kinds)]
        said = _in_text(renderer.render("search_text.html", uri, card=card, text=text))
        typed = _in_text(renderer.render("keywords.html", uri, text=text))
        yield IndexEntry(location=uri, text=said, title=title, tags=tags, boost=CARD_BOOST)
        yield IndexEntry(location=f"{uri}#{KEYWORDS}", text=typed, title=title, tags=tags, boost=CARD_BOOST)


def _in_text(html: str) -> str:
    """Return `html` with its quotes as they are: only in attributes, of which there are none, they need to be escaped."""
    return html.replace("&#39;", "'").replace("&#34;", '"')
