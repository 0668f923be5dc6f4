"""The files that are published as they stand: none that no reader needs, and the same bytes wherever the project was checked out."""

from __future__ import annotations

import re
from fnmatch import translate
from pathlib import PurePosixPath

from mkdocs.structure.files import Files

from site_build.generated import GeneratedFile

UNUSED = re.compile("|".join(map(translate, ("*.map", "assets/javascripts/lunr/*", "assets/javascripts/workers/*", "js/iframe-worker.js"))))
"""What the theme brings for its makers, and for its own search, in the place of which there is ours."""

TEXTS = {".css", ".js", ".svg", ".txt", ""}
"""How the names of texts end; a licence is called that and no more. On Windows, git may end their lines with two characters."""

SOURCE_MAP = re.compile(rb"\n//# sourceMappingURL=\S+\s*$")
"""Where a script leads to the one that it was made from, which is not published."""


def settle(files: Files) -> None:
    """Leave out of `files` what nobody needs, and end all lines alike."""
    for file in list(files):
        if UNUSED.match(file.src_uri):
            files.remove(file)
        elif not isinstance(file, GeneratedFile) and PurePosixPath(file.src_uri).suffix in TEXTS:
            content = file.content_bytes
            settled = SOURCE_MAP.sub(b"\n", content.replace(b"\r\n", b"\n"))
            if settled != content:
                file.content_bytes = settled
