"""Every paragraph of an article is accounted for: it has a passage, or ``left_out`` names it with the reason."""

from __future__ import annotations

from collections.abc import Iterator

from cards.content.problem import Problem
from cards.content.project import Entry, Project
from cards.content.schema import Source
from cards.content.yaml_loader import Location

MOST_LISTED = 10
"""The number of forgotten paragraphs that a message names."""


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem for the paragraphs that are forgotten, and for each that is beyond the last or both told and left out."""
    for entry in project.sources.values():
        last = entry.value.paragraphs
        told = {passage.paragraph: slug for slug, passage in entry.value.passages.items()}
        left_out = set()
        for location, number in _numbers(entry.value):
            if number > last:
                message = f"the article has no paragraph {number}, its last is {last}"
                yield entry.problem(location, "no-such-paragraph", message, "Correct the number.")
            if location[0] == "left_out":
                left_out.add(number)
                if number in told:
                    hint = f"Remove the number here, or the passage `{told[number]}`."
                    yield entry.problem(location, "told-and-left-out", f"paragraph {number} has a passage", hint)
        forgotten = [number for number in range(1, last + 1) if number not in told and number not in left_out]
        if forgotten:
            yield _forgotten(entry, forgotten)


def _numbers(source: Source) -> Iterator[tuple[Location, int]]:
    for slug, passage in source.passages.items():
        yield ("passages", slug, "paragraph"), passage.paragraph
    for index, item in enumerate(source.left_out):
        for place, number in enumerate(item.paragraphs):
            yield ("left_out", index, "paragraphs", place), number


def _forgotten(entry: Entry[Source], numbers: list[int]) -> Problem:
    listed = ", ".join(map(str, numbers[:MOST_LISTED]))
    if len(numbers) > MOST_LISTED:
        listed += f" and {len(numbers) - MOST_LISTED} more"
    message = f"neither told nor left out: paragraph{'s' if len(numbers) > 1 else ''} {listed}"
    hint = "Add a passage for it, or name it under `left_out` with the reason."
    return entry.key_problem(("paragraphs",), "forgotten-paragraph", message, hint)
