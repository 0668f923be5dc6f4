"""The command ``cards``: what a contributor does with cards, and the build, which replaces the old site once the new one is complete."""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from io import TextIOWrapper
from pathlib import Path

import click

from cards.content import catalog
from cards.content.calendar import NoMomentError, today
from cards.content.json_schema import CARD
from cards.content.languages import Languages
from cards.content.machine_reports import as_gitlab, as_json, as_sarif
from cards.content.problem import Problem, quoted
from cards.content.project import PRACTICES, read, read_vocabulary
from cards.content.reports import as_github, as_markdown, as_text
from cards.content.scaffold import new_card
from cards.content.schema import is_slug, slug_like
from cards.content.schema_files import alone, schema_files, schema_text
from cards.content.vocabulary import Vocabulary
from cards.content.wording import Wording, language_of_system, languages, wording
from cards.site import markdown_export
from cards.site.archive import pack

ARCHIVE = "customer-centric-leadership.zip"

MUTED = {"NO_MKDOCS_2_WARNING": "1"}
"""Keeps the theme from printing ten lines on its end at each build, in the place of which we say one."""

END_OF_THE_THEME = "Material for MkDocs, the theme, is supported until 5 May 2027; docs/en/if-mkdocs-ends.md says what to do then."

Report = Callable[[Collection[Problem], Wording], str]

FOR_READERS: dict[str, Report] = {"text": as_text, "github": as_github}
"""How problems are printed for people, in a terminal or beside their lines."""

FOR_PROGRAMS: dict[str, Report] = {"gitlab": as_gitlab, "json": as_json, "sarif": as_sarif}
"""How problems are printed as data, which there must be even without a problem."""


@dataclass(frozen=True)
class Call:
    """What every command is told."""

    root: Path
    """The project's folder."""

    wording: Wording
    """How problems are told."""


def _speak(context: click.Context, parameter: click.Parameter, code: str | None) -> None:
    if code is not None:
        context.obj = replace(context.obj, wording=wording(code))


in_a_language = click.option(
    "--lang", type=click.Choice(languages()), callback=_speak, expose_value=False, help="The language of messages; else the computer's."
)


