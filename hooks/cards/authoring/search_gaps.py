"""What people searched for in vain, and what would answer it: cards, words that the search does not know, lines to paste.

It reads what the page Maintenance saves, logs of a web server with the queries in its addresses, and lists of queries, one a line.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Any
from urllib.parse import unquote_plus

from cards.content.catalog import Catalog
from cards.content.languages import Language, Languages
from cards.content.project import ASKED, PRACTICES
from cards.content.schema import Slug
from cards.site import search_places
from cards.site.renderer import Renderer
from cards.site.search_places import Place
from cards.site.search_script import read_words
from cards.site.search_terms import TITLE, Stems, Term, split, terms

MOST_CARDS = 3
"""How many cards are proposed for a gap."""

SAME = 0.5
"""The share of their words that two queries have in common which ask for the same."""

_LOGGED = re.compile(r"\"?(?:GET|HEAD) (?P<path>[^ ?]*)\?(?:[^ ]*&)?q=(?P<query>[^& \"]+)")

Say = Callable[..., str]
"""Returns a sentence of the commands in the language of whoever calls them."""


@dataclass(frozen=True)
class Asked:
    """A query, in the language of the page that it was asked on."""

    query: str
    language: str


@dataclass(frozen=True)
class Gap:
    """Queries of one language that ask for the same."""

    language: str
    queries: tuple[tuple[str, int], ...]
    """Each with how often it was asked, the most frequent first."""

    cards: tuple[Slug, ...]
    """Those that come nearest, the best first; there may be none."""

    unknown: tuple[str, ...]
    """Words that no card has, and no synonym."""

    @property
    def times(self) -> int:
        """How often it was asked in all."""
        return sum(times for _, times in self.queries)


def read(text: str, languages: Languages) -> list[Asked]:
    """Return the queries of a file that the page Maintenance saved, of a log, or of a list; those of a list are in the first language."""
    first = next(iter(languages))
    if text.lstrip().startswith("["):
        return list(_saved(json.loads(text), languages))
    if logged := list(_LOGGED.finditer(text)):
        return [Asked(unquote_plus(found["query"]), _language_of(found["path"], languages)) for found in logged]
    return [Asked(line.strip(), first) for line in text.splitlines() if line.strip()]


def _saved(entries: Iterable[Any], languages: Languages) -> Iterator[Asked]:
    for entry in entries:
        if isinstance(entry, dict) and isinstance(entry.get("query"), str) and entry.get("language") in languages:
            yield Asked(entry["query"], entry["language"])


def _language_of(path: str, languages: Languages) -> str:
    """Return the language of the page at `path`: the first part of it that names one, or else the site's first."""
    roots = {language.root.strip("/"): code for code, language in languages.items() if language.root}
    return next((roots[part] for part in path.split("/") if part in roots), next(iter(languages)))


def gaps(catalog: Catalog, asked: Iterable[Asked]) -> list[Gap]:
    """Return what was asked in vain, what was asked most often first."""
    by_language: dict[str, Counter[str]] = defaultdict(Counter)
    for one in asked:
        by_language[one.language][" ".join(one.query.lower().split())] += 1
    found = [gap for code, queries in by_language.items() for gap in _Words(catalog, catalog.languages[code]).gaps(queries)]
    return sorted(found, key=lambda gap: -gap.times)


class _Words:
    """What a language of the site knows of words."""

    def __init__(self, catalog: Catalog, language: Language) -> None:
        words = read_words(language.code)
        self._code = language.code
        self._stems = Stems(words)
        self._idle = {*split(words.function_words), *split(words.weak_words or "")}
        places: Sequence[Place] = list(search_places.cards(Renderer(catalog, language)))
        self._places = places
        self._scores: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
        for term in terms(places, words):
            self._learn(term)

    def _learn(self, term: Term) -> None:
        for stem in term.stems:
            having = self._scores[stem]  # known, even if no card has it: then as a synonym
            for place, weight in term.weights.items():
                having[place] += weight

    def gaps(self, queries: Mapping[str, int]) -> Iterator[Gap]:
        """Yield the gaps of `queries`, each with how often it was asked."""
        groups: list[tuple[set[str], list[str]]] = []
        for query in sorted(queries, key=lambda query: (-queries[query], query)):
            stems = self._content(query)
            same = next((group for group in groups if _alike(group[0], stems)), None)
            if same is None:
                groups.append((stems, [query]))
            else:
                same[1].append(query)
        for stems, asked in groups:
            yield Gap(
                self._code, tuple((query, queries[query]) for query in asked), tuple(self._nearest(stems)), tuple(self._unknown(asked))
            )

    def _content(self, query: str) -> set[str]:
        said = split(query)
        return {self._stems.stem(word) for word in said if word not in self._idle} or set(said)

    def _nearest(self, stems: Iterable[str]) -> list[Slug]:
        scores: dict[int, float] = defaultdict(float)
        for stem in stems:
            having = self._scores.get(stem, {})
            for place, weight in having.items():
                scores[place] += weight / (weight + TITLE) * log(1 + len(self._places) / len(having))
        return [slug for place in sorted(scores, key=lambda place: -scores[place])[:MOST_CARDS] if (slug := self._places[place].slug)]

    def _unknown(self, queries: Iterable[str]) -> list[str]:
        words = dict.fromkeys(word for query in queries for word in split(query) if word not in self._idle)
        return [word for word in words if not any(stem in self._scores for stem in self._stems.of(word))]


def _alike(one: set[str], other: set[str]) -> bool:
    return len(one & other) >= SAME * len(one | other)


def as_yaml(found: Sequence[Gap], catalog: Catalog, say: Say) -> str:
    """Return `found` as lines to paste: below each gap, what could go into which file, for whoever knows the cards to choose from."""
    return "\n".join(line for gap in found for line in _lines(gap, catalog, say))


def _lines(gap: Gap, catalog: Catalog, say: Say) -> Iterator[str]:
    queries = ", ".join(json.dumps(query, ensure_ascii=False) for query, _ in gap.queries)
    yield f"# {say('gap', n=gap.times, language=gap.language, queries=queries)}"
    yield from _proposals(gap, catalog, say, queries) if gap.cards else [f"# {say('gap-no-card')}"]
    yield ""


def _proposals(gap: Gap, catalog: Catalog, say: Say, queries: str) -> Iterator[str]:
    language, best = catalog.languages[gap.language], gap.cards[0]
    titles = ", ".join(f"{slug} ({catalog.title(slug, language)})" for slug in gap.cards)
    yield f"# {say('gap-cards', cards=titles)}"
    if gap.unknown:
        keyword = catalog.cards[best].text(language).keywords[0]
        yield f"# {say('gap-synonym', file=f'hooks/cards/search_words/{gap.language}.yml')}"
        yield f"  - {json.dumps([*gap.unknown, keyword], ensure_ascii=False)}"
    yield f"# {say('gap-asked', file=f'{ASKED}/{best}.yml', language=gap.language, shown=f'{PRACTICES}/{best}.yml')}"
    yield f"       {queries},"
