"""The events of a build, in the order in which MkDocs calls them."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from cards.content import catalog
from cards.content.refused import Refused
from cards.content.reports import as_report
from cards.content.wording import language_of_system, wording
from cards.site import search_places, search_script, security_policy
from cards.site.alternates import alternates
from cards.site.asset_names import name_assets
from cards.site.feedback import on_github
from cards.site.mkdocs_settings import own_logo, settings_file, theme_settings
from cards.site.pages import all_files, all_pages, navigation
from cards.site.web_addresses import repo_url, site_url
from jinja2 import Environment, FileSystemLoader, TemplateError, UndefinedError
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from site_build.frame import frame_cards
from site_build.generated import GeneratedFile, GeneratedPage, page_file, skip_to_content
from site_build.joined_files import join_files
from site_build.search_reading import read_once
from site_build.site_before import SiteBefore
from site_build.state import KEY, SiteBuild, state_of
from site_build.static_files import settle
from site_build.theme_templates import MendedTemplates, ThemeLoader
from site_build.translation_build import CATALOG, NAMES, TranslationBuild

SITEMAP = "sitemap.xml"
UNUSED_INDEX = ("search/search_index.json", "search/search_index.js")


def on_startup(command: str, *, dirty: bool) -> None:
    """Refuse to leave pages as they are, for they name assets by what those held then."""
    if dirty:
        raise PluginError("A page that is left as it was, as `--dirty` asks, would look for assets that are gone; build without it.")


# First of all: the plugins ask the theme for its words, and some of those are ours.
@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the cards, and give the site its name and its navigation; stop with every problem there is."""
    _settle_addresses(config)
    if KEY not in config.extra:  # the dev server has read them
        shared = config.extra.pop(CATALOG, None)
        config.extra[KEY] = SiteBuild(config, shared or _catalog(config))
        state_of(config).is_awaited = shared is not None
    state = state_of(config)
    _refuse_settings_of_another(config, state)
    if config.site_url:
        config.site_url += state.language.root
    config.theme.get_env = partial(_theme_environment, config.theme.get_env, state)  # type: ignore[method-assign] # the plugins make their own
    config.watch += [str(file) for file in _other_settings(config, state)]
    config.docs_dir = str(Path(config.config_file_path).parent / state.docs)
    config.extra["language"] = state.language.code
    for name, value in theme_settings(config.theme, state.renderer).items():
        config.theme[name] = value
    config.site_name = escape(state.renderer.site_name)  # the theme's templates do not
    config.site_description = state.renderer.site_description
    config.copyright = state.renderer.footer
    config.edit_uri = f"{'' if on_github(config.repo_url) else '-/'}edit/main/{state.docs}/" if config.repo_url else None
    config.nav = navigation(state.renderer)
    config.theme.static_templates.discard("404.html")  # ours works wherever it is served
    if not config.site_url:
        config.theme.static_templates.discard(SITEMAP)  # it lists addresses, and there are none
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Begin to build the other languages beside the first."""
    state = state_of(config)
    state.before = SiteBefore(Path(config.site_dir), names_assets=state.language.is_first or state.is_awaited)
    config.extra[NAMES] = state.before.names
    if state.language.is_first:
        folder, site = Path(config.config_file_path).parent, Path(config.site_dir)
        for language in state.renderer.catalog.languages.values():
            if not language.is_first:
                settings, target, before = folder / settings_file(language), site / language.code, state.before.folder / language.code
                state.translations.append(TranslationBuild(settings, target, state.renderer.catalog, before, strict=config.strict))


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add a page for every card, theme and source, and the files that are no pages; leave out what nobody needs."""
    state = state_of(config)
    config.extra["polyfills"] = []  # what the theme's search would need
    if SITEMAP not in config.theme.static_templates and (template := files.get_file_from_path(SITEMAP)):
        files.remove(template)
    for web_page in state.kept(all_pages(state.renderer)):
        files.append(page_file(web_page, state.docs, config))
    for web_file in state.kept(all_files(state.renderer)):
        file = GeneratedFile.of(web_file, config)
        if web_file.beside and state.is_published:
            state.beside[web_file.beside] = file
        else:
            files.append(file)
    if logo := own_logo(state.renderer):
        files.append(File.generated(config, logo.uri, abs_src_path=str(Path(config.config_file_path).parent / logo.file)))
    settle(files)
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Put the cards below the section of the practices, so that the navigation shows where a reader is; date the pages for the sitemap."""
    section = next(item for item in nav.items if isinstance(item, Section) and item.title == state_of(config).words["nav"]["practices"])
    latest = state_of(config).renderer.catalog.latest
    for page in filter(None, (file.page for file in files.documentation_pages())):
        if isinstance(page, GeneratedPage) and page.web_page.kind == "card":
            page.parent = section
        if latest:  # MkDocs dates the sitemap's archive by the latest page, so there must be one
            page.update_date = _day(page, latest)
    return nav


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Mend the theme's templates, and let it render what stands around all cards once.

    The pages say by now which style sheets they ask for.
    """
    if env.loader is not None:
        env.loader = MendedTemplates(env.loader)
    join_files(files, config)
    read_once(_search_index(config), state_of(config).searched)
    frame_cards(env, files, config)
    _put_back(files, state_of(config))
    return env


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Fill in what a page written by hand calls from the catalog."""
    if isinstance(page, GeneratedPage):
        return markdown
    state = state_of(config)
    try:
        told = sha256(markdown.encode()).hexdigest()
        return state.made(f"{page.file.dest_uri} of {told}", partial(state.renderer.render_text, markdown, page.file.dest_uri))
    except TemplateError as error:
        raise PluginError(f"{state.docs}/{page.file.src_uri}: {error}") from None


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Drop the mark by which a page written by hand has HTML left as it is: Python-Markdown leaves that too."""
    return html.replace(' markdown="0"', "")


