"""Where the files of a project name a card."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import EllipsisType

from cards.authoring.changes import Replacement, offset
from cards.content.project import ADDRESSES, DISAGREEMENTS, LEADERS, SITUATIONS, TOGETHER, VOCABULARY, WORKSHOPS
from cards.content.yaml.loader import Document, Location

Pattern = tuple[str | EllipsisType, ...]
"""A location, with an ellipsis where any step may stand."""

OF_A_CARD: tuple[Pattern, ...] = (("related", ...), ("rather_than", ...))
PLACES: dict[str, tuple[Pattern, ...]] = {
    LEADERS: (("leaders", ..., "start_here", ...),),
    DISAGREEMENTS: (("disagreements", ..., "positions", ..., "cards", ...),),
    SITUATIONS: (("situations", ..., "cards", ...),),
    WORKSHOPS: (("workshops", ..., "cards", ...), ("workshops", ..., "breaks", ...)),
    TOGETHER: (("together", ..., "cards", ...),),
    VOCABULARY: (("themes", ..., "scan"),),
    ADDRESSES: (("removed", ...),),
}
"""Name of a file -> where it names cards; a file that is not among them is a card."""

BY_KEY = (("rather_than", ...), ("workshops", ..., "breaks", ...), ("together", ..., "cards", ...))
"""The places where a card is named by a key."""


@dataclass(frozen=True)
class Reference:
    """A place that names a card."""

    location: Location
    start: int
    """Where the name begins, in characters from the start of the file's text."""

    end: int


def references(document: Document, text: str, slug: str) -> Iterator[Reference]:
    """Yield each place in `document`, the text of which is `text`, that names the card `slug` as a value or a key.

    A name that is written otherwise than it reads, such as with an escape, is none of them: `cards check` tells where it leads nowhere.
    """
    spelt = re.compile(rf"(?<![\w-]){re.escape(slug)}(?![\w-])")
    name = document.path.rpartition("/")[2]
    for location, value in document.values():
        pattern = next((pattern for pattern in PLACES.get(name, OF_A_CARD) if _fits(location, pattern)), None)
        if pattern is None:
            continue
        by_key = pattern in BY_KEY
        if (location[-1] if by_key else value) == slug:
            start = offset(text, document.key_position(location) if by_key else document.position(location))
            line_end = text.find("\n", start)
            if found := spelt.search(text, start, line_end if line_end >= 0 else len(text)):  # behind a quotation mark, if there is one
                yield Reference(location, *found.span())


def links(text: str, slug: str) -> Iterator[Replacement]:
    """Yield the target of each link in `text`, that of a file, that leads to the card `slug`; as a replacement by itself."""
    for found in re.finditer(rf"(?<=\]\(){re.escape(slug)}(?=(?:\.html)?(?:#[^()\s]*)?\))", text):
        yield Replacement(found.start(), found.end(), slug)


def _fits(location: Location, pattern: Pattern) -> bool:
    return len(location) == len(pattern) and all(want in (..., step) for step, want in zip(location, pattern, strict=True))
