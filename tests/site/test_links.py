"""Whoever follows a link arrives, in either language, on a server or a file share, with no network."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from cards.site.pages import DEEPEST

from tests.fixture_project import FIXTURE
from tests.published_addresses import unanswered
from tests.site.links import broken_links, links, target

DUTCH = "nl/"


def test_every_page_exists_in_both_languages(trees: dict[str, Element]) -> None:
    english = {address for address in trees if not address.startswith(DUTCH)}
    dutch = {address.removeprefix(DUTCH) for address in trees if address.startswith(DUTCH)}
    assert english == dutch


def test_the_site_has_a_page_for_every_card_and_every_source(trees: dict[str, Element]) -> None:
    cards = {f"practices/{file.stem}.html" for file in (FIXTURE / "practices").glob("[!_]*.yml")}
    sources = {f"sources/{file.stem}.html" for file in (FIXTURE / "seeds").glob("*.yml")}
    assert cards | sources <= set(trees)
    assert {address for address in trees if address.startswith(("practices/", "sources/"))} == {
        *cards,
        *sources,
        "practices/why-question.html",
        "practices/index.html",
        "sources/index.html",
    }


def test_every_link_leads_to_a_file_and_every_fragment_to_an_element(site: Path, trees: dict[str, Element]) -> None:
    assert broken_links(site, trees) == []


def test_the_pages_load_nothing_from_elsewhere_and_nothing_by_an_absolute_address(trees: dict[str, Element]) -> None:
    away = {
        f"{address}: {link}" for address, tree in trees.items() for link in _loaded(tree) if link.startswith("/") or urlsplit(link).scheme
    }
    assert away == set()


def test_the_style_sheets_load_nothing_from_elsewhere(site: Path) -> None:
    # A url() that begins with data: is a picture that stands in the style sheet itself.
    addresses = {
        f"{file.relative_to(site)}: {address}"
        for file in site.rglob("*.css")
        for address in re.findall(r"(?:url\(|@import )\s*[\"']?([^\"')]+)", file.read_text(encoding="utf-8"))
        if not address.startswith(("data:", "#"))
    }
    assert addresses == set()


def test_the_pages_link_to_no_other_site(trees: dict[str, Element]) -> None:
    # Without REPO_URL and SITE_URL nothing outside is known, and the articles are cited without an address.
    outside = {link for tree in trees.values() for link in links(tree) if urlsplit(link).scheme}
    assert outside == set()


def test_the_script_of_every_page_finds_the_home_and_the_search_of_its_language(site: Path, trees: dict[str, Element]) -> None:
    for address, tree in trees.items():
        config = json.loads("".join(element.text or "" for element in tree.iter("script") if element.get("id") == "__config"))
        home = DUTCH if address.startswith(DUTCH) else ""
        assert target(address, config["base"] + "/") == home or posixpath.normpath(home), address
        [search] = [source for source in (script.get("src", "") for script in tree.iter("script")) if "search/engine" in source]
        assert (site / target(address, search)).is_file(), address
        assert target(address, search).startswith(DUTCH) == address.startswith(DUTCH), address
        [box] = [element for element in tree.iter("div") if element.get("data-indexes")]
        named = {code: [target(address, way) for way in ways] for code, ways in json.loads(box.get("data-indexes", "")).items()}
        assert all((site / file).is_file() for files in named.values() for file in files), address
        assert [file.startswith(DUTCH) for file in named["nl"] + named["en"]] == [True, True, False, False], address


def test_every_page_has_one_switch_and_it_leads_to_itself_in_the_other_language(trees: dict[str, Element]) -> None:
    led_to = {
        address: [
            (target(address, link.get("href", "")), link.get("hreflang"), link.get("rel"))
            for link in tree.iter("a")
            if "language-switch" in link.get("class", "").split()
        ]
        for address, tree in trees.items()
    }
    assert led_to == {
        address: [(address.removeprefix(DUTCH), "en", "alternate") if address.startswith(DUTCH) else (DUTCH + address, "nl", "alternate")]
        for address in trees
    }


def test_the_page_for_unknown_addresses_leads_on_from_wherever_it_is_shown(
    site: Path, parsed: dict[str, tuple[Element, list[str]]]
) -> None:
    page, _ = parsed["404.html"]
    ways = [way for element in page.iter() for way in (element.get("href"), element.get("action")) if way and element.tag != "link"]
    assert [way for way in ways if not (way.startswith("/") and (site / way.removeprefix("/")).is_file())] == []
    # Where the site is, nobody knows; what the page loads is looked for in its folder, and in those above it.
    loaded = [way for element in page.iter() for way in (element.get("src"), element.get("href")) if way and element.tag != "a"]
    assert {way.count("../") for way in loaded} == set(range(DEEPEST + 1))
    assert [way for way in loaded if not (site / way.replace("../", "")).is_file()] == []


def _loaded(tree: Element) -> Iterator[str]:
    """Yield the addresses that a browser fetches without being asked."""
    for element in tree.iter():
        if element.tag != "a":
            yield from links(Element(str(element.tag), element.attrib))


def test_every_address_ever_published_answers_and_none_leads_to_another_that_sends_on(site: Path) -> None:
    assert unanswered(FIXTURE, site, ("", DUTCH)) == []
