"""What a card is made of.

The length budgets are what lets every card fit one A4 and, in its short form, one A6: ``tests/content/test_paper.py`` prints a card
with every text at its limit.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Annotated, Self

from pydantic import Field, Strict, StringConstraints, ValidationInfo, field_validator, model_validator

from cards.content.problem import said
from cards.content.schema import (
    Address,
    Citation,
    InAnyLanguage,
    InLanguages,
    LanguageKey,
    Model,
    Reference,
    RuleBroken,
    Slug,
    Told,
    no_text,
)

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=160)]
Sign = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=110)]
Pitfall = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=140)]
Paragraph = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=600)]
Owner = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
Keyword = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]
Happening = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=560)]

CITATIONS_ON_A_CARD = 7
"""The number of passages that fit on the card's A4: those for it, those against it and the background together."""

ROOM_OF_A_CASE = 2
"""So many passages take the room of a case that a card tells itself."""


class OwnCase(Told, InAnyLanguage):
    """A case that a card tells itself: what happened."""

    __pydantic_extra__: dict[LanguageKey, Happening]


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

    theme: Reference
    case: OwnCase | None = None
    evidence: Annotated[tuple[Citation, ...], Field(validate_default=True)] = ()
    against: tuple[Citation, ...] = ()
    background: tuple[Citation, ...] = ()
    related: Annotated[tuple[Reference, ...], Field(max_length=5)] = ()
    minutes: Annotated[int, Strict(), Field(ge=5, le=120)]
    reviewed: date
    owner: Owner = ""
    """Whom to ask about the card, for example when it is due for review: a name or a mail address; published."""

    formerly: tuple[Address, ...] = ()
    __pydantic_extra__: dict[LanguageKey, CardText | None]

    @property
    def texts(self) -> Mapping[str, CardText]:
        """Return what has been written, by the code of its language: a key without a text waits for one."""
        return {code: text for code, text in super().texts.items() if text is not None}

    @model_validator(mode="after")
    def _has_a_language(self, info: ValidationInfo) -> Self:
        if not self.texts:
            raise no_text("no-text", info)
        return self

    @field_validator("evidence")
    @classmethod
    def _rests_on_something(cls, evidence: tuple[Citation, ...], info: ValidationInfo) -> tuple[Citation, ...]:
        case_is_refused = "case" not in info.data
        if not evidence and not case_is_refused and info.data["case"] is None:
            raise RuleBroken("missing-key", said("rests-on-nothing"), said("cite-or-tell"))
        return evidence

    @model_validator(mode="after")
    def _citations_fit_the_paper(self) -> Self:
        if len(self.citations) > (most := self.most_citations(1)):
            wrong = said("too-many-beside-case" if self.case else "too-many-passages", count=len(self.citations), limit=most)
            raise RuleBroken("too-many", wrong, said("keep-passages-or-split"), "evidence")
        return self

    def most_citations(self, kinds: int) -> int:
        """Return how many passages fit on its A4 when it rests on `kinds` kinds of sources: each further one has a heading too."""
        return CITATIONS_ON_A_CARD - (ROOM_OF_A_CASE if self.case else 0) - (kinds - 1)

    @property
    def facets(self) -> Mapping[str, tuple[Slug, ...]]:
        """Return the values that the card has of each facet, in the order of the vocabulary."""
        values: dict[str, Slug | tuple[Slug, ...]] = {name: getattr(self, name) for name in _facets_of(type(self))}
        return {name: (value,) if isinstance(value, str) else value for name, value in values.items()}

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Return all the passages the card cites, whatever for."""
        return (*self.evidence, *self.against, *self.background)


@cache
def _facets_of(model: type[Card]) -> tuple[str, ...]:
    """Return the facets that are keys of the cards of a project."""
    return tuple(name for name in model.model_fields if name not in Card.model_fields)
