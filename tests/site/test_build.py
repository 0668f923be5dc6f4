"""The commands that make the site: what they give, and what they do with cards that are not right."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest
from cards.cli.publishing import END_OF_THE_THEME
from cards.publishing.publication import publication
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError

from tests.fixture_project import change, copy_project

SITE_URL = "https://intranet.example.org/practices-of-leadership/"
REPO_URL = "https://git.example.org/people/hr/cards"
MEANT = [("SITE_URL", SITE_URL), ("REPO_URL", REPO_URL)]

LONG_AGO = 1_600_000_000
"""A moment, in seconds since 1970."""

MAKE = ["make", f"VENV={sys.prefix}", f"--old-file={sys.prefix}/site"]
"""make with the environment that runs the tests, whatever its age: a test must not install anything."""


@pytest.fixture
def own_project(tmp_path: Path, known: Path) -> Path:
    """A copy of the fixture project that the test may change."""
    return copy_project(tmp_path, known=known)


@pytest.fixture(scope="module")
def build_with_addresses(environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory, known: Path) -> tuple[Path, str]:
    """The site of the fixture project as `make build` writes it, when both addresses are known and no notice is muted; what it prints."""
    folder = copy_project(tmp_path_factory.mktemp("with-addresses"), known=known)
    old_site(folder)
    shutil.copytree(folder / "hooks" / "theme" / "vendor", folder / "site" / "vendor")  # which is published as it is
    for file in files(folder / "site"):
        os.utime(folder / "site" / file, (LONG_AGO, LONG_AGO))
    by_itself = {name: value for name, value in environment.items() if name != "NO_MKDOCS_2_WARNING"}
    built = run([*MAKE, "build"], folder, {**by_itself, "SITE_URL": f"{SITE_URL}index.html", "REPO_URL": f"{REPO_URL}.git"})
    assert built.returncode == 0, built.stdout
    return folder / "site", built.stdout


@pytest.fixture(scope="module")
def site_with_addresses(build_with_addresses: tuple[Path, str]) -> Path:
    """The folder of that site."""
    return build_with_addresses[0]


def run(command: list[str], folder: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False
    )


# --- a build that succeeds -------------------------------------------------------------------------------------------


def test_the_strict_build_succeeds_and_has_nothing_to_warn_of(site_build: subprocess.CompletedProcess[str]) -> None:
    remarks = [line for line in site_build.stdout.splitlines() if not line.startswith("INFO ")]
    assert (site_build.returncode, remarks) == (0, [])


@pytest.mark.parametrize(
    ("page", "source"),
    [
        ("practices/glass-wall.html", "practices/glass-wall.yml"),
        ("nl/practices/glass-wall.html", "practices/glass-wall.yml"),
        ("sources/interview.html", "seeds/interview.yml"),
        ("themes/openness.html", "practices/_vocabulary.yml"),
        ("about.html", "docs/en/about.md"),
        ("nl/about.html", "docs/nl/about.md"),
    ],
)
def test_with_the_projects_address_every_page_has_a_link_to_edit_its_source(page: str, source: str, site_with_addresses: Path) -> None:
    assert edit_links(site_with_addresses / page) == [f"{REPO_URL}/-/edit/main/{source}"]


def test_with_the_projects_address_every_page_asks_what_is_wrong_on_it(site_with_addresses: Path) -> None:
    asks = f'href="{REPO_URL}/-/issues/new?issuable_template=something-is-wrong&amp;issue%5Btitle%5D='
    assert [
        page
        for page in site_with_addresses.rglob("*.html")
        if page.name != "404.html" and page.read_text("utf-8").count(asks) not in (1, 2)
    ] == []
    about = (site_with_addresses / "nl/about.html").read_text(encoding="utf-8")
    assert (
        f'{asks}Er%20klopt%20iets%20niet%20op%20{quote(SITE_URL, safe="")}nl%2Fabout.html">Er klopt iets niet op deze pagina</a>' in about
    )
    contribute = (site_with_addresses / "nl/contribute.html").read_text(encoding="utf-8")
    assert f'href="{REPO_URL}/-/issues/new?issuable_template=suggest-a-practice&amp;issue%5Btitle%5D=' in contribute


def test_without_the_projects_address_no_page_has_a_link_to_edit_it(site: Path) -> None:
    assert [page for page in site.rglob("*.html") if edit_links(page)] == []


def test_with_the_sites_address_every_page_says_where_it_stands(site_with_addresses: Path) -> None:
    pages = [page for page in site_with_addresses.rglob("*.html") if page.name != "404.html"]
    assert {page: canonical_links(page) for page in pages} == {
        page: [SITE_URL + page.relative_to(site_with_addresses).as_posix()] for page in pages
    }


def test_with_the_sites_address_every_page_but_one_that_sends_on_names_itself_in_each_language(site_with_addresses: Path) -> None:
    pages = {
        page.relative_to(site_with_addresses).as_posix(): page for page in site_with_addresses.rglob("*.html") if page.name != "404.html"
    }
    for uri, page in pages.items():
        within = uri.removeprefix("nl/")
        assert translations(page) == (
            []
            if uri.endswith("why-question.html")
            else [("en", SITE_URL + within), ("nl", f"{SITE_URL}nl/{within}"), ("x-default", SITE_URL + within)]
        )


def test_the_sitemap_names_each_page_in_each_language(site_with_addresses: Path) -> None:
    link, said = "{http://www.w3.org/1999/xhtml}link", set()
    for url in ET.parse(site_with_addresses / "nl/sitemap.xml").getroot():
        named = [(other.get("rel"), other.get("hreflang"), other.get("href", "")) for other in url.iter(link)]
        assert [(rel, language) for rel, language, _ in named] == [("alternate", "en"), ("alternate", "nl"), ("alternate", "x-default")]
        said.add((url[0].text, *(address for _, _, address in named)))
    assert (f"{SITE_URL}nl/about.html", f"{SITE_URL}about.html", f"{SITE_URL}nl/about.html", f"{SITE_URL}about.html") in said


def test_without_the_sites_address_no_page_says_where_it_stands_and_there_is_no_sitemap(site: Path) -> None:
    assert [page for page in site.rglob("*.html") if canonical_links(page) or translations(page)] == []
    assert list(site.rglob("sitemap*")) == []


def test_a_build_says_in_one_line_when_the_theme_ends(build_with_addresses: tuple[Path, str]) -> None:
    told = [line for line in build_with_addresses[1].splitlines() if not line.startswith("INFO ")]
    assert told == [f"{sys.prefix}/bin/cards build", END_OF_THE_THEME, *(f"{name} is taken for `{address}`." for name, address in MEANT)]


def test_a_file_that_is_as_it_was_keeps_its_date_and_any_other_has_that_of_the_build(site_with_addresses: Path) -> None:
    dates = {name: (site_with_addresses / name).stat().st_mtime for name in files(site_with_addresses)}
    kept = {name for name, date in dates.items() if date == LONG_AGO}
    assert "vendor/markdown-it/LICENSE.txt" in kept
    assert {name for name in kept if not name.startswith("vendor/")} == set()
    assert len({date for date in dates.values() if date != LONG_AGO}) == 1


def edit_links(page: Path) -> list[str]:
    return re.findall(r'<a href="([^"]+)"[^>]* rel="edit"', page.read_text(encoding="utf-8"))


def translations(page: Path) -> list[tuple[str, str]]:
    return re.findall(r'<link rel="alternate translation" hreflang="([^"]+)" href="([^"]+)"', page.read_text(encoding="utf-8"))


def canonical_links(page: Path) -> list[str]:
    return re.findall(r'<link rel="canonical" href="([^"]+)"', page.read_text(encoding="utf-8"))


# --- a build that fails ----------------------------------------------------------------------------------------------

PROBLEMS = """\
practices/ask-why.yml:4:9: `weekley` is not a value of `rhythm` [unknown-value]. Did you mean `weekly`?
     4 | rhythm: weekley
       |         ^^^^^^^
 write | rhythm: weekly

