"""What a source is made of: there are several kinds, each with what is true of it."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Self

from pydantic import AfterValidator, Field, Strict, StringConstraints, model_validator

from cards.content.did_you_mean import closest
from cards.content.languages import LanguageCode
from cards.content.problem import quoted, said
from cards.content.schema import (
    Abstract,
    Fact,
    InAnyLanguage,
    InLanguages,
    LanguageKey,
    Model,
    OrAbsent,
    Reference,
    RuleBroken,
    Slug,
    Speaker,
    Teller,
    Told,
    Translated,
    When,
    Words,
)


class SourceKind(StrEnum):
    """What sort of thing a source is."""

    ARTICLE = "article"
    """Other people's published text."""

    CASE = "case"
    """Told from inside the organisation, by somebody who was there."""

    INTERVIEW = "interview"
    """Told by somebody who was asked."""

    RESEARCH = "research"
    """A study, cited in full."""


class Kind(StrEnum):
    """What sort of thing a passage tells."""

    EXAMPLE = "example"
    """It happened, as the source tells it."""

    ILLUSTRATION = "illustration"
    """It is imagined: "suppose that"."""

    ADVICE = "advice"
    """Somebody recommends it."""

    OPINION = "opinion"
    """Somebody believes or claims it."""


class Passage(InLanguages[str]):
    """One fact, example, piece of advice or opinion from a source, in our own words."""

    kind: Kind
    organisation: OrAbsent[Words] = None
    unnamed: OrAbsent[Slug] = None
    """Which organisation it is that the source does not name: passages that say the same tell of the same one."""

    __pydantic_extra__: dict[LanguageKey, Fact]

    @property
    def place(self) -> tuple[str, int] | None:
        """Return where in its source it stands, as the unit that one counts there and a number; nothing where none is known."""
        return None


class Source(Model):
    """``seeds/NAME.yml``: a source of any kind, and the passages drawn from it."""

    kind: SourceKind = SourceKind.ARTICLE
    title: Words
    language: LanguageCode
    """The language of the title, and that in which the source tells what it does."""

    summary: InLanguages[str]
    """What the source is and argues."""

    passages: Mapping[Slug, Passage]

    @abstractmethod
    def speaker_of(self, passage: Slug) -> Speaker:
        """Return who tells the passage of that name."""


# --- articles ---------------------------------------------------------------------------------------------------------


class ArticleSpeaker(Speaker):
    """Whoever says something in an article; without a name where the article gives none."""

    role: OrAbsent[Translated] = None


class ArticlePassage(Passage, Translated):
    """A passage of an article, in every language of the project."""

    paragraph: Annotated[int, Strict(), Field(ge=1)]
    speaker: Reference
    __pydantic_extra__: dict[LanguageKey, Fact]

    @property
    def place(self) -> tuple[str, int]:
        """Return the paragraph."""
        return "paragraph", self.paragraph


class LeftOut(Translated):
    """Paragraphs of an article that have no passage, and why."""

    paragraphs: Annotated[tuple[Annotated[int, Strict(), Field(ge=1)], ...], Field(min_length=1)]


class ArticleSummary(Translated):
    """What an article is and argues, in every language of the project."""

    __pydantic_extra__: dict[LanguageKey, Abstract]


class Article(Source):
    """One article, as far as its text tells."""

    author: OrAbsent[Words] = None
    publisher: OrAbsent[Words] = None
    published: OrAbsent[date] = None
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    """Of the article's text, so that a holder of it can tell whether it is the same."""

    paragraphs: Annotated[int, Strict(), Field(ge=1, le=999)]
    """How many paragraphs the article's text has; passages count theirs from 1."""

    summary: ArticleSummary
    speakers: dict[Slug, ArticleSpeaker]
    passages: Annotated[Mapping[Slug, ArticlePassage], Field(min_length=1)]
    left_out: tuple[LeftOut, ...] = ()

    def speaker_of(self, passage: Slug) -> Speaker:
        """Return which of the speakers tells it."""
        return self.speakers[self.passages[passage].speaker]


# --- what we were told, and research ----------------------------------------------------------------------------------


class Summary(InAnyLanguage):
    """What a source is and argues, in one language or more."""

    __pydantic_extra__: dict[LanguageKey, Abstract]


class CasePassage(Passage, InAnyLanguage):
    """A passage of a case, in one language or more; as a rule it happened."""

    kind: Kind = Kind.EXAMPLE
    __pydantic_extra__: dict[LanguageKey, Fact]


