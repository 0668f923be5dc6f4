"""A project that builds in a moment, for tests that need a site of their own."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import NamedTemporaryFile


def copy_small_project(root: Path, folder: Path) -> Path:
    """Put together in `folder` a project of three cards, with the real hooks, settings and pages written by hand."""
    for name in ("docs", "hooks"):
        shutil.copytree(root / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(root / "tests" / "project", folder, dirs_exist_ok=True)
    for name in ("mkdocs.yml", "mkdocs.nl.yml", "Makefile", "pyproject.toml", "requirements.txt"):
        shutil.copy(root / name, folder)
    return folder


def change(file: Path, old: str, new: str) -> None:
    """Put `new` for `old` in a file of a project, at one stroke: who watches the file does not see half of it."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    with NamedTemporaryFile("w", encoding="utf-8", dir=file.parent.parent, delete=False) as changed:
        changed.write(text.replace(old, new))
    Path(changed.name).replace(file)
