"""The site as Markdown with front matter and HTML, for any other generator of sites; the command ``cards export`` writes it.

Nothing in it needs this project's hooks: the pages hold what the templates make of the cards, and the settings hold plain values.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from cards.content.catalog import Catalog
from cards.site.alternates import alternates, full_addresses
from cards.site.mkdocs_settings import load_settings, own_logo, settings_file, theme_settings
from cards.site.pages import all_files, all_pages, navigation
from cards.site.renderer import Renderer
from cards.site.urls import language_url, markdown_uri, page_uri
from cards.site.web_page import WebPage

THEME = "hooks/theme"
"""The folder with what the project changes of the theme."""

TEMPLATES = (".html", ".xml")
"""Those of its files are templates; all others are served as they are."""

MESSAGES = ("site", "theme_words", "data", "feedback", "under_way")
"""The messages that its templates read."""

TAKEN_OVER = ("plugins", "markdown_extensions", "extra_css", "extra_javascript")
"""The settings that another generator can take as they are."""

EXTRA = ("alternate", "generator", "polyfills", "head_scripts", "search_scripts")
"""Likewise, those below ``extra``."""

NOT_FOUND = "404.html"


def write(root: Path, catalog: Catalog, target: Path) -> None:
    """Write all that a generator needs to build the site of the project in `root` to the folder `target`."""
    for language in catalog.languages.values():
        settings = load_settings(root / settings_file(language))
        renderer = Renderer(catalog, language, site_url=language_url(settings["extra"]["address"], language))
        _write_docs(root, renderer, target / "docs" / language.root)
        _write(target / settings_file(language), _as_yaml(_plain_settings(settings, renderer)))
        if language.is_first:
            names = [settings_file(it) for it in catalog.languages.values()]
            _write(target / "README.md", renderer.render("export_readme.md", "", settings=names) + "\n")
    _write_theme(root / THEME, target)


def _write_docs(root: Path, renderer: Renderer, docs: Path) -> None:
    by_hand = root / "docs" / renderer.language.code
    for file in _files_below(by_hand):
        uri = file.relative_to(by_hand).as_posix()
        if file.suffix == ".md":
            _write(docs / uri, _page_by_hand(file.read_text(encoding="utf-8"), page_uri(uri), renderer))
        else:
            _copy(file, docs / uri)
    for page in all_pages(renderer):
        _write(docs / markdown_uri(page.uri), _generated_page(page, renderer))
    if logo := own_logo(renderer):
        _copy(root / logo.file, docs / logo.uri)
    for web_file in all_files(renderer):
        _write(docs / web_file.uri, web_file.render())
    for file in _files_below(root / THEME):
        if file.suffix not in TEMPLATES:
            _copy(file, docs / file.relative_to(root / THEME))


def _write_theme(theme: Path, target: Path) -> None:
    for file in _files_below(theme):
        if file.suffix in TEMPLATES:
            _copy(file, target / "theme" / file.relative_to(theme))
    # A theme writes a page of its own over the one in docs/, unless it has ours.
    not_found = (target / "docs" / NOT_FOUND).read_text(encoding="utf-8")
    _write(target / "theme" / NOT_FOUND, f"{{% raw %}}{not_found}{{% endraw %}}\n")


def _page_by_hand(text: str, uri: str, renderer: Renderer) -> str:
    """Return `text`, a page written by hand for the address `uri`, with what it calls filled in, and links to addresses, not to files."""
    found = re.match(r"---\n(.*?\n)---\n+(.*)", text, re.DOTALL)
    matter, body = (yaml.safe_load(found[1]), found[2]) if found else ({}, text)
    return _page(matter, re.sub(r"(\]\([^():#\s]+)\.md(?=[)#])", r"\1.html", renderer.render_text(body, uri)), uri, renderer)


def _generated_page(page: WebPage, renderer: Renderer) -> str:
    """Return `page` as front matter and one block of HTML."""
    matter = {name: _with_apostrophes(value) for name, value in page.front_matter.items() if value}
    if page.updated:
        matter["updated"] = page.updated
    html = page.render()
    if page.kind == "card":
        # Our search is told by a hook what a card says and what people type to find it; another's has to read it on the page.
        del matter["search"]
        text = renderer.catalog.cards[PurePosixPath(page.uri).stem].text(renderer.language)
        matter["keywords"] = list(text.keywords)
        html += f"<div hidden>{renderer.render('keywords.html', page.uri, text=text)}</div>"
    block = re.sub(r"\n\s*\n", "\n", html.strip())  # an empty line would end the block in some generators
    return _page(matter, block, page.uri, renderer)


def _page(matter: Mapping[str, object], body: str, uri: str, renderer: Renderer) -> str:
    ways = [asdict(alternate) for alternate in alternates(renderer, uri)]
    of_page = {"language": renderer.language.code, "alternates": ways, "report": renderer.report(uri)}
    return f"---\n{_as_yaml({**matter, **of_page})}---\n\n{body.strip()}\n"


def _with_apostrophes(value: object) -> object:
    """Return a text with its apostrophes as they are: only between single quotes they need to be escaped."""
    return value.replace("&#39;", "'") if isinstance(value, str) else value


def _plain_settings(ours: Mapping[str, Any], renderer: Renderer) -> dict[str, object]:
    """Return the settings that make the language of `renderer` from what was written; `ours` are the project's."""
    root = renderer.language.root
    below = [language.root for language in renderer.catalog.languages.values() if not language.is_first]
    messages = renderer.messages
    return {
        "site_name": renderer.site_name,
        "site_description": renderer.site_description,
        "copyright": renderer.footer,
        **({"site_url": renderer.site_url} if renderer.site_url else {}),
        "docs_dir": f"docs/{root}".rstrip("/"),
        **({"exclude_docs": "\n".join(f"/{folder}" for folder in below)} if below and not root else {}),
        "site_dir": f"site/{root}".rstrip("/"),
        "use_directory_urls": False,
        "theme": {
            **{name: value for name, value in ours["theme"].items() if name != "static_templates"},
            **theme_settings(ours["theme"], renderer),
            "custom_dir": "theme",
            "variant": "classic",  # Zensical's own looks otherwise than Material
        },
        "nav": navigation(renderer),
        **{name: ours[name] for name in TAKEN_OVER},
        # The pages name each other by their addresses, and a plan of a workshop looks like an anchor.
        "validation": {"nav": {"omitted_files": "ignore"}, "links": {"not_found": "ignore", "anchors": "ignore"}},
        "extra": {
            **{name: ours["extra"][name] for name in EXTRA},
            "language": renderer.language.code,
            "site": {
                "words": {name: dict(messages[name]) for name in MESSAGES},
                "unpack_first": renderer.unpack_first,
                "has_feed": bool(renderer.catalog.cards),
                "languages": full_addresses(ours["extra"]["address"], renderer.catalog.languages),
            },
        },
    }


def _as_yaml(values: Mapping[str, object]) -> str:
    return yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=120)


def _files_below(folder: Path) -> Iterator[Path]:
    return (file for file in sorted(folder.rglob("*")) if file.is_file())


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")


def _copy(file: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, to)
