"""What servers may rely on: no page runs what stands in it or comes from elsewhere, and no asset changes under its name."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from xml.etree.ElementTree import Element

from cards.site.asset_names import ASSETS, LENGTH
from cards.site.security_policy import IN_PAGES
from cards.site.server_settings import ASSET_FOLDERS

from tests.assets import MARK

DATA = "application/json"
"""The type of a script that a browser does not run."""


def test_no_page_has_a_script_or_a_style_in_itself(parsed: dict[str, tuple[Element, list[str]]]) -> None:
    assert [f"{address}: {found}" for address, (tree, _) in parsed.items() for found in _inline(tree)] == []


def test_what_pages_have_in_them_would_be_noticed() -> None:
    page = Element("body", onload="x()")
    page.append(Element("script"))
    page.append(Element("script", src="x.js"))
    page.append(Element("script", type=DATA))
    page.append(Element("p", style="color: red"))
    page.append(Element("a", href="javascript:x()"))
    page.append(Element("style"))
    assert _inline(page) == ["body onload", "script", "p style", "a href", "style"]


def test_every_page_says_what_it_may_load_before_it_loads_anything(site: Path) -> None:
    for page in site.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        said = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">', html)
        assert said, page
        assert said[1] == IN_PAGES, page
        assert not re.search(r"<(?:link|script|img|style)\b", html[: said.start()]), page


def test_paper_that_a_script_brings_has_no_style_in_itself(site: Path) -> None:
    in_itself = re.compile(r"<[^>]*\s(?:style|on\w+)=")
    assert [script for script in site.rglob("sheets/*.js") if in_itself.search(script.read_text(encoding="utf-8"))] == []


def _inline(tree: Element) -> list[str]:
    found = []
    for element in tree.iter():
        if element.tag == "style" or (element.tag == "script" and not element.get("src") and element.get("type") != DATA):
            found.append(str(element.tag))
        found += [
            f"{element.tag} {name}"
            for name, value in element.attrib.items()
            if name == "style" or name.startswith("on") or (value or "").lstrip().lower().startswith("javascript:")
        ]
    return found


# --- names -------------------------------------------------------------------------------------------------------------


def test_every_asset_is_named_by_what_it_holds(site: Path) -> None:
    assets = [file for file in site.rglob("*") if file.suffix.removeprefix(".") in ASSETS]
    assert len(assets) > 100
    assert [file for file in assets if file.stem.rpartition(".")[2] != hashlib.sha256(file.read_bytes()).hexdigest()[:LENGTH]] == []


def test_the_folders_of_assets_hold_nothing_that_changes_under_its_name(site: Path) -> None:
    folders = {site / language / name for language in ("", "nl") for name in ASSET_FOLDERS}
    below = {*folders, *(path for folder in folders for path in folder.rglob("*"))}
    assert {file.parent for file in site.rglob("*") if MARK.search(file.name)} <= below
    others = {file.name for folder in folders for file in folder.rglob("*") if file.is_file() and not MARK.search(file.name)}
    assert {name for name in others if name != "LICENSE.txt" and not name.endswith(".map")} == set()


def test_both_languages_have_the_same_names_for_the_same_files(site: Path) -> None:
    english, dutch = ({file.name for file in (site / language / "css").iterdir()} for language in ("", "nl"))
    assert english == dutch
