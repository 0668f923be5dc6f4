"""The workshops that are ready to be given, and where the page that puts workshops together finds its paper."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from cards.content.editorial import Workshop
from cards.content.languages import Language
from cards.content.schema import Slug

FOLDER = "sheets"
"""The folder of the scripts with the cards' paper, within a language of the site."""


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
