"""The scripts of the pages keep what they promise where no page is needed: each file ``*.test.mjs`` runs in Node as one test."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from cards.content.search_words import SearchWords
from cards.site import limits, search_script
from cards.site.search_places import Place
from cards.site.search_script import read_words
from cards.site.search_terms import Stems, split
from cards.site.spreadsheet import BYTE_ORDER_MARK, COMMA, SEMICOLON, harmless, table

from tests import node
from tests.fixture_project import FIXTURE
from tests.formulas import HOSTILE
from tests.languages import BY_CODE

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the scripts that are written from the Python code, and the cases that the two share."""
    folder = tmp_path_factory.mktemp("generated")
    cases = yaml.safe_load((HERE.parent / "unit/prose.yml").read_text(encoding="utf-8"))
    (folder / "prose.json").write_text(json.dumps(cases), encoding="utf-8")
    cells = [*HOSTILE, "9 - 5", 'a "b"', "a,b;c", ""]
    tables = {
        text: [harmless(text), *(BYTE_ORDER_MARK + table([["a", text], [text, "b"]], separator) for separator in (COMMA, SEMICOLON))]
        for text in cells
    }
    (folder / "spreadsheet.json").write_text(json.dumps(tables), encoding="utf-8")
    (folder / "search.json").write_text(json.dumps(search_cases()), encoding="utf-8")
    (folder / "limits.js").write_text(limits.script(), encoding="utf-8")
    return folder


def search_cases() -> dict[str, Any]:
    """Return the indexes of invented places, and the stems of every word of the invented cards, which both sides must make alike."""
    cases = yaml.safe_load((HERE / "search.yml").read_text(encoding="utf-8"))
    shared: dict[str, Any] = {"stems": {code: {"known": known(code), "words": stems(code)} for code in BY_CODE}}
    for name, case in cases.items():
        words = SearchWords.model_validate({**({"function_words": "x", "synonyms": []} | case.get("words", {}))})
        places = [
            Place(**{"blocks": (), **place, "location": place.get("location", f"practices/{place.get('slug')}.html")})
            for place in case["places"]
        ]
        shared[name] = {
            "index": search_script.index(places, words, ["a.js"]),
            "known": search_script.known(words),
        }
    return shared


def known(code: str) -> dict[str, Any]:
    return read_words(code).model_dump(mode="json", include={"stem", "roots"})


def stems(code: str) -> dict[str, list[str]]:
    texts = [file.read_text(encoding="utf-8") for file in (FIXTURE / "practices").glob("[!_]*.yml")]
    found = Stems(read_words(code))
    return {word: list(found.of(word)) for word in {word for text in texts for word in split(text)}}


@pytest.mark.parametrize("file", sorted(HERE.glob("*.test.mjs")), ids=lambda file: file.name.removesuffix(".test.mjs"))
def test_scripts(file: Path, generated: Path) -> None:
    done = node.run(["--test", "--test-reporter=spec", "--test-timeout=60000", str(file)], environment={"GENERATED": str(generated)})
    assert done.returncode == 0, done.stdout + done.stderr
    assert "tests 0" not in done.stdout
