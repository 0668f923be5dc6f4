"""All kinds of mistakes, and a choice of them that is the same for the same seed."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator

from tests.mutations.kinds import characters, files, keys, texts, values
from tests.mutations.mutation import Mutation, together
from tests.mutations.places import Base, File

Kind = Callable[[Base, File, random.Random], Iterator[Mutation]]

KINDS: tuple[Kind, ...] = (*keys.KINDS, *values.KINDS, *texts.KINDS, *characters.KINDS, *files.KINDS)

TWO = ("two mistakes in one file", "two mistakes in two files")


def chosen(base: Base, seed: int, count: int) -> list[Mutation]:
    """Return about `count` mutations of `base`, as many of each kind as there are and are needed."""
    by_kind: dict[str, list[Mutation]] = defaultdict(list)
    for maker in KINDS:
        for file in base.files.values():
            dice = random.Random(f"{seed} {maker.__name__} {file.path}")
            for mutation in maker(base, file, dice):
                by_kind[mutation.kind].append(mutation)
    for mutation in two_at_once(list(by_kind.values()), random.Random(seed), count):
        by_kind[mutation.kind].append(mutation)
    share = _share([len(found) for found in by_kind.values()], count)
    return [
        mutation for kind, found in by_kind.items() for mutation in random.Random(f"{seed} {kind}").sample(found, min(share, len(found)))
    ]


def _share(numbers: list[int], count: int) -> int:
    """Return how many of each kind make `count` together; of some kinds there are fewer."""
    share = 1
    while sum(min(share, number) for number in numbers) < min(count, sum(numbers)):
        share += 1
    return share


def two_at_once(by_kind: list[list[Mutation]], dice: random.Random, count: int) -> Iterator[Mutation]:
    """Yield pairs of mistakes of kinds that leave each other alone."""
    simple = [[m for m in found if len(m.changes) == 1 and len(m.told) == 1 and not m.shown and not m.files] for found in by_kind]
    simple = [found for found in simple if found]
    for _ in range(min(count, 400)):
        one, other = (dice.choice(dice.choice(simple)) for _ in range(2))
        beside = dice.choice(simple)
        same_file = next((m for m in beside if m.changes[0].path == one.changes[0].path), None)
        if same_file is not None and (both := together(TWO[0], one, same_file)) is not None:
            yield both
        if other.changes[0].path != one.changes[0].path and (both := together(TWO[1], one, other)) is not None:
            yield both
