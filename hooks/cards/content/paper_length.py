"""How much room a running text takes on paper, in characters of a text without a break."""

from __future__ import annotations

import re

LINE = 75
"""Characters of a line in the smallest type of a handout, and in the facilitator's guide; what a line leaves of them is lost."""

GAP = 12
"""Characters that a line costs beside: the space between two items."""

BLANK = 35
"""Characters that a blank line costs: the space between two paragraphs."""

MOST = 700
"""Measured in Chromium on a card with all other texts at their limit: eight items fit or six paragraphs."""

MOST_ITEMS = MOST // (LINE + GAP)
MOST_PARAGRAPHS = (MOST + BLANK) // (LINE + GAP + BLANK)


def running_length(text: str) -> int:
    """Return the length of `text`, where it is more than one paragraph by the lines that it takes."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) <= 1:
        return len(text)
    return sum(-(-len(line) // LINE) * LINE + GAP for line in lines) + BLANK * len(re.findall(r"\n[ \t]*\n", text))
