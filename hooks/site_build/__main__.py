"""MkDocs as `cards` starts it: it tells in a sentence what a disk refuses, and ends with the command, as do the other languages' builds."""

import os
import signal
import sys
from threading import Thread

from cards.content.disk import told
from cards.content.wording import language_of_system, wording
from mkdocs.__main__ import cli

from site_build.translation_build import WAITING


def _end_with_the_command() -> None:
    """End as if told to, once `cards` is no more, whatever ended it: it holds the other end of what is read here, and writes nothing."""
    os.read(sys.stdin.fileno(), 1)
    os.kill(os.getpid(), signal.SIGTERM)


signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
Thread(target=_end_with_the_command, name=WAITING, daemon=True).start()
try:
    cli()
except OSError as error:
    why = told(error)
    sys.exit(wording(language_of_system()).sentence("commands", why.key, **dict(why.values)))
