"""What the workshop page prints, measured as paper: page counts, nothing cut off, backs behind fronts, codes that can be read."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from babel.dates import format_date
from cards.content.catalog import Catalog
from cards.site.renderer import Renderer
from playwright.sync_api import Page, expect

from tests.browser.workshop.helpers import FOLDERS, wait_for_sheets
from tests.conftest import SITE_URL
from tests.fixture_project import FIXTURE
from tests.languages import BY_CODE
from tests.longest_card import LONGEST
from tests.paper import A4, Paper, bare, lost, printed, shown_beside

TurnPlan = Callable[..., Page]

QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
ALL = len(list(FIXTURE.glob("practices/[!_]*.yml")))
"""How many cards there are, as many as fill their sheets."""

KINDS = ("handouts", "deck", "guide", "worksheet")
PIECE = {"handouts": "handout.html", "deck": "short.html", "guide": "guide.html", "worksheet": "worksheet.html"}
"""Kind of sheets -> the template of the piece that says which printing of a card it is."""

FIVE = ("glass-wall", "ride-along", "price-and-hours", "ready-on-saturday", "counter-on-saturday")

MILLIMETRES = """leaves => leaves.map(leaf => {
  const sheet = leaf.getBoundingClientRect();
  const millimetres = pixels => pixels / 96 * 25.4;
  const place = ({left, top, right, bottom}) =>
    [left - sheet.left, top - sheet.top, right - sheet.left, bottom - sheet.top].map(millimetres);
  return [...leaf.querySelectorAll(SELECTOR)].map(part => place(part.getBoundingClientRect()));
})"""
"""Where parts of a sheet stand on it."""

GEOMETRY = """() => {
  const leaf = document.querySelector(".leaf");
  const sheet = leaf.getBoundingClientRect();
  const scale = sheet.width / leaf.offsetWidth;
  return [...leaf.querySelectorAll("*")].map(part => {
    const box = part.getBoundingClientRect();
    return [part.tagName, ...[box.left - sheet.left, box.top - sheet.top, box.width, box.height].map(length => Math.round(length / scale))];
  });
}"""
"""Where every element of the first sheet stands on it, whatever the sheet's size."""


def pages(kind: str, cards: int) -> int:
    """Return how many pages a plan of so many cards takes."""
    return {
        "handouts": 2 * cards,
        "deck": 2 * math.ceil(cards / 4),
        "guide": 1 + cards,
        "worksheet": math.ceil(cards / 4),
    }[kind]


def plan(slugs: tuple[str, ...] | list[str], kind: str, more: str = "") -> str:
    return f"cards={','.join(slugs)}&sheet={kind}{more}"


# --- how many pages --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("count", [1, 4, 5])
def test_a_plan_takes_exactly_its_pages_each_a4(count: int, kind: str, turn_plan: TurnPlan, cards: Catalog) -> None:
    page = turn_plan(plan(list(cards.cards)[:count], kind))
    assert printed(page).sizes == [A4] * pages(kind, count)


@pytest.mark.parametrize("kind", KINDS)
def test_a_plan_of_all_cards_takes_its_pages_and_each_card_carries_its_name_its_review_and_its_revision(
    kind: str, language: str, turn_plan: TurnPlan, cards: Catalog
) -> None:
    paper = printed(turn_plan(plan(list(cards.cards), kind), language))
    assert paper.sizes == [A4] * pages(kind, ALL)
    text = " ".join(paper.texts)
    renderer = Renderer(cards, BY_CODE[language])
    for slug, card in cards.cards.items():
        day = format_date(card.reviewed, "d MMMM y", locale=language)
        for part in (slug, day, renderer.printed_card(slug).revisions[PIECE[kind]].stamp):
            assert stands_in(part, text), part


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_but_the_sheets_is_printed_and_no_line_of_the_browser(kind: str, turn_plan: TurnPlan) -> None:
    page = turn_plan(plan(FIVE, kind, "&title=Ours"))
    page.emulate_media(media="print")
    assert shown_beside(page, ".leaf") == []
    assert re.findall(r"file:|\.html", " ".join(printed(page).texts)) == []


