"""Problems in words: what ``problems/LANGUAGE.yml`` says of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import cast

from babel import Locale, default_locale

from cards.content.messages import load_messages
from cards.content.problem import Code, Filling, LanguageName, Problem, Said, printable, quoted
from cards.content.yaml import loader

FOLDER = Path(__file__).parents[1] / "problems"
PROJECT = FOLDER.parents[2]
"""The folder that the paths in problems are told from."""

MOST_LISTED = 10
"""So many known words a sentence lists; where there are more, it lists the first ones."""

Sentences = Mapping[str, str | Mapping[str, str]]
"""Sentences by key; one that counts has a form for each plural category of its language."""


@dataclass(frozen=True)
class Explanation:
    """What a code stands for; in the texts, what one types is in backticks."""

    title: str

    text: str
    """What the rule is for."""

    wrong: str | None = None
    """A line or a few that break the rule, where that helps."""

    right: str | None = None
    """The same, mended."""


@dataclass(frozen=True)
class Wording:
    """How one language tells problems."""

    code: str
    """The language, for example ``nl``."""

    @cached_property
    def sentences(self) -> Mapping[str, Sentences]:
        """Return ``wrong``, ``remedies``, ``parts``, the words around them: ``report``, and what explains them: ``codes``, ``code_groups``.

        They are read when there is something to tell: a preview starts without.
        """
        read = loader.read(PROJECT, FOLDER / f"{self.code}.yml").outcome
        assert not isinstance(read, list), read
        return cast("dict[str, Sentences]", read.value)

    @cached_property
    def _parts(self) -> Sentences:
        """Return what stands within sentences: remedies, parts, and what keys are for, which the words of the interface say too.

        Those are read when such a part is told: that there is no problem is said without.
        """
        messages = load_messages(self.code)
        fields = {f"field-{key}": meaning for key, meaning in messages["fields"].items()}
        models = {name: keys for name, keys in messages["keys"].items() if isinstance(keys, dict)}
        keys = {f"meaning-{name}-{key}": told["meaning"] for name, keys in models.items() for key, told in keys.items()}
        return {**self.sentences["remedies"], **self.sentences["parts"], **fields, **keys}

    def wrong(self, problem: Problem) -> str:
        """Return what is wrong, on one line and without a full stop."""
        return printable(self._say("wrong", problem.wrong))

    def remedy(self, problem: Problem) -> str:
        """Return what to do about it, on one line."""
        return printable(self._say("remedies", problem.remedy))

    def sentence(self, table: str, key: str, **values: Filling) -> str:
        """Return the sentence `key` of `table`, filled with `values`."""
        return self._say(table, Said(key, tuple(values.items())))

    def around(self, key: str, n: int = 0) -> str:
        """Return a sentence that stands around problems, about `n` of them."""
        return self._say("report", Said(key, (("n", n),)))

    def explanation(self, code: Code) -> Explanation:
        """Return what the code stands for."""
        return Explanation(**cast("Mapping[str, str]", self.sentences["codes"][code]))

    def group(self, name: str) -> str:
        """Return what the codes of that group have in common."""
        return cast("str", self.sentences["code_groups"][name])

    def _say(self, table: str, sentence: Said) -> str:
        return self._filled_in(self.sentences[table][sentence.key], sentence)

    def _filled_in(self, forms: str | Mapping[str, str], sentence: Said) -> str:
        values = dict(sentence.values)
        if not isinstance(forms, str):
            forms = forms.get(Locale(self.code).plural_form(cast("int", values["n"])), forms["other"])
        return forms.format_map({name: self._filled(value) for name, value in values.items()})

    def _filled(self, value: Filling) -> str:
        if isinstance(value, Said):
            return self._filled_in(self._parts[value.key], value)
        if isinstance(value, LanguageName):
            return str(Locale(self.code).languages.get(value.code, quoted(value.code)))
        if isinstance(value, tuple):
            listed = ", ".join(self._filled(word) if isinstance(word, Said) else quoted(word) for word in value[:MOST_LISTED])
            more = len(value) - MOST_LISTED
            return self._filled(Said("and-more", (("list", listed), ("n", more)))) if more > 0 else listed
        return str(value)


def languages() -> list[str]:
    """Return the codes of the languages that problems can be told in."""
    return sorted(file.stem for file in FOLDER.glob("*.yml"))


def nearest(order: Iterable[str]) -> str:
    """Return the first of these languages that problems can be told in, else English."""
    return next((code for code in order if code in languages()), "en")


def language_of_system() -> str:
    """Return the code of the language that this computer is set to, if problems can be told in it, else English.

    The variables LANGUAGE, LC_ALL, LC_MESSAGES and LANG say it, in this order.
    """
    return nearest([(default_locale("LC_MESSAGES") or "en").partition("_")[0]])


@cache
def wording(code: str) -> Wording:
    """Return how the language of that code tells problems; it is one of `languages`."""
    return Wording(code)
