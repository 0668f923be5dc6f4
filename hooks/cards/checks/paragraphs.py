"""Every paragraph of an article is accounted for: it has a passage, or stands in ``left_out`` with the reason."""

from __future__ import annotations

from collections.abc import Iterator

from cards.collection import Collection
from cards.document import Location
from cards.problem import Problem


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a problem for every paragraph that is forgotten, that is beyond the last, or that is both told and left out."""
    for entry in collection.sources.values():
        source = entry.value
        told = {passage.paragraph: slug for slug, passage in source.passages.items()}
        left_out: set[int] = set()
        for index, item in enumerate(source.left_out):
            for place, number in enumerate(item.paragraphs):
                location: Location = ("left_out", index, "paragraphs", place)
                left_out.add(number)
                if number > source.paragraphs:
                    yield entry.problem(
                        location, "no-such-paragraph", f"the article has {source.paragraphs} paragraphs", "Correct the number."
                    )
                if number in told:
                    hint = f"Remove it here, or the passage `{told[number]}`."
                    yield entry.problem(location, "told-and-left-out", f"paragraph {number} has a passage", hint)
        for slug, passage in source.passages.items():
            if passage.paragraph > source.paragraphs:
                location = ("passages", slug, "paragraph")
                yield entry.problem(location, "no-such-paragraph", f"the article has {source.paragraphs} paragraphs", "Correct the number.")
        for number in range(1, source.paragraphs + 1):
            if number not in told and number not in left_out:
                hint = "Add a passage for it, or name it under `left_out` with the reason."
                yield entry.key_problem(("paragraphs",), "forgotten-paragraph", f"paragraph {number} is neither told nor left out", hint)
