"""The vocabulary: the themes, and the facets that a project's cards have as keys."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Literal, Self

from pydantic import Field, Strict, StringConstraints, create_model, model_validator
from pydantic_core import PydanticCustomError

from cards.content.schema import Card, Model, RuleBroken, Slug, Translated, Words

HexColour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")]


class Colour(Model):
    """The colour of a theme, on a light ground and on a dark one; paper has the first."""

    light: HexColour
    dark: HexColour


class Theme(Model):
    """One of the themes that the cards are grouped by."""

    colour: Colour

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


Place = Literal["card", "tile", "filter"]
"""Where readers meet a facet: among the facts of a card's page and handout, on tiles, among the filters of the catalogue."""


class Facet(Model):
    """A property by which cards are compared, and a key of each card, with the values it can take, in order."""

    icon: Words
    name: Translated
    meaning: Translated
    """What the key is for, told to contributors."""

    several: Annotated[bool, Strict()] = False
    """Whether a card may have more than one of the values."""

    shown: tuple[Place, ...] = ()
    unfolded: Annotated[bool, Strict()] = False
    """Whether its filter is open from the beginning."""

    values: Annotated[dict[Slug, Term], Field(min_length=1)]


FacetName = Annotated[str, StringConstraints(pattern=r"^[a-z]+(_[a-z]+)*$", max_length=20)]

NEEDED_FACETS = ("leaders", "start", "group")
"""The pages for leaders are made from the first, the order "soonest start" and the tiles to start with from the second, workshops
need the third."""


class Vocabulary(Model):
    """``practices/_vocabulary.yml``: every word that cards choose from, with its name and meaning in both languages."""

    themes: Annotated[dict[Slug, Theme], Field(min_length=1)]
    facets: dict[FacetName, Facet]

    @model_validator(mode="after")
    def _has_the_needed_facets(self) -> Self:
        for name in NEEDED_FACETS:
            if name not in self.facets:
                raise PydanticCustomError("missing_key", "missing", {"path": ["facets", name]})
        if not self.facets["leaders"].several:
            raise RuleBroken("wrong-type", "a card has one value of `leaders`", "Write `several: true` below it.", "facets")
        return self

    @model_validator(mode="after")
    def _no_facet_is_another_key(self) -> Self:
        for name in self.facets:
            if name in Card.model_fields:
                raise RuleBroken("repeated", f"`{name}` is a key of every card already", "Give the facet another name.", "facets")
        return self

    def facets_on(self, place: Place) -> dict[str, Facet]:
        """Return the facets that readers meet at `place`, in order."""
        return {name: facet for name, facet in self.facets.items() if place in facet.shown}


def card_model(vocabulary: Vocabulary) -> type[Card]:
    """Return the model of a card that has the facets of `vocabulary` as keys."""
    return _card_model(tuple((name, facet.several) for name, facet in vocabulary.facets.items()))


def legible_card_model(vocabulary: Mapping[str, object]) -> type[Card]:
    """Return the model of a card as far as a vocabulary tells that was refused, so that a slip in it hides none in the cards."""
    facets = vocabulary.get("facets")
    told = facets.items() if isinstance(facets, dict) else ()
    several = {name: isinstance(facet, dict) and facet.get("several") is True for name, facet in told if name not in Card.model_fields}
    return _card_model(tuple({**{name: name == "leaders" for name in NEEDED_FACETS}, **several}.items()))


@cache
def _card_model(facets: tuple[tuple[str, bool], ...]) -> type[Card]:
    some = Annotated[tuple[Slug, ...], Field(min_length=1)]
    fields: dict[str, Any] = {name: (some if several else Slug, ...) for name, several in facets}
    return create_model("Card", __base__=Card, **fields)
