"""axe-core, which knows what WCAG and good practice ask of a page; `make` installs it from ``package-lock.json`` beside this file."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

from playwright.sync_api import Page

SCRIPT = Path(sys.prefix) / "node-access" / "node_modules" / "axe-core" / "axe.min.js"

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")

BY_COLOURS = ("color-contrast", "link-in-text-block")
"""The rules that a page may break in one scheme of colours and keep in another."""

BY_LOOKS = (*BY_COLOURS, "target-size", "scrollable-region-focusable")
"""The rules that a page may break in one scheme or window and keep in another; what the others ask of it, it has or lacks in all."""

RUN = """async only => {
    const still = document.head.appendChild(document.createElement("style"));
    still.textContent = "* { transition: none !important; animation: none !important; }";
    const options = { runOnly: only, resultTypes: ["violations"], preload: false };
    const behind = "[data-md-toggle='search']:checked ~ .md-container";
    const { violations } = await axe.run({ exclude: document.querySelector(behind) ? [behind] : [] }, options);
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}"""
"""Nothing moves: a colour on its way to another one has the contrast of neither. What lies behind an open search takes no click but
the one that closes it."""


def faults(page: Page, *rules: str) -> list[str]:
    """Return what is wrong with the `page` as it is shown now, by those rules, or by all."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_script())
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS}
    found: list[str] = page.evaluate(RUN, only)
    return found


NOT_ON_PAPER = ("target-size:", "page-has-heading-one:")
"""Nobody taps on paper; and where sheets are printed, the first heading of their page stays on the screen."""


def faults_on_paper(page: Page, *rules: str) -> list[str]:
    """Return what is wrong with the `page` as it is printed, by those rules, or by all."""
    return [fault for fault in faults(page, *rules) if not fault.startswith(NOT_ON_PAPER)]


@cache
def _script() -> str:
    return SCRIPT.read_text(encoding="utf-8")
