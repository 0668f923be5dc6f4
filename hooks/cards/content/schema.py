"""The schema: what a card, a source and the vocabulary are made of.

The models are the single statement of the schema. The checker, the JSON Schema of ``cards schema`` and the table of keys on the
page for contributors are all made from them. What needs a second card or file to judge is in ``cards.content.rules``.

The length budgets are what lets every card fit one A4 and, in its short form, one A6: ``tests/content/test_paper.py`` prints a card
with every text at its limit.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Generic, Self, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, Strict, StringConstraints, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from cards.content.languages import Language, LanguageCode, Languages
from cards.content.problem import Code, Said, said

SLUG_PATTERN = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
CITATION_PATTERN = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$")

LONGEST_SLUG = 60
DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
RESERVED = {"index", "content", "related", "matrix", "all"} | DEVICES
"""No slugs: pages and anchors of the site's own, the word that a workshop's plan has for all cards, and what Windows takes for devices."""


Slug = Annotated[str, StringConstraints(strip_whitespace=True, pattern=SLUG_PATTERN, max_length=LONGEST_SLUG)]


def _not_reserved(slug: str) -> str:
    if slug in RESERVED:
        raise PydanticCustomError("reserved", "reserved")
    return slug


Address = Annotated[Slug, AfterValidator(_not_reserved)]
"""A name that a page is made for."""

Citation = Annotated[str, StringConstraints(strip_whitespace=True, pattern=CITATION_PATTERN)]
"""``ARTICLE/PASSAGE``."""

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=160)]
Sign = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=110)]
Pitfall = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=140)]
Paragraph = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=600)]
Keyword = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Fact = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=280)]
Abstract = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]

CITATIONS_ON_A_CARD = 7
"""The number of passages that fit on the card's A4: those for it, those against it and the background together."""


def is_slug(name: str) -> bool:
    """Tell whether `name` can name a card or a source, and so be an address."""
    return len(name) <= LONGEST_SLUG and SLUG_PATTERN.fullmatch(name) is not None and name not in RESERVED


def slug_like(name: str) -> str:
    """Return the slug that is most like `name`; empty if it has neither letters nor digits."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    return "-".join(re.findall(r"[a-z0-9]+", letters))[:LONGEST_SLUG].rstrip("-")


class RuleBroken(ValueError):
    """A rule that concerns several keys of a model is broken, most of all the key at `path` below the model."""

    def __init__(self, code: Code, wrong: Said, remedy: Said, *path: str) -> None:
        super().__init__(code)
        self.code = code
        self.wrong = wrong
        self.remedy = remedy
        self.path = path


class Model(BaseModel):
    """What all the models share: no unknown keys, and no change once made."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _language_of_the_project(key: str, info: ValidationInfo) -> str:
    languages: Languages | None = info.context
    if languages is not None and key not in languages:
        raise PydanticCustomError("unknown_key", "not a language of the project")
    return key


LanguageKey = Annotated[str, AfterValidator(_language_of_the_project)]
"""A language of the project; what is validated without a project may have any."""

T = TypeVar("T")


class InLanguages(Model, Generic[T]):
    """What says a thing in one language or more, each under a key of its own beside the other keys."""

    model_config = ConfigDict(extra="allow")

    @property
    def texts(self) -> Mapping[str, T]:
        """Return what there is, by the code of its language."""
        texts: Mapping[str, T] = self.__pydantic_extra__ or {}
        return texts

    def text(self, language: Language) -> T:
        """Return what it says in `language`, or in the next one of its order that has it."""
        return self.texts[self.text_language(language)]

    def text_language(self, language: Language) -> str:
        """Return the code of the language that `text` answers in."""
        return next(code for code in language.order if code in self.texts)


class Translated(InLanguages[str]):
    """A text in every language of the project, save those that are being added."""

    __pydantic_extra__: dict[LanguageKey, Words]

    @model_validator(mode="after")
    def _is_translated(self, info: ValidationInfo) -> Self:
        languages: Languages = info.context or {}
        for language in languages.values():
            if language.complete and language.code not in self.texts:
                raise PydanticCustomError("missing_key", "missing", {"path": [language.code]})
        return self


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


class Card(InLanguages[CardText]):
    """``practices/SLUG.yml``: one practice, in one language or more; `card_model` adds the facets of a project's vocabulary."""

    theme: Slug
    evidence: Annotated[tuple[Citation, ...], Field(min_length=1)]
    against: tuple[Citation, ...] = ()
    background: tuple[Citation, ...] = ()
    related: Annotated[tuple[Slug, ...], Field(min_length=2, max_length=5)]
    minutes: Annotated[int, Strict(), Field(ge=5, le=120)]
    reviewed: date
    formerly: tuple[Address, ...] = ()
    __pydantic_extra__: dict[LanguageKey, CardText | None]

    @property
    def texts(self) -> Mapping[str, CardText]:
        """Return what has been written, by the code of its language: a key without a text waits for one."""
        return {code: text for code, text in super().texts.items() if text is not None}

    @model_validator(mode="after")
    def _has_a_language(self, info: ValidationInfo) -> Self:
        if not self.texts:
            keys = tuple(f"{code}:" for code in info.context or ("en", "nl"))
            raise RuleBroken("no-text", said("no-text"), said("write-under-a-language", keys=keys))
        return self

    @model_validator(mode="after")
    def _citations_fit_the_paper(self) -> Self:
        if len(self.citations) > CITATIONS_ON_A_CARD:
            wrong = said("too-many-passages", count=len(self.citations), limit=CITATIONS_ON_A_CARD)
            raise RuleBroken("too-many", wrong, said("keep-passages-or-split"), "evidence")
        return self

    @property
    def facets(self) -> Mapping[str, tuple[Slug, ...]]:
        """Return the values that the card has of each facet, in the order of the vocabulary."""
        names = [name for name in type(self).model_fields if name not in Card.model_fields]
        values: dict[str, Slug | tuple[Slug, ...]] = {name: getattr(self, name) for name in names}
        return {name: (value,) if isinstance(value, str) else value for name, value in values.items()}

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Return all the passages the card cites, whatever for."""
        return (*self.evidence, *self.against, *self.background)


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
            raise RuleBroken("nobody", said("nobody"), said("tell-who-speaks"))
        return self


class Passage(Translated):
    """One fact, example, piece of advice or opinion from an article, in our own words."""

    paragraph: Annotated[int, Strict(), Field(ge=1)]
    kind: Kind
    speaker: Slug
    organisation: Words | None = None
    __pydantic_extra__: dict[LanguageKey, Fact]


class LeftOut(Translated):
    """Paragraphs of an article that have no passage, and why."""

    paragraphs: Annotated[tuple[Annotated[int, Strict(), Field(ge=1)], ...], Field(min_length=1)]


class Summary(Translated):
    """What an article is and argues."""

    __pydantic_extra__: dict[LanguageKey, Abstract]


class Source(Model):
    """``seeds/ARTICLE.yml``: one article, as far as its text tells, and the passages drawn from it."""

    title: Words
    author: Words | None = None
    publisher: Words | None = None
    published: date | None = None
    language: LanguageCode
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    """Of the article's text, so that a holder of it can tell whether it is the same."""

    paragraphs: Annotated[int, Strict(), Field(ge=1, le=999)]
    """How many paragraphs the article's text has; passages count theirs from 1."""

    summary: Summary
    speakers: dict[Slug, Speaker]
    passages: Annotated[dict[Slug, Passage], Field(min_length=1)]
    left_out: tuple[LeftOut, ...] = ()
