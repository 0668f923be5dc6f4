"""What YAML would do to a text unseen: run the items of a list together, and take a part of the text for a comment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import yaml

BULLETS = "•·●▪○‣◦■□☐☑✅✓✔→➢➤►▸*‒–—―−"
"""What people put before the items of a list, where YAML wants a hyphen."""

LIST_MARK = re.compile(r"(?:[-*]|(?P<number>[0-9]{1,9})[.)])[ \t]+(?=[^ \t])")
"""What begins an item of a list, in a text."""

BLOCK = ("|", ">")
"""The styles of texts that begin below their key."""

Place = tuple[int, int]
"""Line and column, both counted from 0 as the parser does."""

_HEADER = re.compile(r"[|>](?:[-+]?(?P<indentation>[1-9])[-+]?|[-+]?)")
_COMMENT = re.compile(r"[ \t]+#")
_COMMENT_LIKE_TEXT = re.compile(r"[\][{},]*[ \t]+#(?=[^ \t])")
"""A comment is written as ``# comment``; ``#1`` was meant to be a part of the text."""

_COMMENT_LINE = re.compile(r"[ \t]*#")
_LIKE_KEY = re.compile(r" *[\w-]+:(?=[ \t]|$)")
_LIKE_ITEM = re.compile(rf"[ \t]*(?:-(?=[ \t]|$)|[{BULLETS}](?=\S| ))")
_LIKE_KEY_OR_ITEM = re.compile(rf"{_LIKE_KEY.pattern}| *-(?= |$)")
_BULLET_OR_CURLY = re.compile(rf"[{BULLETS}]|-[^\W\d]|-\d+ |[“„«»‘‚”’]")
_ESCAPE = re.compile(r"""\\(?:["\\ ]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|$)|(?P<odd>\\.)""")
"""A backslash in double quotes and what follows it: odd where it makes one sign, maybe unseen, of what was typed as two."""

_BLANK = re.compile(r"[ \t]*")


def folded(lines: Sequence[str], event: yaml.ScalarEvent) -> str:
    """Return the text of a block that begins with ``>`` as those mean it who begin one: its lines run on, but for lists and paragraphs.

    YAML alone runs items together where no blank line stands between them, and paragraphs where a single one does.
    """
    start, (end, column) = _place(event.start_mark), _place(event.end_mark)
    header = _HEADER.match(lines[start[0]], start[1])
    if not event.value.strip() or (header is not None and header["indentation"]):
        return str(event.value)
    block = lines[start[0] + 1 : end if column == 0 else end + 1]
    indentation = min(len(line) - len(line.lstrip(" ")) for line in block if line.strip(" "))
    told = ["", *(line[indentation:].rstrip(" \t") for line in block)]
    text = "".join(("\n" if _begins_anew(before, line) else " ") + line for before, line in pairwise(told))
    return text.strip("\n") + event.value[len(event.value.rstrip("\n")) :]


def _begins_anew(before: str, line: str) -> bool:
    """Tell whether a line breaks between the two: around a blank or an indented one as in YAML, and before an item of a list."""
    return not before or not line or before[0] in " \t" or line[0] in " \t" or LIST_MARK.match(line) is not None


def comment_behind(lines: Sequence[str], event: yaml.ScalarEvent) -> Place | None:
    """Return where a comment begins on the line of a value, if it may be a part of the text.

    Behind a text without quotes every comment may be one: nobody can tell.
    """
    line, column = _place(event.start_mark if event.style in BLOCK else event.end_mark)
    if (header := _HEADER.match(lines[line], column)) is not None and event.style in BLOCK:
        column = header.end()
    kinds = (_COMMENT_LIKE_TEXT,) if event.style or not event.value else (_COMMENT, _COMMENT_LIKE_TEXT)
    found = next(filter(None, (kind.match(lines[line], column) for kind in kinds)), None)
    return (line, found.end() - 1) if found else None


def comment_below(lines: Sequence[str], event: yaml.ScalarEvent, indentation: int) -> Place | None:
    """Return where a comment begins on the next line that is not blank, if it stands deeper than `indentation`, as the text would."""
    line, column = _place(event.end_mark)
    while _BLANK.fullmatch(lines[line], column) and line + 1 < len(lines):
        line, column = line + 1, 0
    begins = _COMMENT_LINE.match(lines[line]) if event.value and column == 0 else None
    return (line, begins.end() - 1) if begins and begins.end() - 1 > indentation else None


def odd_escape(lines: Sequence[str], event: yaml.ScalarEvent) -> tuple[Place, str] | None:
    """Return where YAML makes something else of a backslash and a letter in a text in double quotes, and the two; nothing if nowhere."""
    (start, column), (end, end_column) = _place(event.start_mark), _place(event.end_mark)
    for row in range(start, end + 1):
        line = lines[row][:end_column] if row == end else lines[row]
        for found in _ESCAPE.finditer(line, column if row == start else 0) if "\\" in line else ():
            if found["odd"]:
                return (row, found.start()), found["odd"]
    return None


def is_suspicious(lines: Sequence[str], event: yaml.ScalarEvent, *, is_item: bool) -> bool:
    """Tell whether a text looks as if keys or items were a part of it that were meant to stand beside it, or quotes that are none."""
    start, end = event.start_mark.line, event.end_mark.line  # type: ignore[union-attr]
    if event.style in BLOCK:
        pattern = _LIKE_KEY_OR_ITEM if is_item else _LIKE_KEY
        return any(map(pattern.match, lines[start + 1 : end + 1]))
    if event.style:
        return False
    return _BULLET_OR_CURLY.match(event.value) is not None or (end > start and any(map(_LIKE_ITEM.match, lines[start + 1 : end + 1])))


def _place(mark: Any) -> Place:
    # The stubs let marks be missing; an event of a text has both.
    return mark.line, mark.column
