"""The languages of the site, and where each of them has its pages."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Language(StrEnum):
    """A language of the site, as in ``lang`` attributes and in the keys of the files."""

    EN = "en"
    NL = "nl"

    @property
    def other(self) -> Language:
        """The other of the two."""
        return Language.NL if self is Language.EN else Language.EN


LANGUAGE_ROOTS: Mapping[Language, str] = {Language.EN: "", Language.NL: "nl/"}
"""What stands before the URL of a page within its language."""

ROOT_LANGUAGE = Language.EN
"""The language whose build also writes what belongs to the whole site."""
