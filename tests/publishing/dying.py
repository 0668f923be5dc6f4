"""Publishes a small site again and again, killed each time at another of its steps on the disk, and tells what a reader finds then.

A program of its own, for it forks: python -m tests.publishing.dying FOLDER exchange|each-file
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path

from cards.publishing import publication as publishing
from cards.publishing.exchange import exchange
from cards.publishing.publication import publication

from tests.publishing.small_sites import AFTER, BEFORE, broken, found, write

STEPS = {"open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "shutil.rmtree", "exchange"}
"""What a build does to the disk, as Python's audit events call it; the exchange of two folders is no event of Python's own."""

EACH = {"exchange": 1, "each-file": 2}
"""The way of publishing, and each how manieth step is one to die at."""


def told(killed: str, site: Path) -> dict[str, object]:
    """Return what a reader finds at this moment."""
    there = found(site)
    return {"killed": killed, "before": there == BEFORE, "after": there == AFTER, "broken": broken(there)}


def publish(site: Path) -> None:
    """Build the new site and publish it."""
    with publication(site, print) as new:
        write(AFTER, new.fresh)
        new.publish()


def killed_at(step: int, folder: Path) -> str | None:
    """Publish in a process that is killed just before the step of that number; return what the step was, or nothing if it got so far."""
    taken, report = 0, os.pipe()
    if child := os.fork():
        os.close(report[1])
        _, status = os.waitpid(child, 0)
        what = os.read(report[0], 1000).decode()
        os.close(report[0])
        assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
        return what if os.WIFSIGNALED(status) else None

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal taken
        if event in STEPS and str(folder) in str(arguments):
            taken += 1
            if taken == step:
                os.write(report[1], f"{event} {arguments}"[:900].encode())
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    publish(folder / "site")
    os._exit(0)


def main(folder: Path, way: str) -> None:
    """Print what was found after each death, and after the next build that does not even get to publishing."""

    def heard(one: Path, other: Path) -> bool:
        sys.audit("exchange", one, other)
        return way == "exchange" and exchange(one, other)

    vars(publishing)["exchange"] = heard
    os.sync = lambda: None  # a killed process loses nothing that it has written
    moments: list[dict[str, object]] = []
    step, killed = 1, None
    while not moments or killed is not None:
        here = folder / str(step)
        write(BEFORE, here / "site")
        killed = killed_at(step, here)
        moment = told(killed or "", here / "site")
        with publication(here / "site", print):
            pass  # a build that fails
        moments.append({"then": moment, "healed": told("", here / "site"), "left": sorted(path.name for path in here.iterdir())})
        step += EACH[way]
    sys.stdout.write(json.dumps(moments))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
