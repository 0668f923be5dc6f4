"""The build of another language, in a process of its own so that all cores work."""

from __future__ import annotations

import gc
import json
import logging
import multiprocessing
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import weakref
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path

import mkdocs
from cards.content.catalog import Catalog
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException, PluginError

log = logging.getLogger("mkdocs.hooks.translation")

WAITING = "waiting for the end"
"""The name of a thread that holds nothing, and that a copy of this process can do without."""

CATALOG = "catalog"
"""The key in ``config.extra`` of what has been read and checked already."""


NAMES = "names"
"""The key in ``config.extra`` of the names under which assets have been written, by the addresses that these had before."""


@dataclass(frozen=True)
class Order:
    """What is to be built, and where."""

    config_file: Path
    site: Path
    output: Path
    """The file for what the process prints."""

    names: Path
    """The file for the names that it has given to assets."""

    strict: bool


class TranslationBuild:
    """A running build of another configuration; ended and swept up when nobody holds it any more."""

    def __init__(self, config_file: Path, target: Path, catalog: Catalog, before: Path, *, strict: bool) -> None:
        """Start to build `config_file`; `finish` moves the result to the folder `target`, whose files of before may be in another one."""
        self._target = target
        # Beside the site, so that it takes a new name to put it in its place, and nothing is copied.
        target.parent.parent.mkdir(parents=True, exist_ok=True)
        self._folder = tempfile.TemporaryDirectory(prefix=".translation-", dir=target.parent.parent)
        folder = Path(self._folder.name)
        self._order = Order(config_file, folder / target.name, folder / "output.txt", folder / "names.json", strict)
        self._order.names.write_text("{}", encoding="utf-8")  # a process that begins anew gives none
        with suppress(OSError):  # there may be none
            before.rename(self._order.site)
        process = _forked(self._order, catalog) if _can_fork() else _started(self._order)
        weakref.finalize(self, process.kill)
        self._process = process

    def finish(self) -> dict[str, str]:
        """Wait for the build and put it in its place; raises PluginError, with what it printed, when it failed.

        Returns the names that its assets have already, by the addresses that these had before.
        """
        failed = _ended(self._process)
        output = self._order.output.read_text(encoding="utf-8", errors="replace")
        if failed:
            raise PluginError(f"{self._target.name}: the site could not be built\n\n{output}")
        for line in output.splitlines():
            if line.startswith(("WARNING", "ERROR")):
                log.warning("%s: %s", self._target.name, line)
        shutil.rmtree(self._target, ignore_errors=True)
        self._order.site.rename(self._target)
        names = json.loads(self._order.names.read_text(encoding="utf-8"))
        self._folder.cleanup()
        return {f"{self._target.name}/{uri}": f"{self._target.name}/{name}" for uri, name in names.items()}


def _can_fork() -> bool:
    """Tell whether this process can go on as two: systems but Linux have libraries that forbid it, and threads that work would be lost."""
    working = [thread for thread in threading.enumerate() if thread.name != WAITING]
    return sys.platform == "linux" and len(working) == 1


def _forked(order: Order, catalog: Catalog) -> BaseProcess:
    """Start a copy of this process, which has the `catalog` and all that was imported."""
    gc.freeze()  # what both have stays shared, for nothing looks through it any more
    process = multiprocessing.get_context("fork").Process(target=_build, args=(order, catalog), daemon=True)
    process.start()
    return process


def _build(order: Order, catalog: Catalog) -> None:
    printed = os.open(order.output, os.O_WRONLY | os.O_CREAT)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(printed, stream.fileno())
    try:
        config = load_config(str(order.config_file), site_dir=str(order.site), strict=order.strict)
        config.extra[CATALOG] = catalog
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        order.names.write_text(json.dumps(config.extra[NAMES]), encoding="utf-8")
    except MkDocsException as error:
        error.show()
        sys.exit(1)


def _started(order: Order) -> subprocess.Popen[bytes]:
    """Start a process that begins anew, and reads the cards itself."""
    # A continuation of MkDocs that stands in for it has a name of its own, and builds all languages.
    command = [sys.executable, "-m", mkdocs.__name__, "build", "--config-file", str(order.config_file), "--site-dir", str(order.site)]
    if order.strict:
        command.append("--strict")
    with order.output.open("wb") as printed:
        environment = {**os.environ, "PYTHONUTF8": "1"}
        return subprocess.Popen(command, stdout=printed, stderr=printed, env=environment)  # noqa: S603 - our own command


def _ended(process: BaseProcess | subprocess.Popen[bytes]) -> int | None:
    """Wait for the end of `process`; return its exit code, which is 0 when all went well."""
    if isinstance(process, subprocess.Popen):
        return process.wait()
    process.join()
    return process.exitcode
