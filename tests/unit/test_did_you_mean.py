"""What a word that is not known is taken for, case by case in ``did_you_mean.yml``."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from cards.content.did_you_mean import Known
from cards.content.known_keys import other_names

TABLE = yaml.safe_load(Path(__file__).with_suffix("").with_name("did_you_mean.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["known"][0])
def test_what_is_meant(row: dict[str, dict[str, str | None]]) -> None:
    known = Known(tuple(row["known"]), other_names(row["known"]))
    assert {typed: known.closest(typed) for typed in row["meant"]} == row["meant"]


def test_a_name_of_two_words_stands_for_neither() -> None:
    assert Known(("one", "two"), (("same", "one"), ("same", "two"))).closest("same") is None
