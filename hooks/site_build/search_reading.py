"""What the search plugin reads of pages: none twice that says what it did in an earlier build, and nothing that it is to leave out."""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import copy
from hashlib import sha256
from typing import Any

from cards.content.remembered import Remembered
from mkdocs.structure.pages import Page

_EXCLUDES = "data-search-exclude"
"""The attribute of an element that is kept from the search."""

_EXCLUDED = re.compile(rf"<(\w+)[^<>]*\s{_EXCLUDES}[^<>]*>")
"""How such an element begins."""


def read_once(index: Any, remembered: Remembered) -> None:
    """Have the `index` of the search plugin take from what is `remembered` the entries of pages that it has read."""
    index.add_entry_from_context = _reader(index, index.add_entry_from_context, remembered)


def _reader(index: Any, read: Callable[[Page], None], remembered: Remembered) -> Callable[[Page], None]:
    def add(page: Page) -> None:
        if not page.content:  # a generated page has none before the search plugin is done with it
            return
        searched = copy(page)
        searched.content = without_excluded(page.content)
        told = (
            page.url,
            str(page.meta.get("title", page.title)),
            repr(page.meta.get("search")),
            repr(page.meta.get("tags")),
            searched.content,
        )
        key = sha256("\n".join(told).encode()).digest()
        known = remembered.get(key)
        if known is None:
            before = len(index.entries)
            read(searched)
            remembered.put(key, index.entries[before:])
        else:
            index.entries += known

    return add


def without_excluded(html: str) -> str:
    """Return `html` without what is in the elements that are kept from the search: whole cards, which it would read tag by tag."""
    kept: list[str] = []
    done = 0
    for named in re.finditer(_EXCLUDES, html):  # few tags have it, and most of a page is tags
        tag = html.rfind("<", done, named.start())  # none, where a text behind what is left out says so
        if tag >= 0 and (begin := _EXCLUDED.match(html, tag)):
            kept.append(html[done : begin.end()])
            done = _end(html, begin)
    return "".join([*kept, html[done:]])


def _end(html: str, begin: re.Match[str]) -> int:
    """Return where the content of the element ends that begins so; where it begins, if it has none."""
    within = 1
    for tag in re.compile(rf"<(/?){begin[1]}\b").finditer(html, begin.end()):
        within += -1 if tag[1] else 1
        if not within:
            return tag.start()
    return begin.end()
