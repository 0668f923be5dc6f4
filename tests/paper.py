"""What comes out of a printer, and what a page loses on the way there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pypdfium2
from cards.site.renderer import Renderer
from playwright.sync_api import Page

A4 = (210, 297)
A6 = (105, 148)

PARTS = ".card, .card__body, .short, .guide, .guide__columns, .guide__text, .resolve, .back"

CODES = ":scope > :is(.short__qr, .guide__qr, .resolve__qr) svg, :scope > .card__foot .card__qr svg"

LOST = f"""sheets => sheets.flatMap(sheet => {{
  const lost = [];
  const lines = new Map();
  const linesOf = text => {{
    if (!lines.has(text)) {{
      const range = document.createRange();
      range.selectNodeContents(text);
      lines.set(text, [...range.getClientRects()]);
    }}
    return lines.get(text);
  }};
  for (const part of [sheet, ...sheet.querySelectorAll("{PARTS}")]) {{
    const card = part.closest(".card, .short, .guide, .resolve, .cell") ?? sheet;
    const name = card.querySelector(".card__foot span:nth-of-type(2), .imprint span")?.textContent ?? card.className;
    const lose = what => lost.push(`${{name}}: ${{what}}`);
    const box = part.getBoundingClientRect();
    const scrolls = part.scrollWidth > part.clientWidth || part.scrollHeight > part.clientHeight;
    if (scrolls && part.matches(".card, .card__body, .short")) lose(`${{part.className}} has no room`);
    const code = part.querySelector("{CODES}")?.getBoundingClientRect();
    const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {{
      for (const rect of linesOf(texts.currentNode)) {{
        const beyond = rect.left < box.left - 1 || rect.top < box.top - 1 || rect.right > box.right + 1 || rect.bottom > box.bottom + 1;
        const covered = code && rect.left < code.right && rect.right > code.left && rect.top < code.bottom && rect.bottom > code.top;
        if (beyond || covered) lose(texts.currentNode.data.trim());
      }}
    }}
  }}
  for (const part of sheet.querySelectorAll(".guide, .resolve")) {{
    const imprint = part.querySelector(".imprint");
    for (const text of part.querySelectorAll("p:not(.imprint), li, h2")) {{
      if (text.getBoundingClientRect().bottom > imprint.getBoundingClientRect().top + 1) {{
        lost.push(`${{imprint.querySelector("span").textContent}}: runs into the last line: ${{text.textContent}}`);
      }}
    }}
  }}
  return [...new Set(lost)];
}})"""
"""What sheets cut off or cover, each text with the name of its card: parts that would scroll, texts that leave the box of their card,
part or sheet, texts below a code, and texts that run into the line which says what card it is."""

SMALL = """sheets => sheets.flatMap(sheet => {
  const POINT = 96 / 72;
  const BODY = 9, LEAST = 7.5;
  const ABOUT = ".passage__place, .origin, .short__theme, .imprint, .fact, .scale, .short__scale, .short__seen, dt, " +
    ".card__foot, .card__theme";
  const name = sheet.querySelector(".card__foot span:nth-of-type(2), .imprint span").textContent;
  const texts = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT);
  const small = [];
  while (texts.nextNode()) {
    const around = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || around.closest(".visually-hidden")) continue;
    const size = parseFloat(getComputedStyle(around).fontSize) / POINT;
    const least = around.closest(ABOUT) ? LEAST : BODY;
    if (size < least - 0.01) small.push(`${name}: ${size} points: ${texts.currentNode.data.trim()}`);
  }
  return small;
})"""
"""The texts of sheets in a type below 9 points, or below 7.5 where a text only says what another one is, each with the name of its card."""

SHOWN_BESIDE = """sheets => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const shown = [];
  while (texts.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    const text = texts.currentNode.data.trim();
    if (text && !sheets.some(sheet => sheet.contains(texts.currentNode)) && range.getClientRects().length) shown.push(text);
  }
  return shown;
}"""
"""The texts of the page that are to be seen outside the sheets."""


@dataclass(frozen=True)
class Paper:
    """What a printer gives out."""

    pdf: bytes

    @cached_property
    def sizes(self) -> list[tuple[int, int]]:
        """Return the width and height of every page, in millimetres."""
        return [(_millimetres(width), _millimetres(height)) for width, height in (page.get_size() for page in self._pages)]

    @cached_property
    def texts(self) -> list[str]:
        """Return what can be read on every page, words apart by single spaces."""
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in self._pages]

    def pictures(self, dots_per_inch: int) -> Iterator[Any]:
        """Yield the pages as pictures in shades of grey."""
        for page in self._pages:
            yield page.render(scale=dots_per_inch / 72, grayscale=True)

    @cached_property
    def _pages(self) -> list[Any]:
        return list(pypdfium2.PdfDocument(self.pdf))


def printed(page: Page) -> Paper:
    """Print the page as Ctrl+P does."""
    # The header and footer that browsers print are asked for: the sheets leave them no room.
    return Paper(page.pdf(prefer_css_page_size=True, display_header_footer=True))


def lost(page: Page, selector: str) -> list[str]:
    """Return what the sheets that `selector` finds cut off or cover."""
    found: list[str] = page.locator(selector).evaluate_all(LOST)
    return found


def small(page: Page, selector: str) -> list[str]:
    """Return the texts that are too small to read on the sheets that `selector` finds."""
    found: list[str] = page.locator(selector).evaluate_all(SMALL)
    return found


def shown_beside(page: Page, selector: str) -> list[str]:
    """Return the texts to be seen outside the sheets that `selector` finds."""
    found: list[str] = page.locator(selector).evaluate_all(SHOWN_BESIDE)
    return found


def bare(text: str) -> str:
    """Return `text` without white space and hyphens, and with ligatures taken apart: how lines break and letters are joined is free.

    A hyphen at the end of a line is U+FFFE, or none, in what is read off a page.
    """
    return re.sub(r"[\s\uFFFE\x02\u00AD‐-]", "", unicodedata.normalize("NFKC", text))


def texts_of(renderer: Renderer, slug: str) -> list[str]:
    """Return all that the card `slug` says and cites, each as a reader sees it."""
    catalog, language, prose = renderer.catalog, renderer.language, renderer.prose
    text = catalog.cards[slug].text(language)
    return [
        prose(text.why, str).striptags(),
        *(said for place, said in text.told() if place[0] not in ("why", "heard")),
        *(cited.passage.text(language) for cited in catalog.cited(catalog.cards[slug].citations)),
        *(material.text(language) for material in catalog.cards[slug].materials),
    ]


def _millimetres(points: float) -> int:
    return round(points / 72 * 25.4)
