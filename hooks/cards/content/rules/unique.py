"""Each card differs from its neighbours: no two share a title, a statement or a set of keywords in a language."""

from __future__ import annotations

from collections.abc import Iterator

from cards.content.languages import Language
from cards.content.problem import Problem
from cards.content.project import Project
from cards.content.schema import CardText


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem for every card that repeats one before it in the order of the slugs."""
    first: dict[tuple[Language, str, object], str] = {}
    for slug, entry in project.cards.items():
        for language in Language:
            text: CardText | None = getattr(entry.value, language)
            if text is None:
                continue
            for key, value in (
                ("title", text.title.casefold()),
                ("statement", text.statement.casefold()),
                ("keywords", frozenset(text.keywords)),
            ):
                other = first.setdefault((language, key, value), slug)
                if other != slug:
                    yield entry.problem(
                        (language, key), "not-unique", f"the card `{other}` has the same {key}", "Write here what sets this card apart."
                    )
