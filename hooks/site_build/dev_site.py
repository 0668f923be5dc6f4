"""The site while somebody works on it: each file is made when it is asked for, from what the project says at that moment.

MkDocs would write every page of every language after each change, and whoever edits a card looks at one or two. Nothing has to be
known of what depends on what: after a change everything that is asked for is made anew.
"""

from __future__ import annotations

import logging
import mimetypes
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import Any

from cards.content import catalog
from cards.content.catalog import Catalog
from cards.content.disk import told
from cards.content.languages import Language, Languages
from cards.content.reading import Decode, Parsed, parse_entry
from cards.content.remembered import FilesBefore
from cards.content.reports import as_report, as_text
from cards.content.wording import language_of_system, wording
from cards.site import search_script
from cards.site.bytecode_cache import CompiledTemplates
from cards.site.mkdocs_settings import settings_file
from cards.site.urls import card_uri
from jinja2 import Environment, PackageLoader, TemplateSyntaxError
from mkdocs.commands.build import _build_page, _build_theme_template, _populate_page
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError
from mkdocs.structure.files import get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page
from pydantic import BaseModel

from site_build.state import KEY, SiteBuild, state_of

log = logging.getLogger("mkdocs.dev_site")

SITEMAP = "sitemap.xml"
"""A template of the theme that MkDocs writes a second time, packed."""

NOT_FOUND = "404.html"

HTML = "text/html"
"""The content type of a page."""

CONTENT_TYPES = mimetypes.MimeTypes()
"""As Python knows them; what a Windows machine says of scripts can keep them from running."""


@dataclass(frozen=True)
class Answer:
    """What a browser gets that asks for an address."""

    status: str
    content_type: str
    content: bytes = b""
    location: str | None = None
    """Where to ask instead."""


class DevSite:
    """What has been made of the site since the last change; many threads may ask for it."""

    def __init__(self, config: MkDocsConfig) -> None:
        """Write files to the folder of the site of `config`, and own that folder."""
        self._root = Path(config.config_file_path).parent
        self._folder = Path(config.site_dir)
        self._files = FilesBefore(self._root)
        self._parse = _ParserWithMemory(self._files.decode)
        self._templates: dict[str, CompiledTemplates] = {}
        self._sites: dict[str, _Site] = {}
        self._lock = Lock()
        self._wording = wording(language_of_system())
        # Compiled once, so that a mistake in it does not keep back what is wrong elsewhere.
        self._problems = Environment(loader=PackageLoader("cards"), autoescape=True).get_template("problems.html")
        self.build()
        self._settings: MkDocsConfig | None = config

    def build(self) -> None:
        """Read the cards and sources again, and drop what was made of them before."""
        with self._lock:
            self._catalog = catalog.load_knowing(self._files, self._root, self._parse)
            self._sites.clear()
            self._settings = None
            if isinstance(self._catalog, list):
                log.error("%s", as_report(self._catalog, self._wording))

    def prepare(self) -> None:
        """Make a page of the first language, so that no reader has to wait for what all pages share.

        It is that of a card, as those are that one writes. What has been found out is written down for the next preview, which then
        begins sooner.
        """
        if not isinstance(self._catalog, list):
            for slug in islice(self._catalog.cards, 1):
                self.answer(card_uri(slug))
        self._files.save()
        for templates in self._templates.values():
            templates.save()

    def answer(self, uri: str) -> Answer:
        """Return the file at `uri` as it is now, or a page that says what is wrong."""
        with self._lock:
            if isinstance(self._catalog, list):
                return self._wrong(as_text(self._catalog, self._wording))
            try:
                return self._right(uri, self._catalog)
            except Exception as error:  # noqa: BLE001 - a mistake in a template or a page can raise anything, and a tab without a page is lost
                return self._wrong(_explained(error))

    def _wrong(self, text: str) -> Answer:
        return Answer("500 Internal Server Error", HTML, self._problems.render(text=text, wording=self._wording).encode())

    def _right(self, uri: str, cards: Catalog) -> Answer:
        file = self._written(f"{uri}index.html" if not uri or uri.endswith("/") else uri, cards)
        if file is not None:
            kind, encoding = CONTENT_TYPES.guess_type(file.name)
            return Answer("200 OK", "application/gzip" if encoding else kind or "application/octet-stream", file.read_bytes())
        if self._written(f"{uri}/index.html", cards) is not None:
            return redirect(f"{uri.rpartition('/')[2]}/")
        not_found = self._written(NOT_FOUND, cards)
        assert not_found is not None
        return Answer("404 Not Found", HTML, not_found.read_bytes())

    def _written(self, uri: str, cards: Catalog) -> Path | None:
        """Write the file at `uri` if that has not been done since the last change; return it, or nothing if the site has none."""
        language = max((it for it in cards.languages.values() if uri.startswith(it.root)), key=lambda it: len(it.root))
        code = language.code
        if code not in self._sites:
            config = self._settings_of(language)
            config.extra[KEY] = state = SiteBuild(config, cards, self._templates.get(code), is_published=False)
            self._templates[code] = state.templates
            self._sites[code] = _Site(config)
        return self._sites[code].write(uri.removeprefix(language.root))

    def _settings_of(self, language: Language) -> MkDocsConfig:
        """Return settings that no site was begun with: to begin with them changes them, and may fail half way."""
        if language.is_first and self._settings is not None:
            settings, self._settings = self._settings, None
            return settings
        return load_config(str(self._root / settings_file(language)), site_dir=str(self._folder / language.root))


