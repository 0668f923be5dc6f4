"""A file in good order: all that can be mended in it without a change of what it says."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from cards.authoring.changes import row_with_comments
from cards.content.problem import Code, Problem
from cards.content.yaml import loader
from cards.content.yaml.encodings import with_newlines
from cards.content.yaml.loader import Document, Location

MARKS: frozenset[Code] = frozenset(
    (
        *("tab", "indentation", "quotes", "curly-quotes", "brackets", "special-character", "bullet"),
        *("unquoted-colon", "no-colon", "invisible-character"),
    )
)
"""Codes of problems with the marks of YAML and with blanks: where their mended line is certain, it says what was meant."""

MOST_ROUNDS = 50
"""So often a file is looked at again, for a line that was mended may show what is wrong with the next."""

_KEEPS_BLANKS = re.compile(r"( *)(?:.*[:-][ \t]+)?(?:\|[-+1-9]*|>[-+]?[1-9][-+]?)[ \t]*(?:[ \t]#.*)?")
"""The line above a text whose lines YAML takes as they are."""

Order = Mapping[Location, Sequence[str]]
"""Location of a block -> its keys, in order."""


def fixed(path: str, text: str, keys: Collection[str], order: Order) -> str:
    """Return the file `path` in good order: line ends, blanks and composed characters, marks of YAML, and the keys in `order`.

    `keys` are all that such a file may have somewhere.
    Comments stay with the key below them. Twice is once. A file that cannot be read for another reason keeps the order of its keys.
    """
    tidy = _tidy(text)
    for _ in range(MOST_ROUNDS):
        problems = [
            problem for problem in loader.parse(path, tidy, lambda: keys).problems if problem.code in MARKS and problem.mended is not None
        ]
        if not problems:
            break
        tidy = _tidy(_with_mended_lines(tidy, problems))
    read = loader.parse(path, tidy, lambda: keys)
    return tidy if read.document is None or read.problems else _tidy(_in_order(read.document, tidy, order))


def _tidy(text: str) -> str:
    lines = with_newlines(unicodedata.normalize("NFC", text).removeprefix("\ufeff")).split("\n")
    return "\n".join(_without_blanks(lines)).strip("\n") + "\n"


def _without_blanks(lines: Iterable[str]) -> Iterator[str]:
    """Yield `lines` without blanks at their ends, but for texts in which these are a part of what is said."""
    kept: int | None = None  # the indentation of the key of such a text
    for line in lines:
        if kept is not None and line.strip() and len(line) - len(line.lstrip(" ")) > kept:
            yield line
        else:
            header = _KEEPS_BLANKS.fullmatch(line)
            kept = len(header[1]) if header else kept if not line.strip() else None
            yield line.rstrip(" \t")


def _with_mended_lines(text: str, problems: Sequence[Problem]) -> str:
    """Return `text` with the first problem of each line mended; the next round sees to the others."""
    lines = text.split("\n")
    for problem in {problem.line: problem for problem in sorted(problems, reverse=True)}.values():
        assert problem.mended is not None
        lines[problem.line - 1] = problem.mended
    return "\n".join(lines)


def _in_order(document: Document, text: str, order: Order) -> str:
    lines = text.split("\n")
    for block in sorted(order, key=len, reverse=True):
        rows = sorted((row - 1, str(at[-1])) for at, (row, _) in document.keys_at.items() if at[:-1] == block)
        if len({row for row, _ in rows}) == len(rows) > 1:  # not in braces, on one line
            lines = _moved(lines, rows, _end(document, lines, block), order[block])
    return "\n".join(lines)


def _end(document: Document, lines: Sequence[str], block: Location) -> int:
    """Return the row after the last one of `block`."""
    if not block:
        return lines.index("...") if "..." in lines else len(lines) - 1  # behind the last line end is nothing
    own = document.keys_at[block][0] - 1
    later = [row - 1 for at, (row, _) in document.keys_at.items() if len(at) <= len(block) and row - 1 > own]
    return row_with_comments(lines, min(later)) if later else len(lines) - 1


def _moved(lines: list[str], rows: Sequence[tuple[int, str]], end: int, order: Sequence[str]) -> list[str]:
    first = row_with_comments(lines, rows[0][0], beyond_blanks=False)  # what stands apart above it is about the whole file
    starts = [first, *(row_with_comments(lines, row) for row, _ in rows[1:])]
    parts = [(name, lines[start:stop]) for (_, name), start, stop in zip(rows, starts, [*starts[1:], end], strict=True)]
    parts.sort(key=lambda part: order.index(part[0]) if part[0] in order else len(order))
    return [*lines[: starts[0]], *(line for _, part in parts for line in part), *lines[end:]]
