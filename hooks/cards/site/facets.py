"""What the catalogue can be filtered by: each facet with its choices, and which of them a card has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cards.content.catalog import Catalog
from cards.content.languages import Language
from cards.content.messages import load_messages
from cards.content.schema import Slug

FACETS = ("leaders", "start", "rhythm", "cost", "seen_by")
"""Those of the vocabulary that the catalogue offers; the form of a workshop's groups is no reason to choose a card."""

UNFOLDED = ("theme", "leaders", "start")
"""The facets that are open from the beginning."""


@dataclass(frozen=True)
class Choice:
    """One value of a facet, as the reader sees it."""

    value: Slug
    name: str
    meaning: str
    language: Language
    cards: int
    """How many cards have it."""


@dataclass(frozen=True)
class FacetFilter:
    """A facet with its choices, in order."""

    name: str
    title: str
    choices: tuple[Choice, ...]

    @property
    def unfolded(self) -> bool:
        """Tell whether it is open from the beginning."""
        return self.name in UNFOLDED


def filters(catalog: Catalog, language: Language) -> Iterator[FacetFilter]:
    """Yield the facets of the catalogue with all their values, those that no card has as well."""
    words = load_messages(language)["facets"]
    cards = Counter((name, value) for slug in catalog.cards for name, values in _values(catalog, slug).items() for value in values)
    yield FacetFilter(
        "theme",
        words["theme"],
        tuple(
            Choice(value, theme.name.in_language(language), theme.meaning.in_language(language), language, cards["theme", value])
            for value, theme in catalog.vocabulary.themes.items()
        ),
    )
    for name in FACETS:
        facet = catalog.vocabulary.facet(name)
        yield FacetFilter(
            name,
            facet.name.in_language(language),
            tuple(
                Choice(value, term.name.in_language(language), term.meaning.in_language(language), language, cards[name, value])
                for value, term in facet.values.items()
            ),
        )
    yield FacetFilter(
        "source",
        words["source"],
        tuple(
            Choice(value, source.title, source.summary.in_language(language), source.language, cards["source", value])
            for value, source in catalog.sources.items()
        ),
    )


def attributes(catalog: Catalog, slug: Slug, language: Language) -> Mapping[str, str]:
    """Return what the tile of the card `slug` tells the script that filters: its values, and the words that find it."""
    values = {f"data-{name}": " ".join(values) for name, values in _values(catalog, slug).items()}
    return {**values, "data-words": " ".join(catalog.cards[slug].text(language).keywords)}


def _values(catalog: Catalog, slug: Slug) -> Mapping[str, tuple[Slug, ...]]:
    card = catalog.cards[slug]
    facets: dict[str, Slug | tuple[Slug, ...]] = {name: getattr(card, name) for name in FACETS}
    return {
        "theme": (card.theme,),
        **{name: (value,) if isinstance(value, str) else value for name, value in facets.items()},
        "source": tuple(dict.fromkeys(citation.partition("/")[0] for citation in card.citations)),
    }
