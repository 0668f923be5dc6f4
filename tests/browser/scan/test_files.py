"""A scan leaves as a file; files of others come in and are laid over each other, and what is no scan is refused with the reason."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Dialog, FilePayload, Locator, Page, expect

from tests.browser.scan.steps import (
    RULES,
    averages,
    cards,
    legend,
    news,
    open_files,
    rate,
    rate_theme,
    scan_file,
    show_single_scans,
    text_file,
)

MARKUP = "<img src=x onerror=alert(1)><b>Eve</b>"
GOOD = {"glass-wall": 3}


def saved(page: Page, button: str) -> tuple[str, Any]:
    """Press the button; return the name of the file that is saved, and what it holds."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).click()
    return download.value.suggested_filename, json.loads(Path(download.value.path()).read_text(encoding="utf-8"))


def test_a_scan_is_saved_in_the_shape_that_the_page_describes(scan: Page) -> None:
    rate(scan, glass_wall=2, ride_along=5)
    scan.get_by_label("Name").fill("Zoë van Dam")
    scan.get_by_label("Date").fill("2026-11-22")
    assert saved(scan, "Save my scan as a file") == (
        "scan-zoe-van-dam-2026-11-22.json",
        {
            "format": "customer-centric-scan",
            "version": 1,
            "name": "Zoë van Dam",
            "date": "2026-11-22",
            "scores": {"glass-wall": 2, "ride-along": 5},
        },
    )
    described = json.loads(scan.locator(".scan-file pre").text_content() or "")
    assert list(described) == ["format", "version", "name", "date", "scores"]


def test_a_scan_without_a_name_or_a_date_is_saved_all_the_same(scan: Page) -> None:
    rate(scan, glass_wall=2)
    scan.get_by_label("Date").fill("")
    name, value = saved(scan, "Save my scan as a file")
    assert (name, value["name"], value["date"]) == ("scan.json", "", "")


def test_a_saved_scan_can_be_opened_in_the_other_language(site: Path, scan: Page) -> None:
    rate(scan, glass_wall=2)
    scan.get_by_label("Name").fill("Zoë")
    _, value = saved(scan, "Save my scan as a file")
    scan.on("dialog", lambda dialog: dialog.accept())
    scan.get_by_role("button", name="Clear everything").click()
    scan.goto((site / "nl/scan.html").as_uri())
    scan.locator("input[type=file]").set_input_files(text_file("zoë.json", json.dumps(value)))
    expect(scan.locator(".scan-news li")).to_have_text("zoë.json is geopend als ‘Zoë’.")
    assert averages(scan)["Laat het zien"] == ["2,0"]


def test_several_scans_stand_side_by_side_with_the_average_of_the_team(scan: Page) -> None:
    first, second = cards(scan, "openness")[:2]
    rate_theme(scan, "openness", [1])
    open_files(scan, scan_file("Anna", {first: 2, second: 4}), scan_file("Bert", {first: 5, second: 5, "ride-along": 2}), shown=3)
    assert legend(scan) == ["You", "Anna", "Bert", "Team"]
    assert averages(scan)["Show it"] == ["1.0", "3.0", "5.0", "3.0"]
    theme = scan.locator('[data-theme]:has([data-slug="ride-along"])').get_attribute("data-name")
    assert averages(scan)[str(theme)] == ["–", "–", "2.0", "2.0"]
    expect(scan.locator(".scan-result__basis")).to_contain_text("From 3 scans.")
    assert scan.locator("[data-part=weakest] small").all_inner_texts() == ["Show it · Score 2"]  # the others have fewer than three answers


