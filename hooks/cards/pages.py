"""Which pages a language of the site has, and what each of them is made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cards import workshop
from cards.collection import DISAGREEMENTS, LEADERS, PRACTICES, SEEDS, VOCABULARY, WORKSHOPS
from cards.render import Renderer

CARD_BOOST = 2.0
"""How much more a search hit on a card counts than one on another page."""


@dataclass(frozen=True)
class WebPage:
    """A generated page of one language."""

    uri: str
    """Its address within the language, for example ``practices/visitor-parking.html``."""

    title: str
    description: str
    html: str
    source_path: str
    """The file one edits to change it, relative to the project's folder."""

    kind: str
    """``card``, ``theme``, ``source``, ``workshop`` or ``index``; the page's ``body`` carries it for the style sheets."""

    searched: bool = True
    tags: tuple[str, ...] = ()
    """Words that search results show with the page."""

    wide: bool = False
    """Whether the page needs the room of the navigation beside it."""


@dataclass(frozen=True)
class WebFile:
    """A generated file of one language that is no page."""

    uri: str
    """Its address within the language, for example ``sheets/visitor-parking.js``."""

    content: str


def all_pages(renderer: Renderer) -> Iterator[WebPage]:
    """Yield every generated page."""
    yield _catalogue(renderer)
    yield from _cards(renderer)
    yield from _themes(renderer)
    yield _source_index(renderer)
    yield from _sources(renderer)
    yield from _leaders(renderer)
    yield _disagreements(renderer)
    yield _workshop(renderer)


def all_files(renderer: Renderer) -> Iterator[WebFile]:
    """Yield every generated file that is no page."""
    for slug in renderer.catalog.cards:
        yield WebFile(workshop.sheet_uri(slug), renderer.sheet_script(slug))


def _catalogue(renderer: Renderer) -> WebPage:
    words = renderer.strings["catalogue"]
    uri = "practices/index.html"
    html = renderer.render("catalogue.html", uri)
    return WebPage(uri, words["title"], words["description"], html, f"{PRACTICES}/{VOCABULARY}", "index", searched=False)


def _cards(renderer: Renderer) -> Iterator[WebPage]:
    for slug, card in renderer.catalog.cards.items():
        uri = f"practices/{slug}.html"
        text = card.text(renderer.language)
        theme = renderer.here(renderer.catalog.vocabulary.themes[card.theme].name)
        sheet, handout = renderer.sheet(slug), renderer.handout(slug)
        html = renderer.render("card.html", uri, slug=slug, card=card, text=text, sheet=sheet, handout=handout)
        yield WebPage(uri, text.title, text.summary, html, f"{PRACTICES}/{slug}.yml", "card", tags=(theme,))


def _themes(renderer: Renderer) -> Iterator[WebPage]:
    for slug, theme in renderer.catalog.vocabulary.themes.items():
        uri = f"themes/{slug}.html"
        html = renderer.render("theme.html", uri, slug=slug, theme=theme)
        yield WebPage(uri, renderer.here(theme.name), renderer.here(theme.meaning), html, f"{PRACTICES}/{VOCABULARY}", "theme")


def _source_index(renderer: Renderer) -> WebPage:
    words = renderer.strings["sources"]
    uri = "sources/index.html"
    counts = {slug: renderer.catalog.passages_by_theme(slug) for slug in renderer.catalog.sources}
    html = renderer.render("sources.html", uri, counts=counts)
    return WebPage(uri, words["title"], words["description"], html, f"{PRACTICES}/{VOCABULARY}", "index")


def _sources(renderer: Renderer) -> Iterator[WebPage]:
    for slug, source in renderer.catalog.sources.items():
        uri = f"sources/{slug}.html"
        html = renderer.render("source.html", uri, slug=slug, source=source)
        yield WebPage(uri, source.title, renderer.here(source.summary), html, f"{SEEDS}/{slug}.yml", "source")


def _leaders(renderer: Renderer) -> Iterator[WebPage]:
    words = renderer.strings["leaders"]
    edited = f"{PRACTICES}/{LEADERS}"
    html = renderer.render("leaders.html", "leaders/index.html")
    yield WebPage("leaders/index.html", words["title"], words["description"], html, edited, "index")
    for slug, term in renderer.catalog.vocabulary.facets.leaders.values.items():
        uri = f"leaders/{slug}.html"
        name = renderer.here(term.name)
        html = renderer.render("leader.html", uri, slug=slug, term=term, guide=renderer.catalog.leaders.get(slug))
        yield WebPage(uri, name, words["for"].format(name=name), html, edited, "index")


def _disagreements(renderer: Renderer) -> WebPage:
    words = renderer.strings["disagreements"]
    uri = "disagreements.html"
    html = renderer.render("disagreements.html", uri)
    return WebPage(uri, words["title"], words["description"], html, f"{PRACTICES}/{DISAGREEMENTS}", "index")


def _workshop(renderer: Renderer) -> WebPage:
    words = renderer.strings["workshop"]
    uri = "workshop.html"
    scripts = {slug: f"{workshop.sheet_uri(slug)}?{workshop.version(renderer.sheet_script(slug))}" for slug in renderer.catalog.cards}
    plans = {slug: workshop.plan(ready, renderer.language) for slug, ready in renderer.catalog.workshops.items()}
    html = renderer.render("workshop.html", uri, scripts=scripts, plans=plans)
    return WebPage(uri, words["title"], words["description"], html, f"{PRACTICES}/{WORKSHOPS}", "workshop", searched=False, wide=True)


def navigation(renderer: Renderer) -> list[str | dict[str, list[str]]]:
    """Return the site's navigation: addresses, and sections as a title with the addresses below it.

    It lists themes, not cards: with every card in it, every page would carry links to all the others.
    """
    words = renderer.strings["nav"]
    return [
        "index.html",
        {words["practices"]: ["practices/index.html", *(f"themes/{slug}.html" for slug in renderer.catalog.vocabulary.themes)]},
        {words["leaders"]: ["leaders/index.html", *(f"leaders/{slug}.html" for slug in renderer.catalog.vocabulary.facets.leaders.values)]},
        "workshop.html",
        {words["sources"]: ["sources/index.html", "disagreements.html", *(f"sources/{slug}.html" for slug in renderer.catalog.sources)]},
        "contribute.html",
        "about.html",
    ]
