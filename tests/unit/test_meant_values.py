"""How a value that the schema refuses should be written, case by case in ``meant_values.yml``."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from cards.content.meant_values import meant_value

TABLE = yaml.safe_load(Path(__file__).with_name("meant_values.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("kind", TABLE)
def test_what_should_be_written(kind: str) -> None:
    assert {typed: meant_value(kind, typed) for typed in TABLE[kind]} == TABLE[kind]
