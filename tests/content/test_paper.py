"""Every card fits its sheet of A4, its A6, and its place in the guide and on the worksheet, and so does the largest there can be.

The limits of the schema and the budget of a side are what makes it so: beside the cards there are, some are measured that use up both,
with the longest names that the vocabulary and the sources have; no text is smaller than people can read. All sheets of a language
stand on one page, are measured there together and are printed at once; what does not fit is told with the name of its card.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from cards.content.card import CITATIONS_ON_A_CARD, Card
from cards.content.catalog import Catalog
from cards.content.languages import Language
from cards.content.paper_length import MOST_ITEMS, MOST_ON_THE_BACK, MOST_ON_THE_FRONT, back_length, front_length
from cards.content.schema import Speaker
from cards.content.sources import Article, ArticlePassage, Case, Interview, Kind, Research, Source, SourceKind
from cards.content.vocabulary import card_model
from cards.site.renderer import Renderer
from playwright.sync_api import Browser, Page, expect

from tests.languages import BOTH
from tests.longest_card import (
    BESIDE_A_CASE,
    fill_both_sides,
    filled,
    longest_case,
    longest_facets,
    longest_facts,
    longest_passage,
    longest_teller,
)
from tests.paper import A4, A6, Paper, bare, lost, printed, small, texts_of

SITE_URL = "https://intranet.example.org/customer-centric-leadership/"
ONE_TO_A_SHEET = ".card, .short { break-after: page } .card:last-child, .short:last-child { break-after: auto }"
A6_PAPER = "@page { size: 105mm 148mm } .md-content__inner { padding: 0 !important }"
WIDEST_PLAN = f"title={'M' * 80}&date=2026-09-30&people=500&start=23:59&time=1440"

SIDES = 2
"""Of each card's A4."""

LARGEST = filled(60, "a-card-with-every-text-at-its-limit-")
LARGEST_OF_PASSAGES = "the-largest-of-passages"
LARGEST_CASE = "the-largest-with-a-case"
LARGEST_OF_ALL_KINDS = "the-largest-of-all-kinds"
LARGEST_IN_ITEMS = "the-largest-in-items"
ITEMS = "\n".join(f"- {number} x" for number in range(MOST_ITEMS))
ITS_SOURCE = "the-longest-of-the-sources"

RestsOn = dict[str, Any]
"""The keys of a card that say what it rests on."""

each_language = pytest.mark.parametrize("language", BOTH, ids=str, indirect=True)


@dataclass(frozen=True)
class Sheets:
    """All sheets of a kind in a language, printed."""

    names: list[str]
    paper: Paper
    small: list[str]
    """Texts of theirs that are smaller than people can read."""

    lost: list[str]
    """What they cut off or cover, on the paper of Europe and on that of America."""

    said: Mapping[str, list[str]]
    """Name -> all that must be read on its sheet."""

    def not_said(self) -> list[str]:
        """Return the texts that are missing on their sheets, each with the name of its card."""
        sides = len(self.paper.texts) // len(self.names)
        sheets = ["".join(self.paper.texts[at : at + sides]) for at in range(0, len(self.paper.texts), sides)]
        told = dict(zip(self.names, map(bare, sheets), strict=True))
        return [f"{name}: {text}" for name, texts in self.said.items() for text in texts if bare(text) not in told[name]]


@pytest.fixture(scope="module", params=BOTH, ids=str)
def language(request: pytest.FixtureRequest) -> Language:
    """A language of the site."""
    found: Language = request.param
    return found


