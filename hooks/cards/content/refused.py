"""What ends a command that cannot do what it is asked for, in a sentence of each language."""

from __future__ import annotations

from cards.content.problem import Said


class Refused(Exception):
    """What was asked for is not done; `why` is one of the sentences that commands say."""

    def __init__(self, why: Said) -> None:
        super().__init__(why.key)
        self.why = why
