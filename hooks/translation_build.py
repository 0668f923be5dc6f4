"""The build of the other language, in a process of its own so that both cores work."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import weakref
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError


class TranslationBuild:
    """A running build of ``mkdocs.nl.yml``; ended and swept up when nobody holds it any more."""

    def __init__(self, process: subprocess.Popen[str], built: tempfile.TemporaryDirectory[str], target: Path) -> None:
        self._process = process
        self._built = built
        self._target = target
        weakref.finalize(self, process.kill)

    @classmethod
    def begin(cls, config: MkDocsConfig) -> TranslationBuild:
        """Start to build the configuration that ``extra.translation`` names, to stand in the folder of its language."""
        file = Path(config.config_file_path).parent / config.extra["translation"]
        built = tempfile.TemporaryDirectory(prefix="translation-")
        command = [sys.executable, "-m", "mkdocs", "build", "--config-file", str(file), "--site-dir", built.name]
        if config.strict:
            command.append("--strict")
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8")  # noqa: S603 - our own command
        return cls(process, built, Path(config.site_dir) / "nl")

    def finish(self) -> None:
        """Wait for the build and put it in its place; raises PluginError, with what it printed, when it failed."""
        output, _ = self._process.communicate()
        if self._process.returncode != 0:
            raise PluginError(f"the Dutch site could not be built\n\n{output}")
        shutil.copytree(self._built.name, self._target, dirs_exist_ok=True)
        self._built.cleanup()
