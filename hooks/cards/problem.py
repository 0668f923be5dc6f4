"""What can be wrong with a contributor's file, as a value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong in one place of one file."""

    path: str
    """The file, relative to the project's folder, ``/``-separated."""

    line: int
    """Counted from 1."""

    column: int
    """Counted from 1, in characters."""

    code: str
    """The name of the rule that is broken, for example ``unknown-key``."""

    message: str
    """What is wrong; no full stop."""

    hint: str
    """What to do about it: a sentence in the imperative."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message} [{self.code}]. {self.hint}"


def as_text(problems: Iterable[Problem]) -> str:
    """Return one line a problem, in the order of files, lines and columns."""
    return "\n".join(str(problem) for problem in sorted(problems))


def as_github(problems: Iterable[Problem]) -> str:
    """Return the workflow commands that make GitHub show each problem beside its line.

    The escapes are those of the workflow command syntax: in a message ``%``, CR and LF; in a property also ``:`` and ``,``.
    """
    return "\n".join(
        f"::error file={_property(p.path)},line={p.line},col={p.column},title={_property(p.code)}::{_data(p.message + '. ' + p.hint)}"
        for p in sorted(problems)
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
