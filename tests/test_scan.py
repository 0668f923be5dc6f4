"""What the page of the scan hands to its script."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pytest
from cards.content import catalog
from cards.content.catalog import Catalog
from cards.content.languages import Language
from cards.site import scan
from cards.site.pages import all_pages
from cards.site.renderer import Renderer
from html5lib import parse

from tests.languages import BOTH, EN, NL


def page(project: Path, language: Language) -> str:
    loaded = catalog.load(project)
    assert isinstance(loaded, Catalog), loaded
    return next(web_page.render() for web_page in all_pages(Renderer(loaded, language)) if web_page.uri == "scan.html")


def test_a_statement_carries_the_former_names_of_its_card(project: Path) -> None:
    statements = {
        element.get("data-slug"): element.get("data-formerly")
        for element in parse(page(project, EN), namespaceHTMLElements=False).iter("fieldset")
    }
    assert statements == {"glass-wall": "", "ask-why": "why-question", "ride-along": ""}


@pytest.mark.parametrize("language", BOTH, ids=str)
def test_a_statement_that_is_not_translated_says_which_language_it_is_in(language: Language, project: Path) -> None:
    legends = [element.get("lang") for element in parse(page(project, language), namespaceHTMLElements=False).iter("legend")]
    translated = {EN: ["en", "en", "en"], NL: ["nl", "en", "nl"]}
    assert legends == translated[language]


def test_the_example_of_a_file_keeps_to_the_rules_of_the_page(project: Path) -> None:
    loaded = catalog.load(project)
    assert isinstance(loaded, Catalog), loaded
    example = json.loads(scan.example(loaded))
    assert {key: example[key] for key in ("format", "version")} == {"format": scan.RULES.format, "version": scan.RULES.version}
    assert set(example["scores"]) <= set(loaded.cards)
    rules = [element.text for element in parse(page(project, EN), namespaceHTMLElements=False).iter("script")][-1]
    assert json.loads(rules or "") == asdict(scan.RULES)
