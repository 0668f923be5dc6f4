"""What the commands that make or serve the site read first: the addresses in the environment, and the catalog."""

from __future__ import annotations

import os

import click

from cards.cli.call import Call
from cards.content import catalog
from cards.content.problem import named
from cards.content.reports import as_text


def settle_addresses(call: Call) -> None:
    """Have the environment tell the addresses of site and project as they are meant."""
    from cards.site.web_addresses import as_meant  # noqa: PLC0415 - `cards check` starts without it

    meant = as_meant(os.environ)
    for variable, address in meant.items():
        if address.rstrip("/") != os.environ[variable].strip().rstrip("/"):
            call.warn("address-is-taken-for", variable=variable, address=named(address))
    os.environ.update(meant)


def read_catalog(call: Call) -> catalog.Catalog:
    """Return the catalog; what is wrong with the cards ends the command."""
    loaded = catalog.load(call.root)
    if not isinstance(loaded, catalog.Catalog):
        raise click.ClickException(as_text(loaded, call.wording))
    return loaded
