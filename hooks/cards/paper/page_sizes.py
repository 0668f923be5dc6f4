"""The sizes of paper, each declared once: ``css/page-sizes.css`` is made from them, kinds of sheets name one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PageSize:
    """A size of paper, upright."""

    name: str
    """As browsers and printers name it."""

    width: int
    """In millimetres."""

    height: int
    """In millimetres."""

    @property
    def slug(self) -> str:
        """Return its name as style sheets write it."""
        return self.name.lower()


A4 = PageSize("A4", 210, 297)
A6 = PageSize("A6", 105, 148)

PAGE_SIZES = (A4, A6)
"""The first is that of every page that says no other."""
