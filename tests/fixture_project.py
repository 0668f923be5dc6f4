"""The fixture project: a dozen invented cards with the real hooks, settings and pages written by hand."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import NamedTemporaryFile

ROOT = Path(__file__).parent.parent
"""The folder of the real project."""

FIXTURE = Path(__file__).parent / "fixture"
"""The folder of the invented cards and sources."""

OWN = Path(__file__).parent / "own_site"
"""The folder of a company's own site: one language, one card and no source."""

CONTENT = ("practices", "seeds")
MACHINERY = ("docs", "hooks", *sorted(file.name for file in ROOT.glob("mkdocs*.yml")))
"""What builds a site, whatever its cards."""

COMMANDS = ("Makefile", "pyproject.toml", "requirements-installer.txt", "requirements.txt")


def put_together(folder: Path, content: Path = FIXTURE, known: Path | None = None) -> Path:
    """Put together in `folder` a project to build and leave as it is: links to the cards of `content` and to what builds a site.

    `known` is the folder of what the build of another project found out, which need not be found out again.
    """
    for name in CONTENT:
        if (content / name).exists():  # a project may have no sources
            (folder / name).symlink_to(content / name)
    for name in MACHINERY:
        (folder / name).symlink_to(ROOT / name)
    if known:
        shutil.copytree(known, folder / known.name)
    return folder


def copy_project(folder: Path, content: Path = FIXTURE, known: Path | None = None) -> Path:
    """Put together in `folder` a project that a test may change: copies of the cards of `content` and of what builds a site.

    `known` is the folder of what the build of another project found out, which need not be found out again.
    """
    for source in [*(content / name for name in CONTENT), *(ROOT / name for name in (*MACHINERY, *COMMANDS))]:
        if source.is_dir():
            shutil.copytree(source, folder / source.name)  # with what Python has compiled of it, which takes a while
        else:
            shutil.copy(source, folder)
    if known:
        shutil.copytree(known, folder / known.name)
    return folder


def change(file: Path, old: str, new: str) -> None:
    """Put `new` for `old` in a file of a project, at one stroke: who watches the file does not see half of it."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    project = next(folder for folder in file.parents if (folder / "mkdocs.yml").exists())
    # Beside the project, whose folder is watched too: a change that is on its way is none yet.
    with NamedTemporaryFile("w", encoding="utf-8", dir=project.parent, delete=False) as changed:
        changed.write(text.replace(old, new))
    Path(changed.name).replace(file)
