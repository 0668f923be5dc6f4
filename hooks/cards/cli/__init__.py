"""The command ``cards``: what a contributor does with cards, and the build."""

from cards.cli.call import main

__all__ = ["main"]
