"""Projects with any number of cards, for what must stay quick when there are many."""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import cycle, islice, pairwise
from pathlib import Path
from random import Random
from typing import Any

import yaml
from cards.content.card import CardText
from cards.content.catalog import Catalog, in_order
from cards.site.renderer import Renderer

from tests.fixture_project import copy_project
from tests.languages import BY_CODE, EN
from tests.longest_card import LONGEST

FEW = 4
"""Of so many words on end in an exercise one is a card's number, so that no rule takes two cards for copies."""


def project_of(count: int, folder: Path) -> Path:
    """Return the folder of a copy of the fixture project with `count` cards in all, at least those it has: variations of these."""
    project = copy_project(folder)
    originals = {slug: read_card(project, slug) for slug in slugs(project)}
    names = list(originals)
    with_room = [slug for slug in originals if slug != LONGEST]  # in a variation some words are longer
    for number, original in enumerate(islice(cycle(with_room), count - len(originals))):
        slug = f"variation-{number}"
        # Each is related to the one before and to another: a web, and none that all the others name.
        write_card(project, slug, variation(originals[original], number) | {"related": [names[-1], names[number]]})
        names.append(slug)
    return project


def crowd(count: int, cards: Catalog) -> Catalog:
    """Return `cards` again and again until there are `count`, each under a name of its own."""
    many = {f"{slug}-{number}": card for number, (slug, card) in enumerate(islice(cycle(cards.cards.items()), count))}
    return dataclasses.replace(cards, cards=in_order(many, cards.vocabulary))


def in_other_words(cards: Catalog, chance: Random) -> Catalog:
    """Return `cards`, each listed and found by words of its own.

    After each word comes one that comes after it somewhere in the cards there are: so they repeat what people who write repeat, and
    a page of them is as large, packed, as one of so many real cards.
    """

    def of_language(code: str) -> Callable[[CardText], CardText]:
        texts = [card.texts[code] for card in cards.cards.values() if code in card.texts]
        title = _follows(text.title for text in texts)
        sentence = _follows(line for text in texts for line in (text.summary, *text.steps, text.first_step, text.question))
        keyword = _follows(keyword for text in texts for keyword in text.keywords)

        def anew(text: CardText) -> CardText:
            return text.model_copy(
                update={
                    "title": _line(chance, title, len(text.title)),
                    "summary": _line(chance, sentence, len(text.summary)),
                    "keywords": tuple(_line(chance, keyword, len(it)) for it in text.keywords),
                    "heard": tuple(_line(chance, sentence, len(it)) for it in text.heard),
                }
            )

        return anew

    anew = {code: of_language(code) for code in cards.languages}
    said = [card.model_copy(update={code: anew[code](text) for code, text in card.texts.items()}) for card in cards.cards.values()]
    named = {"-".join([*re.findall("[a-z]+", card.text(EN).title.lower()), str(number)]): card for number, card in enumerate(said)}
    return dataclasses.replace(cards, cards=in_order(named, cards.vocabulary))


def _follows(lines: Iterable[str]) -> dict[str, list[str]]:
    """Return what comes after each word of `lines`, as often as it does; a line begins and ends with no word."""
    after: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        for word, following in pairwise(["", *line.split(), ""]):
            after[word].append(following)
    return after


def _line(chance: Random, after: Mapping[str, list[str]], longest: int) -> str:
    """Return a line of at most `longest` characters, or of one word, in which each word comes `after` the one before."""
    line = word = chance.choice(after[""])
    while (word := chance.choice(after[word])) and len(f"{line} {word}") <= longest:
        line += f" {word}"
    return line


def crowded_catalogue(cards: Catalog, site: Path, folder: Path) -> Path:
    """Write to `folder` the English catalogue of the built `site` with all of `cards` in it; return its file."""
    uri = "practices/index.html"
    html = Renderer(cards, EN).render("catalogue.html", uri)
    before, _, rest = (site / uri).read_text(encoding="utf-8").partition('<div class="catalogue">')
    _, _, after = rest.partition("</article>")
    for name in ("assets", "css", "js", "images", "vendor", "search"):
        (folder / name).symlink_to(site / name)
    (folder / uri).parent.mkdir()
    (folder / uri).write_text(f"{before}{html}</article>{after}", encoding="utf-8")
    return folder / uri


def variation(card: dict[str, Any], number: int) -> dict[str, Any]:
    """Return a card like `card`, apart where each card must be its own."""
    texts = {
        language: card[language]
        | {"title": f"{card[language]['title'][:54]} {number}", "statement": f"{card[language]['statement'][:114]} {number}"}
        | {"keywords": [*card[language]["keywords"][1:], f"variation {number}"]}
        | {"exercise": [step | {"do": _in_other_words(step["do"], number)} for step in card[language]["exercise"]]}
        for language in BY_CODE
        if language in card
    }
    return card | texts | {"formerly": [], "rather_than": {}}


def _in_other_words(text: str, number: int) -> str:
    """Return `text` with `number` in the place of some of its words; full stops and figures stay."""
    return " ".join(re.sub(r"[^\W\d]+", str(number), word) if at % FEW == FEW - 1 else word for at, word in enumerate(text.split()))


def slugs(project: Path) -> list[str]:
    return sorted(file.stem for file in (project / "practices").glob("[!_]*.yml"))


def read_card(project: Path, slug: str) -> dict[str, Any]:
    card: dict[str, Any] = yaml.safe_load((project / "practices" / f"{slug}.yml").read_text(encoding="utf-8"))
    return card


def write_card(project: Path, slug: str, card: dict[str, Any]) -> None:
    text = yaml.dump(card, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    (project / "practices" / f"{slug}.yml").write_text(text, encoding="utf-8")