@pytest.fixture(scope="module")
def largest(cards: Catalog) -> Catalog:
    """A catalog of cards that use up what a side has room for, with as many words of the vocabulary as there are.

    What one rests on takes the room of its texts: one that says a lot cites little.
    """
    sources = {ITS_SOURCE: longest_source(cards), **other_sources()}
    citations = [f"{ITS_SOURCE}/{slug}" for slug in sources[ITS_SOURCE].passages]
    *evidence, against, background = citations
    cite: RestsOn = {"evidence": evidence, "against": [against], "background": [background]}
    *evidence, against, background = citations[:BESIDE_A_CASE]
    tell: dict[str, object] = {"case": longest_case(), "evidence": evidence, "against": [against], "background": [background]}
    several: RestsOn = {
        "evidence": [citations[0], "study/passage"],
        "against": ["case/passage"],
        "background": ["interview/passage"],
    }
    few: RestsOn = {"evidence": [citations[0]], "against": [citations[1]]}
    made = {
        LARGEST: largest_card(cards, sources, few),
        LARGEST_OF_PASSAGES: largest_card(cards, sources, cite),
        LARGEST_CASE: largest_card(cards, sources, tell),
        LARGEST_OF_ALL_KINDS: largest_card(cards, sources, several),
        LARGEST_IN_ITEMS: largest_card(cards, sources, few, {"why": ITEMS}),
    }
    return replace(cards, cards=made, sources=sources)


def largest_card(cards: Catalog, sources: Mapping[str, Source], rests_on: RestsOn, texts: Mapping[str, str] | None = None) -> Card:
    """Return a card that rests on what is named, has those of `texts` as they are, and uses up what there is room for."""
    vocabulary = cards.vocabulary
    card = {
        "theme": max(vocabulary.themes, key=lambda slug: max(map(len, vocabulary.themes[slug].name.texts.values()))),
        **longest_facets(vocabulary),
        **rests_on,
        "related": list(cards.cards)[:2],
        **longest_facts(),
    }
    citations = [*rests_on["evidence"], *rests_on["against"], *rests_on.get("background", [])]
    cited = replace(cards, sources=sources).cited(citations)
    return card_model(vocabulary).model_validate(fill_both_sides(vocabulary, card, cited, texts))


def other_sources() -> dict[str, Source]:
    """Return a source of each kind but an article, with a passage of the largest length."""
    title = "De vereniging die op zaterdagochtend voor de dichte deur van de winkel stond"
    texts = {language.code: longest_passage(language.code) for language in BOTH}
    passage = {"kind": "illustration", "organisation": "Coöperatie De Open Werkplaats", **texts}
    shared = {"title": title, "language": "nl", "summary": texts, "passages": {"passage": passage}}
    told = {key: value for key, value in longest_case().items() if key in ("told_by", "where", "when", "agreed")}
    asked = {"interviewed": longest_teller(), "interviewer": longest_teller(), "when": "2026-09-30", "agreed": "2026-09-30"}
    study = {"authors": ["Wilhelmina Fietsenmaker", "Zacharias Stuurman"], "year": 2026, "journal": "Journal of Cycling"}
    return {
        "case": Case.model_validate({"kind": SourceKind.CASE, **shared, **told}),
        "interview": Interview.model_validate({"kind": SourceKind.INTERVIEW, **shared, **asked}),
        "study": Research.model_validate({"kind": SourceKind.RESEARCH, **shared, **study}),
    }


def longest_source(cards: Catalog) -> Article:
    """Return a source of as many passages as a card may cite, each of the largest length, by whoever is introduced at greatest length."""
    sources = [source for source in cards.sources.values() if isinstance(source, Article)]
    speaker = max((speaker for source in sources for speaker in source.speakers.values()), key=length_of_introduction)
    named = {passage.organisation for source in sources for passage in source.passages.values() if passage.organisation}
    passages = {
        f"passage-{number}": ArticlePassage.model_validate(
            {"paragraph": 100 + number, "kind": Kind.EXAMPLE, "speaker": "speaker", "organisation": organisation}
            | {language.code: longest_passage(language.code) for language in BOTH}
        )
        for number, organisation in enumerate(sorted(named, key=len)[-CITATIONS_ON_A_CARD:])
    }
    example = max(sources, key=lambda source: len(source.title))
    return example.model_copy(update={"speakers": {"speaker": speaker}, "passages": passages})


def length_of_introduction(speaker: Speaker) -> int:
    roles = speaker.role.texts.values() if speaker.role else [""]
    return len(f"{speaker.name or ''}{max(roles, key=len)}{speaker.organisation or ''}")


