"""The schema: what a card, a source and the vocabulary are made of.

The models are the single statement of the schema. The checker, the JSON Schema of ``cards schema`` and the table of keys on the
page for contributors are all made from them. What needs a second card or file to judge stands in ``cards.content.rules``.

The length budgets are what lets every card fit one A4 and, in its short form, one A6: ``tests/browser/test_paper.py`` prints a card
with every text at its limit.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from enum import StrEnum
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, Strict, StringConstraints, model_validator

from cards.content.languages import Language
from cards.content.problem import Code

SLUG_PATTERN = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
CITATION_PATTERN = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$")

LONGEST_SLUG = 60
DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
RESERVED = {"index", "content", "related", "matrix", "all"} | DEVICES
"""No slugs: pages and anchors of the site's own, the word that a workshop's plan has for all cards, and what Windows takes for devices."""


Slug = Annotated[str, StringConstraints(strip_whitespace=True, pattern=SLUG_PATTERN, max_length=LONGEST_SLUG)]
Citation = Annotated[str, StringConstraints(strip_whitespace=True, pattern=CITATION_PATTERN)]
"""``ARTICLE/PASSAGE``."""

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=160)]
Sign = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=110)]
Pitfall = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=140)]
Paragraph = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=600)]
Keyword = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Fact = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=280)]

CITATIONS_ON_A_CARD = 7
"""So many passages fit on the card's A4, those for and those against it together."""


def is_slug(name: str) -> bool:
    """Tell whether `name` can name a card or a source, and so be an address."""
    return len(name) <= LONGEST_SLUG and SLUG_PATTERN.fullmatch(name) is not None and name not in RESERVED


def slug_like(name: str) -> str:
    """Return the slug that is most like `name`; empty if it has neither letters nor digits."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    return "-".join(re.findall(r"[a-z0-9]+", letters))[:LONGEST_SLUG].rstrip("-")


class RuleBroken(ValueError):
    """A rule that concerns several keys of a model is broken, most of all `key`."""

    def __init__(self, code: Code, message: str, hint: str, key: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.key = key


class Model(BaseModel):
    """What all the models share: no unknown keys, and no change once made."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Translated(Model):
    """A text in both languages."""

    en: Words
    nl: Words

    def in_language(self, language: Language) -> str:
        """Return the text in `language`."""
        return self.en if language is Language.EN else self.nl


# --- the vocabulary -------------------------------------------------------------------------------------------------


class Theme(Model):
    """One of the themes that the cards are grouped by."""

    icon: Words
    """An icon of those bundled with Material for MkDocs, for example ``material/ear-hearing``."""

    name: Translated
    meaning: Translated
    """One line: what the practices of this theme have in common."""

    intro: Translated
    """A short introduction, Markdown, shown on the theme's page."""


class Term(Model):
    """One value of a facet."""

    name: Translated
    meaning: Translated


class Facet(Model):
    """A property by which cards are compared, with the values it can take, in order."""

    icon: Words
    name: Translated
    values: dict[Slug, Term]


class Facets(Model):
    """The facets; each is a key of a card."""

    leaders: Facet
    start: Facet
    rhythm: Facet
    cost: Facet
    seen_by: Facet
    group: Facet


class Vocabulary(Model):
    """``practices/_vocabulary.yml``: every word that cards choose from, with its name and meaning in both languages."""

    themes: dict[Slug, Theme]
    facets: Facets

    def facet(self, name: str) -> Facet:
        """Return the facet called `name`, one of the keys of `Facets`."""
        facet: Facet = getattr(self.facets, name)
        return facet


# --- cards ----------------------------------------------------------------------------------------------------------


class CardText(Model):
    """What a card says in one language."""

    title: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
    summary: Line
    why: Paragraph
    steps: Annotated[tuple[Line, ...], Field(min_length=3, max_length=6)]
    first_step: Line
    statement: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
    works_when: Annotated[tuple[Sign, ...], Field(min_length=2, max_length=4)]
    backfires_when: Annotated[tuple[Pitfall, ...], Field(min_length=1, max_length=4)]
    question: Line
    exercise: Paragraph
    keywords: Annotated[tuple[Keyword, ...], Field(min_length=1, max_length=40)]


