"""The PDF files: which there are, how many pages they have, what they say of themselves, and that the site leads to them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import cast
from urllib.parse import parse_qs

import pytest
from cards.content import catalog
from cards.content.catalog import Catalog
from cards.paper import pdf
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from tests.languages import BOTH
from tests.small_project import copy_small_project

WORKSHOPS = """\
workshops:
  one-window:
    title: {en: One window, nl: Eén raam}
    intro: {en: Half an hour at the window., nl: Een half uur bij het raam.}
    leaders: [owner]
    minutes: 40
    cards: [glass-wall]
"""


@pytest.fixture(scope="module")
def printed(root: Path, environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the small project as `cards pdf` leaves it, with one ready-made workshop."""
    folder = copy_small_project(root, tmp_path_factory.mktemp("printed"))
    (folder / "practices" / "_workshops.yml").write_text(WORKSHOPS, encoding="utf-8")
    command = [str(Path(sys.executable).with_name("cards")), "pdf"]
    done = subprocess.run(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout
    assert "6 of 6: nl/workshop-one-window.pdf" in done.stdout
    return folder / "site"


def test_the_deck_and_the_handouts_are_of_all_cards_however_many(root: Path) -> None:
    loaded = catalog.load(root)
    assert isinstance(loaded, Catalog), loaded
    plans = {(wanted.language, wanted.name): parse_qs(wanted.plan) for wanted in pdf.downloads(loaded)}
    assert {plans[language, name]["cards"][0] for language in BOTH for name in ("deck.pdf", "handouts.pdf")} == {"all"}


@pytest.mark.parametrize(
    ("file", "pages"),
    [
        ("deck.pdf", 2),  # three fronts on a sheet, and their backs
        ("handouts.pdf", 4),  # the contents and three cards
        ("workshop-one-window.pdf", 6),  # programme, guide, worksheet, handout, and the card's front and back
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
    ("en", "workshop-one-window.pdf"): "One window",
    ("nl", "deck.pdf"): "De hele kaartenset, vier kaarten per vel",
    ("nl", "handouts.pdf"): "Alle hand-outs als boek",
    ("nl", "workshop-one-window.pdf"): "Eén raam",
}


@pytest.mark.parametrize("page", ["workshop.html", "nl/workshop.html"])
def test_the_site_leads_to_the_files_where_they_were_made(page: str, printed: Path) -> None:
    html = (printed / page).read_text(encoding="utf-8")
    assert [f'href="downloads/{file}"' in html for file in ("deck.pdf", "handouts.pdf", "workshop-one-window.pdf")] == [True] * 3


@pytest.mark.parametrize("page", ["workshop.html", "nl/workshop.html"])
def test_the_site_promises_no_files_where_none_were_made(page: str, site: Path) -> None:
    assert "downloads/" not in (site / page).read_text(encoding="utf-8")


def test_without_a_browser_the_command_says_so(root: Path, environment: dict[str, str], tmp_path: Path) -> None:
    folder = copy_small_project(root, tmp_path)
    command = [str(Path(sys.executable).with_name("cards")), "pdf"]
    done = subprocess.run(
        command, cwd=folder, env={**environment, "CHROMIUM": "", "PATH": ""}, capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr.splitlines()[-1:]) == (
        1,
        ["Error: there is no browser to print with; install Chromium, Chrome or Edge, or name one in the variable CHROMIUM"],
    )
