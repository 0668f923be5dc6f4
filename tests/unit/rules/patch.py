"""Files of a project written as what sets them apart from a base, so that a case shows its point and nothing else.

A file is its whole text, or a mapping:

``like``
    The file of the base that it is made from; otherwise the one of the same name.
``drop``
    Keys that are left out, each with all that stands below it; a key within another is written ``en.title``.
``set``
    Key -> the text that stands behind its colon.
``after``
    Key -> lines that are put in below it, indented as it is.
``replace``
    A piece of the base, found in it once -> what stands there instead.
``top``, ``end``
    Lines before the first and behind the last.
``encoding``
    How the text becomes bytes, where that is not UTF-8.

``«xyz*20»`` stands for twenty times ``xyz``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

Patch = str | Mapping[str, Any]


def write(project: Path, files: Mapping[str, Patch], base: Path) -> None:
    """Write into the folder `project` the `files`, by their paths, made from those of `base`."""
    for path, patch in files.items():
        file = project / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content(path, patch, base))


def content(path: str, patch: Patch, base: Path) -> bytes:
    """Return the bytes of the file `path`."""
    if isinstance(patch, str):
        return _unfolded(patch).encode()
    if "text" in patch:
        return _unfolded(patch["text"]).encode(patch["encoding"])
    text = (base / patch.get("like", path)).read_text(encoding="utf-8")
    for old, new in patch.get("replace", {}).items():
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the base of {path}"
        text = text.replace(old, new)
    lines = text.splitlines(keepends=True)
    for key, value in patch.get("set", {}).items():
        start, end, indent = _place(lines, key)
        name = key.rpartition(".")[2]
        lines[start:end] = [f"{' ' * indent}{name}:{value and ' '}{value}\n"]
    for key, more in patch.get("after", {}).items():
        _, end, indent = _place(lines, key)
        lines[end:end] = [f"{' ' * indent}{line}\n" for line in more.splitlines()]
    for key in patch.get("drop", []):
        start, end, _ = _place(lines, key)
        del lines[start:end]
    whole = patch.get("top", "") + "".join(lines) + patch.get("end", "")
    return _unfolded(whole).encode(patch.get("encoding", "utf-8"))


def _place(lines: list[str], path: str) -> tuple[int, int, int]:
    """Return the first line of the key, the line behind the last of all that stands below it, and how far the key is indented."""
    start, end, indent = 0, len(lines), -2
    for name in path.split("."):
        indent += 2
        own = next(number for number in range(start, end) if lines[number].startswith(f"{' ' * indent}{name}:"))
        end = next((number for number in range(own + 1, end) if _indent(lines[number]) <= indent), end)
        start = own + 1
    return own, end, indent


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _unfolded(text: str) -> str:
    return re.sub(r"«(.+?)\*(\d+)»", lambda repeated: repeated[1] * int(repeated[2]), text)
