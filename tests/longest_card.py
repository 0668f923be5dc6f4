"""A card that is as large as a card can be, by which the tests know that whatever the checks let pass fits on paper."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import yaml
from cards.content.card import CITATIONS_ON_A_CARD, ROOM_OF_A_CASE
from cards.content.evidence import Cited
from cards.content.fields import KeyField, text_fields
from cards.content.paper_length import MOST_ON_THE_BACK, MOST_ON_THE_FRONT, back_length, front_length
from cards.content.schema import LONGEST_SLUG
from cards.content.sources import Article, ArticlePassage
from cards.content.vocabulary import Facet, Vocabulary, card_model

from tests.languages import BOTH

LONGEST = "longest-of-all-the-cards-with-every-text-at-its-largest-size"
"""The name of the card in the fixture project, as long as a name can be."""

SOURCE = "longest-of-all-the-sources"
"""The name of the source in the fixture project that tells what the card rests on."""

FILLER = {
    "en": "Visitors who have to wait by the entrance remember how long that took and tell their colleagues about it. ",
    "nl": "Bezoekers die bij de ingang moeten wachten, onthouden hoelang dat duurde en vertellen het aan hun collega's. ",
}

MINUTES = 120
LONGEST_EFFORT = {"leader": 199.5, "others": 199.5}

BESIDE_A_CASE = CITATIONS_ON_A_CARD - ROOM_OF_A_CASE - 1
"""So many passages from articles a card may cite that tells a case."""

RELATED = ("glass-wall", "price-and-hours", "ride-along", "ready-on-saturday", "sit-down")

MATERIALS = 6
"""So many materials a card may ask for."""

ORGANISATIONS = (
    "Spoke & Daughters",
    "The Open Workshop",
    "Coöp De Werkplaats",
    "Tools of Another",
)


ON_THE_A6 = ("title", "summary", "first_step", "question", "statement")
ON_THE_BACK = ("before", "exercise", "debrief", "listen_for", "variation")

LEAST_SHARE = 0.1
SHARES = [LEAST_SHARE + thousandth / 1000 for thousandth in range(901)]
"""The parts of their limits that texts may be told to have."""


def fill_both_sides(
    vocabulary: Vocabulary, card: Mapping[str, Any], cited: Sequence[Cited], texts: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Return `card`, which rests on the passages `cited`, with as many texts as there may be, and as long as both sides have room for.

    The checks accept it, and would refuse it with a line more on either side. It has those of `texts` as they are, and those that stand
    on the A6 too have all the characters they may have.
    """
    model, fields = card_model(vocabulary), text_fields(vocabulary)

    def made(front: float, back: float) -> dict[str, Any]:
        shares = dict.fromkeys(ON_THE_A6, 1.0) | dict.fromkeys(ON_THE_BACK, back)
        blocks = {
            code: {field.key: _fill(field, filler, shares.get(field.key, front)) for field in fields} for code, filler in FILLER.items()
        }
        return {**card, **{code: {**block, **(texts or {})} for code, block in blocks.items()}}

    def room(length: Callable[..., int], front: float, back: float) -> int:
        largest = model.model_validate(made(front, back))
        return max(length(largest, language=language) for language in BOTH)

    front = _largest_share(MOST_ON_THE_FRONT, lambda share: room(partial(front_length, cited=cited), share, LEAST_SHARE))
    back = _largest_share(MOST_ON_THE_BACK, lambda share: room(back_length, LEAST_SHARE, share))
    return made(front, back)


def _largest_share(most: int, length: Callable[[float], int]) -> float:
    """Return how large a part of their limits texts may have that together take the room of at most `most` characters."""
    return SHARES[bisect_right(SHARES, most, key=length) - 1]


def longest_passage(language: str) -> str:
    """Return the longest text that a passage can have."""
    return filled(ArticlePassage.model_json_schema()["additionalProperties"]["maxLength"], FILLER[language])


def longest_facets(vocabulary: Vocabulary) -> dict[str, Any]:
    """Return of each facet all values, or the one with the longest name, as a card may have them."""
    return {name: list(facet.values) if facet.several else _longest_value(facet) for name, facet in vocabulary.facets.items()}


def _longest_value(facet: Facet) -> str:
    return max(facet.values, key=lambda value: max(map(len, facet.values[value].name.texts.values())))


