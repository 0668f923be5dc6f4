"""What the editors add around the cards: where a leader begins, and where the sources disagree.

Data beside the cards, ``practices/_NAME.yml``, checked like them; a project may do without any of these files.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from cards.schema import Citation, Model, Slug, Translated


class LeaderGuide(Model):
    """The page of one kind of leader."""

    intro: Translated
    start_here: dict[Slug, Slug]
    """Value of the facet ``start`` -> the card to begin with."""


class Leaders(Model):
    """``practices/_leaders.yml``: a guide for each value of the facet ``leaders``."""

    leaders: dict[Slug, LeaderGuide] = Field(default_factory=dict)


class Position(Model):
    """One answer to a question, with what the sources say for it."""

    claim: Translated
    passages: Annotated[tuple[Citation, ...], Field(min_length=1)]
    cards: tuple[Slug, ...] = ()


class Disagreement(Model):
    """A question on which the sources differ."""

    question: Translated
    positions: Annotated[tuple[Position, ...], Field(min_length=2)]
    note: Translated
    """What the editors make of it: a contradiction, or two halves of one answer."""


class Disagreements(Model):
    """``practices/_disagreements.yml``."""

    disagreements: dict[Slug, Disagreement] = Field(default_factory=dict)
