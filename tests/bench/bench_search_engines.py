"""What the search finds, beside what Material's and Pagefind's do: prints the table of CONTRIBUTING, and `--renew` puts it there.

Pagefind is no dependency; without it (``pip install pagefind[bin]``) its figures are left out.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import re
import shutil
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from html import escape
from importlib.util import find_spec
from pathlib import Path
from statistics import median

import material
import pytest
import yaml
from cards.content import catalog
from cards.content.catalog import Catalog
from cards.site import search_places, search_script
from cards.site.renderer import Renderer
from cards.site.search_places import Place
from cards.site.search_terms import split
from mkdocs.config import load_config
from playwright.sync_api import Browser

from tests import node
from tests.content.search.test_quality import FOLDERS, HERE, ask, places
from tests.content.tested_project import PROJECT
from tests.file_server import files_served

TABLE = re.compile(r"(?<=<!-- search figures -->\n).*?(?=<!-- /search figures -->)", re.DOTALL)
THEME = Path(material.__file__).parent / "templates" / "assets" / "javascripts"
UNSEEN, ASKED_BEFORE = "LN", "EFGHIJM"
"""The sets that were asked once, after the last change, which the rows on what is unseen are of; and those that were asked before one."""

FEW_WORDS = 3
"""Of a query that is asked on a page in the other language: what is longer nobody mixes up."""

EVERY = 21
"""Of the words that are typed letter by letter, one in so many is: enough, and all would take an hour."""

SHORTEST_TYPED = 5
FIRST_KEYS, SETTLED = 2, 4
"""From how many letters on a beginning is asked for, and from how many on the card that stands first should stay there."""

Find = Callable[[str, list[str]], list[list[str]]]
"""Returns what each query finds in a language: slugs of cards, the best first."""


@dataclass(frozen=True)
class Query:
    """What somebody typed, and the cards any of which answers it."""

    language: str
    text: str
    cards: tuple[str, ...]


def queries(file: str) -> list[Query]:
    read = yaml.safe_load((HERE / file).read_text(encoding="utf-8"))
    return [Query(one["language"], one["query"], tuple(one["expected"])) for one in read]


@pytest.fixture(scope="module")
def cards() -> Catalog:
    loaded = catalog.load(PROJECT)
    assert isinstance(loaded, Catalog)
    return loaded


@pytest.fixture(scope="module")
def known(cards: Catalog) -> dict[str, list[Place]]:
    """The cards of each language, as a search reads them."""
    return {code: list(search_places.cards(Renderer(cards, language))) for code, language in cards.languages.items()}


def write_search(folder: Path, cards: Catalog, known: dict[str, list[Place]]) -> Path:
    """Write to `folder` all that our search reads of these cards alone."""
    scripts = PROJECT / "hooks" / "theme" / "js"
    parts = load_config(str(PROJECT / "mkdocs.yml")).extra["answer_scripts"]
    (folder / "js" / "search").mkdir(parents=True)
    shutil.copy(scripts / "words.js", folder / "js")
    answer = "".join((scripts / f"{part}.js").read_text(encoding="utf-8") for part in parts)
    (folder / "js" / "search" / "answer.js").write_text(answer, encoding="utf-8")
    for code, language in cards.languages.items():
        search = folder / FOLDERS[code] / "search"
        search.mkdir(parents=True)
        index = search_script.index(known[code], search_script.read_words(code), [])
        (search / "index.js").write_text(f"(globalThis.searchIndexes ??= {{}}).{code} = {json.dumps(index)};\n", encoding="utf-8")
        (search / "words.js").write_text(search_script.words_script(Renderer(cards, language)), encoding="utf-8")
    return folder


def ours(site: Path) -> Find:
    return lambda language, asked: [places(answer) for answer in ask(site, [(language, text) for text in asked])]


def material_s(known: dict[str, list[Place]]) -> Find:
    """Material's search as it comes, which is told all that ours is of a card, but no synonyms."""

    def find(language: str, asked: list[str]) -> list[list[str]]:
        docs = [{"location": place.slug, "title": place.title, "text": html(place), "tags": place.tags} for place in known[language]]
        given = json.dumps({"language": language, "docs": docs, "queries": asked})
        done = node.run([str(Path(__file__).with_name("material-search.mjs")), str(THEME)], given=given)
        assert done.returncode == 0, done.stderr
        found: list[list[str]] = json.loads(done.stdout)
        return found

    return find


