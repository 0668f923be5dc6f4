"""The keyboard is enough in Firefox too."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.access.keyboard import WALKS, stops

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")


@pytest.fixture(scope="module")
def stops_in_firefox(site: Path) -> dict[str, str]:
    if FIREFOX is None:
        pytest.skip("NO FIREFOX: nobody has seen whether the keyboard is enough there")
    return stops("firefox", FIREFOX, (), site)


@pytest.mark.parametrize("walk", WALKS)
def test_the_keyboard_is_enough_in_firefox(walk: str, stops_in_firefox: dict[str, str]) -> None:
    assert stops_in_firefox[walk] == ""
