"""The command that says what people searched for in vain."""

from __future__ import annotations

from pathlib import Path

import click

from cards.cli.call import Call, in_a_language, main
from cards.cli.spoken_errors import ExistingPath
from cards.content import catalog
from cards.content.catalog import Catalog
from cards.content.problem import named
from cards.content.reports import as_text


@main.command("search-gaps")
@click.argument("files", nargs=-1, required=True, type=ExistingPath(path_type=Path, dir_okay=False))
@in_a_language
@click.pass_obj
def search_gaps(call: Call, files: tuple[Path, ...]) -> None:
    """Group what was searched for in vain, and propose for each cards, synonyms and situations, as YAML to paste."""
    from cards.authoring.search_gaps import as_yaml, gaps, read  # noqa: PLC0415 - `cards check` starts without the templates

    loaded = catalog.load(call.root)
    if not isinstance(loaded, Catalog):
        raise click.ClickException(as_text(loaded, call.wording))
    asked = []
    for file in files:
        try:
            asked += read(file.read_text(encoding="utf-8", errors="replace"), loaded.languages)
        except ValueError as error:
            raise call.stopped("no-queries", file=named(file.as_posix()), reason=str(error)) from None
    click.echo(as_yaml(gaps(loaded, asked), loaded, call.say), nl=False)
