"""Make the pictures in the README and on the page Contribute from the site in ``site/``."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from cards.paper import chromium
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

ROOT = Path(__file__).parent.parent
SITE = ROOT / "site"

FOLDERS = {"en": SITE, "nl": SITE / "nl"}
"""Where each language of the site stands."""

FORM: ViewportSize = {"width": 1000, "height": 640}
"""The window that the form is shown in, in CSS pixels; wide enough for the card beside it."""

LISTS = {"steps", "works_when", "backfires_when"}
"""The texts that have a field for each item."""


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=list(chromium.ARGUMENTS))
        page = browser.new_page(bypass_csp=True, viewport={"width": 1280, "height": 800})
        page.goto((SITE / "practices" / "index.html").as_uri())
        page.screenshot(path=ROOT / "docs" / "screenshot.png")
        for language, folder in FOLDERS.items():
            _form(browser, language, folder)
        browser.close()


def _form(browser: Browser, language: str, folder: Path) -> None:
    """Make the pictures of the form: filled in with the example of the page Contribute, from its beginning to its end."""
    page = browser.new_page(viewport=FORM, color_scheme="light", reduced_motion="reduce")
    page.goto((folder / "contribute.html").as_uri())
    card = yaml.safe_load(page.locator(".copy code").inner_text())
    page.goto((folder / "new.html").as_uri())
    page.add_style_tag(content=".md-top { display: none }")  # the way back up, which shows while one scrolls
    _fill_in(page, card, language)
    _picture(page, "#form-what", language, "form-begin")
    _picture(page, "#form-seen", language, "form-case")
    page.locator("form button[type=submit]").click()
    _picture(page, "#form-last", language, "form-end")
    page.close()


def _fill_in(page: Page, card: Mapping[str, Any], language: str) -> None:
    texts, case = card[language], card["case"]
    for key, text in texts.items():
        if key in LISTS:
            for index, item in enumerate(text):
                field = page.locator(f'[name="{language}.{key}.{index}"]')
                if not field.count():
                    page.locator(f'[data-add="{language}.{key}"]').click()
                field.fill(item)
        else:
            page.locator(f'[name="{language}.{key}"]').fill(text if isinstance(text, str) else "\n".join(text))
    page.locator('[name="has-case"]').check()
    told = {language: case[language], "where": case["where"], "when": case["when"], "agreed": str(case["agreed"])}
    for key, text in {**told, f"role.{language}": case["told_by"]["role"][language]}.items():
        page.locator(f'[name="case.{key}"]').fill(text)
    page.locator('[name="minutes"]').fill(str(card["minutes"]))
    for key in card.keys() - {"case", language}:
        chosen = card[key]
        for value in chosen if isinstance(chosen, list) else [chosen]:
            box = page.locator(f'input[name="{key}"][value="{value}"]')
            if box.count():
                box.check()


def _picture(page: Page, heading: str, language: str, name: str) -> None:
    """Make a picture of the window from that heading on, as WebP, which Playwright does not write itself."""
    page.evaluate("document.activeElement.blur()")
    page.evaluate("heading => window.scrollTo(0, document.querySelector(heading).getBoundingClientRect().top + scrollY - 70)", heading)
    page.wait_for_timeout(500)
    taken = page.context.new_cdp_session(page).send("Page.captureScreenshot", {"format": "webp", "quality": 80})
    file = ROOT / "docs" / language / "images" / f"{name}.webp"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(base64.b64decode(taken["data"]))


if __name__ == "__main__":
    main()