def test_a_programme_of_more_rows_than_a_sheet_has_goes_on_on_the_next(turn_plan: TurnPlan, cards: Catalog) -> None:
    items = ",".join(f"{slug},~5,~6,~7" for slug in cards.cards)
    page = turn_plan(f"cards={items}&sheet=guide")
    rows = 4 * len(cards.cards)
    assert page.locator(".programme tbody tr").count() == rows
    lists = 1  # what must be asked and brought has a sheet of its own too
    assert printed(page).sizes == [A4] * (pages("guide", len(cards.cards)) + math.ceil((rows - 18) / 38) + lists)
    page.emulate_media(media="print")
    assert lost(page, ".leaf") == []
    assert page.locator(".leaf--programme[data-size=small]").count() == 0  # which would be below 9 points


def test_only_the_chosen_cards_are_printed_in_their_order(language: str, turn_plan: TurnPlan, cards: Catalog) -> None:
    paper = printed(turn_plan(plan(FIVE, "handouts"), language))
    titles = [cards.title(slug, BY_CODE[language]) for slug in FIVE]
    assert [title in text for title, text in zip(titles, paper.texts[::2], strict=True)] == [True] * 5


FOR_THE_ROOM = {
    "participants": (ALL, A4),
    "leaflets": (-(-ALL // 2), A4),
    "fronts": (-(-ALL // 4), A4),
    "commitments": (5, A4),
    "voting": (1, A4),
}
ON_THE_WALL = {"posters": (ALL, (297, 420)), "slides": (None, (320, 180))}
IN_AMERICA = {A4: (216, 279), (297, 420): (279, 432), (320, 180): (320, 180)}


def test_what_is_for_the_room_fits_its_paper_in_europe_and_america(language: str, turn_plan: TurnPlan, cards: Catalog) -> None:
    page = turn_plan(plan(list(cards.cards), "participants", "&people=13&debrief=5"), language)
    for size in ("", "letter") if language == "en" else ("letter",):  # which is not as high, and Dutch is longer
        page.locator("[name=paper]").select_option(size)
        for kind, (count, paper) in (FOR_THE_ROOM | ON_THE_WALL).items():
            page.locator(f"[data-sheet={kind}]").click()
            wait_for_sheets(page)
            page.emulate_media(media="print")
            assert lost(page, ".leaf") == [], kind
            if language == "en":
                sizes = printed(page).sizes
                assert sizes == [IN_AMERICA[paper] if size else paper] * (count or len(sizes))
            page.emulate_media(media="null")
    assert page.url.endswith("&paper=letter")


def test_slides_are_shown_one_at_a_time_with_their_countdown(turn_plan: TurnPlan) -> None:
    page = turn_plan("cards=~10.opening,ride-along,~10.closing&sheet=slides")
    page.get_by_role("button", name="Show full screen").click()
    shown = page.locator(".frame--shown")
    expect(shown.locator(".slide--opening")).to_be_visible()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    minutes = int(shown.locator(".slide").get_attribute("data-minutes") or 0)
    expect(shown.locator(".slide__clock")).to_have_text(f"{minutes}:00")
    page.keyboard.press("+")
    page.keyboard.press("Space")
    expect(shown.locator(".slide__clock")).to_have_text(f"{minutes}:59")
    page.keyboard.press("End")
    expect(shown.locator(".slide--closing li")).to_have_count(1)
    fields = page.locator(".plan__details input")
    assert fields.evaluate_all("all => all.every(field => field.closest('[inert]'))")  # the keys are those of the slides
    page.keyboard.press("Escape")
    expect(page.locator(".stage--on")).to_have_count(0)
    assert not fields.evaluate_all("all => all.some(field => field.closest('[inert]'))")


def test_blocks_alone_have_sheets_and_a_plan_without_a_closing_a_slide_of_first_steps(turn_plan: TurnPlan) -> None:
    page = turn_plan("cards=~10.opening,~20.block&sheet=guide")
    assert page.locator(".programme tbody tr").count() == 2
    expect(page.locator(".plan__empty")).to_be_visible()
    page.get_by_role("button", name="Put in your calendar").click()
    expect(page.locator("[data-told=preview]")).to_have_text("Give the workshop a date first.")
    page = turn_plan("cards=ride-along&sheet=slides")
    expect(page.locator("[data-told=preview]")).to_be_empty()
    expect(page.locator(".slide--closing li")).to_have_count(1)


def test_sheets_are_copied_as_plain_html_and_as_text(turn_plan: TurnPlan) -> None:
    page = turn_plan("cards=~10.opening,ride-along&sheet=guide&start=09:00")
    page.evaluate(
        "addEventListener('copy', ({clipboardData: data}) => { copied = ['html', 'plain'].map(type => data.getData(`text/${type}`)) })"
    )
    page.get_by_role("button", name="Copy for Word or Docs").click()
    copied = "The sheets are on the clipboard. Paste them into Word, Google Docs or PowerPoint."
    expect(page.locator(".told[data-told=preview]:visible")).to_have_text(copied)
    html, text = page.evaluate("copied")
    assert ("<h2>Ride along</h2>" in html, "<td>09:00–09:10</td>" in html, "09:00–09:10\t10\tOpening" in text) == (True, True, True)
    assert re.findall(r"<(?!/?(?:h[123]|p|ul|ol|li|table|caption|thead|tbody|tr|t[hd]|b|strong|em)>)", html) == []
    page.locator("[data-sheet=worksheet]").click()
    wait_for_sheets(page)
    page.locator("[data-copy]").click()
    assert "\n\nWhen\n\nWith whom" in page.evaluate("copied")[1]


def test_without_cards_there_is_nothing_to_print_and_a_sentence_says_so(turn_plan: TurnPlan) -> None:
    page = turn_plan("title=Ours")
    expect(page.locator("#sheets")).to_have_text("The sheets appear here once there are cards in the plan.")
    expect(page.get_by_role("button", name="Print")).to_be_disabled()


# --- nothing is cut off ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_of_any_card_is_cut_off(kind: str, language: str, turn_plan: TurnPlan, cards: Catalog) -> None:
    page = turn_plan(plan(list(cards.cards), kind, f"&title={'M' * 80}&date=2026-09-30&people=500&start=23:59&time=1440"), language)
    page.emulate_media(media="print")
    assert page.locator(".leaf").count() == pages(kind, len(cards.cards))
    assert lost(page, ".leaf") == []


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_cut_off_of_a_card_with_every_text_at_its_limit_and_a_code(
    kind: str, language: str, turn_plan: TurnPlan, addressed_site: Path
) -> None:
    page = turn_plan(plan([LONGEST, *FIVE, "call-before-late"], kind), language, addressed_site)
    assert printed(page).sizes == [A4] * pages(kind, 7)
    page.emulate_media(media="print")
    assert lost(page, ".leaf") == []


def test_every_card_has_its_a6(language: str, turn_plan: TurnPlan, cards: Catalog) -> None:
    page = turn_plan(plan(list(cards.cards), "deck"), language)
    page.emulate_media(media="print")
    fronts = places(page, ".short")[::2]
    assert [len(sheet) for sheet in fronts] == [4] * (ALL // 4)
    for sheet in fronts:
        corners = [(round(left), round(top, 1), round(right - left), round(bottom - top)) for left, top, right, bottom in sheet]
        assert corners == [(0, 0, 105, 148), (105, 0, 105, 148), (0, 148.5, 105, 148), (105, 148.5, 105, 148)]


# --- the deck --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("count", "language"), [(1, "en"), (2, "en"), (3, "en"), (5, "en"), (ALL, "en"), (ALL, "nl")])
def test_behind_every_front_lies_its_back_when_the_sheet_is_turned_over_its_long_edge(
    count: int, language: str, turn_plan: TurnPlan, cards: Catalog
) -> None:
    slugs = list(cards.cards)[:count]
    page = turn_plan(plan(slugs, "deck"), language)
    page.emulate_media(media="print")
    sheets = places(page, ".cell")
    fronts, backs = [cell for sheet in sheets[::2] for cell in sheet], [cell for sheet in sheets[1::2] for cell in sheet]
    assert (len(fronts), len(backs)) == (count, count)
    turned_over = [[A4[0] - right, top, A4[0] - left, bottom] for left, top, right, bottom in backs]
    assert turned_over == [pytest.approx(front, abs=0.1) for front in fronts]
    themes = [cards.vocabulary.themes[cards.cards[slug].theme].name.text(BY_CODE[language]) for slug in slugs]
    assert page.locator(".back__name").all_inner_texts() == themes


def test_the_frames_on_the_backs_stand_in_the_middle_of_their_cards(turn_plan: TurnPlan) -> None:
    page = turn_plan(plan(FIVE, "deck"))
    page.emulate_media(media="print")
    cells, frames = places(page, ".cell")[1], places(page, ".back")[1]
    for cell, frame in zip(cells, frames, strict=True):
        assert [frame[0] - cell[0], frame[1] - cell[1], cell[2] - frame[2], cell[3] - frame[3]] == pytest.approx([8, 8, 8, 8], abs=0.2)


def test_the_marks_to_cut_along_stand_at_the_edges_and_in_the_middle(turn_plan: TurnPlan) -> None:
    page = turn_plan(plan(FIVE, "deck"))
    page.emulate_media(media="print")
    for marks in places(page, ".mark"):
        top, bottom, left, right, upright, level = marks
        across, down = 105, 148.5
        assert [(mark[0] + mark[2]) / 2 for mark in (top, bottom, upright)] == pytest.approx([across] * 3, abs=0.15)
        assert [(mark[1] + mark[3]) / 2 for mark in (left, right, level)] == pytest.approx([down] * 3, abs=0.15)
        assert (top[1], left[0]) == pytest.approx((0, 0), abs=0.1)
        assert (bottom[3], right[2]) == pytest.approx((296.5, 210), abs=0.2)
        assert ((upright[1] + upright[3]) / 2, (level[0] + level[2]) / 2) == pytest.approx((down, across), abs=0.2)


def test_fronts_and_backs_spare_ink(turn_plan: TurnPlan, cards: Catalog) -> None:
    paper = printed(turn_plan(plan(list(cards.cards), "deck")))
    darkness = [ink(picture) for picture in paper.pictures(72)]
    assert max(darkness[::2]) < 0.1, "a front"
    assert max(darkness[1::2]) < 0.1, "a back"


# --- the guide and the worksheet -------------------------------------------------------------------------------------


def test_the_programme_counts_the_clock_on_from_the_beginning(turn_plan: TurnPlan) -> None:
    page = turn_plan("cards=glass-wall,~15,ride-along&sheet=guide&title=Ours&date=2026-11-30&people=12&start=09:30&time=90")
    assert page.locator(".programme tbody tr").evaluate_all("rows => rows.map(row => [...row.cells].map(cell => cell.textContent))") == [
        ["09:30–10:00", "30", "A window in the workshop", "All together"],
        ["10:00–10:15", "15", "Break", ""],
        ["10:15–10:35", "20", "Ride along", "In pairs"],
    ]
    expect(page.locator(".leaf__head h1")).to_have_text("Ours")
    expect(page.locator(".leaf__head [data-fill=facts]")).to_have_text("30 November 2026 · 09:30 to 11:00 · 90 minutes · 12 participants")
    expect(page.locator(".programme__rest")).to_have_text("25 minutes are still free.")
    assert page.locator(".guide__facts [data-fill=clock]").all_inner_texts() == ["09:30–10:00", "10:15–10:35"]


def test_each_step_has_its_clock_and_the_room_its_groups(turn_plan: TurnPlan) -> None:
    page = turn_plan("cards=~10.opening,glass-wall,ride-along&sheet=guide&start=09:30&people=13&debrief=5")
    assert page.locator(".guide__clock").first.inner_text() == "09:40"
    assert page.locator(".guide__step--debrief .guide__clock").first.inner_text() == "10:10"
    expect(page.locator(".guide__facts [data-fill=groups]").last).to_have_text("5 groups of 2 and 1 group of 3")
    assert page.locator(".guide__lines li").count() == 5


def test_without_a_beginning_the_programme_counts_from_nought(turn_plan: TurnPlan) -> None:
    page = turn_plan("cards=glass-wall,ride-along&sheet=guide")
    assert page.locator(".guide__facts [data-fill=clock]").all_inner_texts() == ["0:00–0:30", "0:30–0:50"]


COUNTED = {
    "en": [
        "Handouts: 5 for each participant, 60 in all",
        "Worksheet: 2 sheets for each participant, 24 in all",
        "The deck: 5 cards, cut out, for the table at the closing",
    ],
    "nl": [
        "Hand-outs: 5 per deelnemer, 60 in totaal",
        "Werkblad: 2 vellen per deelnemer, 24 in totaal",
        "De kaartenset: 5 kaarten, losgesneden, voor op tafel bij de afsluiting",
    ],
}


def test_the_materials_are_counted_for_the_group(language: str, turn_plan: TurnPlan) -> None:
    page = turn_plan(plan(FIVE, "guide", "&people=12"), language)
    listed = page.locator(".materials li").all_inner_texts()
    assert [text for text in listed if text in COUNTED[language]] == COUNTED[language]
    assert [text for text in listed if "×" in text] == [
        {"en": "1 × roll of tape", "nl": "1 × rol plakband"}[language],
        "24 × sheet of paper",
    ]


def test_the_guide_tells_of_each_card_what_a_facilitator_needs(language: str, turn_plan: TurnPlan, cards: Catalog) -> None:
    paper = printed(turn_plan(plan(FIVE[:1], "guide"), language))
    card = cards.cards[FIVE[0]]
    text = card.text(BY_CODE[language])
    needed = (text.title, text.summary, text.question, text.first_step, *(step.do for step in text.exercise), *text.before, *text.debrief)
    assert [part for part in needed if not stands_in(part, paper.texts[1])] == []


def test_the_worksheet_has_each_first_step_and_lines_to_write_on(language: str, turn_plan: TurnPlan, cards: Catalog) -> None:
    page = turn_plan(plan(FIVE, "worksheet"), language)
    steps = [cards.cards[slug].text(BY_CODE[language]).first_step for slug in FIVE]
    assert [text.partition(": ")[2] for text in page.locator(".resolve__step").all_inner_texts()] == steps
    labels = {"en": ["What", "When", "With whom"], "nl": ["Wat", "Wanneer", "Met wie"]}[language]
    assert page.locator(".resolve dt").all_inner_texts() == labels * 5


def test_the_book_of_handouts_begins_with_their_titles_and_pages(language: str, turn_plan: TurnPlan, cards: Catalog) -> None:
    page = turn_plan(plan(FIVE, "book"), language)
    rows = page.locator(".contents__row").evaluate_all("rows => rows.map(row => [...row.children].map(part => part.textContent))")
    assert rows == [[cards.title(slug, BY_CODE[language]), str(number)] for number, slug in zip(range(3, 13, 2), FIVE, strict=True)]


# --- the preview -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_the_preview_shows_the_sheet_that_is_printed(kind: str, turn_plan: TurnPlan) -> None:
    page = turn_plan(plan(FIVE, kind, "&people=12&time=200"))
    page.set_viewport_size({"width": 900, "height": 900})
    on_screen = page.evaluate(GEOMETRY)
    page.emulate_media(media="print")
    on_paper = page.evaluate(GEOMETRY)
    apart = [
        (one, other)
        for one, other in zip(on_screen, on_paper, strict=True)
        if any(abs(length - same) > 1 for length, same in zip(one[1:], other[1:], strict=True))
    ]
    assert apart == []


@pytest.mark.parametrize("width", [390, 1366])
def test_the_sheets_of_the_preview_fit_the_window(width: int, turn_plan: TurnPlan) -> None:
    page = turn_plan(plan(FIVE, "deck"))
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_links_on_a_sheet_lead_to_pages_of_the_site(language: str, turn_plan: TurnPlan, site: Path) -> None:
    page = turn_plan(plan(FIVE, "handouts"), language)
    paths = page.locator(".leaf a").evaluate_all("links => links.map(link => decodeURIComponent(link.pathname))")
    assert paths
    assert {path for path in paths if not Path(path).is_file() or not path.startswith(str(site / FOLDERS[language]))} == set()


# --- paper that stays true -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["handouts", "deck"])
def test_without_an_address_there_is_no_code(kind: str, turn_plan: TurnPlan) -> None:
    assert codes(printed(turn_plan(plan(FIVE, kind)))) == []


@pytest.mark.parametrize("kind", ["handouts", "deck"])
def test_the_code_in_the_pdf_leads_to_the_card_and_names_its_revision(
    kind: str, language: str, turn_plan: TurnPlan, addressed_site: Path, cards: Catalog
) -> None:
    folder = FOLDERS[language]
    renderer = Renderer(cards, BY_CODE[language], site_url=f"{SITE_URL}{folder}")
    marks = {slug: renderer.printed_card(slug).revisions[PIECE[kind]].mark for slug in FIVE}
    expected = [f"{SITE_URL}{folder}practices/{slug}.html#paper={mark}" for slug, mark in marks.items()]
    assert sorted(codes(printed(turn_plan(plan(FIVE, kind), language, addressed_site)))) == sorted(expected)


WHAT_CHANGED = {"en": "the reasons", "nl": "waarom het werkt"}
UP_TO_DATE = {"en": "Your paper is up to date.", "nl": "Je afdruk is nog actueel."}
OUT_OF_DATE = {"en": "This card has changed since your paper was printed.", "nl": "Deze kaart is veranderd sinds je papier is afgedrukt."}


def test_the_page_that_the_code_leads_to_says_whether_the_paper_is_out_of_date_and_what_has_changed(
    language: str, page: Page, turn_plan: TurnPlan, addressed_site: Path, cards: Catalog
) -> None:
    (code,) = codes(printed(turn_plan(plan(FIVE[:1], "handouts"), language, addressed_site)))
    path, fragment = code.removeprefix(SITE_URL).split("#")
    page.goto((addressed_site / path).as_uri() + f"#{fragment}")
    expect(page.locator(".paper")).to_have_text(UP_TO_DATE[language])
    printing = Renderer(cards, BY_CODE[language]).printed_card(FIVE[0]).revisions[PIECE["handouts"]]
    before = replace(printing, stamp="0000000", parts={**printing.parts, "why": "00"})
    for mark, changed in ((before.stamp, []), (before.mark, [WHAT_CHANGED[language]])):
        page.goto("about:blank")
        page.goto((addressed_site / path).as_uri() + f"#paper={mark}")
        expect(page.locator(".paper")).to_contain_text(OUT_OF_DATE[language])
        expect(page.locator(".paper li:visible")).to_have_text(changed)


# --- measuring -------------------------------------------------------------------------------------------------------


def places(page: Page, selector: str) -> list[list[list[float]]]:
    """Return, for every sheet, the left, top, right and bottom of its parts, in millimetres from its corner."""
    found: list[list[list[float]]] = page.locator(".leaf").evaluate_all(MILLIMETRES.replace("SELECTOR", f"'{selector}'"))
    return found


def stands_in(part: str, text: str) -> bool:
    """Tell whether the text of a page says `part`; where lines break is free."""
    return bare(part.replace("*", "")) in bare(text)


def ink(picture: Any) -> float:
    """Return how much of the picture is black, from 0 to 1."""
    dots = bytes(picture.buffer)
    return 1 - sum(dots) / len(dots) / 255


def codes(paper: Paper) -> list[str]:
    """Return what the QR codes on all pages say."""
    return [code.text for picture in paper.pictures(200) for code in zxingcpp.read_barcodes(shades(picture), formats=QR)]


def shades(picture: Any) -> memoryview:
    """Return the picture as rows of bytes."""
    return memoryview(bytes(picture.buffer)).cast("B", (picture.height, picture.stride))
