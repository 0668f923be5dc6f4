"""Programs measured as wholes: how long they take, and how much memory the largest of their processes."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter


@dataclass(frozen=True, order=True)
class Run:
    """What a run took."""

    seconds: float
    megabytes: float
    """At the peak, of the largest process; the programs it started are counted each by itself."""

    busy: float
    """Seconds that processors worked on it, whatever else they did meanwhile."""


def run(*commands: list[str], folder: Path, environment: dict[str, str]) -> Run:
    """Run the commands side by side in `folder` and wait for all; raises CalledProcessError when one fails."""
    begin = perf_counter()
    running = [subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL) for command in commands]
    kilobytes, busy = 0, 0.0
    for process in running:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, process.args)
        kilobytes, busy = max(kilobytes, used.ru_maxrss), busy + used.ru_utime + used.ru_stime
    return Run(perf_counter() - begin, kilobytes / 1024, busy)