@event_priority(50)  # before the search plugin, which reads the table of contents
def _say_of_page(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Give the theme the links to the same page in the other languages."""
    state = state_of(config)
    page.meta["alternates"] = alternates(state.renderer, page.url)
    page.meta["report"] = state.renderer.report(page.url)
    # All languages share what the theme remembers of a reader, such as the choice of light or dark.
    config.extra["scope"] = posixpath.relpath(".", posixpath.dirname(state.language.root + page.url) or ".")
    if not isinstance(page, GeneratedPage) and "toc" in page.meta.get("hide", ()):
        page.toc = skip_to_content(str(page.title))
    return context


@event_priority(-50)  # after the search plugin, which would look through all cards for marks that none has; other plugins see none either
def _fill_in(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Give a generated page its content, and the search what it is to find there."""
    if isinstance(page, GeneratedPage):
        page.content = _content(page, config)
        if page.web_page.searched:
            _search_index(config).add_entry_from_context(page)
    return context


on_page_context = CombinedEvent(_say_of_page, _fill_in)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Drop the content of a generated page, which is written now, and write the file that is made beside it."""
    if isinstance(page, GeneratedPage):
        page.content = ""
        if (file := state_of(config).beside.pop(page.web_page.uri, None)) is not None:
            file.copy_file()
    return output


@event_priority(50)  # before the search plugin, which writes an index of its own
def _write_search(config: MkDocsConfig) -> None:
    """Write what the search of the pages reads; the search plugin has no more to tell then."""
    state, entries = state_of(config), _search_index(config).entries
    sections = list(search_places.sections(entries))
    entries.clear()
    for uri, script in search_script.scripts(state.renderer, state.made, sections):
        state.write(uri, script.encode())


# Last of all: by now the search plugin has written its index, as JSON and as a script.
@event_priority(-200)
def _finish(config: MkDocsConfig) -> None:
    """Drop that index, for which no page asks; take in the other languages, and make of all the site that readers get."""
    state, site = state_of(config), Path(config.site_dir)
    for unused in UNUSED_INDEX:
        (site / unused).unlink(missing_ok=True)
    state.templates.save()
    state.texts.save()
    state.searched.save()
    if state.before:
        state.before.remove()
    for translation in state.translations:
        config.extra[NAMES] |= translation.finish()
    if state.is_published and state.language.is_first:
        name_assets(site, config.extra[NAMES], security_policy.said_in)


on_post_build = CombinedEvent(_write_search, _finish)


def _theme_environment(get_env: Callable[[], Environment], state: SiteBuild) -> Environment:
    """Return what `get_env` does, with the templates that are compiled already, and a loader that needs not look at all icons."""
    environment = get_env()
    assert isinstance(environment.loader, FileSystemLoader)
    environment.loader = ThemeLoader(environment.loader.searchpath)
    environment.bytecode_cache = state.templates
    return environment


def _put_back(files: Files, state: SiteBuild) -> None:
    """Let MkDocs write over the old ones what it writes."""
    if state.before:
        state.before.put_back({file.dest_uri for file in files if not isinstance(file, GeneratedFile)})


def _settle_addresses(config: MkDocsConfig) -> None:
    """Take the addresses of site and project as they are meant; `cards` has done so, MkDocs started by itself has not."""
    try:
        config.site_url, config.extra["address"] = site_url(config.site_url or ""), site_url(config.extra["address"] or "")
        config.repo_url = repo_url(config.repo_url or "")
    except Refused as refused:
        told = wording(language_of_system())
        raise PluginError(told.sentence("commands", refused.why.key, **dict(refused.why.values))) from None


def _other_settings(config: MkDocsConfig, state: SiteBuild) -> Iterator[Path]:
    """Yield the settings of the other languages, of which `mkdocs serve` knows nothing."""
    for language in state.renderer.catalog.languages.values():
        if language != state.language:
            yield Path(config.config_file_path).parent / settings_file(language)


def _refuse_settings_of_another(config: MkDocsConfig, state: SiteBuild) -> None:
    """Refuse settings that were copied from another language and say so still; those of the first hold for any that is."""
    name, docs = Path(config.config_file_path).name, Path(config.docs_dir).name
    if state.language.is_first and name == settings_file(state.language):
        return
    if (name, docs) != (settings_file(state.language), state.language.code):
        raise PluginError(
            f"{name}: `extra.language` is `{state.language}` and `docs_dir` ends in `{docs}`; "
            f"in {settings_file(state.language)} both are `{state.language}`"
        )


def _content(page: GeneratedPage, config: MkDocsConfig) -> str:
    try:
        return page.web_page.render()
    except UndefinedError as error:
        words = f"hooks/cards/messages/{state_of(config).language}.yml"
        raise PluginError(f"{page.web_page.uri}: {error}; if that is a word of the interface, add it to {words}") from None


def _catalog(config: MkDocsConfig) -> catalog.Catalog:
    loaded = catalog.load_remembered(Path(config.config_file_path).parent)
    if not isinstance(loaded, catalog.Catalog):
        raise PluginError(as_report(loaded, wording(language_of_system())))
    return loaded


def _search_index(config: MkDocsConfig) -> Any:
    """Return the index of the search plugin, a type of the theme's without public documentation."""
    plugin: Any = config.plugins["material/search"]
    return plugin.search_index


def _day(page: Page, latest: date) -> str:
    """Return what the sitemap tells of `page`: the home page shows all cards; when the other pages written by hand changed is not known."""
    known = page.updated if isinstance(page, GeneratedPage) else latest if page.is_homepage else None
    return known.isoformat() if known else ""
