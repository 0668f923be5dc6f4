"""The schema: the pieces that cards, sources and the vocabulary are made of.

The models are the single statement of the schema. The checker, the JSON Schema of ``cards schema`` and the table of keys on the
page for contributors are all made from them. What needs a second card or file to judge is in ``cards.content.rules``.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Generic, Self, TypeVar, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from cards.content.languages import Language, Languages
from cards.content.problem import Code, Said, named, quoted, said

# For the whole process, and what it starts: nobody has a say in the models, and to ask for plugins means to look through all packages.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

SLUG_PATTERN = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
CITATION_PATTERN = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$")

LONGEST_SLUG = 60
DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
RESERVED = {"index", "content", "related", "matrix", "all"} | DEVICES
"""No slugs: pages and anchors of the site's own, the word that a workshop's plan has for all cards, and what Windows takes for devices."""


Slug = Annotated[str, StringConstraints(strip_whitespace=True, pattern=SLUG_PATTERN, max_length=LONGEST_SLUG)]


def _not_reserved(slug: str) -> str:
    if slug in RESERVED:
        raise PydanticCustomError("reserved", "reserved")
    return slug


Address = Annotated[Slug, AfterValidator(_not_reserved)]
"""A name that a page is made for."""

_Reference = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]

Reference = Annotated[_Reference, WithJsonSchema({"type": "string", "pattern": SLUG_PATTERN.pattern, "maxLength": LONGEST_SLUG})]
"""The slug of something that stands elsewhere; the rules know what there is and how people call it, so its form is theirs to judge."""

Citation = Annotated[_Reference, WithJsonSchema({"type": "string", "pattern": CITATION_PATTERN.pattern})]
"""``SOURCE/PASSAGE``, a reference too."""

CITING = ("evidence", "against", "background", "passages")
"""The keys that hold lists of citations."""

WEB = ("http://", "https://", "www.")
"""How an address on the web begins, which is no citation."""

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Fact = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=280)]
Abstract = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]


def is_slug(name: str) -> bool:
    """Tell whether `name` can name a card or a source, and so be an address."""
    return len(name) <= LONGEST_SLUG and SLUG_PATTERN.fullmatch(name) is not None and name not in RESERVED


def slug_like(name: str) -> str:
    """Return the slug that is most like `name`; empty if it has neither letters nor digits."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    return "-".join(re.findall(r"[a-z0-9]+", letters))[:LONGEST_SLUG].rstrip("-")


def free_slug_like(name: str) -> str:
    """Return a slug that is like `name` and can be an address; another one if it has neither letters nor digits."""
    slug = slug_like(name) or "visitor-parking"
    return f"{slug}-1" if slug in RESERVED else slug


class RuleBroken(ValueError):
    """A rule that concerns several keys of a model is broken, most of all the key at `path` below the model."""

    def __init__(self, code: Code, wrong: Said, remedy: Said, *path: str) -> None:
        super().__init__(code)
        self.code = code
        self.wrong = wrong
        self.remedy = remedy
        self.path = path


class Model(BaseModel):
    """What all the models share: no unknown keys, and no change once made."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


def _language_of_the_project(key: str, info: ValidationInfo) -> str:
    languages: Languages | None = info.context
    if languages is not None and key not in languages:
        raise PydanticCustomError("unknown_key", "not a language of the project")
    return key


LanguageKey = Annotated[str, AfterValidator(_language_of_the_project)]
"""A language of the project; what is validated without a project may have any."""

T = TypeVar("T")


class _Written:
    """Has a file hold a value where its key stands: nothing behind the colon is no value, and would be left out without a word."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        value, _ = get_args(source)
        return core_schema.chain_schema([handler.generate_schema(value), core_schema.any_schema()])  # the second is for what is left out


OrAbsent = Annotated[T | None, _Written()]
"""The value of a key that may be left out, and not be left empty."""


class InLanguages(Model, Generic[T]):
    """What says a thing in one language or more, each under a key of its own beside the other keys."""

    model_config = ConfigDict(extra="allow")

    @property
    def texts(self) -> Mapping[str, T]:
        """Return what there is, by the code of its language."""
        texts: Mapping[str, T] = self.__pydantic_extra__ or {}
        return texts

    def text(self, language: Language) -> T:
        """Return what it says in `language`, or in the next one of its order that has it."""
        texts = self.texts
        return texts[_first_of(language, texts)]

    def text_language(self, language: Language) -> str:
        """Return the code of the language that `text` answers in."""
        return _first_of(language, self.texts)


