"""What can be wrong with a contributor's file, as a value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

FileCode = Literal[
    "missing-file",
    "unreadable",
    "file-name",
    "too-large",
    "more-problems",
    "binary-file",
    "not-utf-8",
    "invisible-character",
    "mojibake",
    "lost-character",
    "look-alike",
    "merge-mark",
    "empty-file",
]

YamlCode = Literal[
    "broken-yaml",
    "unquoted-colon",
    "cut-off-text",
    "quotes",
    "curly-quotes",
    "brackets",
    "special-character",
    "no-colon",
    "bullet",
    "indentation",
    "tab",
    "alias",
    "anchor",
    "tag",
    "second-document",
    "too-deep",
    "duplicate-key",
]

SchemaCode = Literal[
    "unknown-key",
    "missing-key",
    "todo",
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
]

RuleCode = Literal[
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
    "not-related",
    "repeated",
    "apart",
    "address-in-use",
    "lost-address",
    "impossible-date",
    "not-unique",
    "not-translated",
    "other-language",
    "not-for-them",
    "not-then",
    "too-little-time",
    "wrong-sum",
    "other-minutes",
    "no-small-groups",
    "long-sentence",
]

Code = Literal[FileCode, YamlCode, SchemaCode, RuleCode]
"""The code that a message carries in brackets, one for each kind of mistake; ``problems/LANGUAGE.yml`` explains each."""

CODE_GROUPS: Mapping[str, tuple[Code, ...]] = {
    "file": get_args(FileCode),
    "yaml": get_args(YamlCode),
    "schema": get_args(SchemaCode),
    "rules": get_args(RuleCode),
}
"""The codes by what is looked at: the file and its text, its YAML, each key by itself, or all there is together."""

Position = tuple[int, int]
"""Line and column, both counted from 1."""

LONGEST_SHOWN = 60
"""Characters of a contributor's text that a message repeats."""


@dataclass(frozen=True)
class Said:
    """A sentence or a part of one, which ``problems/LANGUAGE.yml`` has in the words of each language."""

    key: str
    values: tuple[tuple[str, Filling], ...]
    """What its blanks are filled with, by name; ``n`` is a number that decides between its forms."""


@dataclass(frozen=True)
class LanguageName:
    """A language, which a message calls by its name."""

    code: str


Filling = str | int | Said | LanguageName | tuple[str | Said, ...]
"""What a blank of a sentence holds; a tuple is a list of known words."""


def said(key: str, /, **values: Filling) -> Said:
    """Return the sentence `key`, its blanks filled with `values`."""
    return Said(key, tuple(values.items()))


@dataclass(frozen=True)
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

    wrong: Said
    """What is wrong; no full stop."""

    remedy: Said
    """What to do about it: a sentence in the imperative."""

    text: str = ""
    """The line as it stands in the file, as far as there is one."""

    mended: str | None = None
    """The line as it should be, where that is certain."""

    def __lt__(self, other: Problem) -> bool:
        """Tell whether it comes first in a report: by file, line, column and code."""
        return self._place < other._place

    @property
    def _place(self) -> tuple[str, int, int, str, str]:
        return self.path, self.line, self.column, self.code, str(self.wrong)


def problem_in(  # noqa: PLR0913, PLR0917 - all that a problem is, from the lines of its file
    path: str, lines: Sequence[str], place: Position, code: Code, wrong: Said, remedy: Said, mended: str | None = None
) -> Problem:
    """Return a problem at `place` of the file `path`, which has these lines."""
    line, column = place
    text = lines[line - 1] if line <= len(lines) else ""
    return Problem(path, line, column, code, wrong, remedy, text, mended)


def with_word(text: str, column: int, typed: str, word: str) -> str | None:
    """Return the line `text` with `word` in the place of what was `typed` at `column`; nothing if that does not stand there."""
    before, rest = text[: column - 1], text[column - 1 :]
    for written in (typed, f'"{typed}"', f"'{typed}'"):
        if rest.startswith(written):
            return f"{before}{word}{rest[len(written) :]}"
    return None


def quoted(text: object) -> str:
    """Return what somebody typed as a message repeats it: in backticks, on one line, its end left out when it is long."""
    typed = printable(str(text))
    return f"`{typed if len(typed) <= LONGEST_SHOWN else typed[: LONGEST_SHOWN - 1] + '…'}`"


def named(text: str) -> str:
    """Return what somebody can type, whole and in backticks."""
    return f"`{printable(text)}`"


def printable(text: str) -> str:
    """Write out what would break the line, or could not be printed."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)
