"""The command that says what is wrong with the files of a project."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Collection
from pathlib import Path

import click

from cards.cli.call import Call, in_a_language, main
from cards.cli.spoken_errors import ExistingPath
from cards.content import catalog
from cards.content.machine_reports import as_gitlab, as_json, as_sarif
from cards.content.problem import Problem
from cards.content.reports import as_github, as_markdown, as_text
from cards.content.wording import Wording

Report = Callable[[Collection[Problem], Wording], str]

FOR_READERS: dict[str, Report] = {"text": as_text, "github": as_github}
"""How problems are printed for people, in a terminal or beside their lines."""

FOR_PROGRAMS: dict[str, Report] = {"gitlab": as_gitlab, "json": as_json, "sarif": as_sarif}
"""How problems are printed as data, which there must be even without a problem."""


@main.command()
@click.argument("paths", nargs=-1, type=ExistingPath(path_type=Path))
@click.option("--format", "form", type=click.Choice([*FOR_READERS, *FOR_PROGRAMS]), default="text")
@in_a_language
@click.pass_obj
def check(call: Call, paths: tuple[Path, ...], form: str) -> None:
    """Check all cards and sources; with PATHS, tell only what is wrong in those files and folders."""
    gc.disable()  # next to nothing of what is read may be forgotten before all is told, and looking for it takes a tenth of the time
    loaded = catalog.load_remembered(call.root)
    gc.freeze()  # nor when the program ends
    gc.enable()
    problems = [] if isinstance(loaded, catalog.Catalog) else _within(call.root, loaded, paths)
    if problems or form in FOR_PROGRAMS:
        click.echo((FOR_READERS | FOR_PROGRAMS)[form](problems, call.wording))
    elif isinstance(loaded, catalog.Catalog):
        call.tell(
            "no-problems",
            cards=call.say("count-cards", n=len(loaded.cards)),
            sources=call.say("count-sources", n=len(loaded.sources)),
        )
    else:
        click.echo(call.wording.around("none-here"))
    if not problems:
        return
    if form == "github" and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(as_markdown(problems, call.wording))
    click.echo(call.wording.around("count", len(problems)), err=True)
    sys.exit(1)


def _within(root: Path, problems: list[Problem], paths: tuple[Path, ...]) -> list[Problem]:
    """Return the problems in the files and folders `paths`; all of them if there are none."""
    wanted = [_real(path) for path in paths]
    return [problem for problem in problems if not wanted or any(_real(root / problem.path).is_relative_to(path) for path in wanted)]


def _real(path: Path) -> Path:
    """Follow links to where the file is; one that leads nowhere or round in a circle stays as it is."""
    return Path(os.path.realpath(path))
