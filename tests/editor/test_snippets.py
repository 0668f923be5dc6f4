"""The snippets of VS Code: what they put in is what the schemas ask for."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest
import yaml
from cards.content.card import CardText, OwnCase
from cards.content.json_schema import CARD
from cards.content.project import PRACTICES
from cards.content.schema_files import modeline
from cards.content.sources import ArticlePassage, Kind
from cards.content.vocabulary import Vocabulary, card_model

from tests.fixture_project import ROOT

SNIPPETS = json.loads((ROOT / ".vscode" / "practices.code-snippets").read_text(encoding="utf-8"))
TODAY = {"CURRENT_YEAR": "2026", "CURRENT_MONTH": "11", "CURRENT_DATE": "22"}


def body(name: str) -> str:
    """Return what a snippet puts in, with the first of each choice, what it proposes, and a letter where one is to write."""
    text = "\n".join(SNIPPETS[name]["body"])
    text = re.sub(r"\$\{\d+\|([^,|]*)[^}]*\}|\$\{\d+:([^}]*)\}", lambda found: found[1] or found[2], text)
    text = re.sub(r"\$\{([A-Z_]+)\}", lambda found: TODAY[found[1]], text)
    return re.sub(r"(?<!\\)\$\d+", "x", text).replace("\\$", "$")


def filled(name: str) -> Any:
    return yaml.safe_load(body(name))


@pytest.fixture(scope="module")
def needed() -> list[str]:
    """The keys that a card of the real vocabulary must have, but for that of a language."""
    vocabulary = yaml.safe_load((ROOT / PRACTICES / "_vocabulary.yml").read_text(encoding="utf-8"))
    fields = card_model(Vocabulary.model_validate_json(json.dumps(vocabulary))).model_fields
    return [name for name, field in fields.items() if field.is_required()]


def test_the_snippet_of_a_card_has_what_a_card_needs(needed: list[str]) -> None:
    card = filled("Card")
    assert body("Card").startswith(modeline(CARD, PRACTICES))
    assert set(card) == {*needed, "evidence", "related", "nl"}
    assert card["reviewed"] == date(2026, 11, 22)
    texts = card["nl"]
    assert list(texts) == [name for name, field in CardText.model_fields.items() if field.is_required()]
    schema = CardText.model_json_schema()["properties"]
    assert {key: len(texts[key]) for key in texts if isinstance(texts[key], list)} == {
        key: node["minItems"] for key, node in schema.items() if key in texts and "minItems" in node
    }


def test_the_snippet_of_a_case_has_what_a_case_needs() -> None:
    case = filled("Case")["case"]
    assert set(case) == {*OwnCase.model_fields, "nl"}


def test_the_snippet_of_a_passage_has_what_a_passage_needs() -> None:
    ((_, passage),) = filled("Passage").items()
    assert set(passage) == {name for name, field in ArticlePassage.model_fields.items() if field.is_required()} | {"en", "nl"}
    assert "|".join(["${3", ",".join(Kind), "}"]) in "\n".join(SNIPPETS["Passage"]["body"])


def test_the_snippet_of_a_step_is_an_item_of_a_list() -> None:
    assert filled("Step") == ["x"]
