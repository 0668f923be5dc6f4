"""The pages that readers do something on: the scan, and the page that puts workshops together."""

from __future__ import annotations

from dataclasses import asdict
from functools import partial

from cards.content.project import PRACTICES, WORKSHOPS
from cards.paper import sheets, workshop
from cards.site import form, scan
from cards.site.renderer import Renderer
from cards.site.web_page import WebPage

SCAN_SCRIPTS = ("values", "past", "team", "radar", "dots", "result", "memory", "files", "entry", "paper-forms", "page")
"""Those of the scan, each behind those it needs."""

FORM_ON_PAPER = ("handout", "full-sheet", "exercise-sheet")
"""The style sheets of a card's form on paper; where a page shows it as a picture, they are for the screen too."""


def scan_page(renderer: Renderer) -> WebPage:
    """Return the page on which readers rate the statements of all cards."""
    words = renderer.messages["scan"]
    uri = "scan.html"
    render = partial(renderer.render, "scan.html", uri, rules=asdict(scan.RULES), example=scan.example(renderer.catalog))
    return WebPage(
        uri,
        words["title"],
        words["description"],
        render,
        source_path=None,
        kind="index",
        styles=("scan", "scan-form", "scan-radar", "scan-start", "scan-averages", "scan-compare"),
        scripts=("element", "download", "spreadsheet", *(f"scan/{name}" for name in SCAN_SCRIPTS)),
    )


WORKSHOP_SCRIPTS = (
    *("cards", "programme", "materials", "guide", "papers", "countdown", "slides", "sheets", "fit"),
    *("drag", "list", "picker", "stage", "copy", "preview", "page"),
)
"""Those of the page that puts workshops together, each behind those it needs."""


def workshop_page(renderer: Renderer) -> WebPage:
    """Return the page that puts workshops together."""
    words = renderer.messages["workshop"]
    return WebPage(
        uri := "workshop.html",
        words["title"],
        words["description"],
        partial(_workshop_html, renderer, uri),
        f"{PRACTICES}/{WORKSHOPS}",
        "workshop",
        searched=False,
        styles=(
            "card",
            "passage",
            "short",
            "workshop",
            "desk",
            "item-words",
            "preview",
            "leaf",
            "deck",
            "guide",
            "papers",
            "slides",
            *FORM_ON_PAPER,
        ),
        scripts=(
            "words",
            "element",
            "download",
            "calendar",
            *(f"workshop/{name}" for name in WORKSHOP_SCRIPTS),
        ),
    )


def _workshop_html(renderer: Renderer, uri: str) -> str:
    plans = {slug: workshop.plan(ready, renderer.language) for slug, ready in renderer.catalog.workshops.items()}
    files = {part: kind.name for part, kind in sheets.PARTS.items()}
    return renderer.render("workshop.html", uri, plans=plans, rules=workshop.RULES, workshop_files=files)


FORM_SCRIPTS = ("yaml", "file", "values", "room", "checks", "memory", "reasons", "fields", "preview", "addresses", "result", "page")
"""Those of the form for a card, each behind those it needs."""


def form_page(renderer: Renderer) -> WebPage:
    """Return the page with the form for a card."""
    words = renderer.messages["form"]
    uri = "new.html"
    return WebPage(
        uri,
        words["title"],
        words["description"],
        partial(_form_html, renderer, uri),
        source_path=None,
        kind="index",
        searched=False,
        styles=(
            "card",
            "passage",
            "short",
            "preview",
            "leaf",
            *FORM_ON_PAPER,
            "form",
            "form-parts",
            "form-choices",
            "form-touch",
        ),
        scripts=(
            "words",
            "element",
            "download",
            "../vendor/markdown-it/markdown-it.umd.min",
            "prose",
            *(f"form/{name}" for name in FORM_SCRIPTS),
        ),
    )


def _form_html(renderer: Renderer, uri: str) -> str:
    known, sections = form.known(renderer), form.sections(renderer.catalog.vocabulary)
    return renderer.render("new.html", uri, data=known.data, sections=sections, paper=known.paper)
