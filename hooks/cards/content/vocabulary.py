"""The vocabulary: the themes, and the facets that a project's cards have as keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, Self

from pydantic import Field, Strict, StringConstraints, ValidationInfo, create_model, model_validator
from pydantic_core import PydanticCustomError

from cards.content.card import Card, CardText
from cards.content.did_you_mean import Known
from cards.content.known_keys import Chosen
from cards.content.problem import quoted, said
from cards.content.schema import RESERVED, Address, LanguageKey, Model, OrAbsent, Reference, RuleBroken, Slug, Translated, Words

HexColour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")]


class Colour(Model):
    """The colour of a theme, on a light ground and on a dark one; paper has the first."""

    light: HexColour
    dark: HexColour


class Limits(Translated):
    """What sources do not tell about something."""

    __pydantic_extra__: dict[LanguageKey, Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=420)]]


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

    limits: OrAbsent[Limits] = None
    """What the sources do not tell about it, in our own voice."""

    scan: Reference | None = None
    """The card whose statement stands for the theme in the short scan; else its first."""


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

RESERVED_FACETS = {
    "address",
    "evidence_kind",
    "online",
    "slug",
    "sort",
    "source",
    "strength",
    "text",
    "time",
    "version",
    "words",
    "workshop",
}
"""No facets: what the data, the catalogue's address and its tiles call something else."""


@dataclass(frozen=True)
class Need:
    """What pages and paper need of a facet."""

    several: bool
    """Whether a card must be able to have more than one value."""

    shown: frozenset[Place] = frozenset()


NEEDED_FACETS = {
    "leaders": Need(several=True),  # the pages for leaders
    "start": Need(several=False, shown=frozenset({"filter"})),  # the order "soonest start", and the tiles to start with
    "group": Need(several=False),  # workshops
}


class Called(Translated):
    """What an organisation is called."""


class Vocabulary(Model):
    """``practices/_vocabulary.yml``: every word that cards choose from, with its name and meaning in every language."""

    themes: Annotated[dict[Address, Theme], Field(min_length=1)]
    facets: dict[FacetName, Facet]

    organisations: dict[Words, Called] = Field(default_factory=dict)
    """Organisations with another name in another language, by the name that sources give them."""

    @model_validator(mode="after")
    def _has_the_needed_facets(self) -> Self:
        for name, need in NEEDED_FACETS.items():
            if name not in self.facets:
                raise PydanticCustomError("missing_key", "missing", {"path": ["facets", name]})
            facet = self.facets[name]
            if facet.several is not need.several:
                wrong = said("facet-needs-several" if need.several else "facet-needs-one", facet=quoted(name))
                remedy = said("write-several" if need.several else "remove-several")
                raise RuleBroken("wrong-type", wrong, remedy, "facets", name)
            if missing := need.shown - set(facet.shown):
                wrong, remedy = said("facet-not-shown", facet=quoted(name)), said("show-it-on", place=quoted(min(missing)))
                raise RuleBroken("wrong-type", wrong, remedy, "facets", name)
        return self

    @model_validator(mode="after")
    def _leaders_can_have_pages(self) -> Self:
        for value in self.facets["leaders"].values:
            if value in RESERVED:
                raise PydanticCustomError("reserved", "reserved", {"path": ["facets", "leaders", "values", value]})
        return self

    @model_validator(mode="after")
    def _no_facet_is_another_key(self, info: ValidationInfo) -> Self:
        taken = {*RESERVED_FACETS, *CardText.model_fields, *(info.context or ())}
        for name in self.facets:
            if name in taken or hasattr(Card, name) or name in Card.model_fields:
                raise RuleBroken("repeated", said("facet-is-another", facet=quoted(name)), said("rename-facet"), "facets", name)
        return self

    def facets_on(self, place: Place) -> dict[str, Facet]:
        """Return the facets that readers meet at `place`, in order."""
        return {name: facet for name, facet in self.facets.items() if place in facet.shown}


def known_terms(terms: Mapping[str, Theme] | Mapping[str, Term]) -> Known:
    """Return the words `terms`, each with its name on the site in every language."""
    names = [(name, slug) for slug, term in terms.items() for name in term.name.texts.values()]
    shown = [
        said("with-names", word=quoted(slug), names=", ".join(dict.fromkeys(term.name.texts.values()))) for slug, term in terms.items()
    ]
    return Known(tuple(terms), tuple(names), tuple(shown))


def card_model(vocabulary: Vocabulary) -> type[Card]:
    """Return the model of a card that has the facets of `vocabulary` as keys."""
    facets = [
        (name, facet.several, True, Chosen(tuple(facet.name.texts.values()), known_terms(facet.values)))
        for name, facet in vocabulary.facets.items()
    ]
    return _card_model(tuple(facets), Chosen((), known_terms(vocabulary.themes)))


def legible_card_model(vocabulary: Mapping[str, object]) -> type[Card] | None:
    """Return the model of a card as far as a vocabulary tells that was refused, so that a slip in it hides none in the cards.

    No card is told to have a facet that may be the slip, and of a vocabulary without facets nothing can be told.
    """
    facets = vocabulary.get("facets")
    if not isinstance(facets, dict):
        return None
    own = {name: _legible_several(facet) for name, facet in facets.items() if not hasattr(Card, name)}
    needed = tuple((name, need.several, True, None) for name, need in NEEDED_FACETS.items())
    return _card_model((*needed, *((name, several, False, None) for name, several in own.items() if name not in NEEDED_FACETS)), None)


def _legible_several(facet: object) -> bool | None:
    """Return whether cards may have several values of a facet; nothing if that is the slip."""
    several = facet.get("several", False) if isinstance(facet, dict) else False
    return several if isinstance(several, bool) else None


@cache
def _card_model(facets: tuple[tuple[str, bool | None, bool, Chosen | None], ...], theme: Chosen | None) -> type[Card]:
    """`facets` are the name of each, whether a card may have several of its values, whether it must have one, and which there are."""
    kinds: dict[bool | None, Any] = {True: Annotated[tuple[Reference, ...], Field(min_length=1)], False: Reference, None: Any}
    fields: dict[str, Any] = {
        name: (Annotated[kinds[several], chosen], ... if needed else None) for name, several, needed, chosen in facets
    }
    return create_model("Card", __base__=Card, theme=(Annotated[Reference, theme], ...), **fields)
