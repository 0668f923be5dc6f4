"""What people type finds the card they mean: first in most cases, among the first three in nearly all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.search_box import SearchBox

FIRST, AMONG_THREE = 0.85, 0.97
"""Shares of the queries whose card comes first, and among the first three."""

LANGUAGES = ("en", "nl")
FEWEST = {"all": 280, "before-keywords": 160}
"""How many queries a language must have for a share to mean something."""


@dataclass(frozen=True)
class Answer:
    """What the search box gave for a query."""

    query: dict[str, Any]
    found: list[str]

    def is_among(self, places: int) -> bool:
        return any(slug in self.query["expected"] for slug in self.found[:places])

    def __str__(self) -> str:
        wanted, found = " or ".join(self.query["expected"]), " ".join(self.found[:3]) or "nothing"
        return f"{'3' if self.is_among(3) else '-'}  {self.query['kind']:<11} {self.query['query']:<60} {found}  (wanted {wanted})"


@pytest.fixture(scope="module")
def queries(root: Path) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = yaml.safe_load((root / "tests/search/queries.yml").read_text(encoding="utf-8"))
    return read


@pytest.fixture(scope="module", params=LANGUAGES)
def answers(request: pytest.FixtureRequest, queries: list[dict[str, Any]], site: Path, open_page: OpenPage) -> list[Answer]:
    """Every query of a language with its answer, typed into one page."""
    language = request.param
    with open_page() as page:
        box = SearchBox(page, f"{site.as_uri()}/{'' if language == 'en' else 'nl/'}about.html")
        return [Answer(query, box.cards(query["query"])) for query in queries if query["language"] == language]


@pytest.mark.parametrize("written", list(FEWEST))
def test_the_card_that_is_meant_comes_first_or_nearly(written: str, answers: list[Answer]) -> None:
    counted = [answer for answer in answers if written in ("all", answer.query.get("written"))]
    assert len(counted) >= FEWEST[written]
    first = sum(answer.is_among(1) for answer in counted) / len(counted)
    among_three = sum(answer.is_among(3) for answer in counted) / len(counted)
    table = "\n".join(str(answer) for answer in counted if not answer.is_among(1))
    print(f"\n{len(counted)} queries, first {first:.1%}, among three {among_three:.1%}\n{table}")  # noqa: T201 - shown when it fails, or with -s
    assert (first >= FIRST, among_three >= AMONG_THREE) == (True, True), f"first {first:.1%}, among three {among_three:.1%}\n{table}"


def test_every_query_expects_cards_that_exist(queries: list[dict[str, Any]], root: Path) -> None:
    cards = {file.stem for file in (root / "practices").glob("[!_]*.yml")}
    assert [query["query"] for query in queries if not query["expected"] or not cards.issuperset(query["expected"])] == []


# The names of themes, articles and other pages: the cards that have to do with them stand above them.
ABOVE_OTHER_PAGES = [
    ("", "lead by example"),
    ("", "klantgericht management"),
    ("", "start here"),
    ("nl/", "organiseer tegengas"),
    ("nl/", "customer centric cultuur"),
]


@pytest.mark.parametrize(("language", "words"), ABOVE_OTHER_PAGES)
def test_cards_stand_above_themes_articles_and_help(language: str, words: str, site: Path, page: Page) -> None:
    box = SearchBox(page, f"{site.as_uri()}/{language}about.html")
    kinds = ["card" if re.search(r"/practices/(?!index)", address) else "other" for address in box.addresses(words)]
    assert kinds == sorted(kinds)
    assert kinds[0] == "card"


def test_a_page_of_help_answers_what_no_card_is_about(site: Path, page: Page) -> None:
    box = SearchBox(page, f"{site.as_uri()}/nl/about.html")
    assert box.addresses("een praktijk toevoegen")[0].startswith(f"{site.as_uri()}/nl/contribute.html")


@pytest.mark.parametrize(("language", "query", "theme"), [("", "parking", "Lead by example"), ("nl/", "parkeren", "Geef het voorbeeld")])
def test_a_result_shows_the_theme_of_its_card(language: str, query: str, theme: str, site: Path, page: Page) -> None:
    box = SearchBox(page, f"{site.as_uri()}/{language}about.html")
    box.search(query)
    expect(box.results.first.locator(".md-tag")).to_have_text(theme)
