"""The form finds fault with the same fields of a card as the validator: each limit passed by one, each key left out, each list short."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml
from cards.content.catalog import Catalog
from cards.content.fields import KeyField, card_fields, text_fields
from cards.content.paper_length import LINE, MOST_ITEMS, MOST_PARAGRAPHS
from cards.content.project import Project
from cards.content.reading import parse_entry, read
from cards.content.rules import dates, exercises, lines, links, lists, paper, sentences
from cards.content.rules.sentences import MOST_WORDS
from cards.content.vocabulary import card_model
from cards.content.yaml.loader import Document
from cards.site import form
from cards.site.renderer import Renderer
from pydantic import ValidationError

from tests import node
from tests.fixture_project import FIXTURE
from tests.longest_card import LONGEST

OWN = "glass-wall"
NOT_TYPED = {"case", "evidence", "against", "background", "reviewed", "formerly", "related", "rather_than"}

RULES_OF_THE_FORM = (lines.check, lists.check, links.check, exercises.check, paper.check, dates.check, sentences.check)
"""Those that look at one card, beside its schema."""

Card = dict[str, Any]


def test_the_form_and_the_validator_agree(cards: Catalog) -> None:
    good = form.card_values(cards, OWN)
    mutations = list(mutated(good, cards))
    project, _ = read(FIXTURE)
    assert project is not None
    assert len(mutations) > 60
    known = form.known(Renderer(cards, cards.languages["en"])).data
    asked = json.dumps({"form": known, "cards": mutations, "own": OWN})
    done = node.run([str(Path(__file__).parent / "check-cards.mjs")], given=asked)
    assert done.returncode == 0, done.stderr
    answers = json.loads(done.stdout)
    sentences = {sentence for answer in answers for _, sentence in answer}
    assert [sentence for sentence in sentences if re.search(r"undefined|[{}]", sentence)] == []  # each is filled in
    told = [{field for field, _ in answer} for answer in answers]
    assert sum(map(bool, told)) > len(told) // 3
    pairs = zip(mutations, told, strict=True)
    assert [(card, said) for card, said in pairs if said != refused(card, cards, project)] == []


def mutated(good: Card, cards: Catalog) -> Iterator[Card]:
    """Yield the card as it is, and once for each thing that can be wrong with one field."""
    yield good
    for field in card_fields(cards.vocabulary):
        if field.key not in NOT_TYPED:
            for value in wrong(field):
                yield {**good, field.key: value}
    for field in text_fields(cards.vocabulary):
        for value in wrong(field):
            card = copy.deepcopy(good)
            card["en"][field.key] = value
            yield card
    elsewhere = copy.deepcopy(good)  # the same minutes together
    for step, more in zip(elsewhere["en"]["exercise"], (1, -1), strict=False):
        step["minutes"] += more
    yield elsewhere
    case = {"told_by": {"role": {"en": "clerk"}}, "where": "Desk", "when": "2026-03", "agreed": "2026-04-01", "en": "It happened."}
    yield {**good, "case": case, "evidence": good["evidence"][:1]}
    for key, longest in {"where": 60, "en": 560}.items():
        yield {**good, "case": {**case, key: "x" * longest}, "evidence": good["evidence"][:1]}
        yield {**good, "case": {**case, key: "x" * (longest + 1)}, "evidence": good["evidence"][:1]}
    yield {**good, "case": {**case, "when": "March"}, "evidence": good["evidence"][:1]}
    for key, days in {"when": ("1899-12", "1900-01", "2026-13"), "agreed": ("1999-12-31", "2000-01-01", "2026-02-30", "2026-02")}.items():
        for day in days:
            yield {**good, "case": {**case, key: day}, "evidence": good["evidence"][:1]}
    yield from cited(good, case, cards)
    yield {key: value for key, value in good.items() if key not in form.NOT_PLAIN}
    yield from whole(good, cards)


def whole(good: Card, cards: Catalog) -> Iterator[Card]:
    """Yield the card with links of each kind, with minutes that differ, and with a side that is full or more than full."""
    for link in (
        "[a](glass-wall)",
        "[a](https://example.org)",
        "[a](nobody-there)",
        "[a](example.org/x y)",
        "[](glass-wall)",
        '[a](glass-wall "b")',
    ):
        yield {**good, "en": {**good["en"], "why": f"See {link}."}}
    first, *others = good["en"]["exercise"]
    yield {**good, "en": {**good["en"], "exercise": [*others, first]}}
    largest = form.card_values(cards, LONGEST)
    yield largest
    for key in ("why", "variation"):  # of the front and of the back
        yield {**largest, "en": {**largest["en"], key: largest["en"][key] + LINE * "x"}}


def cited(good: Card, case: Card, cards: Catalog) -> Iterator[Card]:
    """Yield the card with one passage after the other, of all kinds of sources or of one, with and without a case of its own."""
    every = [f"{source}/{passage}" for source, said in cards.sources.items() for passage in said.passages]
    kinds = list({cards.sources[citation.split("/")[0]].kind: citation for citation in every}.values())
    for passages in (every, kinds + [citation for citation in every if citation not in kinds]):
        for n in range(3, 9):
            card = {**good, "evidence": passages[:n], "against": [], "background": []}
            yield from (card, {**card, "case": case})


def wrong(field: KeyField) -> Iterator[Any]:
    """Yield values at each limit of the field and beyond it, and none where it must have one."""
    if field.parts and field.fewest is None:
        yield from ({**below(field, 0), key_of(part): value} for part in field.parts for value in wrong(part) if value != "")
    elif field.parts:
        items_below = [below(field, n) for n in range((field.most or 3) + 1)]
        yield from (items_below, items_below[:-1], items_below[: field.fewest], items_below[: max((field.fewest or 1) - 1, 0)])
        for part in field.parts:
            yield from ([{**items_below[0], key_of(part): value}, *items_below[1:-1]] for value in wrong(part) if value != "")
    elif field.fewest is not None and not field.values:
        items = [f"item {n}" for n in range((field.most or 3) + 1)]
        yield from (items, items[:-1], items[: field.fewest], items[: field.fewest - 1])
        longest = field.longest or 0
        yield ["x" * longest, *items[: field.fewest]]
        yield ["x" * (longest + 1), *items[: field.fewest]]
    elif field.longest is not None:
        if field.key in form.RUNNING_TEXTS:
            yield from ("\n".join(["- a"] * n) for n in (MOST_ITEMS, MOST_ITEMS + 1))
            yield from ("\n\n".join(["a"] * n) for n in (MOST_PARAGRAPHS, MOST_PARAGRAPHS + 1))
            yield from ("1) a\n2) b", "1. a\n2) b", "a 1) b\n2) c", "- 1) a", "a\n  1) b\n\nc")
        yield from (" ".join(["aa"] * n) for n in (MOST_WORDS, MOST_WORDS + 1) if 3 * n <= field.longest)
        yield from ("x" * field.longest, "x" * (field.longest + 1), "é" * field.longest)
    elif field.numbers is not None:
        least, largest = field.numbers
        yield from (least - 1, least, largest, largest + 1)
    if field.required:
        yield [] if field.fewest is not None else ""


def below(field: KeyField, n: int) -> dict[str, Any]:
    """Return what may stand below the field, or as one of its items: the one of that number."""
    typed = [part for part in field.parts if not part.is_yes_or_no]
    return {key_of(part): 5 if part.numbers else part.values[0] if part.values else f"item {n}" for part in typed}


def key_of(part: KeyField) -> str:
    return "en" if part.in_languages else part.key


def refused(card: Card, cards: Catalog, project: Project) -> set[str]:
    """Return the fields that the validator has something to say of, as the form calls them."""
    filled = {key: value for key, value in card.items() if value not in ("", [])} | {"reviewed": "2026-11-22"}
    for code in cards.languages:
        if code in filled:
            filled[code] = {key: value for key, value in filled[code].items() if value not in ("", [])}
    model = card_model(cards.vocabulary)
    try:
        model.model_validate_json(json.dumps(filled), context=cards.languages)
    except ValidationError as errors:
        fields = {_field([str(part) for part in error["loc"]]) for error in errors.errors()}
        # Too many passages are told of the whole card; of a card that rests on nothing, the form asks for a case first.
        instead = {"": "evidence"} if "evidence" in filled else {"evidence": "case"}
        return {instead.get(field, field) for field in fields}
    parsed = parse_entry(f"practices/{OWN}.yml", yaml.safe_dump(filled, allow_unicode=True, width=1000).encode(), model, cards.languages)
    assert parsed.entry is not None, parsed.problems
    alone = replace(project, cards={OWN: parsed.entry})
    places = [problem.line for rule in RULES_OF_THE_FORM for problem in rule(alone) if problem.path.endswith(f"{OWN}.yml")]
    return {_field(_key_above(line, parsed.entry.document)) for line in places}


def _key_above(line: int, document: Document) -> list[str]:
    """Return the place of the last key that begins at the line or before it."""
    above = {place: at for place, at in document.keys_at.items() if at[0] <= line}
    return [str(part) for part in max(above, key=above.__getitem__)]


def _field(location: list[str]) -> str:
    return ".".join(part for part in location if not part.startswith("["))
