"""The same page in the other languages."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from cards.content.languages import name_of, own_name
from cards.site.renderer import Renderer


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
    language = renderer.language
    here = posixpath.dirname(language.root + uri) or "."
    return [
        Alternate(
            code,
            name=own_name(other),
            title=renderer.messages["site"]["switch"].format(language=name_of(code, language)),
            href=posixpath.relpath(other.root + uri, here),
        )
        for code, other in renderer.catalog.languages.items()
        if other != language
    ]