def html(place: Place) -> str:
    """Return what a card says, with its keywords and what people type who look for it."""
    return "".join(f"<p>{escape(text)}</p>" for text in (*place.blocks, *place.keywords, *place.heard, *place.asked))


def _write_pagefind(folder: Path, language: str, places: Iterable[Place]) -> None:
    asyncio.run(_pagefind_written(folder, language, places))


async def _pagefind_written(folder: Path, language: str, places: Iterable[Place]) -> None:
    from pagefind.index import IndexConfig, PagefindIndex  # noqa: PLC0415 - may not be there

    async with PagefindIndex(config=IndexConfig(output_path=str(folder))) as index:
        for place in places:
            page = f'<html lang="{language}"><body><h1>{escape(place.title)}</h1>{html(place)}</body></html>'
            await index.add_html_file(content=page, url=f"/{place.slug}")
        await index.write_files()


PAGEFIND = """
async (queries) => {
  const pagefind = await import("/pagefind/pagefind.js");
  const found = [];
  for (const query of queries) {
    const { results } = await pagefind.search(query);
    const pages = await Promise.all(results.slice(0, 8).map((result) => result.data()));
    found.push(pages.map(({ url }) => url.replace(/^.*\\//, "")));
  }
  return found;
}
"""


def pagefind_s(known: dict[str, list[Place]], folder: Path, browser: Browser) -> Find:
    """Pagefind, which is told the same."""
    for code, cards in known.items():
        with ThreadPoolExecutor() as thread:  # in this one Playwright waits for the browser
            thread.submit(_write_pagefind, folder / code / "pagefind", code, cards).result()
        (folder / code / "index.html").write_text(f'<!doctype html><html lang="{code}"><title>x</title>', encoding="utf-8")

    def find(language: str, asked: list[str]) -> list[list[str]]:
        with files_served(folder / language) as address, browser.new_page() as page:
            page.goto(f"{address}index.html")
            found: list[list[str]] = page.evaluate(PAGEFIND, asked)
            return found

    return find


def shares(find: Find, asked: Sequence[Query], language: str) -> str:
    """Return how often the card that is meant comes first, and among the first three."""
    answered = [query for query in asked if query.language == language and query.cards]
    found = find(language, [query.text for query in answered])
    among = [sum(bool({*slugs[:n]} & {*query.cards}) for query, slugs in zip(answered, found, strict=True)) for n in (1, 3)]
    return " / ".join(f"{hits / len(answered):.1%}" for hits in among)


def typed_words(places: Sequence[Place]) -> list[str]:
    """Return words of titles and keywords, to be typed letter by letter."""
    words = {word for place in places for phrase in (place.title, *place.keywords) for word in split(phrase)}
    return sorted(word for word in words if len(word) >= SHORTEST_TYPED)[::EVERY]


@dataclass(frozen=True)
class Typed:
    """What happens while words are typed."""

    letters: float
    """After how many the card stands first that the whole word finds, in the median."""

    kept: float
    """The share of words whose card never loses that place again, from the fourth letter on."""


def typed(find: Find, words: Sequence[str], language: str) -> Typed:
    beginnings = [(word, word[:end]) for word in words for end in range(FIRST_KEYS, len(word) + 1)]
    first: dict[str, list[str | None]] = {word: [] for word in words}
    for (word, _), slugs in zip(beginnings, find(language, [begun for _, begun in beginnings]), strict=True):
        first[word].append(slugs[0] if slugs else None)
    letters, kept = [], 0
    for found in filter(lambda found: found[-1], first.values()):
        letters.append(found.index(found[-1]) + FIRST_KEYS)
        settled = found[SETTLED - FIRST_KEYS :]
        kept += all(slug == found[-1] for slug in settled[settled.index(found[-1]) :])
    return Typed(median(letters), kept / len(letters))


def told(site: Path, asked: Sequence[Query], language: str) -> str:
    """Return which share of the queries that no card answers is told so, and of the others that is told so too."""
    asked = [query for query in asked if query.language == language]
    states = [answer["state"] for answer in ask(site, [(query.language, query.text) for query in asked])]
    unsure: dict[bool, list[bool]] = {True: [], False: []}
    for query, state in zip(asked, states, strict=True):
        unsure[bool(query.cards)].append(state != "results")
    return " / ".join(f"{sum(unsure[answered]) / len(unsure[answered]):.0%}" for answered in (False, True))


