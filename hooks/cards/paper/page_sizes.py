"""The sizes of paper, each declared once: ``css/page-sizes.css`` is made from them, kinds of sheets name one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PageSize:
    """A size of paper."""

    name: str
    """As browsers and printers name it."""

    width: float
    """In millimetres."""

    height: float
    """In millimetres."""

    @property
    def slug(self) -> str:
        """Return its name as style sheets write it."""
        return self.name.lower()


A4 = PageSize("A4", 210, 297)
A6 = PageSize("A6", 105, 148)
A3 = PageSize("A3", 297, 420)
LETTER = PageSize("letter", 215.9, 279.4)
TABLOID = PageSize("tabloid", 279.4, 431.8)
SCREEN = PageSize("screen", 320, 180)
"""As wide as a projector shows it, 16:9."""

PAGE_SIZES = (A4, A6, A3, LETTER, TABLOID, SCREEN)
"""The first is that of every page that says no other."""

IN_AMERICA = {A4: LETTER, A3: TABLOID}
"""What is printed on there in place of it."""
