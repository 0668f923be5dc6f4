"""Which pages a language of the site has, and what each of them is made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from urllib.parse import urlsplit

from cards.content.messages import load_messages
from cards.content.problem import CODE_GROUPS
from cards.content.project import DISAGREEMENTS, LEADERS, PRACTICES, SEEDS, TOGETHER, VOCABULARY
from cards.content.schema import Slug
from cards.content.wording import nearest, wording
from cards.paper import workshop
from cards.paper.page_sizes import PAGE_SIZES
from cards.site import export, feed, form, freshness, limits, schemas, search_script, shipped
from cards.site.markup import MOST_COUNTED
from cards.site.renderer import Renderer
from cards.site.spreadsheet import COMMA, SEMICOLON
from cards.site.tools import FORM_ON_PAPER, form_page, scan_page, workshop_page
from cards.site.urls import card_uri
from cards.site.web_page import WebFile, WebPage

DEEPEST = 6
"""In how many folders an address may stand that nobody knows, for the page that says so to look as it should."""


def all_pages(renderer: Renderer) -> Iterator[WebPage]:
    """Yield every generated page; while there is no card, its scripts have nothing to do."""
    for page in _all_pages(renderer):
        yield page if renderer.catalog.cards else replace(page, scripts=())
    yield form_page(renderer)


def _all_pages(renderer: Renderer) -> Iterator[WebPage]:
    yield _catalogue(renderer)
    yield from _cards(renderer)
    yield from _moved_cards(renderer)
    yield from _themes(renderer)
    yield _source_index(renderer)
    yield from _sources(renderer)
    yield from _leaders(renderer)
    yield _disagreements(renderer)
    yield _together(renderer)
    yield scan_page(renderer)
    yield workshop_page(renderer)
    yield _maintenance(renderer)
    yield _codes(renderer)
    yield _licences(renderer)


def all_files(renderer: Renderer) -> Iterator[WebFile]:
    """Yield every generated file that is no page."""
    yield from _not_found(renderer)
    yield from _feeds(renderer)
    yield from _data(renderer)
    yield WebFile("css/theme-colours.css", partial(renderer.render, "theme_colours.css", "css/theme-colours.css"))
    yield WebFile("css/page-sizes.css", partial(renderer.render, "page_sizes.css", "css/page-sizes.css", sizes=PAGE_SIZES))
    yield WebFile("css/amounts.css", partial(renderer.render, "amounts.css", "css/amounts.css", amounts=range(1, MOST_COUNTED + 1)))
    yield WebFile("css/not-found.css", partial(renderer.render, "not_found.css", "css/not-found.css"))
    yield WebFile("js/limits.js", limits.script)
    yield WebFile(search_script.WORDS, partial(search_script.words_script, renderer))
    for slug in renderer.catalog.cards:
        yield WebFile(workshop.paper_script_uri(slug), partial(renderer.paper_script, slug), beside=card_uri(slug))


def _catalogue(renderer: Renderer) -> WebPage:
    words = renderer.messages["catalogue"]
    uri = "practices/index.html"
    render = partial(renderer.render, "catalogue.html", uri)
    return WebPage(
        uri,
        words["title"],
        words["description"],
        render,
        f"{PRACTICES}/{VOCABULARY}",
        "index",
        searched=False,
        updated=renderer.catalog.latest,
        styles=("amounts", "theme-links", "theme-section", "facets", "catalogue"),
        scripts=("words", "facet-filter", "tile-lists", "facets"),
    )


def _cards(renderer: Renderer) -> Iterator[WebPage]:
    for slug, card in renderer.catalog.cards.items():
        uri = card_uri(slug)
        text = card.text(renderer.language)
        render = partial(_card_html, renderer, uri, slug)
        theme = renderer.plain(renderer.catalog.vocabulary.themes[card.theme].name)
        yield WebPage(
            uri,
            text.title,
            text.summary,
            render,
            f"{PRACTICES}/{slug}.yml",
            "card",
            _if_other(card.text_language(renderer.language), renderer),
            searched=False,
            updated=card.reviewed,
            above=(theme, f"themes/{card.theme}.html"),
            styles=("card", "passage", "card-page"),
            print_styles=FORM_ON_PAPER,
            scripts=("paper", "element", "download", "calendar", "take-along"),
        )


def _card_html(renderer: Renderer, uri: str, slug: Slug) -> str:
    card = renderer.catalog.cards[slug]
    text = card.text(renderer.language)
    return renderer.render(
        "card.html",
        uri,
        slug=slug,
        card=card,
        text=text,
        printed=renderer.printed_card(slug),
        handout=partial(renderer.handout, slug),
        report=renderer.report(uri),
    )


def _moved_cards(renderer: Renderer) -> Iterator[WebPage]:
    """Yield a page for every former address of a card, so that published addresses keep answering."""
    words = renderer.messages["moved"]
    for former, slug in renderer.catalog.moved.items():
        uri, target = card_uri(former), f"{slug or 'index'}.html"
        title = renderer.catalog.title(slug, renderer.language) if slug else renderer.messages["catalogue"]["title"]
        text = words["text" if slug and former not in renderer.catalog.removed else "removed"]
        render = partial(renderer.render, "moved.html", uri, target=target, title=title, text=text)
        yield WebPage(uri, title, text, render, None, "moved", searched=False, moved_to=target)


def _themes(renderer: Renderer) -> Iterator[WebPage]:
    for slug, theme in renderer.catalog.vocabulary.themes.items():
        uri = f"themes/{slug}.html"
        render = partial(renderer.render, "theme.html", uri, slug=slug, theme=theme)
        updated = renderer.catalog.last_reviewed(renderer.catalog.in_theme(slug))
        name, meaning = renderer.plain(theme.name), renderer.plain(theme.meaning)
        styles = ("theme-page", "theme-links")
        language = _if_other(theme.name.text_language(renderer.language), renderer)
        yield WebPage(uri, name, meaning, render, f"{PRACTICES}/{VOCABULARY}", "theme", language, updated=updated, styles=styles)


def _source_index(renderer: Renderer) -> WebPage:
    words = renderer.messages["sources"]
    uri = "sources/index.html"
    description = words["description"].format(sources=renderer.counted_sources()) if renderer.catalog.kinds_of_sources else words["none"]
    render = partial(_source_index_html, renderer, uri)
    return WebPage(uri, words["title"], description, render, None, "index", styles=("amounts", "source-list", "matrix"))


def _source_index_html(renderer: Renderer, uri: str) -> str:
    counts = {slug: renderer.catalog.passages_by_theme(slug) for slug in renderer.catalog.sources}
    return renderer.render("sources.html", uri, counts=counts)


def _sources(renderer: Renderer) -> Iterator[WebPage]:
    for slug, source in renderer.catalog.sources.items():
        uri = f"sources/{slug}.html"
        render = partial(renderer.render, "source.html", uri, slug=slug, source=source)
        edited, styles = f"{SEEDS}/{slug}.yml", ("bibliography", "passage")
        language = _if_other(source.language, renderer)
        yield WebPage(uri, source.title, renderer.plain(source.summary), render, edited, "source", language, styles=styles)


def _leaders(renderer: Renderer) -> Iterator[WebPage]:
    words = renderer.messages["leaders"]
    edited = f"{PRACTICES}/{LEADERS}"
    render = partial(renderer.render, "leaders.html", "leaders/index.html")
    yield WebPage("leaders/index.html", words["title"], words["description"], render, edited, "index", styles=("theme-section",))
    for slug, term in renderer.catalog.vocabulary.facets["leaders"].values.items():
        uri = f"leaders/{slug}.html"
        name = renderer.plain(term.name)
        render = partial(renderer.render, "leader.html", uri, slug=slug, term=term, guide=renderer.catalog.leaders.get(slug))
        updated = renderer.catalog.last_reviewed(renderer.catalog.of_leader(slug))
        language = _if_other(term.name.text_language(renderer.language), renderer)
        yield WebPage(uri, name, words["for"].format(name=name), render, edited, "index", language, updated=updated, styles=("leader",))


def _if_other(code: str, renderer: Renderer) -> str | None:
    """Return the language `code` where it is not that of the pages."""
    return None if code == renderer.language.code else code


def _disagreements(renderer: Renderer) -> WebPage:
    words = renderer.messages["disagreements"]
    uri = "disagreements.html"
    render = partial(renderer.render, "disagreements.html", uri)
    edited, styles = f"{PRACTICES}/{DISAGREEMENTS}", ("passage", "on-this-page", "disagreements")
    return WebPage(uri, words["title"], words["description"], render, edited, "index", styles=styles)


def _together(renderer: Renderer) -> WebPage:
    words = renderer.messages["together"]
    render = partial(renderer.render, "together.html", "together.html")
    return WebPage("together.html", words["title"], words["description"], render, f"{PRACTICES}/{TOGETHER}", "index")


def _not_found(renderer: Renderer) -> Iterator[WebFile]:
    # A server answers with one page for every address it does not know, so that one speaks all languages.
    if renderer.language.is_first:
        words = {language: load_messages(code) for code, language in renderer.catalog.languages.items()}
        path = urlsplit(renderer.site_url or "/").path
        roots = (path,) if renderer.site_url else tuple("../" * depth for depth in range(DEEPEST + 1))
        last = list(renderer.catalog.languages.values())[-1].root
        yield WebFile("404.html", partial(renderer.render, "not_found.html", "404.html", words=words, path=path, roots=roots, last=last))


def _feeds(renderer: Renderer) -> Iterator[WebFile]:
    calls = {"site_url": renderer.site_url, "entries": feed.entries, "moment": feed.moment}
    for channel in feed.feeds(renderer.catalog):
        yield WebFile(channel.uri, partial(renderer.render, "feed.xml", channel.uri, feed=channel, **calls))


def _data(renderer: Renderer) -> Iterator[WebFile]:
    if renderer.language.is_first:
        yield WebFile("practices.json", partial(export.practices_json, renderer.catalog, renderer.made))
        yield WebFile("practices.csv", partial(export.practices_csv, renderer.catalog, COMMA, renderer.made))
        yield WebFile("practices-semicolon.csv", partial(export.practices_csv, renderer.catalog, SEMICOLON, renderer.made))
        yield from (WebFile(uri, text) for uri, text in schemas.served(renderer))
        for slug in renderer.catalog.cards:
            yield WebFile(form.script_uri(slug), partial(form.card_script, renderer.catalog, slug))


def _maintenance(renderer: Renderer) -> WebPage:
    words = renderer.messages["maintenance"]
    render = partial(_maintenance_html, renderer, uri := "maintenance.html")
    styles, scripts = ("records", "maintenance"), ("element", "search/in-vain-list")
    return WebPage(uri, words["title"], words["description"], render, None, "index", styles=styles, scripts=scripts)


def _maintenance_html(renderer: Renderer, uri: str) -> str:
    return renderer.render("maintenance.html", uri, reviews=freshness.reviews(renderer.catalog))


def _codes(renderer: Renderer) -> WebPage:
    words = renderer.messages["codes"]
    render = partial(renderer.render, "codes.html", "problems.html", groups=CODE_GROUPS, wording=wording(nearest(renderer.language.order)))
    return WebPage("problems.html", words["title"], words["description"], render, None, "index", searched=False, styles=("codes",))


def _licences(renderer: Renderer) -> WebPage:
    words = renderer.messages["licences"]
    render = partial(_licences_html, renderer, uri := "licences/index.html")
    return WebPage(uri, words["title"], words["description"], render, None, "index", styles=("records",))


def _licences_html(renderer: Renderer, uri: str) -> str:
    return renderer.render("licences.html", uri, parts=shipped.parts())


def navigation(renderer: Renderer) -> list[str | dict[str, list[str]]]:
    """Return the site's navigation as generators take it: Markdown files, and sections as a title with the files below it.

    It lists themes, not cards: with every card in it, every page would carry links to all the others.
    """
    words = renderer.messages["nav"]
    leaders = [f"leaders/{slug}.md" for slug in renderer.catalog.vocabulary.facets["leaders"].values]
    together = ["together.md"] if renderer.catalog.in_one_go else []
    return [
        "index.md",
        {words["leaders"]: ["leaders/index.md", *leaders, *together]},
        {words["practices"]: ["practices/index.md", *(f"themes/{slug}.md" for slug in renderer.catalog.vocabulary.themes)]},
        "scan.md",
        "workshop.md",
        {words["sources"]: ["sources/index.md", "disagreements.md", *(f"sources/{slug}.md" for slug in renderer.catalog.sources)]},
        {words["contribute"]: ["contribute.md", "new.md"]},
        "about.md",
    ]
