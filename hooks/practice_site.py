"""MkDocs events: each hands its values to ``cards`` and gives MkDocs what comes back.

MkDocs finds this file through ``hooks`` in ``mkdocs.yml``. What one event leaves for the next travels in ``config.extra``.
"""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import Any

from cards import catalog
from cards.pages import CARD_BOOST, WebPage, all_files, all_pages, navigation
from cards.problem import as_text
from cards.render import Renderer
from cards.schema import Language
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from translation_build import TranslationBuild

LANGUAGE_ROOTS = {Language.EN: "", Language.NL: "nl/"}


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the cards, and give the site its name and its navigation; stop with every problem there is."""
    loaded = catalog.load(Path(config.config_file_path).parent)
    if not isinstance(loaded, catalog.Catalog):
        raise PluginError(f"{len(loaded)} problem(s) in the cards\n\n{as_text(loaded)}\n")
    language = Language(config.extra["language"])
    if config.site_url:
        config.site_url += LANGUAGE_ROOTS[language]
    renderer = Renderer(loaded, language, config.site_url or None)
    words = renderer.strings["site"]
    config.extra["renderer"] = renderer
    config.extra["words"] = renderer.strings
    config.site_name = words["name"]
    config.site_description = words["description"]
    config.extra["docs"] = f"docs/{config.extra['language']}"
    config.edit_uri = f"edit/main/{config.extra['docs']}/" if config.repo_url else None
    config.nav = _with_source_uris(navigation(renderer))
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Begin to build the other language beside this one."""
    if config.extra.get("translation"):
        config.extra["translation_build"] = TranslationBuild.begin(config)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add a page for every card, theme and source, and the files that pages load."""
    for web_page in all_pages(config.extra["renderer"]):
        files.append(_file(web_page, config))
    for web_file in all_files(config.extra["renderer"]):
        files.append(File.generated(config, web_file.uri, content=web_file.content))
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Put the cards below the section of the practices, so that the navigation shows where a reader is."""
    section = next(item for item in nav.items if isinstance(item, Section))
    for file in files.documentation_pages():
        if isinstance(file.page, _GeneratedPage) and file.page.is_card:
            file.page.parent = section
    return nav


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Fill in what a page written by hand calls from the catalog."""
    renderer: Renderer = config.extra["renderer"]
    return markdown if isinstance(page, _GeneratedPage) else renderer.render_text(markdown, page.file.dest_uri)


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Tell the theme where the same page stands in the other language."""
    language = Language(config.extra["language"])
    here = LANGUAGE_ROOTS[language] + page.url
    there = LANGUAGE_ROOTS[language.other] + page.url
    context["alternate"] = {"language": language.other.value, "href": posixpath.relpath(there, posixpath.dirname(here) or ".")}
    return context


def on_post_build(config: MkDocsConfig) -> None:
    """Take in the other language."""
    build: TranslationBuild | None = config.extra.pop("translation_build", None)
    if build is not None:
        build.finish()


class _GeneratedPage(Page):
    """A page that is HTML already: MkDocs has neither Markdown nor front matter to read."""

    def __init__(self, web_page: WebPage, file: File, config: MkDocsConfig) -> None:
        super().__init__(None, file, config)
        self._web_page = web_page

    @property
    def is_card(self) -> bool:
        """Tell whether it is the page of a card."""
        return self._web_page.kind == "card"

    def read_source(self, config: MkDocsConfig) -> None:
        page = self._web_page
        self.markdown = ""
        self.meta = {
            "title": page.title,
            "description": page.description,
            "kind": page.kind,
            "tags": list(page.tags),
            "hide": ["toc", "navigation"] if page.wide else ["toc"],
            "search": {"boost": CARD_BOOST} if page.kind == "card" else {"exclude": not page.searched},
        }

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = self._web_page.html
        # The theme's link "skip to content" leads to the first heading of the table of contents.
        self.toc = get_toc([{"level": 1, "id": "content", "name": self._web_page.title, "children": []}])


def _file(web_page: WebPage, config: MkDocsConfig) -> File:
    file = File.generated(config, _source_uri(web_page.uri), content="")
    file.edit_uri = posixpath.relpath(web_page.source_path, config.extra["docs"])
    file.page = _GeneratedPage(web_page, file, config)
    return file


def _source_uri(uri: str) -> str:
    """MkDocs names a page after the Markdown file it would have been made from."""
    return uri.removesuffix(".html") + ".md"


def _with_source_uris(items: list[str | dict[str, list[str]]]) -> list[str | dict[str, list[str]]]:
    return [
        _source_uri(item) if isinstance(item, str) else {title: [_source_uri(uri) for uri in uris] for title, uris in item.items()}
        for item in items
    ]