def test_every_line_that_is_drawn_has_a_dash_and_marker_of_its_own_and_of_many_each_has_a_number(scan: Page) -> None:
    files = [scan_file(f"Person {n}", {"glass-wall": 1 + n % 5, "ride-along": n % 5 + 1}) for n in range(19)]
    rate(scan, glass_wall=2, ride_along=3)
    entries = scan.locator(".scan-legend li:not(.scan-legend__team)")
    open_files(scan, files[0], shown=2)
    styles = entries.evaluate_all(
        "all => all.map(entry => [entry.querySelector('.radar__line').getAttribute('stroke-dasharray'),"
        " entry.querySelector('.radar__marker').getAttribute('d')].join())"
    )
    assert len(set(styles)) == len(styles) == 2
    open_files(scan, *files[1:], scan_file("Person 0", {"glass-wall": 4}, date="2025-11-20"), shown=21)
    expect(entries.locator(".radar-swatch")).to_have_count(0)
    assert entries.locator(".scan-number").all_inner_texts() == [str(n + 1) for n in range(20)]  # the older of two of one name is not seen
    expect(scan.locator("[data-part=columns] .scan-number")).to_have_count(20)
    expect(scan.locator(".radar .radar__team")).to_have_count(1)


def test_a_hundred_scans_are_laid_over_each_other_and_no_more(scan: Page) -> None:
    scan.locator("input[type=file]").set_input_files([scan_file(f"Person {n}", GOOD) for n in range(100)])
    expect(scan.locator("[data-do=save-one]")).to_have_count(99)
    assert news(scan)[-1] == "Person 99.json was not opened: 99 scans are in the picture, and more do not fit; remove one first."
    assert averages(scan)["Show it"] == ["3.0", "3\u00a0–\u00a03", "99"]


def test_a_team_is_shown_as_a_whole_and_a_year_against_the_next(scan: Page) -> None:
    low, high = cards(scan, "openness")[:2]
    before = [scan_file(f"{name} 25", {low: 2, high: 4}, name=name, date="2025-11-20") for name in ("Anna", "Bert", "Chris")]
    after = [scan_file(f"{name} 26", {low: score, high: 4}, name=name) for name, score in {"Anna": 1, "Bert": 2, "Chris": 5}.items()]
    scan.locator("input[type=file]").set_input_files([*before, *after])
    expect(scan.locator("[data-do=save-one]")).to_have_count(6)
    assert averages(scan)["Show it"] == ["3.0", "2.5\u00a0–\u00a04.5", "3"]
    expect(scan.locator("[data-part=apart-few]")).to_be_visible()
    expect(scan.locator("[data-part=widest] small")).to_have_text(["Show it · 1 – 5, 3 answers"])
    expect(scan.locator("[data-part=year-rows] td").first).to_have_text("3.0")
    said = "November 2025: 3 scans. November 2026: 3 scans. The medians are those of all who took part; they need not be the same people."
    expect(scan.locator("[data-part=years-who]")).to_have_text(said)
    expect(scan.locator("[data-part=weakest] li")).to_have_count(1)
    scrolled = scan.locator(".scan-averages")  # what is wider than a screen can be scrolled with the keyboard, and says what it is
    assert (
        scrolled.evaluate_all("all => all.map(it => it.tabIndex === 0 && it.matches(':is(section, [role=region])[aria-labelledby]'))")
        == [True] * 3
    )


def test_a_form_of_paper_is_typed_as_its_numbers_and_every_step_taken_back(scan: Page) -> None:
    field = scan.get_by_label("The numbers in a row")
    field.fill("3 7")
    expect(scan.locator(".scan-entry [role=status]")).to_contain_text("This is no score: 7")
    expect(scan.get_by_role("button", name="Keep this form")).to_be_disabled()
    field.fill("-" * len(cards(scan)))
    expect(scan.locator(".scan-entry [role=status]")).to_contain_text("Nothing was rated on this form.")
    expect(scan.get_by_role("button", name="Keep this form")).to_be_disabled()
    field.fill("5-" + "3" * (len(cards(scan)) - 2))
    field.press("Enter")
    assert news(scan) == [f"The form ‘No name’ is kept, with {len(cards(scan)) - 1} answers."]
    expect(field).to_be_focused()
    rate(scan, glass_wall=2)
    scan.keyboard.press("Control+z")
    expect(scan.locator(".statement input:checked")).to_have_count(0)
    scan.get_by_role("button", name="Undo").last.click()
    expect(scan.locator(".radar")).to_be_hidden()
    expect(scan.locator("[data-do=undo][aria-disabled=false]")).to_have_count(0)
    expect(scan.get_by_role("button", name="Undo").last).to_be_focused()


