"""The cards as data: nothing is lost on the way, and a program that read an earlier file can read the next one."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest
from cards.content.card import Card, CardText
from cards.content.catalog import Catalog
from cards.content.sources import source_model
from cards.content.vocabulary import Vocabulary, card_model
from cards.site.export import VERSION, practices_csv, practices_json
from cards.site.spreadsheet import COMMA, SEMICOLON

from tests.formulas import HOSTILE, SIGNS
from tests.languages import EN

KEYS_OF_VERSION_2 = ["version", "licence", "themes", "facets", "sources", "practices"]
KEYS_OF_A_PRACTICE = [
    *["slug", "address", "theme", "leaders", "start", "rhythm", "cost", "seen_by", "group", "case", "evidence", "against", "background"],
    *["related", "rather_than", "effort", "first_step_minutes"],
    *["minutes", "group_size", "materials", "reviewed", "owner", "formerly", "due", "strength"],
    *["evidence_kind", "source_years", "en", "nl"],
]
COLUMNS_OF_BOTH_LANGUAGES = [
    *["version", "slug", "theme", "leaders", "start", "rhythm", "cost", "seen_by", "group", "first_step_minutes", "minutes", "group_size"],
    *["evidence", "against", "background", "related", "evidence_kind", "effort.leader", "effort.others", "reviewed", "due", "owner"],
    *["case.where", "case.when", "case.agreed"],
]
COLUMNS_OF_A_LANGUAGE = [
    *["address", "title", "summary", "heard", "why", "our_view", "since", "steps", "first_step", "measure", "statement", "works_when"],
    *["backfires_when", "question", "before", "exercise", "debrief", "listen_for", "variation", "keywords", "materials", "rather_than"],
    *["case", "case.told_by"],
]


def data(cards: Catalog) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(practices_json(cards))
    return read


def rows(cards: Catalog) -> list[dict[str, str]]:
    return read(practices_csv(cards, COMMA), COMMA)


def read(table: str, separator: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.removeprefix("\ufeff"), newline=""), delimiter=separator))


def with_title(cards: Catalog, title: str) -> Catalog:
    card = cards.cards["ask-why"]
    text = card.text(EN).model_copy(update={"title": title})
    return replace(cards, cards={"ask-why": card.model_copy(update={"en": text})})


def written(value: Any) -> Any:
    """Return `value` as a file has it: a key that the data has for all alike is left out where nothing stands behind it."""
    if isinstance(value, list):
        return [written(item) for item in value]
    return {key: written(below) for key, below in value.items() if below is not None} if isinstance(value, dict) else value


def test_the_shape_of_the_json_is_that_of_its_version(cards: Catalog) -> None:
    assert VERSION == 2
    assert list(data(cards)) == KEYS_OF_VERSION_2
    assert [list(practice) for practice in data(cards)["practices"]] == [KEYS_OF_A_PRACTICE] * len(cards.cards)


def test_the_shape_of_the_table_is_that_of_its_version(cards: Catalog) -> None:
    columns = [*COLUMNS_OF_BOTH_LANGUAGES, *[f"{language}.{name}" for language in ("en", "nl") for name in COLUMNS_OF_A_LANGUAGE]]
    assert [list(row) for row in rows(cards)] == [columns] * len(cards.cards)


def test_every_card_comes_back_from_the_json_as_it_went_in(cards: Catalog) -> None:
    model = card_model(cards.vocabulary)
    keys = (*model.model_fields, *cards.languages)

    def read(practice: dict[str, Any]) -> Card:
        return model.model_validate_json(json.dumps(written({key: practice[key] for key in keys})))

    back = {practice["slug"]: read(practice) for practice in data(cards)["practices"]}
    assert back == cards.cards


def test_the_json_holds_what_the_cards_refer_to(cards: Catalog) -> None:
    icons = written(data(cards))
    for named in (*icons["themes"].values(), *icons["facets"].values()):
        named["icon"] = "left/out"
    icons["facets"]["start"]["shown"] = ["filter"]  # where readers meet it is left out too
    vocabulary = Vocabulary.model_validate({"themes": icons["themes"], "facets": icons["facets"]})
    assert [theme.name for theme in vocabulary.themes.values()] == [theme.name for theme in cards.vocabulary.themes.values()]
    assert vocabulary.facets["start"].values == cards.vocabulary.facets["start"].values
    sources = {
        slug: source_model(source).model_validate_json(json.dumps(source)) for slug, source in written(data(cards))["sources"].items()
    }
    assert {slug: source.passages for slug, source in sources.items()} == {slug: source.passages for slug, source in cards.sources.items()}


def test_a_practice_tells_its_two_addresses_and_how_strong_its_evidence_is(cards: Catalog) -> None:
    glass_wall = data(cards)["practices"][0]
    assert glass_wall["address"] == {"en": "practices/glass-wall.html", "nl": "nl/practices/glass-wall.html"}
    assert glass_wall["strength"] == {"organisations": ["Two Wheels"], "unnamed": 1, "contested": True, "here": []}
    assert glass_wall["evidence_kind"] == ["seen", "contested"]
    assert glass_wall["source_years"] == [{"kind": "article", "years": [2020], "dated": 1, "undated": 1}]


def test_a_language_that_is_missing_is_null_in_the_json_and_empty_in_the_table(cards: Catalog) -> None:
    index = list(cards.cards).index("ask-why")
    assert data(cards)["practices"][index]["nl"] is None
    ask_why = rows(cards)[index]
    assert {ask_why[f"nl.{key}"] for key in CardText.model_fields} == {""}
    assert (ask_why["en.title"], ask_why["nl.address"]) == ("Ask why", "nl/practices/ask-why.html")


def test_a_cell_of_names_separates_them_by_spaces_and_one_of_texts_by_line_breaks(cards: Catalog) -> None:
    ride_along = rows(cards)[list(cards.cards).index("ride-along")]
    assert ride_along["leaders"] == "owner manager"
    assert ride_along["nl.steps"] == "Vraag een klant.\nPak je fiets.\nRijd en luister."
    assert ride_along["en.exercise"] == "12 min: Tell each other about a ride.\n8 min: Choose whom to ride along with."


def test_what_the_languages_share_stands_beside_their_texts(cards: Catalog) -> None:
    glass_wall = rows(cards)[0]
    assert (glass_wall["effort.leader"], glass_wall["evidence_kind"]) == ("2.5", "seen contested")
    assert glass_wall["nl.materials"] == "1 / room: rol plakband\n2 / person: sheet of paper"
    assert glass_wall["nl.rather_than"] == "ride-along: Neem deze als klanten bij jou komen & niet jij bij hen."


@pytest.mark.parametrize("separator", [COMMA, SEMICOLON])
def test_the_table_begins_with_a_byte_order_mark(separator: str, cards: Catalog) -> None:
    assert practices_csv(cards, separator).startswith(f"\ufeffversion{separator}slug{separator}")


def test_the_two_tables_hold_the_same(cards: Catalog) -> None:
    semicolons = read(practices_csv(cards, SEMICOLON), SEMICOLON)
    assert semicolons[0]["effort.leader"] == "2,5"  # as a spreadsheet reads it in which semicolons separate
    hours = [{key: row[key].replace(",", ".") for key in ("effort.leader", "effort.others")} for row in semicolons]
    assert [row | of_row for row, of_row in zip(semicolons, hours, strict=True)] == rows(cards)


@pytest.mark.parametrize("title", ['=HYPERLINK("http://example.org")', "+31", "-1", "@SUM(A1)", "\t=1", "＝1"])
def test_a_text_that_a_spreadsheet_would_run_has_an_apostrophe_before_it(title: str, cards: Catalog) -> None:
    (row,) = rows(with_title(cards, title))
    assert row["en.title"].startswith("'")
    assert row["en.title"].replace("'", "") == title


@pytest.mark.parametrize("written", [COMMA, SEMICOLON])
@pytest.mark.parametrize("taken_for", [COMMA, SEMICOLON, "\t", "|"])
def test_no_cell_and_no_line_begins_a_formula_whatever_is_taken_for_the_separator(written: str, taken_for: str, cards: Catalog) -> None:
    card = cards.cards["ask-why"]
    text = card.text(EN)
    texts = {"title": HOSTILE[0], "summary": '";=1', "why": "\n".join(HOSTILE), "steps": tuple(HOSTILE), "keywords": tuple(HOSTILE)}
    hostile = replace(
        cards, cards={"ask-why": card.model_copy(update={"en": text.model_copy(update=texts), "owner": "=cmd|' /C calc'!A0"})}
    )
    table = practices_csv(hostile, written).removeprefix("\ufeff")
    cells = [cell for row in csv.reader(io.StringIO(table, newline=""), delimiter=taken_for) for cell in row]
    assert len(cells) > len(COLUMNS_OF_BOTH_LANGUAGES) or taken_for not in (COMMA, SEMICOLON)
    assert [line for cell in cells for line in (cell, *cell.splitlines()) if line.lstrip(" \u00a0").startswith(tuple(SIGNS))] == []
    assert [cell for cell in read(table, written)[0].values() if cell.startswith(("\t", "\r", "\n"))] == []


@pytest.mark.parametrize("title", ['Say "yes", always; or not', "<b>bold</b> & more", "één – twee", "a,b\tc", "9 - 5 = 4; a+b"])
def test_quotes_markup_and_accents_come_through(title: str, cards: Catalog) -> None:
    odd = with_title(cards, title)
    assert rows(odd)[0]["en.title"] == title
    assert data(odd)["practices"][0]["en"]["title"] == title
