"""Pages and files that are made from the catalog, as MkDocs takes them."""

from __future__ import annotations

from cards.site.urls import markdown_uri
from cards.site.web_page import WebFile, WebPage
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents, get_toc

from site_build.state import SiteBuild, state_of


class GeneratedPage(Page):
    """A page that is HTML already: MkDocs has neither Markdown nor front matter to read."""

    def __init__(self, web_page: WebPage, file: File, config: MkDocsConfig) -> None:
        super().__init__(None, file, config)
        self.updated = web_page.updated
        self.web_page = web_page

    def read_source(self, config: MkDocsConfig) -> None:
        """Take the front matter from the description of the page."""
        self.markdown = ""
        self.meta = self.web_page.front_matter

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Leave the content for when the page is written, so that only one is kept at a time."""
        self.content = ""
        self.toc = skip_to_content(escape(self.web_page.title))


class GeneratedFile(File):
    """A file whose content is made when it is written, and not kept."""

    web_file: WebFile
    state: SiteBuild
    """The build that it is a file of."""

    @classmethod
    def of(cls, web_file: WebFile, config: MkDocsConfig) -> File:
        """Return the file that MkDocs writes for `web_file`."""
        file = cls.generated(config, web_file.uri, content=b"")
        assert isinstance(file, cls)
        file.web_file, file.state = web_file, state_of(config)
        return file

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 - MkDocs fixes it
        """Write the file."""
        self.state.write(self.dest_uri, self.web_file.render().encode())


def page_file(web_page: WebPage, docs: str, config: MkDocsConfig) -> File:
    """Return the file that MkDocs writes for `web_page`; `docs` is the folder that its link to edit starts from."""
    file = File.generated(config, markdown_uri(web_page.uri), content="")
    file.edit_uri = f"{'../' * len(docs.split('/'))}{web_page.source_path}" if web_page.source_path else None
    file.page = GeneratedPage(web_page, file, config)
    return file


def skip_to_content(title: str) -> TableOfContents:
    """Return a table of contents for the theme's link "skip to content", which leads to the first heading in it."""
    return get_toc([{"level": 1, "id": "content", "name": title, "children": []}])
