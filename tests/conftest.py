"""What the tests share: the fixture project, its site built once, and a server for it on this computer.

The cards of the fixture project are nobody's but the tests': they change when a test needs it, and never when a real card does. What
the project publishes is tested in ``tests/content`` alone.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from cards.content import catalog
from cards.content.catalog import Catalog
from cards.content.remembered import FOLDER
from cards.paper import chromium
from playwright.sync_api import Browser, expect, sync_playwright

from tests.commands import built_once
from tests.content.tested_project import PROJECT
from tests.file_server import files_served
from tests.fixture_project import FIXTURE, ROOT


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Return one worker more than there are processors: each waits for a browser half of the time."""
    return (os.cpu_count() or 1) + 1


FIRST = (
    "unit/test_mutations.py",
    "browser/workshop/test_address.py",
    "unit/test_rules.py",
    "unit/test_json_schema.py",
    "site/test_serve.py",
    "browser/workshop/test_sheets.py",
    "browser/test_facets.py",
    "browser/scan/test_files.py",
)
"""The modules with which the tests begin: some that need no site, while it is built, and those that take longest: one worker runs a whole
module, and at the end the others would idle."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    turns = {ROOT / "tests" / module: turn for turn, module in enumerate(FIRST)}
    items.sort(key=lambda item: turns.get(item.path, len(FIRST)))


def pytest_make_parametrize_id(val: object) -> str | None:
    """Name no value with `::`: what stands before the last one in a test's name counts as its module, which would be set up anew for it."""
    return val.replace("::", ":-:") if isinstance(val, str) and "::" in val else None


NO_BROWSER = (
    "The browser tests need a Chromium, and none was found.\n"
    "Debian: sudo apt-get install chromium-headless-shell fonts-liberation\n"
    "Anywhere else: install Chromium, Chrome or Edge; if its command is not found, name its file in the variable CHROMIUM."
)


os.environ["LANGUAGE"] = "en"  # of messages, whatever this computer is set to
os.environ.pop("SOURCE_DATE_EPOCH", None)  # the invented cards were reviewed on a day that may lie after it

# Where Python is told to keep nothing that it compiled, as in many containers, every program that a test starts would compile all anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

SITE_URL = "https://intranet.example.org/practices-of-ours/"

PATIENCE = 15_000
"""Milliseconds until something that should show counts as missing; long, for on a busy computer everything takes longer."""

expect.set_options(timeout=PATIENCE)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--renew", action="store_true", help="Write the golden files anew from what is rendered now, for a look at the difference."
    )


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the cards and sources of the fixture project, which have no problems."""
    return Path(shutil.copytree(FIXTURE, tmp_path / "project"))


@pytest.fixture(scope="session")
def cards() -> Catalog:
    """The catalog of the fixture project."""
    loaded = catalog.load(FIXTURE)
    assert isinstance(loaded, Catalog), loaded
    return loaded


@pytest.fixture(scope="session")
def environment() -> dict[str, str]:
    """The variables for a program that a test starts: without those that set a site's addresses, or that make hands to another make."""
    passed_on = {
        name: value for name, value in os.environ.items() if name not in ("SITE_URL", "REPO_URL", "MAKEFLAGS", "MAKELEVEL", "MFLAGS")
    }
    # The theme says at each build when its support ends; so does the page "If MkDocs ends", and a test looks at all that is printed.
    return {**passed_on, "NO_MKDOCS_2_WARNING": "1"}


@pytest.fixture(scope="session")
def of_this_run(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of this run of the tests share, for what is made once and only looked at."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if hasattr(request.config, "workerinput") else own


@pytest.fixture(scope="session")
def fixture_build(environment: dict[str, str], of_this_run: Path) -> subprocess.CompletedProcess[str]:
    """The strict build of the fixture project, as it ended; its last argument is the site's folder."""
    return built_once(of_this_run / "fixture", FIXTURE, environment)


@pytest.fixture(scope="session")
def site_build(fixture_build: subprocess.CompletedProcess[str]) -> subprocess.CompletedProcess[str]:
    """The same; the tests of the content have another one of that name."""
    return fixture_build


@pytest.fixture(scope="session")
def site(site_build: subprocess.CompletedProcess[str]) -> Path:
    """The folder of the built site, both languages."""
    assert site_build.returncode == 0, site_build.stdout
    return Path(site_build.args[-1])


@pytest.fixture(scope="session")
def known(fixture_build: subprocess.CompletedProcess[str]) -> Path:
    """The folder of what the build of the fixture project found out, with which that of a copy takes half as long."""
    return Path(fixture_build.args[-1]).parent / FOLDER


@pytest.fixture(scope="session")
def published(environment: dict[str, str], of_this_run: Path, known: Path) -> subprocess.CompletedProcess[str]:
    """The strict build of the cards there are, as it ended; its last argument is the site's folder."""
    return built_once(of_this_run / "published", PROJECT, environment, known)


@pytest.fixture(scope="session")
def addressed_site(environment: dict[str, str], of_this_run: Path, known: Path) -> Path:
    """The folder of the site of the fixture project built to be served at SITE_URL."""
    build = built_once(of_this_run / "addressed", FIXTURE, {**environment, "SITE_URL": SITE_URL}, known)
    assert build.returncode == 0, build.stdout
    return Path(build.args[-1])


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The address of a server of the built site; it ends with a slash."""
    with files_served(site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One running browser for all tests."""
    program = chromium.find()
    if program is None:
        pytest.fail(NO_BROWSER, pytrace=False)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=list(chromium.ARGUMENTS))
        yield running
        running.close()
