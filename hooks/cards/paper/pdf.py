"""The site's paper as PDF files, printed by a real browser from the same pages that a trainer prints.

The same cards make the same bytes, wherever and whenever they are printed by the same browser: what it notes of its own work, the
moment and its numbers for parts of the page, is overwritten in place. Chromium writes both as plain text of a fixed length, so that
nothing moves, and tags and language stay as they are; a library would read the whole file and number every object anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import chain, pairwise
from pathlib import Path
from urllib.parse import urldefrag, urlencode

from playwright.sync_api import Error, Page, sync_playwright

from cards.content.catalog import Catalog
from cards.content.disk import reason
from cards.content.languages import Language
from cards.content.messages import load_messages
from cards.content.schema import Slug
from cards.paper import chromium, workshop
from cards.paper.pdf_description import Description, described
from cards.paper.sheets import BOOK, DECK, PACK, PARTS, SheetKind

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

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
"""The address of the licence under which the texts of the site are."""

SHOW = """plan => {
  history.replaceState(null, "", `#${plan}`);
  dispatchEvent(new PopStateEvent("popstate"));
  scrollTo(0, 0);
}"""
"""Has the workshop page show another plan, as a step back would, and from its top: in a second file that Chromium prints of a page,
links to sheets lead as far beside them as the page is scrolled."""

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

    about: Description

    reviewed: date
    """The day on which one of its cards was last reviewed, which the file gives as its date."""


def downloads(catalog: Catalog) -> Iterator[Download]:
    """Yield every PDF of the site: in each language the deck and the book of handouts, and each ready-made workshop, whole and in parts."""
    for language in catalog.languages.values() if catalog.cards else ():
        messages = load_messages(language.code)
        words, kinds = messages["downloads"], messages["workshop"]["sheets"]
        whole: tuple[tuple[str, SheetKind, dict[str, str]], ...] = (("deck", DECK, {}), ("handouts", BOOK, {"title": words["handouts"]}))
        for name, kind, details in whole:
            plan = urlencode({"cards": workshop.RULES.all_cards, "sheet": kind.name, **details})
            yield _download(catalog, language, f"{name}.pdf", words[name], kind, plan, catalog.cards)
        for slug, ready in catalog.workshops.items():
            title = ready.title.text(language)
            files = {"": (PACK, title), **{f"-{part}": (kind, f"{title}: {kinds[kind.name]}") for part, kind in PARTS.items()}}
            for part, (kind, named) in files.items():
                plan = f"{workshop.plan(ready, language)}&sheet={kind.name}"
                yield _download(catalog, language, f"workshop-{slug}{part}.pdf", named, kind, plan, ready.cards)


def _download(  # noqa: PLR0913, PLR0917 - what makes a file
    catalog: Catalog, language: Language, name: str, title: str, kind: SheetKind, plan: str, slugs: Iterable[Slug]
) -> Download:
    messages = load_messages(language.code)
    own, contact = catalog.settings.name, catalog.settings.contact
    publisher = own.text(language) if own else messages["site"]["name"]
    titles = tuple(catalog.title(slug, language) for slug in slugs)
    author = (contact.name if contact else None) or publisher
    about = Description(title, publisher, author, messages["downloads"]["licence"].format(address=LICENCE), language.code, titles)
    return Download(language, name, title, kind, plan, about, _reviewed(catalog, slugs))


def _reviewed(catalog: Catalog, slugs: Iterable[Slug]) -> date:
    reviewed = catalog.last_reviewed(slugs)
    assert reviewed is not None, "paper is made of cards"
    return reviewed


@contextmanager
def _a_browser_that_answers() -> Iterator[None]:
    """Take for no browser what has ended before it was spoken to."""
    try:
        yield
    except BrokenPipeError as error:
        raise NoBrowserError(reason(error)) from None


def write(site: Path, wanted: list[Download]) -> Iterator[Path]:
    """Print `wanted` from the built `site` into its folders of downloads, one a language; yields each file once it is written.

    Raises NoBrowserError when there is no browser to print with.
    """
    program = chromium.find()
    if program is None:
        raise NoBrowserError
    with _a_browser_that_answers(), sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=program, args=list(chromium.ARGUMENTS))
        except Error as error:
            raise NoBrowserError(error.message.splitlines()[0]) from None
        page = browser.new_page()
        with ThreadPoolExecutor(1) as thread:  # it describes a file while the browser prints the next one
            written = (thread.submit(_write, site, download, _printed(page, site, download)) for download in wanted)
            for file, _ in pairwise(chain(written, [Future[Path]()])):
                yield file.result()
        browser.close()


def _write(site: Path, download: Download, printed: bytes) -> Path:
    target = site / download.language.root / "downloads" / download.name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(described(same_whenever_printed(printed, download.reviewed), download.about))
    return target


def _printed(page: Page, site: Path, download: Download) -> bytes:
    """Return what the browser prints; the workshop page of a language is loaded once for all its files, for that takes longer than most."""
    address = (site / download.language.root / "workshop.html").as_uri()
    if urldefrag(page.url).url != address:
        page.goto(address)
    page.evaluate(SHOW, download.plan)
    page.locator("[aria-busy=false] .leaf").first.wait_for(state="attached")
    page.evaluate("title => { document.title = title }", download.title)
    page.evaluate(LINKS_FOR_READERS)
    return page.pdf(prefer_css_page_size=True, print_background=True, tagged=True, outline=True)


def same_whenever_printed(printed: bytes, day: date) -> bytes:
    """Return a PDF file as the browser would have printed it on `day`, had it shown nothing before."""
    numbers = {name: b"(node%08d)" % place for place, name in enumerate(sorted(set(NUMBERS.findall(printed))), start=1)}
    dated = MOMENTS.sub(lambda moment: b"/%b (D:%b000000" % (moment[1], f"{day:%Y%m%d}".encode()), printed)
    return NUMBERS.sub(lambda name: numbers[name[0]], dated)
