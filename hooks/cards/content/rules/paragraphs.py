"""Every paragraph of an article is accounted for: it has a passage, or ``left_out`` names it with the reason."""

from __future__ import annotations

from collections.abc import Iterator

from cards.content.problem import Problem, quoted, said
from cards.content.project import Entry, Project
from cards.content.sources import Article
from cards.content.yaml.loader import Location

MOST_LISTED = 10
"""The number of forgotten paragraphs that a message names."""


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem for the paragraphs that are forgotten, and for each that is beyond the last or both told and left out."""
    for entry in project.articles:
        last = entry.value.paragraphs
        if not last:
            continue
        told = {passage.paragraph: slug for slug, passage in entry.value.passages.items()}
        left_out = set()
        for location, number in _numbers(entry.value):
            if number > last:
                wrong = said("no-such-paragraph", number=number, last=last)
                yield entry.problem(location, "no-such-paragraph", wrong, said("correct-number"))
            if location[0] == "left_out":
                left_out.add(number)
                if number in told:
                    remedy = said("remove-number-or-passage", passage=quoted(told[number]))
                    yield entry.problem(location, "told-and-left-out", said("paragraph-is-told", number=number), remedy)
        forgotten = [number for number in range(1, last + 1) if number not in told and number not in left_out]
        if forgotten and told and 0 not in told and not entry.lacks("left_out"):
            yield _forgotten(entry, forgotten)


def _numbers(source: Article) -> Iterator[tuple[Location, int]]:
    for slug, passage in source.passages.items():
        yield ("passages", slug, "paragraph"), passage.paragraph
    for index, item in enumerate(source.left_out):
        for place, number in enumerate(item.paragraphs):
            yield ("left_out", index, "paragraphs", place), number


def _forgotten(entry: Entry[Article], numbers: list[int]) -> Problem:
    listed, more = ", ".join(map(str, numbers[:MOST_LISTED])), len(numbers) - MOST_LISTED
    shown = said("and-more", list=listed, n=more) if more > 0 else listed
    wrong = said("forgotten-paragraph", n=len(numbers), numbers=shown)
    return entry.key_problem(("paragraphs",), "forgotten-paragraph", wrong, said("add-passage-or-leave-out"))
