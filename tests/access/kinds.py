"""The kinds of pages, for what pages of every kind have to be, and the windows that they are looked at in."""

from __future__ import annotations

from pathlib import Path

from cards.content.catalog import Catalog
from playwright.sync_api import ViewportSize

FOLDERS = {"practices": "card", "themes": "theme", "sources": "source", "leaders": "leader"}
"""Folder with many pages of a kind -> that kind. Each other page is of a kind of its own, and so are the first pages of these."""

DESKTOP: ViewportSize = {"width": 1400, "height": 900}
TABLET: ViewportSize = {"width": 820, "height": 1180}
PHONE: ViewportSize = {"width": 390, "height": 844}
NARROWEST: ViewportSize = {"width": 320, "height": 256}
"""What is left of 1280 × 1024 at 400 %."""


def addresses(folder: Path, cards: Catalog) -> dict[str, str]:
    """Return each kind of page of the site of one language in `folder`, and each that a reader has filled in, with the address of one."""
    pages = sorted(uri for file in folder.rglob("*.html") if "nl/" not in (uri := file.relative_to(folder).as_posix()))
    former = {f"practices/{slug}.html" for slug in cards.moved}  # which only send readers on
    one_of_each = {_kind_of(uri): uri for uri in reversed(pages) if uri not in former}
    return {kind: f"{folder.as_uri()}/{uri}" for kind, uri in {**one_of_each, **_filled_in(cards)}.items()}


def _kind_of(uri: str) -> str:
    folder, _, name = uri.removesuffix(".html").rpartition("/")
    return folder or name if name == "index" or folder not in FOLDERS else FOLDERS[folder]


def _filled_in(cards: Catalog) -> dict[str, str]:
    one, another, *_ = cards.cards
    return {
        "about, with results of the search": f"about.html?q={one.replace('-', '+')}",
        "workshop, with a plan": f"workshop.html#cards={one},~10,{another}&sheet=guide",
        "new, with a card": f"new.html#card={one}",
    }
