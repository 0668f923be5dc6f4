"""Ways in and on: questions on the home page, the card before and after, and the page for an address that leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import pytest
from cards.content.catalog import Catalog
from cards.content.languages import Language
from playwright.sync_api import Browser, Page, expect

from tests.file_server import QuietHandler, files_served
from tests.languages import BOTH, EN, NL

FOLDERS = ["/", "/intranet/leading/"]
"""Where somebody may put the site on a server."""

NOWHERE = ["gone.html", "practices/visitor-parkng.html", "nl/a/b/c/d/?q=x#y", "practices/%22%3Cb%3E/'.html"]


@pytest.mark.parametrize("language", BOTH, ids=str)
def test_the_home_page_asks_what_leaders_ask_and_names_the_cards_that_answer(
    language: Language, site: Path, page: Page, cards: Catalog
) -> None:
    page.goto((site / ("nl" if language is NL else "") / "index.html").as_uri())
    told = page.locator(".situation").evaluate_all(
        "items => items.map(item => [item.querySelector('h3').textContent, [...item.querySelectorAll('a')].map(link => link.textContent)])"
    )
    assert told == [
        [situation.question.text(language), [cards.title(slug, language) for slug in situation.cards]]
        for situation in cards.situations.values()
    ]
    assert told


def test_a_question_leads_to_a_card(site: Path, page: Page) -> None:
    page.goto((site / "index.html").as_uri())
    trouble = page.get_by_role("region", name="What is your trouble?")
    trouble.get_by_role("searchbox").fill("what it is like on a saturday at the counter")
    expect(trouble.locator(".situation:visible")).to_have_count(1)
    trouble.get_by_role("link", name="Stand at the counter on Saturday").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Stand at the counter on Saturday")


def test_one_can_go_through_a_theme_from_card_to_card_and_back(site: Path, page: Page, cards: Catalog) -> None:
    heading = page.get_by_role("heading", level=1)
    slugs = cards.in_theme("listening")
    page.goto((site / "practices" / f"{slugs[0]}.html").as_uri())
    ways = page.get_by_role("navigation", name="More of Listen")
    expect(ways.get_by_role("link", name="Previous")).to_have_count(0)
    for slug in slugs[1:]:
        ways.get_by_role("link", name="Next").click()
        expect(heading).to_have_text(cards.title(slug, EN))
    expect(ways.get_by_role("link", name="Next")).to_have_count(0)
    ways.get_by_role("link", name="Previous").click()
    expect(heading).to_have_text(cards.title(slugs[-2], EN))


@pytest.fixture(params=FOLDERS)
def hosted(request: pytest.FixtureRequest, site: Path) -> Iterator[str]:
    """The address of the site in a folder of a server that answers for unknown addresses with the site's page for them."""

    class Handler(QuietHandler):
        def translate_path(self, path: str) -> str:
            return super().translate_path("/" + path.removeprefix(request.param)) if path.startswith(request.param) else "/nowhere"

        def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
            content = (site / "404.html").read_bytes()
            self.send_response(HTTPStatus.NOT_FOUND)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

    with files_served(site, Handler) as address:
        yield f"{address}{request.param.removeprefix('/')}"


@pytest.fixture
def lost(browser: Browser) -> Iterator[Page]:
    """A page that may meet addresses which lead nowhere; what fails in its scripts fails the test."""
    errors: list[str] = []
    with browser.new_context() as context:
        context.set_default_timeout(10_000)
        context.on("weberror", lambda error: errors.append(str(error.error)))
        yield context.new_page()
    assert errors == []


def test_an_unknown_address_leads_back_wherever_the_site_stands(hosted: str, lost: Page) -> None:
    links = lost.get_by_role("link")
    for unknown in NOWHERE:
        lost.goto(hosted + unknown)
        expect(links.first).to_have_attribute("href", f"{hosted}index.html")
        assert links.evaluate_all("links => links.map(link => link.href)") == [
            f"{hosted}{language}{page}.html"
            for language in ("", "nl/")
            for page in ("index", "practices/index", "leaders/index", "sources/index")
        ], unknown


BENT = {
    "nl/workshop.html%23cards=glass-wall%26sheet=deck": "nl/workshop.html#cards=glass-wall&sheet=deck",
    "practices/glass-wall.html%3Fh=window": "practices/glass-wall.html?h=window",
    "practices/glass-wall.html).": "practices/glass-wall.html",
}


def test_an_address_that_has_swallowed_what_stood_behind_it_leads_there(hosted: str, lost: Page) -> None:
    for bent, straight in BENT.items():
        lost.goto(hosted + bent)
        expect(lost).to_have_url(hosted + straight)


@pytest.mark.parametrize(
    ("hosted", "label", "typed", "title"),
    [
        (FOLDERS[0], "What are you looking for?", "closed doors", "A window in the workshop"),
        (FOLDERS[1], "Wat zoek je?", "nieuwsgierig", "Een raam in de werkplaats"),
    ],
    indirect=["hosted"],
)
def test_an_unknown_address_searches(label: str, typed: str, title: str, hosted: str, lost: Page) -> None:
    lost.goto(f"{hosted}no/such/page.html")
    expect(lost.get_by_role("link").first).to_have_attribute("href", f"{hosted}index.html")
    lost.get_by_role("searchbox", name=label).fill(typed)
    lost.keyboard.press("Enter")
    lost.locator(".md-search-result__list a").filter(has_text=title).click()
    expect(lost.get_by_role("heading", level=1)).to_have_text(title)


def test_opened_as_a_file_the_page_leads_into_its_own_folder(site: Path, lost: Page) -> None:
    page = lost
    page.goto((site / "404.html").as_uri())
    expect(page.get_by_role("link", name="Alle kaarten")).to_have_attribute("href", f"{site.as_uri()}/nl/practices/index.html")
    page.get_by_role("searchbox", name="What are you looking for?").fill("\"closed doors'")
    page.get_by_role("button", name="Search").click()
    page.locator(".md-search-result__list a").filter(has_text="A window in the workshop").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A window in the workshop")
