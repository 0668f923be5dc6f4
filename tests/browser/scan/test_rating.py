"""Whoever rates the statements sees how far they are, how the themes do and where to begin."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.scan.steps import averages, cards, open_files, rate, rate_theme, scan_file
from tests.fixture_project import FIXTURE

NOTHING = "–"
STATEMENT = "Customers can see us work."


def test_every_card_has_a_statement_under_its_theme(scan: Page) -> None:
    assert sorted(cards(scan)) == sorted(file.stem for file in FIXTURE.glob("practices/[!_]*.yml"))
    expect(scan.get_by_role("form", name="Statements").get_by_role("heading", level=2)).to_have_count(4)


@pytest.mark.parametrize(
    ("language", "statement", "names"),
    [
        ("", STATEMENT, ["1 not at all", "2", "3", "4", "5 entirely"]),
        ("nl/", "Klanten kunnen ons zien werken.", ["1 helemaal niet", "2", "3", "4", "5 helemaal wel"]),
    ],
)
def test_a_statement_is_a_group_of_five_scores_whose_ends_are_named(
    language: str, statement: str, names: list[str], site: Path, unplugged: Page
) -> None:
    unplugged.goto((site / f"{language}scan.html").as_uri())
    group = unplugged.get_by_role("group", name=statement, exact=True)
    expect(group.get_by_role("radio")).to_have_count(5)
    for name in names:
        expect(group.get_by_role("radio", name=name, exact=True)).to_have_count(1)


def test_the_progress_counts_the_statements_that_are_rated(scan: Page) -> None:
    done = scan.locator(".scan-progress").get_by_role("status")
    total = len(cards(scan))
    expect(done).to_have_text(f"0 of {total} rated")
    rate(scan, glass_wall=2, ride_along=5)
    expect(done).to_have_text(f"2 of {total} rated")
    rate(scan, glass_wall=3)
    expect(done).to_have_text(f"2 of {total} rated")
    assert scan.locator("progress").evaluate("progress => [progress.value, progress.max]") == [2, total]


def test_the_next_unrated_statement_comes_after_the_latest_one_and_goes_round(scan: Page) -> None:
    slugs = cards(scan)
    rate(scan, **{slugs[-1]: 4, slugs[0]: 1, slugs[1]: 1})
    scan.get_by_role("button", name="Next unrated").click()
    expect(scan.locator(f'[data-slug="{slugs[2]}"]').get_by_role("radio").first).to_be_focused()
    rate(scan, **{slugs[-1]: 5})
    scan.get_by_role("button", name="Next unrated").click()
    expect(scan.locator(f'[data-slug="{slugs[2]}"]').get_by_role("radio").first).to_be_focused()


TICKS_EARLY = """
document.addEventListener("readystatechange", () => {
  if (document.readyState === "interactive") document.querySelector('input[name="glass-wall"][value="2"]')?.click();
});
"""


def test_what_was_ticked_before_the_script_came_stays(scan: Page) -> None:
    scan.add_init_script(TICKS_EARLY)
    scan.reload()
    expect(scan.locator(".scan-progress").get_by_role("status")).to_contain_text("1 of")
    expect(scan.locator('input[name="glass-wall"][value="2"]')).to_be_checked()


def test_an_answer_that_was_given_is_taken_back(scan: Page) -> None:
    expect(scan.get_by_role("button", name="Clear this answer")).to_have_count(0)
    rate(scan, glass_wall=2, ride_along=5)
    expect(scan.get_by_role("button", name="Clear this answer")).to_have_count(2)
    group = scan.get_by_role("group", name=STATEMENT)
    group.get_by_role("button", name="Clear this answer").click()
    expect(group.get_by_role("radio", checked=True)).to_have_count(0)
    expect(group.get_by_role("radio").first).to_be_focused()
    expect(scan.locator(".scan-progress").get_by_role("status")).to_have_text(f"1 of {len(cards(scan))} rated")
    assert averages(scan)["Show it"] == [NOTHING]
    scan.reload()
    expect(scan.locator(".statement input:checked")).to_have_count(1)


def test_an_answer_is_taken_back_by_keyboard_without_standing_in_the_way_of_the_next(scan: Page) -> None:
    first, second = cards(scan)[:2]
    rate(scan, **{first: 2})
    scan.locator(f'input[name="{first}"]:checked').focus()
    scan.keyboard.press("Tab")
    expect(scan.locator(f'input[name="{second}"]').first).to_be_focused()
    scan.keyboard.press("Shift+Tab")
    scan.keyboard.press("Shift+Tab")
    expect(scan.get_by_role("button", name="Clear this answer")).to_be_focused()
    scan.keyboard.press("Enter")
    expect(scan.locator(".statement input:checked")).to_have_count(0)


def test_an_answer_is_taken_back_by_finger(site: Path, browser: Browser) -> None:
    with browser.new_context(has_touch=True, offline=True, viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        page.goto((site / "scan.html").as_uri())
        rate(page, glass_wall=2)
        page.get_by_role("button", name="Clear this answer").tap()
        expect(page.locator(".statement input:checked")).to_have_count(0)


def test_without_scripts_nothing_is_offered_that_would_not_work(site: Path, browser: Browser) -> None:
    with browser.new_context(java_script_enabled=False, offline=True) as context:
        page = context.new_page()
        page.goto((site / "scan.html").as_uri())
        rate(page, glass_wall=2)
        expect(page.locator(".scan button:visible")).to_have_count(0)


def places(page: Page) -> list[str]:
    found: list[str] = page.locator(".statement, .statement legend, .score").evaluate_all(
        "parts => parts.map(part => JSON.stringify(part.getBoundingClientRect()))"
    )
    return found


def test_a_statement_stays_where_it_is_when_it_is_rated(scan: Page) -> None:
    for width, slug in {1280: "glass-wall", 720: "ride-along", 390: "ask-why"}.items():
        scan.set_viewport_size({"width": width, "height": 900})
        before = places(scan)
        scan.locator(f'input[name="{slug}"]').first.evaluate("radio => { radio.checked = true }")
        expect(scan.locator(f'[data-slug="{slug}"]').get_by_role("button", name="Clear this answer")).to_be_visible()
        assert places(scan) == before


def test_before_the_first_score_and_after_the_last_answer_is_taken_back_there_is_no_result(scan: Page) -> None:
    expect(scan.get_by_text("Rate a statement, or open saved scans, and the result appears here.")).to_be_visible()
    for _ in range(2):
        expect(scan.locator(".radar")).to_be_hidden()
        expect(scan.get_by_role("button", name="Save my scan as a file")).to_be_disabled()
        rate(scan, glass_wall=2)
        expect(scan.locator(".radar")).to_be_visible()
        scan.get_by_role("button", name="Clear this answer").click()


def test_there_is_no_next_statement_once_all_are_rated(scan: Page) -> None:
    for slug in cards(scan):
        rate(scan, **{slug: 3})
    expect(scan.get_by_role("button", name="Next unrated")).to_be_hidden()


@pytest.mark.parametrize(
    ("language", "average", "basis"),
    [("", ("Show it", "2.3"), "From 3 of {} statements."), ("nl/", ("Laat het zien", "2,3"), "Uit 3 van {} stellingen.")],
)
def test_a_theme_has_the_average_of_what_was_rated(
    language: str, average: tuple[str, str], basis: str, site: Path, unplugged: Page
) -> None:
    unplugged.goto((site / f"{language}scan.html").as_uri())
    rate_theme(unplugged, "openness", [1, 2, 4])
    assert [(theme, value) for theme, [value] in averages(unplugged).items() if value != NOTHING] == [average]
    expect(unplugged.locator(".scan-result__basis")).to_have_text(basis.format(len(cards(unplugged))))


def test_the_radar_reaches_from_the_first_ring_to_the_last(scan: Page) -> None:
    rings = scan.locator(".radar__ring")
    for score in (1, 3, 5):
        open_files(scan, scan_file(f"All {score}", dict.fromkeys(cards(scan), score)), shown=1)
        assert scan.locator(".radar .radar__line").get_attribute("d") == rings.nth(score - 1).get_attribute("d")
        scan.get_by_role("button", name=f"Remove the scan ‘All {score}’").click()


def test_the_radar_names_its_axes_after_the_themes_and_leaves_out_what_was_not_rated(scan: Page) -> None:
    rate_theme(scan, "openness", [5])
    rate_theme(scan, "promise", [5])
    expect(scan.locator(".radar__theme")).to_have_count(4)
    said = scan.locator(".radar__theme").evaluate_all("all => all.map(text => [...text.children].map(line => line.textContent).join(' '))")
    assert said == list(averages(scan))
    expect(scan.locator(".radar .radar__marker")).to_have_count(2)
    assert scan.locator(".radar .radar__line").get_attribute("d") == ""


def test_start_here_names_the_three_lowest_and_of_equal_ones_those_of_the_weakest_theme(scan: Page) -> None:
    for theme, scores in {"promise": [2, 5], "welcome": [3, 5], "openness": [2, 2, 4], "listening": [1, 5, 5, 5, 5]}.items():
        rate_theme(scan, theme, scores)
    weakest = [cards(scan, "listening")[0], *cards(scan, "openness")[:2]]
    links = scan.locator(".scan-start__cards a")
    assert links.evaluate_all("all => all.map(link => link.getAttribute('href'))") == [f"practices/{slug}.html" for slug in weakest]
    assert scan.locator(".scan-start__cards small").all_inner_texts() == [
        "Listen · Score 1",
        *["Show it · Score 2"] * 2,
    ]
    workshop = scan.get_by_role("link", name="Make a workshop of these practices")
    expect(workshop).to_have_attribute("href", f"workshop.html#cards=~10.opening,{','.join(weakest)},~10.closing&sheet=participants")


def test_the_keyboard_is_enough(scan: Page) -> None:
    keyboard = scan.keyboard
    scan.get_by_role("link", name="Compare saved scans").focus()
    first, second = cards(scan)[:2]
    keyboard.press("Tab")
    expect(scan.locator(f'input[name="{first}"]').first).to_be_focused()
    keyboard.press("Space")
    keyboard.press("ArrowRight")
    expect(scan.locator(f'input[name="{first}"][value="2"]')).to_be_checked()
    keyboard.press("Tab")
    keyboard.press("ArrowLeft")
    expect(scan.locator(f'input[name="{second}"][value="5"]')).to_be_checked()
    scan.locator(".scan-progress").get_by_role("link").focus()
    keyboard.press("Tab")
    expect(scan.get_by_role("button", name="Next unrated")).to_be_focused()
    keyboard.press("Shift+Tab")
    keyboard.press("Enter")
    expect(scan.get_by_role("heading", name="The result")).to_be_focused()
    keyboard.press("Tab")
    expect(scan.get_by_role("region", name="Average score by theme")).to_be_focused()
    keyboard.press("Tab")
    expect(scan.get_by_role("button", name="Save the scan ‘You’ as a file")).to_be_focused()
    keyboard.press("Tab")
    expect(scan.locator(".scan-start__cards a").first).to_be_focused()


def test_what_has_the_focus_is_not_behind_the_header_or_the_progress(scan: Page) -> None:
    scan.get_by_role("link", name="Compare saved scans").focus()
    hidden = []
    for slug in cards(scan):
        scan.keyboard.press("Tab")
        visible = scan.evaluate(
            "() => { const box = document.activeElement.getBoundingClientRect();"
            " const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);"
            " return document.activeElement.closest('.score').contains(top) }"
        )
        hidden += [] if visible else [slug]
    assert hidden == []


def test_a_picture_that_is_read_aloud_says_where_its_figures_stand_and_the_lowest_leads_to_its_card(scan: Page) -> None:
    rate(scan, glass_wall=1)
    expect(scan.get_by_role("img", name="the table below holds the same figures")).to_be_visible()
    expect(scan.get_by_role("table", name="Average score by theme, from 1 to 5")).to_be_visible()
    scan.locator(".scan-start__cards").get_by_role("link", name="A window in the workshop").click()
    expect(scan.get_by_role("heading", level=1)).to_have_text("A window in the workshop")


def test_the_short_scan_asks_one_statement_of_each_theme_and_has_an_address(scan: Page) -> None:
    scan.get_by_label("Ten minutes").check()
    asked = scan.locator(".statement:visible")
    expect(asked).to_have_count(scan.locator(".scan-theme").count())
    rate(scan, **{str(asked.first.get_attribute("data-slug")): 2})
    expect(scan.locator("[data-part=done]")).to_have_text(f"1 of {asked.count()} rated")
    scan.reload()
    expect(scan.get_by_label("Ten minutes")).to_be_checked()
    expect(asked).to_have_count(scan.locator(".scan-theme").count())
    scan.get_by_label("Half an hour").check()
    expect(asked).to_have_count(len(cards(scan)))
    assert "#" not in scan.url