def longest_card(vocabulary: Vocabulary) -> dict[str, Any]:
    """Return the card as the fixture project holds it."""
    card = {
        "theme": "welcome",
        **longest_facets(vocabulary),
        "case": longest_case(),
        "evidence": [f"{SOURCE}/passage-{number}" for number in range(1, BESIDE_A_CASE - 1)],
        "against": [f"{SOURCE}/passage-{BESIDE_A_CASE - 1}"],
        "background": [f"{SOURCE}/passage-{BESIDE_A_CASE}"],
        "related": [*RELATED],
        "rather_than": {card: {language: filled(160, filler) for language, filler in FILLER.items()} for card in RELATED},
        **longest_facts(),
    }
    source = Article.model_validate(longest_source())
    return fill_both_sides(vocabulary, card, [Cited(SOURCE, slug, source, passage) for slug, passage in source.passages.items()])


def longest_facts() -> dict[str, Any]:
    """Return the facts of a card that no vocabulary names, each as long as it may be."""
    return {
        "effort": LONGEST_EFFORT,
        "first_step_minutes": 480,
        "minutes": MINUTES,
        "group_size": 12,
        "materials": longest_materials(),
        "reviewed": "2026-09-30",
    }


def longest_materials() -> list[dict[str, Any]]:
    """Return all that may have to lie ready for an exercise, each with the longest name."""
    return [
        {"per": "person", "count": 50, **{language: filled(60, f"{n} {filler}") for language, filler in FILLER.items()}}
        for n in range(1, MATERIALS + 1)
    ]


def longest_case() -> dict[str, Any]:
    """Return the case that a card tells itself, as long as it may be."""
    return {
        "told_by": longest_teller(),
        "where": filled(40, "The bench by the window "),
        "when": "2026-09-30",
        "agreed": "2026-09-30",
        **{language: filled(560, filler) for language, filler in FILLER.items()},
    }


def longest_teller() -> dict[str, Any]:
    """Return whoever tells something, introduced at the greatest length."""
    return {
        "name": filled(40, "Wilhelmina Fietsenmaker "),
        "role": {language: filled(80, filler) for language, filler in FILLER.items()},
        "organisation": filled(40, "Society of Cyclists "),
    }


def longest_source() -> dict[str, Any]:
    """Return the source as the fixture project holds it: as many passages as a card with a case may cite, each of the largest length."""
    return {
        "kind": "article",
        "title": "De vereniging die op zaterdagochtend voor de dichte deur van de winkel stond",
        "author": "Wilhelmina Fietsenmaker",
        "publisher": "Weekly of the Society of Cyclists",
        "published": "2019-09-30",
        "language": "nl",
        "sha256": "f" * 64,
        "paragraphs": BESIDE_A_CASE,
        "summary": {"en": filled(300, FILLER["en"]), "nl": filled(300, FILLER["nl"])},
        "speakers": {
            "chair": {
                "name": "Wilhelmina Fietsenmaker",
                "role": {
                    "en": "chair of the society of cyclists",
                    "nl": "voorzitter van de fietsersvereniging",
                },
                "organisation": ORGANISATIONS[0],
            }
        },
        "passages": {
            f"passage-{number}": {
                "paragraph": number,
                "kind": "example",
                "speaker": "chair",
                "organisation": organisation,
                "en": longest_passage("en"),
                "nl": longest_passage("nl"),
            }
            for number, organisation in enumerate(islice(cycle(ORGANISATIONS), BESIDE_A_CASE), start=1)
        },
    }


def as_yaml(value: dict[str, Any]) -> str:
    """Return what a file of the fixture project that is generated holds."""
    return "# Generated; written anew by: pytest tests/unit/test_fixture.py --renew\n" + yaml.dump(
        value, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=120
    )


def generated(vocabulary: Vocabulary) -> dict[Path, str]:
    """Return the files of the fixture project that are generated, by where they stand in it."""
    assert len(LONGEST) == LONGEST_SLUG
    return {
        Path("practices") / f"{LONGEST}.yml": as_yaml(longest_card(vocabulary)),
        Path("seeds") / f"{SOURCE}.yml": as_yaml(longest_source()),
    }


def filled(length: int, filler: str) -> str:
    """Return as much of `filler`, over and over, as makes `length` characters."""
    return "".join(islice(cycle(filler), length - 1)).rstrip().ljust(length, "x")


def _longest_step(field: KeyField) -> int:
    return next(part.longest for part in field.parts if part.longest)


def _fill(field: KeyField, filler: str, share: float) -> Any:
    """Return as many texts as `field` takes, each of `share` of its limit; the steps of an exercise have its minutes between them."""
    if field.parts:
        return [
            {"minutes": MINUTES // (field.most or 1), "do": filled(int(_longest_step(field) * share), f"{number} {filler}")}
            for number in range(1, (field.most or 1) + 1)
        ]
    assert field.longest is not None, f"{field.key} has no limit"
    length = int(field.longest * share)
    if field.fewest is None:
        return filled(length, filler)
    return [filled(length, f"{number} {filler}") for number in range(1, (field.most or 1) + 1)]
