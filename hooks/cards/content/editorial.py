"""What the editors add around the cards, such as where a leader begins, what answers a question, and workshops that are ready.

Data beside the cards, ``practices/_NAME.yml``, checked like them; a project may do without any of these files.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, Strict, StringConstraints

from cards.content.schema import Citation, InLanguages, LanguageKey, Model, Reference, Slug, Translated, Words


class LeaderPage(Model):
    """The page of one kind of leader."""

    intro: Translated
    start_here: dict[Reference, Reference]
    """Value of the facet ``start`` -> the card to begin with."""


class Leaders(Model):
    """``practices/_leaders.yml``: a guide for each value of the facet ``leaders``."""

    leaders: dict[Reference, LeaderPage] = Field(default_factory=dict)


class Position(Model):
    """One answer to a question, with what the sources say for it."""

    claim: Translated
    passages: Annotated[tuple[Citation, ...], Field(min_length=1)]
    cards: tuple[Reference, ...] = ()


class Disagreement(Model):
    """A question on which the sources differ."""

    question: Translated
    positions: Annotated[tuple[Position, ...], Field(min_length=2)]
    note: Translated
    """What the editors make of it: a contradiction, or two halves of one answer."""


class Disagreements(Model):
    """``practices/_disagreements.yml``."""

    disagreements: dict[Slug, Disagreement] = Field(default_factory=dict)


class Question(Translated):
    """What a leader asks, in so few words that a dozen of them are read at a glance."""

    __pydantic_extra__: dict[LanguageKey, Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=90)]]


class Situation(Model):
    """A question that leaders ask, with the cards that answer it, the first to read first."""

    question: Question
    cards: Annotated[tuple[Reference, ...], Field(min_length=2, max_length=3)]


class Situations(Model):
    """``practices/_situations.yml``, in the order of the home page."""

    situations: dict[Slug, Situation] = Field(default_factory=dict)


class Asking(InLanguages[tuple[str, ...]]):
    """``practices/_asked/CARD.yml``: what people type who look for a card, or who have the trouble that it answers, in their own words.

    Shown nowhere, and known to the search.
    """

    __pydantic_extra__: dict[LanguageKey, Annotated[tuple[Words, ...], Field(min_length=1)]]


class ShortTitle(Translated):
    """A title as long as that of a card."""

    __pydantic_extra__: dict[LanguageKey, Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]]


LONGEST_BLOCK = 240
"""In minutes, of what a workshop has beside its cards."""

LONGEST_NOTE = 1_000
"""In characters, of what is done in it: as much as half a sheet of the guide holds."""


class Note(Translated):
    """What is done in a block, a step on each line."""

    __pydantic_extra__: dict[LanguageKey, Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_NOTE)]]


class Block(Model):
    """What a workshop has beside its cards."""

    minutes: Annotated[int, Strict(), Field(ge=1, le=LONGEST_BLOCK)]
    note: Note | None = None
    """What is done, a step on each line; left out, the page says what is usual."""


class Workshop(Model):
    """A workshop that is ready to be given."""

    title: ShortTitle
    intro: Translated
    """What it is for and what comes of it."""

    leaders: Annotated[tuple[Reference, ...], Field(min_length=1)]
    """Whom it is for; each card is for one of them at least."""

    minutes: Annotated[int, Strict(), Field(ge=15, le=480)]
    """How long it takes, from the first word of the opening to the last of the closing."""

    debrief: Annotated[int, Strict(), Field(ge=1, le=30)] | None = None
    """How many minutes of debrief follow each exercise."""

    opening: Block | None = None
    closing: Block | None = None

    cards: Annotated[tuple[Reference, ...], Field(min_length=1)]
    breaks: dict[Reference, Annotated[int, Strict(), Field(ge=5, le=LONGEST_BLOCK)]] = Field(default_factory=dict)
    """Card -> minutes of the break after it."""


class Workshops(Model):
    """``practices/_workshops.yml``."""

    workshops: dict[Slug, Workshop] = Field(default_factory=dict)


class Ask(Translated):
    """What a practice asks, where several are done in one go."""

    __pydantic_extra__: dict[LanguageKey, Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=160)]]


class InOneGo(Model):
    """Practices that ask for the same thing, such as a call, with what each of them asks."""

    title: ShortTitle
    lead: Translated
    cards: Annotated[dict[Reference, Ask], Field(min_length=2)]


class Together(Model):
    """``practices/_together.yml``."""

    together: dict[Slug, InOneGo] = Field(default_factory=dict)
