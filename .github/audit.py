"""Asks whether a package that we pin has a known vulnerability, which ``make audit`` does, and CI once a week.

One that does is an error. That nobody could be asked, for want of a network, is a warning: it says nothing of the packages.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

PINNED = ("requirements-installer.txt", "requirements.txt", "requirements-test.txt")

Remark = tuple[Literal["error", "warning"], str]


def ask(root: Path) -> subprocess.CompletedProcess[str]:
    """Have pip-audit ask about every package that the project in `root` pins; what it knows is JSON on its standard output."""
    command = [sys.executable, "-m", "pip_audit", "--disable-pip", "--require-hashes", "--progress-spinner=off", "--format=json"]
    for file in PINNED:
        command += ["--requirement", str(root / file)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)  # noqa: S603 - our own command


def remarks(answer: str, complaints: str) -> Iterator[Remark]:
    """Yield what is to be said of what pip-audit knows, and of what it complains about where it knows nothing."""
    if not answer:
        reason = complaints.strip().splitlines()[-1:] or ["no answer"]
        yield "warning", f"nobody could be asked about vulnerabilities: {reason[0]}"
        return
    packages = json.loads(answer)["dependencies"]
    for package in packages:
        for known in package.get("vulns", ()):
            mended = " or ".join(known["fix_versions"]) or "no version yet"
            yield "error", f"{package['name']} {package['version']} has a known vulnerability: {known['id']}; mended in {mended}"
    unknown = [package["name"] for package in packages if "skip_reason" in package]
    if unknown:
        some = ", ".join(unknown[:5])
        yield "warning", f"nobody could be asked about {len(unknown)} of {len(packages)} packages: {some}{' …' if unknown[5:] else ''}"


def main(root: Path) -> int:
    """Say what there is to say, as GitHub shows it where it runs this, and return the status to end with."""
    asked = ask(root)
    said = list(remarks(asked.stdout, asked.stderr))
    mark = "::{}::{}" if os.environ.get("GITHUB_ACTIONS") else "{}: {}"
    lines = [mark.format(*remark) for remark in said] or ["No pinned package has a known vulnerability."]
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return int(any(kind == "error" for kind, _ in said))


if __name__ == "__main__":
    sys.exit(main(Path(__file__).parent.parent))
