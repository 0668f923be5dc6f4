"""Whatever somebody types into a file, the answer is a card or a list of problems."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from cards.content.problem import Problem
from cards.content.project import EDITORIAL, SEEDS
from cards.content.reading import read_vocabulary
from cards.content.reports import as_github
from cards.content.sources import source_model
from cards.content.validation import validate
from cards.content.vocabulary import card_model
from cards.content.wording import wording
from cards.content.yaml import loader
from cards.content.yaml.loader import Document
from pydantic import BaseModel

from tests.fixture_project import FIXTURE
from tests.problems import told

HERE = Path(__file__).parent
BASE = HERE / "rules" / "base"
SNIPPETS = HERE.joinpath("garbage.txt").read_text(encoding="utf-8").splitlines()
FILES = [*sorted(BASE.glob("*/*.yml")), *sorted(FIXTURE.glob("practices/_*.yml"))]
READ = read_vocabulary(BASE)
assert isinstance(READ, tuple), READ
LANGUAGES, CARD = READ[0], card_model(READ[1].value)
ROUNDS = 60


def model(file: Path, document: Document) -> type[BaseModel]:
    return source_model(document.value) if file.parent.name == SEEDS else EDITORIAL.get(file.name, CARD)


def spoilt(text: str, dice: random.Random) -> str:
    """Return `text` with a snippet put in, a piece repeated elsewhere, a line's value replaced, or a line moved or left out."""
    lines = text.split("\n")
    number, place = dice.randrange(len(lines)), dice.randrange(len(text))
    match dice.randrange(5):
        case 0:
            return text[:place] + dice.choice(SNIPPETS).encode().decode("unicode_escape") + text[place + dice.choice([0, 0, 1, 30]) :]
        case 1:
            start = dice.randrange(len(text))
            return text[:place] + text[start : start + 60] + text[place:]
        case 2:
            lines[number] = lines[number].partition(":")[0] + ": " + dice.choice(SNIPPETS).encode().decode("unicode_escape")
        case 3:
            lines[number] = lines[number][1:] if dice.random() < 0.5 else " " + lines[number]
        case _:
            lines.insert(dice.randrange(len(lines)), lines.pop(number))
    return "\n".join(lines)


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_a_spoilt_file_is_refused_with_readable_lines(file: Path) -> None:
    dice = random.Random(file.name)  # the same every time
    original = file.read_text(encoding="utf-8")
    for _ in range(ROUNDS):
        text = spoilt(spoilt(original, dice), dice)
        parsed = loader.parse("some.yml", text)
        outcome = validate(parsed.document, model(file, parsed.document), LANGUAGES) if parsed.document else []
        problems = [*parsed.problems, *(outcome if isinstance(outcome, list) else [])]
        assert problems or not isinstance(outcome, list)
        assert all(readable(problem, text) for problem in problems), told(problems)


def readable(problem: Problem, text: str) -> bool:
    lines = len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    inside = 1 <= problem.line <= lines + 1 and problem.column >= 1
    line = told([problem])
    return inside and line.isprintable() and len(line) < 600 and as_github([problem], wording("en")).isprintable()


@pytest.mark.parametrize("data", [random.Random(seed).randbytes(200) for seed in range(20)], ids=range(20))
def test_bytes_of_no_meaning_are_refused(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "some.yml"
    file.write_bytes(data)
    assert loader.read(tmp_path, file).problems
