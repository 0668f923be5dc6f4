"""The site's paper as PDF files, printed by a real browser from the same pages that a trainer prints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Error, sync_playwright

from cards.content.catalog import Catalog
from cards.content.languages import Language
from cards.content.messages import load_messages
from cards.paper import chromium, workshop
from cards.paper.sheets import BOOK, DECK, PACK, SheetKind


class NoBrowserError(Exception):
    """There is no Chromium on this machine, or what is there is none."""


@dataclass(frozen=True)
class Download:
    """A PDF to be printed from the workshop page."""

    language: Language
    name: str
    """The file's name, for example ``deck.pdf``."""

    title: str
    sheets: SheetKind
    plan: str
    """What the address of the workshop page says after its ``#``."""


def downloads(catalog: Catalog) -> Iterator[Download]:
    """Yield every PDF of the site: in each language the deck, the book of handouts, and a pack for each ready-made workshop."""
    for language in catalog.languages.values() if catalog.cards else ():
        words = load_messages(language.code)["downloads"]
        yield _all_cards(language, "deck.pdf", DECK, {}, words["deck"])
        yield _all_cards(language, "handouts.pdf", BOOK, {"title": words["handouts"]}, words["handouts"])
        for slug, ready in catalog.workshops.items():
            title = ready.title.text(language)
            plan = f"{workshop.plan(ready, language)}&sheet={PACK.name}"
            yield Download(language, f"workshop-{slug}.pdf", title, PACK, plan)


def _all_cards(language: Language, name: str, kind: SheetKind, details: Mapping[str, str], title: str) -> Download:
    plan = urlencode({"cards": workshop.RULES.all_cards, "sheet": kind.name, **details})
    return Download(language, name, title, kind, plan)


def write(site: Path, wanted: list[Download]) -> Iterator[Path]:
    """Print `wanted` from the built `site` into its folders of downloads, one a language; yields each file once it is written.

    Raises NoBrowserError when there is no browser to print with.
    """
    program = chromium.find()
    if program is None:
        raise NoBrowserError
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=program, args=list(chromium.ARGUMENTS))
        except Error as error:
            raise NoBrowserError(error.message.splitlines()[0]) from None
        page = browser.new_page()
        for download in wanted:
            address = (site / download.language.root / "workshop.html").as_uri()
            page.goto("about:blank")
            page.goto(f"{address}#{download.plan}")
            page.locator("[aria-busy=false] .leaf").first.wait_for(state="attached")
            page.evaluate("title => { document.title = title }", download.title)
            target = site / download.language.root / "downloads" / download.name
            target.parent.mkdir(parents=True, exist_ok=True)
            page.pdf(
                path=target, format=download.sheets.paper.name, prefer_css_page_size=True, print_background=True, tagged=True, outline=True
            )
            yield target
        browser.close()
