"""Whatever somebody types in a text is found where the text is shown: on pages, on every paper, in the search and in the data.

Hypothesis thinks the texts up. White space does not count, nor do the marks that a running text may hold.
"""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections import Counter
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from itertools import islice
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import yaml
from cards.content import catalog, prose
from cards.content.card import Card
from cards.content.catalog import Catalog
from cards.content.fields import KeyField, text_fields
from cards.content.validation import validate
from cards.content.vocabulary import card_model
from cards.content.yaml import loader
from cards.content.yaml.characters import cleaned
from cards.content.yaml.text import LIST_MARK
from cards.site import search_places
from cards.site.bytecode_cache import CompiledTemplates
from cards.site.pages import all_files, all_pages
from cards.site.renderer import Renderer
from cards.site.spreadsheet import harmless
from cards.site.urls import card_uri
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.fixture_project import FIXTURE

SLUG = "glass-wall"
FILE = FIXTURE / "practices" / f"{SLUG}.yml"
RUNNING = {"why"}
"""The keys of a card that hold running text."""

PIECES = (
    "<naam>", "</title>", "<!-- x -->", "<script>", "&amp;", "&#39;", "&nbsp;", "&", "{{ 1 }}", "{% x %}", "{n}", "%s", "$&", "\\n", "\\*",
    "\n", "\n\n", "\n- ", "\n* ", "\n+ ", "\n• ", "\n1. ", "\n2. ", "\n  - ", "\n# ", "\n---\n", "\n> ", "\n    ", "\n```\n", "- ", "1. ",
    "2024. ", "*", "**", "_", "`", "~~", "[", "]", "![", "](", "(x)", "[a](b)", "[a]: b", "|", " #", "#1", ": ", "'s ", '"', "'", "=", "@",
    "https://example.org", "é", "ĳ", "😀", "e\u0301", "\u00a0",
)  # fmt: skip
"""What means something to YAML, Markdown, HTML, a template, a script or a spreadsheet."""

FILES = {"feed.xml", "practices.json", "practices.csv"}

LETTERS = st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"])
"""What can be printed; what cannot is refused when a file is read."""


@cache
def project() -> Catalog:
    loaded = catalog.load(FIXTURE)
    assert isinstance(loaded, Catalog)
    return loaded


def texts(longest: int) -> st.SearchStrategy[str]:
    """Return texts of at most so many characters, in which at least one can be seen; `loaded` makes escapes two longer."""
    typed = st.lists(st.one_of(st.sampled_from(PIECES), LETTERS, st.just("woord ")), min_size=1, max_size=12).map("".join)
    short = typed.map(lambda text: text[: longest - 2 * len(re.findall(r"\\[nt]", text))].strip())
    return short.filter(lambda text: seen(text) and taken(text))


def taken(text: str) -> bool:
    """Tell whether a file may hold the characters of `text`, among them marks and letters that are refused only beside others."""
    return not cleaned("card.yml", [f"    - {line}" for line in text.split("\n")])[1]


def values(field: KeyField) -> st.SearchStrategy[Any]:
    """Return what the key of a card can hold; a link that leads nowhere is refused, so running texts have none."""
    few = max(field.fewest or 0, 1)
    if field.parts:
        parts = {part.key: st.just(15) if part.longest is None else texts(part.longest) for part in field.parts}
        return st.lists(st.fixed_dictionaries(parts), min_size=few, max_size=few)
    assert field.longest is not None
    text = texts(field.longest)
    if field.key in RUNNING:
        text = text.filter(lambda typed: not any(prose.links(typed)))
    return text if field.fewest is None else st.lists(text, min_size=few, max_size=few)


BLOCKS = st.deferred(lambda: st.fixed_dictionaries({field.key: values(field) for field in text_fields(project().vocabulary)}))
"""What a card can say in one language."""


