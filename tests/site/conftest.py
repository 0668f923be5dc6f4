"""What the tests of the built site share: its pages, read once."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from tests.site.links import ParsedPage, parse


@pytest.fixture(scope="session")
def parsed(site: Path) -> dict[str, ParsedPage]:
    """Every page of the site by its address, for example ``nl/practices/visitor-parking.html``."""
    return {file.relative_to(site).as_posix(): parse(file) for file in sorted(site.rglob("*.html"))}


@pytest.fixture(scope="session")
def trees(parsed: dict[str, ParsedPage]) -> dict[str, Element]:
    """The pages that stand in both languages: all but 404.html, which a server answers with for any address it does not know."""
    return {address: tree for address, (tree, _) in parsed.items() if not address.endswith("404.html")}
