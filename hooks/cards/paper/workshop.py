"""The workshops that are ready to be given, and where the page that puts workshops together finds its paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from cards.content.editorial import Workshop
from cards.content.languages import Language
from cards.content.schema import Slug

FOLDER = "sheets"
"""The folder of the scripts with the cards' paper, within a language of the site."""


@dataclass(frozen=True)
class PlanRules:
    """What a plan may hold; ``js/plan.js`` reads plans by these rules, and the fields of the page state them."""

    all_cards: str = "all"
    """Stands for every card of the site; no card has that name."""

    most_items: int = 250
    """Cards and breaks together; a browser still draws their sheets without delay."""

    longest_address: int = 20_000
    """In characters; the longest slugs and the longest title fit."""

    longest_title: int = 80
    """It stays on one line of a sheet's head."""

    fewest_people: int = 1
    most_people: int = 500

    shortest: int = 5
    longest: int = 24 * 60
    """In minutes, of the whole workshop."""

    usual_break: int = 15
    longest_break: int = 240
    """In minutes; more than a field of the plan takes, up to 999, is read from an address all the same."""


RULES = PlanRules()


def paper_script_uri(slug: Slug) -> str:
    """Return the address of the script with the paper of the card `slug`."""
    return f"{FOLDER}/{slug}.js"


def plan(workshop: Workshop, language: Language) -> str:
    """Return the plan of `workshop` as ``workshop.html`` has it after its ``#``; ``js/plan.js`` reads it."""
    items = ",".join(_items(workshop))
    return urlencode({"cards": items, "title": workshop.title.text(language), "time": workshop.minutes}, safe=",~")


def _items(workshop: Workshop) -> Iterator[str]:
    for slug in workshop.cards:
        yield slug
        if slug in workshop.breaks:
            yield f"~{workshop.breaks[slug]}"
