"""What the catalogue can be filtered by: each facet with its choices, and which of them a card has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cards.content.catalog import Catalog
from cards.content.evidence import EVIDENCE_KINDS
from cards.content.languages import Language
from cards.content.messages import load_messages
from cards.content.schema import Slug
from cards.content.vocabulary import Term, Theme

EVIDENCE = "evidence_kind"
"""The facet of the kinds of evidence, which is computed and no key of a card."""

TIME = "time"
"""The facet of the time that the first step takes, or the exercise where a card does not say; computed too.

The exercises of all cards take about an hour, so that a filter that counted both would leave every card."""

TIMES = {"ten-minutes": 10, "hour": 60, "half-day": 240}
"""Its values but the last, each with the most minutes that it stands for."""

LONGER = "longer"
"""Its last value."""

ONLINE = "online"
"""The facet of the exercises that can be done online; computed too, with one value."""


@dataclass(frozen=True)
class Choice:
    """One value of a facet, as the reader sees it."""

    value: Slug
    name: str
    meaning: str
    language: str
    """The code of the language that it is written in."""

    cards: int
    """How many cards have it."""


@dataclass(frozen=True)
class FacetFilter:
    """A facet with its choices, in order."""

    name: str
    title: str
    unfolded: bool
    """Whether it is open from the beginning."""

    choices: tuple[Choice, ...]


def filters(catalog: Catalog, language: Language) -> Iterator[FacetFilter]:
    """Yield what the catalogue can be filtered by: the theme, the facets of the vocabulary that are for it, the evidence and the source.

    Each has all its values, those that no card has as well.
    """
    messages = load_messages(language.code)
    words, kinds = messages["facets"], messages["evidence"]["kinds"]
    cards = _counts(catalog)

    def choices(name: str, terms: Mapping[Slug, Theme] | Mapping[Slug, Term]) -> Iterator[Choice]:
        for value, term in terms.items():
            written_in = term.name.text_language(language)
            yield Choice(value, term.name.text(language), term.meaning.text(language), written_in, cards[name, value])

    yield FacetFilter(TIME, words[TIME], unfolded=True, choices=times(catalog, language))
    yield FacetFilter("theme", words["theme"], unfolded=True, choices=tuple(choices("theme", catalog.vocabulary.themes)))
    for name, facet in catalog.vocabulary.facets_on("filter").items():
        yield FacetFilter(name, facet.name.text(language), facet.unfolded, tuple(choices(name, facet.values)))
    online = Choice(ONLINE, words["can_be_online"], words["can_be_online_meaning"], language.code, cards[ONLINE, ONLINE])
    yield FacetFilter(ONLINE, words[ONLINE], unfolded=False, choices=(online,))
    evidence = (Choice(kind, kinds[kind]["name"], kinds[kind]["meaning"], language.code, cards[EVIDENCE, kind]) for kind in EVIDENCE_KINDS)
    yield FacetFilter(EVIDENCE, words[EVIDENCE], unfolded=False, choices=tuple(evidence))
    sources = (
        Choice(value, source.title, source.summary.text(language), source.language, cards["source", value])
        for value, source in catalog.sources.items()
    )
    if catalog.sources:
        yield FacetFilter("source", words["source"], unfolded=False, choices=tuple(sources))


def times(catalog: Catalog, language: Language) -> tuple[Choice, ...]:
    """Return how much time somebody may have, the least first, each with the cards that need so much."""
    words, cards = load_messages(language.code)["times"], Counter(map(time_for, catalog.minutes.values()))
    return tuple(Choice(value, words[value]["name"], words[value]["meaning"], language.code, cards[value]) for value in (*TIMES, LONGER))


def ready_workshops(catalog: Catalog) -> Counter[Slug]:
    """Return how many workshops that are ready to be given take so much time, by its value."""
    return Counter(time_for(workshop.minutes) for workshop in catalog.workshops.values())


def time_for(minutes: int) -> Slug:
    """Return which value of the time needed stands for so many minutes."""
    return next((value for value, most in TIMES.items() if minutes <= most), LONGER)


def attributes(catalog: Catalog, slug: Slug) -> Mapping[str, str]:
    """Return what the tile of the card `slug` tells the script that filters: its values."""
    return {f"data-{name}": " ".join(values) for name, values in _values(catalog, slug).items()}


def _counts(catalog: Catalog) -> Counter[tuple[str, Slug]]:
    """Return how many cards have each value of each facet."""
    return Counter((name, value) for slug in catalog.cards for name, values in _values(catalog, slug).items() for value in values)


def _values(catalog: Catalog, slug: Slug) -> Mapping[str, tuple[Slug, ...]]:
    card = catalog.cards[slug]
    return {
        TIME: (time_for(catalog.minutes[slug]),),
        ONLINE: (ONLINE,) if any(text.variation for text in card.texts.values()) else (),
        "theme": (card.theme,),
        **{name: card.facets[name] for name in catalog.vocabulary.facets_on("filter")},
        EVIDENCE: catalog.strength(slug).kinds,
        "source": tuple(dict.fromkeys(citation.partition("/")[0] for citation in card.citations)),
    }