class Case(Told, Source):
    """What happened in a department or an organisation, told from inside."""

    summary: Summary
    passages: Annotated[Mapping[Slug, CasePassage], Field(min_length=1)]

    def speaker_of(self, passage: Slug) -> Speaker:
        """Return who tells the case."""
        return self.told_by


class InterviewPassage(Passage, InAnyLanguage):
    """A passage of an interview, in one language or more."""

    minute: OrAbsent[Annotated[int, Strict(), Field(ge=0)]] = None
    """Where it is heard, if the interview was recorded."""

    __pydantic_extra__: dict[LanguageKey, Fact]

    @property
    def place(self) -> tuple[str, int] | None:
        """Return the minute."""
        return None if self.minute is None else ("minute", self.minute)


class Interview(Source):
    """What somebody told who was asked."""

    interviewed: Teller
    interviewer: Teller
    when: When
    agreed: date
    """The day on which whoever was interviewed agreed that it be published."""

    summary: Summary
    passages: Annotated[Mapping[Slug, InterviewPassage], Field(min_length=1)]

    def speaker_of(self, passage: Slug) -> Speaker:
        """Return who was interviewed."""
        return self.interviewed


class ResearchPassage(Passage, InAnyLanguage):
    """A passage of a study, in one language or more."""

    page: OrAbsent[Annotated[int, Strict(), Field(ge=1)]] = None
    __pydantic_extra__: dict[LanguageKey, Fact]

    @property
    def place(self) -> tuple[str, int] | None:
        """Return the page."""
        return None if self.page is None else ("page", self.page)


def _form(pattern: str, what: str) -> Callable[[str], str]:
    def check(text: str) -> str:
        if re.fullmatch(pattern, text) is None:
            raise RuleBroken("wrong-form", said(f"no-{what}", typed=quoted(text)), said(f"form-of-{what}"))
        return text

    return check


DOI, URL = r"10\.[0-9]{4,9}/\S+", r"https?://[^\s/]+\.\S+"

Doi = Annotated[str, AfterValidator(_form(DOI, "doi")), Field(json_schema_extra={"pattern": f"^{DOI}$"})]
Url = Annotated[str, AfterValidator(_form(URL, "url")), Field(json_schema_extra={"pattern": f"^{URL}$"})]


class Research(Source):
    """A study with all that is needed to find it."""

    authors: Annotated[tuple[Words, ...], Field(min_length=1)]
    year: Annotated[int, Strict(), Field(ge=1800, le=2200)]
    journal: OrAbsent[Words] = None
    publisher: OrAbsent[Words] = None
    volume: OrAbsent[Words] = None
    """As the journal counts, for example ``94(2)``."""

    pages: OrAbsent[Words] = None
    """For example ``101-115``."""

    doi: OrAbsent[Doi] = None
    url: OrAbsent[Url] = None
    summary: Summary
    passages: Annotated[Mapping[Slug, ResearchPassage], Field(min_length=1)]

    @model_validator(mode="after")
    def _was_published(self) -> Self:
        if self.journal is None and self.publisher is None:
            raise RuleBroken("missing-key", said("published-nowhere"), said("tell-where-published"), "journal")
        return self

    def speaker_of(self, passage: Slug) -> Speaker:
        """Return the authors, as a study is cited."""
        first, *others = self.authors
        return Speaker(name=first if not others else f"{first} & {others[0]}" if len(others) == 1 else f"{first} et al.")


# --- which of them ----------------------------------------------------------------------------------------------------

MODELS: Mapping[SourceKind, type[Source]] = {
    SourceKind.ARTICLE: Article,
    SourceKind.CASE: Case,
    SourceKind.INTERVIEW: Interview,
    SourceKind.RESEARCH: Research,
}

PASSAGES: Mapping[SourceKind, type[Passage]] = {
    SourceKind.ARTICLE: ArticlePassage,
    SourceKind.CASE: CasePassage,
    SourceKind.INTERVIEW: InterviewPassage,
    SourceKind.RESEARCH: ResearchPassage,
}


def source_model(value: Mapping[str, object]) -> type[Source]:
    """Return the model of the source that a file holds as `value`: that of its kind, or of the one most like it, or of an article.

    A slip in the kind then hides nothing else that is wrong with the source.
    """
    meant = closest(str(value.get("kind", SourceKind.ARTICLE)), MODELS)
    return MODELS[SourceKind(meant)] if meant else Article
