"""The keyboard is enough; ``access_keyboard.py`` has the same of Firefox."""

from __future__ import annotations

from pathlib import Path

import pytest
from cards.paper import chromium

from tests.access.keyboard import WALKS, stops


@pytest.fixture(scope="module")
def stops_in_chromium(site: Path) -> dict[str, str]:
    program = chromium.find()
    assert program
    return stops("chrome", program, chromium.ARGUMENTS, site)


@pytest.mark.parametrize("walk", WALKS)
def test_the_keyboard_is_enough(walk: str, stops_in_chromium: dict[str, str]) -> None:
    assert stops_in_chromium[walk] == ""
