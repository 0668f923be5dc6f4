"""What stands around the content of a card: the same for all but for a few words, so it is rendered once and filled for each.

The theme's own templates render it, around a page that nobody publishes: a card whose address, title and texts are marks. What a card has
in their place is put where they stand. The pages are, byte by byte, what the theme would have made of each.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from cards.content.project import PRACTICES
from cards.site.urls import card_uri
from cards.site.web_page import WebPage
from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from site_build.generated import GeneratedPage, page_file
from site_build.joined_files import OF_PAGES
from site_build.state import state_of

TEMPLATE = "framed.html"
"""The theme's template for pages whose frame is rendered once; it calls `Frames.fill`."""

WHOLE = "main.html"
"""The theme's template for all other pages."""

SLUG, TITLE, DESCRIPTION, CONTENT = "zz-slug-zz", "zz-title-zz", "zz-description-zz", "<h1>zz-content-zz</h1>"
"""The marks: letters that no template changes, and a content that begins with a heading, as that of each card does."""

MARK = re.compile(f"({SLUG}|{TITLE}|{DESCRIPTION}|{CONTENT})")

HARMLESS = {"material/search", "material/offline", "hooks/practice_site.py"}
"""The plugins and hooks that leave the frames of pages alone; with any other one, each page is rendered as a whole."""


class Frames:
    """The frames of the cards of one language; cards that need other style sheets or scripts have another one."""

    def __init__(self, files: Files, config: MkDocsConfig) -> None:
        self._files, self._config = files, config
        self._frames: dict[WebPage, list[str]] = {}

    @pass_context
    def fill(self, context: Context) -> str:
        """Return the page that is rendered with `context`, with its frame."""
        page = context["page"]
        kind = replace(page.web_page, uri=card_uri(SLUG), title=TITLE, description=DESCRIPTION, updated=None, render=_content)
        kind = replace(kind, source_path=f"{PRACTICES}/{SLUG}.yml")
        if kind not in self._frames:
            self._frames[kind] = MARK.split(self._rendered(kind, page, context))
        texts = {
            SLUG: PurePosixPath(page.web_page.uri).stem,
            TITLE: page.meta["title"],
            DESCRIPTION: page.meta["description"],
            CONTENT: page.content,
        }
        return "".join(texts.get(part, part) for part in self._frames[kind])

    def _rendered(self, kind: WebPage, page: GeneratedPage, context: Context) -> str:
        """Return the page of marks as the theme makes it in the place of `page`, in the same section of the navigation."""
        config, nav = self._config, context["nav"]
        marks = page_file(kind, state_of(config).docs, config).page
        assert isinstance(marks, GeneratedPage)
        marks.parent, marks.active, marks.update_date = page.parent, True, page.update_date
        marks.read_source(config)
        marks.meta.update({key: page.meta[key] for key in OF_PAGES})  # which are joined by now
        marks.render(config, self._files)
        values: Any = {**context.get_all(), "page": marks}
        values = config.plugins.on_page_context(values, page=marks, config=config, nav=nav)
        return context.environment.get_template(WHOLE).render(values)


def frame_cards(environment: Environment, files: Files, config: MkDocsConfig) -> None:
    """Let the `environment` of the theme render the frame of the cards in `files` once."""
    if not config.plugins.keys() <= HARMLESS:
        return
    environment.globals["frames"] = Frames(files, config)
    for file in files.documentation_pages():
        if isinstance(file.page, GeneratedPage) and file.page.web_page.kind == "card":
            file.page.meta["template"] = TEMPLATE


def _content() -> str:
    return CONTENT
