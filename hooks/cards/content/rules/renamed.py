"""A published address keeps answering: a former name leads to one card only and is never given to another."""

from __future__ import annotations

from collections.abc import Iterator

from cards.content.problem import Problem, quoted, said
from cards.content.project import Project


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem for every former name that is in use or repeated."""
    owner: dict[str, str] = {}
    for slug, entry in project.cards.items():
        for index, former in enumerate(entry.value.formerly):
            location = ("formerly", index)
            remedy = said("remove-address")
            if former in project.cards:
                yield entry.problem(location, "address-in-use", said("address-is-a-card", address=quoted(former)), remedy)
            elif owner.setdefault(former, slug) != slug:
                wrong = said("address-leads-elsewhere", address=quoted(former), card=quoted(owner[former]))
                yield entry.problem(location, "address-in-use", wrong, remedy)
            elif former in entry.value.formerly[:index]:
                yield entry.problem(location, "repeated", said("repeated", item=quoted(former)), said("remove-one"))
