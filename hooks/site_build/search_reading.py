"""What the search plugin reads of pages: none twice whose content is what it was in an earlier build."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import Any

from cards.content.remembered import Remembered
from mkdocs.structure.pages import Page


def read_once(index: Any, remembered: Remembered) -> None:
    """Have the `index` of the search plugin take from what is `remembered` the entries of pages that it has read."""
    index.add_entry_from_context = _reader(index, index.add_entry_from_context, remembered)


def _reader(index: Any, read: Callable[[Page], None], remembered: Remembered) -> Callable[[Page], None]:
    def add(page: Page) -> None:
        told = (
            page.url,
            str(page.meta.get("title", page.title)),
            repr(page.meta.get("search")),
            repr(page.meta.get("tags")),
            page.content or "",
        )
        key = sha256("\n".join(told).encode()).digest()
        known = remembered.get(key)
        if known is None:
            before = len(index.entries)
            read(page)
            remembered.put(key, index.entries[before:])
        else:
            index.entries += known

    return add
