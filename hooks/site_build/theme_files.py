"""The theme's style sheets as ours need them: in a cascade layer of their own, below ours."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

SHEETS = "assets/stylesheets/"
"""Where the theme has them."""

CHARSET = '@charset "UTF-8";'
"""What may only stand at the beginning of a file; a server says it too."""


def put_in_layer(files: Files, config: MkDocsConfig) -> None:
    """Put a layer around each style sheet of the theme in `files`.

    In the page itself that would take a ``<style>``, which a site may forbid, and ``@import`` from a file would make readers wait twice.
    """
    for file in list(files):
        if file.src_uri.startswith(SHEETS) and file.src_uri.endswith(".css"):
            files.remove(file)
            files.append(File.generated(config, file.src_uri, content=_in_layer(Path(str(file.abs_src_path)).read_text(encoding="utf-8"))))


def _in_layer(css: str) -> str:
    return f"@layer theme {{{css.removeprefix(CHARSET)}}}\n"
