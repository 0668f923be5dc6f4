"""What a card says it rests on must exist: each citation names a passage of a source, and no passage speaks twice."""

from __future__ import annotations

from collections.abc import Iterator

from cards.collection import Collection, Entry
from cards.document import Location
from cards.problem import Problem
from cards.schema import Citation
from cards.validation import M, did_you_mean


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a problem for every citation of an unknown source or passage, and for every repeated one."""
    for entry in collection.cards.values():
        seen: set[str] = set()
        for key in ("evidence", "against", "background"):
            citations: tuple[str, ...] = getattr(entry.value, key)
            for index, citation in enumerate(citations):
                yield from unknown_citation(collection, entry, (key, index), citation)
                if citation in seen:
                    yield entry.problem((key, index), "repeated", f"`{citation}` is cited a second time", "Remove one of the two.")
                seen.add(citation)


def unknown_citation(collection: Collection, entry: Entry[M], at: Location, citation: Citation) -> Iterator[Problem]:
    """Yield a problem if the source or the passage that `citation` names does not exist."""
    article, passage = citation.split("/")
    if article in collection.refused:
        return
    if article not in collection.sources:
        yield entry.problem(at, "unknown-source", f"there is no `seeds/{article}.yml`", did_you_mean(article, collection.sources))
    elif passage not in collection.sources[article].value.passages:
        hint = did_you_mean(passage, collection.sources[article].value.passages)
        yield entry.problem(at, "unknown-passage", f"`{article}` has no passage `{passage}`", hint)
