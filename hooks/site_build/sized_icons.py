"""The theme's icons with a size of their own, so that none of them fills the screen of a page that has lost its style sheets."""

from __future__ import annotations

from collections.abc import Callable

from cards.content.icons import sized
from jinja2 import BaseLoader, Environment

ICONS = ".icons/"
"""Where the theme's templates include them from."""


class SizedIcons(BaseLoader):
    """Loads the templates of another loader, each icon among them with its size."""

    def __init__(self, loader: BaseLoader) -> None:
        self._loader = loader

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Return the template as the other loader does."""
        source, file, is_current = self._loader.get_source(environment, template)
        return sized(source) if template.startswith(ICONS) else source, file, is_current
