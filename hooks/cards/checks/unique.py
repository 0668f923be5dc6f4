"""Each card differs from its neighbours: no two share a title, a statement or a set of keywords in a language."""

from __future__ import annotations

from collections.abc import Iterator

from cards.collection import Collection
from cards.problem import Problem
from cards.schema import CardText, Language


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a problem for every card that repeats one before it in the order of the slugs."""
    first: dict[tuple[Language, str, object], str] = {}
    for slug, entry in collection.cards.items():
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
