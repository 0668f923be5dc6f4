"""The workshops that are ready to be given, and where the page that puts workshops together finds its paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

from cards.content.editorial import LONGEST_BLOCK, LONGEST_NOTE, Block, Workshop
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

    blocks: Mapping[str, int] = field(
        default_factory=lambda: {"break": 15, "opening": 10, "check-in": 10, "lunch": 45, "block": 15, "closing": 10, "follow-up": 15}
    )
    """The kinds of what is in a plan beside cards, with their usual minutes; ``workshop.script.blocks`` of the messages has their words."""

    longest_note: int = LONGEST_NOTE
    longest_block: int = LONGEST_BLOCK
    longest_read: int = 999
    """In minutes; more than a field of the page takes is read from an address all the same."""

    longest_debrief: int = 30
    """In minutes."""


RULES = PlanRules()


def paper_script_uri(slug: Slug) -> str:
    """Return the address of the script with the paper of the card `slug`."""
    return f"{FOLDER}/{slug}.js"


def plan(workshop: Workshop, language: Language) -> str:
    """Return the plan of `workshop` as ``workshop.html`` has it after its ``#``; ``js/plan.js`` reads it."""
    values = {"cards": ",".join(_items(workshop, language)), "title": _unmarked(workshop.title.text(language)), "time": workshop.minutes}
    return urlencode(values | ({"debrief": workshop.debrief} if workshop.debrief else {}), safe=",~*")


def _items(workshop: Workshop, language: Language) -> Iterator[str]:
    if workshop.opening:
        yield _item("opening", workshop.opening, language)
    for slug in workshop.cards:
        yield slug
        if slug in workshop.breaks:
            yield f"~{workshop.breaks[slug]}"
    if workshop.closing:
        yield _item("closing", workshop.closing, language)


def _item(kind: str, block: Block, language: Language) -> str:
    """Return a block as an item of a plan; without words of its own it has those of its kind."""
    words = f"..{_packed(_unmarked(block.note.text(language)))}" if block.note else ""
    return f"~{block.minutes}.{kind}{words}"


def _unmarked(text: str) -> str:
    """Return `text` without the brackets for which an address is taken for markup; what is typed on the page loses them too."""
    return text.replace("<", "").replace(">", "")


def _packed(text: str) -> str:
    """Return `text` with letters, digits, hyphens, ``_`` for a blank and ``*2C`` for any other sign."""
    coded = quote(text, safe="").translate({ord(sign): f"%{ord(sign):X}" for sign in "_.~"})
    return coded.replace("%20", "_").replace("%", "*")
