"""Problems are told in the words of each language, and no sentence is missing or idle."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from cards.content.problem import Problem, said
from cards.content.reports import one_line
from cards.content.wording import FOLDER, language_of_system, languages, wording

from tests.fixture_project import ROOT

SENTENCES: dict[str, dict[str, Any]] = {
    code: yaml.safe_load(FOLDER.joinpath(f"{code}.yml").read_text(encoding="utf-8")) for code in languages()
}


def said_in_code() -> set[str]:
    """Return the first argument of every call of `said` and the like; of one that is put together, a pattern."""
    files = ROOT.joinpath("hooks/cards").rglob("*.py")
    return {pattern for file in files for pattern in _patterns(ast.parse(file.read_text(encoding="utf-8")))}


def _patterns(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield re.escape(node.value)
        elif isinstance(node, ast.JoinedStr):
            yield "".join(re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".*" for part in node.values)


def forms(sentence: str | dict[str, str]) -> list[str]:
    return [sentence] if isinstance(sentence, str) else list(sentence.values())


def blanks(sentence: str | dict[str, str]) -> set[str]:
    return {name for form in forms(sentence) for name in re.findall(r"(?<!\{)\{(\w+)\}", form)} - {"n"}


@pytest.mark.parametrize("code", languages())
def test_every_language_has_the_same_sentences(code: str) -> None:
    assert {table: set(found) for table, found in SENTENCES[code].items()} == {
        table: set(found) for table, found in SENTENCES["en"].items()
    }


@pytest.mark.parametrize("code", languages())
def test_a_sentence_has_the_same_blanks_in_every_language(code: str) -> None:
    for table, sentences in SENTENCES["en"].items():
        assert {key: blanks(SENTENCES[code][table][key]) for key in sentences} == {
            key: blanks(sentence) for key, sentence in sentences.items()
        }


def test_no_sentence_is_idle() -> None:
    in_code = re.compile("|".join(said_in_code()))
    assert [key for tables in SENTENCES.values() for sentences in tables.values() for key in sentences if not in_code.fullmatch(key)] == []


@pytest.mark.parametrize("code", languages())
def test_what_is_wrong_has_no_full_stop_and_a_remedy_has_one(code: str) -> None:
    assert [form for sentence in SENTENCES[code]["wrong"].values() for form in forms(sentence) if form.endswith(".")] == []
    assert [form for sentence in SENTENCES[code]["remedies"].values() for form in forms(sentence) if form[-1] not in ".?"] == []


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("en", "a.yml:1:2: the key `nodig` is not known here [unknown-key]. Known are `need`, `want`."),
        ("nl", "a.yml:1:2: de sleutel `nodig` is hier niet bekend [unknown-key]. Bekend zijn `need`, `want`."),
    ],
)
def test_a_problem_is_told_in_the_language_asked_for(code: str, expected: str) -> None:
    problem = Problem("a.yml", 1, 2, "unknown-key", said("unknown-key", key="`nodig`"), said("known-are", n=2, list=("need", "want")))
    assert one_line(problem, wording(code)) == expected


@pytest.mark.parametrize(("variable", "expected"), [("nl_NL.UTF-8", "nl"), ("nl", "nl"), ("fr_FR", "en"), ("C", "en")])
def test_messages_are_in_the_language_of_the_computer(variable: str, expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", variable)
    assert language_of_system() == expected


def test_the_words_are_packed_with_the_program() -> None:
    assert '"problems/*"' in Path(ROOT / "pyproject.toml").read_text(encoding="utf-8")
