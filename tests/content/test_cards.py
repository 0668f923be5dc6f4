"""The real cards and sources: one test each against the schema, and one for what holds between them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from cards.content import catalog
from cards.content.card import Card
from cards.content.languages import Languages
from cards.content.problem import Problem
from cards.content.project import EDITORIAL, PRACTICES, SEEDS
from cards.content.reading import ModelOf, parse_entry, read_vocabulary
from cards.content.sources import source_model
from cards.content.vocabulary import card_model

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


def problems(file: Path, model: ModelOf[Any], languages: Languages) -> list[Problem]:
    return parse_entry(file.relative_to(PROJECT).as_posix(), file.read_bytes(), model, languages).problems


@pytest.mark.parametrize("file", CARDS, ids=lambda file: file.stem)
def test_the_card_keeps_the_schema(file: Path, languages_and_card: tuple[Languages, type[Card]]) -> None:
    languages, card = languages_and_card
    assert told(problems(file, card, languages)) == ""


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: file.stem)
def test_the_source_keeps_the_schema(file: Path, languages_and_card: tuple[Languages, type[Card]]) -> None:
    languages, _ = languages_and_card
    assert told(problems(file, source_model, languages)) == ""


def test_all_cards_and_sources_together_have_no_problems() -> None:
    loaded = catalog.load(PROJECT)
    assert isinstance(loaded, catalog.Catalog), told(loaded)
    assert set(loaded.cards) == {file.stem for file in CARDS}
    assert set(loaded.sources) == {file.stem for file in SOURCES}
