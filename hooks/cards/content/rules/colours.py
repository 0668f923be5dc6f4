"""A theme's colour can be read: text in it on white paper and white text on it, and text in its dark form on a dark page."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor

from cards.content.problem import Problem, quoted, said
from cards.content.project import Project

LEAST_CONTRAST = 4.5
"""Of text with its ground: WCAG 2.2, success criterion 1.4.3, level AA."""

PAPER = "#ffffff"
DARK_SURFACE = "#182325"
"""The lightest ground of the dark scheme, ``--surface`` in ``css/tokens.css``."""


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem for every colour that is hard to read."""
    entry = project.vocabulary
    for slug, theme in entry.value.themes.items():
        for form, colour, ground in (("light", theme.colour.light, PAPER), ("dark", theme.colour.dark, DARK_SURFACE)):
            if (found := contrast(colour, ground)) < LEAST_CONTRAST:
                shown = str(floor(found * 100) / 100)
                wrong = said("low-contrast", colour=quoted(colour), contrast=shown, ground=quoted(ground), least=str(LEAST_CONTRAST))
                remedy = said("darker-colour" if form == "light" else "lighter-colour")
                yield entry.problem(("themes", slug, "colour", form), "low-contrast", wrong, remedy)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21, as WCAG 2.2 defines the contrast ratio."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb``, from 0 to 1, as WCAG 2.2 defines it."""
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - the standard's numbers
