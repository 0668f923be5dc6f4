"""What travels from event to event of one build."""

from __future__ import annotations

from pathlib import Path

from cards.content.catalog import Catalog
from cards.content.languages import Language
from cards.content.messages import Messages
from cards.site.alternates import full_addresses
from cards.site.bytecode_cache import CompiledTemplates
from cards.site.mkdocs_settings import settings_file
from cards.site.renderer import Renderer
from cards.site.urls import language_url
from mkdocs.config.defaults import MkDocsConfig

from site_build.translation_build import TranslationBuild

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
        self.languages = full_addresses(config.extra["address"], catalog.languages)
        """The address of each language, for search engines."""

        self.translations: list[TranslationBuild] = []
        """The builds of the other languages, beside this one."""

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
