"""The site as one archive, to be unpacked on a file share or a server."""

from __future__ import annotations

import struct
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
"""The first date that the format knows."""

UNIX = 3
"""Where an archive says that it was made, whatever the computer."""

MOMENT = struct.Struct("<HHBI")
"""A date as seconds since 1970, after the field's number, its length, and that it is the date of the last change. The format's own dates
are of no time zone: whoever unpacks takes them for their own."""


def pack(site: Path, archive: Path) -> int:
    """Write all files of the folder `site` to `archive`, in one folder that is called as the archive is; return how many.

    They keep their dates, told in Greenwich's time: the same site makes the same archive on any computer.
    """
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    unfinished = archive.with_suffix(".part")
    with ZipFile(unfinished, "w") as packed:
        for name in names:
            dated = max(datetime.fromtimestamp(int((site / name).stat().st_mtime), tz=UTC), EARLIEST)
            entry = ZipInfo(f"{archive.stem}/{name}", dated.timetuple()[:6])
            entry.extra = MOMENT.pack(0x5455, 5, 1, int(dated.timestamp()))
            entry.create_system = UNIX
            entry.external_attr = 0o644 << 16  # whoever may open the folder may read the file
            packed.writestr(entry, (site / name).read_bytes(), ZIP_DEFLATED)
    unfinished.replace(archive)
    return len(names)
