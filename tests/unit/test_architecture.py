"""The picture of the way of the data in CONTRIBUTING is drawn from what the folders import; `pytest --renew` draws it anew."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from cards.content.project import PRACTICES, SEEDS

FOLDERS = ("cards.content", "cards.paper", "cards.site", "cards.publishing", "cards.authoring", "cards.cli", "site_build")
"""The folders of the code, and the command, in the order of the way."""

OUTSIDE = {"mkdocs": "MkDocs and Material", "playwright": "Chromium"}
"""What others make, and how the picture calls it."""

PICTURE = re.compile(r"(?<=```mermaid\n).*?(?=```)", re.DOTALL)


def test_the_picture_in_contributing_is_that_of_the_code(root: Path, pytestconfig: pytest.Config) -> None:
    contributing = root / "CONTRIBUTING.md"
    text = contributing.read_text(encoding="utf-8")
    drawn = "".join(f"{line}\n" for line in picture(root / "hooks"))
    if pytestconfig.getoption("--renew"):
        text = PICTURE.sub(lambda _: drawn, text)
        contributing.write_text(text, encoding="utf-8", newline="\n")
    assert PICTURE.findall(text) == [drawn]


def test_contributing_names_files_and_folders_that_are_there(root: Path) -> None:
    """Where a name is to be filled in, its folder must be there."""
    named = re.findall(r"`((?:hooks|tests|practices|docs|seeds)/[^`\s]*)`", (root / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    assert {name for name in named if not there(root, name)} == set()


def there(root: Path, name: str) -> bool:
    known = re.split(r"[A-Z]{2,}", name)[0]  # what is written in capitals is to be filled in
    if known != name:
        return (root / known).parent.is_dir() if not known.endswith("/") else (root / known).is_dir()
    return any(root.glob(name.rstrip("/")))


def picture(hooks: Path) -> Iterator[str]:
    """Yield a picture in Mermaid, line by line: an arrow leads from a folder to each one that imports it, and on to what others make."""
    yield "flowchart LR"
    yield f'  files[("{PRACTICES}/ and {SEEDS}/")]'
    for folder in FOLDERS:
        yield f'  {name(folder)}["{"<br>".join((folder.replace(".", "/"), *lines(hooks / folder.replace(".", "/"))))}"]'
    for outside, called in OUTSIDE.items():
        yield f'  {outside}(["{called}"])'
    yield f"  files --> {name(FOLDERS[0])}"
    for folder in FOLDERS:
        imported = imports(hooks / folder.replace(".", "/"))
        yield from (f"  {name(other)} --> {name(folder)}" for other in FOLDERS if other != folder and within(imported, other))
        yield from (f"  {name(folder)} --> {outside}" for outside in OUTSIDE if within(imported, outside))


def name(folder: str) -> str:
    return folder.rpartition(".")[2]


def within(imported: set[str], package: str) -> bool:
    return any(f"{module}.".startswith(f"{package}.") for module in imported)


def modules(place: Path) -> list[Path]:
    return sorted(place.rglob("*.py")) if place.is_dir() else [place.with_suffix(".py")]


def lines(place: Path) -> Iterator[str]:
    """Yield what the docstring of a folder or module says first, in lines that fit a box."""
    said = ast.get_docstring(ast.parse(modules(place)[0].read_text(encoding="utf-8")))
    assert said is not None
    line = ""
    for word in re.split(r"[.:]", said)[0].replace("``", "").split():
        if len(line) + len(word) > 24:
            yield line
            line = ""
        line = f"{line} {word}".strip()
    yield line


def imports(place: Path) -> set[str]:
    """Return the modules that a folder or module imports, anywhere in it."""
    found: set[str] = set()
    for module in modules(place):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found
