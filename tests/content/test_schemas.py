"""The schemas that editors have of the real cards and sources are those of the code and the vocabulary."""

from __future__ import annotations

import json

import pytest
from cards.content.catalog import Catalog
from cards.content.json_schema import NAMES
from cards.content.project import PRACTICES, SCHEMAS
from cards.content.schema_files import schema_files, schema_text

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
