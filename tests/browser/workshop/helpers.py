"""How the tests of the workshop page open it, and build sites of their own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page, expect

FOLDERS = {"en": "", "nl": "nl/"}


def address(site: Path, folder: str, plan: str = "") -> str:
    """Return the address of the workshop page's file, with `plan` behind the ``#``."""
    return (site / folder / "workshop.html").as_uri() + (f"#{plan}" if plan else "")


def wait_for_sheets(page: Page) -> None:
    """Wait until the preview shows what the plan asks for."""
    expect(page.locator("#sheets")).not_to_be_empty()  # as it is until a script puts something there, if only that there is nothing
    expect(page.locator("#sheets")).to_have_attribute("aria-busy", "false")


AS_OPENED = """for (const field of document.querySelectorAll("[data-filter]")) {
  field.value = "";
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}"""
"""Takes back what somebody looked for among the cards."""

TURN = "plan => new Promise(turned => { addEventListener('hashchange', turned, {once: true}); location.hash = plan })"
"""Puts another plan behind the address that is open; those who listen to that already come first."""


def turn_to(page: Page, plan: str) -> None:
    """Show another plan in a workshop page that is open."""
    if page.evaluate("location.hash.slice(1)") != plan:
        page.evaluate(TURN, plan)
    wait_for_sheets(page)


def planned(page: Page) -> list[str]:
    """Return the titles in the plan, in order."""
    return page.locator(".item__title").all_inner_texts()


def build(project: Path, config: str, environment: dict[str, str]) -> Path:
    """Return the folder of the site built from the project by the file `config`."""
    site = project / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", config, "--site-dir", str(site)]
    done = subprocess.run(
        command, cwd=project, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout[-2000:]
    return site
