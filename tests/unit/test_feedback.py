"""Readers reach the editors from every page: on GitHub, on GitLab or by mail, with the address of the page filled in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from cards.content.catalog import Catalog
from cards.content.settings import Contact
from cards.site.feedback import Editors, on_github
from cards.site.renderer import Renderer

from tests.languages import EN, NL

GITHUB, GITLAB, MAIL = "https://github.com/people/cards", "https://git.example.org/people/cards", "editors@example.org"


def asked(link: str | None) -> tuple[str, dict[str, str]]:
    """Return where a link leads, and what it fills in."""
    assert link
    where, _, values = link.partition("?")
    return where, {name: value for name, (value,) in parse_qs(values, strict_parsing=True, separator="&").items()}


def by_mail(cards: Catalog) -> Catalog:
    return replace(cards, settings=cards.settings.model_copy(update={"contact": Contact(mail=MAIL)}))


def test_on_github_the_form_opens_with_the_page_in_its_field(cards: Catalog, root: Path) -> None:
    where, values = asked(Renderer(cards, NL, repository=GITHUB).report("practices/ask-why.html"))
    assert where == f"{GITHUB}/issues/new"
    assert values == {
        "template": "something-is-wrong.yml",
        "title": "Er klopt iets niet op nl/practices/ask-why.html",
        "page": "nl/practices/ask-why.html",
    }
    form = yaml.safe_load((root / ".github/ISSUE_TEMPLATE" / values["template"]).read_text(encoding="utf-8"))
    assert {field.get("id") for field in form["body"]} >= set(values) - {"template", "title"}


def test_on_gitlab_the_form_opens_with_the_page_in_its_title(cards: Catalog, root: Path) -> None:
    where, values = asked(Renderer(cards, EN, repository=f"{GITLAB}/").report("index.html"))
    assert where == f"{GITLAB}/-/issues/new"
    assert values == {"issuable_template": "something-is-wrong", "issue[title]": "Something is wrong on index.html"}
    assert (root / ".gitlab/issue_templates" / f"{values['issuable_template']}.md").is_file()


def test_without_a_project_a_mail_begins_with_the_page(cards: Catalog) -> None:
    link = Renderer(by_mail(cards), EN, site_url="https://example.org/cards/").report("about.html")
    where, values = asked(link)
    assert where == f"mailto:{MAIL}"
    assert values["subject"] == "Something is wrong on https://example.org/cards/about.html"
    assert values["body"].startswith("Page: https://example.org/cards/about.html\r\n\r\n")
    assert "+" not in str(link)  # a mail program takes it for a plus


def test_where_nobody_can_be_reached_there_is_no_link(cards: Catalog) -> None:
    nowhere = Renderer(cards, EN)
    assert (nowhere.report("about.html"), nowhere.suggestion()) == (None, None)


@pytest.mark.parametrize("repository", [GITHUB, GITLAB])
def test_a_project_goes_before_a_mail(repository: str, cards: Catalog) -> None:
    assert str(Renderer(by_mail(cards), EN, repository=repository).suggestion()).startswith(f"{repository}/")


@pytest.mark.parametrize("repository", [GITHUB, GITLAB, None])
def test_a_practice_can_be_suggested_in_the_same_ways(repository: str | None, cards: Catalog, root: Path) -> None:
    _, values = asked(Renderer(by_mail(cards), NL, repository=repository).suggestion())
    form = values.get("template") or values.get("issuable_template")
    assert form in {None, *(file.name for file in root.glob(".github/ISSUE_TEMPLATE/*")), *(file.stem for file in root.glob(".gitlab/*/*"))}
    assert "Een kaart: " in values.values()


@pytest.mark.parametrize(
    ("repository", "expected"),
    [(GITHUB, True), ("https://github.example.org/a/b", True), (GITLAB, False), ("https://gitlab.com/github/cards", False)],
)
def test_the_host_says_whether_a_project_is_on_github(repository: str, expected: bool) -> None:  # noqa: FBT001 - a value to expect
    assert on_github(repository) is expected


@pytest.mark.parametrize("page", ["a&b=c.html", "é #1?.html", 'quote".html'])
def test_no_character_of_an_address_gets_out_of_its_place(page: str) -> None:
    for editors in (Editors(GITHUB, None), Editors(GITLAB, None), Editors(None, MAIL)):
        link = str(editors.address("something-is-wrong", f"On {page}", page, page=page))
        assert set(asked(link)[1].values()) >= {f"On {page}"}
        assert not set('"<> ') & set(link)
        assert urlsplit(link).fragment == ""
