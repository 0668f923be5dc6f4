"""Every rule with a project that keeps it and one that breaks it, and what contributors are told then.

A case is a folder ``rules/CASE``: the files below ``good`` and ``bad`` are laid over the project in ``project``, and
``problems.txt`` holds, line by line, what ``cards check`` prints for the second.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
from cards.content import catalog
from cards.content.problem import Code, Problem, as_text
from cards.content.project import read
from cards.content.rules import RULES, Rule

HERE = Path(__file__).parent
CASES = sorted(HERE.joinpath("rules").iterdir())
ON_DISK_ONLY = {"missing-file", "unreadable"}
"""Codes of problems that no file laid over a project can show; the tests at the end do."""

each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


def lay_over(project: Path, files: Path) -> Path:
    shutil.copytree(files, project, dirs_exist_ok=True)
    return project


def problems(project: Path) -> list[Problem]:
    loaded = catalog.load(project)
    return loaded if isinstance(loaded, list) else []


def told(case: Path) -> str:
    return case.joinpath("problems.txt").read_text(encoding="utf-8").removesuffix("\n")


@cache
def codes_told() -> set[str]:
    return {code for case in CASES for code in re.findall(r"^\S.*?:\d+:\d+: .* \[([a-z0-9-]+)\]\. ", told(case), re.MULTILINE)}


def test_the_project_that_the_cases_change_has_no_problem(project: Path) -> None:
    assert as_text(problems(project)) == ""


@each_case
def test_what_keeps_the_rule_is_no_problem(case: Path, project: Path) -> None:
    assert as_text(problems(lay_over(project, case / "good"))) == ""


@each_case
def test_what_breaks_the_rule_is_told_with_its_place_and_remedy(case: Path, project: Path) -> None:
    assert as_text(problems(lay_over(project, case / "bad"))) == told(case)


@pytest.mark.parametrize("code", sorted(set(get_args(Code)) - ON_DISK_ONLY))
def test_every_code_has_a_case(code: str) -> None:
    assert code in codes_told()


def test_every_case_tells_codes_that_exist() -> None:
    assert codes_told() <= set(get_args(Code))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__module__.removeprefix("cards.content.rules."))
def test_every_rule_has_a_case_that_it_finds(rule: Rule, tmp_path: Path) -> None:
    def finds(case: Path) -> bool:
        project = shutil.copytree(HERE / "project", tmp_path / case.name)
        found, _ = read(lay_over(project, case / "bad"))
        return found is not None and any(rule(found))

    assert any(map(finds, CASES))


def no_vocabulary(project: Path) -> None:
    project.joinpath("practices/_vocabulary.yml").unlink()


def no_practices(project: Path) -> None:
    shutil.rmtree(project / "practices")


def no_seeds(project: Path) -> None:
    shutil.rmtree(project / "seeds")
    project.joinpath("seeds").write_text("not a folder", encoding="utf-8")


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
WHERE_TO_RUN = "Run this in the project's folder, the one that holds `practices` and `seeds`, or name it with `--root`."
PUT_BACK = "practices/_vocabulary.yml:1:1: there is no such file [missing-file]. Put it back; an earlier version of the project has it."


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (no_vocabulary, [PUT_BACK]),
        (no_practices, [f"practices:1:1: there is no folder `practices` here [missing-file]. {WHERE_TO_RUN}"]),
        (no_seeds, [f"seeds:1:1: there is no folder `seeds` here [missing-file]. {WHERE_TO_RUN}"]),
        (folder_named_like_a_card, [f"practices/visit.yml:1:1: `visit.yml` does not belong here [file-name]. {PRACTICES_ONLY}"]),
        (link_to_nowhere, [f"practices/visit.yml:1:1: `visit.yml` does not belong here [file-name]. {PRACTICES_ONLY}"]),
        (link_to_itself, [f"practices/visit.yml:1:1: `visit.yml` does not belong here [file-name]. {PRACTICES_ONLY}"]),
    ],
    ids=lambda value: value.__name__ if callable(value) else "",
)
def test_what_is_no_file_is_told(spoil: Callable[[Path], None], expected: list[str], project: Path) -> None:
    spoil(project)
    assert as_text(problems(project)).splitlines() == expected


def test_a_file_that_cannot_be_read_is_told(project: Path) -> None:
    folder_as_vocabulary(project)
    (problem,) = problems(project)
    assert (problem.path, problem.code) == ("practices/_vocabulary.yml", "unreadable")


def test_a_card_may_be_a_link_to_a_file(project: Path) -> None:
    card = project / "practices/ask-why.yml"
    card.symlink_to(card.rename(project / "elsewhere.yml"))
    assert as_text(problems(project)) == ""


@pytest.mark.parametrize("name", [".DS_Store", ".ask-why.yml.swp", ".gitkeep"])
def test_hidden_files_are_passed_over(name: str, project: Path) -> None:
    project.joinpath("practices", name).write_bytes(b"\0\xff")
    assert as_text(problems(project)) == ""
