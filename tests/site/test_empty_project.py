"""A project without a card and a source: every page can be made, and says that there is nothing yet."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from cards.content import catalog
from cards.content.catalog import Catalog
from cards.content.project import SITE, VOCABULARY
from cards.paper import pdf
from cards.site.pages import all_files, all_pages
from cards.site.renderer import Renderer

from tests.fixture_project import FIXTURE, ROOT

SAID = {"en": "There is no practice here yet.", "nl": "Hier is nog geen kaart."}
SAYING_SO = {"practices/index.html", "scan.html", "workshop.html", "index.md", "about.md"}


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """The catalog of a project with nothing but its settings and its words."""
    practices = tmp_path_factory.mktemp("empty") / "practices"
    practices.mkdir()
    for name in (SITE, VOCABULARY):
        shutil.copy(FIXTURE / "practices" / name, practices)
    loaded = catalog.load(practices.parent)
    assert isinstance(loaded, Catalog), loaded
    return loaded


@pytest.fixture(scope="module", params=["en", "nl"])
def renderer(request: pytest.FixtureRequest, empty: Catalog) -> Renderer:
    """What makes its pages in a language."""
    return Renderer(empty, empty.languages[request.param])


def by_hand(renderer: Renderer) -> dict[str, str]:
    folder: Path = ROOT / "docs" / renderer.language.code
    return {file.name: renderer.render_text(file.read_text(encoding="utf-8"), file.stem + ".html") for file in folder.glob("*.md")}


def test_the_pages_where_cards_would_be_say_that_there_is_none(renderer: Renderer) -> None:
    pages = {page.uri: page.render() for page in all_pages(renderer)} | by_hand(renderer)
    said = SAID[renderer.language.code]
    assert {uri for uri, html in pages.items() if said in html} == SAYING_SO
    assert renderer.messages["sources"]["none"] in pages["sources/index.html"]
    assert renderer.messages["disagreements"]["none"] in pages["disagreements.html"]


def test_no_page_runs_a_script_that_has_nothing_to_do(renderer: Renderer) -> None:
    assert {page.uri for page in all_pages(renderer) if page.scripts} == {"new.html"}


def test_there_is_no_feed_and_the_data_is_empty(renderer: Renderer) -> None:
    files = {file.uri: file.render() for file in all_files(renderer)}
    assert "feed.xml" not in files
    if renderer.language.is_first:
        assert files["practices.csv"].count("\n") == 1
        assert '"practices": []' in files["practices.json"]


def test_there_is_nothing_to_print(empty: Catalog) -> None:
    assert list(pdf.downloads(empty)) == []
