"""The words of the interface are complete in English and Dutch."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from cards.content.card import Card, CardText
from cards.content.messages import Messages, load_messages

LANGUAGES = ["en", "nl"]


def texts(messages: Messages, above: str = "") -> Iterator[tuple[str, object]]:
    """Yield every text with its key, the keys above it before it."""
    for key, value in messages.items():
        if isinstance(value, dict):
            yield from texts(value, f"{above}{key}.")
        else:
            yield above + key, value


def placeholders(messages: Messages) -> dict[str, list[str]]:
    return {key: sorted(re.findall(r"\{(\w*)\}", str(text))) for key, text in texts(messages)}


def test_both_languages_have_the_same_keys_in_the_same_order() -> None:
    assert [key for key, _ in texts(load_messages("en"))] == [key for key, _ in texts(load_messages("nl"))]


def test_both_languages_have_the_same_placeholders() -> None:
    assert placeholders(load_messages("en")) == placeholders(load_messages("nl"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_a_text_that_says_something(language: str) -> None:
    assert [key for key, text in texts(load_messages(language)) if not isinstance(text, str) or not text.strip()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_of_a_card_is_explained_and_nothing_else_is(language: str) -> None:
    keys = {*Card.model_fields, *CardText.model_fields}
    assert set(load_messages(language)["fields"]) == set(load_messages(language)["field_names"]) == keys
