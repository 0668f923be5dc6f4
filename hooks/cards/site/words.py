"""The words of the interface as templates ask for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from babel import Locale

from cards.content.messages import Messages


class Words(dict[str, Any]):
    """Words that are attributes too: that is where Jinja looks first, and a page names hundreds of them.

    A word that is called as a method of `dict` hides it: templates that walk through a block must have none there.
    """

    def __init__(self, messages: Messages) -> None:
        super().__init__({key: Words(value) if isinstance(value, dict) else value for key, value in messages.items()})
        self.__dict__ = self


def plural(locale: Locale, forms: Mapping[str, str], n: float, **values: object) -> str:
    """Return the form for `n` things, filled in; `forms` has one for each plural category of the language, or ``other`` in its place."""
    return forms.get(locale.plural_form(n), forms["other"]).format(n=n, **values)
