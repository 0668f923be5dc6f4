"""A file's text becomes the values that somebody typed, and each knows where it stands."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from cards.content.yaml import loader
from cards.content.yaml.characters import cleaned
from cards.content.yaml.loader import Document, Location, Value

from tests.problems import told

TEXT = """\
# A comment
en:
  title: Ask why
  steps:
    - Greet
    - >-
      Ask, and
      wait
  "é🙂": {a: b}
"""


def parse(text: str) -> Document:
    parsed = loader.parse("some.yml", text).outcome
    assert isinstance(parsed, Document), parsed
    return parsed


def problems(text: str) -> list[str]:
    parsed = loader.parse("some.yml", text).outcome
    assert isinstance(parsed, list)
    return [told([problem]) for problem in parsed]


@pytest.mark.parametrize(
    "typed",
    [
        "no",
        "yes",
        "on",
        "off",
        "y",
        "N",
        "9:30",
        "1:20:15",
        "012",
        "0x14",
        "0o17",
        "0b1",
        "1_000",
        "2026-11-22",
        ".inf",
        ".nan",
        "=",
        "1e999",
    ],
)
def test_what_only_older_yaml_converts_stays_what_was_typed(typed: str) -> None:
    assert parse(f"a: {typed}\n").value == {"a": typed}


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("20", 20),
        ("-3", -3),
        ("0", 0),
        ("2.5", 2.5),
        ("1e3", 1000.0),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ('"20"', "20"),
        ("'true'", "true"),
        ('""', ""),
        ("[a, 1]", ["a", 1]),
        ("{b: 1}", {"b": 1}),
    ],
)
def test_the_scalars_of_the_core_schema_become_their_values(typed: str, value: Value) -> None:
    assert parse(f"a: {typed}\n").value == {"a": value}


def test_a_number_of_very_many_digits_stays_text() -> None:
    assert parse(f"a: {'9' * 5000}\n").value == {"a": "9" * 5000}


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("one\ntwo", "one two"),
        ("one   \ntwo  \n  \nthree", "one two\n\nthree"),
        ("take\n- a pen\n* paper\nof any colour", "take\n- a pen\n* paper of any colour"),
        ("take\n\n- a pen\n- paper", "take\n\n- a pen\n- paper"),
        ("take\n1. a pen\n  that writes\n2. paper", "take\n1. a pen\n  that writes\n2. paper"),
        ("one\n\ntwo\n\n\nthree", "one\n\ntwo\n\n\nthree"),
        ("one\n-two\n-\n+ three", "one -two - + three"),
        ("\n\none\ntwo\n\n", "one two"),
        ("- one", "- one"),
    ],
)
def test_a_folded_text_keeps_its_lists_and_paragraphs(typed: str, value: str) -> None:
    lines = typed.replace("\n", "\n    ")
    for header, end in ((">-", ""), (">", "\n"), (">- # a note", "")):
        assert parse(f"a:\n  b: {header}\n    {lines}\n  c: d").value == {"a": {"b": value + end, "c": "d"}}
    assert parse(f"a:\n  - >-\n    {lines}").value == {"a": [value]}


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("'one\n\n  two'", "one\ntwo"),
        ("|-\n  one\n  - two", "one\n- two"),
        (">2-\n    one\n  - two", "  one\n- two"),
        (">-\nb: c", ""),
    ],
)
def test_other_texts_are_what_yaml_makes_of_them(typed: str, value: str) -> None:
    assert parse(f"a: {typed}\n").value["a"] == value


@pytest.mark.parametrize("typed", ["no", "1", "true", "null", "2026-11-22"])
def test_keys_are_always_text(typed: str) -> None:
    assert parse(f"{typed}: x\n").value == {typed: "x"}


@pytest.mark.parametrize(
    ("location", "position"),
    [
        ((), (2, 1)),
        (("en",), (3, 3)),
        (("en", "title"), (3, 10)),
        (("en", "steps"), (5, 5)),
        (("en", "steps", 0), (5, 7)),
        (("en", "steps", 1), (6, 7)),
        (("en", "é🙂"), (9, 9)),
        (("en", "é🙂", "a"), (9, 13)),
    ],
)
def test_a_value_knows_where_it_stands(location: Location, position: tuple[int, int]) -> None:
    assert parse(TEXT).position(location) == position


def test_a_key_knows_where_it_stands() -> None:
    assert parse(TEXT).key_position(("en", "title")) == (3, 3)


def test_what_is_missing_stands_where_what_is_around_it_stands() -> None:
    parsed = parse(TEXT)
    assert parsed.position(("en", "steps", 7)) == (5, 5)
    assert parsed.key_position(("en", "why")) == (3, 3)
    assert parsed.key_position(("nl", "title", 0)) == (2, 1)


@pytest.mark.parametrize("line_end", ["\r\n", "\r"], ids=["windows", "old-mac"])
def test_line_ends_of_other_systems_change_nothing(line_end: str) -> None:
    assert parse(TEXT.replace("\n", line_end)) == parse(TEXT)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["unix", "windows", "old-mac"])
def test_problems_stand_in_the_same_place_whatever_the_line_ends(line_end: str) -> None:
    text = f"a: x{line_end}b: Top of #1{line_end}"
    assert [problem[:15] for problem in problems(text)] == ["some.yml:2:11: "]


def test_a_byte_order_mark_at_the_beginning_is_no_part_of_the_text(tmp_path: Path) -> None:
    file = tmp_path / "some.yml"
    file.write_bytes(b"\xef\xbb\xbfa: \xc3\xa9\r\n")
    read = loader.read(tmp_path, file).outcome
    assert isinstance(read, Document)
    assert (read.value, read.position(("a",))) == ({"a": "é"}, (1, 4))


def test_the_path_is_told_from_the_project_with_slashes(tmp_path: Path) -> None:
    file = tmp_path / "practices" / "a.yml"
    file.parent.mkdir()
    file.write_text("a: b", encoding="utf-8")
    read = loader.read(tmp_path, file).outcome
    assert isinstance(read, Document)
    assert read.path == "practices/a.yml"


def test_a_problem_that_reading_can_go_on_after_hides_no_other() -> None:
    codes = [problem.rpartition("[")[2].partition("]")[0] for problem in problems('a: &x one\na: !t two\nb: Top of #1\nc: "x\n')]
    assert codes == ["special-character", "duplicate-key", "special-character", "cut-off-text", "quotes"]


def test_what_is_repeated_of_a_long_text_is_short_and_on_one_line() -> None:
    (problem,) = problems(f'"{"k" * 100}\\x20": 1\n"{"k" * 100}\\x20": 2\n')
    assert problem == (
        f"some.yml:2:1: the key `{'k' * 59}…` stands here a second time [duplicate-key]. Keep one of the two; the first stands on line 1."
    )


def test_control_characters_do_not_reach_the_terminal() -> None:
    (problem,) = problems('a: {"\\x1b[31mred": 1}\n')
    assert problem.startswith("some.yml:1:5: an invisible character (U+001B, a control character) stands here [invisible-character].")


ODD = (
    *" \t\t:--#'\"[]*•–“”„'aeth1é",
    *"\x00\x85\u00a0\u00a0\u00ad\u0301\u0430\u0435\u200b\u200d\u2028\u202f\ufe0f\ufeff\ufffd\uf0b7\U0001f4a1",
    *("Ã¤", "â€™", "Â", "Ã"),
)
"""What stands in files of which nobody knows how they came about."""


def test_a_line_shown_mended_of_its_characters_has_nothing_more_to_mend() -> None:
    dice = random.Random(1)
    lines = ["\x00\u00a0!", *("".join(dice.choices(ODD, k=dice.randrange(1, 12))) for _ in range(1500))]
    mended = [problem.mended for problem in cleaned("some.yml", lines)[1] if problem.mended is not None]
    assert [problem.text for problem in cleaned("some.yml", mended)[1]] == []
