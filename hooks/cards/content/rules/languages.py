"""Each language is complete: its words, what its search knows, its settings and its pages written by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from cards.content import messages, search_words
from cards.content.languages import Language
from cards.content.messages import PROJECT, Messages
from cards.content.problem import Problem
from cards.content.project import Project
from cards.content.validation import did_you_mean
from cards.content.yaml_loader import Location, Value

MOST_LISTED = 10
"""So many keys a message names."""

PLURALS = {"zero", "one", "two", "few", "many", "other"}
"""The forms of a text that counts; how many there are is a matter of the language."""


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem for every part of a language that is missing or wrong, and every fallback that is no language of the site."""
    first = next(iter(project.languages.values()))
    for code, language in project.languages.items():
        at: Location = ("languages", code)
        for part, model in _parts(project.root, language, first):
            if not part.exists():
                hint = f"Begin with a copy of {_shown(model, project.root)}, or remove the language."
                message = f"the language `{code}` has no {_shown(part, project.root)}"
                yield project.site.key_problem(at, "incomplete-language", message, hint)
        yield from _words(project, language, first)
        if (search_words.FOLDER / f"{code}.yml").exists() and isinstance(found := search_words.read_search_words(code), list):
            yield from found
        for index, other in enumerate(project.site.value.languages[code].fallback):
            if other not in project.languages:
                hint = did_you_mean(other, project.languages)
                yield project.site.problem((*at, "fallback", index), "unknown-value", f"`{other}` is not a language of the site", hint)


def _parts(root: Path, language: Language, first: Language) -> Iterator[tuple[Path, Path]]:
    """Yield each file and folder that `language` needs, with that of the language `first`."""
    for folder in (messages.FOLDER, search_words.FOLDER):
        yield folder / f"{language}.yml", folder / f"{first}.yml"
    if (root / "mkdocs.yml").exists():  # without it there are cards, and no site
        yield root / "docs" / language.code / "index.md", root / "docs" / first.code / "index.md"
        if not language.is_first:
            yield root / f"mkdocs.{language}.yml", root / "mkdocs.yml"


def _shown(part: Path, root: Path) -> str:
    return f"`{part.relative_to(root if part.is_relative_to(root) else PROJECT).as_posix()}`"


def _words(project: Project, language: Language, first: Language) -> Iterator[Problem]:
    """Compare the words of `language` with those of `first`: the same keys, the same placeholders, and a form for any number."""
    if not all((messages.FOLDER / f"{code}.yml").exists() for code in (first, language)):
        return
    expected, found = messages.read_messages(first.code), messages.read_messages(language.code)
    if isinstance(found, list):
        yield from found
    elif not isinstance(expected, list):
        file = f"`hooks/cards/messages/{language}.yml`"
        hint = f"Write them as `hooks/cards/messages/{first}.yml` has them."
        for said, keys in _differences(dict(_texts(expected)), dict(_texts(found))):
            more = f" and {len(keys) - MOST_LISTED} more" if len(keys) > MOST_LISTED else ""
            message = f"{file} {said} {', '.join(f'`{key}`' for key in keys[:MOST_LISTED])}{more}"
            yield project.site.key_problem(("languages", language.code), "incomplete-language", message, hint)


def _differences(expected: Mapping[str, Value], found: Mapping[str, Value]) -> Iterator[tuple[str, list[str]]]:
    """Yield what is not right with the texts that are found, and the keys of those of which it is true."""
    both = [key for key in expected if key in found]
    kinds = {
        "lacks": [key for key in expected if key not in found],
        "has unknown": [key for key in found if key not in expected],
        "has other placeholders in": [key for key in both if _placeholders(expected[key]) != _placeholders(found[key])],
        "has no form `other` of": [key for key in both if isinstance(value := found[key], dict) and "other" not in value],
    }
    return ((said, keys) for said, keys in kinds.items() if keys)


def _texts(value: Messages | Mapping[str, Value], above: str = "") -> Iterator[tuple[str, Value]]:
    """Yield every text with its key, and those above it before it; the forms of a text that counts are one."""
    for key, below in value.items():
        if isinstance(below, dict) and not set(below) <= PLURALS:
            yield from _texts(below, f"{above}{key}.")
        else:
            yield f"{above}{key}", below


def _placeholders(value: Value) -> set[str]:
    """Return the names in braces in a text, or in all the forms of one; a form may leave out the number."""
    forms = value.values() if isinstance(value, dict) else [value]
    return {name for form in forms for name in re.findall(r"\{(\w*)\}", str(form))} - {"n"}
