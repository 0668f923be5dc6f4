"""Cards are found, put in order and taken out again, by mouse, finger or keyboard alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from cards.content.catalog import Catalog
from playwright.sync_api import Locator, Page, expect

from tests.browser.workshop.helpers import FOLDERS, planned, wait_for_sheets

TurnPlan = Callable[..., Page]

THREE = "cards=glass-wall,ride-along,price-and-hours"
TITLES = ["A window in the workshop", "Ride along", "Answer \"how much?\" & 'how long?' on one <tag>"]
FIRST, SECOND, THIRD = TITLES


def shown(page: Page) -> list[str]:
    slugs: list[str] = page.locator(".pick:visible").evaluate_all("rows => rows.map(row => row.dataset.slug)")
    return slugs


def test_nothing_is_typed_into_the_plan_before_its_script_is_there(language: str, site: Path) -> None:
    html = (site / FOLDERS[language] / "workshop.html").read_text(encoding="utf-8")
    assert re.search(r'<form class="plan__details"[^>]* inert>', html)


# --- finding cards ---------------------------------------------------------------------------------------------------


def test_all_cards_can_be_picked(language: str, turn_plan: TurnPlan, cards: Catalog) -> None:
    page = turn_plan("", language)
    assert shown(page) == list(cards.cards)
    expect(page.locator("[data-found]")).to_have_text({"en": f"{len(cards.cards)} cards", "nl": f"{len(cards.cards)} kaarten"}[language])


def test_a_theme_leaves_its_cards(turn_plan: TurnPlan, cards: Catalog) -> None:
    page = turn_plan()
    page.get_by_role("combobox", name="Theme").select_option("listening")
    assert shown(page) == cards.in_theme("listening")


def test_a_leader_leaves_their_cards(turn_plan: TurnPlan, cards: Catalog) -> None:
    page = turn_plan()
    page.get_by_role("combobox", name="For").select_option("shift-lead")
    assert shown(page) == [slug for slug, card in cards.cards.items() if "shift-lead" in card.facets["leaders"]]


@pytest.mark.parametrize(("language", "words"), [("en", "DOORS nosy"), ("nl", "nieuwsgierig")])
def test_words_that_stand_anywhere_on_a_card_find_it(language: str, words: str, turn_plan: TurnPlan) -> None:
    page = turn_plan("", language)
    page.get_by_role("searchbox").fill(words)
    assert shown(page) == ["glass-wall"]


def test_all_that_were_found_are_added_together(turn_plan: TurnPlan, cards: Catalog) -> None:
    page = turn_plan("cards=ride-along")
    page.get_by_role("combobox", name="Theme").select_option("listening")
    page.get_by_role("button", name="Add all of these").click()
    rest = [slug for slug in cards.in_theme("listening") if slug != "ride-along"]
    assert page.url.endswith(f"#cards=ride-along,{','.join(rest)}&sheet=participants")


def test_a_card_is_taken_out_where_it_was_put_in_and_the_first_brings_opening_and_closing(turn_plan: TurnPlan) -> None:
    page = turn_plan()
    button = page.locator("[data-slug=glass-wall] .pick__add")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    assert planned(page) == ["Opening", FIRST, "Closing"]
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    assert planned(page) == ["Opening", "Closing"]


# --- putting them in order -------------------------------------------------------------------------------------------


def test_an_item_is_dragged_by_mouse(turn_plan: TurnPlan) -> None:
    page = turn_plan(THREE)
    drag_by_mouse(page, page.locator(".item__handle").nth(2), page.locator(".item").nth(0))
    assert planned(page) == [THIRD, FIRST, SECOND]
    assert page.url.endswith("#cards=price-and-hours,glass-wall,ride-along&sheet=participants")


def test_a_mouse_drags_an_item_by_its_title_too(turn_plan: TurnPlan) -> None:
    page = turn_plan(THREE)
    drag_by_mouse(page, page.locator(".item__title").nth(0), page.locator(".item").nth(1))
    assert planned(page) == [SECOND, FIRST, THIRD]


def test_escape_lets_go_of_a_dragged_item(turn_plan: TurnPlan) -> None:
    page = turn_plan(THREE)
    start = middle(page.locator(".item__handle").nth(2))
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(start[0], middle(page.locator(".item").nth(0))[1] - 10, steps=5)
    assert planned(page) == [THIRD, FIRST, SECOND]
    page.keyboard.press("Escape")
    page.mouse.up()
    assert planned(page) == TITLES


def test_an_item_is_dragged_by_finger(turn_plan: TurnPlan) -> None:
    page = turn_plan(THREE)
    handle = page.locator(".item__handle").nth(0)
    handle.scroll_into_view_if_needed()
    x, y = middle(handle)
    target = middle(page.locator(".item").nth(2))[1] + 5
    finger = page.context.new_cdp_session(page)
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for step in range(1, 6):
        finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x, "y": y + (target - y) * step / 5}]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(page.locator(".item__title").last).to_have_text(FIRST)
    assert planned(page) == [SECOND, THIRD, FIRST]


def test_buttons_move_an_item_and_keep_the_focus(turn_plan: TurnPlan) -> None:
    page = turn_plan(THREE)
    page.get_by_role("button", name=f"Move {THIRD} up").click()
    assert planned(page) == [FIRST, THIRD, SECOND]
    expect(page.get_by_role("button", name=f"Move {THIRD} up")).to_be_focused()
    page.keyboard.press("Enter")
    assert planned(page) == [THIRD, FIRST, SECOND]
    expect(page.get_by_role("button", name=f"Move {THIRD}: drag")).to_be_focused()  # it can go no higher
    expect(page.locator(".workshop__spoken")).to_have_text(f"{THIRD} is now number 1 of 3.")


def test_a_whole_workshop_is_made_and_printed_with_the_keyboard_alone(open_plan: TurnPlan) -> None:
    page = open_plan()
    page.evaluate("() => { window.printed = 0; window.print = () => { window.printed += 1 } }")
    tab_to(page, "[data-filter=words]")
    page.keyboard.type("saturday")
    slugs = shown(page)[:2]
    for slug in slugs:
        tab_to(page, f"[data-slug={slug}] .pick__add")
        page.keyboard.press("Space")
    opening, first, second, closing = planned(page)
    tab_to(page, "[name=title]")
    page.keyboard.type("Keys")
    tab_to(page, ".item:nth-child(2) [data-control=handle]")
    page.keyboard.press("ArrowDown")
    assert planned(page) == [opening, second, first, closing]
    expect(page.locator(".item").nth(2).locator("[data-control=handle]")).to_be_focused()
    tab_to(page, "[role=tab][tabindex='0']")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", selected=True)).to_have_attribute("data-sheet", "leaflets")
    page.keyboard.press("End")
    expect(page.get_by_role("tab", selected=True)).to_have_attribute("data-sheet", "fronts")
    wait_for_sheets(page)
    tab_to(page, ".preview__print")
    page.keyboard.press("Enter")
    assert page.evaluate("window.printed") == 1
    tab_back_to(page, ".item:last-child [data-control=remove]")
    page.keyboard.press("Enter")
    assert planned(page) == [opening, second, first]
    expect(page.locator(".item:last-child [data-control=remove]")).to_be_focused()
    page.keyboard.press("Control+z")
    expect(page.locator(".item__title")).to_have_text([opening, second, first, closing])
    assert page.url.endswith(f"#cards=~10.opening,{slugs[1]},{slugs[0]},~10.closing&sheet=fronts&title=Keys")


def test_a_block_takes_the_minutes_and_the_words_it_is_given(turn_plan: TurnPlan) -> None:
    page = turn_plan("cards=glass-wall")
    page.get_by_role("combobox", name="Breaks and other parts").select_option("lunch")
    page.get_by_role("button", name="Add", exact=True).click()
    minutes = page.get_by_label("Minutes of Lunch")
    minutes.fill("20")
    minutes.press("Enter")
    page.locator("summary", has_text="Title and what you do").click()
    page.locator(".item").get_by_label("Title").fill("Soup, <rolls> & tea")
    page.get_by_label("What you do").fill("Fetch it.\nEat it.")
    page.get_by_label("What you do").press("Tab")
    assert page.url.endswith("#cards=glass-wall,~20.lunch.Soup*2C_rolls_*26_tea.Fetch_it*2E*0AEat_it*2E&sheet=participants")
    assert planned(page) == [FIRST, "Soup, rolls & tea"]
    expect(page.locator(".plan__sum")).to_have_text("1 card, 50 minutes.")
    page.locator(".item__minutes input").fill("1000000000")
    page.locator(".item__minutes input").press("Enter")
    expect(page.locator(".workshop__messages p")).to_contain_text("from 1 to 240, and keeps those it had.")
    expect(page.locator(".item__minutes input")).to_have_value("20")


def test_starting_afresh_empties_the_plan_and_its_address(turn_plan: TurnPlan) -> None:
    page = turn_plan(f"{THREE}&title=Ours&time=90")
    page.get_by_role("button", name="Start afresh").click()
    assert planned(page) == []
    assert "#" not in page.url
    expect(page.locator("[name=title]")).to_have_value("")
    expect(page.get_by_role("button", name="Print")).to_be_disabled()


# --- time ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("time", "said"),
    [
        ("100", "3 cards, 75 minutes. 25 minutes are still free."),
        ("75", "3 cards, 75 minutes. That fills the time available exactly."),
        ("74", "3 cards, 75 minutes. That is 1 minute too long."),
    ],
)
def test_the_sum_of_minutes_is_held_against_the_time_available(time: str, said: str, turn_plan: TurnPlan) -> None:
    page = turn_plan(THREE)
    expect(page.locator(".plan__sum")).to_have_text("3 cards, 75 minutes.")
    page.get_by_label("Minutes available").fill(time)
    expect(page.locator(".plan__sum")).to_have_text(said)


def test_every_item_has_the_time_at_which_it_begins(turn_plan: TurnPlan) -> None:
    page = turn_plan("cards=glass-wall,~15,ride-along,price-and-hours&start=23:10")
    assert page.locator(".item__clock").all_inner_texts() == ["23:10", "23:40", "23:55", "00:15"]


# --- hands -----------------------------------------------------------------------------------------------------------


def middle(part: Locator) -> tuple[float, float]:
    part.scroll_into_view_if_needed()
    box = part.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag_by_mouse(page: Page, handle: Locator, target: Locator) -> None:
    """Drag to just beyond the middle of `target`, on the far side."""
    target.scroll_into_view_if_needed()
    start, (_, y) = middle(handle), middle(target)
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(start[0], y + (4 if y > start[1] else -4), steps=8)
    page.mouse.up()


def tab_to(page: Page, selector: str, key: str = "Tab") -> None:
    """Press `key` until what `selector` finds first has the focus."""
    wanted = page.locator(selector).first
    for _ in range(200):
        if wanted.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press(key)
    pytest.fail(f"{selector} cannot be reached with {key}")


def tab_back_to(page: Page, selector: str) -> None:
    tab_to(page, selector, "Shift+Tab")
