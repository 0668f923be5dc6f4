"""The command for whoever puts the site on a server: its settings."""

from __future__ import annotations

import os
from pathlib import Path

import click

from cards.cli.call import Call, main
from cards.cli.project_settings import read_catalog, settle_addresses

SERVERS = {"nginx": "nginx.conf", "caddy": "Caddyfile", "iis": "web.config", "github-pages": "github-pages.yml"}
"""The servers known, each with the template of its settings."""


@main.command("serve-config")
@click.argument("server", type=click.Choice(list(SERVERS)), metavar="|".join(SERVERS))
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
@click.option("--site", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option("--listen", default="80", metavar="[HOST:]PORT")
@click.option("--by-language", is_flag=True)
@click.pass_obj
def serve_config(  # noqa: PLR0913 - an argument for each option
    call: Call, server: str, output: Path | None, site: Path | None, *, listen: str, by_language: bool
) -> None:
    """Print the settings with which a server serves the site: what pages may load, what browsers may keep, types, packing."""
    from cards.site.server_settings import Served, settings  # noqa: PLC0415 - `cards check` starts without what makes the site

    settle_addresses(call)
    loaded = read_catalog(call)
    folder = (site or call.root / "site").resolve().as_posix()
    text = settings(SERVERS[server], Served(folder, loaded.languages, os.environ.get("SITE_URL") or None, listen, by_language))
    if output is None:
        click.echo(text, nl=False)
        return
    output.write_text(text, encoding="utf-8", newline="\n")
    call.tell("file-written", file=str(output))
