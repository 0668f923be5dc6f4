"""Colours can be read: text in them on their ground, and white text on them, in the light scheme and in the dark one."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor

from cards.content.problem import Problem, quoted, said
from cards.content.project import Entry, M, Project
from cards.content.vocabulary import Colour
from cards.content.yaml.loader import Location

LEAST_CONTRAST = 4.5
"""Of text with its ground: WCAG 2.2, success criterion 1.4.3, level AA."""

PAPER = "#ffffff"
DARK_SURFACE = "#182325"
"""The lightest ground of the dark scheme, ``--surface`` in ``css/tokens.css``."""


LIGHT_TINT = "#f3efe6"
"""The darkest ground of the light scheme, ``--colour-tint`` there."""

ON_BRAND = "#f3f6f5"
"""The text on the site's own colour in the dark scheme, ``--colour-on-brand`` there."""

GROUNDS = {"primary": (LIGHT_TINT, ON_BRAND), "accent": (LIGHT_TINT, DARK_SURFACE)}
"""Colour of the site -> what the light and the dark form of it must stand out from."""


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem for every colour that is hard to read."""
    for slug, theme in project.vocabulary.value.themes.items():
        yield from _hard_to_read(project.vocabulary, ("themes", slug, "colour"), theme.colour, PAPER, DARK_SURFACE)
    for name, grounds in GROUNDS.items():
        if (colour := getattr(project.site.value.colours, name)) is not None and not project.site.lacks("colours", name):
            yield from _hard_to_read(project.site, ("colours", name), colour, *grounds)


def _hard_to_read(entry: Entry[M], at: Location, colour: Colour, light_ground: str, dark_ground: str) -> Iterator[Problem]:
    for form, own, ground in (("light", colour.light, light_ground), ("dark", colour.dark, dark_ground)):
        if (found := contrast(own, ground)) < LEAST_CONTRAST:
            shown = str(floor(found * 100) / 100)
            wrong = said("low-contrast", colour=quoted(own), contrast=shown, ground=quoted(ground), least=str(LEAST_CONTRAST))
            remedy = said("lighter-colour" if ground == DARK_SURFACE else "darker-colour")
            yield entry.problem((*at, form), "low-contrast", wrong, remedy)


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
