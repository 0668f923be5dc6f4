"""A build writes over the files of the site before, and leaves none that the new site does not have."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import pytest
from cards.site.asset_names import LENGTH
from cards.site.built_files import write_over
from site_build.site_before import SiteBefore


def _files(site: Path) -> dict[str, bytes]:
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}


def _site(folder: Path, *uris: str) -> Path:
    for uri in uris:
        (folder / uri).parent.mkdir(parents=True, exist_ok=True)
        (folder / uri).write_bytes(b"of before")
    return folder


def test_what_the_new_site_has_too_is_there_to_be_written_over_and_all_else_is_gone(tmp_path: Path) -> None:
    site = _site(
        tmp_path / "site", "index.html", "practices/a.html", "js/a.0123456789.js", "js/gone.0123456789.js", "gone/b.html", ".git/config"
    )
    inode = (site / "practices/a.html").stat().st_ino
    before = SiteBefore(site, names_assets=True)
    assert {entry.name for entry in site.iterdir()} == {".git"}
    before.put_back(["index.html", "practices/a.html", "js/a.js", "new.html"])
    before.remove()
    assert set(_files(site)) == {"index.html", "practices/a.html", "js/a.js", ".git/config"}
    assert not (site / "gone").exists()
    assert (site / "practices/a.html").stat().st_ino == inode


@pytest.mark.parametrize(("names_assets", "name"), [(True, "{}.{}.js"), (False, "{}.js")])
def test_what_is_the_same_is_not_written_and_what_is_not_is_written_over(tmp_path: Path, *, names_assets: bool, name: str) -> None:
    same, other = (sha256(text).hexdigest()[:LENGTH] for text in (b"of before", b"new"))
    site = _site(tmp_path / "site", f"sheets/a.{same}.js", f"sheets/b.{same}.js", "feed.xml")
    inodes = {file.name[0]: file.stat().st_ino for file in (site / "sheets").iterdir()}
    before = SiteBefore(site, names_assets=names_assets)
    before.put_back([])
    texts = {"sheets/a.js": b"of before", "sheets/b.js": b"new", "feed.xml": b"of before", "c/d.js": b'"a.css"'}
    for uri, content in texts.items():
        before.write(uri, content)
    before.remove()
    assert set(before.names) == ({"sheets/a.js", "sheets/b.js"} if names_assets else set())
    a, b = name.format("sheets/a", same), name.format("sheets/b", other)
    assert _files(site) == {a: b"of before", b: b"new", "feed.xml": b"of before", "c/d.js": b'"a.css"'}
    assert {file.name[0]: file.stat().st_ino for file in (site / "sheets").iterdir()} == inodes


def test_a_file_that_has_another_name_elsewhere_is_not_written_over(tmp_path: Path) -> None:
    site = _site(tmp_path / "site", "index.html", "a.html")
    os.link(site / "index.html", tmp_path / "copy.html")
    (site / "b.html").symlink_to(site / "a.html")
    (before := SiteBefore(site, names_assets=True)).put_back(["index.html", "a.html", "b.html"])
    before.remove()
    assert set(_files(site)) == {"a.html"}
    assert (tmp_path / "copy.html").read_bytes() == b"of before"


def test_of_a_build_that_fails_nothing_is_left_of_the_site_of_before(tmp_path: Path) -> None:
    site = _site(tmp_path / "site", "index.html", "about.html")
    before = SiteBefore(site, names_assets=True)
    before.put_back(["index.html"])
    assert set(_files(before.folder)) == {"about.html"}
    del before
    assert set(_files(tmp_path)) == {"site/index.html"}
    assert list(tmp_path.iterdir()) == [site]


def test_where_nothing_is_nothing_is_put_aside(tmp_path: Path) -> None:
    SiteBefore(tmp_path / "site", names_assets=True).put_back(["index.html"])
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_written_over_whether_it_was_longer_or_shorter_and_only_when_it_is_another_one(tmp_path: Path) -> None:
    file = tmp_path / "folder" / "a.js"
    for content in (b"one", b"longer", b"1", b""):
        write_over(file, content)
        assert file.read_bytes() == content
    os.utime(file, (0, 0))
    write_over(file, b"")
    assert file.stat().st_mtime == 0