class Card(Model):
    """``practices/SLUG.yml``: one practice, in one language or both."""

    theme: Slug
    leaders: Annotated[tuple[Slug, ...], Field(min_length=1)]
    start: Slug
    rhythm: Slug
    cost: Slug
    seen_by: Annotated[tuple[Slug, ...], Field(min_length=1)]
    evidence: Annotated[tuple[Citation, ...], Field(min_length=1)]
    against: tuple[Citation, ...] = ()
    background: tuple[Citation, ...] = ()
    related: Annotated[tuple[Slug, ...], Field(min_length=2, max_length=5)]
    minutes: Annotated[int, Strict(), Field(ge=5, le=120)]
    group: Slug
    reviewed: date
    formerly: tuple[Slug, ...] = ()
    en: CardText | None = None
    nl: CardText | None = None

    @model_validator(mode="after")
    def _has_a_language(self) -> Self:
        if self.en is None and self.nl is None:
            raise RuleBroken("no-text", "the card has no text", "Write it under `en:`, under `nl:`, or both.")
        return self

    @model_validator(mode="after")
    def _citations_fit_the_paper(self) -> Self:
        if len(self.citations) > CITATIONS_ON_A_CARD:
            keys = "`evidence`, `against` and `background`"
            message = f"{len(self.citations)} passages under {keys}, at most {CITATIONS_ON_A_CARD} fit on paper"
            raise RuleBroken("too-many", message, "Keep the passages that tell most, or split the card in two.", "evidence")
        return self

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Return all the passages the card cites, whatever for."""
        return (*self.evidence, *self.against, *self.background)

    def text(self, language: Language) -> CardText:
        """Return the text in `language`, or in the other where it has not been translated yet."""
        text = self._own_text(language) or self._own_text(language.other)
        assert text is not None, "the schema lets no card without a text pass"
        return text

    def text_language(self, language: Language) -> Language:
        """Return the language that `text` answers in."""
        return language if self._own_text(language) else language.other

    def _own_text(self, language: Language) -> CardText | None:
        return self.en if language is Language.EN else self.nl


# --- sources --------------------------------------------------------------------------------------------------------


class Kind(StrEnum):
    """What sort of thing a passage tells."""

    EXAMPLE = "example"
    """It happened, as the article tells it."""

    ILLUSTRATION = "illustration"
    """It is imagined: "suppose that"."""

    ADVICE = "advice"
    """Somebody recommends it."""

    OPINION = "opinion"
    """Somebody believes or claims it."""


class Speaker(Model):
    """Whoever says something in an article; without a name where the article gives none."""

    name: Words | None = None
    role: Translated | None = None
    organisation: Words | None = None

    @model_validator(mode="after")
    def _is_somebody(self) -> Self:
        if self.name is None and self.role is None:
            raise RuleBroken("nobody", "the speaker has neither a name nor a role", "Tell who speaks, as far as the article does.")
        return self


class Passage(Translated):
    """One fact, example, piece of advice or opinion from an article, in our own words."""

    paragraph: Annotated[int, Strict(), Field(ge=1)]
    kind: Kind
    speaker: Slug
    organisation: Words | None = None
    en: Fact
    nl: Fact


class LeftOut(Translated):
    """Paragraphs of an article that have no passage, and why."""

    paragraphs: Annotated[tuple[Annotated[int, Strict(), Field(ge=1)], ...], Field(min_length=1)]


class Summary(Translated):
    """What an article is and argues."""

    en: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
    nl: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]


class Source(Model):
    """``seeds/ARTICLE.yml``: one article, as far as its text tells, and the passages drawn from it."""

    title: Words
    author: Words | None = None
    publisher: Words | None = None
    published: date | None = None
    language: Language
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    """Of the article's text, so that a holder of it can tell whether it is the same."""

    paragraphs: Annotated[int, Strict(), Field(ge=1, le=999)]
    """How many paragraphs the article's text has; passages count theirs from 1."""

    summary: Summary
    speakers: dict[Slug, Speaker]
    passages: Annotated[dict[Slug, Passage], Field(min_length=1)]
    left_out: tuple[LeftOut, ...] = ()
