"""The languages of a project: an ordered list in ``practices/_site.yml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Self

from babel import Locale
from babel.localedata import locale_identifiers
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

_LOCALES = frozenset(locale_identifiers())
"""The locales that Babel has dates, numbers and names of languages for."""


def _known_code(code: str) -> str:
    if code not in _LOCALES or not code.isalpha():
        raise PydanticCustomError("unknown_language", "not a language")
    return code


def _known_locale(name: str) -> str:
    if name not in _LOCALES:
        raise PydanticCustomError("unknown_locale", "not a locale")
    return name


LanguageCode = Annotated[str, AfterValidator(_known_code)]
"""As in ``lang`` attributes and in the keys of the files: ISO 639, for example ``nl``."""


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


class LanguageSettings(BaseModel):
    """What a project says of one of its languages."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    locale: Annotated[str, AfterValidator(_known_locale)] | None = None
    """How dates, numbers and lists are written, for example ``en_GB``; else as the language commonly does."""

    complete: bool = True
    """Whether everything but the cards must be there in it; a language that is being added shows what it lacks in another."""

    fallback: tuple[LanguageCode, ...] = ()
    """Where a text that is missing in it is looked for first; after these come all others, in order."""


class SiteSettings(BaseModel):
    """``practices/_site.yml``: what is true of the whole site."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    languages: Annotated[dict[LanguageCode, LanguageSettings], Field(min_length=1)]
    """In the order of the menu; the first has the addresses without a language in them."""

    @model_validator(mode="after")
    def _the_first_is_complete(self) -> Self:
        first = next(iter(self.languages))
        if not self.languages[first].complete:
            raise PydanticCustomError("incomplete_first", "incomplete", {"path": ["languages", first, "complete"]})
        return self

    @model_validator(mode="after")
    def _locales_are_of_their_languages(self) -> Self:
        for code, language in self.languages.items():
            if language.locale and language.locale.partition("_")[0] != code:
                raise PydanticCustomError("other_locale", "other", {"path": ["languages", code, "locale"], "code": code})
        return self


def languages_of(settings: SiteSettings) -> Languages:
    """Return the languages that `settings` list, each with its place on the site and its fallback order."""
    first = next(iter(settings.languages))
    return {
        code: Language(
            code,
            root="" if code == first else f"{code}/",
            order=tuple(dict.fromkeys((code, *language.fallback, *settings.languages))),
            locale=language.locale or code,
            complete=language.complete,
        )
        for code, language in settings.languages.items()
    }


def name_of(code: str, language: Language) -> str:
    """Return how `language` calls the language of that code, for example ``Dutch``."""
    return str(Locale(language.code).languages.get(code) or Locale("en").languages[code])


def own_name(language: Language) -> str:
    """Return what the language calls itself, as a menu of languages writes it, for example ``Nederlands``."""
    name = name_of(language.code, language)
    return name[0].upper() + name[1:]
