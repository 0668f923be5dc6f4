"""The site of before gives way to a new one, and whatever happens meanwhile, readers find the one or the other.

There are two ways. Where the system can, the folders of both sites change places: then the new site is there as a whole, at one stroke.
Where it cannot (`site/` is where something is mounted, the system is not Linux, the share does not know how), each file is put in the place
of the old one, first what pages need, then the pages, and what the new site lacks goes last: every address answers at any moment, with a
whole file, and each page finds what it needs. What is still to be done is on the disk before the first file is replaced, and the next
build does it.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EXDEV
from pathlib import Path, PurePosixPath

from cards.content.disk import reason, refused_file
from cards.content.problem import named, said
from cards.content.refused import Refused
from cards.publishing.exchange import exchange, is_mounted
from cards.publishing.one_builder import Builder, Tell, is_of_a_build, lock_file, only_builder

FRESH = "site"
"""The new site, in the folder that its build has to itself."""

JOURNAL = "published.json"
"""There as long as files of the new site are to be put in the place of old ones: the list of all its files."""

LEFT_BY_OTHERS = (".site-new", ".downloads")
"""Folders beside the site that builds left behind when these had fixed names."""

UNFINISHED = (".before-*", ".translation-*")
"""Folders beside the site that a build of MkDocs works in, and removes unless it is killed."""

AN_HOUR = 3600
"""Seconds after which nobody works any more on a folder that MkDocs, started by itself, left behind."""


class Publication:
    """A site that is being built, and that takes the place of the one before when it is whole."""

    def __init__(self, site: Path, builder: Builder, tell: Tell) -> None:
        self._site, self._builder, self._tell = site, builder, tell
        self.fresh = builder.folder / FRESH
        """The folder to build the site in."""

    def publish(self) -> None:
        """Let the new site take the place of the one before; raises `Refused` where a file could not be replaced."""
        if not self._builder.still_alone():
            raise Refused(said("build-lost"))
        if hasattr(os, "sync"):
            os.sync()  # or a power cut could leave new names without what they stand for
        if not self._site.exists():
            self._supersede()
            self.fresh.rename(self._site)
        elif not self._exchanged():
            self._put_each_file()

    def _exchanged(self) -> bool:
        self._supersede()
        return exchange(self.fresh, self._site)

    def _put_each_file(self) -> None:
        unfinished = self._builder.folder / f"{JOURNAL}.new"
        unfinished.write_text(json.dumps(sorted(_files(self.fresh))), encoding="utf-8")
        unfinished.replace(self._builder.folder / JOURNAL)
        if kept := finish(self._builder.folder, self._site, self._tell):
            raise Refused(said("files-kept", n=len(kept), file=named(refused_file(kept[0])), reason=reason(kept[0])))

    def _supersede(self) -> None:
        """Drop what builds that died wanted to do: all that they had is older."""
        for folder in self._builder.others():
            (folder / JOURNAL).unlink(missing_ok=True)


@contextmanager
def publication(site: Path, tell: Tell) -> Iterator[Publication]:
    """Be the only one that builds `site`, and sweep what builds that died left behind; raises `Refused` while another one builds.

    Where `site` is a link, what it leads to is the site, and the link stays.
    """
    real = Path(os.path.realpath(site))
    if real.exists() and not real.is_dir():
        raise Refused(said("site-is-no-folder", file=named(site.name)))
    with only_builder(_place(real), real.name, tell) as builder:
        try:
            for folder in builder.others():
                if not finish(folder, real, tell):
                    _sweep(folder, tell)
            for folder in _left_beside(site):
                _sweep(folder, tell)
            yield Publication(real, builder, tell)
        finally:
            if not (builder.folder / JOURNAL).exists():
                _sweep(builder.folder, tell)


def finish(folder: Path, site: Path, tell: Tell) -> list[OSError]:
    """Put what is left in `folder` of a published site in its place; return why files could not be replaced, which ends it for now."""
    journal = folder / JOURNAL
    if not journal.exists():
        return []
    published = set(json.loads(journal.read_text(encoding="utf-8")))
    _make_room(published, site)
    kept = []
    for file in sorted(_files(folder / FRESH), key=lambda file: (file.endswith(".html"), file)):
        try:
            _put(folder / FRESH / file, site / file)
        except OSError as error:
            kept.append(error)
    if not kept:
        gone = {file for file in _files(site) if not _is_of_a_build(file, site)} - published
        for file in sorted(gone, key=lambda file: (not file.endswith(".html"), file)):
            _remove(site, file, tell)
        journal.unlink()
    return kept


def _place(site: Path) -> Path:
    """Return the folder in which a build of `site` works: on its file system, so that nothing has to be copied."""
    inside = site.is_dir() and (is_mounted(site) or not os.access(site.parent, os.W_OK))
    return site if inside else site.parent


def _files(folder: Path) -> set[str]:
    """Return the paths of all files below `folder`, told from there; a link is a file, wherever it leads."""
    found: set[str] = set()
    for place, below, files in os.walk(folder):
        links = [name for name in below if (Path(place) / name).is_symlink()]
        found.update((Path(place) / name).relative_to(folder).as_posix() for name in (*files, *links))
    return found


def _is_of_a_build(file: str, site: Path) -> bool:
    """Tell whether a `file` in the `site` is there for the sake of a build, which works inside where it cannot beside."""
    top = PurePosixPath(file).parts[0]
    return top.startswith(lock_file(site.name)) or is_of_a_build(top, site.name)


def _make_room(published: set[str], site: Path) -> None:
    """Remove what stands in the way where the new site has a folder and the old one a file, or the reverse."""
    folders = {parent.as_posix() for file in published for parent in PurePosixPath(file).parents}
    for file in folders & _files(site):
        (site / file).unlink()
    for file in published:
        if (site / file).is_dir() and not (site / file).is_symlink():
            shutil.rmtree(site / file)


def _put(source: Path, target: Path) -> None:
    """Put one file in the place of another, at one stroke."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        source.replace(target)
    except OSError as error:
        if error.errno != EXDEV:
            raise
        beside = target.with_name(f".{target.name}.new")  # in a folder of the site that is on a file system of its own
        shutil.copy2(source, beside)
        beside.replace(target)
        source.unlink()


def _remove(site: Path, file: str, tell: Tell) -> None:
    """Remove a file that the new site lacks, and the folders that are empty then."""
    try:
        (site / file).unlink(missing_ok=True)
    except OSError as error:
        tell(said("cannot-remove", file=named(refused_file(error)), reason=reason(error)))
        return
    for parent in (site / file).parents:
        if parent == site or not parent.is_dir() or any(parent.iterdir()):
            break
        parent.rmdir()


def _left_beside(site: Path) -> list[Path]:
    """Return what builds of other kinds left behind beside `site`."""
    long_ago = time.time() - AN_HOUR
    unfinished = [folder for kind in UNFINISHED for folder in site.parent.glob(kind) if folder.stat().st_mtime < long_ago]
    return [*unfinished, *(site.parent / name for name in LEFT_BY_OTHERS)]


def _sweep(folder: Path, tell: Tell) -> None:
    """Remove a folder with all that can be removed in it, and tell what cannot."""
    shutil.rmtree(folder, ignore_errors=True)
    try:
        shutil.rmtree(folder)
    except FileNotFoundError:
        return
    except OSError as error:
        tell(said("cannot-remove", file=named(refused_file(error)), reason=reason(error)))
