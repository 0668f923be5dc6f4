"""The lists and paragraphs of a text fit their sheet of paper, where even the shortest takes a line."""

from __future__ import annotations

from collections.abc import Iterator

from cards.content.paper_length import MOST, MOST_ITEMS, MOST_PARAGRAPHS, running_length
from cards.content.problem import Problem, said
from cards.content.project import Project


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem for every text of a card that has few characters and takes many lines."""
    for entry in project.cards.values():
        for code, text in entry.value.texts.items():
            if running_length(text.why) > MOST:
                wrong = said("too-many-lines", n=sum(1 for line in text.why.split("\n") if line.strip()))
                yield entry.problem((code, "why"), "too-long", wrong, said("fewer-lines", items=MOST_ITEMS, paragraphs=MOST_PARAGRAPHS))
