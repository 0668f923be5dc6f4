"""What a card is made of.

The length budgets are what lets every card fit one A4 and, in its short form, one A6: ``tests/content/test_paper.py`` prints a card
with every text at its limit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Annotated, Literal, Self

from pydantic import BaseModel, Field, Strict, StringConstraints, ValidationInfo, field_validator, model_validator

from cards.content.problem import Said, named, quoted, said
from cards.content.schema import (
    Address,
    Citation,
    InAnyLanguage,
    InLanguages,
    LanguageKey,
    Model,
    OrAbsent,
    Reference,
    RuleBroken,
    Slug,
    Told,
    no_text,
)
from cards.content.yaml.loader import Location

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=160)]
Sign = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=110)]
Pitfall = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=140)]
Paragraph = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=600)]
Owner = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
Keyword = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]
View = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Note = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Utterance = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
Happening = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=560)]

CITATIONS_ON_A_CARD = 9
"""The number of passages that fit on the card's A4: those for it, those against it and the background together."""

ROOM_OF_A_CASE = 3
"""So many passages take the room of a case that a card tells itself."""


def most_citations(kinds: int, *, has_case: bool) -> int:
    """Return how many passages fit on the A4 of a card that rests on `kinds` kinds of sources: each further one has a heading too."""
    return CITATIONS_ON_A_CARD - (ROOM_OF_A_CASE if has_case else 0) - (kinds - 1)


class OwnCase(Told, InAnyLanguage):
    """A case that a card tells itself: what happened."""

    __pydantic_extra__: dict[LanguageKey, Happening]


class Step(Model):
    """A step of an exercise: what the group does in so many minutes."""

    minutes: Annotated[int, Strict(), Field(ge=1, le=90)]
    do: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=260)]

    @model_validator(mode="before")
    @classmethod
    def _says_its_minutes(cls, value: object) -> object:
        if isinstance(value, str):
            raise RuleBroken("wrong-type", said("no-minutes-said"), _as_step(value))
        return value


def _as_step(text: str) -> Said:
    """Say how to write a step that begins with `text`; nobody knows how long it takes."""
    return said("write-as-step", minutes=named("- minutes: 5"), do=quoted(f"  do: {' '.join(text.split())}"))


Hours = Annotated[float, Strict(), Field(ge=0, le=200, multiple_of=0.5)]


class Effort(Model):
    """How many hours a month a practice takes, or once where it is done once."""

    leader: Hours
    others: Hours
    """Of all others together."""


class Material(InAnyLanguage):
    """What must lie ready for an exercise, named in the singular."""

    per: Literal["room", "group", "person"]
    count: Annotated[int, Strict(), Field(ge=1, le=50)] = 1
    used_up: Annotated[bool, Strict()] = False
    """Whether it is gone after the exercise, as paper is; the next exercise of a workshop can use anything else again."""

    __pydantic_extra__: dict[LanguageKey, Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]]


class Reason(InAnyLanguage):
    """When to take a card rather than a related one."""

    __pydantic_extra__: dict[LanguageKey, Line]


USUAL_GROUP = 4
"""So many people make a small group where a card does not say."""

GROUPS = {"pairs": 2, "small-groups": USUAL_GROUP}
"""Value of the facet ``group`` -> how many people make a group; with another value the room is not divided."""


