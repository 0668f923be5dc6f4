"""The settings that `cards serve-config` writes; what nginx makes of its own is tested in ``tests/browser/test_served.py``."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
import yaml
from cards.cli import main
from cards.cli.serving import SERVERS
from cards.site.security_policy import BY_SERVERS
from cards.site.server_settings import ASSET_FOLDERS, TYPES
from click.testing import CliRunner, Result

from tests.fixture_project import put_together


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fixture project, without a site."""
    return put_together(tmp_path_factory.mktemp("project"))


def cards(project: Path, *arguments: str, address: str = "") -> Result:
    return CliRunner().invoke(main, ["--root", str(project), *arguments], env={"SITE_URL": address})


@pytest.mark.parametrize("server", sorted(SERVERS))
def test_the_settings_name_the_sites_folder_or_its_address(server: str, project: Path) -> None:
    said = cards(project, "serve-config", server, "--by-language", address="https://intranet.example/cards/")
    assert said.exit_code == 0, said.output
    assert {"github-pages": "SITE_URL: https://intranet.example/cards/", "iis": "/cards/404.html"}.get(
        server, (project / "site").resolve().as_posix()
    ) in said.output
    assert "{{" not in said.output.replace("${{", "")


@pytest.mark.parametrize("server", sorted(set(SERVERS) - {"github-pages"}))
def test_readers_are_sent_to_their_language_where_that_is_asked_for(server: str, project: Path) -> None:
    asked, not_asked = (cards(project, "serve-config", server, *flag).output.lower() for flag in (["--by-language"], []))
    assert "accept" in asked
    assert "accept" not in not_asked


def test_iis_gets_well_formed_settings_with_every_type_and_header(project: Path) -> None:
    tree = fromstring(cards(project, "serve-config", "iis").stdout.encode())
    types = {element.get("fileExtension"): element.get("mimeType", "").partition(";")[0] for element in tree.iter("mimeMap")}
    assert types == {f".{end}": kind for kind, ends in TYPES.items() for end in ends}
    assert BY_SERVERS in {element.get("value") for element in tree.iter("add")}
    assert {element.get("path") for element in tree.iter("location")} == {f"{root}{name}" for root in ("", "nl/") for name in ASSET_FOLDERS}


def test_the_workflow_for_pages_is_one_that_github_takes(project: Path, tmp_path: Path) -> None:
    workflow = tmp_path / "pages.yml"
    said = cards(project, "serve-config", "github-pages", "--output", str(workflow))
    assert said.output == f"{workflow} is written.\n"
    assert yaml.safe_load(workflow.read_text(encoding="utf-8"))["permissions"] == {"contents": "write"}
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", str(workflow)]
    checked = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert checked.returncode == 0, checked.stdout


def test_what_cannot_be_written_is_told(project: Path, tmp_path: Path) -> None:
    said = cards(project, "serve-config", "nginx", "--output", str(tmp_path / "no" / "nginx.conf"))
    assert said.exit_code != 0
    assert said.output == f"Error: `{tmp_path / 'no' / 'nginx.conf'}`: it does not exist.\n"


def test_what_is_named_by_what_it_holds_is_packed_with_its_date_and_no_page_of_which_an_old_copy_could_be_sent(project: Path) -> None:
    assert "write it first, with `cards build`" in cards(project, "compress").output
    site = project / "site"
    site.mkdir()
    sheet, small, picture = (site / f"{name}" for name in ("card.0123456789.css", "small.0123456789.css", "picture.0123456789.png"))
    for file, content in ((sheet, b"p {}" * 500), (small, b"p {}"), (picture, bytes(2000)), (site / "index.html", b"<p>Why?</p>" * 500)):
        file.write_bytes(content)
        os.utime(file, (1_700_000_000, 1_700_000_000))
    assert cards(project, "compress").output == "1 file is packed: 0.0 MB as 0.0 MB.\n"
    packed = site / f"{sheet.name}.gz"
    assert set(site.iterdir()) == {sheet, packed, small, picture, site / "index.html"}
    assert gzip.decompress(packed.read_bytes()) == sheet.read_bytes()
    assert packed.stat().st_mtime == 1_700_000_000
    before = packed.read_bytes()
    cards(project, "compress")
    assert packed.read_bytes() == before
