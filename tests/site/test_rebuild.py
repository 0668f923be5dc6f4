"""The site depends on its sources alone: built on another day it is the same, byte for byte, and its dates are those of the cards."""

from __future__ import annotations

import gzip
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from cards.content.catalog import Catalog

from tests.fixture_project import copy_project, put_together

SITE_URL = "https://example.org/cards/"
REVIEWED = date(2026, 11, 22)
"""The day on which most cards of the fixture project were read last."""

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


ELSEWHERE = {"TZ": "Pacific/Auckland", "LANG": "nl_NL.UTF-8", "LC_ALL": "C", "PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "1800000000"}
"""What differs on another computer, on another day."""

TEXTS = {".css", ".html", ".js", ".md", ".svg", ".xml", ".yml", ""}
"""How the names of files end whose lines git ends as Windows does, where it is told to. Those of Python stay: all would be compiled."""


@pytest.fixture(scope="module")
def first(environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(put_together(tmp_path_factory.mktemp("project")), {**environment, "SOURCE_DATE_EPOCH": "1796000000"})


def built(project: Path, environment: dict[str, str]) -> Path:
    """Build a project into a folder beside its cards."""
    folder = project / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    variables = {**environment, "SITE_URL": SITE_URL}
    done = subprocess.run(command, cwd=project, env=variables, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    assert done.returncode == 0, done.stdout
    return folder


def test_a_build_elsewhere_on_another_day_with_lines_as_windows_ends_them_is_the_same_byte_for_byte(
    first: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    project = copy_project(tmp_path)
    for file in project.rglob("*"):
        if file.is_file() and file.suffix in TEXTS:
            file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    again, before = _contents(built(project, {**environment, **ELSEWHERE})), _contents(first)
    assert set(again) == set(before)
    assert [name for name in again if again[name] != before[name]] == []


def test_nothing_is_published_that_no_reader_needs(first: Path) -> None:
    published = _contents(first)
    assert [name for name in published if name.endswith(".map") or "/lunr/" in name] == []
    assert [name for name, content in published.items() if name.endswith((".js", ".css")) and b"sourceMappingURL=" in content] == []


@pytest.mark.parametrize("language", ["", "nl/"])
def test_the_sitemap_dates_what_shows_cards_by_their_last_review_and_lists_no_page_that_sends_on(
    language: str, first: Path, cards: Catalog
) -> None:
    dates = {
        url.findtext(f"{SITEMAP}loc"): url.findtext(f"{SITEMAP}lastmod")
        for url in ET.parse(first / language / "sitemap.xml").iter(f"{SITEMAP}url")
    }
    pages = {
        **{page: cards.last_reviewed(cards.cards) for page in ("index", "practices/index")},
        **{f"practices/{slug}": card.reviewed for slug, card in cards.cards.items()},
        **{f"themes/{theme}": cards.last_reviewed(cards.in_theme(theme)) for theme in cards.vocabulary.themes},
        **{f"leaders/{leader}": REVIEWED for leader in cards.vocabulary.facets["leaders"].values},
        **dict.fromkeys(
            [
                "about",
                "contribute",
                "disagreements",
                "together",
                "if-mkdocs-ends",
                "leaders/index",
                "licences/index",
                "maintenance",
                "new",
                "problems",
                "scan",
                "sources/index",
                "workshop",
            ]
        ),
        **{f"sources/{source}": None for source in cards.sources},
    }
    assert dates == {f"{SITE_URL}{language}{page}.html": day and str(day) for page, day in pages.items()}
    assert (pages["index"], pages["themes/promise"]) == (REVIEWED, date(2026, 10, 5))


def test_the_packed_sitemap_is_the_sitemap(first: Path) -> None:
    assert gzip.decompress((first / "sitemap.xml.gz").read_bytes()) == (first / "sitemap.xml").read_bytes()


def test_the_data_stands_once_at_the_root_and_a_feed_in_each_language(first: Path, cards: Catalog) -> None:
    names = ("practices*.json", "practices*.csv", "feed.xml", "404.html")
    written = {file.relative_to(first).as_posix() for name in names for file in first.rglob(name)}
    assert written == {"practices.json", "practices.csv", "practices-semicolon.csv", "feed.xml", "nl/feed.xml", "404.html"}
    themes = {theme for theme in cards.vocabulary.themes if cards.in_theme(theme)}
    assert {file.stem for file in first.glob("nl/themes/*.xml")} == themes


def test_the_page_of_a_theme_names_its_feed_too(first: Path) -> None:
    page = (first / "nl/themes/promise.html").read_text(encoding="utf-8")
    assert re.findall(r'<link rel="alternate feed" [^>]*title="([^"]+)" href="([^"]+)">', page) == [
        ("Nieuwe en gewijzigde kaarten", "../feed.xml"),
        ("Nieuwe en gewijzigde kaarten: Houd woord", "promise.xml"),
    ]
    assert '<a href="promise.xml">' in page


def test_every_page_names_the_feed_of_its_language(first: Path) -> None:
    for page, address in {
        "index.html": "feed.xml",
        "practices/ask-why.html": "../feed.xml",
        "nl/themes/openness.html": "../feed.xml",
    }.items():
        assert '<link rel="alternate feed" type="application/atom+xml" title="' in (first / page).read_text(encoding="utf-8"), page
        assert f'href="{address}">' in (first / page).read_text(encoding="utf-8"), page


def _contents(site: Path) -> dict[str, bytes]:
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in sorted(site.rglob("*")) if file.is_file()}
