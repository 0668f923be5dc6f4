"""The real cards and sources: one test each against the schema, and one for what holds between them."""

from __future__ import annotations

from pathlib import Path

import pytest
from cards.content import catalog, yaml_loader
from cards.content.problem import Problem, as_text
from cards.content.project import EDITORIAL, PRACTICES, SEEDS
from cards.content.schema import Card, Source
from cards.content.validation import validate
from cards.content.yaml_loader import Document
from pydantic import BaseModel

ROOT = Path(__file__).parent.parent
CARDS = sorted(file for file in ROOT.joinpath(PRACTICES).glob("*.yml") if file.name not in EDITORIAL)
SOURCES = sorted(ROOT.joinpath(SEEDS).glob("*.yml"))


def problems(file: Path, model: type[BaseModel]) -> list[Problem]:
    read = yaml_loader.read(ROOT, file)
    outcome = validate(read, model) if isinstance(read, Document) else read
    return outcome if isinstance(outcome, list) else []


@pytest.mark.parametrize("file", CARDS, ids=lambda file: file.stem)
def test_the_card_keeps_the_schema(file: Path) -> None:
    assert as_text(problems(file, Card)) == ""


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: file.stem)
def test_the_source_keeps_the_schema(file: Path) -> None:
    assert as_text(problems(file, Source)) == ""


def test_all_cards_and_sources_together_have_no_problems() -> None:
    loaded = catalog.load(ROOT)
    assert isinstance(loaded, catalog.Catalog), as_text(loaded)
    assert set(loaded.cards) == {file.stem for file in CARDS}
    assert set(loaded.sources) == {file.stem for file in SOURCES}
