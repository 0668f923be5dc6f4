"""Waiting for what a page comes to, where the page forbids what Playwright would do for it: to run a text as a script."""

from __future__ import annotations

from playwright.sync_api import Page


def wait_until(page: Page, condition: str) -> None:
    """Return when `condition`, an expression of JavaScript, holds in the `page`."""
    page.evaluate(f"() => new Promise((done) => {{ const look = () => ({condition} ? done() : requestAnimationFrame(look)); look(); }})")
