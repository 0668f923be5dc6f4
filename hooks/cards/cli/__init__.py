"""The command ``cards``: what a contributor does with cards, and the build."""

from cards.cli import authoring, checking, publishing, searching, serving
from cards.cli.call import main

__all__ = ["authoring", "checking", "main", "publishing", "searching", "serving"]
