"""The checked cards and sources, and every look-up that the pages need."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial
from pathlib import Path

from cards.content import reading, rules
from cards.content.calendar import months_after, today
from cards.content.card import Card
from cards.content.editorial import Asking, Disagreement, InOneGo, LeaderPage, Situation, Workshop
from cards.content.evidence import Age, Cited, Group, Strength, age, groups, strength
from cards.content.languages import Language, Languages
from cards.content.problem import Problem
from cards.content.project import Project
from cards.content.remembered import FilesBefore
from cards.content.schema import Citation, Slug
from cards.content.settings import SiteSettings
from cards.content.sources import Source, SourceKind
from cards.content.vocabulary import Vocabulary
from cards.content.yaml.characters import LOST


@dataclass(frozen=True)
class Catalog:
    """All that the site is made of, free of problems."""

    settings: SiteSettings
    languages: Languages
    vocabulary: Vocabulary
    cards: Mapping[Slug, Card]
    """In the order of the themes, and by slug within a theme."""

    lines: Mapping[Slug, Sequence[str]] = field(compare=False)
    """Those of each card's file; no page shows them."""

    sources: Mapping[Slug, Source]
    leaders: Mapping[Slug, LeaderPage]
    disagreements: Mapping[Slug, Disagreement]
    situations: Mapping[Slug, Situation]
    asked: Mapping[Slug, Asking]
    """What people type who look for a card, or have the trouble that it answers."""

    workshops: Mapping[Slug, Workshop]
    in_one_go: Mapping[Slug, InOneGo]
    removed: Mapping[Slug, Slug | None]
    """Address of a card that is gone -> the card that its readers are sent to, if any."""

    today: date
    """The day on which it was read, or for which it was to be."""

    @cached_property
    def moved(self) -> Mapping[Slug, Slug | None]:
        """Return where readers of each former address are sent: to a card, or to the catalogue."""
        return {former: slug for slug, card in self.cards.items() for former in card.formerly} | dict(self.removed)

    def title(self, slug: Slug, language: Language) -> str:
        """Return the title of the card `slug`."""
        return self.cards[slug].text(language).title

    def in_theme(self, theme: Slug) -> list[Slug]:
        """Return the cards of `theme`, in order."""
        return self._by_theme.get(theme, [])

    @cached_property
    def short_scan(self) -> tuple[Slug, ...]:
        """Return the cards whose statements make the short scan, one of each theme that has cards."""
        chosen = (theme.scan or next(iter(self.in_theme(slug)), None) for slug, theme in self.vocabulary.themes.items())
        return tuple(slug for slug in chosen if slug)

    def for_leader(self, leader: Slug, theme: Slug) -> list[Slug]:
        """Return the cards of `theme` that are for this kind of leader, in order."""
        for_them = set(self.of_leader(leader))
        return [slug for slug in self.in_theme(theme) if slug in for_them]

    def of_leader(self, leader: Slug) -> list[Slug]:
        """Return the cards that are for this kind of leader, in order."""
        return self._by_leader.get(leader, [])

    def cited(self, citations: Iterable[Citation]) -> list[Cited]:
        """Return the passages that `citations` name, in that order."""
        return [self._cited(citation) for citation in citations]

    def citing(self, article: Slug, passage: Slug) -> list[Slug]:
        """Return the cards that cite the passage, for or against, in order."""
        return self._citing.get(f"{article}/{passage}", [])

    def fed_by(self, article: Slug) -> list[Slug]:
        """Return the cards that cite any passage of the source `article`, in order."""
        fed = {slug for passage in self.sources[article].passages for slug in self.citing(article, passage)}
        return [slug for slug in self.cards if slug in fed]

    def neighbours(self, slug: Slug) -> tuple[Slug | None, Slug | None]:
        """Return the cards before and after `slug` within its theme, as far as there are any."""
        return self._neighbours[slug]

    @property
    def latest(self) -> date | None:
        """Return the day on which a card was last reviewed, if there is any card."""
        return self.last_reviewed(self.cards)

    def last_reviewed(self, slugs: Iterable[Slug]) -> date | None:
        """Return the day on which one of the cards `slugs` was last reviewed, if there is any among them."""
        return max((self.cards[slug].reviewed for slug in slugs), default=None)

    def due(self, slug: Slug) -> date | None:
        """Return the day from which the card is due for review; none where the settings set no limit."""
        after = self.settings.review_after
        return months_after(self.cards[slug].reviewed, after.months) if after else None

    def is_due(self, slug: Slug) -> bool:
        """Tell whether the day on which the card was due for review has passed."""
        due = self.due(slug)
        return due is not None and due < self.today

    def related(self, slug: Slug) -> list[Slug]:
        """Return the cards that `slug` names as related, then those that name it."""
        own = list(self.cards[slug].related)
        return own + [other for other in self.naming(slug) if other not in own]

    def naming(self, slug: Slug) -> list[Slug]:
        """Return the cards that name `slug` as related, in order."""
        return self._named_by.get(slug, [])

    def strength(self, slug: Slug) -> Strength:
        """Return how strong the evidence for the card is."""
        card = self.cards[slug]
        return strength(card, self.cited(card.evidence))

    def age(self, slug: Slug) -> list[Age]:
        """Return how old the sources are that the card rests on, by their kind."""
        card = self.cards[slug]
        return age(card, self.cited(card.citations))

    def groups(self, slug: Slug) -> list[Group]:
        """Return what the card rests on, by the kind of the source: what was seen here first, and none that it has nothing of."""
        card = self.cards[slug]
        return groups(card, *(self.cited(citations) for citations in (card.evidence, card.against, card.background)))

    def together(self, slug: Slug) -> list[Slug]:
        """Return what the card is done together with others in, by its names."""
        return [name for name, one in self.in_one_go.items() if slug in one.cards]

    @cached_property
    def seen(self) -> list[Slug]:
        """Return the cards of which somebody reports that it happened, in order."""
        return [slug for slug in self.cards if self.strength(slug).seen]

    @cached_property
    def own_cases(self) -> list[Slug]:
        """Return the cards that tell a case themselves, in order."""
        return [slug for slug, card in self.cards.items() if card.case]

    @cached_property
    def minutes(self) -> Mapping[Slug, int]:
        """Return how many minutes the first step of each card takes, or its exercise where the card does not say."""
        return {slug: card.first_step_minutes or card.minutes for slug, card in self.cards.items()}

    @cached_property
    def kinds_of_sources(self) -> Mapping[SourceKind, int]:
        """Count what the cards rest on by its kind, in order; what a card tells itself counts among the cases."""
        kinds = Counter(source.kind for source in self.sources.values())
        kinds[SourceKind.CASE] += len(self.own_cases)
        return {kind: kinds[kind] for kind in SourceKind if kinds[kind]}

    def passages_by_theme(self, article: Slug) -> Counter[Slug]:
        """Count, for each theme, the passages of `article` that its cards cite; a passage counts in each theme that uses it."""
        return Counter(
            theme
            for passage in self.sources[article].passages
            for theme in {self.cards[slug].theme for slug in self.citing(article, passage)}
        )

    def untranslated(self, language: Language) -> list[Slug]:
        """Return the cards that have no text of their own in `language`."""
        return [slug for slug, codes in self._spoken.items() if language.code not in codes]

    def _cited(self, citation: Citation) -> Cited:
        article, passage = citation.split("/")
        source = self.sources[article]
        return Cited(article, passage, source, source.passages[passage])

    @cached_property
    def _spoken(self) -> Mapping[Slug, Collection[str]]:
        """Return in which languages each card has a text."""
        return {slug: card.texts.keys() for slug, card in self.cards.items()}

    @cached_property
    def _by_theme(self) -> dict[Slug, list[Slug]]:
        by_theme: dict[Slug, list[Slug]] = defaultdict(list)
        for slug, card in self.cards.items():
            by_theme[card.theme].append(slug)
        return by_theme

    @cached_property
    def _by_leader(self) -> dict[Slug, list[Slug]]:
        by_leader: dict[Slug, list[Slug]] = defaultdict(list)
        for slug, card in self.cards.items():
            for leader in card.facets["leaders"]:
                by_leader[leader].append(slug)
        return by_leader

    @cached_property
    def _neighbours(self) -> dict[Slug, tuple[Slug | None, Slug | None]]:
        return {
            slug: (before, after)
            for slugs in self._by_theme.values()
            for before, slug, after in zip([None, *slugs], slugs, [*slugs[1:], None], strict=False)
        }

    @cached_property
    def _citing(self) -> dict[Citation, list[Slug]]:
        citing: dict[Citation, list[Slug]] = defaultdict(list)
        for slug, card in self.cards.items():
            for citation in card.citations:
                citing[citation].append(slug)
        return citing

    @cached_property
    def _named_by(self) -> dict[Slug, list[Slug]]:
        named_by: dict[Slug, list[Slug]] = defaultdict(list)
        for slug, card in self.cards.items():
            for target in card.related:
                named_by[target].append(slug)
        return named_by


