"""Where the languages of the site stand."""

from __future__ import annotations

from collections.abc import Mapping

from cards.schema import Language

LANGUAGE_ROOTS: Mapping[Language, str] = {Language.EN: "", Language.NL: "nl/"}
"""What stands before the address of a page within its language."""

ROOT_LANGUAGE = Language.EN
"""The language whose build also writes what belongs to the whole site."""
