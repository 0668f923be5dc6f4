"""What somebody who writes a card in VS Code, or in another editor with yaml-language-server, is offered and told."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from cards.content.catalog import Catalog
from cards.content.project import PRACTICES, SCHEMAS, SEEDS
from cards.content.schema_files import modeline, schema_files, schema_text

from tests.editor.language_server import PROGRAM, LanguageServer, language_server
from tests.fixture_project import FIXTURE

CARD = "glass-wall"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, cards: Catalog) -> Path:
    """A copy of the fixture project with its schemas."""
    folder = Path(shutil.copytree(FIXTURE, tmp_path_factory.mktemp("editor") / "project"))
    (folder / PRACTICES / SCHEMAS).mkdir()
    for name, schema in schema_files(cards.vocabulary, cards.languages, cards.cards, cards.sources).items():
        (folder / PRACTICES / SCHEMAS / name).write_text(schema_text(schema), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def editor(project: Path) -> Iterator[LanguageServer]:
    """One server for all."""
    if not PROGRAM.exists():
        pytest.skip("WHAT EDITORS SAY WAS NOT CHECKED: yaml-language-server is missing (install it with: make .venv/editor)")
    with language_server(project) as server:
        yield server


class Written:
    """A file of the project as somebody has it open, the cursor where ``¦`` stands."""

    def __init__(self, editor: LanguageServer, file: Path, text: str) -> None:
        before, _, after = text.partition("¦")
        self._editor = editor
        self._file = file
        self._place = (before.count("\n"), len(before) - before.rfind("\n") - 1)
        editor.open(file, before + after)

    @property
    def problems(self) -> list[tuple[int, str]]:
        """What is wrong, each with its line, counted from 1."""
        return [(told["range"]["start"]["line"] + 1, told["message"]) for told in self._editor.problems(self._file)]

    @property
    def hover(self) -> str:
        return self._editor.hover(self._file, *self._place)

    @property
    def offered(self) -> dict[str, Any]:
        return self._editor.completions(self._file, *self._place)


def changed(editor: LanguageServer, project: Path, name: str, old: str, new: str) -> Written:
    """Open a file of the project with `new` for `old` in it, below the line that names its schema."""
    file = project / name
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
    return written(editor, file, text.replace(old, new))


_numbers = count(1)


def written(editor: LanguageServer, like: Path, text: str) -> Written:
    """Open a new file in the folder of another, below the line that names the schema of such a file."""
    own = "article.json" if like.parent.name == SEEDS else f"{like.stem[1:]}.json" if like.stem.startswith("_") else "card.json"
    file = like.with_name(f"{like.stem}-{next(_numbers)}.yml")
    return Written(editor, file, f"{modeline(own, like.parent.name)}\n{text}")


def test_no_real_file_has_a_problem(editor: LanguageServer, root: Path) -> None:
    files = [*sorted((root / PRACTICES).glob("*.yml")), *sorted((root / SEEDS).glob("*.yml"))]
    for file in files:
        editor.open(file)
    assert {file.name: told for file in files if (told := editor.problems(file))} == {}


def test_keys_are_offered_with_what_they_are_for(editor: LanguageServer, project: Path) -> None:
    offered = changed(editor, project, "practices/glass-wall.yml", "minutes: 30", "mi¦").offered
    assert offered["minutes"]["documentation"] == "Length of the workshop exercise. 5 to 120.\n\nDuur van de oefening. 5 tot 120."
    below = changed(editor, project, "practices/glass-wall.yml", "  question: What do we hide from customers, and why?", "  qu¦").offered
    assert below["question"]["documentation"] == "Opens the conversation in a workshop. At most 160 characters."


def test_values_are_offered_with_what_they_mean(editor: LanguageServer, project: Path) -> None:
    offered = changed(editor, project, "practices/glass-wall.yml", "rhythm: once", "rhythm: ¦").offered
    assert list(offered) == ["once", "weekly", "always"]
    assert "Wekelijks" in offered["weekly"]["documentation"]


def test_cards_and_passages_are_offered_with_what_they_say(editor: LanguageServer, project: Path, cards: Catalog) -> None:
    related = changed(editor, project, "practices/glass-wall.yml", "related: [ride-along, ask-why]", "related:\n  - ¦").offered
    assert related["sit-down"]["documentation"] == " · ".join(text.title for text in cards.cards["sit-down"].texts.values())
    evidence = changed(
        editor, project, "practices/glass-wall.yml", "evidence: [interview/glass-wall, interview/rides-along]", "evidence:\n  - ¦"
    )
    assert "Bij Two Wheels werd een muur van de werkplaats een raam." in evidence.offered["interview/glass-wall"]["documentation"]


def test_a_key_is_explained_in_the_language_it_stands_in(editor: LanguageServer, project: Path) -> None:
    name = "practices/glass-wall.yml"
    english = changed(editor, project, name, "  title: A window", "  ti¦tle: A window").hover
    assert english.startswith("#### Title\n\nWhat people remember it by. At most 60 characters.")
    dutch = changed(editor, project, name, "  title: Een raam", "  ti¦tle: Een raam").hover
    assert dutch.startswith("#### Titel\n\nWaar mensen de kaart aan herkennen. Hoogstens 60 tekens.")
    both = changed(editor, project, name, "reviewed: 2026", "rev¦iewed: 2026").hover
    assert both.startswith("#### Reviewed on · Nagekeken op\n\nThe day somebody last read the whole card.\n\nDe dag waarop")


def test_values_and_names_are_explained(editor: LanguageServer, project: Path) -> None:
    name = "practices/glass-wall.yml"
    rhythm = changed(editor, project, name, "rhythm: once", "rhythm: on¦ce").hover
    assert "* `once`: Once: " in rhythm
    assert "* `weekly`: Weekly: " in rhythm
    assert (
        "A manager rode along with a customer." in changed(editor, project, name, "interview/rides-along", "interview/rides-al¦ong").hover
    )


def test_sources_and_settings_are_explained_too(editor: LanguageServer, project: Path) -> None:
    passage = changed(editor, project, "seeds/interview.yml", "    kind: advice\n", "    kind: ad¦vice\n")
    assert "* `advice`: Advice: somebody recommends it · Advies: iemand raadt het aan" in passage.hover
    leader = changed(editor, project, "practices/_leaders.yml", "  manager:\n", "  mana¦ger:\n")
    assert leader.hover.startswith("#### Manager")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("rhythm: once", "rhythm: weekley", (5, 'Value is not accepted. Valid values: "once", "weekly", "always".')),
        ("minutes: 30", "minutes: half an hour", (17, 'Incorrect type. Expected "integer".')),
        ("minutes: 30", "minuts: 30", (17, "Property minuts is not allowed.")),
        ("  title: Een raam in de werkplaats", f"  title: {'x' * 61}", (58, "String is longer than the maximum length of 60.")),
    ],
)
def test_a_mistake_is_told_at_its_line(editor: LanguageServer, project: Path, old: str, new: str, told: tuple[int, str]) -> None:
    assert told in changed(editor, project, "practices/glass-wall.yml", old, new).problems


def test_a_name_that_is_none_is_told_how_to_be_written(editor: LanguageServer, project: Path) -> None:
    (problem,) = changed(editor, project, "practices/glass-wall.yml", "[ride-along, ask-why]", "[Ride along, not-there-yet]").problems
    assert problem[0] == 10
    assert "Een naam bestaat uit kleine letters en cijfers" in problem[1]


def test_a_card_in_one_language_has_no_problem_and_one_in_none_has(editor: LanguageServer, project: Path) -> None:
    file = project / "practices" / "glass-wall.yml"
    text = file.read_text(encoding="utf-8")
    dutch = text.partition("en:\n")[0] + "nl:\n" + text.partition("nl:\n")[2]
    assert written(editor, file, dutch).problems == []
    assert [line for line, _ in written(editor, file, text.partition("en:\n")[0]).problems] == [2]


def test_vs_code_finds_the_schema_of_a_file_that_does_not_name_it(editor: LanguageServer, project: Path) -> None:
    """By the settings of the project, which the server is given as VS Code does."""
    text = (project / "practices" / "_leaders.yml").read_text(encoding="utf-8")
    leaders = Written(editor, project / "practices" / "_leaders.yml", text.replace("  manager:\n", "  mana¦ger:\n"))
    assert leaders.problems == []
    assert leaders.hover.startswith("#### Manager")
    card = Written(editor, project / "practices" / "ask-why.yml", "theme: ¦\n")
    assert "openness" in card.offered
    case = Written(editor, project / "seeds" / "desk.yml", "kind: case\nwh¦\n")
    assert {"where", "when"} <= set(case.offered)
    assert "paragraphs" not in case.offered


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_figures_for_contributors_show_what_the_editor_answers(editor: LanguageServer, root: Path, language: str) -> None:
    page = (root / "docs" / language / "contribute.md").read_text(encoding="utf-8")
    offering, explaining = re.findall(r'<figure class="editor".*?</figure>', page, re.DOTALL)
    card = root / PRACTICES / "visitor-parking.yml"
    words = {word: value["documentation"] for word, value in written(editor, card, typed(offering)).offered.items()}
    assert dict(re.findall(r"^- `(.+?)` (.+)$", offering, re.MULTILINE)) == words
    title, _, meaning = (
        written(editor, card, typed(explaining).replace("question", "que¦stion")).hover.removeprefix("#### ").partition("\n\n")
    )
    assert re.findall(r"^> (.+)$", explaining, re.MULTILINE) == [f"**{title}**", meaning]


def typed(figure: str) -> str:
    """Return the lines of a card that a figure shows, the cursor where it is."""
    return figure.split("```")[1].strip("\n").replace("▏", "¦")
