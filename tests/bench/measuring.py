"""Programs measured as wholes: how long they take, and how much memory the largest of their processes."""

from __future__ import annotations

import json
import subprocess
import sys
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


STARTER = """
import json, resource, subprocess, sys
code = subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([used.ru_maxrss, used.ru_utime + used.ru_stime]))
sys.exit(code)
"""
"""Starts a program and tells what it took. One that is started by the tests would count their memory as its own: the system does, until it
has begun."""


def run(*commands: list[str], folder: Path, environment: dict[str, str]) -> Run:
    """Run the commands side by side in `folder` and wait for all; raises CalledProcessError when one fails."""
    begin = perf_counter()
    starters = [[sys.executable, "-S", "-c", STARTER, *command] for command in commands]
    running = [subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE) for command in starters]
    kilobytes, busy = 0, 0.0
    for process in running:
        told, _ = process.communicate()
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, process.args)
        largest, worked = json.loads(told)
        kilobytes, busy = max(kilobytes, largest), busy + worked
    return Run(perf_counter() - begin, kilobytes / 1024, busy)