def test_one_of_several_scans_is_removed(scan: Page) -> None:
    open_files(scan, scan_file("Anna", GOOD), scan_file("Bert", {"glass-wall": 5}), scan_file("Chris", GOOD), shown=3)
    scan.get_by_role("button", name="Remove the scan ‘Anna’").click()
    assert legend(scan) == ["Bert", "Chris", "Team"]
    assert averages(scan)["Show it"] == ["5.0", "3.0", "4.0"]
    assert news(scan) == ["The scan ‘Anna’ has been removed."]
    expect(scan.get_by_role("button", name="Remove the scan ‘Bert’")).to_be_focused()


def test_a_scan_in_the_picture_is_saved_again(scan: Page) -> None:
    open_files(scan, scan_file("Anna", GOOD), shown=1)
    assert saved(scan, "Save the scan ‘Anna’ as a file")[1] == {**RULES, "name": "Anna", "date": "2026-11-20", "scores": GOOD}


def test_the_forms_of_a_team_are_entered_one_after_the_other(scan: Page) -> None:
    rate(scan, glass_wall=2)
    scan.get_by_label("Name").fill("Anna")
    scan.get_by_role("button", name="Keep my scan and begin another").click()
    radios = scan.get_by_role("form", name="Statements").get_by_role("radio")
    expect(radios.and_(scan.get_by_role("radio", checked=True))).to_have_count(0)
    expect(scan.get_by_label("Name")).to_have_value("")
    expect(radios.first).to_be_focused()
    rate(scan, glass_wall=4)
    show_single_scans(scan)
    assert legend(scan) == ["You", "Anna", "Team"]
    assert averages(scan)["Show it"] == ["4.0", "2.0", "3.0"]


def continue_with(page: Page, name: str) -> None:
    page.get_by_role("button", name=f"Continue with the scan ‘{name}’").click()


def own_answers(page: Page) -> dict[str, str]:
    """Return the scores that are ticked in the form."""
    found: dict[str, str] = page.locator(".statement input:checked").evaluate_all(
        "all => Object.fromEntries(all.map(radio => [radio.name, radio.value]))"
    )
    return found


def test_whoever_has_no_answers_continues_with_an_opened_scan_at_once(scan: Page) -> None:
    first, second, third = cards(scan)[:3]
    open_files(scan, scan_file("Anna", {first: 2, third: 4}), scan_file("Bert", GOOD), shown=2)
    continue_with(scan, "Anna")
    expect(scan.get_by_label("Name")).to_have_value("Anna")
    expect(scan.get_by_label("Date")).to_have_value("2026-11-20")
    assert own_answers(scan) == {first: "2", third: "4"}
    assert legend(scan) == ["Anna", "Bert", "Team"]
    assert news(scan) == ["The scan ‘Anna’ is now your own."]
    expect(scan.locator(f'input[name="{second}"]').first).to_be_focused()
    rate(scan, **{second: 5})
    scan.reload()
    assert own_answers(scan) == {first: "2", second: "5", third: "4"}
    expect(scan.get_by_role("button", name="Continue with")).to_have_count(1)


def ask(page: Page) -> Locator:
    """Return the question that whoever has answers is asked about going on with the scan of Bert."""
    rate(page, ride_along=1)
    page.get_by_label("Name").fill("Anna")
    open_files(page, scan_file("Bert", GOOD), shown=2)
    continue_with(page, "Bert")
    return page.get_by_role("dialog", name="Continue with the scan ‘Bert’?")


