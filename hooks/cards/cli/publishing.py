"""The commands that make the site of the cards: to read while one writes, to publish, to print and to pack."""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
from pathlib import Path

import click

from cards.cli.call import Call, main
from cards.content import catalog
from cards.content.reports import as_text

ARCHIVE = "customer-centric-leadership.zip"

MUTED = {"NO_MKDOCS_2_WARNING": "1"}
"""Keeps the theme from printing ten lines on its end at each build, in the place of which we say one."""

END_OF_THE_THEME = "Material for MkDocs, the theme, is supported until 5 May 2027; docs/en/if-mkdocs-ends.md says what to do then."


@main.command()
@click.pass_obj
def build(call: Call) -> None:
    """Write the site to site/; if anything is wrong, the site of before stays."""
    click.echo(END_OF_THE_THEME, err=True)
    _build(call, {})


@main.command()
@click.option("--dev-addr", "address", metavar="HOST:PORT")
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
    from cards.site.archive import pack  # noqa: PLC0415 - `cards check` starts without what makes the site

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
    from cards.site import markdown_export  # noqa: PLC0415 - as in `dist`

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
