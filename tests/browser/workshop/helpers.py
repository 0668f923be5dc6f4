"""How the tests of the workshop page open it, print it, and build sites of their own."""

from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from playwright.sync_api import Page, expect
from pypdf import PdfReader

FOLDERS = {"en": "", "nl": "nl/"}


def address(site: Path, folder: str, plan: str = "") -> str:
    """Return the address of the workshop page's file, with `plan` behind the ``#``."""
    return (site / folder / "workshop.html").as_uri() + (f"#{plan}" if plan else "")


def wait_for_sheets(page: Page) -> None:
    """Wait until the preview shows what the plan asks for."""
    expect(page.locator("#sheets")).to_have_attribute("aria-busy", "false")


def planned(page: Page) -> list[str]:
    """Return the titles in the plan, in order."""
    return page.locator(".item__title").all_inner_texts()


@dataclass(frozen=True)
class Paper:
    """What a printer gives out."""

    pdf: bytes

    @cached_property
    def sizes(self) -> list[tuple[int, int]]:
        """Return the width and height of every page, in millimetres."""
        return [(_millimetres(sheet.mediabox.width), _millimetres(sheet.mediabox.height)) for sheet in self._reader.pages]

    @cached_property
    def texts(self) -> list[str]:
        """Return what can be read on every page, words apart by single spaces."""
        return [" ".join(sheet.extract_text().split()) for sheet in self._reader.pages]

    @cached_property
    def _reader(self) -> PdfReader:
        return PdfReader(io.BytesIO(self.pdf))


def printed(page: Page) -> Paper:
    """Print the page as Ctrl+P does."""
    # The header and footer that browsers print are asked for: the sheets leave them no room.
    return Paper(page.pdf(prefer_css_page_size=True, display_header_footer=True))


def _millimetres(points: float) -> int:
    return round(float(points) / 72 * 25.4)


def build(project: Path, config: str, environment: dict[str, str]) -> Path:
    """Return the folder of the site built from the project by the file `config`."""
    site = project / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", config, "--site-dir", str(site)]
    done = subprocess.run(
        command, cwd=project, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout[-2000:]
    return site


def filled(length: int, filler: str) -> str:
    """Return as much of `filler`, over and over, as makes `length` characters."""
    return (filler * (length // len(filler) + 1))[:length].rstrip().ljust(length, "x")
