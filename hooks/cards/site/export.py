"""The cards as data for other programs: ``practices.json`` and ``practices.csv``, both languages in one file.

The page about this site tells what the files hold. A key or column is only ever added; whatever else changes the shape also changes
`VERSION`.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from typing import Any

from cards.content.catalog import Catalog
from cards.content.languages import LANGUAGE_ROOTS, Language
from cards.content.schema import Card, CardText, Facets, Slug
from cards.site.urls import card_uri

VERSION = 1

NAMES = ("theme", "leaders", "start", "rhythm", "cost", "seen_by", "group", "minutes", "evidence", "against", "background", "related")
"""The keys of a card that hold numbers, or names without spaces."""

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


def practices_json(catalog: Catalog) -> str:
    """Return the cards with the vocabulary and the sources that they refer to."""
    icons = {"themes": {"__all__": {"icon"}}, "facets": {key: {"icon"} for key in Facets.model_fields}}
    vocabulary = catalog.vocabulary.model_dump(mode="json", exclude=icons)
    data = {
        "version": VERSION,
        "licence": "CC BY 4.0",
        "themes": vocabulary["themes"],
        "facets": vocabulary["facets"],
        "sources": {slug: source.model_dump(mode="json", exclude={"left_out"}) for slug, source in catalog.sources.items()},
        "practices": [_record(catalog, slug, card) for slug, card in catalog.cards.items()],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def practices_csv(catalog: Catalog) -> str:
    """Return the cards as a table, a card a row: with a byte order mark, without which Excel misreads accented letters."""
    rows = [_row(slug, card) for slug, card in catalog.cards.items()]
    text = io.StringIO()
    writer = csv.DictWriter(text, _columns())
    writer.writeheader()
    writer.writerows(rows)
    return "\ufeff" + text.getvalue()


def addresses(slug: Slug) -> dict[Language, str]:
    """Return the address of a card's page in each language, relative to the root of the site."""
    return {language: f"{root}{card_uri(slug)}" for language, root in LANGUAGE_ROOTS.items()}


def _record(catalog: Catalog, slug: Slug, card: Card) -> dict[str, Any]:
    strength = catalog.strength(slug)
    return {
        "slug": slug,
        "address": addresses(slug),
        **card.model_dump(mode="json", exclude={"en", "nl"}),
        "strength": {"organisations": strength.organisations, "unnamed": strength.unnamed, "contested": strength.contested},
        **card.model_dump(mode="json", include={"en", "nl"}),
    }


def _columns() -> list[str]:
    texts = [f"{language}.{key}" for language in Language for key in ("address", *CardText.model_fields)]
    return ["version", "slug", *NAMES, "reviewed", *texts]


def _row(slug: Slug, card: Card) -> Mapping[str, str]:
    facts = card.model_dump(mode="json")
    row = {"version": str(VERSION), "slug": slug, "reviewed": facts["reviewed"]}
    row.update({key: _cell(facts[key], " ") for key in NAMES})
    for language, address in addresses(slug).items():
        row[f"{language}.address"] = address
        row.update({f"{language}.{key}": _cell(value, "\n") for key, value in (facts[language] or {}).items()})
    return row


def _cell(value: str | int | list[str], separator: str) -> str:
    text = separator.join(value) if isinstance(value, list) else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
