"""A language is there as a whole: its words, what its search knows, its settings and its pages written by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from cards.content import messages
from cards.content.languages import Language
from cards.content.problem import Problem
from cards.content.project import Project
from cards.content.validation import did_you_mean
from cards.content.yaml_loader import Location, Value

PACKAGE = Path(__file__).parents[2]
MOST_LISTED = 10
"""So many missing words a message names."""


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem for every part of a language that is missing, and every fallback that is no language of the site."""
    first = next(iter(project.languages.values()))
    for code, language in project.languages.items():
        at: Location = ("languages", code)
        for part in _parts(project.root, language):
            if not part.exists():
                path = _shown(part, project.root)
                hint = f"Begin with a copy of {_shown(_same_part(part, language, first), project.root)}, or remove the language."
                yield project.site.key_problem(at, "incomplete-language", f"the language `{code}` has no {path}", hint)
        yield from _words(project, language, first)
        for index, other in enumerate(project.site.value.languages[code].fallback):
            if other not in project.languages:
                hint = did_you_mean(other, project.languages)
                yield project.site.problem((*at, "fallback", index), "unknown-value", f"`{other}` is not a language of the site", hint)


def _parts(root: Path, language: Language) -> Iterator[Path]:
    yield messages.FOLDER / f"{language}.yml"
    yield PACKAGE / "search_words" / f"{language}.yml"
    if (root / "mkdocs.yml").exists():  # without it there are cards, and no site
        yield root / "docs" / language.code
        if not language.is_first:
            yield root / f"mkdocs.{language}.yml"


def _same_part(part: Path, language: Language, first: Language) -> Path:
    """Return the part of the language `first` that is what `part` is of `language`."""
    return part.with_name("mkdocs.yml" if part.name.startswith("mkdocs.") else part.name.replace(language.code, first.code))


def _shown(part: Path, root: Path) -> str:
    path = part.relative_to(root) if part.is_relative_to(root) else "hooks/cards" / part.relative_to(PACKAGE)
    return f"`{path.as_posix()}`"


def _words(project: Project, language: Language, first: Language) -> Iterator[Problem]:
    files = [messages.FOLDER / f"{code}.yml" for code in (first, language)]
    if not all(file.exists() for file in files):
        return
    expected, found = (list(_keys(messages.load_messages(file.stem))) for file in files)
    differences = {
        "lacks": [key for key in expected if key not in found],
        "has unknown": [key for key in found if key not in expected],
    }
    for said, keys in differences.items():
        if keys:
            more = f" and {len(keys) - MOST_LISTED} more" if len(keys) > MOST_LISTED else ""
            message = f"{_shown(files[1], project.root)} {said} {', '.join(f'`{key}`' for key in keys[:MOST_LISTED])}{more}"
            hint = f"Give it the same keys as {_shown(files[0], project.root)}."
            yield project.site.key_problem(("languages", language.code), "incomplete-language", message, hint)


def _keys(value: Mapping[str, Value], above: str = "") -> Iterator[str]:
    for key, below in value.items():
        if isinstance(below, dict) and not set(below) <= PLURALS:
            yield from _keys(below, f"{above}{key}.")
        else:
            yield f"{above}{key}"


PLURALS = {"zero", "one", "two", "few", "many", "other"}
"""The forms of a text that counts; how many there are is a matter of the language."""
