"""The commands that make the site of the cards: to read while one writes, to publish, to print and to pack."""

from __future__ import annotations

import gc
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from cards.cli.call import Call, main
from cards.cli.project_settings import read_catalog, settle_addresses
from cards.content import calendar
from cards.content.problem import named
from cards.paper import chromium

if TYPE_CHECKING:
    from cards.publishing.publication import Publication

ARCHIVE = "customer-centric-leadership.zip"

MUTED = {"NO_MKDOCS_2_WARNING": "1"}
"""Keeps the theme from printing ten lines on its end at each build, in the place of which we say one."""

END_OF_THE_THEME = "Material for MkDocs, the theme, is supported until 5 May 2027; docs/en/if-mkdocs-ends.md says what to do then."


@main.command()
@click.pass_obj
def build(call: Call) -> None:
    """Write the site to site/; if anything is wrong, the site of before stays."""
    click.echo(END_OF_THE_THEME, err=True)
    settle_addresses(call)
    with _publication(call) as new:
        _build(call, new.fresh)
        if (call.root / "site" / "downloads").is_dir():
            call.tell("pdf-files-go")


@main.command()
@click.option("--dev-addr", "address", metavar="HOST:PORT")
@click.pass_obj
def serve(call: Call, address: str | None) -> None:
    """Serve every language while you write; pages reload when a card, page or template changes."""
    click.echo(END_OF_THE_THEME, err=True)
    settle_addresses(call)
    settings = _settings(call)
    os.environ.update(_environment(call))
    gc.disable()  # what is imported and made at the start stays, and need not be looked through
    from site_build.dev_server import serve as serve_project  # noqa: PLC0415 - only this command needs MkDocs in its own process

    logging.basicConfig(format="%(levelname)s: %(message)s", level=logging.INFO)
    with _ended_in_order():
        serve_project(settings, address)


@main.command()
@click.pass_obj
def pdf(call: Call) -> None:
    """Build the site with its deck, its handouts and its workshops as PDF files in site/downloads/."""
    click.echo(END_OF_THE_THEME, err=True)
    settle_addresses(call)
    try:
        from cards.paper import pdf as printing  # noqa: PLC0415 - only this command needs a browser
    except ModuleNotFoundError as error:
        raise call.stopped("module-is-missing", module=named(str(error.name))) from None
    if chromium.find() is None:
        named_one = os.environ.get(chromium.VARIABLE)
        raise call.stopped("chromium-is-no-program", file=named(named_one)) if named_one else call.stopped("no-browser")
    wanted = list(printing.downloads(read_catalog(call)))
    with _publication(call) as new:
        _build(call, new.fresh, WITH_PDF_FILES="true")
        try:
            for number, file in enumerate(printing.write(new.fresh, wanted), start=1):
                click.echo(f"{number}/{len(wanted)}: {file.relative_to(new.fresh).as_posix()} ({file.stat().st_size // 1024} KB)")
        except printing.NoBrowserError as error:
            raise call.stopped("browser-fails", file=named(str(chromium.find())), reason=str(error)) from None


@main.command()
@click.pass_obj
def dist(call: Call) -> None:
    """Pack the site in site/ as one archive, to unpack on a file share."""
    from cards.site.archive import pack  # noqa: PLC0415 - `cards check` starts without what makes the site

    archive = call.root / "dist" / ARCHIVE
    with _site_of_before(call) as site:
        archive.parent.mkdir(exist_ok=True)
        files = pack(site, archive)
    click.echo(f"{archive.relative_to(call.root).as_posix()}: {files} files, {archive.stat().st_size / 1_000_000:.1f} MB")


@main.command()
@click.pass_obj
def compress(call: Call) -> None:
    """Pack the assets in site/ beforehand, beside themselves, for servers that then need not do it for each reader."""
    from cards.site.compression import compress as compress_files  # noqa: PLC0415 - only this command packs

    with _site_of_before(call) as site:
        files, before, after = compress_files(site)
    call.tell("compressed", n=files, before=f"{before / 1_000_000:.1f}", after=f"{after / 1_000_000:.1f}")


def _environment(call: Call) -> dict[str, str]:
    return {**MUTED, "LANGUAGE": call.wording.code}


@contextmanager
def _publication(call: Call) -> Iterator[Publication]:
    """Be the only one that builds the site, and publish it in the end."""
    from cards.site.file_dates import stamp  # noqa: PLC0415 - as in `dist`

    with _only_builder(call) as new:
        yield new
        stamp(new.fresh, call.root / "site", calendar.moment())
        new.publish()


@contextmanager
def _site_of_before(call: Call) -> Iterator[Path]:
    """Have the site that is there, which no build replaces meanwhile."""
    with _only_builder(call):
        if not (call.root / "site" / "index.html").is_file():
            raise call.stopped("no-site-to-pack")
        yield call.root / "site"


@contextmanager
def _only_builder(call: Call) -> Iterator[Publication]:
    from cards.publishing.publication import publication  # noqa: PLC0415 - `cards check` starts without it

    with _ended_in_order(), publication(call.root / "site", lambda said: call.warn(said.key, **dict(said.values))) as new:
        yield new


@contextmanager
def _ended_in_order() -> Iterator[None]:
    """Have a program that is told to end do so as at Ctrl-C: it ends what it started, and sweeps what it wrote."""
    before = signal.signal(signal.SIGTERM, _end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _end(*_: object) -> NoReturn:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # some programs say it twice, and what is swept now is swept once
    sys.exit(128 + signal.SIGTERM)


def _settings(call: Call) -> Path:
    file = call.root / "mkdocs.yml"
    if not file.exists():
        raise call.stopped("no-project-here", folder=named(str(call.root)))
    return file


def _build(call: Call, folder: Path, **settings: str) -> None:
    command = [sys.executable, "-m", "site_build", "build", "--strict", "--config-file", str(_settings(call)), "--site-dir", str(folder)]
    environment = {**os.environ, "WITH_PDF_FILES": "false", **_environment(call), **settings}
    with subprocess.Popen(command, stdin=subprocess.PIPE, cwd=call.root, env=environment) as builder:  # noqa: S603 - our own command
        try:
            failed = builder.wait()
        except BaseException:
            builder.terminate()
            raise
    if failed:
        sys.exit(failed)


@main.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.pass_obj
def export(call: Call, folder: Path) -> None:
    """Write the site to DIR as Markdown, with all its files and plain settings, for another generator than MkDocs."""
    from cards.site import markdown_export  # noqa: PLC0415 - as in `dist`

    if folder.is_dir() and any(folder.iterdir()):
        raise call.stopped("folder-is-not-empty", folder=named(str(folder)))
    settle_addresses(call)
    markdown_export.write(call.root, read_catalog(call), folder)
    call.tell("exported", folder=named(str(folder)))
