"""What a build finds where it writes the site: files that the new site has too are written over.

MkDocs removes all of them first, and to remove a file and make it again can take a disk longer than to write it. A site that is published
by `cards build` is made in a new folder, where nothing is found; who reads one while MkDocs writes it reads half of it anyway.
"""

from __future__ import annotations

import os
import posixpath
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from cards.site.asset_names import NAMED
from cards.site.built_files import files_below

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
            found = sorted(old.keys() & set(uris))
            for folder in dict.fromkeys(posixpath.dirname(uri) for uri in found):
                (self._site / folder).mkdir(parents=True, exist_ok=True)
            for uri in found:
                old[uri].rename(self._site / uri)
            shutil.rmtree(self.folder, ignore_errors=True)


def _own_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the files below `folder` that nobody has another name for, as a copy of links has, each with its address."""
    for address, entry in files_below(folder):
        if entry.is_file(follow_symlinks=False) and entry.stat(follow_symlinks=False).st_nlink == 1 and os.access(entry, os.W_OK):
            yield address, Path(entry)