@click.group()
@click.option("--root", type=click.Path(path_type=Path, exists=True, file_okay=False), default=Path(), help="The project's folder.")
@click.option("--lang", type=click.Choice(languages()), default=language_of_system, help="The language of messages; else the computer's.")
@click.pass_context
def main(context: click.Context, root: Path, lang: str) -> None:
    """Check practice cards, begin new ones, and build the site."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a console or a pipe that lacks a character still shows the problem
    try:
        today()
    except NoMomentError as error:
        raise click.ClickException(str(error)) from None
    context.obj = Call(root.resolve(), wording(lang))


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option("--format", "form", type=click.Choice([*FOR_READERS, *FOR_PROGRAMS]), default="text", help="How problems are printed.")
@in_a_language
@click.pass_obj
def check(call: Call, paths: tuple[Path, ...], form: str) -> None:
    """Check all cards and sources; with PATHS, tell only what is wrong in those files and folders."""
    loaded = catalog.load(call.root)
    problems = [] if isinstance(loaded, catalog.Catalog) else _within(call.root, loaded, paths)
    if problems or form in FOR_PROGRAMS:
        click.echo((FOR_READERS | FOR_PROGRAMS)[form](problems, call.wording))
    elif isinstance(loaded, catalog.Catalog):
        click.echo(f"{len(loaded.cards)} cards and {len(loaded.sources)} sources: no problems")
    else:
        click.echo(call.wording.around("none-here"))
    if not problems:
        return
    if form == "github" and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(as_markdown(problems, call.wording))
    click.echo(call.wording.around("count", len(problems)), err=True)
    sys.exit(1)


@main.command()
@click.pass_obj
def build(call: Call) -> None:
    """Write the site to site/; if anything is wrong, the site of before stays."""
    click.echo(END_OF_THE_THEME, err=True)
    _build(call, {})


@main.command()
@click.option("--dev-addr", "address", metavar="HOST:PORT", help="Where to serve; else as mkdocs.yml says, or 127.0.0.1:8000.")
@click.pass_obj
def serve(call: Call, address: str | None) -> None:
    """Serve every language while you write; pages reload when a card, page or template changes."""
    click.echo(END_OF_THE_THEME, err=True)
    os.environ.update(_environment(call))
    from site_build.dev_server import serve as serve_project  # noqa: PLC0415 - only this command needs MkDocs in its own process

    logging.basicConfig(format="%(levelname)s: %(message)s", level=logging.INFO)
    serve_project(call.root / "mkdocs.yml", address)


@main.command()
@click.pass_obj
def pdf(call: Call) -> None:
    """Build the site and print its deck, its handouts and its workshops as PDF files into site/downloads/."""
    try:
        from cards.paper import pdf as printing  # noqa: PLC0415 - only this command needs a browser
    except ModuleNotFoundError as error:
        raise click.ClickException(
            f"{error.name} is missing; install it with: pip install --require-hashes -r requirements-test.txt"
        ) from None
    root = call.root
    _build(call, {})
    loaded = catalog.load(root)
    assert isinstance(loaded, catalog.Catalog), "the build has just checked it"
    printed = root / ".downloads"
    shutil.rmtree(printed, ignore_errors=True)
    wanted = list(printing.downloads(loaded))
    try:
        for number, file in enumerate(printing.write(root / "site", printed, wanted), start=1):
            click.echo(f"{number} of {len(wanted)}: {file.relative_to(printed).as_posix()} ({file.stat().st_size // 1024} KB)")
    except printing.NoBrowserError:
        hint = "install Chromium, Chrome or Edge, or name one in the variable CHROMIUM"
        raise click.ClickException(f"there is no browser to print with; {hint}") from None
    _build(call, {"DOWNLOADS": str(printed)})


@main.command()
@click.pass_obj
def dist(call: Call) -> None:
    """Pack the site in site/ as one archive, to unpack on a file share."""
    root = call.root
    if not (root / "site" / "index.html").is_file():
        raise click.ClickException("there is no site to pack; write it first with: cards build")
    archive = root / "dist" / ARCHIVE
    archive.parent.mkdir(exist_ok=True)
    files = pack(root / "site", archive)
    click.echo(f"{archive.relative_to(root).as_posix()}: {files} files, {archive.stat().st_size / 1_000_000:.1f} MB")


def _environment(call: Call) -> dict[str, str]:
    return {**MUTED, "LANGUAGE": call.wording.code}


def _build(call: Call, settings: dict[str, str]) -> None:
    root = call.root
    fresh, site = root / ".site-new", root / "site"
    shutil.rmtree(fresh, ignore_errors=True)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(fresh)]
    environment = {**os.environ, **_environment(call), **settings}
    built = subprocess.run(command, cwd=root, env=environment, check=False)  # noqa: S603 - our own command
    if built.returncode != 0:
        sys.exit(built.returncode)
    shutil.rmtree(site, ignore_errors=True)
    fresh.rename(site)


@main.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.pass_obj
def export(call: Call, folder: Path) -> None:
    """Write the site to DIR as Markdown, with all its files and plain settings, for another generator than MkDocs."""
    if folder.is_dir() and any(folder.iterdir()):
        raise click.ClickException(f"{folder} is not empty; name a folder that is empty, or one that does not exist yet")
    loaded = catalog.load(call.root)
    if not isinstance(loaded, catalog.Catalog):
        raise click.ClickException(as_text(loaded, call.wording))
    try:
        markdown_export.write(call.root, loaded, folder)
    except OSError as error:
        raise click.ClickException(f"{error.filename}: {error.strerror}") from error
    click.echo(f"{folder} is there: its README.md says how to build the site from it.")


@main.command()
@click.argument("slug")
@click.pass_obj
def new(call: Call, slug: str) -> None:
    """Begin the card practices/SLUG.yml with every key, its limits and what it is for."""
    if not is_slug(slug):
        raise click.BadParameter(f"{quoted(slug)}: use small letters, digits and hyphens, as in `{slug_like(slug) or 'visitor-parking'}`.")
    root = call.root
    file = root / PRACTICES / f"{slug}.yml"
    name = file.relative_to(root).as_posix()
    if file.exists():
        raise click.BadParameter(f"{name} exists already.")
    spoken, vocabulary = _vocabulary(call)
    text = new_card(vocabulary, spoken, spoken.get(call.wording.code) or next(iter(spoken.values())), today())
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise click.ClickException(f"{name} cannot be written: {error.strerror}") from error
    click.echo(f"{name} is there: fill it in, then run `cards check`.")


@main.command()
@click.option("--all", "folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False), help="Write all of them to DIR instead.")
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
    click.echo(f"{len(files)} schemas are in {folder}.")


def _within(root: Path, problems: list[Problem], paths: tuple[Path, ...]) -> list[Problem]:
    """Return the problems in the files and folders `paths`; all of them if there are none."""
    wanted = [_real(path) for path in paths]
    return [problem for problem in problems if not wanted or any(_real(root / problem.path).is_relative_to(path) for path in wanted)]


def _real(path: Path) -> Path:
    """Follow links to where the file is; one that leads nowhere or round in a circle stays as it is."""
    return Path(os.path.realpath(path))


def _vocabulary(call: Call) -> tuple[Languages, Vocabulary]:
    read = read_vocabulary(call.root)
    if isinstance(read, list):
        raise click.ClickException(as_text(read, call.wording))
    spoken, entry = read
    return spoken, entry.value
