"""The command ``cards``, as it is typed."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import subprocess
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

import click
import pytest
import yaml
from cards.cli import main
from cards.content.refused import Refused
from cards.site.mkdocs_settings import load_settings
from click.testing import CliRunner, Result

from tests.fixture_project import FIXTURE, ROOT
from tests.unit.rules import patch

NEW_CARD = Path(__file__).with_name("new_card.yml")
SLUGS = [file.stem for file in FIXTURE.glob("practices/[!_]*.yml")]
COMMAND = Path(sys.executable).with_name("cards")

WEEKLEY = """\
practices/ask-why.yml:4:9: `weekley` is not a value of `rhythm` [unknown-value]. Did you mean `weekly`?
     4 | rhythm: weekley
       |         ^^^^^^^
 write | rhythm: weekly
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
    assert (result.exit_code, result.stdout, result.stderr) == (1, f"{WEEKLEY}\n{FORGOTTEN}", "2 problems\n")


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["practices"], WEEKLEY),
        (["practices/ask-why.yml"], WEEKLEY),
        (["seeds/interview.yml"], FORGOTTEN),
        (["seeds", "practices/ask-why.yml"], f"{WEEKLEY}\n{FORGOTTEN}"),
        (["."], f"{WEEKLEY}\n{FORGOTTEN}"),
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
    assert (result.exit_code, result.stdout) == (0, f"16 schemas are in `{project / 'practices' / '_schemas'}`.\n")
    card = json.loads(project.joinpath("practices/_schemas/card.json").read_text(encoding="utf-8"))
    assert card["properties"]["related"]["items"] == {"$ref": "names.json#/$defs/card"}
    assert cards(project, "check").exit_code == 0  # the folder is no card


def test_there_are_schemas_while_a_source_has_only_been_begun(project: Path) -> None:
    cards(project, "new", "--source", "case", "our-desk")
    assert cards(project, "schema", "--all", str(project / "schemas")).exit_code == 0
    assert "our-desk/first" not in (project / "schemas" / "names.json").read_text(encoding="utf-8")


# --- what a disk refuses ----------------------------------------------------------------------------------------------


class _FullDisk:
    """A place for files that takes none."""

    def __call__(self, *_: object, **__: object) -> NoReturn:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "/there/a.yml")


@pytest.mark.parametrize(
    ("language", "told"), [("en", "Error: `/there/a.yml`: the disk is full.\n"), ("nl", "Fout: `/there/a.yml`: de schijf is vol.\n")]
)
def test_a_full_disk_is_told_in_a_sentence_patched(language: str, told: str, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "write_text", _FullDisk())
    done = cards(project, "--lang", language, "schema", "--all", str(project / "schemas"))
    assert (done.exit_code, done.stderr) == (1, told)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="THIS SYSTEM HAS NO FILE THAT IS ALWAYS FULL")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--help"], "Error: This cannot be read or written: the disk is full.\n"),
        (["--lang", "nl", "--help"], "Fout: Dit kan niet worden gelezen of geschreven: de schijf is vol.\n"),
        (["check", "--help"], "Error: This cannot be read or written: the disk is full.\n"),
        (["check"], "Error: This cannot be read or written: the disk is full.\n"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_printed_ends_with_a_sentence_and_with_none_where_nobody_reads_on(
    arguments: list[str], told: str, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reads, writes = os.pipe()
    os.close(reads)
    for output, expected in (("/dev/full", told), (writes, "")):
        with open(output, "wb", buffering=0) as raw, monkeypatch.context() as patched:  # noqa: PTH123 - a pipe has no path
            patched.setattr(sys, "stdout", TextIOWrapper(raw, write_through=True))
            with pytest.raises(SystemExit, match="1"):
                main(["--root", str(project), *arguments])
        assert capsys.readouterr().err == expected


@pytest.mark.skipif(os.name == "nt", reason="WINDOWS NAMES THESE MISTAKES OTHERWISE")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["dist"], "`{}/dist`: it exists already.\n"),
        (["export", "{}/taken/folder"], "`{}/taken/folder/docs`: a part of its path is no folder.\n"),
        (["schema", "--all", "{}/taken/folder"], "`{}/taken/folder`: a part of its path is no folder.\n"),
    ],
    ids=lambda told: told[0] if isinstance(told, list) else "",
)
def test_a_file_in_the_way_is_told_in_a_sentence(arguments: list[str], told: str, project: Path) -> None:
    for name in ("site/index.html", "dist", "taken"):
        (project / name).parent.mkdir(exist_ok=True)
        (project / name).touch()
    (project / "docs").symlink_to(ROOT / "docs")
    for settings in ROOT.glob("mkdocs*.yml"):
        shutil.copy(settings, project)
    done = cards(project, *(argument.format(project) for argument in arguments))
    assert (done.exit_code, done.stderr) == (1, f"Error: {told.format(project)}")


