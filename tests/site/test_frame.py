"""What stands around all cards is rendered once, and each page is what the theme would have made of it by itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config import load_config
from site_build import frame
from site_build.dev_site import DevSite

from tests.fixture_project import put_together


def test_each_card_is_as_the_theme_makes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = put_together(tmp_path)
    monkeypatch.setenv("SITE_URL", "https://practices.example/cards/")
    monkeypatch.setenv("REPO_URL", "https://github.com/example/practices")
    slugs = [file.stem for file in sorted(project.glob("practices/[!_]*.yml"))]
    pages = [f"{folder}practices/{slug}.html" for folder in ("", "nl/") for slug in slugs]
    framed = made(project, tmp_path / "framed", pages)
    monkeypatch.setattr(frame, "HARMLESS", set())
    assert framed == made(project, tmp_path / "whole", pages)


def made(project: Path, site: Path, pages: list[str]) -> dict[str, bytes]:
    """Return what the preview of `project` answers, which writes to the folder `site`."""
    preview = DevSite(load_config(str(project / "mkdocs.yml"), site_dir=str(site)))
    return {page: preview.answer(page).content for page in pages}
