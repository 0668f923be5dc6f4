"""What is said when a site is not published."""

from __future__ import annotations

from collections.abc import Callable

from cards.content.problem import Said

Tell = Callable[[Said], None]
"""Tells whoever builds something that does not end the build."""


class Refused(Exception):
    """The site is not published; `why` is one of the sentences that commands say."""

    def __init__(self, why: Said) -> None:
        super().__init__(why.key)
        self.why = why
