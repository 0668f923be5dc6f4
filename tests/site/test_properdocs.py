"""ProperDocs continues MkDocs' core. On the day MkDocs' own no longer runs, the project goes on with it as it stands, hooks and all."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.site.links import files

GENERATOR = re.compile(rb'<meta name="generator" content="([^"]*)">')


def test_properdocs_makes_the_same_site_of_the_real_project(
    published: subprocess.CompletedProcess[str], environment: dict[str, str], tmp_path: Path
) -> None:
    if find_spec("properdocs") is None:
        pytest.fail("ProperDocs is not installed, so nobody knows whether it builds the site: see requirements-test.txt")
    by_mkdocs, by_properdocs = Path(published.args[-1]), tmp_path / "site"
    command = [sys.executable, "-m", "properdocs", "build", "--strict", "--config-file", "mkdocs.yml", "--site-dir", str(by_properdocs)]
    built = subprocess.run(
        command,
        cwd=by_mkdocs.parent,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    for done in (published, built):
        assert done.returncode == 0, done.stdout
        assert "WARNING" not in done.stdout
    addresses = files(by_mkdocs)
    assert files(by_properdocs) == addresses
    # A packed sitemap holds the moment at which it was packed.
    compared = {address for address in addresses if not address.endswith(".gz")}
    assert {address for address in compared if content(by_mkdocs / address) != content(by_properdocs / address)} == set()
    for page in ("index.html", "nl/index.html"):
        assert b"ProperDocs" in GENERATOR.findall((by_properdocs / page).read_bytes())[0], page


def content(file: Path) -> bytes:
    return GENERATOR.sub(b"", file.read_bytes())
