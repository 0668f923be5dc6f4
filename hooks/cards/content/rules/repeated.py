"""Nothing is said twice: no list of a card's text has the same item a second time."""

from __future__ import annotations

from collections.abc import Iterator

from cards.content.card import told
from cards.content.problem import Problem, quoted, said
from cards.content.project import Project


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem for every item that an earlier one of its list says already, whatever its capitals and its full stop."""
    for entry in project.cards.values():
        for code, text in entry.value.texts.items():
            for key, items in text:
                seen: set[str] = set()
                for at, item in told((code, key), items) if isinstance(items, tuple) else ():
                    if (same := item.casefold().rstrip(" .")) in seen:
                        yield entry.problem(at, "repeated", said("repeated", item=quoted(item)), said("remove-one"))
                    seen.add(same)
