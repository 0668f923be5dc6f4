"""What an earlier run found out changes nothing of what is found, whatever became of the files, or of what was written down."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from cards.content import catalog, remembered
from cards.content.calendar import VARIABLE
from cards.content.reading import parse_entry, read
from cards.content.remembered import FilesBefore
from cards.content.rules import OF_CARDS_AND_SOURCES, OF_EACH_CARD
from cards.content.yaml import loader
from cards.content.yaml.loader import Loaded
from cards.content.yaml.mending.sheet import Keys

from tests.parsed_once import parse_once
from tests.unit.test_rules import CASES, put_over
from tests.unit.test_rules import project as base  # noqa: F401

CARD = "practices/ride-along.yml"
OF_ONE_CARD = re.compile("language|translated|repeated|sentence|copied|date|minutes|sum|groups|value|list|too-|passage|source|cit")
"""Names of the cases of what is wrong with a card by itself, or with a card and what it cites."""

NOTHING_ELSE: dict[str, Any] = {
    **dict.fromkeys(("leaders", "disagreements", "situations", "workshops", "together", "addresses")),
    "asked": {},
}
"""What a project has that has neither files beside its cards and sources nor what people type."""

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


def _copy_a_title(project: Path) -> None:
    card = project / CARD
    card.write_text(card.read_text(encoding="utf-8").replace("title: Ride along", "title: Ask why"), encoding="utf-8")


def _break_a_source(project: Path) -> None:
    source = project / "seeds/interview.yml"
    source.write_text(source.read_text(encoding="utf-8").replace("kind: advice", "kind: adviec"), encoding="utf-8")


def _mend_a_source_with_another_passage(project: Path) -> None:
    source = project / "seeds/interview.yml"
    text = source.read_text(encoding="utf-8").replace("kind: adviec", "kind: advice")
    source.write_text(text.replace("  rides-along:", "  rides-with:"), encoding="utf-8")


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
    changes = (_copy_a_title, _break_a_source, _mend_a_source_with_another_passage, _break_a_card, _copy_a_text, _rename_a_value)
    for happens in changes:
        happens(base)
        assert catalog.load_remembered(base) == catalog.load(base) == catalog.load_remembered(base)
    first = catalog.load(base)
    for happens in (_cut_off, _of_another_program, _cannot_be_written):
        happens(base)
        assert catalog.load_remembered(base) == first


def test_what_was_no_day_to_come_is_looked_at_again_on_an_earlier_day(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    catalog.load_remembered(base)
    monkeypatch.setenv(VARIABLE, str(int(datetime(2026, 1, 1, tzinfo=UTC).timestamp())))
    assert isinstance(found := catalog.load_remembered(base), list)
    assert {problem.code for problem in found} == {"impossible-date"}


def test_a_preview_that_goes_on_knowing_finds_what_a_first_run_does(base: Path) -> None:  # noqa: F811 - the fixture
    files = FilesBefore(base)
    for happens in (_leave_all_as_it_is, _break_a_card, _copy_a_text, _rename_a_value):
        happens(base)
        assert catalog.load_knowing(files, base, partial(parse_entry, decode=files.decode)) == catalog.load(base)


def test_a_second_run_parses_only_what_has_changed(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811 - the fixture
    catalog.load_remembered(base)
    _copy_a_text(base)
    parsed: list[str] = []
    parse = loader.parse

    def noted(path: str, text: str, keys: Keys) -> Loaded:
        parsed.append(path)
        return parse(path, text, keys)

    monkeypatch.setattr(loader, "parse", noted)
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


@pytest.mark.parametrize("case", [case for case in CASES if OF_ONE_CARD.search(case)])
def test_what_looks_at_each_card_finds_the_same_without_the_others(case: str, base: Path) -> None:  # noqa: F811 - the fixture
    found, _ = read(put_over(base, case, "bad"), parse_once)
    for check in (*OF_EACH_CARD, *OF_CARDS_AND_SOURCES) if found else ():
        assert found
        each = [replace(found, cards={slug: entry}) for slug, entry in found.cards.items()]
        told = set(check(found))
        assert told == {problem for alone in each for problem in check(alone)}
        sources = {} if check in OF_EACH_CARD else found.sources
        bare = [replace(alone, **NOTHING_ELSE, sources=sources) for alone in each]
        cards = {entry.document.path for entry in found.cards.values()}
        assert {it for it in told if it.path in cards} == {it for alone in bare for it in check(alone) if it.path in cards}
