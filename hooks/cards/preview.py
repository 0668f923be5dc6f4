"""The site while somebody works on it: each file is made when it is asked for, from what the project says at that moment.

MkDocs would write every page of both languages after each change, and whoever edits a card looks at one or two. Nothing has to be
known of what depends on what: a change empties the folder of the site.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, TemplateError
from mkdocs.commands.build import _build_page, _build_theme_template, _populate_page
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError, MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import clean_directory

from cards import catalog, collection, search_index
from cards.addresses import LANGUAGE_ROOTS, ROOT_LANGUAGE
from cards.catalog import Catalog
from cards.problem import Problem, as_text
from cards.schema import Language

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

log = logging.getLogger("mkdocs.preview")

NOT_FOUND = "404.html"
LOOKED_AT_EVERY = 0.2
"""Seconds between two looks at the files that are watched."""

RELOAD = "/livereload/"
"""Where pages ask MkDocs whether they are to be loaded again."""

PROBLEMS = "problems.html"
"""What stands in the place of every page while the site cannot be made."""


def serve(config_file: Path, address: str | None) -> None:
    """Serve the project of `config_file` at `address`, for example ``127.0.0.1:8000``, and follow its changes until interrupted.

    Without an address it is the one in the settings. Raises MkDocsException when the settings cannot be read.
    """
    with TemporaryDirectory(prefix="preview-") as folder:
        config = load_config(str(config_file), site_dir=folder, dev_addr=address)
        preview = Preview(config)
        host, port = config.dev_addr
        mount_path = urlsplit(config.site_url or "/").path
        server = LiveReloadServer(preview.build, host, port, folder, mount_path, polling_interval=LOOKED_AT_EVERY)
        serve_file = server.get_app()
        assert serve_file is not None
        server.set_app(preview.app(serve_file, server.mount_path))
        server.error_handler = preview.error_page
        for path in (config.docs_dir, config.config_file_path, *config.watch):
            server.watch(path)
        preview.build()
        try:
            server.serve()
        except KeyboardInterrupt:
            log.info("Shutting down...")
        finally:
            server.shutdown()


class Preview:
    """What has been made of the site since the last change; many threads may ask for it."""

    def __init__(self, config: MkDocsConfig) -> None:
        """Write files to the folder of the site of `config`, and own that folder."""
        self._root = Path(config.config_file_path).parent
        self._folder = Path(config.site_dir)
        self._config_files = {ROOT_LANGUAGE: config.config_file_path, ROOT_LANGUAGE.other: str(self._root / config.extra["translation"])}
        self._parse: collection.ParseEntry = cache(collection.parse_entry)
        self._catalog: Catalog | list[Problem] = []
        self._sites: dict[Language, _Site] = {}
        self._lock = Lock()

    def build(self) -> None:
        """Read the cards and sources again, and drop what was made of them before."""
        with self._lock:
            self._catalog = catalog.load(self._root, self._parse)
            self._sites.clear()
            clean_directory(str(self._folder))
            if isinstance(self._catalog, list):
                log.error("%d problem(s) in the cards\n\n%s\n", len(self._catalog), as_text(self._catalog))

    def app(self, serve_file: WSGIApplication, mount_path: str) -> WSGIApplication:
        """Return the application that has a file written before `serve_file` serves it; addresses begin with `mount_path`."""

        def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            path = environ["PATH_INFO"]
            if path.startswith(mount_path) and not path.startswith(RELOAD):
                uri = path.removeprefix(mount_path)
                with self._lock:
                    environ["PATH_INFO"] = mount_path + self._written(f"{uri}index.html" if path.endswith("/") else uri)
            return serve_file(environ, start_response)

        return answer

    def error_page(self, code: int) -> bytes | None:
        """Return the page for an answer of `code`, if there is one."""
        file = self._folder / f"{code}.html"
        return file.read_bytes() if file.is_file() else None

    def _written(self, uri: str) -> str:
        """See that the file at `uri` is there, if the site has one; return the address at which the answer stands."""
        try:
            if isinstance(self._catalog, list):
                raise BuildError(as_text(self._catalog))
            language = max((language for language in Language if uri.startswith(LANGUAGE_ROOTS[language])), key=LANGUAGE_ROOTS.__getitem__)
            if not self._site(language, self._catalog).write(uri.removeprefix(LANGUAGE_ROOTS[language])):
                self._site(ROOT_LANGUAGE, self._catalog).write(NOT_FOUND)
        except (MkDocsException, TemplateError) as error:
            page = Environment(loader=PackageLoader("cards"), autoescape=True).get_template(PROBLEMS)
            (self._folder / PROBLEMS).write_text(page.render(text=str(error)), encoding="utf-8")
            return PROBLEMS if uri.endswith(".html") else uri
        return uri

    def _site(self, language: Language, read: Catalog) -> _Site:
        if language not in self._sites:
            config = load_config(self._config_files[language], site_dir=str(self._folder / LANGUAGE_ROOTS[language]))
            config.extra["catalog"] = read
            self._sites[language] = _Site(config)
        return self._sites[language]


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
            _populate_page(page, config, files)
        self._environment = plugins.on_env(environment, config=config, files=files)
        self._searched = [page for page in pages if not page.meta.get("search", {}).get("exclude")]
        # MkDocs keeps one search plugin for all settings that it reads, so its index may be another language's by now.
        search_plugin: Any = plugins["material/search"]
        self._search_plugin, self._search_index = search_plugin, search_plugin.search_index
        self._makers: dict[str, Callable[[], None]] = {
            **{file.dest_uri: partial(self._write_page, file.page) if file.page else file.copy_file for file in files},
            **{name: partial(self._write_template, name) for name in config.theme.static_templates},
            "sitemap.xml.gz": partial(self._write_template, "sitemap.xml"),
            "search/search_index.json": partial(search_index.write_empty, self._search_index, Path(config.site_dir)),
            "search/search_index.js": self._write_search_index,
        }

    def write(self, uri: str) -> bool:
        """Write the file at `uri` unless it is there; tell whether the site has it."""
        make = self._makers.get(uri)
        if make is not None and not (Path(self._config.site_dir) / uri).is_file():
            make()
        return make is not None

    def _write_page(self, page: Page) -> None:
        _build_page(page, self._config, self._files.documentation_pages(), self._nav, self._environment)

    def _write_template(self, name: str) -> None:
        _build_theme_template(name, self._environment, self._files, self._config, self._nav)

    def _write_search_index(self) -> None:
        self._search_plugin.search_index = self._search_index
        self._search_index.entries.clear()
        for page in self._searched:
            self._write_page(page)
        self._config.plugins.on_post_build(config=self._config)