def test_whoever_has_answers_is_asked_what_becomes_of_them_and_keeps_them(scan: Page) -> None:
    question = ask(scan)
    for answer in ("Escape", "Cancel"):
        scan.keyboard.press("Control+z")  # waits for the answer
        expect(question).to_have_accessible_description("You have rated 1 statement yourself. What should become of that answer?")
        if answer == "Escape":
            scan.keyboard.press(answer)
        else:
            question.get_by_role("button", name=answer).click()
        expect(question).to_be_hidden()
        assert (legend(scan), own_answers(scan)) == (["Anna", "Bert", "Team"], {"ride-along": "1"})
        expect(scan.get_by_role("button", name="Continue with the scan ‘Bert’")).to_be_focused()
        continue_with(scan, "Bert")
    question.get_by_role("button", name="Keep in the picture").click()
    expect(scan.locator('input[name="glass-wall"][value="3"]')).to_be_checked()  # the question has been answered by then
    assert (legend(scan), own_answers(scan)) == (["Bert", "Anna", "Team"], {"glass-wall": "3"})


def test_whoever_has_answers_may_have_them_replaced(scan: Page) -> None:
    ask(scan).get_by_role("button", name="Replace").click()
    expect(scan.locator('input[name="glass-wall"][value="3"]')).to_be_checked()
    assert (legend(scan), own_answers(scan)) == (["Bert"], {"glass-wall": "3"})


def test_a_scan_that_was_kept_is_continued_and_the_twentieth_too(scan: Page) -> None:
    rate(scan, ride_along=1)
    open_files(scan, *[scan_file(f"Person {n}", {"glass-wall": 1 + n % 5}) for n in range(19)], shown=20)
    continue_with(scan, "Person 18")
    scan.get_by_role("button", name="Keep in the picture").click()
    expect(scan.get_by_role("textbox", name="Name")).to_have_value("Person 18")
    assert legend(scan) == ["Person 18", *[f"Person {n}" for n in range(18)], "No name", "Team"]
    continue_with(scan, "No name")
    scan.get_by_role("button", name="Keep in the picture").click()
    expect(scan.locator('input[name="ride-along"][value="1"]')).to_be_checked()
    assert legend(scan) == ["You", *[f"Person {n}" for n in range(19)], "Team"]


def test_a_question_ends_when_another_tab_changes_the_scans(scan: Page) -> None:
    rate(scan, ride_along=1)
    open_files(scan, scan_file("Bert", GOOD), shown=2)
    continue_with(scan, "Bert")
    other = scan.context.new_page()
    other.goto(scan.url)
    rate(other, glass_wall=5)
    expect(scan.locator(".scan-ask")).to_be_hidden()
    assert own_answers(scan) == {"ride-along": "1", "glass-wall": "5"}


def test_unknown_cards_are_told_and_left_out(scan: Page) -> None:
    unknown = {f"unknown-{n}": 1 for n in range(7)}
    open_files(scan, scan_file("Anna", {**unknown, **GOOD}), shown=1)
    assert news(scan) == [
        "Anna.json was opened as ‘Anna’.",
        "These cards are not known here and do not count: unknown-0, unknown-1, unknown-2, unknown-3, unknown-4, and 2 more.",
        f"{len(cards(scan)) - 1} current statements have no score in it.",
    ]
    assert averages(scan)["Show it"] == ["3.0"]


def test_a_renamed_card_is_recognised_by_its_former_name(site: Path, unplugged: Page, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(site, tmp_path / "site"))
    html = (copy / "scan.html").read_text(encoding="utf-8")
    before = 'data-slug="glass-wall" data-formerly=""'
    assert before in html
    (copy / "scan.html").write_text(html.replace(before, 'data-slug="glass-wall" data-formerly="parking park-here"'), encoding="utf-8")
    unplugged.goto((copy / "scan.html").as_uri())
    open_files(unplugged, scan_file("Anna", {"park-here": 2}), scan_file("Bert", {"parking": 1, "glass-wall": 5}), shown=2)
    assert news(unplugged) == [
        "Anna.json was opened as ‘Anna’.",
        "These cards have been renamed since: park-here.",
        "Bert.json was opened as ‘Bert’.",
        "These cards have been renamed since: parking.",
    ]
    assert averages(unplugged)["Show it"] == ["2.0", "5.0", "3.5"]


