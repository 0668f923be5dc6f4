"""Templates to HTML: one Jinja environment a language, and what its templates can call."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache, cached_property, lru_cache, partial
from typing import Any

import nh3
from babel import Locale
from babel.dates import format_date, format_timedelta
from babel.lists import format_list
from babel.numbers import format_decimal
from jinja2 import BytecodeCache
from markupsafe import Markup

from cards.content import prose
from cards.content.card import OwnCase
from cards.content.catalog import Catalog
from cards.content.fields import card_fields, longest_text, passage_fields, source_fields, text_fields
from cards.content.key_words import KeyWords
from cards.content.languages import Language, name_of
from cards.content.messages import load_messages
from cards.content.schema import InLanguages, Slug
from cards.content.sources import Passage, SourceKind
from cards.content.templating import environment
from cards.paper import sheets
from cards.paper.printed_card import PrintedCard, printed_card
from cards.paper.workshop import paper_script_uri
from cards.site import export, facets, scan
from cards.site.feedback import SOMETHING_IS_WRONG, SUGGEST_A_PRACTICE, Editors
from cards.site.kept_texts import CARDS_IN_A_TEXT, Made, anew
from cards.site.looked_at import watched
from cards.site.markup import amount, coded, icon
from cards.site.urls import card_uri, links_from
from cards.site.words import Words, plural

PROSE_TAGS = {"p", "em", "strong", "ul", "ol", "li", "a"}
"""What a running text may become; a net below `cards.content.prose`, which makes nothing else."""

SECOND_COLUMN = '<div class="card__beside">'
"""Where the second column of a handout begins."""

Link = Callable[[str], str]
"""An address within the language of a page -> the way to it from that page."""


class Renderer:
    """Renders templates for one language of one catalog; `render` is a pure function of its arguments."""

    def __init__(  # noqa: PLR0913 - all but two have a name and a default
        self,
        catalog: Catalog,
        language: Language,
        *,
        site_url: str | None = None,
        repository: str | None = None,
        downloads: bool = False,
        bytecode: BytecodeCache | None = None,
    ) -> None:
        self.catalog, self.looked_at = watched(catalog)
        self.language = language
        self.made: Made = anew
        """How parts of pages and files are made; a build keeps them for the next one."""

        self.site_url = site_url
        """The address of this language of the site, with a slash at its end, when it has one."""
        contact = catalog.settings.contact
        self.editors = Editors(repository, contact.mail if contact else None)
        self.messages = load_messages(language.code)
        self.unpack_first = {code: load_messages(code)["site"]["unpack_first"] for code in catalog.languages}
        """What, in each language, a reader is told who has opened a page without all that belongs to it."""

        self.printed_card = self.looked_at.once(self._printed_card, most=1)
        # The page of a card shows both sides of its A4, and the sheets that print them too; they are made one after the other.
        self._side = self.looked_at.once(self._paper, most=2)
        self.bytecode = bytecode
        self._by_hand: dict[str, str] = {}
        self._environment = environment("cards", html=True, bytecode=bytecode, others=self._by_hand)
        self._environment.globals.update(self._globals(downloads=downloads))
        self._environment.filters.update(self._filters())

    def _globals(self, *, downloads: bool) -> dict[str, Any]:
        """Return what every template can name."""
        catalog, language = self.catalog, self.language
        return {
            "catalog": catalog,
            "facets": facets,
            "vocabulary": catalog.vocabulary,
            "language": language,
            "t": Words(self.messages),
            "repository": self.editors.repository,
            "suggestion": self.suggestion(),
            "downloads": downloads,
            "icon": cache(icon),
            "amount": amount,
            "chips": self.looked_at.once(self._chips),
            "each": self.each,
            "paper_script_uri": paper_script_uri,
            "written_in": self.written_in,
            "language_name": partial(name_of, language=language),
            "counted_sources": self.counted_sources,
            "site_description": self.site_description,
            "site_name": self.site_name,
            "settings": catalog.settings,
            "scale": range(scan.RULES.lowest, scan.RULES.highest + 1),
            "plural": partial(plural, Locale.parse(language.locale)),
            "sheet_kinds": sheets.KINDS,
            "site_root": posixpath.relpath(".", language.root or ".") + "/",
        }

    def _filters(self) -> dict[str, Callable[..., Any]]:
        """Return what every template can do with a value."""
        return {
            "here": self.here,
            "organisation": self.organisation,
            "plain": self.plain,
            "prose_here": self.prose_here,
            "prose": lru_cache(maxsize=1)(self.prose),  # sheets of a card print the same one, one after the other
            "day": cache(self.day),
            "month_or_day": self.month_or_day,
            "decimal": partial(format_decimal, locale=self.language.locale),
            "duration": self.duration,
            "listing": self.listing,
            "coded": coded,
        }

    @property
    def site_name(self) -> str:
        """Return what the site is called."""
        own = self.catalog.settings.name
        name: str = own.text(self.language) if own else self.messages["site"]["name"]
        return name

    @property
    def site_description(self) -> str:
        """Return what the site is, in a sentence for search engines and feeds."""
        words, counted = self.messages["site"], self.counted_sources()
        text: str = words["description"].format(sources=counted) if counted else words["description_empty"]
        return text

    @property
    def footer(self) -> str:
        """Return the HTML below every page: whose the texts are."""
        return self.render("footer.html", "").strip()

    def render(self, template: str, uri: str, **values: Any) -> str:
        """Return the HTML of `template` for the page at `uri`; links are made relative to it."""
        return self._environment.get_template(template).render(link=links_from(posixpath.dirname(uri)), **values)

    def _printed_card(self, slug: Slug) -> PrintedCard:
        """Return what paper needs to know of the card `slug`."""
        card = self.catalog.cards[slug]
        address = f"{self.site_url}{card_uri(slug)}" if self.site_url else None
        return printed_card(card, self.catalog.cited(card.citations), self.language, address)

    def handout(self, slug: Slug, above_the_second_column: str = "") -> Markup:
        """Return the card as the two sides of an A4, with links relative to the folder of the cards; its page has more above a column."""
        first, column, rest = self._side(sheets.HANDOUT, slug).partition(SECOND_COLUMN)
        return first + above_the_second_column + column + rest + self._side(sheets.EXERCISE, slug)

    def short(self, slug: Slug) -> Markup:
        """Return the card as an A6."""
        return self._paper(sheets.SHORT, slug)

    def paper_script(self, slug: Slug) -> str:
        """Return a script that hands all the paper there is of the card `slug` to the page that puts workshops together."""
        card = self.catalog.cards[slug]
        materials = [{"per": it.per, "count": it.count, "used_up": it.used_up, "thing": self.plain(it)} for it in card.materials]
        text = card.text(self.language)
        about = {
            "title": text.title,
            "minutes": card.minutes,
            "people": card.people_in_a_group,
            "materials": materials,
            "before": text.before,
            "first_step": text.first_step,
            "steps": [step.minutes for step in text.exercise],
        }
        sides = {sheets.HANDOUT, sheets.EXERCISE}
        pieces = {name: (self._side if it in sides else self._paper)(it, slug) for name, it in sheets.PIECES.items()}
        return f"addSheet({json.dumps(slug)}, {json.dumps(about | pieces, ensure_ascii=False)});\n"

    def _paper(self, template: str, slug: Slug) -> Markup:
        card = self.catalog.cards[slug]
        printed = self.printed_card(slug)
        of_the_sheet = {"revision": printed.revisions.get(template), "code": printed.codes.get(template)}
        text = card.text(self.language)
        html = self.render(template, card_uri(slug), slug=slug, card=card, text=text, printed=printed, **of_the_sheet)
        return Markup(html)  # noqa: S704 - rendered with autoescape

    def _chips(self, slug: Slug, without: str | None) -> Markup:
        """Return what each tile of the card `slug` tells beside its words, but for the facet `without`."""
        html = self.render("chips.html", card_uri(slug), slug=slug, card=self.catalog.cards[slug], without=without)
        return Markup(html.strip())  # noqa: S704 - rendered with autoescape

    def each(self, template: str, slugs: Sequence[Slug], link: Link) -> Markup:
        """Return the lines that `template` makes of many cards: some at a time, so that most are kept when one changes."""
        parts = [slugs[first : first + CARDS_IN_A_TEXT] for first in range(0, len(slugs), CARDS_IN_A_TEXT)]
        made = [self.made(f"{template} of {' '.join(some)} from {link('.')}", partial(self._some, template, some, link)) for some in parts]
        return Markup("".join(made).removesuffix("\n"))  # noqa: S704 - rendered with autoescape

    def _some(self, template: str, slugs: Sequence[Slug], link: Link) -> str:
        return self._environment.get_template(template).render(slugs=slugs, link=link)

    def render_text(self, text: str, uri: str) -> str:
        """Return `text`, a page written by hand for the address `uri`, with what it calls filled in."""
        name = f"docs/{uri}"  # it has one so that it is compiled as seldom as the other templates
        self._by_hand[name] = text
        return self.render(name, uri, **self._called_by_hand)

    @cached_property
    def _called_by_hand(self) -> Mapping[str, object]:
        """Return what pages written by hand can call beside what all templates can."""
        return {
            "card_fields": card_fields(self.catalog.vocabulary),
            "text_fields": text_fields(self.catalog.vocabulary),
            "source_fields": {kind: (source_fields(kind, self._key_words), passage_fields(kind, self._key_words)) for kind in SourceKind},
            "longest": {"case": longest_text(OwnCase), "passage": longest_text(Passage)},
            "times": partial(facets.times, self.catalog, self.language),
            "ready": facets.ready_workshops(self.catalog),
            "data_version": export.VERSION,
        }

    @cached_property
    def _key_words(self) -> KeyWords:
        return KeyWords.of(self.catalog.vocabulary, self.catalog.languages).below(self.language)

    def report(self, uri: str) -> str | None:
        """Return the link by which readers tell that something is wrong on the page at `uri`; none where nobody can be told."""
        page = f"{self.site_url or self.language.root}{uri}"
        words = self.messages["feedback"]["wrong"]
        return self.editors.address(SOMETHING_IS_WRONG, words["title"].format(page=page), words["text"].format(page=page), page=page)

    def suggestion(self) -> str | None:
        """Return the link by which readers tell of a practice without writing a file; none where nobody can be told."""
        words = self.messages["feedback"]["suggest"]
        return self.editors.address(SUGGEST_A_PRACTICE, words["title"], words["text"])

    def plain(self, text: InLanguages[str]) -> str:
        """Return `text` in the language of this renderer, or in the next one of its order."""
        return text.text(self.language)

    def written_in(self, text: InLanguages[str]) -> Markup:
        """Return the attribute ``lang`` that an element needs which holds `text`: none where it is in the language of the page."""
        code = text.text_language(self.language)
        return Markup("") if code == self.language.code else Markup(' lang="{}"').format(code)

    def here(self, text: InLanguages[str]) -> str:
        """Return `text` as a part of a page; in another language than the page's it says so."""
        attribute = self.written_in(text)
        return Markup("<span{}>{}</span>").format(attribute, self.plain(text)) if attribute else self.plain(text)

    def organisation(self, name: str) -> str:
        """Return what the organisation is called here that sources call `name`."""
        called = self.catalog.vocabulary.organisations.get(name)
        return called.text(self.language) if called else name

    def prose_here(self, text: InLanguages[str], link: Link) -> Markup:
        """Return `text`, a running text, as a part of a page; in another language than the page's it says so."""
        attribute, html = self.written_in(text), self.prose(self.plain(text), link)
        return Markup("<div{}>{}</div>").format(attribute, html) if attribute else html

    def prose(self, text: str, link: Link) -> Markup:
        """Return `text`, a running text, as HTML; what it links to is reached by `link`."""
        html = prose.html(text, lambda slug: link(card_uri(slug)))
        return Markup(nh3.clean(html, tags=PROSE_TAGS, attributes={"a": {"href"}}, url_schemes={"http", "https"}))  # noqa: S704 - what nh3 returns is clean

    def day(self, value: date) -> str:
        """Return a date as it is written in a sentence, for example ``22 November 2026``."""
        return format_date(value, "d MMMM y", locale=self.language.locale)

    def month_or_day(self, value: str) -> str:
        """Return a month or a day as it is written in a sentence, for example ``March 2026``."""
        if len(value) == len("2026-03-14"):
            return self.day(date.fromisoformat(value))
        return format_date(date.fromisoformat(f"{value}-01"), "MMMM y", locale=self.language.locale)

    def counted_sources(self) -> str:
        """Return what the cards rest on as a sentence names it, for example ``5 articles and 1 case``; nothing where there is nothing."""
        forms, locale = self.messages["source_count"], Locale.parse(self.language.locale)
        return self.listing([plural(locale, forms[kind], n) for kind, n in self.catalog.kinds_of_sources.items()])

    def duration(self, value: timedelta) -> str:
        """Return how long `value` is, in its largest unit, for example ``3 months``."""
        return format_timedelta(value, granularity="day", threshold=1, locale=self.language.locale)

    def listing(self, items: list[str]) -> str:
        """Return the items as a sentence lists them, for example ``Aegon and Boels``."""
        return format_list(items, locale=self.language.locale)
