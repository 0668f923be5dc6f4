"""The pictures on the pages written by hand: small, of the size that their place is kept for, and told to those who do not see them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.fixture_project import ROOT

DOCS = ROOT / "docs"
LARGEST = 60 * 1024
PICTURE = re.compile(r"!\[(?P<told>.*?)\]\((?P<file>.*?)\)\{(?P<attributes>.*?)\}")
SHOWN = [(page, found) for page in sorted(DOCS.glob("*/*.md")) for found in PICTURE.finditer(page.read_text(encoding="utf-8"))]


def size(picture: bytes) -> tuple[int, int]:
    """Return width and height of a WebP picture as a browser writes it: in its first piece, each one less and in 24 bits."""
    assert (picture[:4], picture[8:16]) == (b"RIFF", b"WEBPVP8X")
    width, height = (int.from_bytes(picture[at : at + 3], "little") + 1 for at in (24, 27))
    return width, height


@pytest.mark.parametrize(("page", "shown"), SHOWN)
def test_a_picture_is_small_and_told_and_its_place_is_kept(page: Path, shown: re.Match[str]) -> None:
    picture = (page.parent / shown["file"]).read_bytes()
    width, height = size(picture)
    assert len(picture) <= LARGEST
    assert f"width={width} height={height} " in shown["attributes"]
    assert shown["told"].endswith(".")


def test_no_picture_is_idle() -> None:
    assert {page.parent / shown["file"] for page, shown in SHOWN} == set(DOCS.glob("*/images/*"))
