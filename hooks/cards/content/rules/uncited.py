"""Nothing that the articles teach may be lost: every passage is cited by at least one card."""

from __future__ import annotations

from collections.abc import Iterator

from cards.content.problem import Problem
from cards.content.project import Project


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem for every passage without a card; waits until all files can be read and all citations lead somewhere."""
    cited = {citation for entry in project.cards.values() for citation in entry.value.citations}
    passages = {f"{slug}/{passage}" for slug, entry in project.sources.items() for passage in entry.value.passages}
    if project.refused or not cited <= passages:
        return
    for slug, entry in project.sources.items():
        for passage in entry.value.passages:
            if f"{slug}/{passage}" not in cited:
                hint = f"Cite `{slug}/{passage}` under `evidence`, `against` or `background` of a card, or remove the passage."
                yield entry.key_problem(("passages", passage), "uncited", f"no card cites the passage `{passage}`", hint)
