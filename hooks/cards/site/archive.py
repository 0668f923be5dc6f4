"""The site as one archive, to be unpacked on a file share or a server."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The date of every file in an archive, the first that the format knows: the same site makes the same archive."""

UNIX = 3
"""Where an archive says that it was made, whatever the computer."""


def pack(site: Path, archive: Path) -> int:
    """Write all files of the folder `site` to `archive`, in one folder that is called as the archive is; return how many."""
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    unfinished = archive.with_suffix(".part")
    with ZipFile(unfinished, "w") as packed:
        for name in names:
            entry = ZipInfo(f"{archive.stem}/{name}", EARLIEST)
            entry.create_system = UNIX
            entry.external_attr = 0o644 << 16  # whoever may open the folder may read the file
            packed.writestr(entry, (site / name).read_bytes(), ZIP_DEFLATED)
    unfinished.replace(archive)
    return len(names)
