"""A published address keeps answering: a former name leads to one card only and is never given to another."""

from __future__ import annotations

from collections.abc import Iterator

from cards.content.problem import Problem
from cards.content.project import Project


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem for every former name that is in use or repeated."""
    owner: dict[str, str] = {}
    for slug, entry in project.cards.items():
        for index, former in enumerate(entry.value.formerly):
            location = ("formerly", index)
            hint = "Remove it here; an address always leads to the same card."
            if former in project.cards:
                yield entry.problem(location, "address-in-use", f"`{former}` is the name of a card", hint)
            elif owner.setdefault(former, slug) != slug:
                yield entry.problem(location, "address-in-use", f"`{former}` already leads to `{owner[former]}`", hint)
            elif former in entry.value.formerly[:index]:
                yield entry.problem(location, "repeated", f"`{former}` stands here a second time", "Remove one of the two.")