def _first_of(language: Language, texts: Mapping[str, object]) -> str:
    return next(code for code in language.order if code in texts)


class Translated(InLanguages[str]):
    """A text in every language of the project, save those that are being added."""

    __pydantic_extra__: dict[LanguageKey, Words]

    @model_validator(mode="after")
    def _is_translated(self, info: ValidationInfo) -> Self:
        languages: Languages = info.context or {}
        for language in languages.values():
            if language.complete and language.code not in self.texts:
                raise PydanticCustomError("missing_key", "missing", {"path": [language.code]})
        return self


class InAnyLanguage(InLanguages[str]):
    """A text in one language or more; readers of the others are shown that."""

    __pydantic_extra__: dict[LanguageKey, Words]

    @model_validator(mode="after")
    def _has_a_language(self, info: ValidationInfo) -> Self:
        if not self.texts:
            raise no_text("no-text-here", info)
        return self


def no_text(wrong: str, info: ValidationInfo) -> RuleBroken:
    """Return the problem `wrong`: something has a text in no language."""
    keys = tuple(f"{code}:" for code in info.context or ("en", "nl"))
    return RuleBroken("no-text", said(wrong), said("write-under-a-language", keys=keys))


# --- what was told ----------------------------------------------------------------------------------------------------


class Speaker(Model):
    """Whoever says something; without a name where none is given."""

    name: OrAbsent[Words] = None
    role: OrAbsent[InLanguages[str]] = None
    organisation: OrAbsent[Words] = None

    @model_validator(mode="after")
    def _is_somebody(self) -> Self:
        if self.name is None and self.role is None:
            raise RuleBroken("nobody", said("nobody"), said("tell-who-speaks"))
        return self


def in_braces(text: str) -> str:
    """Return `text` as it can stand between braces: in quotes, where a part of it would mean something there."""
    return text if re.fullmatch(r"\w[^\[\]{},:#\"]*", text) else '"{}"'.format(text.replace("\\", "\\\\").replace('"', '\\"'))


def _any_language(info: ValidationInfo) -> str:
    return next(iter(info.context or ("en",)))


class Role(InAnyLanguage):
    """As what somebody speaks."""

    __pydantic_extra__: dict[LanguageKey, Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]]

    @model_validator(mode="before")
    @classmethod
    def _says_its_language(cls, value: object, info: ValidationInfo) -> object:
        if isinstance(value, str):
            raise RuleBroken(
                "wrong-type",
                said("no-language-said"),
                said("say-language", text=named(f"{{{_any_language(info)}: {in_braces(value)}}}")),
            )
        return value


class Teller(Speaker):
    """Whoever has told us something, and may wish to be known by a role alone."""

    name: OrAbsent[Name] = None
    role: OrAbsent[Role] = None
    organisation: OrAbsent[Name] = None

    @model_validator(mode="before")
    @classmethod
    def _has_keys(cls, value: object, info: ValidationInfo) -> object:
        if isinstance(value, str):
            text = in_braces(value)
            role = named(f"{{role: {{{_any_language(info)}: {text}}}}}")
            raise RuleBroken("wrong-type", said("name-or-role"), said("say-name-or-role", name=named(f"{{name: {text}}}"), role=role))
        return value


_WHEN = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?")


def _month_or_day(value: object) -> object:
    if not isinstance(value, str | int):
        return value
    try:
        if _WHEN.fullmatch(str(value)):
            date.fromisoformat(f"{value}-01"[: len("2026-03-14")])
            return value
    except ValueError:
        pass
    raise RuleBroken("wrong-form", said("no-month-or-day", typed=quoted(value)), said("form-of-month-or-day"))


When = Annotated[str, BeforeValidator(_month_or_day), Field(json_schema_extra={"pattern": f"^{_WHEN.pattern}$"})]
"""When something happened or was said: a month, as in ``2026-03``, or a day."""


def year_of(when: str) -> int:
    """Return the year of a month or a day."""
    return int(when[: len("2026")])


class Told(Model):
    """What is true of a case, which somebody tells from inside the organisation."""

    told_by: Teller
    where: Name
    """The department, or the whole organisation."""

    when: When
    agreed: date
    """The day on which whoever tells it agreed that it be published."""
