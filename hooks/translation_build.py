"""The build of the other language, in a process of its own so that both cores work."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import weakref
from pathlib import Path

from mkdocs.exceptions import PluginError

log = logging.getLogger("mkdocs.hooks.translation")


class TranslationBuild:
    """A running build of another configuration; ended when nobody holds it any more."""

    def __init__(self, config_file: Path, target: Path, *, strict: bool) -> None:
        """Start to build `config_file` into the folder `target`."""
        self._target = target
        command = [sys.executable, "-m", "mkdocs", "build", "--config-file", str(config_file), "--site-dir", str(target)]
        if strict:
            command.append("--strict")
        self._process = subprocess.Popen(  # noqa: S603 - our own command
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", env={**os.environ, "PYTHONUTF8": "1"}
        )
        weakref.finalize(self, self._process.kill)

    def finish(self) -> None:
        """Wait for the build; raises PluginError, with what it printed, when it failed."""
        output, _ = self._process.communicate()
        if self._process.returncode != 0:
            raise PluginError(f"{self._target.name}: the site could not be built\n\n{output}")
        for line in output.splitlines():
            if line.startswith(("WARNING", "ERROR")):
                log.warning("%s: %s", self._target.name, line)
