"""What readers find of a file on the pages of the site."""

from __future__ import annotations

from html.parser import HTMLParser

from cards.content.catalog import Catalog
from cards.site.pages import all_pages
from cards.site.renderer import Renderer
from jinja2 import BytecodeCache


class _Words(HTMLParser):
    """Collects the text of a page, and what its elements say when pointed at or followed."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.attributes: list[str] = []

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [value for name, value in attrs if value and name in ("title", "href", "alt")]
        if tag == "li":
            self.text.append("<li>")


def read(html: str) -> str:
    """Return the words of a page, a blank for each run of them; each item of a list begins with ``<li>``."""
    words = _Words()
    words.feed(html)
    return " ".join(("".join(words.text) + " \n " + " \n ".join(words.attributes)).split())


def pages_about(cards: Catalog, path: str, compiled: BytecodeCache) -> str:
    """Return the words of all pages, in every language, that are made of the file `path`."""
    renderers = [Renderer(cards, language, bytecode=compiled) for language in cards.languages.values()]
    return "\n".join(read(page.render()) for renderer in renderers for page in all_pages(renderer) if page.source_path == path)
