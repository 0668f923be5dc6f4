"""The schemas that editors have of the real cards and sources are those of the code and the vocabulary."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from cards.content.catalog import Catalog
from cards.content.json_schema import CARD, NAMES, source_file
from cards.content.project import ASKED, EDITORIAL, PRACTICES, SCHEMAS, SEEDS
from cards.content.schema_files import modeline, schema_files, schema_text
from cards.content.sources import SourceKind

from tests.content.tested_project import PROJECT

FOLDER = PROJECT / PRACTICES / SCHEMAS
REMEDY = f"Write them anew with: cards schema --all {PRACTICES}/{SCHEMAS}"


@pytest.fixture(scope="module")
def made(cards: Catalog) -> dict[str, str]:
    """The text of each file as it is to be now."""
    files = schema_files(cards.vocabulary, cards.languages, cards.cards, cards.sources)
    return {name: schema_text(schema) for name, schema in files.items()}


def test_the_schemas_are_current(made: dict[str, str]) -> None:
    """Whatever cards there are: the file of names may lag behind, so that a card can be added without it."""
    assert {file.name for file in FOLDER.iterdir()} == set(made), REMEDY
    stale = [name for name, text in made.items() if name != NAMES and (FOLDER / name).read_text(encoding="utf-8") != text]
    assert stale == [], REMEDY


@pytest.mark.parametrize("what", ["card", "passage"])
def test_no_name_is_offered_that_is_gone(what: str, made: dict[str, str]) -> None:
    offered, there = (
        {one["const"] for one in json.loads(text)["$defs"][what]["anyOf"] if "const" in one}
        for text in ((FOLDER / NAMES).read_text(encoding="utf-8"), made[NAMES])
    )
    assert offered - there == set(), REMEDY


def test_files_that_tell_editors_a_schema_tell_their_own() -> None:
    """A file may do without the line, as those do that somebody wrote without an editor."""
    told = {
        file: line
        for folder in (PRACTICES, ASKED, SEEDS)
        for file in sorted((PROJECT / folder).glob("*.yml"))
        if (line := file.read_text(encoding="utf-8").partition("\n")[0]).startswith("# yaml-language-server:")
    }
    assert {file.relative_to(PROJECT).as_posix() for file, line in told.items() if line != own_line(file)} == set()
    assert set(EDITORIAL) <= {file.name for file in told}


def own_line(file: Path) -> str:
    if file.parent.name == SEEDS:
        kind = re.search(r"^kind: *(\w+)", file.read_text(encoding="utf-8"), re.MULTILINE)
        return modeline(source_file(SourceKind(kind[1] if kind else "article")), SEEDS)
    if file.parent == PROJECT / ASKED:
        return modeline("asked.json", ASKED)
    return modeline(f"{file.stem[1:]}.json" if file.name in EDITORIAL else CARD, PRACTICES)
