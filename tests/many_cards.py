"""Projects with any number of cards, for what must stay quick when there are many."""

from __future__ import annotations

import dataclasses
import re
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import yaml
from cards.content.catalog import Catalog, in_order
from cards.site.renderer import Renderer

from tests.fixture_project import copy_project
from tests.languages import BY_CODE, EN
from tests.longest_card import LONGEST

FEW = 4
"""Of so many words on end in an exercise one is a card's number, so that no rule takes two cards for copies."""


def project_of(count: int, folder: Path) -> Path:
    """Return the folder of a copy of the fixture project with `count` cards in all, at least those it has: variations of these."""
    project = copy_project(folder)
    originals = {slug: read_card(project, slug) for slug in slugs(project)}
    names = list(originals)
    with_room = [slug for slug in originals if slug != LONGEST]  # in a variation some words are longer
    for number, original in enumerate(islice(cycle(with_room), count - len(originals))):
        slug = f"variation-{number}"
        # Each is related to the one before and to another: a web, and none that all the others name.
        write_card(project, slug, variation(originals[original], number) | {"related": [names[-1], names[number]]})
        names.append(slug)
    return project


def crowded_catalogue(count: int, cards: Catalog, site: Path, folder: Path) -> Path:
    """Write to `folder` the English catalogue of the built `site` with `count` cards in it, `cards` again and again; return its file."""
    many = {f"{slug}-{number}": card for number, (slug, card) in enumerate(islice(cycle(cards.cards.items()), count))}
    crowded = dataclasses.replace(cards, cards=in_order(many, cards.vocabulary))
    uri = "practices/index.html"
    html = Renderer(crowded, EN).render("catalogue.html", uri)
    before, _, rest = (site / uri).read_text(encoding="utf-8").partition('<div class="catalogue">')
    _, _, after = rest.partition("</article>")
    for name in ("assets", "css", "js", "images", "vendor", "search"):
        (folder / name).symlink_to(site / name)
    (folder / uri).parent.mkdir()
    (folder / uri).write_text(f"{before}{html}</article>{after}", encoding="utf-8")
    return folder / uri


def variation(card: dict[str, Any], number: int) -> dict[str, Any]:
    """Return a card like `card`, apart where each card must be its own."""
    texts = {
        language: card[language]
        | {"title": f"{card[language]['title'][:54]} {number}", "statement": f"{card[language]['statement'][:114]} {number}"}
        | {"keywords": [*card[language]["keywords"][1:], f"variation {number}"]}
        | {"exercise": [step | {"do": _in_other_words(step["do"], number)} for step in card[language]["exercise"]]}
        for language in BY_CODE
        if language in card
    }
    return card | texts | {"formerly": [], "rather_than": {}}


def _in_other_words(text: str, number: int) -> str:
    """Return `text` with `number` in the place of some of its words; full stops and figures stay."""
    return " ".join(re.sub(r"[^\W\d]+", str(number), word) if at % FEW == FEW - 1 else word for at, word in enumerate(text.split()))


def slugs(project: Path) -> list[str]:
    return sorted(file.stem for file in (project / "practices").glob("[!_]*.yml"))


def read_card(project: Path, slug: str) -> dict[str, Any]:
    card: dict[str, Any] = yaml.safe_load((project / "practices" / f"{slug}.yml").read_text(encoding="utf-8"))
    return card


def write_card(project: Path, slug: str, card: dict[str, Any]) -> None:
    text = yaml.dump(card, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    (project / "practices" / f"{slug}.yml").write_text(text, encoding="utf-8")
