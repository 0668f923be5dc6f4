"""The way of the data has one direction: content, paper, site, then the commands; and of MkDocs the cards know nothing."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fixture_project import ROOT

HOOKS = ROOT / "hooks"
LAYERS = ("content", "paper", "site", "publishing", "authoring", "cli")
LONGEST_MODULE = 300


def modules(package: str) -> list[Path]:
    return sorted((HOOKS / package).rglob("*.py"))


def imported(module: Path) -> set[str]:
    """Return the names of the modules that `module` imports anywhere in it."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def test_the_cards_import_no_mkdocs() -> None:
    names = [".".join(module.relative_to(HOOKS).with_suffix("").parts) for module in modules("cards")]
    program = "\n".join([*(f"import {name}" for name in names), "import sys", "print([n for n in sys.modules if n.startswith('mkdocs')])"])
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == "[]\n"
    assert {module for module in modules("cards") if any(name.startswith("mkdocs") for name in imported(module))} == set()


@pytest.mark.parametrize("layer", LAYERS[:-1])  # the commands start the builds of the site
def test_a_layer_imports_none_that_comes_after_it(layer: str) -> None:
    later = tuple(f"cards.{name}" for name in LAYERS[LAYERS.index(layer) + 1 :])
    wrong = {
        module.name: name for module in modules(f"cards/{layer}") for name in imported(module) if name.startswith((*later, "site_build"))
    }
    assert wrong == {}


def test_what_mkdocs_finds_only_passes_on_what_stands_beside_it() -> None:
    names = {name for name in imported(HOOKS / "practice_site.py") if name.count(".") < 2}
    assert names == {"site_build.events"}


def test_no_module_is_longer_than_one_reads_at_once() -> None:
    lengths = {module.name: len(module.read_text(encoding="utf-8").splitlines()) for module in HOOKS.rglob("*.py")}
    assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE} == {}
