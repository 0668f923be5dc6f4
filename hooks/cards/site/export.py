"""The cards as data for other programs: ``practices.json``, and ``practices.csv`` for spreadsheets, all languages in one file.

The page about this site tells what the files hold. A key or column is only ever added; whatever else changes the shape also changes
`VERSION`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from typing import Any

from cards.content.card import Card, CardText
from cards.content.catalog import Catalog
from cards.content.languages import Language
from cards.content.schema import Slug, Teller
from cards.site.kept_texts import CARDS_IN_A_TEXT, Made, anew
from cards.site.spreadsheet import BYTE_ORDER_MARK, table
from cards.site.urls import card_uri

VERSION = 2
"""The first one had exercises as texts, not as steps with their minutes."""

NAMES = ("first_step_minutes", "minutes", "group_size", "evidence", "against", "background", "related")
"""The keys of a card beside its theme and its facets that hold numbers, or names without spaces."""

EFFORT = ("leader", "others")
"""The keys of its effort."""

CASE = ("where", "when", "agreed")
"""The keys of a card's own case that are the same in every language."""


def practices_json(catalog: Catalog, made: Made = anew) -> str:
    """Return the cards with the vocabulary and the sources that they refer to."""
    looks = {"themes": {"__all__": {"icon"}}, "facets": {"__all__": {"icon", "shown", "unfolded"}}}
    vocabulary = catalog.vocabulary.model_dump(mode="json", exclude=looks)
    data = {
        "version": VERSION,
        "licence": "CC BY 4.0",
        "themes": vocabulary["themes"],
        "facets": vocabulary["facets"],
        "sources": {slug: source.model_dump(mode="json", exclude={"left_out"}) for slug, source in catalog.sources.items()},
        "practices": [],
    }
    none = _json(data)
    records = ",\n  ".join(_of_cards(catalog, "record", made, partial(_records, catalog)))
    return none.removesuffix("[]\n}") + f"[\n  {records}\n ]\n}}\n" if records else f"{none}\n"


def practices_csv(catalog: Catalog, separator: str, made: Made = anew) -> str:
    """Return the cards as a table, a card a row."""
    rows = _of_cards(catalog, f"row with {separator}", made, partial(_rows, catalog, separator))
    return "".join([BYTE_ORDER_MARK, table([_columns(catalog)], separator), *rows])


def addresses(catalog: Catalog, slug: Slug) -> dict[str, str]:
    """Return the address of a card's page in each language, relative to the root of the site."""
    return {code: f"{language.root}{card_uri(slug)}" for code, language in catalog.languages.items()}


def _of_cards(catalog: Catalog, what: str, made: Made, make: Callable[[Sequence[Slug]], str]) -> Iterator[str]:
    """Yield what `make` does of all cards, some of them at a time."""
    slugs = list(catalog.cards)
    for first in range(0, len(slugs), CARDS_IN_A_TEXT):
        some = slugs[first : first + CARDS_IN_A_TEXT]
        yield made(f"{what} of {some[0]} and those behind it", partial(make, some))


def _records(catalog: Catalog, slugs: Iterable[Slug]) -> str:
    """Return the records of `slugs` as they stand in the list of all."""
    return ",\n  ".join(_json(_record(catalog, slug, catalog.cards[slug])).replace("\n", "\n  ") for slug in slugs)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)


def _record(catalog: Catalog, slug: Slug, card: Card) -> dict[str, object]:
    strength = catalog.strength(slug)
    facts = card.model_dump(mode="json", exclude={*(card.model_extra or ())})
    return {
        "slug": slug,
        "address": addresses(catalog, slug),
        **{key: facts[key] for key in ("theme", *catalog.vocabulary.facets)},
        **facts,
        "owner": card.owner or None,
        "due": str(due) if (due := catalog.due(slug)) else None,
        "strength": asdict(strength),
        "evidence_kind": list(strength.kinds),
        "source_years": [asdict(age) for age in catalog.age(slug)],
        **dict.fromkeys(catalog.languages),
        **{code: text.model_dump(mode="json", exclude_defaults=True) for code, text in card.texts.items()},
    }


def _names(catalog: Catalog) -> list[str]:
    return ["theme", *catalog.vocabulary.facets, *NAMES]


def _columns(catalog: Catalog) -> list[str]:
    keys = ("address", *CardText.model_fields, "materials", "rather_than", "case", "case.told_by")
    texts = [f"{code}.{key}" for code in catalog.languages for key in keys]
    facts = ["evidence_kind", *(f"effort.{key}" for key in EFFORT), "reviewed", "due", "owner", *(f"case.{key}" for key in CASE)]
    return ["version", "slug", *_names(catalog), *facts, *texts]


def _rows(catalog: Catalog, separator: str, slugs: Iterable[Slug]) -> str:
    columns, decimal = _columns(catalog), "," if separator == ";" else "."
    rows = [_row(catalog, slug, catalog.cards[slug], decimal) for slug in slugs]
    return table([[row.get(column, "") for column in columns] for row in rows], separator)


def _row(catalog: Catalog, slug: Slug, card: Card, decimal: str) -> Mapping[str, str]:
    facts = card.model_dump(mode="json")
    row: dict[str, str] = {
        "version": str(VERSION),
        "slug": slug,
        "reviewed": facts["reviewed"],
        "due": str(catalog.due(slug) or ""),
        "owner": _cell(card.owner, ""),
        "evidence_kind": " ".join(catalog.strength(slug).kinds),
    }
    row.update({key: _cell(facts[key], " ") for key in _names(catalog) if facts[key] is not None})
    row.update({f"effort.{key}": f"{facts['effort'][key]:g}".replace(".", decimal) for key in EFFORT if card.effort})
    for code, language in catalog.languages.items():
        row[f"{code}.materials"] = _cell([f"{it.count} / {it.per}: {it.text(language)}" for it in card.materials], "\n")
        row[f"{code}.rather_than"] = _cell([f"{other}: {it.text(language)}" for other, it in card.rather_than.items()], "\n")
    row.update({f"{code}.address": address for code, address in addresses(catalog, slug).items()})
    row.update({f"{code}.{key}": _cell(value, "\n") for code in card.texts for key, value in facts[code].items()})
    if card.case:
        row.update({f"case.{key}": facts["case"][key] for key in CASE})
        for code, language in catalog.languages.items():
            row[f"{code}.case.told_by"] = _cell(_teller(card.case.told_by, language), "")
            row[f"{code}.case"] = _cell(card.case.texts.get(code, ""), "")
    return row


def _teller(teller: Teller, language: Language) -> str:
    role = teller.role.text(language) if teller.role else None
    return ", ".join(filter(None, (teller.name, role, teller.organisation)))


def _cell(value: str | int | Sequence[str | dict[str, Any]], separator: str) -> str:
    return str(value) if isinstance(value, str | int) else separator.join(map(_line, value))


def _line(item: str | dict[str, Any]) -> str:
    """Return an item of a list in words; that of an exercise is a step with its minutes."""
    return item if isinstance(item, str) else f"{item['minutes']} min: {item['do']}"
