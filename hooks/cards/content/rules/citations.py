"""What a card says it rests on must exist: each citation names a passage of a source, and no passage speaks twice."""

from __future__ import annotations

from collections.abc import Iterator

from cards.content.did_you_mean import bare, closest, did_you_mean, mended_with
from cards.content.problem import Problem, quoted, said
from cards.content.project import Entry, M, Project
from cards.content.schema import WEB, Citation
from cards.content.yaml.loader import Location


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem for every citation of an unknown source or passage, and for every repeated one."""
    for entry in project.cards.values():
        seen: set[str] = set()
        for key in ("evidence", "against", "background"):
            citations: tuple[str, ...] = getattr(entry.value, key)
            for index, citation in enumerate(citations):
                if not citation:
                    continue
                yield from unknown_citation(project, entry, (key, index), citation)
                if citation in seen:
                    yield entry.problem((key, index), "repeated", said("cited-twice", passage=quoted(citation)), said("remove-one"))
                seen.add(citation)


def unknown_citation(project: Project, entry: Entry[M], at: Location, citation: Citation) -> Iterator[Problem]:
    """Yield a problem if the source or the passage that `citation` names does not exist."""
    source, slash, passage = bare(citation).partition("/")
    there = project.sources[source].value.passages if source in project.sources else {}
    if source in project.refused or citation in (f"{source}/{known}" for known in there):
        return
    if there and slash and passage not in there and " " not in passage:
        wrong = said("no-passage", source=quoted(source), passage=quoted(passage))
        problem = entry.problem(at, "unknown-passage", wrong, did_you_mean(passage, there))
        close = closest(passage, there)
        yield mended_with(problem, citation, close and f"{source}/{close}")
        return
    if citation.startswith(WEB):
        yield entry.problem(at, "unknown-source", said("address-as-citation", typed=quoted(citation)), said("tell-of-the-page"))
        return
    wrong = said("no-source", file=quoted(f"seeds/{source}.yml")) if slash and not there else said("no-citation", typed=quoted(citation))
    if project.known_passages.closest(citation) is not None:
        yield entry.unknown(at, "unknown-source", wrong, citation, project.known_passages)
    else:
        remedy = did_you_mean(source, project.known_sources) if slash else said("form-of-citation")
        yield entry.problem(at, "unknown-source", wrong, remedy)
