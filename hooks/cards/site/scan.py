"""The scan, and the file that one is saved as: the page's script and the description of the file both go by these rules."""

from __future__ import annotations

import json
from dataclasses import dataclass

from cards.content.catalog import Catalog


@dataclass(frozen=True)
class FileRules:
    """What a saved scan looks like, and how much of it the page takes."""

    format: str = "customer-centric-scan"
    """Says of a JSON file that it is a scan."""

    version: int = 1
    """Goes up when a file of before can no longer be read in the same way."""

    lowest: int = 1
    highest: int = 5
    longest_name: int = 60
    largest_file: int = 250_000
    """In bytes; the scores of three thousand cards fit."""

    most_scans: int = 100
    """The number of scans that can be laid over each other, the reader's own among them."""


RULES = FileRules()


def example(catalog: Catalog) -> str:
    """Return a file with the scores of two cards."""
    scores = dict(zip(catalog.cards, (4, 2), strict=False))
    return json.dumps(
        {"format": RULES.format, "version": RULES.version, "name": "Team 3", "date": "2026-11-22", "scores": scores}, indent=2
    )
