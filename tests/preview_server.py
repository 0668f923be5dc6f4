"""A preview that runs as its users run it: a program of its own, asked over HTTP."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

CARDS = Path(sys.executable).with_name("cards")
MKDOCS = Path(sys.executable).with_name("mkdocs")

DEADLINE = 900
"""Seconds after which a server is ended in any case."""

RELOADING = re.compile(r"<script>\nvar livereload = .*?</script>", re.DOTALL)
"""What MkDocs adds to each page, so that it loads itself again."""


class PreviewServer:
    """A program that serves a project; what it prints is read line by line."""

    def __init__(self, process: subprocess.Popen[str], address: str) -> None:
        self._process = process
        self.address = address
        """Of the site; it ends with a slash."""

        self.printed = ""
        """What it has printed, as far as it was waited for."""

    def wait_for(self, words: str) -> str:
        """Return what it prints up to and with the next line that holds `words`."""
        assert self._process.stdout is not None
        printed = ""
        for line in self._process.stdout:
            printed += line
            self.printed += line
            if words in line:
                return printed
        raise AssertionError(f"{words!r} was not printed before the deadline:\n{printed}")

    def end(self, how: signal.Signals) -> None:
        """End it with that signal, which comes twice, as from `timeout`, and wait until it has ended."""
        self._process.send_signal(how)
        self._process.send_signal(how)
        self._process.wait()

    def wait_until(self, holds: Callable[[], bool]) -> None:
        """Wait for one reload after the other until `holds` does: a busy computer may need two for one change."""
        while not holds():
            self.wait_for("Reloading browsers")

    def get(self, uri: str) -> str:
        """Return the page at `uri`, or what is said in its place, without the script that loads it again."""
        return RELOADING.sub("", self.ask(uri)[1].decode())

    def content_type(self, uri: str) -> str:
        """Return what the answer for `uri` says that it is."""
        with urlopen(f"{self.address}{uri}", timeout=30) as response:
            told: str = response.headers["Content-Type"]
        return told

    def ask(self, uri: str) -> tuple[int, bytes]:
        """Return the status and the content of the answer for `uri`; where it leads elsewhere, of the answer there."""
        try:
            with urlopen(f"{self.address}{uri}", timeout=30) as response:
                return response.status, response.read()
        except HTTPError as error:
            return error.code, error.read()


@contextmanager
def serving(project: Path, environment: dict[str, str], program: Path = CARDS) -> Iterator[PreviewServer]:
    """Have `program` serve the `project`; what it leaves behind stands in the project's folder."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [str(program), "serve", "--dev-addr", address]
    (project / "left-behind").mkdir(exist_ok=True)
    here = {**environment, "TMPDIR": str(project / "left-behind")}
    process = subprocess.Popen(command, cwd=project, env=here, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8")
    end = threading.Timer(DEADLINE, process.kill)
    end.start()
    try:
        yield PreviewServer(process, f"http://{address}/")
    finally:
        end.cancel()
        process.kill()
        process.communicate()
