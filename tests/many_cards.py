"""Projects with any number of cards, for what must stay quick when there are many."""

from __future__ import annotations

import dataclasses
import shutil
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import yaml
from cards.content.catalog import Catalog, in_order
from cards.site import facets
from cards.site.renderer import Renderer

from tests.languages import EN

PARTS_OF_THE_PROJECT = ("docs", "hooks", "practices", "seeds", "mkdocs.yml", "mkdocs.nl.yml")


def copy_of_project(root: Path, folder: Path) -> Path:
    """Return the folder of a copy of what the site is made from."""
    for part in PARTS_OF_THE_PROJECT:
        if (root / part).is_dir():
            shutil.copytree(root / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(root / part, folder / part)
    return folder


def project_of(count: int, root: Path, folder: Path) -> Path:
    """Return the folder of a copy of the project with `count` cards in all, at least those there are: variations of the real ones."""
    project = copy_of_project(root, folder)
    originals = {slug: read_card(project, slug) for slug in slugs(project)}
    names = list(originals)
    for number, original in enumerate(islice(cycle(originals), count - len(originals))):
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
    html = Renderer(crowded, EN).render("catalogue.html", uri, facets=facets)
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
        for language in ("en", "nl")
    }
    return card | texts | {"formerly": []}


def slugs(project: Path) -> list[str]:
    return sorted(file.stem for file in (project / "practices").glob("[!_]*.yml"))


def read_card(project: Path, slug: str) -> dict[str, Any]:
    card: dict[str, Any] = yaml.safe_load((project / "practices" / f"{slug}.yml").read_text(encoding="utf-8"))
    return card


def write_card(project: Path, slug: str, card: dict[str, Any]) -> None:
    text = yaml.dump(card, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    (project / "practices" / f"{slug}.yml").write_text(text, encoding="utf-8")
