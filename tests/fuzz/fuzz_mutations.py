"""Ten thousand mistakes in real cards and invented ones: how many are told well."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from tests.content.tested_project import PROJECT
from tests.fixture_project import FIXTURE
from tests.mutations import places
from tests.mutations.judging import Checker
from tests.mutations.kinds import every
from tests.mutations.table import Bars, below, table

SEED = int(os.environ.get("FUZZ_SEED", "1"))
EXAMPLES = 2
"""How many of each kind that are not told well are printed."""


@pytest.mark.parametrize(("project", "count"), [(PROJECT, 8000), (FIXTURE, 2000)], ids=["content", "fixture"])
def test_mistakes_are_told_well(project: Path, count: int, tmp_path: Path) -> None:
    check = Checker(project, tmp_path / "project")
    verdicts = [check(mutation) for mutation in every.chosen(places.read(project), SEED, count)]
    shown: Counter[str] = Counter()
    for verdict in verdicts:
        shown[verdict.mutation.kind] += not verdict.good
        if not verdict.good and shown[verdict.mutation.kind] <= EXAMPLES:
            print(f"\n{verdict}")
    print(f"\n{table(verdicts)}")
    missed = below(Bars(), verdicts)
    assert not missed, "\n".join(missed)
