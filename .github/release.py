"""A release: what ``make release VERSION=1.2.3`` does, and the notes that the workflow ``release`` takes from the changelog."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

UNRELEASED = "## Unreleased\n"
"""The heading below which the changelog gathers what no release has yet."""

TESTS = ("make", "test")


class ReleaseError(Exception):
    """Says why there is no release."""


def release(root: Path, version: str, day: date, tests: tuple[str, ...] = TESTS) -> str:
    """Test the project in `root`, date what is unreleased, commit and tag; return the tag.

    Raises ReleaseError, with everything as it was, when something speaks against it.
    """
    changelog, pyproject = root / "CHANGELOG.md", root / "pyproject.toml"
    dated = with_release(changelog.read_text(encoding="utf-8"), version, day)
    numbered = with_version(pyproject.read_text(encoding="utf-8"), version)
    tag = f"v{version}"
    if _git(root, "status", "--porcelain"):
        raise ReleaseError("there are changes that are not committed")
    if _git(root, "tag", "--list", tag):
        raise ReleaseError(f"there is a tag {tag} already")
    if subprocess.run(tests, cwd=root, check=False).returncode != 0:  # noqa: S603 - our own command
        raise ReleaseError("the tests are not green")
    changelog.write_text(dated, encoding="utf-8", newline="\n")
    pyproject.write_text(numbered, encoding="utf-8", newline="\n")
    before = _git(root, "rev-parse", "HEAD").strip()
    try:
        _git(root, "commit", "--quiet", "--message", f"Release {version}", changelog.name, pyproject.name)
        _git(root, "tag", "--annotate", tag, "--message", f"Release {version}")
    except subprocess.CalledProcessError as error:
        _git(root, "reset", "--quiet", "--hard", before)
        raise ReleaseError(f"git refuses: {error.stderr.strip()}") from None
    return tag


def with_release(changelog: str, version: str, day: date) -> str:
    """Return `changelog` with what is unreleased under a heading of its own."""
    before, heading, after = changelog.partition(UNRELEASED)
    waiting = after.partition("\n## ")[0]
    if not heading or not waiting.strip():
        raise ReleaseError("CHANGELOG.md has nothing under Unreleased")
    return f"{before}{UNRELEASED}\n## {version} - {day.isoformat()}\n{after}"


def with_version(pyproject: str, version: str) -> str:
    """Return `pyproject` with the next version, which must be higher than the one in it."""
    if not re.fullmatch(r"\d+\.\d+\.\d+", version):
        raise ReleaseError(f"`{version}` is not a version: write three numbers, as in 1.2.3")
    found = re.search(r'^version = "(\d+\.\d+\.\d+)"$', pyproject, re.MULTILINE)
    if not found:
        raise ReleaseError("pyproject.toml says no version")
    if _numbers(version) <= _numbers(found[1]):
        raise ReleaseError(f"{version} does not come after {found[1]}")
    return pyproject[: found.start(1)] + version + pyproject[found.end(1) :]


def notes(changelog: str, version: str) -> str:
    """Return what `changelog` says of a release."""
    _, heading, after = changelog.partition(f"\n## {version} - ")
    if not heading:
        raise ReleaseError(f"CHANGELOG.md says nothing of {version}")
    return after.partition("\n")[2].partition("\n## ")[0].strip() + "\n"


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in version.split("."))


def _git(root: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=root, capture_output=True, encoding="utf-8", check=True).stdout  # noqa: S603, S607 - git of the PATH


def main(arguments: list[str]) -> str:
    """Do what was typed; return what there is to say."""
    root = Path(__file__).parents[1]
    match arguments:
        case ["notes", tag]:
            return notes((root / "CHANGELOG.md").read_text(encoding="utf-8"), tag.removeprefix("v"))
        case [version]:
            tag = release(root, version, datetime.now(tz=UTC).date())
            return f"{tag} is there. Publish it with: git push --atomic origin HEAD {tag}"
        case _:
            raise ReleaseError("name the version: make release VERSION=1.2.3")


if __name__ == "__main__":
    try:
        print(main(sys.argv[1:]))  # noqa: T201 - a command
    except ReleaseError as error:
        sys.exit(f"no release: {error}")
