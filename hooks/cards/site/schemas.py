"""The schemas of the files of a project, served under ``schemas/``: for who writes a card outside of the project."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from cards.content.catalog import Catalog
from cards.content.schema_files import schema_files, schema_text

FOLDER = "schemas"


def served(catalog: Catalog, site_url: str | None) -> Iterator[tuple[str, Callable[[], str]]]:
    """Yield the address of each schema and what makes its text; on a site that has an address of its own the schema says it."""
    made = schema_files(catalog.vocabulary, catalog.languages, catalog.cards, catalog.sources)
    for name, schema in made.items():
        uri = f"{FOLDER}/{name}"
        yield uri, partial(schema_text, {"$id": f"{site_url}{uri}", **schema} if site_url else schema)
