"""The site of the cards there are: built without a warning, and no page is taken for another in a list of results or of tabs."""

from __future__ import annotations

import re
import subprocess
from collections import defaultdict
from pathlib import Path

import pytest
from cards.content.catalog import Catalog

from tests.content.tested_project import PROJECT
from tests.published_addresses import unanswered

LANGUAGE = re.compile(r'<html lang="(.*?)"')
WHAT_TELLS_PAGES_APART = {
    "title": re.compile(r"<title>(.*?)</title>"),
    "description": re.compile(r'<meta name="description" content="(.*?)"'),
}


def test_the_strict_build_succeeds_and_has_nothing_to_warn_of(site_build: subprocess.CompletedProcess[str]) -> None:
    remarks = [line for line in site_build.stdout.splitlines() if not line.startswith("INFO ")]
    assert (site_build.returncode, remarks) == (0, [])


@pytest.mark.parametrize("what", WHAT_TELLS_PAGES_APART)
def test_every_page_but_one_that_sends_on_has_a_title_and_a_description_of_its_own(what: str, site: Path, cards: Catalog) -> None:
    sends_on = {f"{slug}.html" for card in cards.cards.values() for slug in card.formerly}
    pages = defaultdict(list)
    for file in sorted(site.rglob("*.html")):
        if file.name not in {*sends_on, "404.html"}:
            html = file.read_text(encoding="utf-8")
            pages[LANGUAGE.findall(html)[0], WHAT_TELLS_PAGES_APART[what].findall(html)[0]].append(file.relative_to(site).as_posix())
    assert {text: alike for (_, text), alike in pages.items() if len(alike) > 1} == {}


def test_every_address_ever_published_answers_and_none_leads_to_another_that_sends_on(site: Path, cards: Catalog) -> None:
    assert unanswered(PROJECT, site, tuple(language.root for language in cards.languages.values())) == []
