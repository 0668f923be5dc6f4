"""What the tests of the built site share: its pages, read once."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

ParsedPage = tuple[Element, list[str]]
"""A page as browsers read it, and what HTML does not allow in it, as ``line:column: code``."""


@pytest.fixture(scope="session")
def parsed(site: Path) -> dict[str, ParsedPage]:
    """Every page of the site by its address, for example ``nl/practices/visitor-parking.html``."""
    return {file.relative_to(site).as_posix(): _parse(file) for file in sorted(site.rglob("*.html"))}


def _parse(file: Path) -> ParsedPage:
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(file.read_text(encoding="utf-8"))
    for template in tree.iter("template"):
        template[:] = []  # scripts fill copies of it; no reader meets what stands in it
    return tree, [f"{line}:{column}: {code}" for (line, column), code, _ in parser.errors]


@pytest.fixture(scope="session")
def trees(parsed: dict[str, ParsedPage]) -> dict[str, Element]:
    """The pages that stand in both languages: all but 404.html, which a server answers with for any address it does not know."""
    return {address: tree for address, (tree, _) in parsed.items() if not address.endswith("404.html")}
