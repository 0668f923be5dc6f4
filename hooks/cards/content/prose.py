"""What a running text of a card may hold: paragraphs, lists, emphasis and links. All other marks are text, and shown as they were typed.

Markdown as contributors mean it, read by markdown-it with all else left out. ``js/prose.js`` reads the same in the browser; the cases in
``tests/unit/prose.yml`` hold for both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from cards.content.schema import LONGEST_SLUG, SLUG_PATTERN, Slug
from cards.content.yaml.text import LIST_MARK

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_WEB_ADDRESS = re.compile(r"https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?([/?#]\S*)?", re.IGNORECASE)
_LOOKS_LIKE_A_LINK = re.compile(r"(?<!!)\[([^][]*)\]\(([^()]*)\)")
_LIKE_A_MARK = re.compile(r"(?:[-*+]|[0-9]{1,9}[.)])(?:[ \t]|$)")
"""What Markdown takes for the mark of an item."""

_NUMBER_AND_BRACKET = re.compile(r"^[ \t]*[0-9]{1,9}\)[ \t]", re.MULTILINE)

_NO_MARK = "\f"
"""Stands before what only looks like the mark of an item: Markdown takes it for no indentation, and no file can hold it."""

_INDENTATION = "    "
_DEEPEST = 3
"""Levels of lists in one another; items that are indented deeper belong to the last."""


@dataclass(frozen=True)
class Link:
    """A link as somebody wrote it, or what was meant to be one."""

    text: str
    target: str
    """Behind the text, in brackets."""

    title: str = ""
    """What Markdown shows while a pointer rests on the link, and we show nowhere."""


def card_of(target: str) -> Slug | None:
    """Return the card that a link to `target` leads to: it is named, maybe with ``.html``."""
    name = target.removesuffix(".html")
    return name if len(name) <= LONGEST_SLUG and SLUG_PATTERN.fullmatch(name) else None


def is_web_address(target: str) -> bool:
    """Tell whether a link to `target` leads to a place on the web or the intranet."""
    return _WEB_ADDRESS.fullmatch(target) is not None


def links(text: str) -> Iterator[Link]:
    """Yield the links in `text`, whether they lead anywhere or not."""
    if "[" not in text:
        return
    for inline in _parsed(text, _any_link()):
        said = target = title = ""
        for token in inline.children or []:
            if token.type == "link_open":
                yield from _almost_links(said)
                said, target, title = "", str(token.attrs["href"]), str(token.attrs.get("title", ""))
            elif token.type == "link_close":
                yield Link(said.strip(), target, title)
                said = ""
            else:
                said += token.content
        yield from _almost_links(said)


def bracketed_lists(text: str) -> Iterator[str]:
    """Yield how each numbered list in `text` begins that has a bracket behind its numbers: ``1)``."""
    if _NUMBER_AND_BRACKET.search(text):
        lists = [token for token in _parsed(text, _any_link()) if token.type == "ordered_list_open" and token.markup == ")"]
        yield from (f"{token.attrs.get('start', 1)})" for token in lists)


def html(text: str, address: Callable[[Slug], str]) -> str:
    """Return `text` as HTML; `address` tells where the page of a card is."""
    reader = _leading_links()
    tokens = _parsed(text, reader)
    for inline in tokens:
        for token in inline.children or []:
            if token.type == "link_open" and (card := card_of(str(token.attrs["href"]))) is not None:
                token.attrs["href"] = address(card)
    rendered: str = reader.renderer.render(tokens, reader.options, {})
    return rendered.replace(_NO_MARK, "").strip()


def _almost_links(said: str) -> Iterator[Link]:
    return (Link(*found.groups()) for found in _LOOKS_LIKE_A_LINK.finditer(said))


def _parsed(text: str, reader: MarkdownIt) -> list[Token]:
    return reader.parse(_with_plain_lists(text))


@cache
def _leading_links() -> MarkdownIt:
    """Return a reader that takes links which lead nowhere for text."""
    return _reader(lambda target: is_web_address(target) or card_of(target) is not None)


@cache
def _any_link() -> MarkdownIt:
    return _reader(lambda _: True)


def _reader(is_link: Callable[[str], bool]) -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - `cards check` needs it only where there is a link

    reader = MarkdownIt("zero").enable(["list", "emphasis", "link"])
    reader.inline.ruler.before("emphasis", "star_in_a_word", _star_in_a_word)
    reader.inline.ruler.before("link", "image", _image)
    reader.validateLink = is_link  # type: ignore[assignment,method-assign]  # made to be replaced
    return reader


def _with_plain_lists(text: str) -> str:
    """Return `text` with the items of its lists indented by their level, and all else that looks like an item marked as none.

    Who never heard of Markdown indents by any number of blanks, and begins a line with a year.
    """
    lines: list[str] = []
    within: list[_Item] = []  # the items that a line may be a part of, each in the one before
    for line in text.split("\n"):
        said = line.lstrip(" \t")
        indentation = len(line) - len(said)
        if (mark := LIST_MARK.match(said)) is not None:
            above = [item for item in within if item.indentation < indentation - 1][: _DEEPEST - 1]
            item = _Item(indentation, int(mark["number"] or 0))
            if item.follows(within[len(above)] if len(within) > len(above) else None):
                lines.append(_INDENTATION * len(above) + mark[0] + _no_item(said[mark.end() :]))
                within = [*above, item]
                continue
        if said and lines and not lines[-1]:
            within = [item for item in within if item.indentation < indentation]
        lines.append(_INDENTATION * len(within) + _no_item(said) if said else "")
    return "\n".join(lines)


@dataclass(frozen=True)
class _Item:
    """An item of a list."""

    indentation: int
    number: int
    """0 where the list is not numbered."""

    def follows(self, before: _Item | None) -> bool:
        """Tell whether a list has this item after `before`, or begins with it."""
        return self.number <= 1 or (before is not None and self.number == before.number + 1)


def _no_item(said: str) -> str:
    return _NO_MARK + said if _LIKE_A_MARK.match(said) else said


def _star_in_a_word(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the reader fixes it
    """Take the asterisks of ``2*3*4`` for text."""
    run = re.compile(r"(?<=[^\W_])\*+(?=[^\W_])").match(state.src, state.pos, state.posMax)
    return run is not None and _as_text(state, run[0], silent)


def _image(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the reader fixes it
    """Take what would be an image for text."""
    return state.src.startswith("![", state.pos) and _as_text(state, "![", silent)


def _as_text(state: StateInline, said: str, silent: bool) -> bool:  # noqa: FBT001 - the reader fixes it
    if not silent:
        state.pending += said
    state.pos += len(said)
    return True
