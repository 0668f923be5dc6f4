"""The search box as a reader uses it."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect


class SearchBox:
    """The search box of one page, opened; it can be asked again and again."""

    def __init__(self, page: Page, address: str) -> None:
        page.goto(address)
        self._box = page.locator(".md-search__input")
        self._said = page.locator(".md-search-result__meta")
        self.results = page.locator(".md-search-result__item")
        self._invitation = str(self._said.text_content()).strip()
        self._box.click()

    def search(self, query: str) -> None:
        """Empty the box, put the query there, and wait until the results are its own."""
        self._box.fill("")
        expect(self._said).to_have_text(self._invitation)
        self._box.fill(query)
        expect(self._said).not_to_have_text(self._invitation)

    def addresses(self, query: str) -> list[str]:
        """Return the addresses of the first pages that a query finds, the best first."""
        self.search(query)
        found: list[str] = self.results.locator("> a:first-child").evaluate_all("links => links.map(link => link.href)")
        return found

    def cards(self, query: str) -> list[str]:
        """Return what a query finds, the best first: cards by their slug, other pages by their address."""
        return [re.sub(r"^.*/practices/([^/.]+)\.html.*$", r"\1", address) for address in self.addresses(query)]
