"""The addresses of the site and of the project: mended where it is clear what is meant, refused where it is not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from cards.cli import main, publishing
from cards.site.web_addresses import repo_url, site_url
from click.testing import CliRunner

HOST = "https://intranet.example.org"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", ""),
        ("  ", ""),
        (f"{HOST}", f"{HOST}/"),
        (f"{HOST}/cards", f"{HOST}/cards/"),
        (f"{HOST}/cards/", f"{HOST}/cards/"),
        (f" {HOST}/cards//\n", f"{HOST}/cards/"),
        (f"{HOST}/cards/index.html", f"{HOST}/cards/"),
        (f"{HOST}/cards/index.htm?utm_source=mail#top", f"{HOST}/cards/"),
        (f"{HOST}/cards?h=phone", f"{HOST}/cards/"),
        (f"{HOST}/cards#search", f"{HOST}/cards/"),
        ("http://localhost:8000/cards", "http://localhost:8000/cards/"),
        ("http://[::1]:8000/cards", "http://[::1]:8000/cards/"),
        ("https://anna:secret@intranet.example.org/cards", f"{HOST}/cards/"),
        ("https://bücher.example/v1.2/", "https://bücher.example/v1.2/"),
    ],
)
def test_the_address_of_the_site_is_taken_as_it_is_meant(typed: str, meant: str) -> None:
    assert site_url(typed) == meant
    assert site_url(meant) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", ""),
        ("https://github.com/people/cards", "https://github.com/people/cards"),
        ("https://github.com/people/cards/", "https://github.com/people/cards"),
        ("https://github.com/people/cards.git", "https://github.com/people/cards"),
        ("https://github.com/people/cards.git/", "https://github.com/people/cards"),
        ("https://github.com/people/cards/tree/main/docs?tab=readme#top", "https://github.com/people/cards"),
        ("git@github.com:people/cards.git", "https://github.com/people/cards"),
        ("ssh://git@gitlab.example.org:2222/people/hr/cards.git", "https://gitlab.example.org/people/hr/cards"),
        ("ssh://git@gitlab.example.org/people/cards.git", "https://gitlab.example.org/people/cards"),
        ("https://gitlab.example.org/people/hr/emea/cards/", "https://gitlab.example.org/people/hr/emea/cards"),
        ("https://gitlab.example.org/people/hr/cards/-/tree/main", "https://gitlab.example.org/people/hr/cards"),
        ("https://oauth2:token@gitlab.example.org/people/cards.git", "https://gitlab.example.org/people/cards"),
    ],
)
def test_the_address_of_the_project_is_taken_as_it_is_meant(typed: str, meant: str) -> None:
    assert repo_url(typed) == meant
    assert repo_url(meant) == meant


NO_SITE = "{} is `{}`, which is no address of a web site. Write it in full, as in `{}`."
A_PAGE = "SITE_URL is `{}`, the address of one page. Write that of the folder which the index.html of the site is in."
NO_PROJECT = "REPO_URL is `{}`, which is no address of a project. Write it as in `https://github.com/people/cards`."


REFUSED = [
    ("SITE_URL", "intranet:80/cards", NO_SITE.format("SITE_URL", "intranet:80/cards", "https://intranet:80/cards")),
    ("SITE_URL", "//intranet", NO_SITE.format("SITE_URL", "//intranet", "https://intranet")),
    ("SITE_URL", "ftp://intranet/cards", NO_SITE.format("SITE_URL", "ftp://intranet/cards", "https://intranet/cards")),
    ("SITE_URL", "https://a:b/c", NO_SITE.format("SITE_URL", "https://a:b/c", "https://intranet.example.org/cards")),
    ("SITE_URL", "https://a b/", NO_SITE.format("SITE_URL", "https://a b/", "https://intranet.example.org/cards")),
    ("SITE_URL", "https://intranet/about.html", A_PAGE.format("https://intranet/about.html")),
    ("REPO_URL", "../cards", NO_SITE.format("REPO_URL", "../cards", "https://intranet.example.org/cards")),
    ("REPO_URL", "https://github.com/people", NO_PROJECT.format("https://github.com/people")),
]


@pytest.mark.parametrize("command", [["build"], ["pdf"], ["serve"], ["export", "exported"]], ids=lambda command: command[0])
def test_what_cannot_be_meant_ends_a_command_before_it_begins(command: list[str], project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    before = set(project.rglob("*"))
    for variable, typed, told in REFUSED:
        with monkeypatch.context() as patched:
            patched.setenv(variable, typed)
            done = CliRunner().invoke(main, command)
        assert (done.exit_code, done.stderr.splitlines()[-1]) == (1, f"Error: {told}")
    assert set(project.rglob("*")) == before


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "SITE_URL is taken for `https://intranet.example.org/cards/`."),
        ("nl", "SITE_URL wordt gelezen als `https://intranet.example.org/cards/`."),
    ],
)
def test_what_is_mended_is_told_and_used(language: str, told: str, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", f"{HOST}/cards/index.html")
    monkeypatch.setenv("REPO_URL", "https://github.com/people/cards/")  # a slash more is no news
    monkeypatch.setattr(publishing, "_build", lambda _, folder: folder.mkdir())
    done = CliRunner().invoke(main, ["--root", str(project), "--lang", language, "build"])
    assert (done.exit_code, done.stderr.splitlines()[1:]) == (0, [told])
    assert (os.environ["SITE_URL"], os.environ["REPO_URL"]) == (f"{HOST}/cards/", "https://github.com/people/cards")
