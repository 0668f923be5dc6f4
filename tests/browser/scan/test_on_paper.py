"""The scan prints as a form to fill in by pen, and as a result; each has its button."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.browser.scan.steps import cards, open_files, rate, rate_theme, scan_file

A4 = (595, 842)


def pages(page: Page) -> list[str]:
    """Return the text of each sheet that the page prints on, its white space as single blanks."""
    reader = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    assert {(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in reader.pages} == {A4}
    return [" ".join(sheet.extract_text().split()) for sheet in reader.pages]


def statements(page: Page) -> dict[str, list[str]]:
    """Return the statements under the names of their themes."""
    found: dict[str, list[str]] = page.locator(".scan-theme").evaluate_all(
        "all => Object.fromEntries(all.map(theme => [theme.dataset.name,"
        " [...theme.querySelectorAll('legend')].map(legend => legend.textContent)]))"
    )
    return found


def test_the_boxes_of_the_form_are_empty_whatever_was_rated(scan: Page) -> None:
    rate(scan, glass_wall=2)
    scan.get_by_role("button", name="Print the empty form").click()
    assert scan.evaluate("printed") == ["form"]
    scan.emulate_media(media="print")
    looks = scan.locator('[data-slug="glass-wall"] .score__box').evaluate_all(
        "all => all.map(box => { const look = getComputedStyle(box);"
        " return [look.backgroundColor, look.borderTopWidth, look.borderTopColor, look.color, look.fontWeight].join() })"
    )
    assert len(looks) == 5
    assert len(set(looks)) == 1
    assert looks[0].startswith("rgba(0, 0, 0, 0),")
    assert len(pages(scan)) == 1


def test_the_table_of_twenty_scans_is_no_wider_than_the_sheet(scan: Page) -> None:
    every = cards(scan)
    rate_theme(scan, "openness", [1, 2, 3])
    open_files(scan, *[scan_file(f"Person {n}", dict.fromkeys(every, 1 + n % 5)) for n in range(19)], shown=20)
    scan.set_viewport_size({"width": 794, "height": 1123})
    scan.emulate_media(media="print")
    table, room = scan.locator(".scan-table").first.bounding_box(), scan.locator(".scan-averages").first.bounding_box()
    assert table is not None
    assert room is not None
    assert table["width"] <= room["width"] == pytest.approx(182 / 25.4 * 96, abs=1)


@pytest.mark.parametrize(
    ("language", "button", "scans"),
    [("", "Print the result", 0), ("", "Print the result", 4), ("nl/", "Print de uitslag", 19)],
    ids=["one", "five", "twenty"],
)
def test_the_result_takes_one_sheet_however_many_scans_and_every_statement_another(
    language: str, button: str, scans: int, site: Path, unplugged: Page
) -> None:
    unplugged.goto((site / f"{language}scan.html").as_uri())
    rate_theme(unplugged, "listening", [1, 2, 3])
    every = cards(unplugged)
    files = [scan_file(f"Bernadette van der Meer-Jansen {n}", dict.fromkeys(every, 1 + n % 5)) for n in range(scans)]
    unplugged.locator("input[type=file]").set_input_files(files)
    unplugged.locator("[data-do=save-one]").nth(scans).wait_for()
    unplugged.get_by_role("button", name=button).click()
    assert unplugged.evaluate("printed") == ["result"]
    sheet, *others = pages(unplugged)
    assert len(others) == (1 if scans else 0)  # every statement, of a team
    for heading in unplugged.locator(".scan-start__cards a").all_inner_texts():
        assert heading in sheet
    for theme in statements(unplugged):
        assert sheet.count(theme) >= 1
    assert unplugged.locator("legend").first.inner_text() not in sheet


def test_print_shows_the_form_until_there_is_a_result(scan: Page) -> None:
    first = next(iter(statements(scan).values()))[0]
    assert first in pages(scan)[0]
    open_files(scan, scan_file("Anna", {"glass-wall": 5, "ride-along": 4, "sit-down": 3, "call-before-late": 2}), shown=1)
    (sheet,) = pages(scan)
    assert first not in sheet


def test_nothing_to_press_is_printed(scan: Page) -> None:
    rate(scan, glass_wall=2)
    open_files(scan, scan_file("Anna", {"glass-wall": 5}), shown=2)
    scan.emulate_media(media="print")
    for button in scan.locator(".scan button, .scan input[type=text], .scan .md-button").all():
        assert not button.is_visible()
