"""What a mutation is: a mistake somebody makes in a file, and what a contributor must be told of it then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Change:
    """Lines that stand in the place of others."""

    path: str
    """The file, relative to the project's folder."""

    start: int
    """The first line that goes, counted from 0."""

    end: int
    """The line behind the last that goes; the same as `start` where none does."""

    lines: tuple[str, ...]

    @property
    def longer(self) -> int:
        """How many lines more the file has."""
        return len(self.lines) - (self.end - self.start)

    def apply(self, text: str) -> str:
        """Return `text` with the change made."""
        lines = text.split("\n")
        return "\n".join([*lines[: self.start], *self.lines, *lines[self.end :]])


@dataclass(frozen=True)
class Told:
    """A problem that must be told."""

    path: str
    lines: frozenset[int]
    """The lines that are right, counted from 1."""

    says: tuple[tuple[str, ...], ...]
    """Words that make its text useful: of each group one, as a word of its own and in this case."""

    def __str__(self) -> str:
        lines = "/".join(map(str, sorted(self.lines)[:4]))
        return f"{self.path}:{lines}: {', '.join(' | '.join(words[:5]) for words in self.says)}"

    def lower(self, lines: int) -> Told:
        """Return the same, so many `lines` further down."""
        return replace(self, lines=frozenset(line + lines for line in self.lines))


@dataclass(frozen=True)
class Mutation:
    """One mistake, or two at once, or none: what looks like one and must be accepted."""

    kind: str
    what: str
    """Where it was made, for whoever reads of it."""

    changes: tuple[Change, ...] = ()
    files: Mapping[str, bytes | None] = field(default_factory=dict)
    """Whole files as they then are; nothing for one that is gone."""

    told: tuple[Told, ...] = ()
    """What must be told; nothing where the files are right."""

    most: int | None = None
    """The largest number of problems that is right; else one for each that must be told."""

    shown: tuple[str, ...] = ()
    """Texts that may be accepted instead, provided that a page shows each."""

    @property
    def limit(self) -> int:
        """The largest number of problems that is right."""
        return len(self.told) if self.most is None else self.most


def line(*numbers: int) -> frozenset[int]:
    """Return the lines with these `numbers`, which count from 0, as problems number them."""
    return frozenset(number + 1 for number in numbers)


def mistake(
    kind: str, what: str, change: Change, lines: frozenset[int], *says: str | tuple[str, ...], shown: tuple[str, ...] = ()
) -> Mutation:
    """Return the mutation that is one `change` of one file and must be told on one of `lines`, with each of `says` or one of a group."""
    groups = tuple((words,) if isinstance(words, str) else words for words in says)
    return Mutation(kind, f"{change.path}: {what}", (change,), told=(Told(change.path, lines, groups),), shown=shown)


def fine(kind: str, what: str, change: Change) -> Mutation:
    """Return the mutation that is one `change` of one file and must be accepted."""
    return Mutation(kind, f"{change.path}: {what}", (change,))


def together(kind: str, one: Mutation, other: Mutation) -> Mutation | None:
    """Return both mutations in one; nothing where they touch the same lines or neighbouring ones."""
    (first,), (second,) = one.changes, other.changes
    if first.path == second.path:
        if first.start > second.start:
            return together(kind, other, one)
        if second.start < first.end + 2:
            return None
        other = replace(other, told=tuple(told.lower(first.longer) for told in other.told))
    what = f"{one.kind} in {one.what}, and {other.kind} in {other.what}"
    return Mutation(kind, what, (first, second), told=(*one.told, *other.told), most=one.limit + other.limit)
