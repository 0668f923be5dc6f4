"""The form finds fault with the same fields of a card as the validator: each limit passed by one, each key left out, each list short."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cards.content.catalog import Catalog
from cards.content.fields import KeyField, card_fields, text_fields
from cards.content.vocabulary import card_model
from cards.site import form
from cards.site.renderer import Renderer
from pydantic import ValidationError

from tests import node

OWN = "glass-wall"
NOT_TYPED = {"case", "evidence", "against", "background", "reviewed", "formerly", "related", "rather_than"}

Card = dict[str, Any]


def test_the_form_and_the_validator_agree(cards: Catalog) -> None:
    good = form.card_values(cards, OWN)
    mutations = list(mutated(good, cards))
    assert len(mutations) > 60
    known = form.data(Renderer(cards, cards.languages["en"]))
    asked = json.dumps({"form": known, "cards": mutations, "own": OWN})
    done = node.run([str(Path(__file__).parent / "check-cards.mjs")], given=asked)
    assert done.returncode == 0, done.stderr
    answers = json.loads(done.stdout)
    sentences = {sentence for answer in answers for _, sentence in answer}
    assert [sentence for sentence in sentences if re.search(r"undefined|[{}]", sentence)] == []  # each is filled in
    told = [{field for field, _ in answer} for answer in answers]
    assert sum(map(bool, told)) > len(told) // 3
    assert told == [refused(card, cards) for card in mutations]


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
    case = {"told_by": {"role": {"en": "clerk"}}, "where": "Desk", "when": "2026-03", "agreed": "2026-04-01", "en": "It happened."}
    yield {**good, "case": case, "evidence": good["evidence"][:1]}
    for key, longest in {"where": 60, "en": 560}.items():
        yield {**good, "case": {**case, key: "x" * longest}, "evidence": good["evidence"][:1]}
        yield {**good, "case": {**case, key: "x" * (longest + 1)}, "evidence": good["evidence"][:1]}
    yield {**good, "case": {**case, "when": "March"}, "evidence": good["evidence"][:1]}
    yield {key: value for key, value in good.items() if key not in form.NOT_PLAIN}


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


def refused(card: Card, cards: Catalog) -> set[str]:
    """Return the fields that the validator has something to say of, as the form calls them."""
    filled = {key: value for key, value in card.items() if value not in ("", [])} | {"reviewed": "2026-11-22"}
    for code in cards.languages:
        if code in filled:
            filled[code] = {key: value for key, value in filled[code].items() if value not in ("", [])}
    try:
        card_model(cards.vocabulary).model_validate_json(json.dumps(filled), context=cards.languages)
    except ValidationError as errors:
        return {_field([str(part) for part in error["loc"]]) for error in errors.errors()}
    return set()


def _field(location: list[str]) -> str:
    name = ".".join(part for part in location if not part.startswith("["))
    return "case" if name == "evidence" else name  # the form asks for a case first
