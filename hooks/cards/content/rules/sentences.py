"""No sentence is so long that a reader has to begin it again: it has at most 40 words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cards.content.card import Card
from cards.content.problem import Problem, quoted, said
from cards.content.project import Project
from cards.content.yaml.loader import Location

MOST_WORDS = 40

END = re.compile(r"(?<=[.?!…])['’\"”)]*\s+|\n\s*(?:\n|[-*] |[0-9]+[.)] )")
"""Behind the end of a sentence, or between the paragraphs and items of a text; an abbreviation only makes two short ones of one."""

_WORD = re.compile(r"\S*\w\S*")


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem for every sentence of a card that is too long."""
    for entry in project.cards.values():
        for at, text in _texts(entry.value):
            if text.count(" ") < MOST_WORDS:
                continue
            for sentence in END.split(text):
                if (count := len(_WORD.findall(sentence))) > MOST_WORDS:
                    wrong = said("long-sentence", count=count, most=MOST_WORDS, sentence=quoted(sentence.lstrip("-* \n").rstrip()))
                    yield entry.problem(at, "long-sentence", wrong, said("make-two-sentences"))


def _texts(card: Card) -> Iterator[tuple[Location, str]]:
    """Yield the texts of a card that readers read, each with its place."""
    own = card.case.texts if card.case else {}
    yield from (((code, *at), text) for code, block in card.texts.items() for at, text in block.told())
    yield from ((("case", code), text) for code, text in own.items())
    for slug, reason in card.rather_than.items():
        yield from ((("rather_than", slug, code), text) for code, text in reason.texts.items())
