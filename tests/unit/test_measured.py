"""The table of what was measured is the one that the benches wrote."""

from __future__ import annotations

from tests.bench.measured import SHOWN, read, shown


def test_the_table_shows_what_the_benches_measured() -> None:
    assert shown(read()) in SHOWN.read_text(encoding="utf-8")
