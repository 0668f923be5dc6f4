"""The languages of a project."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated

from babel import Locale
from babel.localedata import locale_identifiers
from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

_LOCALES = frozenset(locale_identifiers())
"""The locales that Babel has dates, numbers and names of languages for."""


def is_language(code: str) -> bool:
    """Tell whether there is a language of that code."""
    return code in _LOCALES and code.isalpha()


def _known_code(code: str) -> str:
    if not is_language(code):
        raise PydanticCustomError("unknown_language", "not a language")
    return code


def _known_locale(name: str) -> str:
    if name not in _LOCALES:
        raise PydanticCustomError("unknown_locale", "not a locale")
    return name


LanguageCode = Annotated[str, AfterValidator(_known_code)]
"""As in ``lang`` attributes and in the keys of the files: ISO 639, for example ``nl``."""


LocaleName = Annotated[str, AfterValidator(_known_locale)]
"""How dates, numbers and lists are written, for example ``en_GB``."""


@dataclass(frozen=True)
class Language:
    """A language of the site."""

    code: str
    """As in ``lang`` attributes and in the keys of the files."""

    root: str
    """The prefix of the URLs of its pages: nothing for the first one, else for example ``nl/``."""

    order: tuple[str, ...]
    """The languages in which a text is looked for, this one first."""

    locale: str
    """How dates, numbers and lists are written, for example ``en_GB``."""

    complete: bool = True
    """Whether everything but the cards must be there in it."""

    def __str__(self) -> str:
        return self.code

    @property
    def web_locale(self) -> str:
        """The locale as browsers name it, for example ``en-GB``."""
        return self.locale.replace("_", "-")

    @property
    def is_first(self) -> bool:
        """Tell whether its build also writes what belongs to the whole site."""
        return not self.root


Languages = Mapping[str, Language]
"""The languages of a project by code, in its order."""


@cache
def name_of(code: str, language: Language) -> str:
    """Return how `language` calls the language of that code, for example ``Dutch``."""
    return str(Locale(language.code).languages.get(code) or Locale("en").languages[code])


def own_name(language: Language) -> str:
    """Return what the language calls itself, as a menu of languages writes it, for example ``Nederlands``."""
    name = name_of(language.code, language)
    return name[0].upper() + name[1:]
