"""What ``cards check`` makes of a mutation, and whether that helps whoever made the mistake."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cards.content import catalog
from cards.content.catalog import Catalog
from cards.content.languages import Languages
from cards.content.problem import Problem
from cards.content.reading import Parsed, parse_entry
from cards.content.wording import wording
from cards.site.bytecode_cache import CompiledTemplates
from jinja2 import BytecodeCache
from pydantic import BaseModel

from tests.mutations.mutation import Mutation, Told
from tests.mutations.reading import pages_about

LONGEST = 2.0
"""Seconds of the processor after which an answer counts as none."""


@dataclass(frozen=True, order=True)
class Said:
    """A problem as a contributor reads it, in English."""

    path: str
    line: int
    text: str
    """What is wrong and what to do about it."""


def said(problem: Problem) -> Said:
    """Return what a problem says; the only place that knows how problems are made."""
    words = wording("en")
    return Said(problem.path, problem.line, f"{words.wrong(problem)}. {words.remedy(problem)} {problem.mended or ''}".rstrip())


@dataclass(frozen=True)
class Verdict:
    """How the answer to a mutation was; all false where nothing is to be said against it."""

    mutation: Mutation
    problems: tuple[Said, ...]
    traceback: str = ""
    hang: bool = False
    accepted: bool = False
    """A mistake was accepted."""

    refused: bool = False
    """What is right was refused."""

    wrong_line: bool = False
    no_remedy: bool = False
    several: bool = False

    @property
    def good(self) -> bool:
        return not (self.traceback or self.hang or self.accepted or self.refused or self.wrong_line or self.no_remedy or self.several)

    def __str__(self) -> str:
        faults = ("traceback", "hang", "accepted", "refused", "wrong_line", "no_remedy", "several")
        named = ", ".join(fault.replace("_", " ") for fault in faults if getattr(self, fault))
        wanted = "".join(f"\n    wanted: {told}" for told in self.mutation.told)
        got = "".join(f"\n    said:   {problem.path}:{problem.line}: {problem.text}" for problem in self.problems[:4])
        more = f"\n    … {len(self.problems)} in all" if len(self.problems) > 4 else ""
        return f"[{self.mutation.kind}] {self.mutation.what}\n  {named}{wanted}{got}{more}{self.traceback and chr(10)}{self.traceback}"


Answer = Catalog | list[Problem]


class Checker:
    """A copy of a project, for mistakes to be made in and mended again.

    It is checked as a whole, as ``cards check`` does; what has not changed is not parsed anew.
    """

    def __init__(self, root: Path, folder: Path) -> None:
        self.folder = folder
        self.compiled = CompiledTemplates(Path(), "of-tests")
        for name in ("practices", "seeds"):
            shutil.copytree(root / name, folder / name)
        self._originals = {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.glob("*/*") if file.is_file()}
        self._known: dict[tuple[str, int], tuple[object, Parsed[Any]]] = {}
        assert isinstance(self.answer(), Catalog)

    def answer(self) -> Answer:
        """Return what a check of the copy as it is now comes to."""
        return catalog.load(self.folder, self._parse)

    def __call__(self, mutation: Mutation) -> Verdict:
        """Make the mistake, judge the answer and mend it."""
        started = time.process_time()
        try:
            self.make(mutation)
            answer = self.answer()
        except Exception as error:  # noqa: BLE001 - none is right, whatever it is
            return Verdict(mutation, (), traceback=f"    {type(error).__name__}: {error}")
        finally:
            self.mend(mutation)
        hang = time.process_time() - started > LONGEST
        return judged(mutation, answer, self.compiled, hang=hang)

    def make(self, mutation: Mutation) -> None:
        for path, data in spoilt(mutation, self._originals).items():
            if data is None:
                (self.folder / path).unlink()
            else:
                (self.folder / path).write_bytes(data)

    def mend(self, mutation: Mutation) -> None:
        for path in (*mutation.files, *(change.path for change in mutation.changes)):
            if path in self._originals:
                (self.folder / path).write_bytes(self._originals[path])
            else:
                (self.folder / path).unlink(missing_ok=True)

    def _parse(self, path: str, data: bytes, model: type[BaseModel], languages: Languages | None) -> Parsed[Any]:
        given = (data, model, languages)
        is_original = data == self._originals.get(path)
        if is_original and (path, id(model)) in self._known and self._known[path, id(model)][0] == given:
            return self._known[path, id(model)][1]
        parsed = parse_entry(path, data, model, languages)
        if is_original:
            self._known[path, id(model)] = given, parsed
        return parsed


def spoilt(mutation: Mutation, originals: Mapping[str, bytes]) -> dict[str, bytes | None]:
    """Return the files that the mutation changes, as they then are."""
    files = dict(mutation.files)
    for change in sorted(mutation.changes, key=lambda change: -change.start):
        text = files.get(change.path, originals[change.path])
        assert text is not None
        files[change.path] = change.apply(text.decode()).encode()
    return files


def judged(mutation: Mutation, answer: Answer, compiled: BytecodeCache, *, hang: bool) -> Verdict:
    """Return the verdict on the `answer` to a mutation."""
    if isinstance(answer, Catalog):
        accepted = bool(mutation.told) and not (mutation.shown and all_shown(mutation, answer, compiled))
        return Verdict(mutation, (), hang=hang, accepted=accepted, wrong_line=accepted, no_remedy=accepted)
    problems = tuple(sorted(said(problem) for problem in answer))
    if not mutation.told:
        return Verdict(mutation, problems, hang=hang, refused=True)
    found = [[problem for problem in problems if problem.path == told.path and problem.line in told.lines] for told in mutation.told]
    return Verdict(
        mutation,
        problems,
        hang=hang,
        wrong_line=not all(found),
        no_remedy=not all(useful(told, there or problems) for told, there in zip(mutation.told, found, strict=True)),
        several=len(problems) > mutation.limit,
    )


def useful(told: Told, problems: Iterable[Said]) -> bool:
    """Tell whether one of `problems` holds the words that a remedy needs."""
    return any(all(any(holds(problem.text, word) for word in group) for group in told.says) for problem in problems)


def holds(text: str, word: str) -> bool:
    """Tell whether `word` stands in `text` for itself and not as a part of another."""
    before = r"(?<![\w-])" if word[:1].isalnum() else ""
    behind = r"(?![\w-])" if word[-1:].isalnum() else ""
    return re.search(f"{before}{re.escape(word)}{behind}", text) is not None


def all_shown(mutation: Mutation, cards: Catalog, compiled: BytecodeCache) -> bool:
    """Tell whether the pages about the file that was changed show all the texts that they must show."""
    pages = pages_about(cards, mutation.changes[0].path, compiled)
    return all(text in pages for text in mutation.shown)
