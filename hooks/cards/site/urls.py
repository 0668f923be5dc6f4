"""The URLs of pages, and of the files that they are made from."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from functools import cache, partial

from cards.content.languages import Language
from cards.content.schema import Slug


def card_uri(slug: Slug) -> str:
    """Return the URL of the page of the card `slug`, within a language of the site."""
    return f"practices/{slug}.html"


def markdown_uri(uri: str) -> str:
    """Return the Markdown file that a generator of sites makes the page at `uri` from."""
    return uri.removesuffix(".html") + ".md"


def page_uri(markdown: str) -> str:
    """Return the address of the page that is made from the Markdown file `markdown`."""
    return markdown.removesuffix(".md") + ".html"


def language_url(site_url: str, language: Language) -> str | None:
    """Return the URL of `language` on the site at `site_url`, with a slash at its end; none where the site has no address."""
    return f"{site_url.rstrip('/')}/{language.root}" if site_url else None


@cache
def links_from(folder: str) -> Callable[[str], str]:
    """Return what tells the way to an address from the pages in `folder`."""
    return partial(relative_link, posixpath.join(folder, ""))


def relative_link(page: str, target: str) -> str:
    """Return the way from the address `page` to the address `target`, both within one language of the site.

    A target that the languages share begins with ``../``, where the language has a folder of its own.
    """
    folder, way = page.split("/")[:-1], [part for part in target.split("/") if part != "."]
    shared = len(posixpath.commonprefix([folder, way]))
    return "/".join([*(".." for _ in folder[shared:]), *way[shared:]]) or "."
