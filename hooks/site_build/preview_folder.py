"""The folder that a preview writes to; those of previews that were killed are swept by the next one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import gettempdir, mkdtemp

from filelock import FileLock, Timeout

PREFIX = "cards-preview-"

LOCK = ".lock"
"""The file in it that is locked as long as the preview lives, however that ends."""


@contextmanager
def preview_folder() -> Iterator[Path]:
    """Have a folder for as long as this preview lives."""
    _sweep()
    folder = Path(mkdtemp(prefix=PREFIX))
    try:
        with FileLock(folder / LOCK):
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _sweep() -> None:
    for lock in Path(gettempdir()).glob(f"{PREFIX}*/{LOCK}"):
        with suppress(Timeout, OSError):  # it lives, or is somebody else's
            with FileLock(lock, timeout=0):
                pass
            shutil.rmtree(lock.parent, ignore_errors=True)
