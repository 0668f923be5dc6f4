"""The theme's templates as our pages need them: icons with a size of their own, and no attribute where HTML knows none of that name."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from cards.content.icons import sized
from jinja2 import BaseLoader, Environment, FileSystemLoader

ICONS = ".icons/"
"""Where the theme's templates include icons from. Without a size one fills the screen of a page that has lost its style sheets."""

BASE = "base.html"
"""The template of all pages."""

SHUT = ' type="checkbox" id="{}" autocomplete="off"'
"""How it begins menu and search, which a browser is to forget; that attribute is for fields to type in."""


class ThemeLoader(FileSystemLoader):
    """Lists what MkDocs serves of a theme, without a look into its hidden folders: one of them holds 14,000 icons."""

    def list_templates(self) -> list[str]:
        """Return the names of all templates that are not hidden."""
        listed: set[str] = set()
        for searched in map(Path, self.searchpath):
            for folder, below, files in os.walk(searched):
                below[:] = [name for name in below if not name.startswith(".")]
                listed.update((Path(folder) / name).relative_to(searched).as_posix() for name in files)
        return sorted(listed)


class MendedTemplates(BaseLoader):
    """Loads the templates of another loader, mended."""

    def __init__(self, loader: BaseLoader) -> None:
        self._loader = loader

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Return the template as the other loader does."""
        source, file, is_current = self._loader.get_source(environment, template)
        return _mended(template, source), file, is_current


def _mended(template: str, source: str) -> str:
    if template.startswith(ICONS):
        return sized(source)
    if template == BASE:
        for toggle in ("__drawer", "__search"):
            shut = SHUT.format(toggle)
            source = source.replace(shut, shut.removesuffix(' autocomplete="off"'))
    return source
