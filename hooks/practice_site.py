"""MkDocs events: each hands its values to ``cards`` and gives MkDocs what comes back.

MkDocs finds this file through ``hooks`` in ``mkdocs.yml``. What one event leaves for the next travels in ``config.extra``.
"""

from __future__ import annotations

import posixpath
from datetime import date
from pathlib import Path
from typing import Any

from cards import catalog, search_index
from cards.addresses import LANGUAGE_ROOTS
from cards.pages import WebFile, WebPage, all_files, all_pages, navigation
from cards.problem import as_report
from cards.render import Renderer
from cards.schema import Language
from cards.search_words import load_search_words
from jinja2 import TemplateError
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents, get_toc
from translation_build import TranslationBuild


# First of all: the plugins ask the theme for its words, and some of those are ours.
@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the cards, and give the site its name and its navigation; stop with every problem there is."""
    loaded = config.extra.get("catalog") or catalog.load(Path(config.config_file_path).parent)
    if not isinstance(loaded, catalog.Catalog):
        raise PluginError(as_report(loaded))
    language = Language(config.extra["language"])
    if config.site_url:
        config.site_url += LANGUAGE_ROOTS[language]
    address = config.extra["address"]
    renderer = Renderer(
        loaded,
        language,
        site_url=f"{address.rstrip('/')}/{LANGUAGE_ROOTS[language]}" if address else None,
        repository=config.repo_url or None,
        downloads=tuple(file.name for file in _downloads(config)),
        compiled=config.extra.get("compiled"),
    )
    words = renderer.strings["site"]
    config.extra["renderer"] = renderer
    config.extra["words"] = renderer.strings
    config.extra["search_words"] = load_search_words(language)
    config.site_name = words["name"]
    config.site_description = words["description"]
    config.copyright = words["footer"]
    config.extra["docs"] = f"docs/{config.extra['language']}"
    config.edit_uri = f"edit/main/{config.extra['docs']}/" if config.repo_url else None
    config.nav = _with_source_uris(navigation(renderer))
    config.theme.static_templates.discard("404.html")  # ours works wherever it is served
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Begin to build the other language beside this one."""
    if config.extra.get("translation"):
        folder = Path(config.config_file_path).parent
        target = Path(config.site_dir) / LANGUAGE_ROOTS[Language(config.extra["language"]).other]
        config.extra["translation_build"] = TranslationBuild(folder / config.extra["translation"], target, strict=config.strict)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add a page for every card, theme and source, and the files that are no pages."""
    for web_page in all_pages(config.extra["renderer"]):
        files.append(_file(web_page, config))
    for web_file in all_files(config.extra["renderer"]):
        files.append(_GeneratedFile.of(web_file, config))
    for file in _downloads(config):
        files.append(File.generated(config, f"downloads/{file.name}", abs_src_path=str(file)))
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Put the cards below the section of the practices, so that the navigation shows where a reader is; date the pages for the sitemap."""
    section = next(item for item in nav.items if isinstance(item, Section))
    latest: date | None = config.extra["renderer"].catalog.latest
    for page in filter(None, (file.page for file in files.documentation_pages())):
        if isinstance(page, _GeneratedPage) and page.web_page.kind == "card":
            page.parent = section
        if latest:  # MkDocs dates the sitemap's archive by the latest page, so there must be one
            page.update_date = _day(page, latest)
    return nav


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Fill in what a page written by hand calls from the catalog."""
    renderer: Renderer = config.extra["renderer"]
    if isinstance(page, _GeneratedPage):
        return markdown
    try:
        return renderer.render_text(markdown, page.file.dest_uri)
    except TemplateError as error:
        raise PluginError(f"{config.extra['docs']}/{page.file.src_uri}: {error}") from None


@event_priority(50)  # before the search plugin, which reads the content
def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Give a generated page its content, and tell the theme where the same page stands in the other language."""
    if isinstance(page, _GeneratedPage):
        page.content = page.web_page.render()
    language = Language(config.extra["language"])
    here = LANGUAGE_ROOTS[language] + page.url
    there = LANGUAGE_ROOTS[language.other] + page.url
    context["alternate"] = {"language": language.other.value, "href": posixpath.relpath(there, posixpath.dirname(here) or ".")}
    # Both languages share what the theme remembers of a reader, such as the choice of light or dark.
    config.extra["scope"] = posixpath.relpath(".", posixpath.dirname(here) or ".")
    if page.is_homepage:
        page.toc = _skip_to_content(str(page.title))
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Drop the content of a generated page, which is written now."""
    if isinstance(page, _GeneratedPage):
        page.content = ""
    return output


@event_priority(50)  # before the search plugin, which writes its index
def _tell_search(config: MkDocsConfig) -> None:
    """Put the cards into the index of the search, before all other pages."""
    _search_index(config).entries[:0] = search_index.entries(config.extra["renderer"])


# Last of all: by now the plugins have written the index, for a page from a server and for one from a file.
@event_priority(-200)
def _finish(config: MkDocsConfig) -> None:
    """Leave the index empty that a page asks for although nobody has searched; take in the other language."""
    search_index.write_empty(_search_index(config), Path(config.site_dir))
    build: TranslationBuild | None = config.extra.pop("translation_build", None)
    if build is not None:
        build.finish()


on_post_build = CombinedEvent(_tell_search, _finish)


class _GeneratedPage(Page):
    """A page that is HTML already: MkDocs has neither Markdown nor front matter to read."""

    def __init__(self, web_page: WebPage, file: File, config: MkDocsConfig) -> None:
        super().__init__(None, file, config)
        self.updated = web_page.updated
        self.web_page = web_page

    def read_source(self, config: MkDocsConfig) -> None:
        page = self.web_page
        self.markdown = ""
        # The theme's templates do not escape.
        self.meta = {
            "title": escape(page.title),
            "description": escape(page.description),
            "kind": page.kind,
            "moved_to": page.moved_to,
            "hide": list(page.hide),
            "styles": page.styles,
            "scripts": page.scripts,
            "search": {"exclude": not page.searched},
        }

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = ""
        self.toc = _skip_to_content(escape(self.web_page.title))


class _GeneratedFile(File):
    """A file whose content is made when it is written, and not kept."""

    web_file: WebFile

    @classmethod
    def of(cls, web_file: WebFile, config: MkDocsConfig) -> File:
        file = cls.generated(config, web_file.uri, content=b"")
        assert isinstance(file, cls)
        file.web_file = web_file
        return file

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 - MkDocs fixes it
        self.content_bytes = self.web_file.render().encode()
        super().copy_file(dirty)
        self.content_bytes = b""


def _search_index(config: MkDocsConfig) -> Any:
    """Return the index of the search plugin, a type of the theme's without public documentation."""
    plugin: Any = config.plugins["material/search"]
    return plugin.search_index


