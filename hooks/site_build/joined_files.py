"""Style sheets and scripts that pages ask for together, as one file: each one is waited for, and small ones compress badly.

What one edits stays apart, a file a component. What is published is one style sheet for every page and one for each kind of page, and of
scripts likewise, with one of all that runs before anything is drawn, one of the search, and one of what it loads to answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from cards.site.web_page import WebFile
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from site_build.generated import GeneratedFile
from site_build.theme_files import SHEETS, in_layer
from site_build.unused_rules import named_by_hand

OF_EVERY_PAGE = "css/site.css"
"""The style sheet that every page asks for."""

SCRIPT_OF_EVERY_PAGE = "js/site.js"
"""The script that every page asks for."""

HEAD = "head"
"""What the script is called that runs before anything is drawn."""

SEARCH = "search/engine"
"""What the script of the search is called; it finds the rest of itself from where it stands."""

ANSWER = "search/answer"
"""What the script is called that it loads when somebody searches."""

ALONE_TOO = "js/address.js"
"""The part that the page for unknown addresses asks for by itself."""

ALONE = {"js/words.js", "js/element.js"}
"""What the search asks for once it is needed, on pages that do not have it: no page may have it twice."""

STYLES, SCRIPTS = ("styles", "print_styles"), "scripts"
"""Where the front matter of a page names its style sheets, and its scripts."""

OF_PAGES = (*STYLES, SCRIPTS)

Text = Callable[[], str]

Joined = Mapping[str, Sequence[str]]
"""The address of each joined file, and those of its parts."""


def join_files(files: Files, config: MkDocsConfig) -> None:
    """Put the joined files in the place of their parts, and let the pages ask for them."""
    pages = [file.page for file in files.documentation_pages() if file.page]
    ours = {file.src_uri: file for file in files if file.src_uri.startswith(("css/", "js/"))}
    of_theme = _of_theme(files, [page.file for page in pages])
    joined = {**_of_every_page(config, ours), **_styles(pages, ours), **_scripts(pages, ours)}
    whole = {ALONE_TOO, *(f"css/{name}.css" for page in pages for key in STYLES for name in page.meta.get(key) or [])}
    for uri in {part for parts in joined.values() for part in parts} - whole:
        files.remove(ours[uri])
    for uri, parts in joined.items():
        texts = [*(of_theme if uri == OF_EVERY_PAGE else ()), *(_text(ours[part]) for part in parts)]
        files.append(GeneratedFile.of(WebFile(uri, partial(_joined, texts)), config))


def _of_every_page(config: MkDocsConfig, ours: Mapping[str, File]) -> Joined:
    """Let the templates ask for the joined files of every page."""
    styles, scripts = ([str(asked) for asked in some if str(asked) in ours] for some in (config.extra_css, config.extra_javascript))
    config.extra_css = [OF_EVERY_PAGE, *(asked for asked in config.extra_css if asked not in ours)]
    config.extra_javascript = [_deferred(SCRIPT_OF_EVERY_PAGE), *(asked for asked in config.extra_javascript if str(asked) not in ours)]
    head, search, answer = ([f"js/{name}.js" for name in config.extra[key]] for key in ("head_scripts", "search_scripts", "answer_scripts"))
    config.extra |= {"head_scripts": [HEAD], "search_scripts": [SEARCH]}
    return {
        OF_EVERY_PAGE: styles,
        SCRIPT_OF_EVERY_PAGE: scripts,
        f"js/{HEAD}.js": head,
        f"js/{SEARCH}.js": search,
        f"js/{ANSWER}.js": answer,
    }


def _styles(pages: Sequence[Page], ours: Mapping[str, File]) -> Joined:
    """Let each page that asks for several style sheets ask for one, called by all of them."""
    joined = {}
    for page in pages:
        for key in STYLES:
            names: list[str] = page.meta.get(key) or []
            sheets = _sheets(names, page.file, ours)
            if len(sheets) > 1:
                page.meta[key] = ["_".join(names)]
                joined[f"css/{page.meta[key][0]}.css"] = sheets
    return joined


def _scripts(pages: Sequence[Page], ours: Mapping[str, File]) -> Joined:
    """Let each page ask for one script beside those that stay alone, called as the last one, which the others are there for."""
    joined: dict[str, list[str]] = {}
    for page in pages:
        asked: list[str] = page.meta.get(SCRIPTS) or []
        own = {name: uri for name in asked if (uri := f"js/{name}.js") in ours and uri not in ALONE}
        if own:
            *_, last = own
            page.meta[SCRIPTS] = [*(name for name in asked if name not in own), last]
            parts = [*own.values()]
            if joined.setdefault(own[last], parts) != parts:
                raise PluginError(f"{page.file.src_uri}: another page asks for other scripts before {last}")
    return joined


def _of_theme(files: Files, pages: Sequence[File]) -> list[Text]:
    """Take the theme's style sheets out of `files`, and return what ours need of them; `pages` may name classes of any of its parts."""
    by_hand = "".join(file.content_string for file in pages if file.abs_src_path)
    sheets = sorted((file for file in files if file.src_uri.startswith(SHEETS) and file.src_uri.endswith(".css")), key=_address)
    for file in sheets:
        files.remove(file)
    return [partial(in_layer, file.content_string, named_by_hand(by_hand)) for file in sheets]


def _sheets(names: Sequence[str], page: File, ours: Mapping[str, File]) -> list[str]:
    """Return the style sheets of these `names`, which `page` asks for."""
    uris = [f"css/{name}.css" for name in names]
    if missing := [uri for uri in uris if uri not in ours]:
        raise PluginError(f"{page.src_uri}: there is no style sheet {', '.join(missing)}")
    return uris


def _deferred(uri: str) -> ExtraScriptValue:
    script = ExtraScriptValue(uri)
    script.defer = True
    return script


def _text(file: File) -> Text:
    return file.web_file.render if isinstance(file, GeneratedFile) else partial(_content, file)


def _content(file: File) -> str:
    return file.content_string


def _address(file: File) -> str:
    return file.src_uri


def _joined(texts: Sequence[Text]) -> str:
    return "".join(text() for text in texts)
