"""Packs the assets of a site beforehand, for servers that send a packed file as it is.

Such servers do not look whether a packed file is older than the one beside it. Where an update is copied over a site without removing
anything, a packed page would stay, and be sent in the place of the new one. An asset that changes has another name, and so has its packed
file: it can only be right. Servers pack the pages themselves.
"""

from __future__ import annotations

import gzip
import os
import re
from pathlib import Path

from cards.site.asset_names import NAMED
from cards.site.server_settings import TEXT, TYPES

PACKED = ".gz"

SMALLEST = 1024
"""In bytes: a smaller file fits in one packet as it is."""

ENDS = tuple(f".{end}" for kind in TEXT for end in TYPES[kind])


def compress(site: Path) -> tuple[int, int, int]:
    """Write each asset of the folder `site` that shrinks once more, packed; return how many there are, and their bytes before and after.

    A packed file has the date of its original, by which servers tell browsers whether it has changed.
    """
    assets = (file for file in sorted(site.rglob("*")) if file.suffix in ENDS and re.search(NAMED, file.name))
    files = [file for file in assets if file.stat().st_size >= SMALLEST]
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
