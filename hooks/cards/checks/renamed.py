"""A published address keeps answering: a former name leads to one card only and is never given to another."""

from __future__ import annotations

from collections.abc import Iterator

from cards.collection import Collection
from cards.problem import Problem


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a problem for every former name that is in use."""
    owner: dict[str, str] = {}
    for slug, entry in collection.cards.items():
        for index, former in enumerate(entry.value.formerly):
            taken_by = former if former in collection.cards else owner.get(former)
            if taken_by is not None:
                hint = "Remove it here; addresses are never used again."
                yield entry.problem(("formerly", index), "address-in-use", f"`{former}` already leads to `{taken_by}`", hint)
            owner[former] = slug