@pytest.mark.parametrize("command", ["build", "serve"])
def test_what_makes_the_site_says_where_it_is_to_be_done(command: str, tmp_path: Path) -> None:
    done = cards(tmp_path, "--lang", "nl", command)
    remedy = "doe dit in de map van het project, of noem die map vóór het commando: `cards --root MAP`."
    told = f"Fout: In `{tmp_path}` staat geen mkdocs.yml; {remedy}"
    assert (done.exit_code, done.stderr.splitlines()[-1], list(tmp_path.iterdir())) == (1, told, [])


@pytest.mark.parametrize(
    "text", [b"site_name: [\n", b"- a list\n", b"site_name: caf\xe9\n", b""], ids=["broken", "a list", "not UTF-8", "none"]
)
def test_settings_that_are_none_are_refused(text: bytes, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_bytes(text)
    with pytest.raises(Refused, match="no-settings"):
        load_settings(tmp_path / "mkdocs.yml")


def test_a_moment_that_is_none_is_told_in_the_language_asked_for(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    done = cards(project, "--lang", "nl", "check")
    assert (done.exit_code, done.stderr) == (1, "Fout: `SOURCE_DATE_EPOCH` moet een aantal seconden sinds 1970 zijn.\n")


# --- all ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "expected"), [("en", "Options:"), ("nl", "Opdrachten:")])
def test_help_names_the_commands_in_the_language_asked_for(language: str, expected: str, project: Path) -> None:
    result = cards(project, "--lang", language, "--help")
    assert result.exit_code == 0
    assert expected in result.output
    names = re.findall(r"^  ([a-z][a-z-]+)  ", result.output, re.MULTILINE)
    assert names == [
        "addresses",
        "build",
        "check",
        "compress",
        "dist",
        "export",
        "fix",
        "new",
        "pdf",
        "remove",
        "rename",
        "schema",
        "search-gaps",
        "serve",
        "serve-config",
    ]


@pytest.mark.parametrize(
    ("typed", "english", "dutch"),
    [
        (["chek"], "There is no command `chek`. Did you mean `check`?", "Er is geen opdracht `chek`. Bedoel je `check`?"),
        (["xyzzy"], "There is no command `xyzzy`.", "Er is geen opdracht `xyzzy`."),
        (
            ["check", "--fromat"],
            "There is no option `--fromat`. Did you mean `--format`?",
            "Er is geen optie `--fromat`. Bedoel je `--format`?",
        ),
        (["check", "--format"], "`--format` needs something behind it.", "Achter `--format` hoort nog iets."),
        (
            ["check", "--lang", "fr"],
            "This is not possible for `--lang`. Choose one of `en`, `nl`.",
            "Dit kan niet bij `--lang`. Kies uit `en`, `nl`.",
        ),
        (["rename", "old"], "`NEW` is missing.", "`NEW` ontbreekt."),
        (["rename", "old", "new", "x"], "More was given than the command takes.", "Er staat meer dan de opdracht aankan."),
        (["check", "no/such.yml"], "`no/such.yml` is not there.", "`no/such.yml` bestaat niet."),
    ],
)
def test_a_command_that_is_typed_wrongly_is_answered_in_the_language_asked_for(
    typed: list[str], english: str, dutch: str, project: Path
) -> None:
    for language, told in (("en", f"Error: {english}"), ("nl", f"Fout: {dutch}")):
        done = cards(project, "--lang", language, *typed)
        assert (done.exit_code, done.stderr.splitlines()[-1]) == (2, told)
        assert "Try '" not in done.stderr


@pytest.mark.parametrize("command", main.list_commands(click.Context(main)))
def test_every_command_and_option_is_explained_in_every_language(command: str, project: Path) -> None:
    texts = {language: cards(project, "--lang", language, command, "--help").output for language in ("en", "nl")}
    assert texts["en"].startswith("Usage:")
    assert texts["nl"].startswith("Gebruik:")
    assert len(texts["en"].splitlines()) > 4


def test_a_project_of_nothing_but_mistakes_is_told_without_a_traceback(project: Path) -> None:
    for case in Path(__file__).parent.joinpath("rules", "cases").iterdir():
        patch.write(project, yaml.safe_load(case.read_text(encoding="utf-8"))["bad"], Path(__file__).parent / "rules" / "base")
    for form in ("text", "github", "gitlab", "json", "sarif"):
        result = cards(project, "check", "--format", form)
        assert result.exit_code == 1
        assert "Traceback" not in result.output
