"""`cards export`: the way out of MkDocs, proved by another generator that makes the same site of what was written."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
import yaml
from cards.cli import main
from click.testing import CliRunner, Result

from tests.assets import as_before
from tests.site.links import broken_links, files, parse

JOINED = ("css/", "nl/css/", "js/head.", "nl/js/head.", "js/site.", "nl/js/site.")
"""Folders and files of which our pages ask for fewer; that no page asks in vain is tested."""

OF_A_GENERATOR = ("assets/", "nl/assets/", "search/", "nl/search/", "search.js", "nl/search.js", *JOINED)
"""What each generator has its own of: the theme's files, the index of the search, and what we join for MkDocs alone."""


def export(project: Path, folder: Path) -> Result:
    return CliRunner().invoke(main, ["--root", str(project), "export", str(folder)])


@pytest.fixture(scope="module")
def exported(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the command wrote of the project that `site` is in."""
    folder = tmp_path_factory.mktemp("exported") / "markdown"
    result = export(site.parent, folder)
    assert (result.exit_code, result.output) == (0, f"`{folder}` is there: its README.md says how to build the site from it.\n")
    return folder


@pytest.fixture(scope="module")
def built_by_zensical(exported: Path, environment: dict[str, str]) -> Path:
    """The site that Zensical makes of it, with the commands that its README names."""
    if find_spec("zensical") is None:
        pytest.fail("Zensical is not installed, so nobody knows whether the way out leads anywhere: see requirements-test.txt")
    commands = re.findall(r"^    zensical (.+)$", (exported / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(commands) == len(list(exported.glob("mkdocs*.yml")))
    for command in commands:
        built = subprocess.run(
            [sys.executable, "-m", "zensical", *command.split()],
            cwd=exported,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        assert built.returncode == 0, built.stdout
    return exported / "site"


@pytest.fixture(scope="module")
def their_trees(built_by_zensical: Path) -> dict[str, Element]:
    """The pages that Zensical made by their address, without the one for unknown addresses."""
    pages = (file for file in built_by_zensical.rglob("*.html") if file.name != "404.html")
    return {file.relative_to(built_by_zensical).as_posix(): parse(file)[0] for file in pages}


# --- what is written -------------------------------------------------------------------------------------------------


def test_every_page_has_a_title_a_description_and_a_language(exported: Path) -> None:
    for page in (exported / "docs").rglob("*.md"):
        matter = front_matter(page)
        assert matter["title"], page
        assert matter["language"] == ("nl" if "nl" in page.parts else "en"), page
        assert matter.get("description") or page.name == "index.md", page


def test_a_generated_page_is_one_block_of_html_that_no_empty_line_ends(exported: Path) -> None:
    for page in (exported / "docs").rglob("*.md"):
        if front_matter(page).get("kind", "home") != "home":  # the pages written by hand have none, or this
            body = page.read_text(encoding="utf-8").partition("\n---\n\n")[2]
            assert body.startswith("<"), page
            assert "" not in body.splitlines(), page


def test_nothing_is_left_for_a_template_or_a_hook_to_fill_in(exported: Path) -> None:
    texts = (
        file
        for file in (exported / "docs").rglob("*")
        if file.suffix in (".md", ".css", ".js", ".xml", ".json") and "vendor" not in file.parts
    )
    assert [file for file in texts if re.search(r"{{ ?\w|{%|{# ", file.read_text(encoding="utf-8"))] == []
    for settings in exported.glob("mkdocs*.yml"):
        values = yaml.safe_load(settings.read_text(encoding="utf-8"))
        assert not {"hooks", "INHERIT", "watch"} & set(values)


def test_with_the_sites_address_the_settings_and_the_feeds_name_it(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://intranet.example.org/cards")
    assert export(site.parent, tmp_path).exit_code == 0
    for settings, address in (("mkdocs.yml", ""), ("mkdocs.nl.yml", "nl/")):
        values = yaml.safe_load((tmp_path / settings).read_text(encoding="utf-8"))
        assert values["site_url"] == f"https://intranet.example.org/cards/{address}"
        assert values["extra"]["site"]["languages"] == {
            "en": "https://intranet.example.org/cards/",
            "nl": "https://intranet.example.org/cards/nl/",
            "x-default": "https://intranet.example.org/cards/",
        }
        assert values["site_url"] in (tmp_path / "docs" / address / "feed.xml").read_text(encoding="utf-8")


def front_matter(page: Path) -> dict[str, object]:
    _, matter, _ = page.read_text(encoding="utf-8").split("---\n", 2)
    values: dict[str, object] = yaml.safe_load(matter)
    return values


# --- what is refused -------------------------------------------------------------------------------------------------


def test_a_folder_with_something_in_it_stays_as_it_is(project: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").touch()
    before = sorted(tmp_path.iterdir())
    result = export(project, tmp_path)
    assert result.exit_code == 1
    assert result.output == f"Error: `{tmp_path}` is not empty; name a folder that is empty, or one that does not exist yet.\n"
    assert sorted(tmp_path.iterdir()) == before


def test_cards_with_problems_are_told_and_not_exported(project: Path, tmp_path: Path) -> None:
    (project / "practices" / "Wrong Name.yml").touch()
    result = export(project, tmp_path / "markdown")
    assert result.exit_code == 1
    assert "practices/Wrong Name.yml:1:1: `Wrong Name.yml` cannot be the address of a page [file-name]." in result.output
    assert not (tmp_path / "markdown").exists()


def test_a_project_without_settings_is_told_in_a_sentence(project: Path, tmp_path: Path) -> None:
    result = export(project, tmp_path / "markdown")
    assert result.exit_code == 1
    assert result.output == f"Error: `{project / 'mkdocs.yml'}`: it does not exist.\n"


# --- what Zensical makes of it ---------------------------------------------------------------------------------------


def test_zensical_makes_every_address_of_ours(site: Path, built_by_zensical: Path) -> None:
    ours, theirs = (
        {as_before(address) for address in files(built) if not address.startswith(OF_A_GENERATOR)} for built in (site, built_by_zensical)
    )
    assert ours - theirs == set()


def test_in_zensicals_site_every_link_and_every_file_that_a_page_loads_is_there(
    built_by_zensical: Path, their_trees: dict[str, Element]
) -> None:
    assert broken_links(built_by_zensical, their_trees) == []


def test_zensicals_pages_say_what_ours_say(trees: dict[str, Element], their_trees: dict[str, Element]) -> None:
    assert {address for address, tree in trees.items() if text(tree) not in text(their_trees[address])} == set()


def test_zensicals_pages_lead_to_the_same_page_in_the_other_language(their_trees: dict[str, Element]) -> None:
    for address, tree in their_trees.items():
        switches = [link.get("hreflang") for link in tree.iter("a") if "language-switch" in link.get("class", "")]
        assert switches == ["en" if address.startswith("nl/") else "nl"], address


def text(tree: Element) -> str:
    """Return what the page's own part says, a word after the other."""
    article = next(tree.iter("article"))
    return " ".join(" ".join(article.itertext()).split())
