"""From bytes to text: UTF-8, and what to say of all else."""

from __future__ import annotations

import codecs
import re

from cards.content.problem import Position, Problem, Said, said

MOST_BYTES = 128 * 1024
"""Of a file; what people type nearly fills two of ours, and no other takes a fifth of it."""

_MARKED = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
"""What stands at the beginning of a file -> its encoding. The first that fits is right."""

_NAMES = {
    "utf-32": "UTF-32",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "cp1252": "Windows-1252",
    "mac_roman": "Mac OS Roman",
}
_NOT_OF_WINDOWS = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_OTHER_FILES = ((b"PK\x03\x04", "word-file"), (b"\xd0\xcf\x11\xe0", "word-file"), (b"%PDF", "pdf-file"), (b"{\\rtf", "word-file"))


def text_of(path: str, data: bytes) -> tuple[str | None, list[Problem]]:
    """Return the text in `data`, the bytes of the file `path`, as far as there is any, and what is wrong with its encoding."""
    if len(data) > MOST_BYTES:
        return None, [too_large(path, len(data))]
    for beginning, kind in _OTHER_FILES:
        if data.startswith(beginning):
            return None, [_binary(path, said(kind))]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _in_another(path, data, error.start)
    if _is_binary(data):
        return _in_another(path, data, 0)
    return text, []


def too_large(path: str, size: int) -> Problem:
    """Return the problem that the file `path` has so many bytes."""
    return Problem(path, 1, 1, "too-large", said("too-large", size=size // 1024, most=MOST_BYTES // 1024), said("split-file"))


def _in_another(path: str, data: bytes, start: int) -> tuple[str | None, list[Problem]]:
    encoding = _encoding(data)
    if encoding is None:
        return None, [_binary(path, said("no-text-file"))]
    text = data.decode(encoding, "replace").removeprefix("\ufeff")
    before = data[:start].decode("utf-8-sig", "replace") if encoding in ("cp1252", "mac_roman") else ""
    line, column = place(before, len(before))
    wrong = said("not-utf-8", encoding=_NAMES[encoding])
    shown = re.split(r"\r\n|\r|\n", text)[line - 1]
    return text, [Problem(path, line, column, "not-utf-8", wrong, said("save-as-utf-8"), shown)]


def _encoding(data: bytes) -> str | None:
    """Return the encoding that `data` is probably in, which is not UTF-8; nothing if it is no text."""
    for beginning, encoding in _MARKED.items():
        if data.startswith(beginning):
            return encoding
    for encoding, zeros in (("utf-16-le", data[1::2]), ("utf-16-be", data[::2])):
        if len(zeros) > 1 and zeros.count(0) > 0.9 * len(zeros):
            return encoding
    if _is_binary(data):
        return None
    return "mac_roman" if _NOT_OF_WINDOWS.search(data) else "cp1252"


def _is_binary(data: bytes) -> bool:
    return len(_NO_TEXT.findall(data)) > max(8, len(data) // 20)


def _binary(path: str, what: Said) -> Problem:
    return Problem(path, 1, 1, "binary-file", said("binary-file", what=what), said("write-text-file"))


def place(text: str, index: int) -> Position:
    """Return the line and the column of the character at `index` in `text`."""
    text = with_newlines(text[:index])
    return text.count("\n") + 1, len(text) - text.rfind("\n")


def with_newlines(text: str) -> str:
    """Return `text` with a newline at the end of each line, as Unix has them, also where Windows or an old Mac wrote it."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