class Texts(HTMLParser):
    """The texts of HTML, that of each element with all that is in it, and those of its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[tuple[str, list[str]]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [seen(value) for _, value in attrs if value]
        if tag not in {"input", "br", "meta", "link", "img", "hr"}:
            self._open.append((tag, []))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_data(self, data: str) -> None:
        for _, said in self._open:
            said.append(data)

    def handle_endtag(self, tag: str) -> None:
        opened, said = self._open.pop()
        assert opened == tag
        self.found.append(seen("".join(said)))


def seen(text: str) -> str:
    """Return `text` as a reader sees it: how it breaks into lines and how wide its blanks are is free."""
    return " ".join(text.split())


def lost(typed: str, shown: str) -> str:
    """Return what a running text has lost, but for its marks: asterisks, underscores, and what begins the items of a list."""
    typed, shown = ("".join(text.split()) if text is shown else text for text in (typed, shown))
    left = Counter("".join(typed.split())) - Counter(shown)
    numbers = 0
    for line in typed.split("\n"):
        if mark := LIST_MARK.match(line.lstrip(" \t")):
            numbers += bool(mark["number"])
            if int(mark["number"] or 0) <= numbers:
                left -= Counter("".join(mark[0].split()))
    order = iter("".join(typed.split()))
    gone = "".join(letter for letter in shown if letter not in order)
    return "".join(left.elements()).replace("*", "").replace("_", "") + gone


class WithPlainNumbers(yaml.SafeDumper):
    """Writes texts in a style, and numbers in none."""


WithPlainNumbers.add_representer(int, lambda dumper, number: dumper.represent_scalar("tag:yaml.org,2002:int", str(number), style=""))


def loaded(block: dict[str, Any], style: str) -> Card:
    """Return the card that says `block` in English, as it is read from a file."""
    facts = FILE.read_text(encoding="utf-8").partition("\nen:")[0]
    written = yaml.dump({"en": block}, Dumper=WithPlainNumbers, allow_unicode=True, sort_keys=False, default_style=style)
    for escape, code in (("n", "x0a"), ("t", "x09")):  # people who type these two mean a backslash
        written = re.sub(rf"(?<!\\)((?:\\\\)*)\\{escape}", rf"\1\\{code}", written)
    parsed = loader.parse("card.yml", f"{facts}\n{written}")
    assert parsed.document is not None, parsed.problems
    assert parsed.problems == []
    card = validate(parsed.document, card_model(project().vocabulary), project().languages)
    assert isinstance(card, Card), card
    return card


def missing(page: str, texts: list[str]) -> list[str]:
    """Return the `texts` that no element or attribute of `page` has."""
    found = set(Texts(f"<b>{page}</b>").found)
    return [text for text in texts if seen(text) not in found]


def as_running(page: str, texts: list[str]) -> list[str]:
    """Return what `page` has lost of the running `texts`, which it shows in this order."""
    shown = re.findall(r'<div class="prose"[^>]*>(.*?)</div>', page, re.DOTALL)
    return [loss for typed, part in zip(texts, shown, strict=True) if (loss := lost(typed, Texts(f"<b>{part}</b>").found[-1]))]


COMPILED = CompiledTemplates(Path(), "of-tests")


def drawn(card: Card) -> Renderer:
    """Return what draws the fixture project with another card in the place of one of its own."""
    there = project()
    return Renderer(replace(there, cards={**there.cards, SLUG: card}), there.languages["en"], bytecode=COMPILED)


@settings(max_examples=40, derandomize=True, deadline=None, database=None, phases=[Phase.generate, Phase.shrink])
@given(block=BLOCKS, style=st.sampled_from(["'", '"', "|", ">"]))
def test_every_text_of_a_card_is_found_wherever_it_is_shown(block: dict[str, Any], style: str) -> None:
    card = loaded(block, style)
    renderer, text = drawn(card), card.texts["en"]
    short = [text.title, text.summary, text.first_step, text.question, text.statement]
    exercise, beside = [step.do for step in text.exercise], [text.listen_for, text.variation]
    on_sheet = [said for place, said in text.told() if place[0] not in ("why", "heard")]

    paper = json.loads(renderer.paper_script(SLUG).partition(", ")[2].removesuffix(");\n"))
    assert paper["title"] == text.title
    assert missing(paper["handout"] + paper["exercise"], on_sheet) == []
    assert as_running(paper["handout"], [text.why]) == []
    assert missing(paper["front"], short) == []
    assert missing(paper["guide"], [text.title, text.question, *exercise, *text.before, *text.debrief, *beside]) == []
    assert missing(paper["worksheet"], [text.title]) == []

    pages = {page.uri: page for page in all_pages(renderer)}
    page = pages[card_uri(SLUG)]
    assert missing(page.render(), [*on_sheet, *text.heard]) == []
    assert missing(f"<b a='{page.front_matter['title']}' b='{page.front_matter['description']}'></b>", [text.title, text.summary]) == []
    assert missing(pages["practices/index.html"].render(), [text.title, text.summary]) == []
    assert missing(pages["scan.html"].render(), [text.statement]) == []

    wanted = (file for file in all_files(renderer) if file.uri in FILES)
    files = {file.uri: file.render() for file in islice(wanted, len(FILES))}  # no further: the schemas take long
    told = [element.text for element in ET.fromstring(files["feed.xml"]).iter() if element.text]
    assert {text.title, text.summary} <= set(told)
    record = next(record for record in json.loads(files["practices.json"])["practices"] if record["slug"] == SLUG)
    assert record["en"] == text.model_dump(mode="json")
    row = next(row for row in csv.DictReader(io.StringIO(files["practices.csv"], newline="")) if row["slug"] == SLUG)
    assert [row[f"en.{key}"] for key in ("title", "why")] == [harmless(text.title), harmless(text.why)]

    place = next(place for place in search_places.cards(renderer) if place.slug == SLUG)
    known = "".join(f"<p>{html.escape(block)}</p>" for block in place.blocks)
    assert missing(known, [one for one in on_sheet if one != text.title]) == []
    assert (place.title, place.keywords, place.heard[: len(text.heard)]) == (text.title, text.keywords, text.heard)
