"""Each card differs from its neighbours: no two share a title, a statement or a set of keywords in a language."""

from __future__ import annotations

from collections.abc import Iterator

from cards.content.problem import Problem, quoted, said
from cards.content.project import Project


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem for every card that repeats one before it in the order of the slugs."""
    first: dict[tuple[str, str, object], str] = {}
    for slug, entry in project.cards.items():
        for language, text in entry.value.texts.items():
            for key, value in (
                ("title", text.title.casefold()),
                ("statement", text.statement.casefold()),
                ("keywords", frozenset(text.keywords)),
            ):
                other = first.setdefault((language, key, value), slug)
                if value and other != slug:
                    wrong = said("not-unique", card=quoted(other), key=quoted(key))
                    yield entry.problem((language, key), "not-unique", wrong, said("set-it-apart"))
