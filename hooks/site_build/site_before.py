"""What a build finds where it writes the site: files that the new site has too are written over.

MkDocs removes all of them first, and to remove a file and make it again can take a disk longer than to write it. A site that is published
by `cards build` is made in a new folder, where nothing is found; who reads one while MkDocs writes it reads half of it anyway.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from cards.site.asset_names import NAMED

ASIDE = ".before"
"""The folder in that of the site where its files wait: MkDocs removes nothing whose name begins so."""

_MARK = re.compile(NAMED)


class SiteBefore:
    """The files of the site of before, put aside."""

    def __init__(self, site: Path) -> None:
        """Put aside what is in the folder `site`."""
        self._site = site
        self.folder = site / ASIDE
        """Where they are."""
        shutil.rmtree(self.folder, ignore_errors=True)  # what a build has left that was killed
        for entry in list(site.iterdir()) if site.is_dir() else ():
            if not entry.name.startswith("."):
                self.folder.mkdir(exist_ok=True)
                with suppress(OSError):  # somebody holds it, and MkDocs may remove it or not
                    entry.rename(self.folder / entry.name)

    def put_back(self, uris: Iterable[str]) -> None:
        """Have what will be written to `uris` written over the old files, and remove all others.

        An asset is written under its plain name, and named after what it holds when all others are there.
        """
        if self.folder.exists():
            old = {_MARK.sub(r".\1", uri): file for uri, file in _own_files(self.folder)}
            for uri in old.keys() & set(uris):
                (self._site / uri).parent.mkdir(parents=True, exist_ok=True)
                old[uri].rename(self._site / uri)
            shutil.rmtree(self.folder, ignore_errors=True)


def write_over(file: Path, content: bytes) -> None:
    """Write `content` to `file` unless it is there: in place, for of a file that is emptied first some disks are made to write all at once."""
    try:
        with file.open("r+b") as opened:
            if opened.read() != content:
                opened.seek(0)
                opened.write(content)
                opened.truncate()
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def _own_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the files below `folder` that nobody has another name for, as a copy of links has, each with its way from there."""
    for place, _, names in os.walk(folder):
        for file in (Path(place) / name for name in names):
            status = file.lstat()
            if status.st_nlink == 1 and not file.is_symlink() and os.access(file, os.W_OK):
                yield file.relative_to(folder).as_posix(), file
