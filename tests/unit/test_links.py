"""The ways from page to page."""

from __future__ import annotations

from pathlib import Path

import pytest
from cards.site.urls import relative_link


@pytest.mark.parametrize(
    ("page", "target", "way"),
    [
        ("index.html", "practices/a.html", "practices/a.html"),
        ("practices/a.html", "practices/b.html#c", "b.html#c"),
        ("practices/a.html", "new.html", "../new.html"),
        ("new.html", "../form/a.js", "../form/a.js"),
        ("practices/a.html", "../form/a.js", "../../form/a.js"),
        ("practices/a.html", ".", ".."),
        ("index.html", ".", "."),
    ],
)
def test_a_way_depends_on_the_two_addresses_only(page: str, target: str, way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "form").mkdir()
    monkeypatch.chdir(tmp_path / "form")
    assert relative_link(page, target) == way
