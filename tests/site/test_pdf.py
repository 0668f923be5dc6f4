"""The PDF files: which there are, how many pages they have, what they say of themselves, and that the site leads to them."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import cast
from urllib.parse import parse_qs

import pytest
from cards.cli import main, publishing
from cards.content.catalog import Catalog
from cards.paper import chromium, pdf
from click.testing import CliRunner
from pypdf import PageObject, PdfReader
from pypdf.generic import ArrayObject, BooleanObject, DictionaryObject

from tests.fixture_project import copy_project
from tests.languages import BOTH, BY_CODE
from tests.paper import Paper

LICENCE = "The texts in this file are free to use under CC BY 4.0: https://creativecommons.org/licenses/by/4.0/"
SITE_URL = "https://example.org/cards/"


@pytest.fixture(scope="module")
def printed(environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory, known: Path) -> Path:
    """The site of the fixture project, which knows its address, as `cards pdf` leaves it."""
    folder = copy_project(tmp_path_factory.mktemp("printed"), known=known)
    command = [str(Path(sys.executable).with_name("cards")), "pdf"]
    variables = {**environment, "SITE_URL": SITE_URL}
    done = subprocess.run(
        command, cwd=folder, env=variables, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout
    assert "32/32: nl/downloads/workshop-before-saturday-slides.pdf" in done.stdout
    return folder / "site"


def test_the_deck_and_the_handouts_are_of_all_cards_however_many(cards: Catalog) -> None:
    plans = {(wanted.language, wanted.name): parse_qs(wanted.plan) for wanted in pdf.downloads(cards)}
    assert {plans[language, name]["cards"][0] for language in BOTH for name in ("deck.pdf", "handouts.pdf")} == {"all"}


@pytest.mark.parametrize(
    ("file", "pages"),
    [
        ("deck.pdf", 6),  # twelve fronts on three sheets, and their backs
        ("handouts.pdf", 26),  # the contents with an empty back, and two sides of twelve cards
        ("workshop-by-the-window.pdf", 14),  # programme and three of the guide, worksheet, three handouts, and the deck, with their backs
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


@pytest.mark.parametrize("part", ["guide", "handouts", "worksheet", "commitments", "deck", "slides"])
def test_each_part_of_a_workshop_is_a_file_of_its_own_that_says_whose_it_is(part: str, printed: Path) -> None:
    reader = PdfReader(printed / "downloads" / f"workshop-by-the-window-{part}.pdf")
    about, xmp = reader.metadata, reader.xmp_metadata
    assert about is not None
    assert xmp is not None
    assert (about.title or "").startswith("By the window: ")
    assert (str(about["/Copyright"]), xmp.dc_rights) == (LICENCE, {"x-default": LICENCE})
    assert ([about.author], {"x-default": about.subject}) == (xmp.dc_creator, xmp.dc_description)
    assert xmp.dc_language == [str(reader.root_object["/Lang"])] == ["en"]
    sizes = {(round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages}
    assert sizes == {(907, 510) if part == "slides" else (595, 842)}


def test_the_bookmarks_of_a_file_are_its_cards_with_their_titles_as_they_are(printed: Path, cards: Catalog) -> None:
    def titles(name: str) -> list[str]:
        return [str(mark["/Title"]) for mark in PdfReader(printed / "downloads" / name).outline if not isinstance(mark, list)]

    window = [cards.title(slug, BY_CODE["en"]) for slug in cards.workshops["by-the-window"].cards]
    for part in ("guide", "handouts", "slides"):
        assert titles(f"workshop-by-the-window-{part}.pdf") == window
    assert titles("handouts.pdf")[:1] == [cards.title(next(iter(cards.cards)), BY_CODE["en"])]
    assert len(titles("handouts.pdf")) == len(cards.cards)


def test_every_part_of_a_whole_workshop_begins_on_the_front_of_a_sheet(printed: Path) -> None:
    texts = Paper((printed / "downloads" / "workshop-by-the-window.pdf").read_bytes()).texts
    signs = (
        "Programme",
        "What comes from sources",
        "Name",
        "I am going to",
        "CC BY 4.0 Show it",
    )  # guide, handouts, worksheet, commitments, backs
    assert [next(place for place, text in enumerate(texts) if sign in text) for sign in signs] == [0, 4, 8, 10, 13]
    assert [place for place, text in enumerate(texts) if not text] == [7, 9, 11]


def test_the_book_says_on_each_sheet_its_page_and_in_the_contents_where_each_card_is(printed: Path, cards: Catalog) -> None:
    texts = Paper((printed / "downloads" / "handouts.pdf").read_bytes()).texts
    assert [" ".join(text.split()[-3:]) for text in texts] == [f"{page} of {len(texts)}" for page in range(1, len(texts) + 1)]
    for place, slug in enumerate(cards.cards):
        assert re.search(rf"{re.escape(cards.title(slug, BY_CODE['en']))}\s+{3 + 2 * place}\b", texts[0])
    assert set("".join(texts)) & set("ﬀﬁﬂﬃﬄ") == set()


@pytest.mark.parametrize("language", ["", "nl"])
def test_the_contents_of_the_book_lead_to_the_top_of_a_sheet(language: str, printed: Path) -> None:
    sheets = PdfReader(printed / language / "downloads" / "handouts.pdf").named_destinations.values()
    assert {round(sheet.top or 0) for sheet in sheets} == {842}


def test_every_file_can_be_listened_to(printed: Path) -> None:
    files = [*(printed / "nl" / "downloads").glob("*.pdf"), printed / "downloads" / "handouts.pdf"]
    assert len(files) == 17
    for file in files:
        reader = PdfReader(file)
        shown = cast("DictionaryObject", reader.root_object["/ViewerPreferences"])
        assert shown["/DisplayDocTitle"] == BooleanObject(value=True)
        tags = list(tagged(cast("DictionaryObject", reader.root_object["/StructTreeRoot"])))
        names = [str(tag["/S"]).removeprefix("/") for tag in tags]
        assert set(names) <= STANDARD_TAGS
        assert {"Document", "Art"} <= set(names)
        levels = [0, *(int(name[1:]) for name in names if name in HEADINGS)]
        assert [f"{file.name}: H{level} after H{before}" for before, level in pairwise(levels) if level > before + 1] == []
        assert [tag for tag, name in zip(tags, names, strict=True) if name == "Figure" and not tag.get("/Alt")] == []
        assert [tag for tag, name in zip(tags, names, strict=True) if name == "TH" and b"/Scope" not in written(tag)] == []
        if not HIDDEN_FROM_LISTENERS.search(file.stem):
            assert [place for place, page in enumerate(reader.pages, start=1) if has_text_without_a_tag(page)] == [], file.name


HEADINGS = {"H1", "H2", "H3"}
STANDARD_TAGS = HEADINGS | {"Document", "NonStruct", "Art", "P", "L", "LI", "Lbl", "Link", "Em", "Table", "Caption", "TR", "TH", "TD"}
"""Those that sheets need, all of which programs for listeners know (PDF 2.0)."""

HIDDEN_FROM_LISTENERS = re.compile("^(deck|handouts|workshop-[a-z-]+(deck|handouts)|workshop-(by-the-window|before-saturday))$")
"""Files with cards: their scales to tick and the marks before what works are for the eye alone."""

MARKED_OR_TEXT = re.compile(rb"(?<![\w/])(BDC|BMC|EMC|TJ|Tj)(?=\s|$)")
"""What begins and ends a part with a tag, and what shows text; texts are written in hexadecimal figures, in which none of them is."""


def has_text_without_a_tag(page: PageObject) -> bool:
    contents, depth = page.get_contents(), 0
    for operator in MARKED_OR_TEXT.findall(b"" if contents is None else contents.get_data()):
        depth += {b"BDC": 1, b"BMC": 1, b"EMC": -1}.get(operator, 0)
        if depth == 0 and operator in {b"TJ", b"Tj"}:
            return True
    return False


def written(tag: DictionaryObject) -> bytes:
    file = BytesIO()
    tag.get("/A", ArrayObject()).write_to_stream(file)
    return file.getvalue()


def tagged(tag: DictionaryObject) -> Iterator[DictionaryObject]:
    """Yield the tags of a file below `tag`, in the order in which they are read."""
    below = tag.get("/K", ArrayObject()).get_object()
    for each in below if isinstance(below, ArrayObject) else [below]:
        inner = each.get_object()
        if isinstance(inner, DictionaryObject) and "/S" in inner:
            yield inner
            yield from tagged(inner)


def test_links_lead_to_the_published_site_and_to_sheets_of_the_file_and_none_to_the_computer_that_printed(printed: Path) -> None:
    files = list(printed.rglob("*.pdf"))
    assert [file for file in files if b"file:" in file.read_bytes()] == []
    addresses = {address for file in files for address in links(PdfReader(file))}
    assert {f"{SITE_URL}themes/openness.html", f"{SITE_URL}nl/sources/interview.html#ask-why", "/sheet-glass-wall"} <= addresses
    assert [address for address in addresses if not address.startswith((SITE_URL, "/sheet-"))] == []


def test_where_the_sites_address_is_not_known_a_file_has_the_texts_of_links_and_no_links(
    small: pdf.Download, printed: Path, site: Path, tmp_path: Path
) -> None:
    file = printed_once_more(small, Path(shutil.copytree(site, tmp_path / "copy")), tmp_path)
    assert b"file:" not in file.read_bytes()
    assert list(links(PdfReader(file))) == []
    assert Paper(file.read_bytes()).texts[1:] == Paper((printed / "nl/downloads" / small.name).read_bytes()).texts[1:]


def test_the_same_cards_make_the_same_file_wherever_and_whenever_they_are_printed(
    small: pdf.Download, printed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    monkeypatch.setenv("LC_ALL", "C")
    elsewhere = shutil.copytree(printed, tmp_path / "elsewhere", ignore=shutil.ignore_patterns("*.pdf"))
    again = printed_once_more(small, elsewhere, tmp_path).read_bytes()
    assert again == (printed / "nl/downloads" / small.name).read_bytes()
    assert b"/CreationDate (D:%s000000" % f"{small.reviewed:%Y%m%d}".encode() in again


@pytest.fixture
def small(cards: Catalog) -> pdf.Download:
    """The last file that `cards pdf` prints, of a few cards: the browser has shown much before it."""
    return list(pdf.downloads(cards))[-1]


def printed_once_more(wanted: pdf.Download, site: Path, folder: Path) -> Path:
    """Print a file alone; in a thread of its own, for another browser may be running in this one."""
    with ThreadPoolExecutor(1) as thread:
        [file] = thread.submit(lambda: list(pdf.write(site, [wanted]))).result()
    return file


def links(reader: PdfReader) -> Iterator[str]:
    """Yield where the links in a file lead: to an address, or to a sheet of the same file."""
    for page in reader.pages:
        for mark in page.annotations or ():
            link = cast("DictionaryObject", mark.get_object())
            action = cast("DictionaryObject", link.get("/A", {}))
            yield str(action.get("/URI") or link["/Dest"])


@pytest.mark.parametrize("page", ["workshop.html", "nl/workshop.html"])
def test_the_site_leads_to_the_files_where_they_were_made(page: str, printed: Path) -> None:
    html = (printed / page).read_text(encoding="utf-8")
    assert [f'href="downloads/{file}"' in html for file in ("deck.pdf", "handouts.pdf", "workshop-by-the-window.pdf")] == [True] * 3


@pytest.mark.parametrize("page", ["workshop.html", "nl/workshop.html"])
def test_the_site_promises_no_files_where_none_were_made(page: str, site: Path) -> None:
    assert "downloads/" not in (site / page).read_text(encoding="utf-8")


NONE = "There is no browser to print with; install Chromium, Chrome or Edge, or name one in the variable CHROMIUM."
NO_PROGRAM = "The variable CHROMIUM names `{}`, which is no program that can be run; name the file of Chromium, Chrome or Edge."


@pytest.mark.parametrize(
    ("browser", "told"),
    [("", NONE), ("no-such-browser", NO_PROGRAM.format("no-such-browser")), (__file__, NO_PROGRAM.format(__file__))],
    ids=["none", "not there", "no program"],
)
def test_without_a_browser_the_command_says_so_before_it_builds(
    browser: str, told: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHROMIUM", browser)
    monkeypatch.setenv("PATH", "")
    done = CliRunner().invoke(main, ["--root", str(project), "pdf"])
    assert (done.exit_code, done.stderr.splitlines()[-1:]) == (1, [f"Error: {told}"])


def test_what_is_no_browser_ends_the_command_and_the_site_of_before_stays_with_its_files(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = project / "site" / "downloads" / "deck.pdf"
    before.parent.mkdir(parents=True)
    before.write_text("the deck of before", encoding="utf-8")
    monkeypatch.setenv("CHROMIUM", sys.executable)
    monkeypatch.setattr(publishing, "_build", lambda _, folder, **__: folder.mkdir())
    monkeypatch.setattr(publishing, "_ended_in_order", nullcontext)  # signals are for the main thread alone
    with ThreadPoolExecutor(1) as thread:  # another browser may be running in this one
        done = thread.submit(CliRunner().invoke, main, ["--root", str(project), "--lang", "nl", "pdf"]).result()
    assert done.exit_code == 1
    told = done.stderr.splitlines()[-1]
    assert told.startswith(f"Fout: `{sys.executable}` drukt niet af: ")
    assert [file.read_text(encoding="utf-8") for file in project.glob("site/**/*.pdf")] == ["the deck of before"]
    assert list(project.glob(".site*")) == []


def test_readers_have_the_files_of_before_until_the_new_ones_are_there(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deck = project / "site" / "downloads" / "deck.pdf"
    deck.parent.mkdir(parents=True)
    deck.write_text("the deck of before", encoding="utf-8")

    def write(site: Path, wanted: list[pdf.Download]) -> Iterator[Path]:
        for download in wanted:
            file = site / download.language.root / "downloads" / download.name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("printed", encoding="utf-8")
            yield file
            assert deck.read_text(encoding="utf-8") == "the deck of before"

    monkeypatch.setattr(chromium, "find", lambda: "chromium")
    monkeypatch.setattr(publishing, "_build", lambda _, folder, **__: folder.mkdir())
    monkeypatch.setattr(pdf, "write", write)
    done = CliRunner().invoke(main, ["--root", str(project), "pdf"])
    assert (done.exit_code, done.stdout.splitlines()[0]) == (0, "1/32: downloads/deck.pdf (0 KB)")
    assert {file.read_text(encoding="utf-8") for file in project.glob("site/**/*.pdf")} == {"printed"}


def test_a_build_without_files_says_that_those_of_before_go(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "site" / "downloads").mkdir(parents=True)
    monkeypatch.setattr(publishing, "_build", lambda _, folder: folder.mkdir())
    done = CliRunner().invoke(main, ["--root", str(project), "build"])
    assert done.stdout == "The PDF files of before go, for they show the cards of before; `cards pdf` prints them anew.\n"
    assert list((project / "site").iterdir()) == []
