"""The lines of a file that is being mended, and what was wrong with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

from cards.content.problem import Code, Problem, Said, problem_in

Keys = Callable[[], Collection[str]]
"""The words that are keys somewhere in such a file: they tell a key from a text."""

MOST_PROBLEMS = 200
"""After so many, the rest of the file is not mended."""

ITEM = re.compile(r"-(?:[ \t]+|$)")
KEY = re.compile(r"(?P<quote>[\"']?)(?P<key>[\w./\ufffd-]+)(?P=quote)[ \t]*:(?=[ \t]|$)")
_LOOSE_KEY = re.compile(r"(?P<key>[^\W_][^:#\"'\[\]{}]*?)[ \t]*:(?=[ \t]|$)")
_NOTHING = re.compile(r"[ \t]*(?:#.*)?")


class Sheet:
    """Lines, each in the place of the one that was typed: none is put in or taken out."""

    def __init__(self, path: str, typed: Sequence[str], lines: Sequence[str], keys: Keys) -> None:
        self.path = path
        self.typed = typed
        self.lines = list(lines)
        self._keys = keys
        self.problems: list[Problem] = []
        self.guessed: set[int] = set()
        """Rows of keys and items whose values could only be guessed."""

        self.lost: set[int] = set()
        """Rows that were left out: keys or items may have stood there."""

    def tell(self, at: tuple[int, int], code: Code, wrong: Said, remedy: Said, mended: str | None = None) -> None:
        """Add a problem at a row and a column, both counted from 0."""
        row, column = at
        problem = problem_in(self.path, self.typed, (row + 1, column + 1), code, wrong, remedy, mended)
        if not any((other.line, other.code) == (problem.line, problem.code) for other in self.problems[-3:]):
            self.problems.append(problem)

    def indent(self, row: int) -> int:
        """Return how many spaces begin the line."""
        line = self.lines[row]
        return len(line) - len(line.lstrip(" "))

    def is_nothing(self, row: int) -> bool:
        """Tell whether the line is blank or a comment."""
        return _NOTHING.fullmatch(self.lines[row]) is not None

    def key(self, row: int, column: int) -> re.Match[str] | None:
        """Return the key that begins there: one word."""
        return KEY.match(self.lines[row], column)

    def loose_key(self, row: int, column: int) -> re.Match[str] | None:
        """Return the key that begins there: one word or several."""
        return self.key(row, column) or _LOOSE_KEY.match(self.lines[row], column)

    def known_key(self, row: int, column: int) -> re.Match[str] | None:
        """Return the key that begins there, if it is one that such a file has somewhere."""
        found = self.key(row, column)
        return found if found is not None and self.knows(found["key"]) else None

    def knows(self, key: str) -> bool:
        """Tell whether such a file has the key somewhere."""
        return key in self._keys()

    def is_item(self, row: int, column: int) -> bool:
        """Tell whether an item of a list begins there."""
        return ITEM.match(self.lines[row], column) is not None

    def next_row(self, row: int) -> int | None:
        """Return the first row from `row` on that holds anything."""
        return next((number for number in range(row, len(self.lines)) if not self.is_nothing(number)), None)

    def end_of_block(self, row: int, owner: int) -> int:
        """Return the row behind the last one that stands deeper than `owner`, from the one after `row` on."""
        end = row + 1
        for number in range(row + 1, len(self.lines)):
            if self.lines[number].strip(" \t"):
                if self.indent(number) <= owner:
                    break
                end = number + 1
        return end

    def end_of_text(self, row: int, owner: int) -> int:
        """Return the row behind the last one of a text: where the block ends, or a key or an item begins."""
        for number in range(row + 1, end := self.end_of_block(row, owner)):
            at = self.indent(number)
            if self.is_item(number, at) or self.known_key(number, at):
                return number
        return end

    def give_up(self, row: int) -> bool:
        """Empty the value on the line, or the line where it has no key; tell whether there was anything to empty."""
        while row >= 0 and (row >= len(self.lines) or self.is_nothing(row)):
            row -= 1
        if row < 0:
            return False
        indent = self.indent(row)
        key = self.key(row, indent)
        end = self.end_of_block(row, indent)
        if key is not None and self.lines[row][key.end() :].strip() not in ("", '""'):
            self.lines[row] = f'{self.lines[row][: key.end()]} ""'
            self.lines[row + 1 : end] = [""] * (end - row - 1)
            self.guessed.add(row)
        else:
            self.leave_out(row, end)
        return True

    def shift(self, start: int, end: int, by: int) -> None:
        """Move the lines from `start` to before `end` to the right, or to the left where `by` is negative."""
        for number in range(start, end):
            line = self.lines[number]
            self.lines[number] = f"{' ' * by}{line}" if by > 0 else line[min(-by, self.indent(number)) :]

    def leave_out(self, start: int, end: int) -> None:
        """Empty the lines from `start` to before `end`."""
        self.lines[start:end] = [""] * (end - start)
        self.lost.add(start)
