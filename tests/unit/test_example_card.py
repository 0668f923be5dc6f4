"""The card that contributors copy from the page Contribute passes the check, whatever the cards and the words of the site."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from cards.content import catalog
from cards.content.catalog import Catalog
from cards.content.project import PRACTICES, SITE, VOCABULARY
from cards.site.renderer import Renderer

from tests.fixture_project import CONTENT, FIXTURE, OWN

SLUG = "copied-from-the-page"


def loaded(project: Path) -> Catalog:
    found = catalog.load(project)
    assert isinstance(found, Catalog), found
    return found


@pytest.mark.parametrize(("like", "language"), [(FIXTURE, "en"), (FIXTURE, "nl"), (OWN, "nl")])
def test_the_example_passes_the_check_beside_the_cards_there_are(like: Path, language: str, tmp_path: Path) -> None:
    for name in CONTENT:
        if (like / name).exists():
            shutil.copytree(like / name, tmp_path / name)
    add_example(tmp_path, language, brand=like / "brand")
    assert SLUG in loaded(tmp_path).cards


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_example_can_be_the_first_card(language: str, tmp_path: Path) -> None:
    (tmp_path / PRACTICES).mkdir()
    for name in (SITE, VOCABULARY):
        shutil.copy(FIXTURE / PRACTICES / name, tmp_path / PRACTICES)
    add_example(tmp_path, language)
    assert list(loaded(tmp_path).cards) == [SLUG]


def add_example(project: Path, language: str, brand: Path | None = None) -> None:
    if brand and brand.exists():
        shutil.copytree(brand, project / "brand")
    found = loaded(project)
    text = Renderer(found, found.languages[language]).render(f"example_card.{language}.yml", "contribute.html")
    (project / PRACTICES / f"{SLUG}.yml").write_text(text, encoding="utf-8")