def silent(find: Find, asked: Sequence[Query], language: str) -> str:
    none = [query.text for query in asked if query.language == language and not query.cards]
    return f"{sum(not slugs for slugs in find(language, none)) / len(none):.0%} / –"


def other_page(asked: Iterable[Query]) -> list[Query]:
    """Return short queries, each as if it were asked on a page in the other language."""
    other = dict(zip(FOLDERS, reversed(FOLDERS), strict=True))
    return [replace(query, language=other[query.language]) for query in asked if query.cards and len(split(query.text)) <= FEW_WORDS]


def unknown_keywords(asked: Iterable[Query], known: dict[str, list[Place]]) -> list[Query]:
    """Return those that are no keyword to the letter."""
    keywords = {code: {" ".join(split(keyword)) for place in places for keyword in place.keywords} for code, places in known.items()}
    return [query for query in asked if " ".join(split(query.text)) not in keywords[query.language]]


def kilobytes(site: Path, language: str) -> float:
    scripts = (site / FOLDERS[language] / "search").glob("*.js")
    return sum(len(gzip.compress(script.read_bytes(), 9)) for script in scripts) / 1000


def without(known: dict[str, list[Place]], *, asked: bool) -> dict[str, list[Place]]:
    """Return the cards without their keywords, and without what is `asked` if that is to go too."""
    return {code: [replace(place, keywords=(), asked=() if asked else place.asked) for place in places] for code, places in known.items()}


@pytest.fixture(scope="module")
def engines(cards: Catalog, known: dict[str, list[Place]], tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> dict[str, Find]:
    """The engines, by the name that the table gives them, ours first."""
    folder = tmp_path_factory.mktemp("search")
    found = {"ours": ours(write_search(folder / "ours", cards, known)), "Material's": material_s(known)}
    return found | ({"Pagefind": pagefind_s(known, folder / "pagefind", browser)} if find_spec("pagefind") else {})


def test_the_table_of_contributing(
    engines: dict[str, Find], cards: Catalog, known: dict[str, list[Place]], tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    each = {name: queries(f"unseen-{name.lower()}.yml") for name in (*UNSEEN, *ASKED_BEFORE)}
    unseen, before = ([query for name in names for query in each[name]] for names in (UNSEEN, ASKED_BEFORE))
    sets = {
        "golden file": queries("queries.yml"),
        f"{len(ASKED_BEFORE)} sets that were asked before": before,
        **{f"unseen set {name}": each[name] for name in UNSEEN},
        "unseen, no keyword to the letter": unknown_keywords(unseen, known),
        f"unseen, up to {FEW_WORDS} words, on a page in the other language": other_page(unseen),
    }
    rows = [[name, *(shares(find, asked, code) for find in engines.values() for code in FOLDERS)] for name, asked in sets.items()]
    poor = {"unseen, without the cards' keywords": False, "unseen, without keywords and what stands in `_asked/`": True}
    for name, asked in poor.items():
        less = without(known, asked=asked)
        finds = [ours(write_search(tmp_path / str(asked), cards, less)), material_s(less)]
        rows.append([name, *(shares(find, unseen, code) for find in finds for code in FOLDERS), *["–"] * 2 * (len(engines) - len(finds))])
    site = write_search(tmp_path / "all", cards, known)
    silence = [silent(find, unseen, code) for find in [*engines.values()][1:] for code in FOLDERS]
    rows.append(["unseen, no answer: told so / the others told so too", *(told(site, unseen, code) for code in FOLDERS), *silence])
    keys = [typed(engines["ours"], typed_words(known[code]), code) for code in FOLDERS]
    rest = ["–"] * 2 * (len(engines) - 1)
    rows.append(["first letter from which the card stands first, in the median", *(f"{one.letters:.0f}" for one in keys), *rest])
    rows.append(["words whose card never loses that place again, from the fourth letter on", *(f"{one.kept:.0%}" for one in keys), *rest])
    rows.append(["index and words, gzip", *(f"{kilobytes(site, code):.0f} KB" for code in FOLDERS), *rest])
    head = ["Success at 1 / at 3", *(f"{name}, {code}" for name in engines for code in FOLDERS)]
    table = "".join(f"| {' | '.join(row)} |\n" for row in [head, ["---"] * len(head), *rows])
    print(f"\n{table}")
    if pytestconfig.getoption("--renew"):
        contributing = PROJECT / "CONTRIBUTING.md"
        contributing.write_text(TABLE.sub(lambda _: table, contributing.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
