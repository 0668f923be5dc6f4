"""A card printed from the browser is one sheet of A4 with all of the card and nothing else; its short form is one A6.

The limits of the schema are what makes it so: a card with every text at its limit is printed too.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import pytest
from cards.content.catalog import Catalog
from cards.content.fields import KeyField, text_fields
from cards.content.languages import Language
from cards.content.schema import CITATIONS_ON_A_CARD, Kind, Passage, Source, Speaker
from cards.content.vocabulary import Facet, card_model
from cards.site.renderer import Renderer
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.browser.conftest import OpenPage
from tests.languages import BOTH, EN, NL

ROOT = Path(__file__).parents[2]
SLUGS = sorted(file.stem for file in ROOT.joinpath("practices").glob("[!_]*.yml"))
FOLDERS = {EN: "", NL: "nl/"}

A4 = (210, 297)
A6 = (105, 148)

A6_ALONE = "@page { size: 105mm 148mm } .md-content__inner { padding: 0 !important }"

CLIPPED = """sheet => {
  const box = sheet.getBoundingClientRect();
  const beyond = rect => rect.left < box.left - 1 || rect.top < box.top - 1 || rect.right > box.right + 1 || rect.bottom > box.bottom + 1;
  const code = sheet.querySelector(".card__qr svg, .short__qr svg")?.getBoundingClientRect();
  const covered = rect => code && rect.left < code.right && rect.right > code.left && rect.top < code.bottom && rect.bottom > code.top;
  const texts = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT);
  const lost = [sheet, ...sheet.querySelectorAll(".card__body")]
    .filter(part => part.scrollWidth > part.clientWidth || part.scrollHeight > part.clientHeight)
    .map(part => part.className);
  while (texts.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    if ([...range.getClientRects()].some(rect => beyond(rect) || covered(rect))) lost.push(texts.currentNode.data.trim());
  }
  return lost;
}"""
"""What a sheet cuts off or covers: its parts that would scroll, and its texts outside its edges or below its code."""

SHOWN_BESIDE = """sheet => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const shown = [];
  while (texts.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    const text = texts.currentNode.data.trim();
    if (text && !sheet.contains(texts.currentNode) && range.getClientRects().length) shown.push(text);
  }
  return shown;
}"""
"""The texts of the page that are to be seen outside the sheet."""


@dataclass(frozen=True)
class Printed:
    """A sheet as a reader's printer would give it out."""

    sizes: list[tuple[int, int]]
    """Width and height of every page, in millimetres."""

    text: str
    """All that can be read on it, without the white space."""

    clipped: list[str]
    beside: list[str]


@pytest.fixture(scope="module")
def paper(open_page: OpenPage) -> Iterator[Page]:
    """One page for all the printing."""
    with open_page() as page:
        page.set_viewport_size({"width": 794, "height": 1123})
        page.emulate_media(media="print")
        yield page


# --- the cards there are ---------------------------------------------------------------------------------------------


@pytest.fixture(
    scope="module",
    params=[(slug, language) for slug in SLUGS for language in BOTH],
    ids=lambda card: f"{FOLDERS[card[1]]}{card[0]}",
)
def real_card(request: pytest.FixtureRequest, site: Path, paper: Page, cards: Catalog) -> tuple[Printed, list[str]]:
    """A card of the site: what is printed of it, and all that it says."""
    slug, language = request.param
    paper.goto((site / FOLDERS[language] / "practices" / f"{slug}.html").as_uri())
    return _print(paper, ".card"), _texts(cards, slug, language)


def test_a_card_is_exactly_one_sheet_of_a4(real_card: tuple[Printed, list[str]]) -> None:
    assert real_card[0].sizes == [A4]


def test_nothing_of_a_card_is_cut_off(real_card: tuple[Printed, list[str]]) -> None:
    assert real_card[0].clipped == []


def test_everything_that_a_card_says_is_on_the_paper(real_card: tuple[Printed, list[str]]) -> None:
    printed, texts = real_card
    assert [text for text in texts if _bare(text) not in printed.text] == []


