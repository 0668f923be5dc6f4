"""What can be wrong with a contributor's file, as a value."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

Code = Literal[
    # the file and its text
    "missing-file",
    "unreadable",
    "file-name",
    "not-utf-8",
    "invisible-character",
    "empty-file",
    # its YAML
    "broken-yaml",
    "unquoted-colon",
    "cut-off-text",
    "tab",
    "alias",
    "anchor",
    "tag",
    "second-document",
    "too-deep",
    "duplicate-key",
    # the schema
    "unknown-key",
    "missing-key",
    "wrong-type",
    "wrong-form",
    "unknown-value",
    "out-of-range",
    "empty-text",
    "too-long",
    "too-many",
    "too-few",
    "no-text",
    "nobody",
    # the rules
    "incomplete-language",
    "unknown-icon",
    "low-contrast",
    "unknown-source",
    "unknown-passage",
    "uncited",
    "unknown-speaker",
    "silent-speaker",
    "forgotten-paragraph",
    "no-such-paragraph",
    "told-and-left-out",
    "unknown-card",
    "related-to-itself",
    "repeated",
    "apart",
    "address-in-use",
    "not-unique",
    "not-for-them",
    "not-then",
    "too-little-time",
]
"""The code that a message carries in brackets, one for each kind of mistake."""

LONGEST_SHOWN = 60
"""Characters of a contributor's text that a message repeats."""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong in one place of one file."""

    path: str
    """The file, relative to the project's folder, ``/``-separated."""

    line: int
    """Counted from 1."""

    column: int
    """Counted from 1, in characters."""

    code: Code
    """The name of the rule that is broken."""

    message: str
    """What is wrong; no full stop."""

    hint: str
    """What to do about it: a sentence in the imperative."""

    def __str__(self) -> str:
        return _printable(f"{self.path}:{self.line}:{self.column}: {self.message} [{self.code}]. {self.hint}")


def quoted(text: object) -> str:
    """Return what somebody typed as a message repeats it: in backticks, on one line, its end left out when it is long."""
    typed = _printable(str(text))
    return f"`{typed if len(typed) <= LONGEST_SHOWN else typed[: LONGEST_SHOWN - 1] + '…'}`"


def as_text(problems: Iterable[Problem]) -> str:
    """Return one line a problem, in the order of files, lines and columns."""
    return "\n".join(str(problem) for problem in sorted(problems))


def as_report(problems: Collection[Problem]) -> str:
    """Return how many problems there are, and each of them on a line, for the log of a build."""
    return f"{len(problems)} problem(s) in the cards\n\n{as_text(problems)}\n"


def as_github(problems: Iterable[Problem]) -> str:
    """Return the workflow commands that make GitHub show each problem beside its line.

    The escapes are those of the workflow command syntax: in a message ``%``, CR and LF; in a property also ``:`` and ``,``.
    """
    return "\n".join(
        f"::error file={_property(p.path)},line={p.line},col={p.column},title={_property(p.code)}::{_data(p.message + '. ' + p.hint)}"
        for p in sorted(problems)
    )


def _printable(text: str) -> str:
    """Write out what would break the line, or could not be printed."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def _data(text: str) -> str:
    return _printable(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
