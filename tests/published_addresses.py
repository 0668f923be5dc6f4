"""Whether a built site answers at every address that was ever published, and how far a reader is sent on from there."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

import yaml

SENDS_ON = re.compile(r'<script src="[^"]*/moved\b[^"]*" data-to="([^"]+)"></script>')


def unanswered(project: Path, site: Path, folders: tuple[str, ...]) -> list[str]:
    """Return every address ever published by `project` from which no reader arrives, or only by another one that sends on."""
    listed = yaml.safe_load((project / "practices/_addresses.yml").read_text(encoding="utf-8"))
    published = [f"{folder}practices/{slug}.html" for folder in folders for slug in (*listed["published"], *listed.get("removed", ()))]
    return [address for address in published if not _arrives(site, address)]


def _arrives(site: Path, address: str) -> bool:
    if not (site / address).is_file():
        return False
    target = _target(site, address)
    return target is None or ((site / target).is_file() and _target(site, target) is None)


def _target(site: Path, address: str) -> str | None:
    found = SENDS_ON.search((site / address).read_text(encoding="utf-8"))
    return posixpath.normpath(posixpath.join(posixpath.dirname(address), found[1])) if found else None
