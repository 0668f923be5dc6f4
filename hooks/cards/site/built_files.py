"""The files of a site that is built, of which there are thousands."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path


def files_below(folder: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield the address of each file below `folder`, told from there, and where it is; folders that are links are files here."""
    yield from _below(str(folder), "")


def _below(folder: str, address: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _below(entry.path, f"{address}{entry.name}/")
            else:
                yield address + entry.name, entry


def write_over(file: Path, content: bytes) -> None:
    """Write `content` to `file` unless it is there: in place, as some disks write at once what is put into a file that was emptied."""
    try:
        with file.open("rb", buffering=0) as opened:
            is_there = opened.read() == content
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        return
    if not is_there:
        with file.open("r+b") as opened:
            opened.write(content)
            opened.truncate()
