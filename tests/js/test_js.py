"""The scripts of the pages keep what they promise where no page is needed: each file ``*.test.mjs`` runs in Node as one test."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from cards.site import limits
from cards.site.spreadsheet import COMMA, SEMICOLON, harmless, table

from tests import node
from tests.formulas import HOSTILE

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the scripts that are written from the Python code, and the cases that the two share."""
    folder = tmp_path_factory.mktemp("generated")
    cases = yaml.safe_load((HERE.parent / "unit/prose.yml").read_text(encoding="utf-8"))
    (folder / "prose.json").write_text(json.dumps(cases), encoding="utf-8")
    cells = [*HOSTILE, "9 - 5", 'a "b"', "a,b;c", ""]
    tables = {text: [harmless(text), *(table([["a", text], [text, "b"]], separator) for separator in (COMMA, SEMICOLON))] for text in cells}
    (folder / "spreadsheet.json").write_text(json.dumps(tables), encoding="utf-8")
    (folder / "limits.js").write_text(limits.script(), encoding="utf-8")
    return folder


@pytest.mark.parametrize("file", sorted(HERE.glob("*.test.mjs")), ids=lambda file: file.name.removesuffix(".test.mjs"))
def test_scripts(file: Path, generated: Path) -> None:
    done = node.run(["--test", "--test-reporter=spec", "--test-timeout=60000", str(file)], environment={"GENERATED": str(generated)})
    assert done.returncode == 0, done.stdout + done.stderr
    assert "tests 0" not in done.stdout
