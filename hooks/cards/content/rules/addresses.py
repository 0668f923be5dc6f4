"""No published address is lost: a card that has gone left word where its readers are sent."""

from __future__ import annotations

from collections.abc import Iterator

from cards.content.problem import Problem, named, quoted, said
from cards.content.project import PRACTICES, Project
from cards.content.rules.editorial import unknown_card


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem for every address that stopped answering, that leads nowhere, or that is removed and in use."""
    entry = project.addresses
    if entry is None:
        return
    for index, address in enumerate(entry.value.published):
        if address in project.lost_addresses:
            remedy = said("remove-properly", command=named(f"cards remove {address}"))
            if (card := project.moved.get(address)) is not None:
                remedy = said("write-formerly", file=named(f"{PRACTICES}/{card}.yml"), line=named(f"formerly: [{address}]"))
            yield entry.problem(("published", index), "lost-address", said("lost-address", address=quoted(address)), remedy)
        elif address in entry.value.published[:index]:
            yield entry.problem(("published", index), "repeated", said("repeated", item=quoted(address)), said("remove-one"))
    for address, card in entry.value.removed.items():
        if address in project.cards:
            wrong = said("address-is-a-card", address=quoted(address))
            yield entry.key_problem(("removed", address), "address-in-use", wrong, said("remove-address"))
        if card is not None and card not in project.cards:
            yield from unknown_card(project, entry, ("removed", address), card)
