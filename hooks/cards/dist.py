"""The site as one archive, to be unpacked on a file share or a server."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The date of every file in an archive, the first that the format knows: the same site makes the same archive."""


def pack(site: Path, archive: Path) -> int:
    """Write all files of the folder `site` to `archive`, in one folder that is called as the archive is; return how many."""
    files = sorted(path for path in site.rglob("*") if path.is_file())
    with ZipFile(archive, "w") as packed:
        for file in files:
            entry = ZipInfo(f"{archive.stem}/{file.relative_to(site).as_posix()}", EARLIEST)
            entry.external_attr = 0o644 << 16  # Unix: whoever may open the folder may read the file
            packed.writestr(entry, file.read_bytes(), ZIP_DEFLATED)
    return len(files)
