"""Every rule with a project that keeps it and one that breaks it, and what contributors are told then.

A case is a file ``rules/cases/CASE.yml``: `good` and `bad` are files that are put over the three cards of ``rules/base``, written as
``tests.unit.rules.patch`` reads them, and `problems` is, line by line, what ``cards check`` prints for the second. The base stays
as small as it is, so that its lines can be counted; the cards that all other tests use stand in ``tests/fixture``. The lines that
problems show mended stand in ``rules/mended.yml``, by case.
"""

from __future__ import annotations

import os
import re
import shutil
import textwrap
from collections.abc import Callable
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from cards.content import catalog
from cards.content.problem import Code, Problem, said
from cards.content.project import Project
from cards.content.reading import read, read_vocabulary
from cards.content.rules import RULES, Rule

from tests.parsed_once import parse_once
from tests.problems import told
from tests.unit.rules import patch

HERE = Path(__file__).parent / "rules"
BASE = HERE / "base"
MENDED = HERE / "mended.yml"
CASES = sorted(file.stem for file in HERE.glob("cases/*.yml"))
OF_TEXTS = (
    *("alias", "brackets", "bullet", "comma-between-braces", "indentation", "invisible-character", "look-alike", "mojibake", "no-colon"),
    *("quotes", "special-character", "tab", "unquoted-colon"),
)
"""Cases of lines that are shown mended."""

ELSEWHERE = {"missing-file", "unreadable", "more-problems"}
"""Codes of problems that the tests at the end show."""