def test_nothing_else_of_the_site_and_no_line_of_the_browser_is_on_the_paper(real_card: tuple[Printed, list[str]]) -> None:
    printed, _ = real_card
    assert (printed.beside, re.findall(r"file:|\.html|1/1", printed.text)) == ([], [])


# --- the largest card there can be -----------------------------------------------------------------------------------

FILLER = {
    EN: "Visitors who have to wait by the entrance remember how long that took and tell their colleagues about it. ",
    NL: "Bezoekers die bij de ingang moeten wachten, onthouden hoelang dat duurde en vertellen het aan hun collega's. ",
}
SITE_URL = "https://intranet.example.org/customer-centric-leadership/"


@pytest.fixture(scope="module")
def largest(cards: Catalog) -> Catalog:
    """A catalog of one card, with every text at its limit and as many words of the vocabulary as there are."""
    return _largest(cards)


@pytest.mark.parametrize("site_url", [None, SITE_URL], ids=["without-code", "with-code"])
@pytest.mark.parametrize("language", BOTH, ids=str)
def test_a_card_with_every_text_at_its_limit_fits_one_a4(
    language: Language, site_url: str | None, site: Path, paper: Page, largest: Catalog
) -> None:
    slug = next(iter(largest.cards))
    _show(paper, site, language, Renderer(largest, language, site_url=site_url).handout(slug))
    printed = _print(paper, ".card")
    assert (printed.sizes, printed.clipped) == ([A4], [])
    assert [text for text in _texts(largest, slug, language) if _bare(text) not in printed.text] == []


@pytest.mark.parametrize("site_url", [None, SITE_URL], ids=["without-code", "with-code"])
@pytest.mark.parametrize("language", BOTH, ids=str)
def test_the_short_form_of_a_card_with_every_text_at_its_limit_fits_one_a6(
    language: Language, site_url: str | None, site: Path, paper: Page, largest: Catalog
) -> None:
    slug = next(iter(largest.cards))
    text = largest.cards[slug].text(language)
    _show(paper, site, language, _short(largest, slug, language, site_url), "workshop.html")
    printed = _print(paper, ".short", A6_ALONE)
    assert (printed.sizes, printed.clipped) == ([A6], [])
    said = (text.title, text.summary, text.first_step, text.question, text.statement)
    assert [part for part in said if _bare(part) not in printed.text] == []


@pytest.mark.parametrize("language", BOTH, ids=str)
def test_the_short_form_of_every_card_fits_one_a6(language: Language, site: Path, paper: Page, cards: Catalog) -> None:
    _show(paper, site, language, "".join(_short(cards, slug, language, SITE_URL) for slug in cards.cards), "workshop.html")
    shorts = paper.locator(".short")
    assert shorts.count() == len(cards.cards)
    assert {slug: lost for index, slug in enumerate(cards.cards) if (lost := shorts.nth(index).evaluate(CLIPPED))} == {}


def _largest(cards: Catalog) -> Catalog:
    fields = text_fields(cards.vocabulary)
    texts = {language.code: {field.key: _fill(field, language) for field in fields} for language in BOTH}
    source = _longest_source(cards)
    citations = [f"the-longest-of-the-sources/{slug}" for slug in source.passages]
    facets = {name: tuple(facet.values) if facet.several else _longest(facet) for name, facet in cards.vocabulary.facets.items()}
    card = card_model(cards.vocabulary).model_validate(
        {
            "theme": max(cards.vocabulary.themes, key=lambda slug: len(cards.vocabulary.themes[slug].name.text(NL))),
            **facets,
            "evidence": tuple(citations[:-2]),
            "against": (citations[-2],),
            "background": (citations[-1],),
            "related": tuple(cards.cards)[:2],
            "minutes": 120,
            "reviewed": date(2026, 9, 30),
            **texts,
        }
    )
    slug = _filled(60, "a-card-with-every-text-at-its-limit-")
    return replace(cards, cards={slug: card}, sources={"the-longest-of-the-sources": source})


