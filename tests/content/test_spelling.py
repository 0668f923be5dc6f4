"""Every word we publish stands in a dictionary of its language, or in our own short list of names and terms."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from cards.content.yaml import loader
from cards.content.yaml.loader import Value

from tests.content.tested_project import PROJECT

DICTIONARIES = {"en": "en_GB", "nl": "nl"}
OWN_WORDS = Path(__file__).parent / "spelling"


@pytest.mark.parametrize("language", DICTIONARIES)
def test_every_word_is_spelled_as_a_dictionary_has_it(language: str) -> None:
    dictionary = DICTIONARIES[language]
    _require(dictionary)
    own = set((OWN_WORDS / f"{language}.txt").read_text(encoding="utf-8").split())

    unknown = _unknown_words(dictionary, _texts(language))

    assert sorted(unknown - own) == []


@pytest.mark.parametrize("language", DICTIONARIES)
def test_our_own_list_is_in_order_and_holds_no_word_that_we_do_not_use(language: str) -> None:
    own = (OWN_WORDS / f"{language}.txt").read_text(encoding="utf-8").split()

    assert own == sorted(set(own) & _words(_texts(language)))


def _require(dictionary: str) -> None:
    hunspell = shutil.which("hunspell")
    found = hunspell and subprocess.run([hunspell, "-d", dictionary, "-l"], input="", capture_output=True, text=True, check=False)
    if not found or found.returncode != 0:
        pytest.skip(f"THE WORDS WERE NOT CHECKED: hunspell or its dictionary {dictionary} is missing (Debian: hunspell-nl, hunspell-en-gb)")


def _unknown_words(dictionary: str, texts: Iterable[str]) -> set[str]:
    command = ["hunspell", "-d", dictionary, "-i", "utf-8", "-l"]
    listed = subprocess.run(
        command, input="\n".join(sorted(_words(texts))), capture_output=True, text=True, encoding="utf-8", check=True
    ).stdout
    return set(listed.split())


def _words(texts: Iterable[str]) -> set[str]:
    # One word at a time: the dictionaries differ in whether quotes and full stops belong to words.
    return {word for text in texts for word in re.findall(r"[^\W\d_]+(?:['-][^\W\d_]+)*", text)}


def _texts(language: str) -> Iterator[str]:
    for folder in ("practices", "seeds", "hooks/cards/messages"):
        for file in sorted((PROJECT / folder).glob("*.yml")):
            read = loader.read(PROJECT, file).outcome
            assert isinstance(read, loader.Document), read
            if folder == "hooks/cards/messages":
                yield from _all_texts(read.value) if file.stem == language else ()
            else:
                yield from _in_language(read.value, language)
    for file in sorted((PROJECT / "docs" / language).glob("*.md")):
        yield _prose(file.read_text(encoding="utf-8").split("---", 2)[2])


def _in_language(value: Value, language: str) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            if key == language:
                yield from _all_texts(item)
            elif key not in DICTIONARIES:
                yield from _in_language(item, language)
    elif isinstance(value, list):
        for item in value:
            yield from _in_language(item, language)


def _all_texts(value: Value) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            if key != "keywords":  # what people type, not what we publish
                yield from _all_texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _all_texts(item)
    elif isinstance(value, str):
        yield _prose(value)


def _prose(text: str) -> str:
    """Return the text without what is no word of a language: code, templates, addresses and placeholders."""
    text = re.sub(r'(?s)<figure class="editor".*?<figcaption', "<", text)  # what the editor says, in both languages
    without_code = re.sub(
        r"(?m)^ {4}.*$|`[^`]*`|\{%.*?%\}|\{\{.*?\}\}|\{[a-z_]*\}|\]\([^)]*\)|\{[#.][^}]*\}|[\w.]+\.(?:html|md|yml|json|csv|xml)|<[^>]*>",
        " ",
        text,
    )
    return without_code.replace("’", "'").replace("*", "")
