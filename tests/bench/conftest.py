"""What the benches share: projects of many cards, and pages opened as the tests open them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest

from tests.bench.measured import Measured, keep, measured
from tests.browser.conftest import address, open_page, page  # noqa: F401
from tests.browser.workshop.conftest import open_plan  # noqa: F401
from tests.many_cards import project_of

ProjectOf = Callable[[int], Path]

Record = Callable[[str, str, Sequence[float]], None]
"""Keeps what some runs of that name took, in that unit."""


@pytest.fixture(scope="session")
def environment(environment: dict[str, str]) -> dict[str, str]:
    """The variables for a program that is measured: it keeps what Python compiles of it, as anybody's does."""
    return {name: value for name, value in environment.items() if name != "PYTHONDONTWRITEBYTECODE"}


@pytest.fixture(scope="session")
def many_cards(tmp_path_factory: pytest.TempPathFactory) -> ProjectOf:
    """The folder of a project with so many cards, made once."""
    return cache(lambda count: project_of(count, tmp_path_factory.mktemp(f"{count}-cards")))


@pytest.fixture(scope="session")
def record() -> Iterator[Record]:
    """What keeps measures; they are written down and shown when all benches are done."""
    new: dict[str, Measured] = {}

    def note(what: str, unit: str, runs: Sequence[float]) -> None:
        new[what] = measured(unit, runs)

    yield note
    keep(new)
