"""The floor that builds are measured against: plain MkDocs and Material, given every page of a built site as ready Markdown."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import cast

import yaml

HEADINGS = {"h1": "# ", "h2": "## ", "h3": "### ", "h4": "#### "}
BLOCKS = {**HEADINGS, "li": "- ", "p": "", "div": "", "section": "", "dt": "", "dd": "", "tr": "", "td": "", "th": ""}
"""Elements that begin a block of their own, and what Markdown begins it with."""

UNSEEN = {"script", "style", "svg", "template", "form"}


def write_plain_site(built: Path, config: Path, folder: Path) -> None:
    """Write to `folder` a project of the pages of the language in `built`, with the theme, plugins and extensions of `config`."""
    for page in built.rglob("*.html"):
        uri = page.relative_to(built)
        if uri.name != "404.html" and uri.parts[0] != "nl":
            source = folder / "docs" / uri.with_suffix(".md")
            source.parent.mkdir(parents=True, exist_ok=True)
            source.write_text(as_markdown(page.read_text(encoding="utf-8")), encoding="utf-8")
    ours = yaml.load(config.read_text(encoding="utf-8"), Loader=_settings_loader())
    own = ("custom_dir", "static_templates", "logo", "favicon")
    plain = {
        "site_name": "Plain",
        "theme": {key: value for key, value in ours["theme"].items() if key not in own},
        "plugins": ours["plugins"],
        "markdown_extensions": ours["markdown_extensions"],
        "nav": [{"Home": "index.md"}, {"Practices": ["practices/index.md"]}],
        "validation": {"nav": {"omitted_files": "ignore"}, "links": {"not_found": "ignore", "unrecognized_links": "ignore"}},
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(plain), encoding="utf-8")


def as_markdown(html: str) -> str:
    """Return what the article of a built page says as Markdown: headings, paragraphs, lists and links."""
    _, _, rest = html.partition("<article")
    reader = _Reader()
    reader.feed("<article" + rest.partition("</article>")[0])
    title = html.partition("<title>")[2].partition("</title>")[0]
    return f"---\ntitle: {json.dumps(title)}\n---\n\n{reader.markdown}\n"


class _Reader(HTMLParser):
    """Turns an article into Markdown while it reads."""

    def __init__(self) -> None:
        super().__init__()
        self._blocks: list[str] = []
        self._words: list[str] = []
        self._begins_with = ""
        self._targets: list[str] = []
        self._unseen = 0

    @property
    def markdown(self) -> str:
        self._end_block("")
        return "\n\n".join(self._blocks)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in UNSEEN:
            self._unseen += 1
        elif tag in BLOCKS:
            self._end_block(BLOCKS[tag])
        elif tag == "a":
            self._targets.append((dict(attrs).get("href") or "").replace(".html", ".md"))
            self._words.append("[")

    def handle_endtag(self, tag: str) -> None:
        if tag in UNSEEN:
            self._unseen -= 1
        elif tag in BLOCKS:
            self._end_block("")
        elif tag == "a":
            self._words.append(f"]({self._targets.pop()})")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._words.append(data)

    def _end_block(self, next_begins_with: str) -> None:
        if text := " ".join("".join(self._words).split()):
            self._blocks.append(self._begins_with + text)
        self._words.clear()
        self._begins_with = next_begins_with


def _settings_loader() -> type[yaml.SafeLoader]:
    class Loader(yaml.SafeLoader):
        """Takes the default where a setting comes from the environment."""

    Loader.add_constructor("!ENV", lambda loader, node: loader.construct_sequence(cast("yaml.SequenceNode", node))[-1])
    return Loader
