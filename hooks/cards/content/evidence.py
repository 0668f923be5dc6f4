"""What a card rests on: the passages it cites, how strong they are together, and how old."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from cards.content.card import Card, OwnCase
from cards.content.schema import Slug, Speaker, year_of
from cards.content.sources import Article, Case, Interview, Kind, Passage, Research, Source, SourceKind


@dataclass(frozen=True)
class Cited:
    """A passage together with where it comes from."""

    origin: Slug
    """The name of the source."""

    slug: Slug
    source: Source
    passage: Passage

    @property
    def speaker(self) -> Speaker:
        """Return who tells it."""
        return self.source.speaker_of(self.slug)

    @property
    def uri(self) -> str:
        """Return its address within a language of the site."""
        return f"sources/{self.origin}.html#{self.slug}"


EvidenceKind = Literal["own", "seen", "advised", "contested"]
"""Seen from inside; seen elsewhere, as sources report; recommended or believed only; and spoken against, beside one of the others."""

EVIDENCE_KINDS: tuple[EvidenceKind, ...] = get_args(EvidenceKind)


@dataclass(frozen=True)
class Strength:
    """How strong the evidence for a card is; computed from its passages, never typed in."""

    organisations: tuple[str, ...]
    """Where it was seen to happen, as far as the sources name the place, in the order of the citations."""

    unnamed: int
    """At how many more organisations it happened that the sources do not name."""

    contested: bool
    """Whether a passage speaks against it."""

    here: tuple[str, ...] = ()
    """Where it was seen to happen from inside: the departments and organisations of cases, that of the card itself first."""

    @property
    def seen(self) -> bool:
        """Tell whether it is reported to have happened anywhere; otherwise it is advised, believed or imagined only."""
        return bool(self.here) or self.elsewhere

    @property
    def elsewhere(self) -> bool:
        """Tell whether sources from outside report that it happened."""
        return bool(self.organisations) or self.unnamed > 0

    @property
    def kinds(self) -> tuple[EvidenceKind, ...]:
        """Return what kinds of evidence there are, the nearest first."""
        found: dict[EvidenceKind, bool] = {
            "own": bool(self.here),
            "seen": self.elsewhere,
            "advised": not self.seen,
            "contested": self.contested,
        }
        return tuple(kind for kind, is_there in found.items() if is_there)


@dataclass(frozen=True)
class Group:
    """What a card rests on from sources of one kind."""

    kind: SourceKind
    case: OwnCase | None
    """What the card tells itself, among the cases."""

    evidence: tuple[Cited, ...]
    against: tuple[Cited, ...]
    background: tuple[Cited, ...]


@dataclass(frozen=True)
class Age:
    """How old the sources of one kind are that a card rests on."""

    kind: SourceKind
    years: tuple[int, ...]
    """Of those that have a date, the oldest first, each once."""

    dated: int
    """How many have a date."""

    undated: int
    """How many have none."""


def strength(card: Card, evidence: Sequence[Cited]) -> Strength:
    """Return how strong the passages are that `card` cites for itself.

    Organisations are counted, not passages. One that a source does not name is known by the name that the passage gives it, and passages
    without such a name are taken to tell of one organisation in each source.
    """
    examples = [cited for cited in evidence if cited.passage.kind is Kind.EXAMPLE]
    own = [card.case.where] if card.case else []
    here = [cited.passage.organisation or cited.source.where for cited in examples if isinstance(cited.source, Case)]
    elsewhere = [cited for cited in examples if not isinstance(cited.source, Case)]
    without_name = [cited for cited in elsewhere if cited.passage.organisation is None]
    unnamed = {(cited.passage.unnamed, "" if cited.passage.unnamed else cited.origin) for cited in without_name}
    return Strength(
        organisations=tuple(dict.fromkeys(cited.passage.organisation for cited in elsewhere if cited.passage.organisation)),
        unnamed=len(unnamed),
        contested=bool(card.against),
        here=tuple(dict.fromkeys(own + here)),
    )


def age(card: Card, cited: Sequence[Cited]) -> list[Age]:
    """Return how old the sources are of the passages that `card` cites, and what it tells itself, by their kind."""
    years = [(SourceKind.CASE, year_of(card.case.when))] if card.case else []
    dates = years + [(source.kind, _year(source)) for source in {it.origin: it.source for it in cited}.values()]
    return [_age(kind, [year for of, year in dates if of is kind]) for kind in SourceKind if any(of is kind for of, _ in dates)]


def _year(source: Source) -> int | None:
    """Return the year in which a source was told or published; nothing where nobody knows."""
    if isinstance(source, Article):
        return source.published.year if source.published else None
    if isinstance(source, Case | Interview):
        return year_of(source.when)
    return source.year if isinstance(source, Research) else None


def _age(kind: SourceKind, years: Sequence[int | None]) -> Age:
    dated = [year for year in years if year is not None]
    return Age(kind, tuple(sorted(set(dated))), len(dated), len(years) - len(dated))


def groups(card: Card, evidence: Sequence[Cited], against: Sequence[Cited], background: Sequence[Cited]) -> list[Group]:
    """Return the passages that `card` cites, by the kind of their source: what was seen here first."""
    found = []
    for kind in sorted(SourceKind, key=lambda kind: kind is not SourceKind.CASE):
        case = card.case if kind is SourceKind.CASE else None
        of_kind = [tuple(it for it in some if it.source.kind is kind) for some in (evidence, against, background)]
        if case or any(of_kind):
            found.append(Group(kind, case, *of_kind))
    return found
