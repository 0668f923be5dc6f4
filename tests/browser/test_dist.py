"""The archive: unpacked on a file share, without a network, it does everything that the site does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from cards.content.catalog import Catalog
from playwright.sync_api import Page, expect

from tests.paper import printed

FOLDER = "customer-centric-leadership"


@pytest.fixture(scope="module")
def project(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose site is built."""
    folder = tmp_path_factory.mktemp("project")
    (folder / "site").symlink_to(site, target_is_directory=True)
    return folder


@pytest.fixture(scope="module")
def share(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder on a file share, called as people call theirs, with the archive unpacked in it."""
    done = pack(project)
    assert done.returncode == 0, done.stderr
    folder = tmp_path_factory.mktemp("share") / "Afdeling 3 – klanten & zo, 100%"
    with ZipFile(project / "dist" / f"{FOLDER}.zip") as archive:
        archive.extractall(folder)
    return folder


@pytest.fixture
def unplugged(share: Path, page: Page) -> Page:
    """The home page of the unpacked site, opened on a computer without a network."""
    page.context.set_offline(True)
    page.goto((share / FOLDER / "index.html").as_uri())
    return page


def test_the_archive_holds_every_file_of_the_site_as_it_is(share: Path, site: Path) -> None:
    packed = {path.relative_to(share / FOLDER): path.read_bytes() for path in share.rglob("*") if path.is_file()}
    assert packed == {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_the_same_site_makes_the_same_archive_with_the_dates_of_its_files(tmp_path: Path) -> None:
    archives = []
    for _ in range(2):
        for name, day in (("index.html", 1_700_000_000), ("b/c.html", 1_796_000_000)):
            file = tmp_path / "site" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(name, encoding="utf-8")
            os.utime(file, (day, day))
        assert pack(tmp_path).returncode == 0
        archives.append((tmp_path / "dist" / f"{FOLDER}.zip").read_bytes())
    assert archives[0] == archives[1]
    assert list((tmp_path / "dist").iterdir()) == [tmp_path / "dist" / f"{FOLDER}.zip"]
    with ZipFile(tmp_path / "dist" / f"{FOLDER}.zip") as archive:
        dated = {entry.filename: entry.date_time for entry in archive.infolist()}
    assert dated == {f"{FOLDER}/b/c.html": (2026, 11, 30, 0, 53, 20), f"{FOLDER}/index.html": (2023, 11, 14, 22, 13, 20)}


def test_without_a_site_the_command_says_what_to_do(tmp_path: Path) -> None:
    done = pack(tmp_path)
    assert (done.returncode, done.stderr) == (1, "Error: There is no site to pack; write it first, with `cards build`.\n")


def test_its_search_finds_a_card(unplugged: Page) -> None:
    unplugged.locator(".md-search__input").click()
    unplugged.locator(".md-search__input").press_sequentially("closed doors")
    unplugged.locator(".md-search-result__list").get_by_role("heading", name="A window in the workshop").click()
    expect(unplugged.get_by_role("heading", level=1)).to_have_text("A window in the workshop")


def test_its_catalogue_filters(unplugged: Page, cards: Catalog) -> None:
    found = f"{len(cards.cards)} of {len(cards.cards)} practices"
    unplugged.get_by_role("link", name="Browse all practices").click()
    expect(unplugged.locator(".results__found")).to_have_text(found)
    expect(unplugged.get_by_role("link", name="Ride along", exact=True)).to_be_visible()
    unplugged.get_by_label("Contains").fill("transparency")
    expect(unplugged.get_by_role("link", name="A window in the workshop", exact=True)).to_be_visible()
    expect(unplugged.get_by_role("link", name="Ride along", exact=True)).to_be_hidden()


@pytest.mark.parametrize("uri", ["practices/glass-wall.html", "nl/practices/glass-wall.html"])
def test_its_cards_print_on_one_sheet(uri: str, unplugged: Page, share: Path) -> None:
    unplugged.goto((share / FOLDER / uri).as_uri())
    assert printed(unplugged).sizes == [(210, 297)] * 2


def test_its_workshop_prints_the_deck(unplugged: Page, share: Path) -> None:
    unplugged.goto((share / FOLDER / "workshop.html").as_uri() + "#cards=glass-wall,ride-along&sheet=deck")
    expect(unplugged.locator("#sheets")).to_have_attribute("aria-busy", "false")
    assert printed(unplugged).sizes == [(210, 297)] * 2


def pack(project: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("cards")), "--root", str(project), "dist"]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
