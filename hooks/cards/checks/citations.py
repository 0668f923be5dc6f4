"""What a card says it rests on must exist: each citation names a passage of a source, and no passage speaks twice."""

from __future__ import annotations

from collections.abc import Iterator

from cards.collection import Collection
from cards.problem import Problem
from cards.validation import did_you_mean


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a problem for every citation of an unknown source or passage, and for every repeated one."""
    for entry in collection.cards.values():
        seen: set[str] = set()
        for key in ("evidence", "against", "background"):
            citations: tuple[str, ...] = getattr(entry.value, key)
            for index, citation in enumerate(citations):
                article, passage = citation.split("/")
                if article in collection.refused:
                    continue
                if article not in collection.sources:
                    hint = did_you_mean(article, collection.sources)
                    yield entry.problem((key, index), "unknown-source", f"there is no `seeds/{article}.yml`", hint)
                elif passage not in collection.sources[article].value.passages:
                    hint = did_you_mean(passage, collection.sources[article].value.passages)
                    yield entry.problem((key, index), "unknown-passage", f"`{article}` has no passage `{passage}`", hint)
                elif citation in seen:
                    yield entry.problem((key, index), "repeated", f"`{citation}` is cited a second time", "Remove one of the two.")
                seen.add(citation)
