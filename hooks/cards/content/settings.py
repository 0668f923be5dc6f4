"""The settings of a site, ``practices/_site.yml``: its languages, and what makes it a company's own."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Annotated, Self

from pydantic import AfterValidator, Field, Strict, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from cards.content.languages import Language, LanguageCode, Languages, LocaleName
from cards.content.problem import quoted, said
from cards.content.schema import InAnyLanguage, LanguageKey, Model, OrAbsent, RuleBroken, Words
from cards.content.vocabulary import Colour

PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".webp")
"""How the name of a logo ends."""


class LanguageSettings(Model):
    """What a project says of one of its languages."""

    locale: OrAbsent[LocaleName] = None
    """How dates, numbers and lists are written, for example ``en_GB``; else as the language commonly does."""

    complete: bool = True
    """Whether everything but the cards must be there in it; a language that is being added shows what it lacks in another."""

    fallback: tuple[LanguageCode, ...] = ()
    """Where a text that is missing in it is looked for first; after these come all others, in order."""


class SiteName(InAnyLanguage):
    """What the site is called."""

    __pydantic_extra__: dict[LanguageKey, Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=50)]]


class Owner(InAnyLanguage):
    """Who is responsible for the site."""

    __pydantic_extra__: dict[LanguageKey, Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]]


class Colours(Model):
    """The colours of the site, each on a light ground and on a dark one; paper has the first."""

    primary: OrAbsent[Colour] = None
    """That of the head and the foot of every page, which white text stands on."""

    accent: OrAbsent[Colour] = None
    """That of what is pointed at."""


def _mail_address(text: str) -> str:
    name, at, host = text.partition("@")
    if not (name and at and "." in host) or " " in text or "@" in host:
        raise RuleBroken("wrong-form", said("no-mail", typed=quoted(text)), said("form-of-mail"))
    return text


class Contact(Model):
    """Whom readers turn to."""

    name: OrAbsent[Words] = None
    mail: OrAbsent[Annotated[Words, AfterValidator(_mail_address)]] = None

    @model_validator(mode="after")
    def _is_somebody(self) -> Self:
        if self.name is None and self.mail is None:
            raise RuleBroken("nobody", said("no-contact"), said("tell-contact"))
        return self


class Imprint(InAnyLanguage):
    """Who publishes the site, Markdown."""


def _picture(path: str) -> str:
    if PurePosixPath(path).suffix.lower() not in PICTURES:
        raise RuleBroken("wrong-form", said("no-picture", typed=quoted(path)), said("form-of-picture"))
    return path


class ReviewAfter(Model):
    """How long a card counts as looked at."""

    months: Annotated[int, Strict(), Field(ge=1, le=120)]


class SiteSettings(Model):
    """``practices/_site.yml``: what is true of the whole site. Whatever is left out is as it has been made for everybody."""

    languages: Annotated[dict[LanguageCode, LanguageSettings], Field(min_length=1)]
    """In the order of the menu; the first has the addresses without a language in them."""

    name: OrAbsent[SiteName] = None
    """What the site is called, in one language or more; else as its messages have it."""

    logo: OrAbsent[Annotated[Words, AfterValidator(_picture)]] = None
    """A picture of the project, told from its folder, for example ``brand/logo.svg``; else that of the theme."""

    colours: Colours = Colours()
    owner: OrAbsent[Owner] = None
    """Who is responsible for the site, an organisation or a department."""

    contact: OrAbsent[Contact] = None
    imprint: OrAbsent[Imprint] = None

    review_after: OrAbsent[ReviewAfter] = None
    """How long after its review a card is due for another one; without it no card ever is."""

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
