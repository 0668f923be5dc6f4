"""Each language is complete: its words, what its search knows, its settings and its pages written by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from cards.content import messages, search_words
from cards.content.did_you_mean import did_you_mean
from cards.content.languages import Language
from cards.content.messages import PROJECT, Messages
from cards.content.problem import Problem, quoted, said
from cards.content.project import Project
from cards.content.yaml.loader import Location, Value

PLURALS = {"zero", "one", "two", "few", "many", "other"}
"""The forms of a text that counts; how many there are is a matter of the language."""


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem for every part of a language that is missing or wrong, and every fallback that is no language of the site."""
    first = next(iter(project.languages.values()))
    for code, language in project.languages.items():
        at: Location = ("languages", code)
        for part, model in _parts(project.root, language, first):
            if not part.exists():
                wrong = said("language-lacks", language=quoted(code), file=_shown(part, project.root))
                remedy = said("begin-with-copy", file=_shown(model, project.root))
                yield project.site.key_problem(at, "incomplete-language", wrong, remedy)
        if not project.has_known_words:
            yield from _words(project, language, first)
            yield from _search_words(code)
        for index, other in enumerate(project.site.value.languages[code].fallback):
            if other not in project.languages:
                wrong = said("not-of-the-site", language=quoted(other))
                yield project.site.problem((*at, "fallback", index), "unknown-value", wrong, did_you_mean(other, project.languages))


def _search_words(code: str) -> Iterator[Problem]:
    if (search_words.FOLDER / f"{code}.yml").exists() and isinstance(found := search_words.read_search_words(code), list):
        yield from found


def _parts(root: Path, language: Language, first: Language) -> Iterator[tuple[Path, Path]]:
    """Yield each file and folder that `language` needs, with that of the language `first`."""
    for folder in (messages.FOLDER, search_words.FOLDER):
        yield folder / f"{language}.yml", folder / f"{first}.yml"
    if (root / "mkdocs.yml").exists():  # without it there are cards, and no site
        yield root / "docs" / language.code / "index.md", root / "docs" / first.code / "index.md"
        if not language.is_first:
            yield root / f"mkdocs.{language}.yml", root / "mkdocs.yml"


def _shown(part: Path, root: Path) -> str:
    return quoted(part.relative_to(root if part.is_relative_to(root) else PROJECT).as_posix())


def _words(project: Project, language: Language, first: Language) -> Iterator[Problem]:
    """Compare the words of `language` with those of `first`: the same keys, the same placeholders, and a form for any number."""
    files = tuple(messages.FOLDER / f"{code}.yml" for code in (first, language))
    if not all(file.exists() for file in files):
        return
    found = messages.read_messages(language.code)
    if isinstance(found, list):
        yield from found
        return
    file, model = quoted(f"hooks/cards/messages/{language}.yml"), quoted(f"hooks/cards/messages/{first}.yml")
    for what, keys in _differences(first.code, language.code, tuple((file, file.stat().st_mtime_ns) for file in files)):
        wrong = said(f"words-{what}", file=file, list=keys)
        yield project.site.key_problem(("languages", language.code), "incomplete-language", wrong, said("write-words", file=model))


@cache
def _differences(first: str, other: str, files: tuple[tuple[Path, int], ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what is not right with the words of a language beside those of the first, and the keys of those of which it is true.

    `files` are those of both, with when they changed last: until then, the words need no second look.
    """
    words = messages.read_messages(first)
    if isinstance(words, list):
        return ()
    expected, found = dict(_texts(words)), dict(_texts(messages.load_messages(other)))
    both = [key for key in expected if key in found]
    kinds = {
        "lacking": [key for key in expected if key not in found],
        "unknown": [key for key in found if key not in expected],
        "with-other-placeholders": [
            key for key in both if expected[key] != found[key] and _placeholders(expected[key]) != _placeholders(found[key])
        ],
        "without-other": [key for key in both if isinstance(value := found[key], dict) and "other" not in value],
    }
    return tuple((what, tuple(keys)) for what, keys in kinds.items() if keys)


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
