"""The map of the themes: where each is drawn, how large it is, and how strongly any two are tied."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import cos, pi, sin, sqrt

from cards.content.catalog import Catalog
from cards.content.schema import Slug

WIDTH, HEIGHT = 520, 440
RADIUS_X, RADIUS_Y = 175, 160
LARGEST = 44
"""Radius of the theme with the most practices, in units of the picture."""

SMALLEST = 12
"""Radius of a theme without any: its number still has room."""


@dataclass(frozen=True)
class Place:
    """A theme on the map; its circle's area grows with its practices."""

    theme: Slug
    x: float
    y: float
    radius: float
    practices: int


@dataclass(frozen=True)
class Tie:
    """A line between two themes, as wide as there are pairs of related cards across them."""

    start: Place
    end: Place
    pairs: int


def places(catalog: Catalog) -> list[Place]:
    """Return the themes on an ellipse, the first at the top, clockwise in the order of the vocabulary."""
    themes = list(catalog.vocabulary.themes)
    counts = {theme: len(catalog.in_theme(theme)) for theme in themes}
    most = max(counts.values()) or 1
    return [
        Place(
            theme,
            round(WIDTH / 2 + RADIUS_X * sin(2 * pi * i / len(themes)), 1),
            round(HEIGHT / 2 - RADIUS_Y * cos(2 * pi * i / len(themes)), 1),
            max(round(LARGEST * sqrt(counts[theme] / most), 1), SMALLEST),
            counts[theme],
        )
        for i, theme in enumerate(themes)
    ]


def ties(catalog: Catalog) -> list[Tie]:
    """Return the ties between different themes, the weakest first, so that the strongest are drawn on top."""
    at = {place.theme: place for place in places(catalog)}
    pairs = {frozenset((slug, other)) for slug, card in catalog.cards.items() for other in card.related}
    across = Counter(frozenset(catalog.cards[slug].theme for slug in pair) for pair in pairs)
    order = list(at)
    found = []
    for themes, count in across.items():
        if len(themes) > 1:
            start, end = sorted(themes, key=order.index)
            found.append(Tie(at[start], at[end], count))
    return sorted(found, key=lambda tie: (tie.pairs, order.index(tie.start.theme), order.index(tie.end.theme)))
