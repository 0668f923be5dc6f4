"""What the style sheets keep to: values from tokens.css, one file a component, and no struggle with the theme."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cards.content.catalog import Catalog
from site_build.joined_files import OF_EVERY_PAGE
from site_build.unused_rules import UNUSED

from tests.assets import as_before, asset

ROOT = Path(__file__).parents[2]
THEME = ROOT / "hooks" / "theme"
SHEETS = {file.name: file.read_text(encoding="utf-8") for file in sorted((THEME / "css").glob("*.css"))}

PRINT_FORM = {"handout.css", "full-sheet.css", "exercise-sheet.css"}
"""A card on paper: they style what card.css and others style for the screen."""

COLOURS, SIZES, AMOUNTS, NOT_FOUND = "theme-colours.css", "page-sizes.css", "amounts.css", "not-found.css"
"""Made from the vocabulary and from the sizes of paper, the numbers that others count with, and the one of a page without the others."""

SHEET = re.compile(r'<link rel="stylesheet" href="[^"]*?css/([\w.-]+\.css)"')
CLASSES = re.compile(r'class="([^"]+)"')

THEMES_OWN = re.compile(r"md-|headerlink$|twemoji$|js$|no-js$|focus-visible$")
"""Classes that the theme or its icons bring."""


@dataclass(frozen=True)
class Rule:
    """A rule of a style sheet, wherever it is nested."""

    sheet: str
    selectors: tuple[str, ...]
    declarations: tuple[tuple[str, str], ...]


def _rules() -> Iterator[Rule]:
    for name, text in SHEETS.items():
        bare = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
        for selectors, body in re.findall(r"([^{};]+)\{([^{}]*)\}", bare):
            pairs = [part.split(":", 1) for part in body.split(";") if part.strip()]
            declarations = tuple((key.strip(), value.strip()) for key, value in pairs)
            yield Rule(name, _apart(selectors), declarations)


def _apart(selectors: str) -> tuple[str, ...]:
    """Split a list of selectors at the commas that stand in no brackets."""
    return tuple(" ".join(part.split()) for part in re.split(r",(?![^(]*\))", selectors))


RULES = tuple(_rules())


def _classes(selector: str) -> list[str]:
    return re.findall(r"\.([a-z][\w-]*)", selector)


def _styled(selector: str) -> str | None:
    """Return the class that `selector` styles: the first one of what it ends in, if that has any."""
    subject = re.split(r"[ >+~]+(?![^(]*\))", selector)[-1]
    classes = _classes(re.sub(r":[\w-]+(\(.*?\))?", "", subject))
    return classes[0] if classes else None


# --- the theme -------------------------------------------------------------------------------------------------------


def test_the_theme_is_overruled_by_its_layer_and_not_by_force() -> None:
    assert {name: sheet.count("!important") for name, sheet in SHEETS.items() if "!important" in sheet} == {"typography.css": 2}
    assert [rule.selectors for rule in RULES if any(".md-typeset" in selector for selector in rule.selectors)] == []


def test_every_style_sheet_of_the_theme_is_in_the_layer(site: Path) -> None:
    assert [*site.rglob("assets/stylesheets/*.css")] == []
    ours = sum(sheet.count("@layer theme {") for sheet in SHEETS.values())
    for folder in (site, site / "nl"):
        css = asset(folder, OF_EVERY_PAGE).read_text(encoding="utf-8")
        assert (css.count("@layer theme {") - ours, css.startswith("@layer theme {")) == (2, True)
        assert not re.search("@charset|@import", css)
        assert not re.search(r"""url\((?!["']?data:)""", css), "what is told from where the theme has its sheets"


def test_no_page_has_a_part_of_the_theme_whose_rules_are_left_out(site: Path) -> None:
    parts = re.compile(rf"(?:{'|'.join(UNUSED)})(?=[-_]|$)")
    had = {name for page in site.rglob("*.html") for names in CLASSES.findall(page.read_text(encoding="utf-8")) for name in names.split()}
    assert {name for name in had if parts.match(name)} == set()


# --- values ----------------------------------------------------------------------------------------------------------


def test_colours_are_written_in_the_tokens_alone() -> None:
    literal = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|color-mix)\(|\b(?:black|white|gr[ae]y|red|green|blue)\b")
    written = {
        (rule.sheet, value) for rule in RULES for _, value in rule.declarations if literal.search(re.sub(r"var\([^)]*\)", "", value))
    }
    assert {sheet for sheet, _ in written} == {"tokens.css"}


def test_type_has_the_sizes_of_the_scale() -> None:
    scales: dict[str, set[str]] = defaultdict(set)
    for rule in RULES:
        for name, _ in rule.declarations:
            if name.startswith(("--text-", "--card-", "--short-", "--exercise-", "--fit-", "--slide-", "--poster-", "--drawn-")):
                scales[name.split("-")[2]].add(name)
    assert {scale: len(sizes) for scale, sizes in scales.items()} == {
        "text": 8,
        "card": 4,
        "short": 2,
        "exercise": 3,
        "fit": 4,
        "slide": 4,
        "poster": 1,
        "drawn": 2,
    }
    known = {f"var({size})" for size in ("--found-size", "--found-slide", *(size for sizes in scales.values() for size in sizes))}
    others = {(rule.sheet, value) for rule in RULES for name, value in rule.declarations if name == "font-size" and value not in known}
    # A card's type is relative to the size that the length of its text allows; and the theme's rem is set for paper.
    assert {(sheet, re.sub(r"[\d.]+em", "em", value)) for sheet, value in others} == {
        ("handout.css", "em"),
        ("full-sheet.css", "em"),
        ("exercise-sheet.css", "em"),
        ("short.css", "em"),
        ("guide.css", "em"),
        ("papers.css", "em"),
        ("slides.css", "em"),
        ("print.css", "11.25pt"),
    }


def test_distances_have_the_sizes_of_the_scale() -> None:
    distances = re.compile(r"(?:margin|padding|(?:row-|column-)?gap)(?:-[\w-]+)?")
    own = [(rule.sheet, name, value) for rule in RULES for name, value in rule.declarations if distances.fullmatch(name) and "rem" in value]
    assert own == []


def test_every_token_is_used_and_every_variable_is_known(site: Path) -> None:
    made = "".join(file.read_text(encoding="utf-8") for file in (site / "css").iterdir())
    set_elsewhere = {"--scale", "--share", "--at", "--length", "--stage-scale", "--md-text-font-family", *re.findall(r"(--[\w-]+):", made)}
    scripts = "".join(file.read_text(encoding="utf-8") for file in (THEME / "js").rglob("*.js"))
    written = {name for rule in RULES for name, _ in rule.declarations if name.startswith("--")}
    used = {name for sheet in SHEETS.values() for name in re.findall(r"var\((--[\w-]+)", sheet)}
    assert used - written - set_elsewhere == set()
    assert {name for name in written - used if not name.startswith("--md-") and name not in scripts} == set()


# --- files -----------------------------------------------------------------------------------------------------------


def test_themes_are_named_in_the_sheet_that_is_made_from_the_vocabulary(site: Path, cards: Catalog) -> None:
    colours = asset(site, OF_EVERY_PAGE).read_text(encoding="utf-8")
    assert re.findall(r"\.theme--([\w-]+)", colours) == list(cards.vocabulary.themes)
    assert [name for name, sheet in SHEETS.items() if re.search(r"\.theme--[a-z]|--theme-[a-z]", sheet)] == []


def test_sizes_of_paper_are_named_in_the_sheet_that_is_made_from_them() -> None:
    assert [name for name, sheet in SHEETS.items() if re.search(r"@page|\b(?:210|297|296\.5|105|148)mm", sheet)] == []


def test_a_class_is_styled_in_one_sheet_or_has_its_form_on_paper_in_another() -> None:
    sheets: dict[str, set[str]] = defaultdict(set)
    for rule in RULES:
        for selector in rule.selectors:
            name = _styled(selector)
            if name and not THEMES_OWN.match(name) and rule.sheet != "tokens.css":
                sheets[name].add(rule.sheet)
    assert {name: found for name, found in sheets.items() if len(found - PRINT_FORM) > 1} == {}
    on_screen = {sheet for found in sheets.values() if PRINT_FORM & found for sheet in found}
    assert on_screen == {*PRINT_FORM, "card.css", "passage.css", "typography.css"}


def test_no_sheet_is_long() -> None:
    assert {name: lines for name, sheet in SHEETS.items() if (lines := sheet.count("\n")) > 300} == {}


def test_every_class_is_one_that_a_page_has() -> None:
    sources = [*(ROOT / "hooks" / "cards").rglob("*.html"), *THEME.rglob("*.html"), *THEME.rglob("*.js"), *(ROOT / "docs").rglob("*.md")]
    pages = "\n".join(file.read_text(encoding="utf-8") for file in sources)
    classes = {name for rule in RULES for selector in rule.selectors for name in _classes(selector) if not THEMES_OWN.match(name)}
    assert sorted(name for name in classes if not _has(pages, name)) == []


def _has(pages: str, name: str) -> bool:
    """Whether `pages` hold the class `name`, letter for letter or as one of those that end in a value."""
    stem, *_ = name.split("--")
    return bool(
        re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", pages) or re.search(rf"(?<![\w-]){re.escape(stem)}--(?:\{{\{{|\$\{{)", pages)
    )


def test_a_page_asks_for_two_sheets_and_a_card_for_one_more_for_paper(site: Path) -> None:
    asked = {page.relative_to(site): SHEET.findall(page.read_text(encoding="utf-8")) for page in site.rglob("*.html")}
    most = {page: 3 if "practices" in page.parts else 2 for page in asked if page.name != "404.html"}
    assert {page: names for page, names in asked.items() if page in most and len(names) > most[page]} == {}


def test_every_sheet_is_asked_for_by_a_page(site: Path) -> None:
    asked = {name for page in site.rglob("*.html") for name in SHEET.findall(as_before(page.read_text(encoding="utf-8")))}
    assert asked == {as_before(file.name) for file in site.rglob("css/*.css")}
    of_every_page = re.findall(r"^  - css/([\w-]+\.css)$", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)
    parts = {f"{part}.css" for name in asked for part in name.removesuffix(".css").split("_")}
    assert parts - {Path(OF_EVERY_PAGE).name} | {*of_every_page} == {*SHEETS, COLOURS, SIZES, AMOUNTS, NOT_FOUND}