each_case = pytest.mark.parametrize("case", CASES)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the base, which has no problems."""
    return Path(shutil.copytree(BASE, tmp_path / "project"))


@cache
def parts(case: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((HERE / "cases" / f"{case}.yml").read_text(encoding="utf-8"))
    return loaded


def put_over(project: Path, case: str, part: str) -> Path:
    patch.write(project, parts(case)[part], BASE)
    return project


def problems(project: Path) -> list[Problem]:
    loaded = catalog.load(project, parse_once)
    return loaded if isinstance(loaded, list) else []


def expected_of(case: str) -> str:
    text: str = parts(case)["problems"]
    return text.removesuffix("\n")


def mended(problems: list[Problem]) -> list[str]:
    return [f"{problem.path}:{problem.line}: {problem.mended}" for problem in sorted(problems) if problem.mended is not None]


@cache
def expected_mended() -> dict[str, list[str]]:
    loaded: dict[str, list[str]] = yaml.load(MENDED.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return loaded


def renew_mended(case: str, found: list[str]) -> None:
    every = {known: lines for known, lines in expected_mended().items() if known in CASES} | {case: found}
    told_of = {known: lines for known, lines in sorted(every.items()) if lines}
    MENDED.write_text(yaml.safe_dump(told_of, allow_unicode=True, width=1000), encoding="utf-8")
    expected_mended.cache_clear()


def renew(case: str, found: str) -> None:
    file = HERE / "cases" / f"{case}.yml"
    head = file.read_text(encoding="utf-8").partition("problems: |\n")[0]
    file.write_text(f"{head}problems: |\n{textwrap.indent(found, '  ')}\n", encoding="utf-8")
    parts.cache_clear()


@cache
def codes_told() -> set[str]:
    return {code for case in CASES for code in re.findall(r"^\S.*?:\d+:\d+: .* \[([a-z0-9-]+)\]\. ", expected_of(case), re.MULTILINE)}


def test_the_project_that_the_cases_change_has_no_problem(project: Path) -> None:
    assert told(problems(project)) == ""


@each_case
def test_what_keeps_the_rule_is_no_problem(case: str, project: Path) -> None:
    assert told(problems(put_over(project, case, "good"))) == ""


@each_case
def test_what_breaks_the_rule_is_told_with_its_place_and_remedy(case: str, project: Path, pytestconfig: pytest.Config) -> None:
    found = problems(put_over(project, case, "bad"))
    if pytestconfig.getoption("--renew"):
        renew(case, told(found))
        renew_mended(case, mended(found))
    assert told(found) == expected_of(case)
    assert mended(found) == expected_mended().get(case, [])


@pytest.mark.parametrize("case", OF_TEXTS)
def test_a_line_written_as_a_problem_shows_it_mended_is_no_problem_any_more(case: str, project: Path) -> None:
    found = sorted(problems(put_over(project, case, "bad")), key=lambda problem: problem.path)
    for path, those in groupby(found, lambda problem: problem.path):
        mended = {problem.line: problem.mended for problem in sorted(those) if problem.mended is not None}
        lines = (project / path).read_text(encoding="utf-8").split("\n")
        (project / path).write_text("\n".join(mended.get(number, line) for number, line in enumerate(lines, 1)), encoding="utf-8")
    still = {(problem.path, problem.line, problem.code) for problem in problems(project)}
    assert {(problem.path, problem.line, problem.code) for problem in found if problem.mended is not None} & still == set()


@pytest.mark.parametrize("code", sorted(set(get_args(Code)) - ELSEWHERE))
def test_every_code_has_a_case(code: str) -> None:
    assert code in codes_told()


def test_every_case_tells_codes_that_exist() -> None:
    assert codes_told() <= set(get_args(Code))


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> list[Project]:
    """What can be read of every project that breaks a rule."""
    folder = tmp_path_factory.mktemp("broken")
    found = [read(put_over(Path(shutil.copytree(BASE, folder / case)), case, "bad"), parse_once)[0] for case in CASES]
    return [project for project in found if project is not None]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__module__.removeprefix("cards.content.rules."))
def test_every_rule_has_a_case_that_it_finds(rule: Rule, broken: list[Project]) -> None:
    assert any(any(rule(project)) for project in broken)


def no_vocabulary(project: Path) -> None:
    project.joinpath("practices/_vocabulary.yml").unlink()


def no_practices(project: Path) -> None:
    shutil.rmtree(project / "practices")


def folder_as_vocabulary(project: Path) -> None:
    no_vocabulary(project)
    project.joinpath("practices/_vocabulary.yml").mkdir()


def folder_named_like_a_card(project: Path) -> None:
    project.joinpath("practices/visit.yml").mkdir()


def link_to_nowhere(project: Path) -> None:
    project.joinpath("practices/visit.yml").symlink_to("gone.yml")


def link_to_itself(project: Path) -> None:
    project.joinpath("practices/visit.yml").symlink_to("visit.yml")


PRACTICES_ONLY = "Move it elsewhere; `practices` holds files that end in `.yml` and nothing else."
WHERE_TO_RUN = (
    "Run this in the project's folder, the one that holds `practices`, or name that folder before the command: `cards --root FOLDER`."
)
PUT_BACK = "practices/_vocabulary.yml:1:1: there is no such file [missing-file]. Put it back; an earlier version of the project has it."


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (no_vocabulary, [PUT_BACK]),
        (no_practices, [f"practices:1:1: there is no folder `practices` here [missing-file]. {WHERE_TO_RUN}"]),
        (folder_named_like_a_card, [f"practices/visit.yml:1:1: `visit.yml` does not belong here [file-name]. {PRACTICES_ONLY}"]),
        (link_to_nowhere, [f"practices/visit.yml:1:1: `visit.yml` does not belong here [file-name]. {PRACTICES_ONLY}"]),
        (link_to_itself, [f"practices/visit.yml:1:1: `visit.yml` does not belong here [file-name]. {PRACTICES_ONLY}"]),
    ],
    ids=lambda value: value.__name__ if callable(value) else "",
)
def test_what_is_no_file_is_told(spoil: Callable[[Path], None], expected: list[str], project: Path) -> None:
    spoil(project)
    assert told(problems(project)).splitlines() == expected


def test_a_file_that_cannot_be_read_is_told(project: Path) -> None:
    folder_as_vocabulary(project)
    (problem,) = problems(project)
    assert (problem.path, problem.code) == ("practices/_vocabulary.yml", "unreadable")
    assert (problem.wrong.key, problem.remedy) == ("unreadable", said("see-that-it-is-readable"))


@pytest.mark.parametrize("folder", ["practices", "seeds"])
def test_a_folder_that_cannot_be_read_is_told(folder: str, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, _: path != project / folder)
    (problem,) = problems(project)
    assert (problem.path, problem.code, problem.wrong) == (folder, "unreadable", said("folder-unreadable"))
    assert problem.remedy == said("let-read-folder")


def test_of_very_many_problems_of_a_file_the_first_are_told(project: Path) -> None:
    with project.joinpath("practices/ask-why.yml").open("a", encoding="utf-8") as card:
        card.write("# \u200b\n" * 150)
    *first, last = sorted(problems(project))
    assert {problem.code for problem in first} == {"invisible-character"}
    assert (len(first), last.line, last.code, last.wrong) == (100, first[-1].line + 1, "more-problems", said("more-problems", n=50))
    assert last.remedy == said("mend-these-first")


def test_a_card_may_be_a_link_to_a_file(project: Path) -> None:
    card = project / "practices/ask-why.yml"
    card.symlink_to(card.rename(project / "elsewhere.yml"))
    assert told(problems(project)) == ""


@pytest.mark.parametrize("name", [".DS_Store", ".ask-why.yml.swp", ".gitkeep", "~$ask-why.yml", "~WRL0001.tmp", ".~lock.ask-why.yml#"])
def test_hidden_files_are_passed_over(name: str, project: Path) -> None:
    project.joinpath("practices", name).write_bytes(b"\0\xff")
    assert told(problems(project)) == ""


def test_the_vocabulary_is_read_without_the_cards(project: Path) -> None:
    there = read_vocabulary(project)
    assert isinstance(there, tuple)
    assert (list(there[0]), "listening" in there[1].value.themes) == (["en", "nl"], True)
    project.joinpath("practices/_vocabulary.yml").unlink()
    missing = read_vocabulary(project)
    assert isinstance(missing, list)
    assert [problem.code for problem in missing] == ["missing-file"]
