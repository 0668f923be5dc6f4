"""What broken YAML is read as: what is told of it, which lines are read otherwise, and of what nothing more is said.

The texts are those of ``mending.yml``, by name. The lines below a name in ``mending.said.txt`` are what is told, each problem with
``>`` the line mended, where that is shown; ``=`` the lines that are read otherwise than they were typed; ``?`` the values that were
guessed, or that may lack something. What is told of broken YAML in a whole project is in ``rules/cases``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from unicodedata import normalize

import pytest
import yaml
from cards.content.known_keys import all_keys
from cards.content.reading import read_vocabulary
from cards.content.vocabulary import card_model
from cards.content.yaml import loader
from cards.content.yaml.characters import cleaned
from cards.content.yaml.mending.merge_marks import without_marks
from cards.content.yaml.mending.prefixes import without_prefixes
from cards.content.yaml.mending.recovery import recover

from tests.problems import told

HERE = Path(__file__).parent
BASE = HERE / "rules" / "base"
SAID = HERE / "mending.said.txt"
TEXTS: Mapping[str, str] = yaml.load(HERE.joinpath("mending.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


@cache
def keys() -> frozenset[str]:
    read = read_vocabulary(BASE)
    assert isinstance(read, tuple), read
    return all_keys(card_model(read[1].value)) | {"en", "nl"}


def said(text: str) -> Iterator[str]:
    """Yield what ``mending.said.txt`` says of a text."""
    typed = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    loaded = loader.parse("some.yml", text, keys)
    for problem in loaded.problems:
        assert normalize("NFC", problem.text) == normalize("NFC", [*typed, ""][problem.line - 1])
        yield told([problem]).removeprefix("some.yml:")
        if problem.mended is not None:
            yield f"> {problem.mended}".rstrip()
    lines, _ = cleaned("some.yml", typed)
    lines, _ = without_prefixes("some.yml", lines)
    lines, _ = without_marks("some.yml", lines)
    read = recover("some.yml", typed, lines, keys).reader.lines
    rows = enumerate(zip([*typed, ""], read, strict=True), 1)
    yield from (f"= {number} {line}".rstrip() for number, (before, line) in rows if before != line)
    if loaded.document is None:
        yield "nothing"
    else:
        yield from sorted(f"? {'.'.join(map(str, location)) or 'the file'}" for location in loaded.document.unreadable)


@cache
def expected() -> dict[str, str]:
    blocks = SAID.read_text(encoding="utf-8").strip().split("\n\n") if SAID.exists() else []
    return {name: lines for name, _, lines in (block.partition("\n") for block in blocks)}


def renew(name: str, found: str) -> None:
    blocks = {known: lines for known, lines in expected().items() if known in TEXTS} | {name: found}
    SAID.write_text("\n\n".join(f"{name}\n{lines}".strip() for name, lines in sorted(blocks.items())) + "\n", encoding="utf-8")
    expected.cache_clear()


@pytest.mark.parametrize("name", TEXTS)
def test_a_broken_text_is_read_as_it_was_meant(name: str, pytestconfig: pytest.Config) -> None:
    found = "\n".join(said(TEXTS[name]))
    if pytestconfig.getoption("--renew"):
        renew(name, found)
    assert found == expected()[name]
