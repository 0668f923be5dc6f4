"""What a card rests on fits its sheet of paper, where each kind of sources has a heading of its own."""

from __future__ import annotations

from collections.abc import Iterator

from cards.content.card import most_citations
from cards.content.problem import Problem, said
from cards.content.project import Project
from cards.content.sources import SourceKind


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem for every card that cites too many passages from too many kinds of sources; wait until all of them are known."""
    for entry in project.cards.values():
        card = entry.value
        names = {citation.partition("/")[0] for citation in card.citations}
        if not names <= set(project.sources):
            continue
        kinds = {project.sources[name].value.kind for name in names} | ({SourceKind.CASE} if card.case else set())
        if len(card.citations) > (most := most_citations(len(kinds), has_case=card.case is not None)):
            wrong = said("too-many-of-kinds", count=len(card.citations), kinds=len(kinds), limit=most)
            yield entry.key_problem(("evidence",), "too-many", wrong, said("keep-passages-or-split"))
