"""Names for the assets of a built site that say what they hold: ``css/card.css`` becomes ``css/card.1f0c2a9b7e.css``.

A browser may then keep an asset for ever: what has changed has another name, and the pages, which are asked for anew, name it. The pages,
feeds and data keep their addresses.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from urllib.parse import unquote

from cards.site.built_files import files_below

ASSETS = ("css", "gif", "ico", "jpeg", "jpg", "js", "png", "svg", "webp", "woff2")
"""How the names of assets end."""

_ENDS = tuple(f".{end}" for end in ASSETS)

SCRIPTS_AND_SHEETS = (".css", ".js")
"""The assets that can name other ones."""

NAMES_ASSETS = (*SCRIPTS_AND_SHEETS, ".html", ".xml")
"""How the names of the files end that can name assets."""

LENGTH = 10
"""Of the part of a name that says what the file holds, in hexadecimal digits: no two of a site's files will ever share it."""

NAMED = rf"\.[0-9a-f]{{{LENGTH}}}\.({'|'.join(ASSETS)})$"
"""How the name of an asset ends that says what the file holds, as a regular expression that servers know too."""

_MARK = re.compile(NAMED)

_END_OF_REFERENCE = re.compile(rf"""\.(?:{"|".join(ASSETS)})(?=["')?#])""".encode())
"""How the way to an asset ends, as an attribute, a string or ``url()`` has it. Ends are few, and what they begin with is next to them:
a search for whole ways looks at every string of every page."""

_NO_WAY = re.compile(rb"[)<>\s?#:]")
"""What it does not hold."""


class _Contents(Mapping[str, bytes]):
    """What files hold, by their addresses; it is read when somebody asks for it, and not kept, for all of them together are large."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        self._files = files

    def __getitem__(self, uri: str) -> bytes:
        return self._files[uri].read_bytes()

    def __contains__(self, uri: object) -> bool:
        return uri in self._files

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def plain_name(uri: str) -> str:
    """Return the address that an asset had before it was named after what it holds; what was not so named has it still."""
    return _MARK.sub(r".\1", uri)


def own_name(uri: str, content: bytes) -> str:
    """Return the new name of the file `content` at `uri` if that hangs on no other: it is an asset, and names none; else `uri`."""
    if not uri.endswith(_ENDS) or (uri.endswith(SCRIPTS_AND_SHEETS) and _END_OF_REFERENCE.search(content)):
        return uri
    return _named_after(content, uri)


def named(assets: Mapping[str, bytes], known: Mapping[str, str] = MappingProxyType({})) -> dict[str, tuple[str, bytes | None]]:
    """Return the new name of each of `assets`, which are given by their addresses, and its new content where it is to have another.

    That names other assets by their new names, which of some are `known`; for this, no two may name each other.
    """
    made: dict[str, tuple[str, bytes | None]] = {}
    begun: list[str] = []

    def name(uri: str) -> str:
        if uri in known:
            return known[uri]
        if uri in begun:
            raise ValueError(f"these files name each other, so neither can be named by what it holds: {', '.join(begun)}")
        if uri not in made:
            begun.append(uri)
            before = content = assets[uri]
            if uri.endswith(SCRIPTS_AND_SHEETS):
                content = in_names.named(content, uri)
            made[uri] = _named_after(content, uri), None if content == before else content
            begun.pop()
        return made[uri][0]

    in_names = _InNames({*assets, *known}, name)
    for uri in sorted(assets):
        name(uri)
    return made


class _InNames:
    """Lets files name `assets` by their new names, which `name` tells; files of a folder often name the same ones."""

    def __init__(self, assets: Collection[str], name: Callable[[str], str]) -> None:
        self._assets, self._name = assets, name
        self._known: dict[tuple[str, bytes], bytes] = {}

    def named(self, content: bytes, uri: str) -> bytes:
        """Return `content`, the file at `uri`, with the assets that it names by their new names."""
        folder, parts, done = posixpath.dirname(uri), list[bytes](), 0
        for end in _END_OF_REFERENCE.finditer(content):
            at = end.start()
            begin = 1 + max(content.rfind(b'"', done, at), content.rfind(b"'", done, at), content.rfind(b"(", done, at))
            if done < begin < at and not _NO_WAY.search(content, begin, at):
                parts += content[done:begin], self._way(content[begin : end.end()], folder)
                done = end.end()
        return b"".join([*parts, content[done:]]) if parts else content

    def _way(self, way: bytes, folder: str) -> bytes:
        """Return the `way` from a file in `folder`, to the new name of the asset that it leads to, if it leads to one."""
        if (folder, way) not in self._known:
            uri = _asset(way.decode(), folder, self._assets)
            stem, end = posixpath.splitext(way.decode())
            self._known[folder, way] = f"{stem}{_mark(self._name(uri))}{end}".encode() if uri else way
        return self._known[folder, way]


def with_names(content: bytes, uri: str, names: Mapping[str, str]) -> bytes:
    """Return `content`, the file at `uri`, with the assets that it names by their new `names`."""
    return _InNames(names, names.__getitem__).named(content, uri)


def name_assets(site: Path, known: Mapping[str, str] = MappingProxyType({}), in_page: Callable[[bytes], bytes] = bytes) -> None:
    """Give the assets in the folder `site` their names, and let all its files name them so; `in_page` makes what is published of a page.

    Those `known` name no others, and were written under their names. An author's own file may be called as if it were one of them.
    """
    files = {uri: Path(entry) for uri, entry in sorted(files_below(site)) if entry.is_file()}
    for uri in known.values():
        del files[uri]
    made = named(_Contents({uri: path for uri, path in files.items() if uri.endswith(_ENDS)}), known)
    for uri, (new, content) in made.items():
        files[uri].rename(site / new)
        if content is not None:
            (site / new).write_bytes(content)
    names = {**known, **{uri: new for uri, (new, _) in made.items()}}
    in_names = _InNames(names, names.__getitem__)
    for uri, path in files.items():
        if uri not in made and uri.endswith(NAMES_ASSETS):
            with path.open("r+b") as file:  # in place: of a file that was emptied first, some disks are made to write all at once
                before = file.read()
                after = in_names.named(before, uri)
                published = in_page(after) if uri.endswith(".html") else after
                if published != before:
                    file.seek(0)
                    file.write(published)
                    file.truncate()


def _asset(way: str, folder: str, assets: Collection[str]) -> str | None:
    """Return which of `assets` the `way` from a file in `folder` leads to, if to any."""
    if not way.startswith("/"):
        # As browsers do, which know nothing above the root of a server.
        there = posixpath.normpath(posixpath.join("/", folder, unquote(way))).lstrip("/")
        return there if there in assets else None
    parts = unquote(way).strip("/").split("/")  # the site may have a folder of its own on its server
    return next((there for first in range(len(parts)) if (there := "/".join(parts[first:])) in assets), None)


def _named_after(content: bytes, uri: str) -> str:
    stem, end = posixpath.splitext(uri)
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:LENGTH]}{end}"


def _mark(name: str) -> str:
    """Return what of a new `name` says what the file holds, with the dot before it."""
    return posixpath.splitext(posixpath.splitext(name)[0])[1]
