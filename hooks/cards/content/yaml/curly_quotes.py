"""Curly quotes around a whole text, typed by a word processor where straight ones were meant."""

from __future__ import annotations

import re

from cards.content.problem import Code, Said, quoted, said

_CLOSING = {"“": "”", "„": "”“", "‘": "’", "‚": "’‘", "«": "»", "»": "«", "”": "”", "’": "’"}
_SINGLE = "‘‚’"


def within_curly_quotes(text: str) -> str | None:
    """Return what stands between the curly quotes around `text`; nothing if there are none, or several such pairs."""
    inside = text[1:-1]
    if not inside or text[-1] not in _CLOSING.get(text[0], "") or text[0] in inside:
        return None
    closes_before = re.search(r"’(?!\w)", inside) is not None if text[0] in _SINGLE else text[-1] in inside
    return None if closes_before else inside


def told_curly(text: str) -> tuple[Code, Said, Said]:
    """Return what is wrong with `text`, which stands between curly quotes."""
    return (
        "curly-quotes",
        said("curly-quotes", opening=quoted(text[0]), closing=quoted(text[-1])),
        said("straight-quotes", text=quoted(f'"{text[1:-1]}"')),
    )
