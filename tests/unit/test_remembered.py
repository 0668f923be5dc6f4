"""What an earlier run found out changes nothing of what is found, whatever became of the files, or of what was written down."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from cards.content import catalog, remembered
from cards.content.reading import parse_entry, read
from cards.content.remembered import FilesBefore
from cards.content.rules import OF_EACH_CARD
from cards.content.yaml import loader
from cards.content.yaml.loader import Loaded
from cards.content.yaml.mending.sheet import Keys

from tests.unit.test_rules import CASES, put_over
from tests.unit.test_rules import project as base  # noqa: F401

CARD = "practices/ride-along.yml"
REMEMBERED = f"{remembered.FOLDER}/files"


def _leave_all_as_it_is(project: Path) -> None:
    """Change nothing in the `project`."""


def _break_a_card(project: Path) -> None:
    card = project / CARD
    card.write_text(card.read_text(encoding="utf-8").replace("rhythm: weekly", "rhythm: weekley"), encoding="utf-8")


def _copy_a_text(project: Path) -> None:
    card = project / CARD
    text = card.read_text(encoding="utf-8")
    summary = re.findall(r"  why: .*", text)
    card.write_text(text.replace(summary[1], summary[0]), encoding="utf-8")


def _rename_a_value(project: Path) -> None:
    words = project / "practices/_vocabulary.yml"
    words.write_text(words.read_text(encoding="utf-8").replace("weekly:", "every-week:"), encoding="utf-8")


def _cut_off(project: Path) -> None:
    file = project / REMEMBERED
    file.write_bytes(file.read_bytes()[:-1])


def _of_another_program(project: Path) -> None:
    file = project / REMEMBERED
    file.write_bytes(bytes(remembered.DIGEST) + file.read_bytes()[remembered.DIGEST :])


def _cannot_be_written(project: Path) -> None:
    (project / REMEMBERED).unlink()
    (project / remembered.FOLDER).rmdir()
    (project / remembered.FOLDER).write_text("a file", encoding="utf-8")


def test_a_second_run_finds_what_a_first_one_does(base: Path) -> None:  # noqa: F811 - the fixture
    assert catalog.load_remembered(base) == catalog.load(base)
    for happens in (_break_a_card, _copy_a_text, _rename_a_value):
        happens(base)
        assert catalog.load_remembered(base) == catalog.load(base) == catalog.load_remembered(base)
    first = catalog.load(base)
    for happens in (_cut_off, _of_another_program, _cannot_be_written):
        happens(base)
        assert catalog.load_remembered(base) == first


def test_a_preview_that_goes_on_knowing_finds_what_a_first_run_does(base: Path) -> None:  # noqa: F811 - the fixture
    files = FilesBefore(base)
    for happens in (_leave_all_as_it_is, _break_a_card, _copy_a_text, _rename_a_value):
        happens(base)
        assert catalog.load_knowing(files, base, partial(parse_entry, decode=files.decode)) == catalog.load(base)


def test_a_second_run_parses_only_what_has_changed(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811 - the fixture
    catalog.load_remembered(base)
    _copy_a_text(base)
    parsed: list[str] = []
    decode = loader.decode

    def noted(path: str, data: bytes, keys: Keys) -> Loaded:
        parsed.append(path)
        return decode(path, data, keys)

    monkeypatch.setattr(loader, "decode", noted)
    catalog.load_remembered(base)
    assert parsed == [CARD]


def test_what_no_file_says_any_more_is_forgotten(base: Path) -> None:  # noqa: F811 - the fixture
    catalog.load_remembered(base)
    before = (base / REMEMBERED).stat().st_size
    for _ in range(3):
        card = base / CARD
        card.write_text(card.read_text(encoding="utf-8") + "# A remark.\n", encoding="utf-8")
        catalog.load_remembered(base)
    assert (base / REMEMBERED).stat().st_size < before + 1_000


def test_what_a_run_that_was_killed_left_is_written_over(base: Path) -> None:  # noqa: F811 - the fixture
    catalog.load_remembered(base)
    (base / f"{REMEMBERED}.new").write_bytes(b"half of")
    _break_a_card(base)
    catalog.load_remembered(base)
    assert [file.name for file in (base / remembered.FOLDER).iterdir()] == ["files"]


@pytest.mark.parametrize("case", [case for case in CASES if re.search("language|translated|repeated|sentence|copied", case)])
def test_what_looks_at_each_card_finds_the_same_without_the_others(case: str, base: Path) -> None:  # noqa: F811 - the fixture
    found, _ = read(put_over(base, case, "bad"))
    for check in OF_EACH_CARD if found else ():
        assert found
        each = [replace(found, cards={slug: entry}) for slug, entry in found.cards.items()]
        assert list(check(found)) == [problem for alone in each for problem in check(alone)]
