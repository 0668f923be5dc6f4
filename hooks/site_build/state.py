"""What travels from event to event of one build."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from cards.content.catalog import Catalog
from cards.content.languages import Language
from cards.content.messages import Messages
from cards.content.remembered import FOLDER, Remembered
from cards.content.schema import Slug
from cards.site.alternates import full_addresses
from cards.site.built_files import write_over
from cards.site.bytecode_cache import CompiledTemplates
from cards.site.kept_texts import KeptTexts
from cards.site.mkdocs_settings import settings_file
from cards.site.renderer import Renderer
from cards.site.urls import language_url
from cards.site.web_page import WebFile, WebPage
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from site_build.site_before import SiteBefore
from site_build.translation_build import TranslationBuild

M = TypeVar("M", WebPage, WebFile)

KEY = "site"
"""The key of the state in ``config.extra``, which the theme's templates can read."""


class SiteBuild:
    """One language of the site while MkDocs builds it."""

    def __init__(
        self, config: MkDocsConfig, catalog: Catalog, templates: CompiledTemplates | None = None, *, is_published: bool = True
    ) -> None:
        """Take from `config` what the settings say; `templates` are those that a build before in the same process has compiled."""
        self.is_published = is_published
        """Whether it is built for readers, and not for whoever writes it."""

        self.is_awaited = False
        """Whether it is built in a copy of the process that builds the first language, which then makes one site of both."""

        self.language = _language(config, catalog)
        self.templates = templates or CompiledTemplates(Path(config.config_file_path).parent, self.language.code, is_published=is_published)
        """The compiled templates, ours and the theme's."""

        self.docs = f"docs/{self.language}"
        """The folder of the pages written by hand, relative to the project's."""

        self.renderer = Renderer(
            catalog,
            self.language,
            site_url=language_url(config.extra["address"], self.language),
            repository=config.repo_url or None,
            downloads=config.extra["downloads"],
            bytecode=self.templates,
        )
        self.texts = KeptTexts(
            Path(config.config_file_path).parent,
            catalog,
            self.language.code,
            [self.renderer.site_url, config.repo_url, config.extra["downloads"]],
        )
        """What the build before made of the cards."""
        self.renderer.made = self.made

        self.searched = Remembered(Path(config.config_file_path).parent / FOLDER / f"search-{self.language}")
        """What the search plugin read of pages."""

        self.languages = full_addresses(config.extra["address"], catalog.languages)
        """The address of each language, for search engines."""

        self.beside: dict[str, File] = {}
        """By the address of a page, the file that is written with it; a preview writes each when it is asked for."""

        self._site = Path(config.site_dir)
        self.before: SiteBefore | None = None
        """What was where the site is written; a preview writes where nothing was."""

        self.translations: list[TranslationBuild] = []
        """The builds of the other languages, beside this one."""

    def kept(self, made: Iterable[M]) -> Iterator[M]:
        """Yield the pages or files that are `made` of the cards as they take their texts from the build before, where those still hold.

        A preview goes without, and notes of none which cards are looked at.
        """
        if not self.is_published:
            yield from made
            return
        for one, seen in self.renderer.looked_at.each(made):
            yield replace(one, render=partial(self.made, one.uri, one.render, seen))

    def made(self, name: str, make: Callable[[], str], seen: Collection[Slug] = ()) -> str:
        """Return the text of that `name` as `make` does, or as the build before did, where that still holds; a preview goes without.

        The cards that are `seen` are those that were looked at before it was to be made.
        """
        return self.texts.text(name, self.renderer.looked_at, make, seen) if self.is_published else make()

    def write(self, uri: str, content: bytes) -> None:
        """Write a file of the site, over the one that was there before."""
        if self.before:
            self.before.write(uri, content)
        else:
            write_over(self._site / uri, content)

    @property
    def has_feed(self) -> bool:
        """Tell whether there is a feed, which needs a card."""
        return bool(self.renderer.catalog.cards)

    @property
    def unpack_first(self) -> dict[str, str]:
        """Return what a page says that has lost its style sheets, in each language."""
        return self.renderer.unpack_first

    @property
    def words(self) -> Messages:
        """Return the words of the interface, for the theme's templates."""
        return self.renderer.messages


def state_of(config: MkDocsConfig) -> SiteBuild:
    """Return the state of the build that has this `config`."""
    state = config.extra[KEY]
    assert isinstance(state, SiteBuild)
    return state


def _language(config: MkDocsConfig, catalog: Catalog) -> Language:
    """Return the language that is built: the first one of the project is that of ``mkdocs.yml``, whatever that says."""
    first = next(iter(catalog.languages.values()))
    is_first = Path(config.config_file_path).name == settings_file(first)
    return first if is_first else catalog.languages[config.extra["language"]]
