"""What people type finds the card they mean: first in most cases, among the first three in nearly all."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests import node
from tests.content.tested_project import PROJECT

HERE = Path(__file__).parent

FLOORS = {"golden": (0.9, 0.97), "before-keywords": (0.9, 0.97), "unseen": (0.86, 0.94)}
"""Shares of the queries whose card comes first, and among the first three; nothing was changed for the last ones."""

SAID_SO, UNSURE, WRONGLY = 0.8, 0.02, 0.005
"""Shares of the queries that no card answers and that are told so; of the others told that nothing fits well, or that nothing is there."""

LOST_SLIPS = 0.02
"""The share of the words that lack a letter which do not find the word."""

FOLDERS = {"en": "", "nl": "nl"}
FEWEST = {"golden": 350, "before-keywords": 160, "unseen": 100}
"""How many queries a language must have for a share to mean something."""


@dataclass(frozen=True)
class Answer:
    """What the search box gave for a query."""

    query: dict[str, Any]
    state: str
    found: list[str]

    def is_among(self, places: int) -> bool:
        return any(slug in self.query["expected"] for slug in self.found[:places])

    def __str__(self) -> str:
        wanted, found = " or ".join(self.query["expected"]), " ".join(self.found[:3]) or "nothing"
        mark = "3" if self.is_among(3) else "-"
        return f"{mark}  {self.query['kind']:<11} {self.query['query']:<60} {self.state}: {found}  (wanted {wanted})"


@pytest.fixture(scope="module")
def queries() -> list[dict[str, Any]]:
    files = {"golden": "queries.yml", "unseen": "unseen.yml"}
    read = {name: yaml.safe_load((HERE / file).read_text(encoding="utf-8")) for name, file in files.items()}
    return [query | {"sets": {name, query.get("written", name)}} for name, some in read.items() for query in some]


@pytest.fixture(scope="module")
def all_answers(queries: list[dict[str, Any]], site: Path) -> list[Answer]:
    """Every query with its answer."""
    answers = ask(site, [(query["language"], query["query"]) for query in queries])
    return [Answer(query, answer["state"], places(answer)) for query, answer in zip(queries, answers, strict=True)]


@pytest.fixture(params=list(FOLDERS))
def answers(request: pytest.FixtureRequest, all_answers: list[Answer]) -> list[Answer]:
    """Those of one language."""
    return [answer for answer in all_answers if answer.query["language"] == request.param]


def ask(site: Path, queries: list[tuple[str, str]]) -> list[dict[str, Any]]:
    """Return for each query, with the language it is asked in, what the search box shows: how sure it is, and pages, the best first."""
    answers: list[dict[str, Any]] = told_by("answers.mjs", site, queries)
    return answers


def told_by(script: str, site: Path, given: Any = None) -> Any:
    """Return what one of the scripts beside this file tells of the search of `site`."""
    folders = [f"{code}={folder}" for code, folder in FOLDERS.items()]
    done = node.run([str(HERE / script), str(site), *folders], given=json.dumps(given))
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def places(answer: dict[str, Any]) -> list[str]:
    """Return what was found: of a card its slug, of another page its address."""
    return [found["place"] for found in answer["found"]]


@pytest.mark.parametrize("written", list(FEWEST))
def test_the_card_that_is_meant_comes_first_or_nearly(written: str, answers: list[Answer]) -> None:
    counted = [answer for answer in answers if answer.query["expected"] and written in answer.query["sets"]]
    assert len(counted) >= FEWEST[written]
    first = sum(answer.is_among(1) for answer in counted) / len(counted)
    among_three = sum(answer.is_among(3) for answer in counted) / len(counted)
    table = "\n".join(str(answer) for answer in counted if not answer.is_among(1))
    print(f"\n{len(counted)} queries, first {first:.1%}, among three {among_three:.1%}\n{table}")  # noqa: T201 - shown when it fails, or with -s
    least, least_among_three = FLOORS[written]
    assert (first >= least, among_three >= least_among_three) == (True, True), f"first {first:.1%}, among three {among_three:.1%}\n{table}"


def test_what_no_card_answers_is_told_and_hardly_anything_else(answers: list[Answer]) -> None:
    golden = [answer for answer in answers if "golden" in answer.query["sets"]]
    none, some = [[answer for answer in golden if bool(answer.query["expected"]) == is_some] for is_some in (False, True)]
    told = sum(answer.state != "results" for answer in none) / len(none)
    unsure = sum(answer.state != "results" for answer in some) / len(some)
    wrongly = sum(answer.state == "nothing" for answer in some) / len(some)
    assert (told >= SAID_SO, unsure <= UNSURE, wrongly <= WRONGLY) == (True, True, True), f"{told:.1%}, {unsure:.1%}, {wrongly:.1%}"


def test_every_beginning_of_a_known_word_reaches_it_and_nearly_every_slip_does(site: Path) -> None:
    for language, words in told_by("words.mjs", site).items():
        assert (language, words["stems"], words["beginnings"]["lost"]) == (language, [], [])
        assert len(words["slips"]["lost"]) <= LOST_SLIPS * words["slips"]["n"], words["slips"]["lost"]


def test_every_query_expects_cards_that_exist(queries: list[dict[str, Any]]) -> None:
    cards = {file.stem for file in (PROJECT / "practices").glob("[!_]*.yml")}
    assert [query["query"] for query in queries if not cards.issuperset(query["expected"])] == []


# The names of themes, articles and other pages: the cards that have to do with them stand above them.
ABOVE_OTHER_PAGES = [
    ("en", "lead by example"),
    ("en", "klantgericht management"),
    ("en", "start here"),
    ("nl", "organiseer tegengas"),
    ("nl", "customer centric cultuur"),
]


def test_cards_stand_above_themes_articles_and_help(site: Path) -> None:
    for answer in ask(site, ABOVE_OTHER_PAGES):
        kinds = ["other" if ".html" in place else "card" for place in places(answer)]
        assert kinds == sorted(kinds)
        assert kinds[0] == "card"


def test_a_page_of_help_answers_what_no_card_is_about(site: Path) -> None:
    (answer,) = ask(site, [("nl", "een kaart toevoegen")])
    assert places(answer)[0].startswith("contribute.html")


# An accent, an apostrophe or a hyphen more or less: the same words, and so nearly the same cards.
SAME_WORDS = [["ideeën", "ideeen"], ["financiële", "financiele"], ["collega's", "collegas", "collega’s"], ["call-center", "callcenter"]]


def test_a_word_finds_the_same_however_it_is_spelled(site: Path) -> None:
    for spellings in SAME_WORDS:
        first, *others = [places(answer) for answer in ask(site, [("nl", spelling) for spelling in spellings])]
        assert [first[0] in found[:3] for found in others] == [True] * len(others)


def test_a_hyphen_in_a_word_that_is_known_makes_no_difference_at_all(site: Path) -> None:
    asked = [("nl", word) for word in ("call-center", "callcenter", "e-mail", "email")]
    call, centre, e_mail, email = [places(answer) for answer in ask(site, asked)]
    assert (call, e_mail) == (centre, email)
    assert call
    assert email