class _Site:
    """One language of the site, up to the point at which MkDocs would begin to write it."""

    def __init__(self, config: MkDocsConfig) -> None:
        plugins = config.plugins
        self._config = config = plugins.on_config(config)
        environment = config.theme.get_env()
        files = get_files(config)
        files.add_files_from_theme(environment, config)
        self._files = files = plugins.on_files(files, config=config)
        set_exclusions(files, config)
        self._nav = plugins.on_nav(get_navigation(files, config), config=config, files=files)
        pages = [file.page or Page(None, file, config) for file in files.documentation_pages()]
        for page in pages:
            page.read_source(config)
            if "title" not in page.meta:  # other pages call it by its heading
                _populate_page(page, config, files)
        self._environment = plugins.on_env(environment, config=config, files=files)
        self._searched = [page for page in pages if not (page.meta.get("search") or {}).get("exclude")]
        # MkDocs keeps one search plugin for all settings that it reads, so its index may be another language's by now.
        search_plugin: Any = plugins["material/search"]
        self._search_plugin, self._search_index = search_plugin, search_plugin.search_index
        self._search_files = (search_script.INDEX, *search_script.text_files(len(state_of(config).renderer.catalog.cards)))
        included = [file for file in files if file.inclusion.is_included()]
        self._makers: dict[str, Callable[[], None]] = {
            **{file.dest_uri: partial(self._write_page, file.page) if file.page else file.copy_file for file in included},
            **{name: partial(self._write_template, name) for name in config.theme.static_templates},
            **{f"{name}.gz": partial(self._write_template, name) for name in config.theme.static_templates & {SITEMAP}},
            **dict.fromkeys(self._search_files, self._write_search_files),
        }
        self._written: set[str] = set()

    def write(self, uri: str) -> Path | None:
        """Write the file at `uri` unless that has been done; return it, or nothing if the site has none."""
        if uri not in self._makers:
            return None
        if uri not in self._written:
            self._makers[uri]()
            self._written.add(uri)
        return Path(self._config.site_dir) / uri

    def _write_page(self, page: Page) -> None:
        if page.content is None:  # pages written by hand take long, and whoever edits a card looks at none of them
            meta = page.meta  # which says by now what the page's style sheets are called together
            _populate_page(page, self._config, self._files)
            page.meta = meta
        _build_page(page, self._config, self._files.documentation_pages(), self._nav, self._environment)

    def _write_template(self, name: str) -> None:
        _build_theme_template(name, self._environment, self._files, self._config, self._nav)

    def _write_search_files(self) -> None:
        self._search_plugin.search_index = self._search_index
        self._search_index.entries.clear()
        for page in self._searched:
            self._write_page(page)
        self._written.update(self._search_files)
        self._config.plugins.on_post_build(config=self._config)


class _ParserWithMemory:
    """`parse_entry`, remembering of each file what it said last: after a change few files say anything else."""

    def __init__(self, decode: Decode) -> None:
        self._decode = decode
        self._last: dict[str, tuple[object, Parsed[Any]]] = {}

    def __call__(self, path: str, data: bytes, model: type[BaseModel], languages: Languages | None) -> Parsed[Any]:
        if path not in self._last or self._last[path][0] != (data, model, languages):
            self._last[path] = (data, model, languages), parse_entry(path, data, model, languages, self._decode)
        return self._last[path][1]


def redirect(location: str) -> Answer:
    """Return the answer that leads to `location`, which is told from where one asked."""
    return Answer("302 Found", "text/plain", location=location)


def _explained(error: Exception) -> str:
    """Return what is wrong, for whoever is to mend it; the terminal is told too."""
    if isinstance(error, Abort):
        return f"{error}\nThe terminal says why."
    if isinstance(error, OSError) and not isinstance(error, FileNotFoundError):  # a template can name a file that is not there
        why = told(error)
        return wording(language_of_system()).sentence("commands", why.key, **dict(why.values))
    if isinstance(error, BuildError):
        log.error("%s", error)
        return str(error)
    log.error("A page cannot be made", exc_info=error)
    if isinstance(error, TemplateSyntaxError):
        return f"{error.name}, line {error.lineno}: {error.message}"
    return f"{type(error).__name__}: {error}\nThe terminal says where."
