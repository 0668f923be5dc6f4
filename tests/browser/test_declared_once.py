"""A facet, the colours of a theme, a kind of sheets and a size of paper are each declared in one place, and found wherever they belong.

One of each is added to a copy of the fixture project; what is not there yet is refused with what is missing.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.assets import asset
from tests.commands import cards_command
from tests.fixture_project import change, copy_project
from tests.paper import printed

FACET = """\
facets:
  place:
    icon: material/map-marker-outline
    name: {en: Where, nl: Waar}
    meaning: {en: where it is done, nl: waar het gebeurt}
    several: true
    shown: [card, tile, filter]
    values:
      shop: {name: {en: In the shop, nl: In de winkel}, meaning: {en: indoors, nl: binnen}}
      street: {name: {en: In the street, nl: Op straat}, meaning: {en: outdoors, nl: buiten}}
"""
OUTDOORS = "ride-along"
COLOURS = 'colour: {light: "#5b2c83", dark: "#c9a6f0"}'

PAGE_SIZE = ("PAGE_SIZES = (A4, A6,", 'A5 = PageSize("A5", 148, 210)\n\nPAGE_SIZES = (A4, A6, A5,')
SHEETS = (
    "FRONTS, BOOK, PACK)",
    'FRONTS, SheetKind("pocket", tab=True, paper=A5, cards_on_a_sheet=1, pieces={"front": "short.html"}), BOOK, PACK)',
)
A5 = (148, 210)


def cards_of(project: Path) -> list[Path]:
    return sorted(project.glob("practices/[!_]*.yml"))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the fixture project whose vocabulary has one facet more, and one theme other colours."""
    folder = copy_project(tmp_path_factory.mktemp("declared"))
    vocabulary = folder / "practices" / "_vocabulary.yml"
    change(vocabulary, "facets:\n", FACET)
    first = next(line for line in vocabulary.read_text(encoding="utf-8").splitlines() if "colour:" in line)
    change(vocabulary, first.strip(), COLOURS)
    return folder


@pytest.fixture(scope="module")
def told(project: Path, environment: dict[str, str]) -> list[str]:
    """What `cards check` says while the cards do not have the facet."""
    return cards_command(project, environment, "check").stdout.splitlines()


@pytest.fixture(scope="module")
def refused(project: Path, told: list[str], environment: dict[str, str]) -> str:
    """What `cards build` says when all cards have it, and the sheets lack their words."""
    for card in cards_of(project):
        value = "[street]" if card.stem == OUTDOORS else "[shop]"
        card.write_text(f"place: {value}\n{card.read_text(encoding='utf-8')}", encoding="utf-8")
    paper = project / "hooks" / "cards" / "paper"
    change(paper / "page_sizes.py", *PAGE_SIZE)
    change(paper / "sheets.py", *SHEETS)
    change(paper / "sheets.py", "import A3, A4, SCREEN", "import A3, A4, A5, SCREEN")
    return cards_command(project, environment, "build").stderr


@pytest.fixture(scope="module")
def site(project: Path, refused: str, environment: dict[str, str]) -> Path:
    """The site with all of it."""
    for code, name in (("en", "Pocket cards"), ("nl", "Zakkaarten")):
        messages = project / "hooks" / "cards" / "messages" / f"{code}.yml"
        change(messages, "  sheets:\n", f"  sheets:\n    pocket: {name}\n")
        change(messages, "  sheet_hints:\n", "  sheet_hints:\n    pocket: A5.\n")
    built = cards_command(project, environment, "build")
    assert built.returncode == 0, built.stderr
    return project / "site"


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(offline=True) as context:
        yield context.new_page()


# --- a facet ---------------------------------------------------------------------------------------------------------


def test_a_facet_that_cards_lack_is_told_of_each_card(told: list[str], project: Path) -> None:
    choices = "`shop` (In the shop, In de winkel), `street` (In the street, Op straat)"
    missing = f"the key `place` is missing [missing-key]. Add `place:` with one of {choices}."
    names = [card.relative_to(project).as_posix() for card in cards_of(project)]
    assert [(line.partition(":")[0], line.partition("1: ")[2]) for line in told if line and not line.startswith(" ")] == [
        (name, missing) for name in names
    ]


