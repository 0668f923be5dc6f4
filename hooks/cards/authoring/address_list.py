"""The list of published addresses, as the commands write it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from cards.authoring.changes import Changes, Refused
from cards.content.addresses import Addresses
from cards.content.problem import named, said
from cards.content.project import ADDRESSES, PRACTICES, Project
from cards.content.schema_files import modeline
from cards.content.validation import validate
from cards.content.yaml import loader

HEAD = f"""\
{modeline("addresses.json", PRACTICES)}
# Every address that a card has or had. The commands keep this list; with it, none of them is lost by a change of name.
"""


def with_addresses(root: Path, published: Iterable[str], removed: Mapping[str, str | None] | None = None) -> Changes:
    """Return the change of the list in the project in `root` that adds addresses, and those of removed cards with where they lead now."""
    file = root / PRACTICES / ADDRESSES
    before = read(root)
    return {file: _text({*before.published, *published}, {**before.removed, **(removed or {})})}


def read(root: Path) -> Addresses:
    """Return the list as it is, an empty one if there is none; raise `Refused` if it cannot be read, since addresses would be lost."""
    file = root / PRACTICES / ADDRESSES
    if not file.exists():
        return Addresses()
    document = loader.read(root, file).document
    found = validate(document, Addresses) if document else []
    if not isinstance(found, Addresses):
        raise Refused(said("list-is-broken", file=named(f"{PRACTICES}/{ADDRESSES}")))
    return found


def answering(project: Project) -> set[str]:
    """Return every address at which the site of `project` shows a card or leads to one."""
    return {*project.cards, *(former for entry in project.cards.values() for former in entry.value.formerly)}


def _text(published: set[str], removed: Mapping[str, str | None]) -> str:
    lines = ["published:", *(f"  - {address}" for address in sorted(published))]
    if removed:
        lines += ["removed: # address -> the card that its readers are sent to; none for the catalogue"]
        lines += [f"  {address}: {card or ''}".rstrip() for address, card in sorted(removed.items())]
    return HEAD + "\n".join(lines) + "\n"
