"""The schemas of the files of a project, served under ``schemas/``: for who writes a card outside of the project."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial

from cards.content.json_schema import NAMES, schema_names, schemas
from cards.content.schema_files import schema_of_names, schema_text
from cards.site.renderer import Renderer

FOLDER = "schemas"


def served(renderer: Renderer) -> Iterator[tuple[str, Callable[[], str]]]:
    """Yield the address of each schema and what makes its text; on a site that has an address of its own the schema says it."""
    catalog, site_url = renderer.catalog, renderer.site_url
    of_files = cache(partial(schemas, catalog.vocabulary, catalog.languages))
    of_names = partial(schema_of_names, catalog.vocabulary, catalog.languages, catalog.cards, catalog.sources)

    def text(name: str, uri: str) -> str:
        schema = of_names() if name == NAMES else of_files()[name]
        return schema_text({"$id": f"{site_url}{uri}", **schema} if site_url else schema)

    for name in (*schema_names(), NAMES):
        uri = f"{FOLDER}/{name}"
        yield uri, partial(text, name, uri)