def test_a_facet_is_a_fact_of_the_card_and_of_its_handout(site: Path, page: Page) -> None:
    page.goto((site / "nl" / "practices" / f"{OUTDOORS}.html").as_uri())
    expect(page.locator(".fact", has_text="Waar")).to_contain_text("Op straat")
    assert "Op straat" in json.loads(asset(site, f"nl/sheets/{OUTDOORS}.js").read_text("utf-8").partition(", ")[2][:-3])["handout"]


def test_a_facet_stands_on_tiles_and_filters_them(site: Path, page: Page) -> None:
    page.goto((site / "practices" / "index.html").as_uri())
    page.locator(".facet[data-facet=place] summary").click()
    page.get_by_role("checkbox", name="In the street").check()
    expect(page.locator(".tile:visible")).to_have_count(1)
    expect(page.locator(".tile:visible .chip", has_text="In the street")).to_be_visible()


def test_a_facet_is_in_the_data(site: Path) -> None:
    data = json.loads((site / "practices.json").read_text(encoding="utf-8"))
    assert {practice["slug"]: practice["place"] for practice in data["practices"]}[OUTDOORS] == ["street"]
    assert data["facets"]["place"]["name"] == {"en": "Where", "nl": "Waar"}
    rows = csv.DictReader(io.StringIO((site / "practices.csv").read_text(encoding="utf-8-sig"), newline=""))
    assert {row["slug"]: row["place"] for row in rows}[OUTDOORS] == "street"


def test_a_facet_is_explained_to_contributors(site: Path, project: Path, page: Page, environment: dict[str, str]) -> None:
    page.goto((site / "contribute.html").as_uri())
    expect(page.locator(".fields tr", has=page.locator("code", has_text="place")).first).to_contain_text("where it is done")
    schema = json.loads(cards_command(project, environment, "schema").stdout)
    assert schema["properties"]["place"]["items"]["enum"] == ["shop", "street"]
    cards_command(project, environment, "new", "one-more")
    new = project / "practices" / "one-more.yml"
    begun = new.read_text(encoding="utf-8")
    new.unlink()
    assert "# where it is done; shop (In the shop), street (In the street); at least 1\nplace: [TODO]\n" in begun


# --- the colours of a theme ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("scheme", "colour"), [("light", "rgb(91, 44, 131)"), ("dark", "rgb(201, 166, 240)")])
def test_a_theme_has_its_colours_on_tiles_and_in_the_scan(scheme: str, colour: str, site: Path, browser: Browser) -> None:
    with browser.new_context(offline=True, color_scheme="dark" if scheme == "dark" else "light") as context:
        page = context.new_page()
        page.goto((site / "themes" / "openness.html").as_uri())
        page.locator("body[data-md-color-scheme]").wait_for(state="attached")
        assert page.locator(".theme-head__icon").evaluate("icon => getComputedStyle(icon).color") == colour
        page.goto((site / "scan.html").as_uri())
        assert page.locator("[data-theme=openness] .twemoji").first.evaluate("icon => getComputedStyle(icon).color") == colour


# --- a kind of sheets, and a size of paper ---------------------------------------------------------------------------


def test_a_kind_of_sheets_without_words_is_refused_with_their_place(refused: str) -> None:
    assert "has no attribute 'pocket'; if that is a word of the interface, add it to hooks/cards/messages/" in refused
    assert "Traceback" not in refused


@pytest.mark.parametrize(("folder", "tab"), [("", "Pocket cards"), ("nl", "Zakkaarten")])
def test_a_kind_of_sheets_has_its_tab_and_prints_on_its_paper(folder: str, tab: str, site: Path, page: Page) -> None:
    page.goto((site / folder / "workshop.html").as_uri() + f"#cards={OUTDOORS},glass-wall")
    page.get_by_role("tab", name=tab).click()
    expect(page.locator("#sheets")).to_have_attribute("data-paper", "a5")
    expect(page.locator("#sheets")).to_have_attribute("aria-busy", "false")
    assert page.url.endswith("&sheet=pocket")
    assert printed(page).sizes == [A5, A5]
