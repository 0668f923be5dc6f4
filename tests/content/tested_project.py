"""The project whose cards are tested: this one, or the one whose folder the variable CARDS_PROJECT names."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from tests.fixture_project import ROOT

PROJECT = Path(os.environ.get("CARDS_PROJECT", ROOT))


def to_measure(cards: Iterable[str]) -> list[str]:
    """Return those of the `cards` of that project whose sheets are to be measured: of another project, those that ours does not have.

    What a card is on paper depends on no other card, and ours are measured where our project is tested.
    """
    return [slug for slug in cards if PROJECT == ROOT or not (ROOT / "practices" / f"{slug}.yml").exists()]
