"""Where the system's Chromium is, and how we start it; run as a program it fails when there is none."""

from __future__ import annotations

import os
import shutil
import sys

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
"""Browsers that can do what we ask, by the name of their command; the first opens a page in half the time, for it has no windows."""

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


VARIABLE = "CHROMIUM"
"""The variable that names a browser, as a file or as a command."""


def find() -> str | None:
    """Return the path of the browser: that of the variable, if it is a program, or else of the first that is installed."""
    named = os.environ.get(VARIABLE)
    return shutil.which(named) if named else next(filter(None, map(shutil.which, NAMES)), None)


if __name__ == "__main__":
    sys.exit(0 if find() else "no Chromium is installed")
