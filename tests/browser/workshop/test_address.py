"""The whole plan stands in the address: it comes back from there, travels from page to page, and nonsense in it does nothing."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from cards.content.catalog import Catalog
from playwright.sync_api import Page, expect

from tests.assets import asset
from tests.browser.workshop.helpers import FOLDERS, address, planned, wait_for_sheets
from tests.languages import BY_CODE, EN

OpenPlan = Callable[..., Page]

WINDOW = {"en": "A window in the workshop", "nl": "Een raam in de werkplaats"}
FULL = "cards=glass-wall,~15,ride-along&sheet=guide&title=Customers+first,+%26+now&date=2026-11-30&people=12&start=09:30&time=90"


def test_a_plan_comes_back_from_its_address(language: str, open_plan: OpenPlan, cards: Catalog, site: Path) -> None:
    chosen = list(cards.cards)[::-1]
    plan = f"cards={','.join(chosen)}&sheet=participants"
    page = open_plan(plan, language)
    assert planned(page) == [cards.title(slug, BY_CODE[language]) for slug in chosen]
    assert page.url == address(site, FOLDERS[language], plan)
    expect(page.locator(".workshop__messages > *")).to_have_count(0)


def test_all_stands_for_every_card_and_stays_in_the_address(language: str, turn_plan: OpenPlan, cards: Catalog, site: Path) -> None:
    page = turn_plan("cards=all&sheet=deck", language)
    assert planned(page) == [cards.title(slug, BY_CODE[language]) for slug in cards.cards]
    assert page.url == address(site, FOLDERS[language], "cards=all&sheet=deck")
    expect(page.locator(".workshop__messages > *")).to_have_count(0)
    page.locator("[data-sheet=handouts]").click()
    page.locator("[name=people]").fill("12")
    page.get_by_role("button", name={"en": "Add all of these", "nl": "Voeg deze allemaal toe"}[language]).click()
    assert page.url.endswith("#cards=all&sheet=handouts&people=12")
    expect(page.locator(".leaf")).to_have_count(2 * len(cards.cards))


CHANGES: dict[str, Callable[[list[str]], list[str]]] = {
    ".item:nth-child(2) [data-control=remove]": lambda slugs: [slugs[0], *slugs[2:]],
    "[data-slug=glass-wall] .pick__add": lambda slugs: [slug for slug in slugs if slug != "glass-wall"],
    ".item:nth-child(2) [data-control=up]": lambda slugs: [slugs[1], slugs[0], *slugs[2:]],
    "[data-add-block]": lambda slugs: [*slugs, "~15"],
}


@pytest.mark.parametrize("control", CHANGES)
def test_all_becomes_the_list_when_the_plan_is_changed(control: str, turn_plan: OpenPlan, cards: Catalog) -> None:
    page = turn_plan("cards=all")
    page.locator(control).click()
    assert page.url.endswith(f"#cards={','.join(CHANGES[control](list(cards.cards)))}&sheet=participants")


def test_all_among_other_cards_is_no_card(turn_plan: OpenPlan) -> None:
    page = turn_plan("cards=glass-wall,all")
    assert page.locator(".workshop__messages p").all_inner_texts() == ["There is no such card here, and it was left out: all."]
    assert planned(page) == [WINDOW["en"]]


def test_all_has_no_limit_and_what_it_is_changed_into_has(open_plan: OpenPlan, site: Path, cards: Catalog, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(site, tmp_path / "site"))
    script = asset(copy, "js/site.js")
    before = '"most_items": 250'
    text = script.read_text(encoding="utf-8")
    assert before in text
    script.write_text(text.replace(before, '"most_items": 8'), encoding="utf-8")
    page = open_plan("cards=all", site=copy)
    assert len(planned(page)) == len(cards.cards)
    page.locator("[data-control=remove]").last.click()
    assert page.locator(".workshop__messages p").all_inner_texts() == ["A plan has room for 8 parts; the others were left out."]
    assert len(planned(page)) == 8
    expect(page.locator("[data-control=remove]").last).to_be_focused()
    for place, button in {"picker": ".pick__add[aria-pressed=false] >> nth=0", "plan": "[data-add-block]"}.items():
        page.locator(button).click()
        expect(page.locator(f".told[data-told={place}]:visible")).to_have_text("The plan is full: it has room for 8 parts.")


def test_every_detail_comes_back_from_the_address(language: str, turn_plan: OpenPlan, site: Path) -> None:
    page = turn_plan(FULL, language)
    details = page.locator(".plan__details input").evaluate_all("fields => fields.map(field => [field.name, field.value])")
    assert dict(details) == {
        "title": "Customers first, & now",
        "date": "2026-11-30",
        "people": "12",
        "start": "09:30",
        "time": "90",
        "debrief": "",
        "place": "",
    }
    expect(page.get_by_role("tab", selected=True)).to_have_attribute("data-sheet", "guide")
    assert page.url == address(site, FOLDERS[language], FULL)


def test_what_is_put_together_by_hand_is_there_again_when_its_address_is_opened(open_plan: OpenPlan) -> None:
    page = open_plan()
    for slug in ("ride-along", "glass-wall", "price-and-hours"):
        page.locator(f"[data-slug={slug}] .pick__add").click()
    page.locator("[name=title]").fill('Ours: 50% & more, "now"')
    page.locator("[name=time]").fill("100")
    page.locator("[data-sheet=worksheet]").click()
    made, titles = page.url.partition("#")[2], planned(page)
    page = open_plan(made)
    assert planned(page) == titles
    expect(page.locator("[name=title]")).to_have_value('Ours: 50% & more, "now"')
    expect(page.locator("[name=time]")).to_have_value("100")
    expect(page.get_by_role("tab", selected=True)).to_have_attribute("data-sheet", "worksheet")


# What else is no plan is tested without a browser, in tests/js/plan.test.mjs.
IGNORED = {
    "Garbage": "%ED%A0%80",
    "Markup": "title=%3Cimg+src%3Dx+onerror%3Dwindow.done%3D1%3E&cards=glass-wall",
    "Too long": "cards=glass-wall&title=" + "x" * 20_000,
}
SAID = {
    "en": {
        "Garbage": "The address holds no plan that can be read: {text}",
        "Markup": "The address holds characters that no plan has, such as angle brackets, and was ignored: {text}",
        "Too long": "The address is too long for a plan and was ignored: {text}",
    },
    "nl": {
        "Garbage": "In het adres staat geen plan dat te lezen is: {text}",
        "Markup": "In het adres staan tekens die in geen plan horen, zoals punthaken; het is genegeerd: {text}",
        "Too long": "Het adres is te lang voor een plan en is genegeerd: {text}",
    },
}


def said(language: str, kind: str) -> str:
    """Return what the page says of the address, which it shows the beginning of."""
    text = IGNORED[kind]
    return SAID[language][kind].format(text=text if len(text) <= 60 else f"{text[:59]}…")


@pytest.mark.parametrize("kind", IGNORED)
def test_an_address_that_is_no_plan_is_shown_and_stays(kind: str, open_plan: OpenPlan) -> None:
    page = open_plan(IGNORED[kind])
    assert page.locator(".workshop__messages p").all_inner_texts() == [said("en", kind)]
    assert planned(page) == []
    assert page.evaluate("window.done") is None
    assert page.url.endswith(f"#{IGNORED[kind]}")


def test_it_is_said_in_dutch_too(turn_plan: OpenPlan) -> None:
    for kind in SAID["nl"]:
        page = turn_plan(IGNORED[kind], "nl")
        assert page.locator(".workshop__messages p").all_inner_texts() == [said("nl", kind)]


# How else an address is bent on its way is tested without a browser, in tests/js/address.test.mjs.
BENT = [
    "cards%3Dglass-wall%2Cride-along%26sheet%3Ddeck",
    "cards=glass-wall,%20ride-along&amp;sheet=deck).",
    'cards="glass-wall",+ride-along&sheet=deck"',
]


@pytest.mark.parametrize("bent", BENT)
def test_a_plan_survives_what_mail_makes_of_its_address(bent: str, open_plan: OpenPlan) -> None:
    page = open_plan(bent)
    assert page.locator(".workshop__messages p").all_inner_texts() == []
    assert planned(page) == [WINDOW["en"], "Ride along"]
    assert page.url.endswith("#cards=glass-wall,ride-along&sheet=deck")


def test_the_browser_goes_back_to_what_could_not_be_read_once_the_plan_has_been_changed(open_plan: OpenPlan) -> None:
    page = open_plan("cards=glass-wall,gone")
    assert page.url.endswith("#cards=glass-wall,gone")
    page.locator("[data-slug=ride-along] .pick__add").click()
    assert page.url.endswith("#cards=glass-wall,ride-along&sheet=participants")
    page.locator("[name=people]").fill("12")
    page.go_back()
    page.go_back()
    expect(page.locator(".workshop__messages p")).to_have_text("There is no such card here, and it was left out: gone.")
    assert page.url.endswith("#cards=glass-wall,gone")


WRONG_PARTS = {
    "date=2026-02-31": "The date in the address cannot be read and was left out: 2026-02-31",
    "sheet=banners": "The preview in the address cannot be read and was left out: banners",
}


@pytest.mark.parametrize("part", WRONG_PARTS)
def test_of_a_plan_with_one_wrong_value_the_rest_is_kept(part: str, turn_plan: OpenPlan) -> None:
    page = turn_plan(f"cards=glass-wall&{part}")
    assert page.locator(".workshop__messages p").all_inner_texts() == [WRONG_PARTS[part]]
    assert planned(page) == [WINDOW["en"]]


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ("gone,glass-wall,gone-too", ["There are no such cards here, and they were left out: gone, gone-too."]),
        (
            "Visitor,glass-wall,a--b,~0,~1000",
            [
                "2 entries in the address are no cards and were left out: Visitor, a--b",
                "These parts of the programme cannot be read and were left out; each takes from 1 to 999 minutes: ~0, ~1000",
            ],
        ),
        ("glass-wall,glass-wall", [f"{WINDOW['en']} stood in the plan more than once and is kept once."]),
    ],
)
def test_cards_that_are_not_here_are_said_and_the_rest_is_kept(items: str, said: list[str], turn_plan: OpenPlan) -> None:
    page = turn_plan(f"cards={items}")
    assert page.locator(".workshop__messages p").all_inner_texts() == said
    assert planned(page) == [WINDOW["en"]]


def test_a_card_that_was_renamed_is_found_by_its_former_name_and_that_is_said(language: str, turn_plan: OpenPlan) -> None:
    page = turn_plan("cards=why-question,ride-along", language)
    said = {"en": "why-question has a new name: Ask why.", "nl": "why-question heeft een nieuwe naam: Ask why."}
    assert page.locator(".workshop__messages p").all_inner_texts() == [said[language]]
    assert planned(page)[0] == "Ask why"
    assert page.url.endswith("#cards=ask-why,ride-along&sheet=participants")


def test_a_message_can_be_closed(turn_plan: OpenPlan) -> None:
    page = turn_plan("cards=gone")
    page.get_by_role("button", name="Close this message").click()
    expect(page.locator(".workshop__messages > *")).to_have_count(0)


def test_what_is_typed_as_a_title_stays_text(turn_plan: OpenPlan) -> None:
    page = turn_plan("cards=glass-wall&sheet=guide")
    page.locator("[name=title]").fill("<img src=x onerror=window.done=1> &amp;")
    expect(page.locator(".leaf h1").first).to_have_text("img src=x onerror=window.done=1 &amp;")
    assert page.evaluate("window.done") is None


def test_every_change_can_be_taken_back_by_button_keys_and_browser_and_gone_on_again(open_plan: OpenPlan) -> None:
    page = open_plan(FULL)
    titles = page.locator(".item__title")
    page.locator("[data-control=remove]").first.click()
    for key in "ab":  # what is typed and deleted again is no step, and neither is a link within the page
        page.locator("[name=place]").press(key)
        page.locator("[name=place]").press("Backspace")
    page.get_by_role("link", name="To your plan").evaluate("link => link.click()")
    page.locator("[name=title]").press_sequentially("!!")
    page.locator("[data-clear]").click()
    assert (planned(page), "#" in page.url) == ([], False)
    page.go_back()
    expect(titles).to_have_count(2)
    expect(page.locator("[name=title]")).to_have_value("!!Customers first, & now")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("[name=title]")).to_have_value("Customers first, & now")
    page.locator("#plan").press("Control+z")
    expect(titles).to_have_count(3)
    expect(page.get_by_role("button", name="Undo")).to_have_attribute("aria-disabled", "true")
    expect(page.locator(".workshop__spoken")).to_have_text("Taken back.")
    assert page.url.endswith(f"#{FULL}")
    page.locator("#plan").press("Control+Shift+z")
    expect(titles).to_have_count(2)


def test_what_was_there_stays_when_the_address_turns_into_nonsense(turn_plan: OpenPlan) -> None:
    page = turn_plan(FULL)
    page.evaluate(f"location.hash = 'cards={'~5,' * 10_000}'")
    expect(page.locator(".workshop__messages p")).to_contain_text("The address is too long for a plan")
    assert len(planned(page)) == 3


def test_a_fresh_page_offers_the_last_plan_that_was_made_here_and_not_what_a_link_brought(open_plan: OpenPlan) -> None:
    open_plan(FULL.replace("=12", "=11"), "nl").locator("[name=people]").fill("12")
    open_plan("cards=ask-why", "nl").evaluate("sessionStorage.clear()")  # another tab has a memory of its own
    page = open_plan("", "nl")
    assert planned(page) == []
    page.get_by_role("link", name="Ga verder met ‘Customers first, & now’, je laatste plan, met 2 kaarten").click()
    expect(page.locator(".item__title")).to_have_count(3)
    assert page.url.endswith(f"#{FULL}")
    for _ in range(2):  # the second time changes nothing, and is no step
        page.locator(".ready__open a").first.evaluate("link => link.click()")
        expect(page.locator("[name=title]")).not_to_have_value("Customers first, & now")
    page.get_by_role("button", name="Maak ongedaan").click()
    expect(page.locator("[name=title]")).to_have_value("Customers first, & now")


def test_all_cards_are_counted_where_they_are_the_last_plan(open_plan: OpenPlan, cards: Catalog) -> None:
    page = open_plan("cards=all")
    page.locator("[name=people]").fill("12")
    page.evaluate("sessionStorage.clear()")
    expect(open_plan("").locator(".workshop__last a")).to_contain_text(f"with {len(cards.cards)} cards")


def test_what_finds_no_room_stays_where_it_was_typed_and_is_told_once(turn_plan: OpenPlan) -> None:
    note = "x" * 900
    page = turn_plan(f"cards={','.join(f'~5.block.A.{note}' for _ in range(21))},~5.block.A.{'x' * 700},~9.block&title=A")
    page.locator("summary", has_text="Title and what you do").last.click()
    field = page.get_by_label("What you do").last
    field.fill(f"Sit.\u2028Eat.\t{note}")
    field.press("Tab")
    title = page.locator("[name=title]")
    title.press_sequentially("é" * 30)
    title.press("Tab")
    expect(page.locator(".workshop__messages p")).to_have_count(1)
    expect(title).to_have_value("é" * 30 + "A")
    expect(field).to_have_value(re.compile("^Sit"))
    title.fill("A")
    field.fill("Sit.\u2028Eat.\tSoup.")
    field.press("Tab")
    assert "~9.block..Sit*2E*0AEat*2E_Soup*2E&" in page.url


def test_the_link_that_skips_to_the_content_keeps_the_plan(turn_plan: OpenPlan) -> None:
    page = turn_plan("cards=glass-wall&sheet=deck")
    page.evaluate("location.hash = 'content'")
    expect(page).to_have_url(re.compile("#cards=glass-wall&sheet=deck$"))
    assert planned(page) == [WINDOW["en"]]


def test_a_ready_made_workshop_opens_with_one_click_and_the_browser_goes_back_to_the_plan_before(
    open_plan: OpenPlan, cards: Catalog
) -> None:
    page = open_plan("cards=ride-along")
    before = planned(page)
    for index, ready in enumerate(cards.workshops.values()):
        page.locator(".ready__fold summary").click()  # where there is a plan it is folded
        page.locator(".ready__open a").nth(index).click()
        expect(page.locator("[name=title]")).to_have_value(ready.title.text(EN))
        expect(page.locator("#plan")).to_be_focused()
        expect(page.locator("#plan")).to_be_in_viewport()
        wait_for_sheets(page)
        titles = [cards.title(slug, EN) for slug in ready.cards]
        assert [title for title in planned(page) if title != "Break"] == titles
        assert page.locator(".ready__entry").nth(index).locator("ol a").all_text_contents() == titles
        expect(page.locator(".plan__sum .over")).to_have_count(0)
        page.go_back()
        expect(page.locator("[name=title]")).to_have_value("")
        assert planned(page) == before


def test_adding_stays_on_the_page_and_the_way_back_loses_no_card(page: Page, site: Path) -> None:
    catalogue = (site / "nl" / "practices" / "index.html").as_uri()
    bar = page.locator(".plan-bar")
    page.goto(catalogue)
    expect(bar).to_be_hidden()
    page.locator("[data-add=ride-along]").click()
    expect(bar.locator("p")).to_have_text("1 kaart in je workshop")
    assert page.url.partition("#")[0] == catalogue
    page.get_by_role("link", name=WINDOW["nl"], exact=True).click()
    page.locator(".take-along .add").click()
    expect(bar.locator("p")).to_have_text("2 kaarten in je workshop")
    page.go_back()
    expect(bar.locator("p")).to_have_text("2 kaarten in je workshop")
    expect(page.locator("[data-add=glass-wall]")).to_have_class("add add--done")
    bar.get_by_role("link").click()
    wait_for_sheets(page)
    assert planned(page)[1:-1] == [page.locator("[data-slug=ride-along] .pick__title").inner_text(), WINDOW["nl"]]
    expect(page.locator("#plan")).to_be_focused()
    expect(page.locator(".ready__fold")).not_to_have_attribute("open", "")


def test_the_plan_travels_to_the_catalogue_and_a_card_and_comes_back_with_that_card(open_plan: OpenPlan) -> None:
    page = open_plan("cards=ride-along&title=Ours")
    page.get_by_role("link", name="Practices", exact=True).click()
    expect(page.locator(".plan-bar")).to_contain_text("1 card in your workshop")
    page.get_by_role("link", name=WINDOW["en"], exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(WINDOW["en"])
    page.locator(".take-along .add").click()
    page.locator(".plan-bar a").click()
    wait_for_sheets(page)
    assert planned(page) == ["Ride along", WINDOW["en"]]
    expect(page.locator("[name=title]")).to_have_value("Ours")


def test_the_word_all_travels_and_nothing_needs_adding_to_it(open_plan: OpenPlan) -> None:
    page = open_plan("cards=all&title=Ours")
    page.get_by_role("link", name="Practices", exact=True).click()
    expect(page.locator(".plan-bar")).to_contain_text("All cards in your workshop")
    expect(page.locator(".add:not(.add--done)")).to_have_count(0)
    page.locator("[data-add=glass-wall]").click()
    wait_for_sheets(page)
    expect(page).to_have_url(re.compile("#cards=all&sheet=participants&title=Ours$"))


def test_the_plan_travels_on_when_the_catalogue_is_filtered(open_plan: OpenPlan, cards: Catalog) -> None:
    page = open_plan("cards=ride-along&title=Ours")
    page.get_by_role("link", name="Practices", exact=True).click()
    expect(page.locator(".results__found")).to_have_text(f"{len(cards.cards)} of {len(cards.cards)} practices")
    page.wait_for_load_state()  # by then the scripts have run
    page.get_by_label("Contains").fill("transparency")
    expect(page).to_have_url(re.compile("text=transparency"))
    page.reload()
    page.locator("[data-add=glass-wall]:visible").click()
    page.get_by_label("Contains").fill("window")
    expect(page).to_have_url(re.compile("text=window.*glass-wall"))
    page.locator(".plan-bar a").click()
    wait_for_sheets(page)
    assert planned(page) == ["Ride along", WINDOW["en"]]
    expect(page.locator("[name=title]")).to_have_value("Ours")


def test_the_plan_travels_into_the_other_language(open_plan: OpenPlan) -> None:
    page = open_plan("cards=glass-wall&time=60")
    page.get_by_role("link", name="Nederlands", exact=True).click()
    wait_for_sheets(page)
    assert planned(page) == [WINDOW["nl"]]
    expect(page.locator("[name=time]")).to_have_value("60")


def test_a_card_that_is_in_the_workshop_says_so_and_leads_back_to_it(page: Page, site: Path) -> None:
    page.goto((site / "practices" / "glass-wall.html").as_uri() + "#workshop=cards%3Dglass-wall%26sheet%3Ddeck")
    page.get_by_role("link", name=f"In your workshop ‘{WINDOW['en']}’").click()
    wait_for_sheets(page)
    expect(page).to_have_url(re.compile("#cards=glass-wall&sheet=deck$"))


@pytest.mark.parametrize("carried", ["%3Cb%3E", ""], ids=["markup", "nothing"])
def test_a_plan_that_cannot_be_read_does_not_travel(carried: str, page: Page, site: Path) -> None:
    page.goto((site / "practices" / "glass-wall.html").as_uri() + f"#workshop={carried}")
    page.locator(".take-along .add").click()
    page.locator(".plan-bar a").click()
    wait_for_sheets(page)
    assert planned(page) == ["Opening", WINDOW["en"], "Closing"]


def test_the_tab_remembers_the_plan_and_this_device_the_last_one_until_somebody_has_it_forgotten(open_plan: OpenPlan) -> None:
    page = open_plan(FULL)
    page.locator("[name=people]").fill("13")
    session, device = ("JSON.stringify({...sessionStorage})", "JSON.stringify([{...localStorage}, document.cookie])")
    assert ["glass-wall" in page.evaluate(memory) for memory in (session, device)] == [True, True]
    page.locator("[data-clear]").click()
    assert ["glass-wall" in page.evaluate(memory) for memory in (session, device)] == [False, True]
    page = open_plan("")
    page.get_by_role("button", name="Forget this plan").click()
    assert not re.search("glass-wall|Customers", page.evaluate(device))