# What else is refused is tested without a browser, in tests/js/scan-values.test.mjs.
REFUSED = {
    "bytes": (
        FilePayload(name="f.json", mimeType="image/png", buffer=b"\x89PNG\r\n\x1a\n\x00\xff"),
        "it is not JSON, and so no saved scan",
    ),
    "newer": (scan_file("f", GOOD, version=2), "it is a scan of version 2, and this page reads version 1"),
    "too large": (text_file("f.json", " " * 250_001), "it takes up 251 kilobytes, and a scan at most 250"),
    "score": (
        scan_file("f", {**GOOD, "ride-along": [4]}),
        "the score of ride-along is [4], and it has to be a whole number from 1 to 5",
    ),
}


def test_what_is_no_scan_is_refused_with_the_reason_and_the_rest_is_opened_once(scan: Page) -> None:
    anna = scan_file("Anna", GOOD)
    open_files(scan, *(file for file, _ in REFUSED.values()), anna, anna, shown=1)
    assert news(scan) == [
        *(f"f.json was not opened: {reason}." for _, reason in REFUSED.values()),
        "Anna.json was opened as ‘Anna’.",
        "Anna.json was not opened: this scan is in the picture already.",
    ]


def test_a_scan_without_a_name_and_a_date_can_be_opened_and_a_name_cannot_turn_the_direction_of_the_text(scan: Page) -> None:
    open_files(scan, scan_file("f", GOOD, name=None, date=None), scan_file("f", GOOD, name="\u202eAnna\u0000\n"), shown=2)
    assert legend(scan) == ["No name", "Anna", "Team"]


def test_names_are_shown_as_they_are_written_and_never_become_html(scan: Page) -> None:
    dialogs: list[str] = []

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    scan.on("dialog", note)
    rate(scan, glass_wall=2)
    scan.get_by_label("Name").fill(MARKUP)
    open_files(
        scan,
        scan_file("Anna", {**GOOD, MARKUP: 1}, name=f"2 {MARKUP}"),
        scan_file(MARKUP, {MARKUP: 9}),
        shown=2,
    )
    assert legend(scan) == [MARKUP, f"2 {MARKUP}", "Team"]
    assert news(scan) == [
        f"Anna.json was opened as ‘2 {MARKUP}’.",
        f"These cards are not known here and do not count: {MARKUP}.",
        f"{len(cards(scan)) - 1} current statements have no score in it.",
        f"{MARKUP}.json was not opened: the score of {MARKUP} is 9, and it has to be a whole number from 1 to 5.",
    ]
    expect(scan.locator(".scan img, .scan b")).to_have_count(0)
    scan.reload()
    assert legend(scan) == [MARKUP, f"2 {MARKUP}", "Team"]
    assert dialogs == []


@pytest.mark.parametrize(
    ("folder", "separator", "theme"),
    [("", ",", "Theme"), ("nl/", ";", "Thema")],
)
def test_the_result_is_saved_for_a_spreadsheet_without_formulas(folder: str, separator: str, theme: str, site: Path, scan: Page) -> None:
    scan.goto((site / folder / "scan.html").as_uri())
    rate(scan, glass_wall=2)
    scan.locator("#scan-name").fill("=1+1")
    scan.locator("input[type=file]").set_input_files(scan_file("Bert", {"glass-wall": 5, "ride-along": 4}))
    expect(scan.locator("[data-do=save-one]")).to_have_count(2)
    with scan.expect_download() as download:
        scan.get_by_role("button", name="(CSV)").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    head, *rows = csv.reader(text.splitlines(), delimiter=separator)
    assert (head[0], head[3].partition(" ")[0], head[4]) == (theme, "'=1+1", "Bert 2026-11-20")
    assert len(rows) == len(cards(scan))
    glass_wall, ride_along = (scan.locator(f'[data-slug="{slug}"]').get_attribute("data-title") for slug in ("glass-wall", "ride-along"))
    assert {row[1]: row[3:] for row in rows if any(row[3:])} == {glass_wall: ["2", "5"], ride_along: ["", "4"]}
