"""The icons that come with Material for MkDocs, as SVG text."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

SIZE = 24
"""In pixels; that of the theme's drawings."""

_NAME = re.compile(r"[a-z0-9-]{1,100}(/[a-z0-9-]{1,100})+")


def exists(name: str) -> bool:
    """Tell whether there is an icon `name`, for example ``material/ear-hearing``; without the theme, whether there could be."""
    return _NAME.fullmatch(name) is not None and (_folder() is None or _file(name).is_file())


@cache
def svg(name: str) -> str:
    """Return the SVG of the icon `name`; raises OSError if there is none."""
    return sized(_file(name).read_text(encoding="utf-8").strip())


def sized(icon: str) -> str:
    """Return the SVG `icon` with a size, which it has where no style sheet says another one."""
    return icon.replace("<svg ", f'<svg width="{SIZE}" height="{SIZE}" ', 1)


def _file(name: str) -> Path:
    return (_folder() or Path()) / f"{name}.svg"


@cache
def _folder() -> Path | None:
    # Found without importing the theme, which would print its announcements.
    theme = find_spec("material")
    return Path(theme.origin).parent / "templates" / ".icons" if theme and theme.origin else None
