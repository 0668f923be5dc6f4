"""Programs that tests run as a contributor does."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from filelock import FileLock

from tests.fixture_project import put_together


def cards_command(project: Path, environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command `cards` of the package in the `project` itself, not of the one that is installed."""
    command = [sys.executable, "-c", "from cards.cli import main; main()", *arguments]
    variables = {**environment, "PYTHONPATH": str(project / "hooks")}
    return subprocess.run(command, cwd=project, env=variables, capture_output=True, encoding="utf-8", check=False)


def strict_build(project: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run the strict build of the `project` into its folder ``site``, which is the last argument; what it says goes to its output."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(project / "site")]
    return subprocess.run(
        command, cwd=project, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False
    )


def built_once(folder: Path, content: Path, environment: dict[str, str], known: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Return how the strict build of the cards of `content` in `folder` ended: who asks first builds, the others wait for it."""
    ended = folder.with_suffix(".json")
    with FileLock(folder.with_suffix(".lock")):
        if not ended.exists():
            folder.mkdir()
            built = strict_build(put_together(folder, content, known), environment)
            ended.write_text(json.dumps([built.args, built.returncode, built.stdout]), encoding="utf-8")
        return subprocess.CompletedProcess(*json.loads(ended.read_text(encoding="utf-8")))
