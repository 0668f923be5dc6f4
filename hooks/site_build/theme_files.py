"""The theme's style sheets as ours need them: in a cascade layer of their own, below ours, and without what no page needs."""

from __future__ import annotations

from functools import lru_cache

from site_build.unused_rules import without_unused

SHEETS = "assets/stylesheets/"
"""Where the theme has them."""

CHARSET = '@charset "UTF-8";'
"""What may only stand at the beginning of a file; a server says it too."""


@lru_cache(maxsize=8)  # a preview makes its style sheets anew after each change
def in_layer(css: str, used: frozenset[str]) -> str:
    """Return `css`, a style sheet of the theme, in a layer; of rules for parts that no page has, those for the classes in `used` alone.

    To put it in a layer in the page itself would take a ``<style>``, which sites may forbid; ``@import`` makes readers wait twice.
    """
    return f"@layer theme {{{without_unused(css.removeprefix(CHARSET), used)}}}\n"
