"""What a build finds where it writes the site: files that the new site has too are written over.

MkDocs removes all of them first, and to remove a file and make it again can take a disk longer than to write it. What is made of the cards
is written only where the old file is another one; pages and copied files MkDocs writes anew, over the old ones. A site that is published by
`cards build` is made in a new folder, where nothing is found; who reads one while MkDocs writes it reads half of it anyway.
"""

from __future__ import annotations

import os
import shutil
import weakref
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp

from cards.site.asset_names import own_name, plain_name
from cards.site.built_files import files_below, write_over

PREFIX = ".before-"
"""How the name of the folder begins where they wait: beside that of the site, which is published, maybe also when a build has failed."""


class SiteBefore:
    """The files of the site of before, put aside; they are removed when nobody holds it any more."""

    def __init__(self, site: Path, *, names_assets: bool) -> None:
        """Put aside what is in the folder `site`, in which assets will be named after what they hold, or will not."""
        self._site, self._names_assets = site, names_assets
        site.parent.mkdir(parents=True, exist_ok=True)
        self.folder = Path(mkdtemp(prefix=PREFIX, dir=site.parent))
        """Where they are."""
        self.names: dict[str, str] = {}
        """The names under which `write` wrote assets, by the addresses that these had before."""
        self._old: dict[str, Path] = {}
        """Those that `write` may write over, by the address that each had before it was named."""

        self._removed = weakref.finalize(self, shutil.rmtree, self.folder, ignore_errors=True)
        for entry in list(site.iterdir()) if site.is_dir() else ():
            if not entry.name.startswith("."):
                with suppress(OSError):  # somebody holds it, and MkDocs may remove it or not
                    entry.rename(self.folder / entry.name)

    def put_back(self, uris: Collection[str]) -> None:
        """Move the old files at `uris` back to where others than `write` will write over them."""
        self._old = {plain_name(uri): file for uri, file in _own_files(self.folder)}
        for uri in sorted(self._old.keys() & set(uris)):
            self._move(self._old.pop(uri), uri)

    def write(self, uri: str, content: bytes) -> None:
        """Write `content` to `uri`, over the old file; an asset that names no other has its name at once."""
        name = own_name(uri, content) if self._names_assets else uri
        if name != uri:
            self.names[uri] = name
        if old := self._old.pop(uri, None):
            self._move(old, name)
        write_over(self._site / name, content)

    def _move(self, old: Path, uri: str) -> None:
        try:
            old.rename(self._site / uri)
        except FileNotFoundError:
            (self._site / uri).parent.mkdir(parents=True, exist_ok=True)
            old.rename(self._site / uri)

    def remove(self) -> None:
        """Remove what the new site does not have."""
        self._removed()


def _own_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the files below `folder` that nobody has another name for, as a copy of links has, each with its address."""
    for address, entry in files_below(folder):
        file = Path(entry)
        # Asked of the file: what an entry knows by itself has no number of names on Windows.
        if entry.is_file(follow_symlinks=False) and file.lstat().st_nlink == 1 and os.access(file, os.W_OK):
            yield address, file
