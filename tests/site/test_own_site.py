"""A company's own site: its name, logo, colours and words in one language, one card in one file, and no source; and own cards beside ours.

What a reader meets is looked at on a built site; own cards beside those that there are need no build.
"""

from __future__ import annotations

import csv
import shutil
import subprocess
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest
from cards.content import catalog
from cards.content.catalog import Catalog
from cards.site.pages import all_pages
from cards.site.renderer import Renderer
from site_build.joined_files import OF_EVERY_PAGE

from tests.assets import as_before, asset
from tests.commands import strict_build
from tests.fixture_project import FIXTURE, OWN, put_together
from tests.site.links import broken_links, parse

CARD = "practices/haal-de-kast-weg.html"


@pytest.fixture(scope="module")
def built(environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    """The strict build of the company's site, as it ended; its last argument is the site's folder."""
    project = put_together(tmp_path_factory.mktemp("own"), OWN)
    project.joinpath("brand").symlink_to(OWN / "brand")
    return strict_build(project, environment)


@pytest.fixture(scope="module")
def own(built: subprocess.CompletedProcess[str]) -> Path:
    """The folder of the company's site."""
    assert built.returncode == 0, built.stdout
    return Path(built.args[-1])


@pytest.fixture(scope="module")
def pages(own: Path) -> dict[str, Element]:
    """Every page of the company's site by its address, but for 404.html."""
    return {file.relative_to(own).as_posix(): parse(file)[0] for file in sorted(own.rglob("*.html")) if file.name != "404.html"}


def words(element: Element | None) -> str:
    assert element is not None
    return " ".join("".join(element.itertext()).split())


def classed(tree: Element, name: str) -> Element:
    return next(element for element in tree.iter() if name in element.get("class", "").split())


def test_the_build_has_nothing_to_warn_of(built: subprocess.CompletedProcess[str]) -> None:
    remarks = [line for line in built.stdout.splitlines() if not line.startswith("INFO ")]
    assert (built.returncode, remarks) == (0, [])


def test_a_site_of_one_language_offers_no_other(own: Path, pages: dict[str, Element]) -> None:
    assert {tree.get("lang") for tree in pages.values()} == {"nl"}
    assert not own.joinpath("nl").exists()
    for address, tree in pages.items():
        assert [link.get("hreflang") for link in tree.iter() if link.get("hreflang")] == [], address
        assert [link for link in tree.iter("a") if "language-switch" in link.get("class", "")] == [], address


def test_every_link_arrives(own: Path, pages: dict[str, Element]) -> None:
    assert [link for link in broken_links(own, pages) if "mailto:" not in link] == []


def test_every_page_bears_its_name_and_its_logo_and_says_whom_to_ask(own: Path, pages: dict[str, Element]) -> None:
    assert asset(own, "images/own-logo.svg").read_bytes() == OWN.joinpath("brand/logo.svg").read_bytes()
    for address, tree in pages.items():
        assert words(tree.find("head/title")).endswith("Fietsbank & Co."), address
        assert words(classed(tree, "md-header__topic")) == "Fietsbank & Co.", address
        assert {as_before(image.get("src", "").rpartition("/")[2]) for image in classed(tree, "md-logo").iter("img")} == {"own-logo.svg"}, (
            address
        )
        assert (
            words(classed(tree, "md-copyright"))
            == "Eigenaar Fietsbank & Co. Contact Ada Fiets, ada@fietsbank.example Bijgewerkt 22 november 2026 "
            "Licentie onze teksten CC BY 4.0, de code MIT. Er klopt iets niet op deze pagina"
        ), address


def test_its_colours_take_the_place_of_ours(own: Path) -> None:
    styles = asset(own, OF_EVERY_PAGE).read_text(encoding="utf-8")
    assert styles.index("--colour-brand: #5b2333;") < styles.index("--colour-accent: #ffb870;")  # of the light and of the dark scheme


def test_the_imprint_stands_on_the_page_about_the_site(pages: dict[str, Element]) -> None:
    about = words(classed(pages["about.html"], "md-content"))
    assert "Wie we zijn" in about
    assert "Fietsbank & Co., Korte Gracht 1, Leiden" in about


def test_a_case_is_shown_for_what_it_is(pages: dict[str, Element]) -> None:
    card = words(classed(pages[CARD], "card"))
    assert "Hier gezien Uit eigen praktijk" in card
    assert "Servicedesk, verteld door een teamleider, maart 2026" in card
    assert not [word for word in ("artikel", "alinea", "SHA", "Advies of overtuiging") if word in card]


def test_the_sources_are_the_cases_that_cards_tell(pages: dict[str, Element]) -> None:
    sources = words(classed(pages["sources/index.html"], "md-content"))
    assert "Haal de kast weg: Servicedesk, verteld door een teamleider, maart 2026" in sources
    assert "artikel" not in sources
    assert "De kaarten komen uit één eigen praktijkverhaal." in words(classed(pages["index.html"], "md-content"))


def test_an_only_card_is_alone_and_says_nothing_of_others(pages: dict[str, Element]) -> None:
    assert "Verwante kaarten" not in words(classed(pages[CARD], "md-content"))


def test_the_table_tells_the_case(own: Path) -> None:
    (row,) = csv.DictReader(own.joinpath("practices.csv").read_text(encoding="utf-8-sig").splitlines())
    assert (row["case.where"], row["case.when"], row["nl.case.told_by"]) == ("Servicedesk", "2026-03", "een teamleider")
    assert row["nl.case"].startswith("Op de servicedesk")


def test_the_search_knows_the_case(own: Path) -> None:
    texts = asset(own, "search/texts-0.js").read_text(encoding="utf-8")
    assert "Op de servicedesk haalden we de kast weg" in texts
    assert "een teamleider" in texts


BESIDE = """\
theme: openness
leaders: [owner]
start: today
rhythm: once
cost: none
seen_by: [customers]
group: pairs
minutes: 20
reviewed: 2026-11-22
case:
  told_by: {name: Jo Spaak, role: {en: mechanic}}
  where: Workshop
  when: 2026-03-14
  agreed: 2026-05-04
  en: We moved the cupboard that stood before the window.
evidence: [interview/glass-wall]
related: [glass-wall, ask-why]
en:
  title: Move the cupboard
  summary: Take away what stands between customers who wait and you.
  why: Whoever sees that work is done waits more calmly.
  steps: [Sit down where customers wait., Name what you cannot see., Take it away.]
  first_step: Sit for five minutes where customers wait.
  statement: Whoever waits here sees us work.
  works_when: [Customers wave., There are fewer questions.]
  backfires_when: [It becomes a mess.]
  question: What is in our way?
  exercise:
    - {minutes: 10, do: Draw the place where customers wait.}
    - {minutes: 10, do: Choose what to move.}
  keywords: [cupboard, view]
"""


@pytest.fixture(scope="module")
def beside(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pages of our cards in English and of a company's own card beside them, by address, without the frame of the theme."""
    project = Path(shutil.copytree(FIXTURE, tmp_path_factory.mktemp("beside") / "project"))
    project.joinpath("practices/move-the-cupboard.yml").write_text(BESIDE, encoding="utf-8")
    loaded = catalog.load(project)
    assert isinstance(loaded, Catalog), loaded
    wanted = ("practices/move-the-cupboard.html", "practices/glass-wall.html", "sources/index.html")
    pages = {code: all_pages(Renderer(loaded, language)) for code, language in loaded.languages.items()}
    return {f"{code}/{page.uri}": page.render() for code, found in pages.items() for page in found if page.uri in wanted}


def read(html: str) -> str:
    return words(html5lib.parse(html, namespaceHTMLElements=False))


def test_an_own_card_stands_beside_ours_and_each_says_where_it_comes_from(beside: dict[str, str]) -> None:
    card = read(beside["en/practices/move-the-cupboard.html"])
    assert "Seen here From our own practice Seen here: Workshop. Seen at Two Wheels" in card
    assert "Workshop, told by Jo Spaak, mechanic, 14 March 2026" in card
    assert "What the articles say From the articles At Two Wheels a wall" in card
    assert "Seen here" not in read(beside["en/practices/glass-wall.html"])
    assert "Move the cupboard: Workshop, told by Jo Spaak, mechanic, 14 March 2026" in read(beside["en/sources/index.html"])


def test_a_case_in_another_language_says_so(beside: dict[str, str]) -> None:
    html = beside["nl/practices/move-the-cupboard.html"]
    assert '<span lang="en">We moved the cupboard that stood before the window.</span>' in html
    assert "Workshop, verteld door Jo Spaak, mechanic, 14 maart 2026 · in het Engels" in read(html)