def load(root: Path, parse: reading.ParseEntry = reading.parse_entry) -> Catalog | list[Problem]:
    """Read and check the project in the folder `root`: its catalog, or everything that is wrong with it."""
    return _checked(*reading.read(root, parse), blameless=rules.UNSEEN)


def load_remembered(root: Path) -> Catalog | list[Problem]:
    """Return what `load` does, without a second look at files that held the same in an earlier run."""
    files = FilesBefore(root)
    loaded = load_knowing(files, root, partial(reading.parse_entry, decode=files.decode))
    files.save()
    return loaded


def load_knowing(files: FilesBefore, root: Path, parse: reading.ParseEntry) -> Catalog | list[Problem]:
    """Return what `load` does, and look no more at what `files` know by the decoding that `parse` has of them."""
    read, problems = reading.read(root, parse)
    if read is None:
        return _checked(read, problems, blameless=rules.UNSEEN)
    loaded = _checked(replace(read, known=files.known, has_known_words=files.has_known_words), problems, blameless=files.blameless(read))
    files.note(read, blamed=[] if isinstance(loaded, Catalog) else loaded)
    return loaded


def _checked(read: Project | None, problems: list[Problem], *, blameless: rules.Blameless) -> Catalog | list[Problem]:
    if read is not None:
        found = rules.check_all(read, blameless)
        problems = problems + [problem for problem in found if (problem.path, (problem.line, problem.column)) not in read.unreadable]
    if read is None or problems:
        return sorted(_without_guessed_letters(problems))
    vocabulary = read.vocabulary.value
    return Catalog(
        settings=read.site.value,
        languages=read.languages,
        vocabulary=vocabulary,
        cards=in_order({slug: entry.value for slug, entry in read.cards.items()}, vocabulary),
        lines={slug: list(entry.document.lines) for slug, entry in read.cards.items()},
        sources={slug: entry.value for slug, entry in read.sources.items()},
        leaders=read.leaders.value.leaders if read.leaders else {},
        disagreements=read.disagreements.value.disagreements if read.disagreements else {},
        asked={slug: entry.value for slug, entry in read.asked.items()},
        situations=read.situations.value.situations if read.situations else {},
        workshops=read.workshops.value.workshops if read.workshops else {},
        in_one_go=read.together.value.together if read.together else {},
        removed=read.addresses.value.removed if read.addresses else {},
        today=today(),
    )


def _without_guessed_letters(problems: Sequence[Problem]) -> Iterator[Problem]:
    """Yield `problems` but for the letters that got lost in known words: another problem of the same line shows them in their places."""
    whole = {(problem.path, problem.line) for problem in problems if problem.mended is not None and LOST not in problem.mended}
    yield from (problem for problem in problems if problem.code != "lost-character" or (problem.path, problem.line) not in whole)


def in_order(cards: Mapping[Slug, Card], vocabulary: Vocabulary) -> dict[Slug, Card]:
    """Return `cards` in the order of a catalog: that of their themes, and by slug within a theme."""
    themes = list(vocabulary.themes)
    return dict(sorted(cards.items(), key=lambda item: (themes.index(item[1].theme), item[0])))
