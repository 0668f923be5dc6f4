"""What the site holds is listed whole: vendored files as they were published, and each licence in the words that came with its part."""

from __future__ import annotations

import hashlib
import json
import re
from importlib.metadata import files
from pathlib import Path

import pytest
from cards.content.messages import load_messages
from cards.site.shipped import Part, parts
from packaging.licenses import canonicalize_license_expression

from tests.fixture_project import ROOT

THEME = ROOT / "hooks" / "theme"

BROUGHT = {
    "licences/material-for-mkdocs.txt": "licenses/LICENSE",
    "licences/material-design-icons.txt": "material/templates/.icons/material/LICENSE",
    "licences/octicons.txt": "material/templates/.icons/octicons/LICENSE",
    "licences/font-awesome.txt": "material/templates/.icons/fontawesome/LICENSE.txt",
}
"""The theme's own files that hold the words of licences."""


def test_every_vendored_file_is_the_one_that_was_published() -> None:
    vendored = {
        file.relative_to(THEME).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in (THEME / "vendor").rglob("*")
        if file.is_file() and file.name != "LICENSE.txt"
    }
    assert {file: digest for part in parts().values() for file, digest in part.files.items()} == vendored


def test_a_licence_stands_in_the_words_that_came_with_its_part() -> None:
    for published, brought in BROUGHT.items():
        words = of_the_theme(re.escape(brought)).read_text(encoding="utf-8")
        assert (THEME / published).read_text(encoding="utf-8").split() == words.split(), published
    assert (THEME / "licences/practices.txt").read_text(encoding="utf-8") == (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert f"--- markdown-it {parts()['markdown_it'].version} ---" in (THEME / "vendor/markdown-it/LICENSE.txt").read_text(encoding="utf-8")


def test_all_that_the_themes_script_was_made_from_is_named() -> None:
    sources = json.loads(of_the_theme(r"/bundle\.\w+\.min\.js\.map").read_text(encoding="utf-8"))["sources"]
    packages = {found[1] for source in sources if (found := re.search(r"node_modules/((?:@[^/]+/)?[^/]+)", source))}
    named = {name.removesuffix(".js").lower() for key in ("in_the_script", "rxjs") for name in parts()[key].name.split(", ")}
    assert packages == named


@pytest.mark.parametrize("part", parts().values(), ids=parts())
def test_a_part_has_a_licence_that_is_there_and_says_where_it_comes_from(part: Part) -> None:
    assert canonicalize_license_expression(part.licence) == part.licence
    assert (THEME / part.text).is_file()
    assert bool(part.version) == bool(part.package)
    assert not part.inside or parts()[part.inside].package


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_page_says_what_each_part_is_for(language: str) -> None:
    assert set(load_messages(language)["licences"]["purposes"]) == set(parts())


def of_the_theme(name: str) -> Path:
    """Return the one installed file of the theme whose path ends so, a regular expression."""
    [file] = [file for file in files("mkdocs-material") or () if re.search(f"{name}$", file.as_posix())]
    return Path(str(file.locate()))
