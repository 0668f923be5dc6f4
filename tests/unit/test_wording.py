"""Problems are told in the words of each language, and no sentence is missing or idle."""

from __future__ import annotations

import ast
import inspect
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from cards.content.problem import CODE_GROUPS, Code, FileCode, Problem, YamlCode, said
from cards.content.reports import one_line
from cards.content.rules import RULES, Rule
from cards.content.wording import FOLDER, language_of_system, languages, wording
from cards.content.yaml import loader

from tests.fixture_project import ROOT

SENTENCES: dict[str, dict[str, Any]] = {
    code: yaml.safe_load(FOLDER.joinpath(f"{code}.yml").read_text(encoding="utf-8")) for code in languages()
}

MOST_SENTENCES = 3


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


def told_in(code: str) -> str:
    return f"hooks/cards/problems/{code}.yml, under `codes`"


@pytest.mark.parametrize("code", languages())
def test_every_code_is_explained_and_no_explanation_is_idle(code: str) -> None:
    explained, known = set(SENTENCES[code]["codes"]), set(get_args(Code))
    assert known - explained == set(), f"Say what these stand for in {told_in(code)}: a title, and a text of one to three sentences"
    assert explained - known == set(), f"No problem has these codes; remove them from {told_in(code)}"
    assert set(SENTENCES[code]["code_groups"]) == set(CODE_GROUPS)


@pytest.mark.parametrize("code", languages())
def test_an_explanation_is_a_title_and_a_few_sentences(code: str) -> None:
    told = {known: wording(code).explanation(known) for known in get_args(Code)}
    assert [known for known, each in told.items() if each.title[-1] in ".:"] == []
    assert [known for known, each in told.items() if each.text[-1] != "." or each.text.count("`") % 2] == []
    assert [known for known, each in told.items() if len(re.findall(r"[.?](?: |$)", each.text)) > MOST_SENTENCES] == []
    assert [known for known, each in told.items() if (each.wrong is None) != (each.right is None)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__module__.rpartition(".")[2])
def test_a_rule_is_explained_by_what_its_module_says_it_is_for(rule: Rule) -> None:
    """The docstring is for who maintains the rule, the explanation for who has broken it; in English they say the same."""
    purpose = " ".join((inspect.getdoc(sys.modules[rule.__module__]) or "").partition("\n\n")[0].replace("``", "`").split())
    texts = [wording("en").explanation(code).text for code in get_args(Code)]
    assert any(purpose in text for text in texts), (
        f'No code is explained by "{purpose}": give it to the code that the rule is mostly about, in {told_in("en")}'
    )


@pytest.mark.parametrize("code", languages())
def test_the_lines_that_explain_how_files_are_written_are_wrong_and_right(code: str, tmp_path: Path) -> None:
    def codes(text: str) -> set[str]:
        file = tmp_path / "a.yml"
        file.write_text(f"{text}\n", encoding="utf-8")
        return {problem.code for problem in loader.read(tmp_path, file).problems}

    pairs = {known: wording(code).explanation(known) for known in get_args(FileCode) + get_args(YamlCode) if known != "file-name"}
    found = {known: (codes(each.wrong), codes(each.right)) for known, each in pairs.items() if each.wrong and each.right}
    assert found == {known: ({known}, set()) for known in found}
