"""The build of another language, in a process of its own so that all cores work."""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
import tempfile
import weakref
from pathlib import Path

import mkdocs
from mkdocs.exceptions import PluginError

log = logging.getLogger("mkdocs.hooks.translation")


class TranslationBuild:
    """A running build of another configuration; ended and swept up when nobody holds it any more."""

    def __init__(self, config_file: Path, target: Path, *, strict: bool) -> None:
        """Start to build `config_file`; `finish` moves the result to the folder `target`."""
        self._target = target
        # Beside the site, so that it takes a new name to put it in its place, and nothing is copied.
        target.parent.parent.mkdir(parents=True, exist_ok=True)
        self._folder = tempfile.TemporaryDirectory(prefix=".translation-", dir=target.parent.parent)
        self._built = Path(self._folder.name) / target.name
        # A continuation of MkDocs that stands in for it has a name of its own, and builds all languages.
        command = [sys.executable, "-m", mkdocs.__name__, "build", "--config-file", str(config_file), "--site-dir", str(self._built)]
        if strict:
            command.append("--strict")
        self._process = subprocess.Popen(  # noqa: S603 - our own command
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", env={**os.environ, "PYTHONUTF8": "1"}
        )
        weakref.finalize(self, self._process.kill)

    def finish(self) -> None:
        """Wait for the build and put it in its place; raises PluginError, with what it printed, when it failed."""
        output, _ = self._process.communicate()
        if self._process.returncode != 0:
            raise PluginError(f"{self._target.name}: the site could not be built\n\n{output}")
        for line in output.splitlines():
            if line.startswith(("WARNING", "ERROR")):
                log.warning("%s: %s", self._target.name, line)
        shutil.rmtree(self._target, ignore_errors=True)
        self._built.rename(self._target)
        self._folder.cleanup()
