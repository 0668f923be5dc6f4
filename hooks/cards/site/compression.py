"""Packs the files of a site beforehand, for servers that send a packed file as it is."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

from cards.site.server_settings import TEXT, TYPES

PACKED = ".gz"

SMALLEST = 1024
"""In bytes: a smaller file fits in one packet as it is."""

ENDS = tuple(f".{end}" for kind in TEXT for end in TYPES[kind])


def compress(site: Path) -> tuple[int, int, int]:
    """Write each text of the folder `site` once more, packed; return how many there are, and their bytes before and after.

    A packed file has the date of its original, by which servers tell browsers whether it has changed.
    """
    files = [file for file in sorted(site.rglob("*")) if file.suffix in ENDS and file.stat().st_size >= SMALLEST]
    before = after = 0
    for file in files:
        content = file.read_bytes()
        packed = gzip.compress(content, mtime=0)
        unfinished, target = file.with_name(f"{file.name}.part"), file.with_name(f"{file.name}{PACKED}")
        unfinished.write_bytes(packed)
        os.utime(unfinished, ns=(file.stat().st_atime_ns, file.stat().st_mtime_ns))
        unfinished.replace(target)
        before, after = before + len(content), after + len(packed)
    return len(files), before, after
