"""The fixture project is what the other tests take it for."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from cards.content import catalog, reading
from cards.content.catalog import Catalog
from cards.content.paper_length import LINE

from tests.fixture_project import FIXTURE
from tests.languages import BOTH, EN
from tests.longest_card import LONGEST, generated


def test_the_largest_card_and_its_source_are_those_that_the_checks_have_room_for(pytestconfig: pytest.Config) -> None:
    # Not the catalog: there is none while the checks refuse the card as it stands.
    read = reading.read_vocabulary(FIXTURE)
    assert isinstance(read, tuple)
    _, vocabulary = read
    for path, text in generated(vocabulary.value).items():
        if pytestconfig.getoption("--renew"):
            (FIXTURE / path).write_text(text, encoding="utf-8")
        assert (FIXTURE / path).read_text(encoding="utf-8") == text


def test_of_the_largest_card_a_line_more_is_refused_on_either_side(project: Path) -> None:
    file = project / "practices" / f"{LONGEST}.yml"
    card = yaml.safe_load(file.read_text("utf-8"))
    for key in ("why", "variation"):
        card["en"][key] += LINE * "x"
    file.write_text(yaml.safe_dump(card), encoding="utf-8")
    problems = catalog.load(project)
    assert isinstance(problems, list)
    assert [problem.code for problem in problems] == ["too-long", "too-long"]


def test_it_has_a_card_of_every_kind(cards: Catalog) -> None:
    strengths = {slug: cards.strength(slug) for slug in cards.cards}
    assert [len(cards.untranslated(language)) for language in BOTH] == [1] * len(BOTH)
    assert [slug for slug, card in cards.cards.items() if card.formerly] == ["ask-why"]
    assert [slug for slug, strength in strengths.items() if strength.contested] == ["glass-wall", "ready-on-saturday", LONGEST]
    assert [slug for slug, strength in strengths.items() if not strength.seen] == ["ask-why", "sit-down"]
    assert {slug for slug, strength in strengths.items() if strength.unnamed} == {"glass-wall", "returned-tools", "ride-along"}
    assert set('&<>"') <= set(cards.title("price-and-hours", EN))
    assert any(workshop.breaks for workshop in cards.workshops.values())
