"""Style sheets and scripts that pages ask for together, as one file: each one is waited for, and small ones compress badly.

What one edits stays apart, a file a component. What is published is one style sheet for every page, one for each kind of page, and one
script of all that runs before anything is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from cards.site.web_page import WebFile
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from site_build.generated import GeneratedFile
from site_build.theme_files import SHEETS, in_layer
from site_build.unused_rules import named_by_hand

OF_EVERY_PAGE = "css/site.css"
"""The style sheet that every page asks for."""

HEAD = "head"
"""What the script is called that runs before anything is drawn."""

ALONE_TOO = "js/address.js"
"""The part that the page for unknown addresses asks for by itself."""

OF_PAGES = ("styles", "print_styles")
"""Where the front matter of a page names its style sheets."""

Text = Callable[[], str]


def join_files(files: Files, config: MkDocsConfig) -> None:
    """Put the joined files in the place of their parts, and let the pages ask for them."""
    pages = [file for file in files.documentation_pages() if file.page]
    ours = {file.src_uri: file for file in files if file.src_uri.startswith(("css/", "js/"))}

    of_every_page = [uri for uri in config.extra_css if uri in ours]
    config.extra_css = [OF_EVERY_PAGE, *(uri for uri in config.extra_css if uri not in ours)]
    in_head = [f"js/{name}.js" for name in config.extra["head_scripts"]]
    config.extra["head_scripts"] = [HEAD]
    joined = {
        OF_EVERY_PAGE: [*_of_theme(files, pages), *(_text(ours[uri]) for uri in of_every_page)],
        f"js/{HEAD}.js": [_text(ours[uri]) for uri in in_head],
    }
    parts = {*of_every_page, *in_head}
    whole = {ALONE_TOO}
    for file in pages:
        assert file.page is not None
        for key in OF_PAGES:
            names: list[str] = file.page.meta.get(key) or []
            sheets = _sheets(names, file, ours)
            if len(sheets) == 1:
                whole |= sheets.keys()
            elif sheets:
                parts |= sheets.keys()
                name = "_".join(names)
                joined[f"css/{name}.css"] = list(sheets.values())
                file.page.meta[key] = [name]
    for uri in parts - whole:
        files.remove(ours[uri])
    for uri, texts in joined.items():
        files.append(GeneratedFile.of(WebFile(uri, partial(_joined, texts)), config))


def _of_theme(files: Files, pages: Sequence[File]) -> list[Text]:
    """Take the theme's style sheets out of `files`, and return what ours need of them; `pages` may name classes of any of its parts."""
    by_hand = "".join(file.content_string for file in pages if file.abs_src_path)
    sheets = sorted((file for file in files if file.src_uri.startswith(SHEETS) and file.src_uri.endswith(".css")), key=_address)
    for file in sheets:
        files.remove(file)
    return [partial(in_layer, file.content_string, named_by_hand(by_hand)) for file in sheets]


def _sheets(names: Sequence[str], page: File, ours: Mapping[str, File]) -> dict[str, Text]:
    """Return the style sheets of these `names`, which `page` asks for."""
    uris = [f"css/{name}.css" for name in names]
    if missing := [uri for uri in uris if uri not in ours]:
        raise PluginError(f"{page.src_uri}: there is no style sheet {', '.join(missing)}")
    return {uri: _text(ours[uri]) for uri in uris}


def _text(file: File) -> Text:
    return file.web_file.render if isinstance(file, GeneratedFile) else partial(_content, file)


def _content(file: File) -> str:
    return file.content_string


def _address(file: File) -> str:
    return file.src_uri


def _joined(texts: Sequence[Text]) -> str:
    return "".join(text() for text in texts)
