"""Nothing that the sources teach may be lost: every passage is cited by at least one card."""

from __future__ import annotations

from collections.abc import Iterator

from cards.content.problem import Problem, named, quoted, said
from cards.content.project import Project


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem for every passage without a card; waits until all citations can be read and lead somewhere."""
    cited = {citation for entry in project.cards.values() for citation in entry.value.citations}
    passages = {f"{slug}/{passage}" for slug, entry in project.sources.items() for passage in entry.value.passages}
    if project.gone or not project.all_tell("evidence", "against", "background") or not cited <= passages:
        return
    for slug, entry in project.sources.items():
        for passage in entry.value.passages:
            if f"{slug}/{passage}" not in cited and not entry.lacks("passages", passage):
                wrong, remedy = said("uncited", passage=quoted(passage)), said("cite-or-remove", citation=named(f"{slug}/{passage}"))
                yield entry.key_problem(("passages", passage), "uncited", wrong, remedy)
