"""What a card says it rests on must exist: each citation names a passage of a source, and no passage speaks twice."""

from __future__ import annotations

from collections.abc import Iterator

from cards.content.problem import Problem
from cards.content.project import Entry, Project
from cards.content.schema import Citation
from cards.content.validation import M, did_you_mean
from cards.content.yaml_loader import Location


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem for every citation of an unknown source or passage, and for every repeated one."""
    for entry in project.cards.values():
        seen: set[str] = set()
        for key in ("evidence", "against", "background"):
            citations: tuple[str, ...] = getattr(entry.value, key)
            for index, citation in enumerate(citations):
                yield from unknown_citation(project, entry, (key, index), citation)
                if citation in seen:
                    yield entry.problem((key, index), "repeated", f"`{citation}` is cited a second time", "Remove one of the two.")
                seen.add(citation)


def unknown_citation(project: Project, entry: Entry[M], at: Location, citation: Citation) -> Iterator[Problem]:
    """Yield a problem if the source or the passage that `citation` names does not exist."""
    article, passage = citation.split("/")
    if article in project.refused:
        return
    if article not in project.sources:
        yield entry.problem(at, "unknown-source", f"there is no `seeds/{article}.yml`", did_you_mean(article, project.sources))
    elif passage not in project.sources[article].value.passages:
        hint = did_you_mean(passage, project.sources[article].value.passages)
        yield entry.problem(at, "unknown-passage", f"`{article}` has no passage `{passage}`", hint)
