"""What the benches measured last, run by run: kept in ``measured.json``, and shown as a table in CONTRIBUTING.md."""

from __future__ import annotations

import json
import os
import platform
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import TypedDict

KEPT = Path(__file__).with_name("measured.json")
SHOWN = Path(__file__).parents[2] / "CONTRIBUTING.md"

BEGIN, END = "<!-- measured by make bench -->\n", "<!-- end of what was measured -->\n"
"""What the table stands between."""

HEAD = "| | unit | least | median | most | runs | day, and machine |\n| --- | --- | --- | --- | --- | --- | --- |\n"


class Measured(TypedDict):
    """What some runs took."""

    unit: str
    runs: list[float]
    """In the order in which they were made."""

    day: str
    machine: str


def measured(unit: str, runs: Sequence[float]) -> Measured:
    """Return what `runs` on this machine took today."""
    machine = f"{os.cpu_count()} processors, {platform.machine()}, {platform.system()}, Python {platform.python_version()}"
    return Measured(unit=unit, runs=[round(run, 3) for run in runs], day=f"{datetime.now(UTC):%Y-%m-%d}", machine=machine)


def keep(new: Mapping[str, Measured]) -> None:
    """Put `new` in the place of what was measured of the same before, and show all."""
    kept = dict(sorted({**read(), **new}.items()))
    KEPT.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    text = SHOWN.read_text(encoding="utf-8")
    SHOWN.write_text(re.sub(f"{BEGIN}.*?{END}", lambda _: shown(kept), text, flags=re.DOTALL), encoding="utf-8")


def read() -> dict[str, Measured]:
    """Return what is kept, by what it is."""
    kept: dict[str, Measured] = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}
    return kept


def shown(kept: Mapping[str, Measured]) -> str:
    """Return the table with its marks."""
    rows = (f"| {what} | {one['unit']} | {_spread(one['runs'])} | {one['day']}, {one['machine']} |\n" for what, one in kept.items())
    return f"{BEGIN}{HEAD}{''.join(rows)}{END}"


def _spread(runs: Sequence[float]) -> str:
    return " | ".join([*(f"{value:.3g}" for value in (min(runs), median(runs), max(runs))), str(len(runs))])
