"""Publishes to a site where something is mounted, and tells what came of it.

A program of its own, for only a process with a view of its own of what is mounted leaves none behind: needs root, and
unshare --mount python -m tests.publishing.mounted FOLDER
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from cards.content.disk import told
from cards.content.problem import Said
from cards.content.refused import Refused
from cards.publishing.publication import publication

from tests.publishing.small_sites import AFTER, BEFORE, broken, found, write


def mount(*arguments: str | Path) -> None:
    """Mount something for this program alone."""
    subprocess.run(["mount", *arguments], check=True)


def publish(site: Path, files: dict[str, str]) -> str:
    """Publish a site; return how that ended."""
    said: list[str] = []
    try:
        with publication(site, lambda why: said.append(why.key)) as new:
            write(files, new.fresh)
            new.publish()
    except Refused as refused:
        said.append(refused.why.key)
    except OSError as error:
        why = dict(told(error).values)["reason"]
        assert isinstance(why, Said)
        said.append(why.key)
    return " ".join(said)


def outcome(site: Path, said: str) -> dict[str, object]:
    """Return what a reader finds, what was said, and what is left behind."""
    there = found(site)
    names = {path.name for folder in (site.parent, site) for path in folder.iterdir()}
    left = sorted(names - {"site", "elsewhere", *(Path(name).parts[0] for name in there)})
    whole = "before" if there == BEFORE else "after" if there == AFTER else "between"
    return {"reader": whole, "broken": broken(there), "said": said, "left": left}


def outcomes(folder: Path) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield what came of it where something is mounted on the site, in it, or in its place."""
    for name in ("bind", "small", "file", "volume", "read-only"):
        write(BEFORE, folder / name / "site")

    site = folder / "bind" / "site"
    (folder / "bind" / "elsewhere").mkdir()
    mount("--bind", folder / "bind" / "elsewhere", site)
    write(BEFORE, site)
    yield "the same disk", outcome(site, publish(site, AFTER))

    site = folder / "small" / "site"
    mount("-t", "tmpfs", "-o", "size=256k,nr_inodes=200", "tmpfs", site)
    write(BEFORE, site)
    yield "a full disk", outcome(site, publish(site, {**AFTER, "large.pdf": "x" * 1_000_000}))
    yield "the next build", outcome(site, publish(site, AFTER))

    site = folder / "file" / "site"
    mount("--bind", site / "feed.xml", site / "feed.xml")
    yield "a file that cannot be replaced", outcome(site, publish(site, AFTER))
    subprocess.run(["umount", site / "feed.xml"], check=True)
    with publication(site, print):
        pass  # a build that fails
    yield "the next build heals it", outcome(site, "")

    site = folder / "volume" / "site"
    mount("-t", "tmpfs", "tmpfs", site / "nl")
    write({"nl/index.html": BEFORE["nl/index.html"]}, site)
    said = publish(site, AFTER)
    yield "a folder of the site", {**outcome(site, said), "mounted": os.path.ismount(site / "nl")}

    site = folder / "read-only" / "site"
    mount("--bind", site.parent, site.parent)
    mount("-o", "remount,bind,ro", site.parent)
    yield "a read-only disk", outcome(site, publish(site, AFTER))


if __name__ == "__main__":
    sys.stdout.write(json.dumps(dict(outcomes(Path(sys.argv[1])))))