class CardText(Model):
    """What a card says in one language."""

    title: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
    summary: Line
    heard: Annotated[tuple[Utterance, ...], Field(max_length=3)] = ()
    """What people say who have the trouble that the card is for, as they say it; no source says it."""

    why: Paragraph
    our_view: View = ""
    """What we think or conclude ourselves."""

    since: Note = ""
    """What has changed since the sources were written."""

    steps: Annotated[tuple[Line, ...], Field(min_length=3, max_length=6)]
    first_step: Line
    measure: Note = ""
    """What to count now and again after three months."""

    statement: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
    works_when: Annotated[tuple[Sign, ...], Field(min_length=2, max_length=4)]
    backfires_when: Annotated[tuple[Pitfall, ...], Field(min_length=1, max_length=4)]
    question: Line
    before: Annotated[tuple[Line, ...], Field(max_length=3)] = ()
    """What a trainer asks of people beforehand."""

    exercise: Annotated[tuple[Step, ...], Field(min_length=2, max_length=8)]
    debrief: Annotated[tuple[Pitfall, ...], Field(min_length=2, max_length=3)] = ()
    """Questions for after the exercise."""

    listen_for: Line = ""
    """What a trainer listens for in the room."""

    variation: Note = ""
    """How the exercise runs online."""

    keywords: Annotated[tuple[Keyword, ...], Field(min_length=1, max_length=40)]

    @field_validator("exercise", mode="before")
    @classmethod
    def _exercise_has_steps(cls, exercise: object) -> object:
        if isinstance(exercise, str):
            raise RuleBroken("wrong-type", said("exercise-is-a-text"), _as_step(exercise))
        return tuple(exercise) if isinstance(exercise, list) else exercise  # what a validator hands on is not taken for JSON

    def told(self) -> Iterator[tuple[Location, str]]:
        """Yield each text that readers see, with where it stands below its language; search words are none."""
        for key, value in self:
            if key != "keywords":
                yield from told((key,), value)


def told(at: Location, value: object) -> Iterator[tuple[Location, str]]:
    """Yield each text in `value`, which stands at the location `at`, with its own location."""
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, (tuple, BaseModel)):
        for step, below in enumerate(value) if isinstance(value, tuple) else value:
            if isinstance(below, str):  # most are, and a generator for each would cost more than all else
                yield (*at, step), below
            else:
                yield from told((*at, step), below)


class Card(InLanguages[CardText]):
    """``practices/SLUG.yml``: one practice, in one language or more; `card_model` adds the facets of a project's vocabulary."""

    theme: Reference
    case: OrAbsent[OwnCase] = None
    evidence: Annotated[tuple[Citation, ...], Field(validate_default=True)] = ()
    against: tuple[Citation, ...] = ()
    background: tuple[Citation, ...] = ()
    related: Annotated[tuple[Reference, ...], Field(max_length=5)] = ()
    rather_than: Mapping[Reference, Reason] = Field(default_factory=dict)
    """Related card -> when to take this one rather than that."""

    effort: OrAbsent[Effort] = None
    first_step_minutes: OrAbsent[Annotated[int, Strict(), Field(ge=1, le=480)]] = None
    """How long the first step takes whoever does it, at most a working day."""

    minutes: Annotated[int, Strict(), Field(ge=5, le=120)]
    group_size: OrAbsent[Annotated[int, Strict(), Field(ge=2, le=12)]] = None
    materials: Annotated[tuple[Material, ...], Field(max_length=6)] = ()
    reviewed: date
    owner: Owner = ""
    """Whom to ask about the card, for example when it is due for review: a name or a mail address; published."""

    formerly: tuple[Address, ...] = ()
    __pydantic_extra__: dict[LanguageKey, CardText | None]

    @property
    def texts(self) -> Mapping[str, CardText]:
        """Return what has been written, by the code of its language: a key without a text waits for one."""
        texts = super().texts
        return texts if all(texts.values()) else {code: text for code, text in texts.items() if text is not None}

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
        if len(self.citations) > (most := most_citations(1, has_case=self.case is not None)):
            wrong = said("too-many-beside-case" if self.case else "too-many-passages", count=len(self.citations), limit=most)
            raise RuleBroken("too-many", wrong, said("keep-passages-or-split"), "evidence")
        return self

    @property
    def facets(self) -> Mapping[str, tuple[Slug, ...]]:
        """Return the values that the card has of each facet, in the order of the vocabulary."""
        return {name: (value,) if isinstance(value := getattr(self, name), str) else value for name in _facets_of(type(self))}

    @property
    def people_in_a_group(self) -> int | None:
        """Return how many people make a group in the exercise; nothing where the room is not divided."""
        return self.group_size or GROUPS.get(str(self.facets["group"][0]))

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Return all the passages the card cites, whatever for."""
        return (*self.evidence, *self.against, *self.background)


@cache
def _facets_of(model: type[Card]) -> tuple[str, ...]:
    """Return the facets that are keys of the cards of a project."""
    return tuple(name for name in model.model_fields if name not in Card.model_fields)
