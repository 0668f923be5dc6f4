"""What people type finds the card they mean: first in most cases, among the first three in nearly all."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests import node
from tests.content.tested_project import PROJECT

HERE = Path(__file__).parent

FIRST, AMONG_THREE = 0.85, 0.97
"""Shares of the queries whose card comes first, and among the first three."""

FOLDERS = {"en": "", "nl": "nl"}
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
def queries() -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = yaml.safe_load((HERE / "queries.yml").read_text(encoding="utf-8"))
    return read


@pytest.fixture(scope="module", params=list(FOLDERS))
def answers(request: pytest.FixtureRequest, queries: list[dict[str, Any]], site: Path) -> list[Answer]:
    """Every query of a language with its answer."""
    asked = [query for query in queries if query["language"] == request.param]
    found = ask(site / FOLDERS[request.param], [query["query"] for query in asked])
    return [Answer(query, [slug_of(address) for address in addresses(pages)]) for query, pages in zip(asked, found, strict=True)]


def ask(site: Path, queries: list[str]) -> list[list[list[dict[str, Any]]]]:
    """Return for each query what the search of `site`, in one language, has to show: pages, the best first, each with its sections."""
    done = node.run([str(HERE / "answers.mjs"), str(site)], given=json.dumps(queries))
    assert done.returncode == 0, done.stderr
    answers: list[list[list[dict[str, Any]]]] = json.loads(done.stdout)
    return answers


def addresses(pages: list[list[dict[str, Any]]]) -> list[str]:
    return [sections[0]["location"] for sections in pages]


def slug_of(address: str) -> str:
    """Return the slug of a card, or the address of another page."""
    return re.sub(r"^practices/([^/.]+)\.html.*$", r"\1", address)


@pytest.mark.parametrize("written", list(FEWEST))
def test_the_card_that_is_meant_comes_first_or_nearly(written: str, answers: list[Answer]) -> None:
    counted = [answer for answer in answers if written in ("all", answer.query.get("written"))]
    assert len(counted) >= FEWEST[written]
    first = sum(answer.is_among(1) for answer in counted) / len(counted)
    among_three = sum(answer.is_among(3) for answer in counted) / len(counted)
    table = "\n".join(str(answer) for answer in counted if not answer.is_among(1))
    print(f"\n{len(counted)} queries, first {first:.1%}, among three {among_three:.1%}\n{table}")  # noqa: T201 - shown when it fails, or with -s
    assert (first >= FIRST, among_three >= AMONG_THREE) == (True, True), f"first {first:.1%}, among three {among_three:.1%}\n{table}"


def test_every_query_expects_cards_that_exist(queries: list[dict[str, Any]]) -> None:
    cards = {file.stem for file in (PROJECT / "practices").glob("[!_]*.yml")}
    assert [query["query"] for query in queries if not query["expected"] or not cards.issuperset(query["expected"])] == []


# The names of themes, articles and other pages: the cards that have to do with them stand above them.
ABOVE_OTHER_PAGES = [
    ("", "lead by example"),
    ("", "klantgericht management"),
    ("", "start here"),
    ("nl", "organiseer tegengas"),
    ("nl", "customer centric cultuur"),
]


@pytest.mark.parametrize(("folder", "words"), ABOVE_OTHER_PAGES)
def test_cards_stand_above_themes_articles_and_help(folder: str, words: str, site: Path) -> None:
    (pages,) = ask(site / folder, [words])
    kinds = ["card" if re.match(r"practices/(?!index)", address) else "other" for address in addresses(pages)]
    assert kinds == sorted(kinds)
    assert kinds[0] == "card"


def test_a_page_of_help_answers_what_no_card_is_about(site: Path) -> None:
    (pages,) = ask(site / "nl", ["een kaart toevoegen"])
    assert addresses(pages)[0].startswith("contribute.html")


# An accent, an apostrophe or a hyphen more or less: the same words, and so nearly the same cards.
SAME_WORDS = [["ideeën", "ideeen"], ["financiële", "financiele"], ["collega's", "collegas", "collega’s"], ["call-center", "callcenter"]]


@pytest.mark.parametrize("spellings", SAME_WORDS, ids=lambda spellings: spellings[0])
def test_a_word_finds_the_same_however_it_is_spelled(spellings: list[str], site: Path) -> None:
    first, *others = [addresses(pages) for pages in ask(site / "nl", spellings)]
    assert [first[0] in found[:3] for found in others] == [True] * len(others)


@pytest.mark.parametrize("spellings", [["call-center", "callcenter"], ["e-mail", "email"]], ids=lambda spellings: spellings[1])
def test_a_hyphen_in_a_word_that_is_known_makes_no_difference_at_all(spellings: list[str], site: Path) -> None:
    with_hyphen, without = [addresses(pages) for pages in ask(site / "nl", spellings)]
    assert with_hyphen == without
    assert without
