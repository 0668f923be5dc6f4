"""The fixture project is what the other tests take it for."""

from __future__ import annotations

import pytest
from cards.content.catalog import Catalog

from tests.fixture_project import FIXTURE
from tests.languages import BOTH, EN
from tests.longest_card import LONGEST, generated


def test_the_card_at_every_limit_and_its_source_are_those_that_the_schema_gives(cards: Catalog, pytestconfig: pytest.Config) -> None:
    for path, text in generated(cards.vocabulary).items():
        if pytestconfig.getoption("--renew"):
            (FIXTURE / path).write_text(text, encoding="utf-8")
        assert (FIXTURE / path).read_text(encoding="utf-8") == text


def test_it_has_a_card_of_every_kind(cards: Catalog) -> None:
    strengths = {slug: cards.strength(slug) for slug in cards.cards}
    assert [len(cards.untranslated(language)) for language in BOTH] == [1] * len(BOTH)
    assert [slug for slug, card in cards.cards.items() if card.formerly] == ["ask-why"]
    assert [slug for slug, strength in strengths.items() if strength.contested] == ["glass-wall", "ready-on-saturday", LONGEST]
    assert [slug for slug, strength in strengths.items() if not strength.seen] == ["ask-why", "sit-down"]
    assert {slug for slug, strength in strengths.items() if strength.unnamed} == {"glass-wall", "returned-tools", "ride-along"}
    assert set('&<>"') <= set(cards.title("price-and-hours", EN))
    assert any(workshop.breaks for workshop in cards.workshops.values())
