"""The project whose cards are tested: this one, or the one whose folder the variable CARDS_PROJECT names."""

from __future__ import annotations

import os
from pathlib import Path

from tests.fixture_project import ROOT

PROJECT = Path(os.environ.get("CARDS_PROJECT", ROOT))
