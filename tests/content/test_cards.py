"""The real cards and sources: one test each against the schema, and one for what holds between them."""

from __future__ import annotations

from pathlib import Path

import pytest
from cards.content import catalog, yaml_loader
from cards.content.languages import Languages
from cards.content.problem import Problem
from cards.content.project import EDITORIAL, PRACTICES, SEEDS, read_vocabulary
from cards.content.schema import Card, Source
from cards.content.validation import validate
from cards.content.vocabulary import card_model
from cards.content.yaml_loader import Document
from pydantic import BaseModel

from tests.content.tested_project import PROJECT
from tests.problems import told

CARDS = sorted(file for file in PROJECT.joinpath(PRACTICES).glob("*.yml") if file.name not in EDITORIAL)
SOURCES = sorted(PROJECT.joinpath(SEEDS).glob("*.yml"))


@pytest.fixture(scope="module")
def languages_and_card() -> tuple[Languages, type[Card]]:
    """The languages of the project, and the model of a card with the facets of its vocabulary."""
    read = read_vocabulary(PROJECT)
    assert isinstance(read, tuple), told(read)
    return read[0], card_model(read[1].value)


def problems(file: Path, model: type[BaseModel], languages: Languages) -> list[Problem]:
    read = yaml_loader.read(PROJECT, file).outcome
    outcome = validate(read, model, languages) if isinstance(read, Document) else read
    return outcome if isinstance(outcome, list) else []


@pytest.mark.parametrize("file", CARDS, ids=lambda file: file.stem)
def test_the_card_keeps_the_schema(file: Path, languages_and_card: tuple[Languages, type[Card]]) -> None:
    languages, card = languages_and_card
    assert told(problems(file, card, languages)) == ""


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: file.stem)
def test_the_source_keeps_the_schema(file: Path, languages_and_card: tuple[Languages, type[Card]]) -> None:
    languages, _ = languages_and_card
    assert told(problems(file, Source, languages)) == ""


def test_all_cards_and_sources_together_have_no_problems() -> None:
    loaded = catalog.load(PROJECT)
    assert isinstance(loaded, catalog.Catalog), told(loaded)
    assert set(loaded.cards) == {file.stem for file in CARDS}
    assert set(loaded.sources) == {file.stem for file in SOURCES}
