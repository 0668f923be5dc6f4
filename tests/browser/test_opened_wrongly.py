"""A page that is opened alone, as out of an archive, says what to do, and no drawing covers that."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

SAID = ("Unpack the archive first", "Pak dat eerst uit")


@pytest.mark.parametrize("uri", ["index.html", "nl/scan.html"])
def test_a_page_alone_says_in_each_language_to_unpack_first(uri: str, browser: Browser, site: Path, tmp_path: Path) -> None:
    alone = shutil.copy(site / uri, tmp_path)
    with browser.new_context(viewport={"width": 390, "height": 800}) as context:
        page = context.new_page()
        page.goto(Path(alone).as_uri())
        for words in SAID:
            expect(page.get_by_text(words)).to_be_in_viewport()
        icons = page.locator("svg:not(.map, .radar)")
        sizes = icons.evaluate_all("all => all.map(svg => svg.getBoundingClientRect()).flatMap(box => [box.width, box.height])")
        assert max(sizes) == 24


def test_a_page_with_all_that_belongs_to_it_does_not(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    for words in SAID:
        expect(page.get_by_text(words)).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_button_on_paper_has_the_ink_of_the_text_on_white(scheme: str, page: Page, site: Path) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto((site / "scan.html").as_uri())
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate" if scheme == "dark" else "default")
    page.emulate_media(media="print")
    look = "all => [...new Set(all.map(one => `${getComputedStyle(one).color} on ${getComputedStyle(one).backgroundColor}`))]"
    expect(page.locator(".md-button--primary").first).to_have_css("background-color", "rgba(0, 0, 0, 0)")
    assert page.locator(".scan__ways .md-button").evaluate_all(look) == ["rgb(0, 0, 0) on rgba(0, 0, 0, 0)"]
