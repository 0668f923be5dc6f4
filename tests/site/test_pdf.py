"""The PDF files: which there are, how many pages they have, what they say of themselves, and that the site leads to them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import cast
from urllib.parse import parse_qs

import pytest
from cards.cli import main, publishing
from cards.content.catalog import Catalog
from cards.paper import pdf
from click.testing import CliRunner
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from tests.fixture_project import copy_project
from tests.languages import BOTH


@pytest.fixture(scope="module")
def printed(environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the fixture project as `cards pdf` leaves it."""
    folder = copy_project(tmp_path_factory.mktemp("printed"))
    command = [str(Path(sys.executable).with_name("cards")), "pdf"]
    done = subprocess.run(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout
    assert "8 of 8: nl/workshop-before-saturday.pdf" in done.stdout
    return folder / "site"


def test_the_deck_and_the_handouts_are_of_all_cards_however_many(cards: Catalog) -> None:
    plans = {(wanted.language, wanted.name): parse_qs(wanted.plan) for wanted in pdf.downloads(cards)}
    assert {plans[language, name]["cards"][0] for language in BOTH for name in ("deck.pdf", "handouts.pdf")} == {"all"}


@pytest.mark.parametrize(
    ("file", "pages"),
    [
        ("deck.pdf", 6),  # twelve fronts on three sheets, and their backs
        ("handouts.pdf", 13),  # the contents and twelve cards
        ("workshop-by-the-window.pdf", 9),  # programme, two of the guide, worksheet, three handouts, and the cards' fronts and backs
    ],
)
@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_file_has_its_pages_of_a4_and_says_what_it_is(language: str, file: str, pages: int, printed: Path) -> None:
    folder = printed / "downloads" if language == "en" else printed / language / "downloads"
    reader = PdfReader(folder / file)
    marks = cast("DictionaryObject", reader.root_object["/MarkInfo"])
    sizes = {(round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages}
    assert (len(reader.pages), sizes) == (pages, {(595, 842)})
    assert (str(reader.root_object["/Lang"]), str(marks["/Marked"])) == (language, "True")
    assert reader.metadata is not None
    assert reader.metadata.title == TITLES[language, file]


TITLES = {
    ("en", "deck.pdf"): "The whole deck, four cards to a sheet",
    ("en", "handouts.pdf"): "All handouts as a book",
    ("en", "workshop-by-the-window.pdf"): "By the window",
    ("nl", "deck.pdf"): "De hele kaartenset, vier kaarten per vel",
    ("nl", "handouts.pdf"): "Alle hand-outs als boek",
    ("nl", "workshop-by-the-window.pdf"): "Bij het raam",
}


@pytest.mark.parametrize("page", ["workshop.html", "nl/workshop.html"])
def test_the_site_leads_to_the_files_where_they_were_made(page: str, printed: Path) -> None:
    html = (printed / page).read_text(encoding="utf-8")
    assert [f'href="downloads/{file}"' in html for file in ("deck.pdf", "handouts.pdf", "workshop-by-the-window.pdf")] == [True] * 3


@pytest.mark.parametrize("page", ["workshop.html", "nl/workshop.html"])
def test_the_site_promises_no_files_where_none_were_made(page: str, site: Path) -> None:
    assert "downloads/" not in (site / page).read_text(encoding="utf-8")


def test_without_a_browser_the_command_says_so(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "")
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(publishing, "_build", lambda *_: None)
    done = CliRunner().invoke(main, ["--root", str(project), "pdf"])
    assert (done.exit_code, done.stderr.splitlines()[-1:]) == (
        1,
        ["Error: there is no browser to print with; install Chromium, Chrome or Edge, or name one in the variable CHROMIUM"],
    )
