"""What the tests of the workshop page share: the page opened with a plan, and a site that has an address."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from cards.content.catalog import Catalog
from cards.content.fields import KeyField, text_fields
from cards.content.schema import CITATIONS_ON_A_CARD
from playwright.sync_api import Page

from tests.browser.workshop.helpers import FOLDERS, address, build, filled, wait_for_sheets
from tests.languages import NL
from tests.many_cards import copy_of_project, read_card, write_card

SITE_URL = "https://intranet.example.org/practices-of-ours/"
FORMER_NAME = "parking-policy"
LONGEST = "longest-of-all-the-cards-with-every-text-at-its-largest-size"
FILLER = {
    "en": "Visitors who have to wait by the entrance remember how long that took and tell their colleagues about it. ",
    "nl": "Bezoekers die bij de ingang moeten wachten, onthouden hoelang dat duurde en vertellen het aan hun collega's. ",
}


@pytest.fixture(params=["en", "nl"])
def language(request: pytest.FixtureRequest) -> str:
    """A language of the site."""
    return str(request.param)


@pytest.fixture
def open_plan(page: Page, site: Path) -> Callable[..., Page]:
    """Open the workshop page from its file, the network off, with a plan."""

    def opened(plan: str = "", language: str = "en", site: Path = site) -> Page:
        page.context.set_offline(True)
        page.goto("about:blank")
        page.goto(address(site, FOLDERS[language], plan))
        wait_for_sheets(page)
        return page

    return opened


@pytest.fixture(scope="session")
def addressed_site(root: Path, environment: dict[str, str], cards: Catalog, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site built to be served at SITE_URL, with one card more that is as large as a card can be, and one that was renamed."""
    project = copy_of_project(root, tmp_path_factory.mktemp("addressed"))
    facts = {f"{article}/{slug}": passage for article, source in cards.sources.items() for slug, passage in source.passages.items()}
    longest_facts = sorted(facts, key=lambda citation: len(facts[citation].text(NL)))[-CITATIONS_ON_A_CARD:]
    model = read_card(project, "unravel-the-annoyance") | {
        "related": ["visitor-parking", "unravel-the-annoyance"],
        "evidence": longest_facts,
        "background": [],
    }
    fields = text_fields(cards.vocabulary)
    texts = {language: {field.key: _fill(field, filler) for field in fields} for language, filler in FILLER.items()}
    write_card(project, LONGEST, model | texts)
    write_card(project, "visitor-parking", read_card(project, "visitor-parking") | {"formerly": [FORMER_NAME]})
    return build(project, "mkdocs.yml", environment | {"SITE_URL": SITE_URL})


def _fill(field: KeyField, filler: str) -> str | list[str]:
    """Return as much as `field` takes."""
    assert field.longest is not None, f"{field.key} has no limit"
    text = filled(field.longest, filler)
    return text if field.fewest is None else [text] * (field.most or 1)