# --- a card on a sheet of its own ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def handouts(language: Language, site: Path, paper: Page, cards: Catalog, largest: Catalog) -> Sheets:
    """Every card on A4, and the largest without and with a code to scan."""
    renderer, here, there = Renderer(cards, language), Renderer(largest, language), Renderer(largest, language, site_url=SITE_URL)
    slugs = list(cards.cards)
    own = [renderer.handout(slug) for slug in slugs]
    html = [*own, here.handout(LARGEST), there.handout(LARGEST), there.handout(LARGEST_CASE), there.handout(LARGEST_OF_ALL_KINDS)]
    html += [there.handout(LARGEST_IN_ITEMS), there.handout(LARGEST_OF_PASSAGES)]
    show(paper, a_card(site, language), html)
    return Sheets(
        [*slugs, "the largest", "the largest with a code", LARGEST_CASE, LARGEST_OF_ALL_KINDS, LARGEST_IN_ITEMS, LARGEST_OF_PASSAGES],
        printed(paper),
        small(paper, ".card"),
        lost(paper, ".card") + lost_on_letter(paper, ".card"),
        {slug: texts_of(renderer, slug) for slug in slugs}
        | dict.fromkeys(["the largest", "the largest with a code"], texts_of(here, LARGEST))
        | {slug: texts_of(there, slug) for slug in (LARGEST_CASE, LARGEST_OF_ALL_KINDS, LARGEST_IN_ITEMS, LARGEST_OF_PASSAGES)},
    )


@pytest.fixture(scope="module")
def shorts(language: Language, site: Path, paper: Page, cards: Catalog, largest: Catalog) -> Sheets:
    """The short form of every card on A6, with a code to scan, and of the largest without a code, and with one and a case."""
    renderer, here, there = (
        Renderer(cards, language, site_url=SITE_URL),
        Renderer(largest, language),
        Renderer(largest, language, site_url=SITE_URL),
    )
    # The deck is put together on that page; no other loads the style sheet of the short form.
    page = site / language.root / "workshop.html"
    slugs = list(cards.cards)
    show(paper, page, [*map(renderer.short, slugs), here.short(LARGEST), there.short(LARGEST_CASE)])
    paper.add_style_tag(content=A6_PAPER)
    return Sheets(
        [*slugs, "the largest", LARGEST_CASE],
        printed(paper),
        small(paper, ".short"),
        lost(paper, ".short") + lost_on_letter(paper, ".short"),
        {slug: short_texts(cards, slug, language) for slug in slugs}
        | {"the largest": short_texts(largest, LARGEST, language), LARGEST_CASE: short_texts(largest, LARGEST_CASE, language)},
    )


def test_the_largest_use_up_the_budget_of_each_side(largest: Catalog) -> None:
    rooms = {
        slug: (
            round(front_length(card, largest.cited(card.citations), language) / MOST_ON_THE_FRONT, 2),
            round(back_length(card, language) / MOST_ON_THE_BACK, 2),
        )
        for slug, card in largest.cards.items()
        for language in BOTH
    }
    assert all(front > 0.99 and back > 0.99 for front, back in rooms.values()), rooms


def test_every_card_is_exactly_the_two_sides_of_an_a4(handouts: Sheets) -> None:
    assert handouts.paper.sizes == [A4] * len(handouts.names) * SIDES


def test_no_text_of_any_card_is_too_small_to_read(handouts: Sheets, shorts: Sheets) -> None:
    assert [*handouts.small, *shorts.small] == []


def test_nothing_of_any_card_is_cut_off(handouts: Sheets) -> None:
    assert not handouts.lost, lines(handouts.lost)


def test_everything_that_a_card_says_is_on_its_sheet(handouts: Sheets) -> None:
    assert not handouts.not_said(), lines(handouts.not_said())


def test_the_short_form_of_every_card_is_exactly_one_a6(shorts: Sheets) -> None:
    assert shorts.paper.sizes == [A6] * len(shorts.names)


def test_nothing_of_any_short_form_is_cut_off(shorts: Sheets) -> None:
    assert not shorts.lost, lines(shorts.lost)