def _longest_source(cards: Catalog) -> Source:
    """Return a source of as many passages as a card may cite, each of the largest length, by whoever is introduced at greatest length."""
    sources = cards.sources.values()
    speaker = max((speaker for source in sources for speaker in source.speakers.values()), key=_length_of_introduction)
    named = {passage.organisation for source in sources for passage in source.passages.values() if passage.organisation}
    organisations = sorted(named, key=len)[-CITATIONS_ON_A_CARD:]
    longest = Passage.model_json_schema()["additionalProperties"]["maxLength"]
    passages = {
        f"passage-{number}": Passage.model_validate(
            {
                "paragraph": 100 + number,
                "kind": Kind.EXAMPLE,
                "speaker": "speaker",
                "organisation": organisation,
                "en": _filled(longest, FILLER[EN]),
                "nl": _filled(longest, FILLER[NL]),
            }
        )
        for number, organisation in enumerate(organisations)
    }
    example = max(sources, key=lambda source: len(source.title))
    return example.model_copy(update={"speakers": {"speaker": speaker}, "passages": passages})


def _length_of_introduction(speaker: Speaker) -> int:
    return len(f"{speaker.name or ''}{speaker.role.text(NL) if speaker.role else ''}{speaker.organisation or ''}")


def _longest(facet: Facet) -> str:
    return max(facet.values, key=lambda slug: len(facet.values[slug].name.text(NL)))


def _fill(field: KeyField, language: Language) -> Any:
    """Return as much as `field` takes."""
    assert field.longest is not None, f"{field.key} has no limit"
    text = _filled(field.longest, FILLER[language])
    return text if field.fewest is None else [text] * (field.most or 1)


def _filled(length: int, filler: str) -> str:
    return "".join(islice(cycle(filler), length - 1)).rstrip().ljust(length, "x")


# --- printing --------------------------------------------------------------------------------------------------------


def _show(paper: Page, site: Path, language: Language, html: str, uri: str = f"practices/{SLUGS[0]}.html") -> None:
    """Put `html` in the place of what a page of the site shows, below its style sheets."""
    paper.goto((site / FOLDERS[language] / uri).as_uri())
    paper.locator("article.md-content__inner").evaluate("(article, html) => { article.innerHTML = html }", html)


def _short(cards: Catalog, slug: str, language: Language, site_url: str | None) -> str:
    renderer = Renderer(cards, language, site_url=site_url)
    card = cards.cards[slug]
    return renderer.render("short.html", "deck.html", slug=slug, card=card, text=card.text(language), printed=renderer.printed_card(slug))


def _print(paper: Page, selector: str, style: str = "") -> Printed:
    sheet = paper.locator(selector)
    if style:
        paper.add_style_tag(content=style)
    # The header and footer that browsers print are asked for: the sheet leaves them no room.
    pages = PdfReader(io.BytesIO(paper.pdf(prefer_css_page_size=True, display_header_footer=True))).pages
    return Printed(
        sizes=[(_millimetres(page.mediabox.width), _millimetres(page.mediabox.height)) for page in pages],
        text=_bare("".join(page.extract_text() for page in pages)),
        clipped=sheet.evaluate(CLIPPED),
        beside=sheet.evaluate(SHOWN_BESIDE),
    )


def _millimetres(points: float) -> int:
    return round(float(points) / 72 * 25.4)


def _bare(text: str) -> str:
    """Return `text` without white space and with ligatures taken apart: where lines break, and how letters are joined, is free."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def _texts(cards: Catalog, slug: str, language: Language) -> list[str]:
    """Return all that the card says and cites, each as a reader sees it."""
    card = cards.cards[slug]
    text = card.text(language)
    prose = Renderer(cards, language).prose
    return [
        text.title,
        text.summary,
        prose(text.why).striptags(),
        *text.steps,
        text.first_step,
        *text.works_when,
        *text.backfires_when,
        *(cited.passage.text(language) for cited in cards.cited(card.citations)),
        text.question,
        prose(text.exercise).striptags(),
        text.statement,
    ]
