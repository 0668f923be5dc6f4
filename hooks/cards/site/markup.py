"""Pieces of HTML that hang on no catalog."""

from __future__ import annotations

from markupsafe import Markup

from cards.content import icons

MOST_COUNTED = 120
"""The largest number that style sheets count with: beyond it nothing looks different."""


def amount(n: int) -> str:
    """Return the class by which the style sheets know the number `n`."""
    return f"amount--{min(n, MOST_COUNTED)}"


def coded(text: str) -> Markup:
    """Return `text` as HTML, with what stands in backticks as code."""
    return Markup().join(Markup("<code>{}</code>").format(part) if index % 2 else part for index, part in enumerate(text.split("`")))


def icon(name: str) -> Markup:
    """Return the icon as inline SVG that screen readers pass over."""
    return Markup('<span class="twemoji" aria-hidden="true">{}</span>').format(Markup(icons.svg(name)))  # noqa: S704 - a file of the theme
