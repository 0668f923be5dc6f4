"""From the parser's events to plain values that know their positions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from math import isfinite

import yaml

from cards.content.problem import Code, Position, Problem, Said, problem_in, quoted, said
from cards.content.yaml.characters import told_unseen, unseen, without_unseen
from cards.content.yaml.curly_quotes import told_curly, within_curly_quotes
from cards.content.yaml.errors import position
from cards.content.yaml.text import BLOCK, comment_behind, comment_below, folded, is_suspicious, odd_escape

Scalar = str | int | float | bool | None
Value = Scalar | list["Value"] | dict[str, "Value"]
Location = tuple[str | int, ...]
"""The way to a value: keys and list indices from the top, as in ``("en", "steps", 2)``."""

DEEPEST = 12
"""Levels of keys and lists in one another; our files have five."""

MOST_AGAIN = 2
"""Keys that stand a second time; where there are more, the whole block does."""

MOST_VALUES = 10_000
"""In one file; our largest has a tenth of them."""


class Refused(Exception):
    """What ends the reading of a file."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


class Reader:
    """Builds values from the parser's events; collects positions and the problems one can go on after."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.lines = [*text.split("\n"), ""]  # a value that is missing at the end stands behind the last line
        self.events: Iterator[yaml.Event] = iter(yaml.CSafeLoader(text).get_event, None)  # each in one call: `yaml.parse` looks ahead
        self._has_comments = "#" in _HEAD.sub("", text, count=1)
        self.problems: list[Problem] = []
        self.values_at: dict[Location, Position] = {}
        self.keys_at: dict[Location, Position] = {}
        self.unreadable: set[Location] = set()
        """Where a part of a text was lost."""

        self.suspicious = False
        """Whether YAML took something for a text that was probably meant to be more."""

    def read(self) -> Value:
        """Return the value of the whole file, or end with what keeps the rest of it from being read."""
        next(self.events)
        first = next(self.events)
        if isinstance(first, yaml.StreamEndEvent):
            raise Refused(Problem(self.path, 1, 1, "empty-file", said("empty-file"), said("write-or-remove-file")))
        value = self._value(next(self.events), ())
        next(self.events)
        further = next(self.events)
        if not isinstance(further, yaml.StreamEndEvent):
            raise Refused(self._problem(further, "second-document", said("second-document"), said("remove-dashes")))
        return value

    def _value(self, event: yaml.Event, location: Location) -> Value:
        if isinstance(event, yaml.AliasEvent):
            alias = quoted(f"*{event.anchor}")
            raise Refused(self._problem(event, "alias", said("alias", alias=alias), said("write-it-out")))
        assert isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent))
        self.values_at[location] = position(event.start_mark)
        if len(self.values_at) > MOST_VALUES:
            raise Refused(self._problem(event, "too-large", said("too-many-values", most=MOST_VALUES), said("split-file")))
        if len(location) > DEEPEST:
            raise Refused(self._problem(event, "too-deep", said("too-deep", levels=len(location)), said("list-or-quotes")))
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, location)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(location)
        return self._mapping(location, in_braces=bool(event.flow_style))

    def _scalar(self, event: yaml.ScalarEvent, location: Location) -> Scalar:
        self.suspicious = self.suspicious or is_suspicious(self.lines, event, is_item=bool(location) and isinstance(location[-1], int))
        if self._has_comments:
            self._refuse_cut_off(event, location)
        if event.style == ">":
            event.value = folded(self.lines, event)
        return self._seen(event) if event.style else self._plain(event)

    def _mapping(self, location: Location, *, in_braces: bool) -> dict[str, Value]:
        mapping: dict[str, Value] = {}
        again: list[Problem] = []
        is_item = bool(location) and isinstance(location[-1], int)
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise Refused(self._problem(event, "wrong-type", said("key-is-no-word"), said("key-or-quotes")))
            if event.anchor is not None or event.tag is not None:
                self._refuse_marks(event)
            key = self._seen(event)
            if key in mapping:
                remedy = said("keep-one-of-two", line=self.keys_at[*location, key][0])
                again.append(self._problem(event, "duplicate-key", said("duplicate-key", key=quoted(key)), remedy))
                self._pass_over(location)
                continue
            self.keys_at[below := (*location, key)] = position(event.start_mark)
            self.suspicious = self.suspicious or (len(mapping) == 1 and None in mapping.values())
            mapping[key] = self._value(next(self.events), below)
            self.suspicious = self.suspicious or (is_item and " " in key) or (in_braces and mapping[key] is None)
        if len(again) > MOST_AGAIN or 1 < len(again) == len(mapping):
            again[0:] = [replace(again[0], wrong=said("keys-again", count=len(again)), remedy=said("remove-copy"))]
        self.problems += again
        return mapping

    def _pass_over(self, location: Location) -> None:
        """Read a value that the document does not get; what is wrong with it is told."""
        values, keys = len(self.values_at), len(self.keys_at)
        self._value(next(self.events), (*location, len(self.values_at)))
        while len(self.values_at) > values:
            self.values_at.popitem()
        while len(self.keys_at) > keys:
            self.keys_at.popitem()

    def _sequence(self, location: Location) -> list[Value]:
        sequence: list[Value] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            sequence.append(self._value(event, (*location, len(sequence))))
        return sequence

    def _refuse_marks(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            wrong = said("anchor", anchor=quoted(f"&{event.anchor}"))
            self.problems.append(self._problem(event, "anchor", wrong, said("remove-anchor")))
        if event.tag is not None:
            wrong = said("tag", tag=quoted(_typed(event.tag)))
            self.problems.append(self._problem(event, "tag", wrong, said("remove-tag")))

    def _seen(self, event: yaml.ScalarEvent) -> str:
        """Return the text of `event` without what an escape put into it and nobody sees; refuse that, and what was no escape."""
        if event.style != '"':
            return str(event.value)
        if (odd := odd_escape(self.lines, event)) is not None:
            (row, column), typed = odd
            wrong, remedy = said("escape", typed=quoted(typed)), said("double-backslash-or-lines")
            self.problems.append(problem_in(self.path, self.lines, (row + 1, column + 1), "quotes", wrong, remedy))
        elif (run := unseen(event.value)) is not None:
            self.problems.append(self._problem(event, "invisible-character", *told_unseen(run)))
        return without_unseen(event.value)

    def _plain(self, event: yaml.ScalarEvent) -> Scalar:
        """Return what `event` holds, a text without quotes; refuse curly ones around it."""
        inside = within_curly_quotes(event.value)
        if inside is None:
            return _resolved(event.value)
        line, column = place = position(event.start_mark)
        last = self.problems[-1] if self.problems else None
        if last is not None and (last.line, last.code) == (line, "curly-quotes"):  # those of one line are one mistake
            self.problems[-1] = replace(last, mended=last.mended and last.mended.replace(event.value, f'"{inside}"', 1))
            return inside
        typed = self.lines[line - 1]
        mended = f'{typed[: column - 1]}"{inside}"{typed[column - 1 + len(event.value) :]}' if event.value in typed else None
        self.problems.append(problem_in(self.path, self.lines, place, *told_curly(event.value), mended))
        return inside

    def _refuse_cut_off(self, event: yaml.ScalarEvent, location: Location) -> None:
        """Refuse a comment that takes a part of a text along."""
        if (place := comment_behind(self.lines, event)) is not None:
            self.unreadable.add(location)
            self._cut_off(place, said("begin-on-next-line" if event.style in BLOCK else "quote-or-move-comment"))
        elif (place := comment_below(self.lines, event, self._indentation(location))) is not None:
            self._cut_off(place, said("indent-or-move-comment" if event.style in BLOCK else "quote-or-align-comment"))

    def _cut_off(self, place: tuple[int, int], remedy: Said) -> None:
        line, column = place
        self.problems.append(problem_in(self.path, self.lines, (line + 1, column + 1), "cut-off-text", said("cut-off-text"), remedy))

    def _indentation(self, location: Location) -> int:
        """Return the indentation of the keys or items beside the value at `location`: none between brackets."""
        line, column = self.values_at[location[:-1]]
        return -1 if self.lines[line - 1].startswith(("[", "{"), column - 1) else column - 1

    def _problem(self, event: yaml.Event, code: Code, wrong: Said, remedy: Said) -> Problem:
        return problem_in(self.path, self.lines, position(event.start_mark), code, wrong, remedy)


_HEAD = re.compile(r"(?:#.*\n)*")
"""The comments at the top of a file, which belong to no value."""


def _typed(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")


_NO_TEXT = re.compile(
    r"(?P<null>~|null|Null|NULL|)|(?P<true>true|True|TRUE)|(?P<false>false|False|FALSE)|(?P<int>[-+]?(0|[1-9][0-9]{0,14}))"
    r"|(?P<float>[-+]?(\.[0-9]+|(0|[1-9][0-9]{0,14})(\.[0-9]*)?)([eE][-+]?[0-9]+)?)"
)


def _resolved(text: str) -> Scalar:
    """Resolve an unquoted scalar as the core schema of YAML 1.2 does (chapter 10.3.2), but for what would not stay as it was typed.

    A number with leading zeros or very many digits, octals, hexadecimals and infinities are left as text.
    """
    found = _NO_TEXT.fullmatch(text)
    if found is None:
        return text
    if found["int"]:
        return int(text)
    if found["float"]:
        return number if isfinite(number := float(text)) else text
    return True if found["true"] else False if found["false"] else None
