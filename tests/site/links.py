"""Following the links of a built site."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit
from xml.etree.ElementTree import Element

import html5lib

from tests.assets import as_before

ParsedPage = tuple[Element, list[str]]
"""A page as browsers read it, and what HTML does not allow in it, as ``line:column: code``."""


def parse(file: Path) -> ParsedPage:
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(file.read_text(encoding="utf-8"))
    for template in tree.iter("template"):
        template[:] = []  # scripts fill copies of it; no reader meets what stands in it
    return tree, [f"{line}:{column}: {code}" for (line, column), code, _ in parser.errors]


def broken_links(site: Path, trees: dict[str, Element]) -> list[str]:
    """Return every link within the site that leads to no file, or with its fragment to no element; `trees` are its pages by address."""
    known = files(site)
    found = {address: _anchors(tree) for address, tree in trees.items()}
    return [
        f"{address}: {link}"
        for address, tree in trees.items()
        for link in links(tree)
        if not urlsplit(link).scheme and not _arrives(address, link, known, found)
    ]


def target(page: str, link: str) -> str:
    """Return the address that `link` leads to from `page`."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(urlsplit(link).path)))


def files(site: Path) -> set[str]:
    return {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}


def _anchors(tree: Element) -> set[str]:
    return {identifier for element in tree.iter() if (identifier := element.get("id"))}


def links(tree: Element) -> Iterator[str]:
    """Yield every address that the page names, whatever for."""
    for element in tree.iter():
        for attribute in ("href", "src", "action", "data", "poster"):
            if (address := element.get(attribute)) is not None:
                yield address
        for candidate in element.get("srcset", "").split(","):
            if candidate.strip():
                yield candidate.split()[0]


def _arrives(page: str, link: str, files: set[str], anchors: dict[str, set[str]]) -> bool:
    there = target(page, link) if urlsplit(link).path else page
    fragment = unquote(urlsplit(link).fragment)
    if fragment.startswith("cards="):
        return there in files and _is_plan(there, fragment, files)
    if fragment.startswith("card="):  # the form, with a card to improve
        return there in files and f"form/{fragment.removeprefix('card=')}.js" in set(map(as_before, files))
    if fragment.startswith(("time=", "length=")):  # the catalogue with a choice, and the short scan
        return there in files
    return there in files and (not fragment or fragment in anchors.get(there, set()))


def _is_plan(target: str, plan: str, files: set[str]) -> bool:
    """Tell whether `plan` stands behind the address of a workshop page and names cards of its language only."""
    items = parse_qs(plan)["cards"][0].split(",")
    cards = [item for item in items if not item.startswith("~")]
    folder = posixpath.dirname(target)
    return posixpath.basename(target) == "workshop.html" and all(
        posixpath.join(folder, f"practices/{card}.html") in files for card in cards
    )
