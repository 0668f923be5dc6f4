"""A release is made of green tests only, and says in the changelog what it brings."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
import yaml

CHANGELOG = "# Changelog\n\n## Unreleased\n\n### Added\n\n- A bell.\n\n## 0.1.0 - 2026-01-02\n\n- A door.\n"
PYPROJECT = '[project]\nname = "cards"\nversion = "0.1.0"\n\n[tool.other]\nversion = "9"\n'
DAY = date(2026, 11, 25)

GREEN, RED = ((sys.executable, "-c", f"raise SystemExit({code})") for code in (0, 1))


@pytest.fixture(scope="module")
def release(root: Path) -> ModuleType:
    spec = spec_from_file_location("release", root / ".github" / "release.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A project under version control, with all that a release needs."""
    (tmp_path / "CHANGELOG.md").write_text(CHANGELOG, encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "config", "user.name", "Anna")
    git(tmp_path, "config", "user.email", "anna@example.org")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "Begin")
    return tmp_path


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, capture_output=True, encoding="utf-8", check=True).stdout


def test_a_release_dates_the_changelog_sets_the_version_commits_and_tags(release: ModuleType, repository: Path) -> None:
    assert release.release(repository, "0.2.0", DAY, GREEN) == "v0.2.0"
    assert (repository / "CHANGELOG.md").read_text(encoding="utf-8") == (
        "# Changelog\n\n## Unreleased\n\n## 0.2.0 - 2026-11-25\n\n### Added\n\n- A bell.\n\n## 0.1.0 - 2026-01-02\n\n- A door.\n"
    )
    assert (repository / "pyproject.toml").read_text(encoding="utf-8") == PYPROJECT.replace("0.1.0", "0.2.0")
    assert git(repository, "status", "--porcelain") == ""
    assert git(repository, "log", "--format=%s").splitlines() == ["Release 0.2.0", "Begin"]
    assert git(repository, "describe").strip() == "v0.2.0"


@pytest.mark.parametrize(
    ("version", "tests", "why"),
    [
        ("0.2", GREEN, "`0.2` is not a version: write three numbers, as in 1.2.3"),
        ("0.1.0", GREEN, "0.1.0 does not come after 0.1.0"),
        ("0.0.9", GREEN, "0.0.9 does not come after 0.1.0"),
        ("0.3.0", GREEN, "there is a tag v0.3.0 already"),
        ("0.2.0", RED, "the tests are not green"),
    ],
)
def test_what_speaks_against_a_release_leaves_everything_as_it_was(
    version: str, tests: tuple[str, ...], why: str, release: ModuleType, repository: Path
) -> None:
    git(repository, "tag", "v0.3.0")
    with pytest.raises(release.ReleaseError, match=f"^{why}$"):
        release.release(repository, version, DAY, tests)
    assert git(repository, "status", "--porcelain") == ""
    assert git(repository, "tag").split() == ["v0.3.0"]


def test_changes_that_are_not_committed_are_not_released(release: ModuleType, repository: Path) -> None:
    (repository / "new.txt").touch()
    with pytest.raises(release.ReleaseError, match=r"^there are changes that are not committed$"):
        release.release(repository, "0.2.0", DAY, GREEN)


def test_nothing_new_is_no_release(release: ModuleType) -> None:
    with pytest.raises(release.ReleaseError, match="nothing under Unreleased"):
        release.with_release("# Changelog\n\n## Unreleased\n\n## 0.1.0 - 2026-01-02\n\n- A door.\n", "0.2.0", DAY)


def test_the_notes_of_a_release_are_its_part_of_the_changelog(release: ModuleType) -> None:
    assert release.notes(CHANGELOG, "0.1.0") == "- A door.\n"
    assert release.notes(release.with_release(CHANGELOG, "0.2.0", DAY), "0.2.0") == "### Added\n\n- A bell.\n"
    with pytest.raises(release.ReleaseError, match=r"says nothing of 0\.3\.0"):
        release.notes(CHANGELOG, "0.3.0")


def test_the_projects_own_changelog_and_version_can_be_released(release: ModuleType, root: Path) -> None:
    assert "## 999.0.0 - 2026-11-25\n" in release.with_release((root / "CHANGELOG.md").read_text(encoding="utf-8"), "999.0.0", DAY)
    assert 'version = "999.0.0"' in release.with_version((root / "pyproject.toml").read_text(encoding="utf-8"), "999.0.0")


def test_every_file_for_the_services_is_yaml_and_every_job_ends_in_time(root: Path) -> None:
    for file in (root / ".github" / "workflows").glob("*.yml"):
        workflow = yaml.safe_load(file.read_text(encoding="utf-8"))
        assert "permissions" in workflow, file
        assert all("timeout-minutes" in job for job in workflow["jobs"].values()), file
    updates = yaml.safe_load((root / ".github" / "dependabot.yml").read_text(encoding="utf-8"))["updates"]
    assert {update["package-ecosystem"] for update in updates} == {"pip", "npm", "github-actions"}
