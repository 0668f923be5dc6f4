"""The same page in the other languages."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import cache

from cards.content.languages import Languages, name_of, own_name
from cards.site.renderer import Renderer
from cards.site.urls import language_url


@dataclass(frozen=True)
class Alternate:
    """A page in another language."""

    language: str
    name: str
    """What the language calls itself."""

    title: str
    """What the link to it says to readers of this page."""

    href: str


def alternates(renderer: Renderer, uri: str) -> list[Alternate]:
    """Return the links from the page at `uri` to the same page in the other languages; within each language it has the same URI."""
    language, folder = renderer.language, posixpath.dirname(uri)
    return [
        Alternate(
            code,
            name=own_name(other),
            title=renderer.messages["site"]["switch"].format(language=name_of(code, language)),
            href=_way(language.root + folder, other.root) + uri,
        )
        for code, other in renderer.catalog.languages.items()
        if other != language
    ]


@cache
def _way(folder: str, root: str) -> str:
    """Return the way from the pages in `folder` to the `root` of another language."""
    way = posixpath.relpath(root or ".", folder or ".")
    return "" if way == "." else f"{way}/"


def full_addresses(site_url: str, languages: Languages) -> dict[str, str]:
    """Return what search engines are told: the address of each language of the site, and under ``x-default`` that for everybody else.

    A page has the same URI behind each of them. There are none where the site has no address, or one language.
    """
    if len(languages) == 1:
        return {}
    found = {code: address for code, language in languages.items() if (address := language_url(site_url, language))}
    return found and {**found, "x-default": next(iter(found.values()))}
