"""The command ``cards``, as it is typed."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from cards.cli import main
from cards.content import catalog
from cards.content.calendar import today
from click.testing import CliRunner, Result

from tests.fixture_project import FIXTURE
from tests.unit.rules import patch

NEW_CARD = Path(__file__).with_name("new_card.yml")
SLUGS = [file.stem for file in FIXTURE.glob("practices/[!_]*.yml")]
COMMAND = Path(sys.executable).with_name("cards")

WEEKLEY = """\
practices/ask-why.yml:4:9: `weekley` is not a value of `rhythm` [unknown-value]. Did you mean `weekly`?
     4 | rhythm: weekley
       |         ^^^^^^^
       > rhythm: weekly
"""
FORGOTTEN = """\
seeds/interview.yml:7:1: neither told nor left out: paragraph 10 [forgotten-paragraph]. \
Add a passage for it, or name it under `left_out` with the reason.
     7 | paragraphs: 10
       | ^^^^^^^^^^
"""


def cards(project: Path, *arguments: str) -> Result:
    result = CliRunner().invoke(main, ["--root", str(project), *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def change(file: Path, old: str, new: str) -> None:
    file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def wrong(project: Path) -> Path:
    """The fixture project with one mistake in a card and one in a source."""
    change(project / "practices/ask-why.yml", "rhythm: weekly", "rhythm: weekley")
    change(project / "seeds/interview.yml", "paragraphs: 9", "paragraphs: 10")
    return project


# --- check ----------------------------------------------------------------------------------------------------------


def test_check_says_how_much_it_read_when_nothing_is_wrong(project: Path) -> None:
    result = cards(project, "check")
    assert (result.exit_code, result.output) == (0, f"{len(SLUGS)} cards and 3 sources: no problems\n")


def test_check_prints_every_problem_and_fails(wrong: Path) -> None:
    result = cards(wrong, "check")
    assert (result.exit_code, result.stdout, result.stderr) == (1, WEEKLEY + FORGOTTEN, "2 problems\n")


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["practices"], WEEKLEY),
        (["practices/ask-why.yml"], WEEKLEY),
        (["seeds/interview.yml"], FORGOTTEN),
        (["seeds", "practices/ask-why.yml"], WEEKLEY + FORGOTTEN),
        (["."], WEEKLEY + FORGOTTEN),
    ],
    ids=" ".join,
)
def test_check_with_paths_prints_their_problems(wrong: Path, paths: list[str], expected: str) -> None:
    result = cards(wrong, "check", *(str(wrong / path) for path in paths))
    assert (result.exit_code, result.stdout) == (1, expected)


def test_check_with_a_path_that_has_no_problems_passes(wrong: Path) -> None:
    result = cards(wrong, "check", str(wrong / "practices/ride-along.yml"))
    assert (result.exit_code, result.output) == (0, "no problems in these files\n")


def test_check_finds_the_problems_of_a_card_that_is_a_link(wrong: Path) -> None:
    card = wrong / "practices/ask-why.yml"
    card.symlink_to(card.rename(wrong / "elsewhere.yml"))
    result = cards(wrong, "check", str(card))
    assert (result.exit_code, result.stdout) == (1, WEEKLEY)


def test_check_refuses_a_path_that_does_not_exist(project: Path) -> None:
    result = cards(project, "check", "practices/nowhere.yml")
    assert result.exit_code == 2
    assert "Path 'practices/nowhere.yml' does not exist." in result.output


def test_check_for_github_marks_the_line(wrong: Path) -> None:
    result = cards(wrong, "check", "--format", "github", str(wrong / "practices"))
    assert result.exit_code == 1
    place, _, message = result.stdout.removeprefix("::error ").partition("::")
    assert place == "file=practices/ask-why.yml,line=4,col=9,title=unknown-value"
    assert message == "`weekley` is not a value of `rhythm`. Did you mean `weekly`?\n"


def test_check_for_github_writes_out_the_characters_that_its_commands_are_made_of(project: Path) -> None:
    change(project / "practices/ask-why.yml", "rhythm: weekly", 'rhythm: weekly\n"100%\\n,": x')
    project.joinpath("practices/a,b:c.txt").touch()
    lines = cards(project, "check", "--format", "github").stdout.splitlines()
    assert lines[0].startswith("::error file=practices/a%2Cb%3Ac.txt,line=1,col=1,title=file-name::`a,b:c.txt` does not belong here.")
    assert lines[1].startswith("::error file=practices/ask-why.yml,line=5,col=1,title=unknown-key::the key `100%25\\n,` is not known here.")


def test_check_for_github_sums_up_in_the_file_that_github_names(wrong: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("Before.\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    cards(wrong, "check", "--format", "github")
    cards(wrong, "check")
    assert summary.read_text(encoding="utf-8").startswith("Before.\n### 2 problems\n")
    assert summary.read_text(encoding="utf-8").count("practices/ask-why.yml:4:9") == 1


@pytest.mark.parametrize(("form", "empty"), [("gitlab", []), ("json", {"version": 1, "problems": []})])
def test_check_for_programs_says_also_as_data_that_nothing_is_wrong(form: str, empty: object, project: Path) -> None:
    whole = cards(project, "check", "--format", form)
    change(project / "practices/ask-why.yml", "rhythm: weekly", "rhythm: weekley")
    part = cards(project, "check", "--format", form, str(project / "practices/ride-along.yml"))
    for result in (whole, part):
        assert (result.exit_code, json.loads(result.stdout)) == (0, empty)


def test_check_outside_of_a_project_says_where_to_run_it(tmp_path: Path) -> None:
    result = cards(tmp_path, "check")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[0].startswith(
        "practices:1:1: there is no folder `practices` here [missing-file]. Run this in the project's"
    )


def test_check_takes_the_folder_it_runs_in_for_the_project(wrong: Path) -> None:
    done = subprocess.run([COMMAND, "check", "seeds"], cwd=wrong, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout, done.stderr) == (1, FORGOTTEN, "1 problem\n")


def test_check_works_where_the_output_lacks_characters(project: Path) -> None:
    change(project / "practices/ask-why.yml", "rhythm: weekly", "rhythm: weekly\nтема: x")
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    done = subprocess.run([COMMAND, "check"], cwd=project, env=environment, capture_output=True, encoding="cp1252", check=False)
    assert done.returncode == 1
    assert done.stdout.startswith(r"practices/ask-why.yml:5:1: the key `\u0442\u0435\u043c\u0430` is not known here [unknown-key].")


def test_check_names_a_file_whose_name_is_not_utf_8(project: Path) -> None:
    try:
        project.joinpath("practices", os.fsdecode(b"caf\xe9.yml")).touch()
    except (OSError, UnicodeDecodeError):  # a system that has no such names has no such problem
        return
    result = cards(project, "check")
    assert result.exit_code == 1
    assert result.stdout.startswith(r"practices/caf\udce9.yml:1:1: `caf\udce9.yml` cannot be the address of a page [file-name].")


# --- new ------------------------------------------------------------------------------------------------------------


def test_new_begins_a_card_with_every_key_explained(project: Path, pytestconfig: pytest.Config) -> None:
    result = cards(project, "new", "home-visit")
    assert (result.exit_code, result.output) == (0, "practices/home-visit.yml is there: fill it in, then run `cards check`.\n")
    text = project.joinpath("practices/home-visit.yml").read_text(encoding="utf-8")
    text = text.replace(str(today()), "TODAY")
    if pytestconfig.getoption("--renew"):
        NEW_CARD.write_text(text, encoding="utf-8")
    assert text == NEW_CARD.read_text(encoding="utf-8")


def test_an_empty_new_card_lacks_values_and_nothing_else(project: Path) -> None:
    cards(project, "new", "home-visit")
    result = cards(project, "check")
    assert result.exit_code == 1
    told = [line.partition(": ")[2] for line in result.stdout.splitlines() if not line.startswith(" ")]
    assert told.pop(0).startswith("the card has neither `evidence` nor a `case` [missing-key].")
    assert len(told) == 8 + 2 * 11  # the keys said once without `reviewed`, and those of each language
    assert [line for line in told if " belongs here, and nothing is here [wrong-type]. " not in line] == []


def test_a_new_card_that_is_filled_in_below_its_comments_has_no_problems(project: Path) -> None:
    cards(project, "new", "home-visit")
    new, model = project / "practices/home-visit.yml", project.joinpath("practices/ride-along.yml").read_text(encoding="utf-8")
    values = re.findall(r"^ *(?!reviewed:|background:|en:|nl:)(\w+):(.*)$", model, re.MULTILINE)
    empty = new.read_text(encoding="utf-8").replace("# evidence:", "evidence:").replace("# related:", "related:")
    text = "\n".join(filled_in(line, values) for line in empty.splitlines())
    for theirs, own in (
        ("Ride", "Visit"),
        ("Rijd", "Bezoek"),
        ("I know", "I visit"),
        ("Ik ken", "Ik bezoek"),
        ("cycling", "home"),
        ("fietsen", "thuis"),
    ):
        text = text.replace(theirs, own)
    new.write_text(text, encoding="utf-8")
    assert isinstance(catalog.load(project), catalog.Catalog), cards(project, "check").output


def filled_in(line: str, values: list[tuple[str, str]]) -> str:
    """Return `line` with the first value of its key, which is taken out of `values`."""
    if not line.endswith(":") or "#" in line or line in ("en:", "nl:"):
        return line
    key, value = next(pair for pair in values if pair[0] == line.strip(" :"))
    values.remove((key, value))
    return line + value


@pytest.mark.parametrize(
    ("slug", "hint"),
    [
        ("Home Visit", "home-visit"),
        ("home_visit", "home-visit"),
        ("één", "een"),
        ("../home", "home"),
        ("home.yml", "home-yml"),
        ("-", "visitor-parking"),
        ("", "visitor-parking"),
        ("x" * 300, "x" * 60),
        ("a\nb", "a-b"),
    ],
)
def test_new_refuses_what_cannot_be_an_address(project: Path, slug: str, hint: str) -> None:
    before = sorted(project.rglob("*"))
    result = cards(project, "new", "--", slug)
    assert result.exit_code == 2
    assert f"use small letters, digits and hyphens, as in `{hint}`." in result.output
    assert sorted(project.rglob("*")) == before


def test_new_leaves_an_existing_card_alone(project: Path) -> None:
    card = project / "practices/ask-why.yml"
    before = card.read_bytes()
    result = cards(project, "new", "ask-why")
    assert result.exit_code == 2
    assert "practices/ask-why.yml exists already." in result.output
    assert card.read_bytes() == before


@pytest.mark.parametrize("command", [["new", "home-visit"], ["schema"]], ids=" ".join)
def test_without_a_vocabulary_the_command_says_so(project: Path, command: list[str]) -> None:
    project.joinpath("practices/_vocabulary.yml").unlink()
    result = cards(project, *command)
    assert result.exit_code == 1
    assert result.output.startswith("Error: practices/_vocabulary.yml:1:1: there is no such file [missing-file].")


def test_new_outside_of_a_project_says_so(tmp_path: Path) -> None:
    result = cards(tmp_path, "new", "home-visit")
    assert result.exit_code == 1
    assert result.output.startswith("Error: ")


# --- schema ---------------------------------------------------------------------------------------------------------


def test_the_schema_of_a_card_is_printed_with_all_that_it_refers_to(project: Path) -> None:
    schema = json.loads(cards(project, "schema").stdout)
    assert schema["properties"]["related"]["items"] == {"$ref": "#/$defs/card"}
    assert set(schema["$defs"]) == {"card", "passage"}


def test_the_schemas_of_all_files_are_written_to_a_folder(project: Path) -> None:
    result = cards(project, "schema", "--all", str(project / "practices" / "_schemas"))
    assert (result.exit_code, result.stdout) == (0, f"14 schemas are in {project / 'practices' / '_schemas'}.\n")
    card = json.loads(project.joinpath("practices/_schemas/card.json").read_text(encoding="utf-8"))
    assert card["properties"]["related"]["items"] == {"$ref": "names.json#/$defs/card"}
    assert cards(project, "check").exit_code == 0  # the folder is no card


# --- all ------------------------------------------------------------------------------------------------------------


def test_help_names_the_commands(project: Path) -> None:
    result = cards(project, "--help")
    assert result.exit_code == 0
    assert [line.split()[0] for line in result.output.partition("Commands:\n")[2].splitlines()] == [
        "build",
        "check",
        "dist",
        "export",
        "new",
        "pdf",
        "schema",
        "serve",
    ]


def test_a_project_of_nothing_but_mistakes_is_told_without_a_traceback(project: Path) -> None:
    for case in Path(__file__).parent.joinpath("rules", "cases").iterdir():
        patch.write(project, yaml.safe_load(case.read_text(encoding="utf-8"))["bad"], Path(__file__).parent / "rules" / "base")
    for form in ("text", "github", "gitlab", "json", "sarif"):
        result = cards(project, "check", "--format", form)
        assert result.exit_code == 1
        assert "Traceback" not in result.output
