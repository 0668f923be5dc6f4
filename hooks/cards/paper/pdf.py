"""The site's paper as PDF files, printed by a real browser from the same pages that a trainer prints.

The same cards make the same bytes, wherever and whenever they are printed by the same browser: what it notes of its own work, the
moment and its numbers for parts of the page, is overwritten in place. Chromium writes both as plain text of a fixed length, so that
nothing moves, and tags, outline and language stay as they are; a library would read the whole file and number every object anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Error, sync_playwright

from cards.content.catalog import Catalog
from cards.content.disk import reason
from cards.content.languages import Language
from cards.content.messages import load_messages
from cards.content.schema import Slug
from cards.paper import chromium, workshop
from cards.paper.sheets import BOOK, DECK, PACK, SheetKind

LINKS_FOR_READERS = """() => {
  const published = document.querySelector("link[rel=canonical]");
  for (const link of document.querySelectorAll("a[href]")) {
    const address = link.getAttribute("href");
    if (address.startsWith("#") || link.protocol !== "file:") continue;
    if (published) link.href = new URL(address, published.href);
    else link.removeAttribute("href");
  }
}"""
"""Makes links lead to the published site, where the page says what its address is there; else takes them away and leaves their texts.
Those to other sheets of the same paper stay."""

MOMENTS = re.compile(rb"/(CreationDate|ModDate) \(D:\d{14}")
"""When the browser printed."""

NUMBERS = re.compile(rb"\(node\d{8}\)")
"""The browser's names for cells of tables: they count on from what it showed before."""


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

    reviewed: date
    """The day on which one of its cards was last reviewed, which the file gives as its date."""


def downloads(catalog: Catalog) -> Iterator[Download]:
    """Yield every PDF of the site: in each language the deck, the book of handouts, and a pack for each ready-made workshop."""
    for language in catalog.languages.values() if catalog.cards else ():
        words = load_messages(language.code)["downloads"]
        whole: tuple[tuple[str, SheetKind, dict[str, str]], ...] = (("deck", DECK, {}), ("handouts", BOOK, {"title": words["handouts"]}))
        for name, kind, details in whole:
            plan = urlencode({"cards": workshop.RULES.all_cards, "sheet": kind.name, **details})
            yield Download(language, f"{name}.pdf", words[name], kind, plan, _reviewed(catalog, catalog.cards))
        for slug, ready in catalog.workshops.items():
            title = ready.title.text(language)
            plan = f"{workshop.plan(ready, language)}&sheet={PACK.name}"
            yield Download(language, f"workshop-{slug}.pdf", title, PACK, plan, _reviewed(catalog, ready.cards))


def _reviewed(catalog: Catalog, slugs: Iterable[Slug]) -> date:
    reviewed = catalog.last_reviewed(slugs)
    assert reviewed is not None, "paper is made of cards"
    return reviewed


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
        except BrokenPipeError as error:  # it had ended before it was spoken to
            raise NoBrowserError(reason(error)) from None
        page = browser.new_page()
        for download in wanted:
            address = (site / download.language.root / "workshop.html").as_uri()
            page.goto("about:blank")
            page.goto(f"{address}#{download.plan}")
            page.locator("[aria-busy=false] .leaf").first.wait_for(state="attached")
            page.evaluate("title => { document.title = title }", download.title)
            page.evaluate(LINKS_FOR_READERS)
            target = site / download.language.root / "downloads" / download.name
            target.parent.mkdir(parents=True, exist_ok=True)
            printed = page.pdf(
                format=download.sheets.paper.name, prefer_css_page_size=True, print_background=True, tagged=True, outline=True
            )
            target.write_bytes(same_whenever_printed(printed, download.reviewed))
            yield target
        browser.close()


def same_whenever_printed(printed: bytes, day: date) -> bytes:
    """Return a PDF file as the browser would have printed it on `day`, had it shown nothing before."""
    numbers = {name: b"(node%08d)" % place for place, name in enumerate(sorted(set(NUMBERS.findall(printed))), start=1)}
    dated = MOMENTS.sub(lambda moment: b"/%b (D:%b000000" % (moment[1], f"{day:%Y%m%d}".encode()), printed)
    return NUMBERS.sub(lambda name: numbers[name[0]], dated)
