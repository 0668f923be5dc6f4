"""An nginx that serves a site on this computer with the settings that `cards serve-config nginx` writes."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cards.cli import main
from click.testing import CliRunner

PROGRAM = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
"""The program, where it is installed."""

MISSING = "NGINX IS NOT INSTALLED, so nobody knows whether the settings for it serve the site. On Debian: make programs"

FRAME = """\
{user}
pid {folder}/pid;
error_log {folder}/errors info;
worker_processes 2;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    sendfile on;
    tcp_nopush on;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""
"""What Debian's own settings are around those of a site, in a folder where everybody may write."""


@contextmanager
def nginx_serves(site: Path, folder: Path, *options: str) -> Iterator[str]:
    """Yield the address of an nginx that serves `site`, and that keeps what it writes in `folder`; it ends with a slash."""
    assert PROGRAM
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    arguments = ["serve-config", "nginx", "--site", str(site), "--listen", f"127.0.0.1:{port}", "--output", str(folder / "site.conf")]
    written = CliRunner().invoke(main, ["--root", str(site.parent), *arguments, *options])
    assert written.exit_code == 0, written.output
    settings = folder / "nginx.conf"
    settings.write_text(FRAME.format(folder=folder, user="user root;" if os.geteuid() == 0 else ""), encoding="utf-8")
    command = [PROGRAM, "-e", str(folder / "errors"), "-p", str(folder), "-c", str(settings)]
    tried = subprocess.run([*command, "-t"], capture_output=True, encoding="utf-8", check=False)
    assert tried.returncode == 0, tried.stderr
    subprocess.run(command, check=True)  # it leaves when it listens, and goes on working behind
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        subprocess.run([*command, "-s", "stop"], check=True)
