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
from urllib.parse import unquote

ASSETS = ("css", "gif", "ico", "jpeg", "jpg", "js", "png", "svg", "webp", "woff2")
"""How the names of assets end."""

SCRIPTS_AND_SHEETS = (".css", ".js")
"""The assets that can name other ones."""

NAMES_ASSETS = (*SCRIPTS_AND_SHEETS, ".html", ".xml")
"""How the names of the files end that can name assets."""

LENGTH = 10
"""Of the part of a name that says what the file holds, in hexadecimal digits: no two of a site's files will ever share it."""

NAMED = rf"\.[0-9a-f]{{{LENGTH}}}\.({'|'.join(ASSETS)})$"
"""How the name of an asset ends that says what the file holds, as a regular expression that servers know too."""

_REFERENCE = re.compile(rf"""(["'(])([^"'()<>\s?#:]+)(\.(?:{"|".join(ASSETS)}))(?=["')?#])""")
"""The way to an asset, as an attribute, a string or ``url()`` has it: what is before it, its stem, and its end."""


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


def named(assets: Mapping[str, bytes]) -> dict[str, tuple[str, bytes | None]]:
    """Return the new name of each of `assets`, which are given by their addresses, and its new content where it is to have another.

    That names other assets by their new names; for this, no two may name each other.
    """
    made: dict[str, tuple[str, bytes | None]] = {}
    begun: list[str] = []

    def name(uri: str) -> str:
        if uri in begun:
            raise ValueError(f"these files name each other, so neither can be named by what it holds: {', '.join(begun)}")
        if uri not in made:
            begun.append(uri)
            before = content = assets[uri]
            if uri.endswith(SCRIPTS_AND_SHEETS):
                content = _with_names(content.decode(), uri, assets, name).encode()
            made[uri] = _named_after(content, uri), None if content == before else content
            begun.pop()
        return made[uri][0]

    for uri in sorted(assets):
        name(uri)
    return made


def with_names(text: str, uri: str, names: Mapping[str, str]) -> str:
    """Return `text`, the file at `uri`, with the assets that it names by their new `names`."""
    return _with_names(text, uri, names, names.__getitem__)


def name_assets(site: Path, in_page: Callable[[str], str] = str) -> None:
    """Give the assets in the folder `site` their names, and let all its files name them so; `in_page` makes what is published of a page."""
    files = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()}
    made = named(_Contents({uri: path for uri, path in files.items() if uri.endswith(tuple(f".{end}" for end in ASSETS))}))
    for uri, (new, content) in made.items():
        files[uri].rename(site / new)
        if content is not None:
            (site / new).write_bytes(content)
    names = {uri: new for uri, (new, _) in made.items()}
    for uri, path in files.items():
        if uri not in names and uri.endswith(NAMES_ASSETS):
            before = path.read_bytes().decode()
            after = with_names(before, uri, names)
            published = in_page(after) if uri.endswith(".html") else after
            if published != before:
                path.write_bytes(published.encode())


def _with_names(text: str, uri: str, assets: Collection[str], name: Callable[[str], str]) -> str:
    def renamed(reference: re.Match[str]) -> str:
        begins, stem, end = reference.groups()
        named = _asset(stem + end, uri, assets)
        return f"{begins}{stem}{_mark(name(named))}{end}" if named else reference[0]

    return _REFERENCE.sub(renamed, text)


def _asset(way: str, uri: str, assets: Collection[str]) -> str | None:
    """Return which of `assets` the `way` from the file at `uri` leads to, if to any."""
    if not way.startswith("/"):
        # As browsers do, which know nothing above the root of a server.
        there = posixpath.normpath(posixpath.join("/", posixpath.dirname(uri), unquote(way))).lstrip("/")
        return there if there in assets else None
    parts = unquote(way).strip("/").split("/")  # the site may have a folder of its own on its server
    return next((there for first in range(len(parts)) if (there := "/".join(parts[first:])) in assets), None)


def _named_after(content: bytes, uri: str) -> str:
    stem, end = posixpath.splitext(uri)
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:LENGTH]}{end}"


def _mark(name: str) -> str:
    """Return what of a new `name` says what the file holds, with the dot before it."""
    return posixpath.splitext(posixpath.splitext(name)[0])[1]
