"""The site depends on its sources alone: built on another day it is the same, byte for byte, and its dates are those of the cards."""

from __future__ import annotations

import gzip
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

SITE_URL = "https://example.org/cards/"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="module")
def build(root: Path, environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Build the small project of the tests, for an address and with a clock that stands at the given second."""
    small = tmp_path_factory.mktemp("small")
    for name in ("mkdocs.yml", "mkdocs.nl.yml", "hooks", "docs"):
        (small / name).symlink_to(root / name)
    for name in ("practices", "seeds"):
        (small / name).symlink_to(Path(__file__).parent.parent / "project" / name)

    def built(clock: str) -> Path:
        folder = tmp_path_factory.mktemp("built") / "site"
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
        variables = {**environment, "SITE_URL": SITE_URL, "SOURCE_DATE_EPOCH": clock}
        done = subprocess.run(command, cwd=small, env=variables, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        assert done.returncode == 0, done.stdout
        return folder

    return built


@pytest.fixture(scope="module")
def first(build: Callable[[str], Path]) -> Path:
    return build("86400")


def test_a_build_on_another_day_is_the_same_byte_for_byte(first: Path, build: Callable[[str], Path]) -> None:
    assert _contents(build("1800000000")) == _contents(first)


@pytest.mark.parametrize("language", ["", "nl/"])
def test_the_sitemap_dates_what_shows_cards_by_their_last_review_and_lists_no_page_that_sends_on(language: str, first: Path) -> None:
    dates = {
        url.findtext(f"{SITEMAP}loc"): url.findtext(f"{SITEMAP}lastmod")
        for url in ET.parse(first / language / "sitemap.xml").iter(f"{SITEMAP}url")
    }
    reviewed = ["index", "practices/index", "practices/ask-why", "practices/glass-wall", "practices/ride-along"]
    reviewed += ["themes/openness", "themes/listening", "leaders/owner", "leaders/manager"]
    undated = ["about", "contribute", "disagreements", "leaders/index", "scan", "sources/index", "sources/column", "sources/interview"]
    undated += ["workshop"]
    assert dates == {
        **{f"{SITE_URL}{language}{page}.html": "2026-11-22" for page in reviewed},
        **{f"{SITE_URL}{language}{page}.html": None for page in undated},
    }


def test_the_packed_sitemap_is_the_sitemap(first: Path) -> None:
    assert gzip.decompress((first / "sitemap.xml.gz").read_bytes()) == (first / "sitemap.xml").read_bytes()


def test_the_data_stands_once_at_the_root_and_a_feed_in_each_language(first: Path) -> None:
    written = {file.relative_to(first).as_posix() for name in ("practices.*", "feed.xml", "404.html") for file in first.rglob(name)}
    assert written == {"practices.json", "practices.csv", "feed.xml", "nl/feed.xml", "404.html"}


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