def test_everything_that_the_short_form_says_is_on_its_sheet(shorts: Sheets) -> None:
    assert not shorts.not_said(), lines(shorts.not_said())


def lines(problems: list[str]) -> str:
    """Return all problems, one a line, for a list is cut short where a test fails."""
    return "\n".join(["", *problems])


def a_card(site: Path, language: Language) -> Path:
    """Return the page of some card, and of none that only sends on."""
    pages = sorted((site / language.root / "practices").glob("*.html"))
    return next(page for page in pages if 'class="card ' in page.read_text("utf-8"))


def show(paper: Page, page: Path, sheets: Sequence[str]) -> None:
    """Put the sheets in the place of the content of a page of the site, below its style sheets."""
    paper.goto(page.as_uri())
    paper.locator("article.md-content__inner").evaluate("(article, html) => { article.innerHTML = html }", "".join(sheets))
    paper.add_style_tag(content=ONE_TO_A_SHEET)


def lost_on_letter(paper: Page, selector: str) -> list[str]:
    """Return what the sheets cut off or cover on US Letter, which is not as high as A4."""
    paper.locator("article.md-content__inner").evaluate("article => { article.dataset.paper = 'letter' }")
    return [f"on Letter, {text}" for text in lost(paper, selector)]


def short_texts(cards: Catalog, slug: str, language: Language) -> list[str]:
    text = cards.cards[slug].text(language)
    case = cards.cards[slug].case
    return [text.title, text.summary, text.first_step, text.question, text.statement, *([case.where] if case else [])]


# --- the form of the scan --------------------------------------------------------------------------------------------

STATEMENTS_ON_A_SHEET = 24
"""So many statements have room on one sheet of the form."""

STATEMENTS_OF_THEMES = """themes => themes.map(theme => [
  theme.dataset.name, ...[...theme.querySelectorAll("legend")].map(legend => legend.textContent),
])"""


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_the_form_of_the_scan_takes_few_sheets_and_no_theme_is_torn_apart(
    scripts: bool,  # noqa: FBT001 - a parameter of pytest
    language: Language,
    site: Path,
    browser: Browser,
    cards: Catalog,
) -> None:
    address = (site / language.root / "scan.html").as_uri()
    with browser.new_context(java_script_enabled=scripts, offline=True) as context:
        page = context.new_page()
        page.goto(address)
        themes = page.locator(".scan-theme").evaluate_all(STATEMENTS_OF_THEMES)
        form = printed(page)
    assert set(form.sizes) == {A4}
    assert len(form.sizes) <= math.ceil(len(cards.cards) / STATEMENTS_ON_A_SHEET)
    assert len(themes) == len(cards.vocabulary.themes)
    sheets = [bare(text) for text in form.texts]
    torn = [name for name, *texts in themes if sum(all(bare(text) in sheet for text in (name, *texts)) for sheet in sheets) != 1]
    assert torn == []


# --- a card among others ---------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def workshop(language: Language, site: Path, paper: Page) -> Iterator[Page]:
    """The page that prints workshops, with all cards in the plan and the longest words in its head."""
    paper.goto("about:blank")  # the same page with another plan would not be loaded anew
    paper.goto((site / language.root / "workshop.html").as_uri() + f"#cards=all&{WIDEST_PLAN}")
    yield paper
    paper.goto("about:blank")


@pytest.mark.parametrize("kind", ["handouts", "deck", "guide", "worksheet"])
def test_nothing_of_any_card_is_cut_off_in_a_workshop(kind: str, workshop: Page, cards: Catalog) -> None:
    workshop.locator(f"[data-sheet={kind}]").evaluate("tab => tab.click()")
    expect(workshop.locator("#sheets")).to_have_attribute("aria-busy", "false")
    expect(workshop.locator(f".leaf--{kind.removesuffix('s')}").first).to_be_visible()
    cut_off = lost(workshop, ".leaf")
    assert not cut_off, lines(cut_off)
    shown = workshop.locator("#sheets").inner_text()
    assert [slug for slug in cards.cards if slug not in shown] == []