def _downloads(config: MkDocsConfig) -> list[Path]:
    folder = config.extra["downloads"]
    return sorted((Path(folder) / config.extra["language"]).glob("*.pdf")) if folder else []


def _skip_to_content(title: str) -> TableOfContents:
    """Return a table of contents for the theme's link "skip to content", which leads to the first heading in it."""
    return get_toc([{"level": 1, "id": "content", "name": title, "children": []}])


def _file(web_page: WebPage, config: MkDocsConfig) -> File:
    file = File.generated(config, _source_uri(web_page.uri), content="")
    file.edit_uri = posixpath.relpath(web_page.source_path, config.extra["docs"]) if web_page.source_path else None
    file.page = _GeneratedPage(web_page, file, config)
    return file


def _day(page: Page, latest: date) -> str:
    """Return what the sitemap tells of `page`: the home page shows all cards; when the other pages written by hand changed is not known."""
    known = page.updated if isinstance(page, _GeneratedPage) else latest if page.is_homepage else None
    return known.isoformat() if known else ""


def _source_uri(uri: str) -> str:
    """MkDocs names a page after the Markdown file it would have been made from."""
    return uri.removesuffix(".html") + ".md"


def _with_source_uris(items: list[str | dict[str, list[str]]]) -> list[str | dict[str, list[str]]]:
    return [
        _source_uri(item) if isinstance(item, str) else {title: [_source_uri(uri) for uri in uris] for title, uris in item.items()}
        for item in items
    ]
