"""Commas in texts between braces: YAML ends a text at each, and takes what follows for a key that holds nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml

from cards.content.yaml.mending.quotes import in_quotes
from cards.content.yaml.mending.sheet import Sheet


class _Text(NamedTuple):
    """A text without quotes, as indices of what it stands in."""

    start: int
    comma: int
    """Where it ends for YAML."""

    end: int
    """Where it was meant to end."""


def quoted_around_commas(sheet: Sheet, brackets: str) -> tuple[str, list[int]]:
    """Return `brackets`, which close, with their texts that hold commas in quotes, and where each of these ended for YAML."""
    events = yaml.parse(brackets, Loader=yaml.CSafeLoader)
    parted = sorted(text for event in events for text in _parted(sheet, brackets, event, events))
    for start, _, end in reversed(parted):
        brackets = f"{brackets[:start]}{_meant(brackets[start:end])}{brackets[end:]}"
    return brackets, [text.comma for text in parted]


def _parted(sheet: Sheet, brackets: str, event: yaml.Event, events: Iterator[yaml.Event]) -> Iterator[_Text]:
    """Yield the texts that hold commas in the value that begins with `event`."""
    if isinstance(event, yaml.SequenceStartEvent):
        while not isinstance(item := next(events), yaml.SequenceEndEvent):
            yield from _parted(sheet, brackets, item, events)
    elif isinstance(event, yaml.MappingStartEvent):
        texts: list[_Text | None] = []
        while not isinstance(key := next(events), yaml.MappingEndEvent):
            yield from _parted(sheet, brackets, key, events)
            value = next(events)
            if texts and (before := texts[-1]) is not None and _is_no_key(sheet, brackets, key, value):
                texts[-1] = before._replace(end=key.end_mark.index)  # type: ignore[union-attr]
            else:
                texts.append(_text(value))
                yield from _parted(sheet, brackets, value, events)
        yield from (text for text in texts if text is not None and text.comma < text.end)


def _is_no_key(sheet: Sheet, brackets: str, key: yaml.Event, value: yaml.Event) -> bool:
    """Tell whether no colon is behind what YAML takes for a key, nor does such a file have it."""
    behind = brackets[key.end_mark.index : value.start_mark.index]  # type: ignore[union-attr]
    return isinstance(key, yaml.ScalarEvent) and not key.style and not behind.strip() and not sheet.knows(key.value)


def _text(value: yaml.Event) -> _Text | None:
    """Return the text that `value` is, if it is one without quotes."""
    if not isinstance(value, yaml.ScalarEvent) or value.style or not value.value:
        return None
    return _Text(value.start_mark.index, value.end_mark.index, value.end_mark.index)  # type: ignore[union-attr]


def _meant(text: str) -> str:
    """Return the text in quotes, or a number as English writes it."""
    return text.replace(",", ".") if is_number(text) else in_quotes(text)


def is_number(text: str) -> bool:
    """Tell whether a text is a number with a comma in it, as in Dutch."""
    return re.fullmatch(r"[0-9]{1,4},[0-9]{1,2}", text) is not None
