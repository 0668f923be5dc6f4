"""The names of cards and passages that editors complete, as they are now."""

from __future__ import annotations

from pathlib import Path

from cards.authoring.changes import Changes
from cards.content.json_schema import NAMES
from cards.content.project import PRACTICES, SCHEMAS
from cards.content.reading import read
from cards.content.schema_files import schema_files, schema_text


def fresh_names(root: Path) -> Changes:
    """Return the change of the file with the names, none if the project in `root` has no such file or cannot be read."""
    file = root / PRACTICES / SCHEMAS / NAMES
    project = read(root)[0] if file.exists() else None
    if project is None:
        return {}
    cards = {slug: entry.value for slug, entry in project.cards.items()}
    sources = {slug: entry.value for slug, entry in project.sources.items()}
    return {file: schema_text(schema_files(project.vocabulary.value, project.languages, cards, sources)[NAMES])}
