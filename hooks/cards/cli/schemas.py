"""The command that says what may stand in the files of a project."""

from __future__ import annotations

from pathlib import Path

import click

from cards.cli.call import Call, main
from cards.content.json_schema import CARD
from cards.content.problem import named
from cards.content.reading import read
from cards.content.reports import as_text
from cards.content.schema_files import alone, schema_files, schema_text


@main.command()
@click.option("--all", "folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.pass_obj
def schema(call: Call, folder: Path | None) -> None:
    """Print the JSON Schema (2020-12) of a card, for editors that complete and check YAML; with --all, write those of all files."""
    project, problems = read(call.root)
    if project is None:
        raise click.ClickException(as_text(problems, call.wording))
    cards = {slug: entry.value for slug, entry in project.cards.items()}
    sources = {slug: entry.value for slug, entry in project.sources.items()}
    files = schema_files(project.vocabulary.value, project.languages, cards, sources)
    if folder is None:
        click.echo(schema_text(alone(files, CARD)), nl=False)
        return
    folder.mkdir(parents=True, exist_ok=True)
    for name, made in files.items():
        (folder / name).write_text(schema_text(made), encoding="utf-8", newline="\n")
    call.tell("schemas-written", n=len(files), folder=named(str(folder)))
