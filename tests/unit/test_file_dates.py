"""The dates of files: nobody is left with an old file, and nothing is sent that is as it was."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from email.utils import formatdate
from http.client import NOT_MODIFIED
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen
from zipfile import ZipFile

import pytest
from cards.site.archive import pack
from cards.site.file_dates import stamp

from tests.file_server import files_served

FIRST, SECOND = 1_796_000_000, 1_796_100_000
"""Moments of two builds."""

BEFORE = {"index.html": "one", "css/tokens.css": "old", "same.html": "same", "gone.html": "gone"}
NOW = {"index.html": "two", "css/tokens.css": "old and new", "same.html": "same", "new/index.html": "new"}
"""What a site holds before and after a change: one page is of equal length."""


SERVED = "served"
"""The folder that archives unpack to."""


@pytest.fixture
def before(tmp_path: Path) -> Path:
    """The site of before, as its own build dated it."""
    folder = written(tmp_path / "before", BEFORE)
    stamp(folder, tmp_path / "none", FIRST)
    return folder


@pytest.fixture
def fresh(tmp_path: Path, before: Path) -> Path:
    """The site that takes its place, dated."""
    folder = written(tmp_path / "fresh", NOW)
    stamp(folder, before, SECOND)
    return folder


def test_what_is_the_same_keeps_its_date_and_all_else_has_that_of_the_build(fresh: Path) -> None:
    assert dates(fresh) == {"index.html": SECOND, "css/tokens.css": SECOND, "same.html": FIRST, "new/index.html": SECOND}


def test_without_a_site_of_before_all_files_have_the_date_of_the_build(before: Path) -> None:
    assert dates(before) == dict.fromkeys(BEFORE, FIRST)


@pytest.mark.parametrize("moment", [FIRST, FIRST + 1, FIRST - 86_400], ids=["of the same commit", "a second later", "of an older commit"])
def test_what_changed_is_later_than_before_though_the_build_is_not(moment: int, before: Path, tmp_path: Path) -> None:
    fresh = written(tmp_path / "again", NOW)
    stamp(fresh, before, moment)
    assert dates(fresh)["index.html"] == FIRST + 2
    assert dates(fresh)["same.html"] == FIRST


def test_rsync_sends_what_changed_and_nothing_else(fresh: Path, before: Path) -> None:
    needs("rsync")
    command = ["rsync", "-a", "--delete", "--out-format=%o %n", f"{fresh}/", f"{before}/"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    told = {line for line in done.stdout.splitlines() if not line.endswith("/")}
    assert told == {"send index.html", "send css/tokens.css", "send new/index.html", "del. gone.html"}
    assert contents(before) == contents(fresh) == NOW


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Auckland", "America/Los_Angeles"])
def test_a_browser_asks_for_what_an_unpacked_archive_changed(zone: str, fresh: Path, before: Path, tmp_path: Path) -> None:
    needs("unzip")
    with files_served(tmp_path / SERVED) as address:
        unpack(before, zone)
        told = {name: last_modified(f"{address}{name}", None) for name in ("index.html", "same.html")}
        unpack(fresh, zone)
        again = {name: last_modified(f"{address}{name}", told[name]) for name in told}
    assert told == {"index.html": formatdate(FIRST, usegmt=True), "same.html": formatdate(FIRST, usegmt=True)}
    assert again == {"index.html": formatdate(SECOND, usegmt=True), "same.html": None}


def test_a_date_that_no_archive_knows_is_the_first_that_it_does(tmp_path: Path) -> None:
    stamp(written(tmp_path / "site", BEFORE), tmp_path / "none", 0)
    pack(tmp_path / "site", tmp_path / "site.zip")
    with ZipFile(tmp_path / "site.zip") as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def written(folder: Path, texts: dict[str, str]) -> Path:
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def dates(folder: Path) -> dict[str, float]:
    return {file.relative_to(folder).as_posix(): file.stat().st_mtime for file in files(folder)}


def contents(folder: Path) -> dict[str, str]:
    return {file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8") for file in files(folder)}


def files(folder: Path) -> Iterator[Path]:
    return (file for file in folder.rglob("*") if file.is_file())


def unpack(site: Path, zone: str) -> None:
    """Pack `site`, and unpack it beside, over what is there, on a computer in that time zone."""
    archive = site.with_name(f"{SERVED}.zip")
    pack(site, archive)
    subprocess.run(["unzip", "-q", "-o", archive], cwd=site.parent, env={**os.environ, "TZ": zone}, check=True)


def last_modified(address: str, since: str | None) -> str | None:
    """Return the date that comes with a file, or none where the server says that it has not changed `since`."""
    try:
        with urlopen(Request(address, headers={"If-Modified-Since": since} if since else {})) as answer:
            date: str = answer.headers["Last-Modified"]
            return date
    except HTTPError as refusal:
        if refusal.code == NOT_MODIFIED:
            return None
        raise


def needs(program: str) -> None:
    if shutil.which(program) is None:
        pytest.skip(f"DATES WERE NOT CHECKED WITH {program.upper()}, which is missing (install it with: make programs)")
