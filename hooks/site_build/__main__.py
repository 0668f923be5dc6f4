"""MkDocs as `cards` starts it: what a disk refuses is told in a sentence, and whoever ends it ends the other languages' builds too."""

import signal
import sys

from cards.content.disk import told
from cards.content.wording import language_of_system, wording
from mkdocs.__main__ import cli

signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
try:
    cli()
except OSError as error:
    why = told(error)
    sys.exit(wording(language_of_system()).sentence("commands", why.key, **dict(why.values)))
