"""What a language lacks, its words and its pages, case by case in ``complete_languages.yml``.

There `with` are the files beside those of a project and a program that have all they need in English and Dutch, by their paths
from the folder that holds both; one that is null is taken away. `said` is what is told.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml
from cards.content import messages, search_words
from cards.content.reading import read
from cards.content.rules import languages

from tests.problems import told

HERE = Path(__file__).parent
TABLE = yaml.safe_load(HERE.joinpath("complete_languages.yml").read_text(encoding="utf-8"))
WORDS = "function_words: the of\nsynonyms: [[car, auto]]\n"
KEYS = "keys: {Card: {theme: Theme}}\nfields: {why: why}\n"
COMPLETE = {
    "project/practices/_site.yml": "languages:\n  en: {locale: en_GB}\n  nl: {fallback: [en]}\n",
    "project/mkdocs.yml": "",
    "project/mkdocs.nl.yml": "",
    "project/docs/en/index.md": "",
    "project/docs/nl/index.md": "",
    "hooks/cards/messages/en.yml": KEYS
    + "hello: Hello {name}\npage:\n  cards: {one: '{n} card of {name}', other: '{n} cards of {name}'}\n",
    "hooks/cards/messages/nl.yml": KEYS + "hello: Dag {name}\npage:\n  cards: {one: '{name}: een kaart', other: '{name}: {n} kaarten'}\n",
    "hooks/cards/search_words/en.yml": WORDS,
    "hooks/cards/search_words/nl.yml": WORDS,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(HERE / "rules/base", tmp_path / "project")
    return tmp_path


@pytest.mark.parametrize("case", TABLE)
def test_what_a_language_lacks_is_told(case: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path, text in {**COMPLETE, **TABLE[case]["with"]}.items():
        if text is not None:
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    project, problems = read(folder / "project")
    assert project is not None, problems
    with monkeypatch.context() as elsewhere:
        for module in (messages, search_words, languages):
            elsewhere.setattr(module, "PROJECT", folder)
        elsewhere.setattr(messages, "FOLDER", folder / "hooks/cards/messages")
        elsewhere.setattr(search_words, "FOLDER", folder / "hooks/cards/search_words")
        found = list(languages.check(project))
    assert told(found).splitlines() == TABLE[case]["said"]