practices/glass-wall.yml:22:1: the key `reviewd` is not known here [unknown-key]. Did you mean `reviewed`?
    22 | reviewd: 2026-11-22
       | ^^^^^^^

practices/ride-along.yml:8:14: `interview` has no passage `ask-whi` [unknown-passage]. Did you mean `ask-why`?
     8 | background: [interview/ask-whi]
       |              ^^^^^^^^^^^^^^^^^
 write | background: [interview/ask-why]
"""


@pytest.mark.parametrize("command", [[sys.executable, "-m", "mkdocs", "build", "--strict"], [*MAKE, "build"]], ids=["mkdocs", "make"])
def test_broken_cards_stop_the_build_with_all_their_problems_and_leave_the_site_of_before(
    command: list[str], own_project: Path, environment: dict[str, str]
) -> None:
    change(own_project / "practices" / "ask-why.yml", "weekly", "weekley")
    change(own_project / "practices" / "glass-wall.yml", "reviewed: 2026-11-22", "reviewed: 2026-11-22\nreviewd: 2026-11-22")
    change(own_project / "practices" / "ride-along.yml", "interview/ask-why", "interview/ask-whi")
    before = old_site(own_project)
    built = run(command, own_project, environment)
    assert built.returncode != 0
    assert f"3 problems\n\n{PROBLEMS}\n" in built.stdout
    assert "Traceback" not in built.stdout
    assert files(own_project / "site") == before


def test_a_build_that_would_leave_pages_as_they_are_is_refused(root: Path) -> None:
    with pytest.raises(PluginError, match="build without it"):
        load_config(str(root / "mkdocs.yml")).plugins.on_startup(command="build", dirty=True)


def test_make_leaves_the_site_of_before_when_the_build_fails_at_its_very_end(own_project: Path, environment: dict[str, str]) -> None:
    before = old_site(own_project)
    with (own_project / "docs" / "nl" / "about.md").open("a", encoding="utf-8") as about:
        about.write("\n[nergens](nowhere.md)\n")
    built = run([*MAKE, "build"], own_project, environment)
    assert built.returncode != 0
    assert "nowhere.md" in built.stdout
    assert "Traceback" not in built.stdout
    assert files(own_project / "site") == before


@pytest.mark.skipif(os.name == "nt", reason="WINDOWS ENDS PROGRAMS IN ANOTHER WAY")
@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL])
def test_a_build_that_is_ended_leaves_the_site_of_before_and_the_next_one_sweeps(
    end: signal.Signals, own_project: Path, environment: dict[str, str]
) -> None:
    before = old_site(own_project)
    command = [str(Path(sys.executable).with_name("cards")), "build"]
    with subprocess.Popen(
        command, cwd=own_project, env=environment, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True
    ) as building:
        assert building.stderr is not None
        assert any("Building documentation to directory" in line for line in building.stderr)
        building.send_signal(end)
        building.wait()
        if end == signal.SIGKILL:
            os.killpg(building.pid, signal.SIGKILL)  # MkDocs, which would work on, unseen by readers
    assert files(own_project / "site") == before
    assert bool(list(own_project.glob(".site-*"))) == (end == signal.SIGKILL)
    with publication(own_project / "site", print):
        pass
    assert list(own_project.glob(".site*")) == []
    assert files(own_project / "site") == before


def old_site(project: Path) -> dict[str, bytes]:
    """Leave something in the place of a site that was built before, and return it."""
    (project / "site" / "nl").mkdir(parents=True)
    (project / "site" / "index.html").write_text("the site of before")
    (project / "site" / "nl" / "index.html").write_text("de site van hiervoor")
    return files(project / "site")


def files(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_the_schemas_of_editors_are_served_once_with_an_address_where_the_site_has_one(site: Path, site_with_addresses: Path) -> None:
    assert not (site / "nl" / "schemas").exists()
    card = json.loads((site / "schemas" / "card.json").read_text(encoding="utf-8"))
    assert (site / "schemas" / "names.json").is_file()
    assert "$id" not in card
    addressed = json.loads((site_with_addresses / "schemas" / "card.json").read_text(encoding="utf-8"))
    assert addressed == {"$id": f"{SITE_URL}schemas/card.json", **card}
