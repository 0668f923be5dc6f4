"""What a generated page of the site is, and a generated file that is none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from markupsafe import escape


@dataclass(frozen=True)
class WebPage:
    """A generated page of one language."""

    uri: str
    """Its address within the language, for example ``practices/visitor-parking.html``."""

    title: str
    description: str
    render: Callable[[], str]
    """Makes its HTML, which is not kept: that of all pages together is large."""

    source_path: str | None
    """The file one edits to change it, relative to the project's folder; none where no single file makes the page."""

    kind: str
    """``card``, ``theme``, ``source``, ``workshop``, ``moved`` or ``index``; the page's ``body`` carries it for the style sheets."""

    title_language: str | None = None
    """The language that its title is in, where that is another one."""

    searched: bool = True
    """Whether the search plugin reads it; of the cards it is told by `cards.site.search_places`."""

    moved_to: str | None = None
    """The link to the page that has replaced this one; readers are sent there."""

    updated: date | None = None
    """The day on which somebody last went over what it shows, where that is written down."""

    hide: tuple[str, ...] = ("toc", "navigation")
    """Parts of the theme's frame that it does without."""

    above: tuple[str, str] | None = None
    """The page above it that the navigation does not have there: its title and its address within the language."""

    styles: tuple[str, ...] = ()
    """Style sheets of its own, beside those of every page: ``css/NAME.css`` of the theme."""

    print_styles: tuple[str, ...] = ()
    """Those for paper alone, which no reader of the screen waits for."""

    scripts: tuple[str, ...] = ()
    """Scripts of its own, in order: ``js/NAME.js`` of the theme."""

    @property
    def front_matter(self) -> dict[str, object]:
        """Return what the theme's templates and plugins read of it; they do not escape, so title and description are HTML."""
        return {
            "title": str(escape(self.title)),
            "title_language": self.title_language,
            "description": str(escape(self.description)),
            "kind": self.kind,
            "moved_to": self.moved_to,
            "above": {"title": str(escape(self.above[0])), "address": self.above[1]} if self.above else None,
            "hide": list(self.hide),
            "styles": list(self.styles),
            "print_styles": list(self.print_styles),
            "scripts": list(self.scripts),
            "search": {"exclude": not self.searched},
        }


@dataclass(frozen=True)
class WebFile:
    """A generated file that is no page of the theme: data, a feed and the like."""

    uri: str
    """Its address within the language, for example ``feed.xml``."""

    render: Callable[[], str]
    """Makes its text, which is not kept either."""

    beside: str | None = None
    """The address of the page that shows much of what it holds, if one does: made together, that is made once and soon forgotten."""
