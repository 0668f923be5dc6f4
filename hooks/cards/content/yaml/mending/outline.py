"""The keys and items above a line of a file, as they stand below one another."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from cards.content.problem import quoted, said
from cards.content.yaml.mending.sheet import Sheet

MOST_ROWS = 1000
"""So far down a block's keys are looked for."""

CODE = len("en")
"""Letters of the code of a language."""

AS_SHORT = ("do",)
"""The other keys that are so short; none of them is the code of a language."""


def is_language(key: str) -> bool:
    """Tell whether a key is the code of a language."""
    return len(key) == CODE and key not in AS_SHORT


@dataclass
class Block:
    """Keys or items in one column."""

    indent: int
    kind: Literal["keys", "items"]
    row: int
    last_row: int = 0
    """Where the last key or item stands."""

    last: Literal["nothing", "text", "block"] = "nothing"
    """What it holds."""

    text_indent: int | None = None
    """How far its further lines are indented, if it is a text of several."""

    count: int = 0
    keys: set[str] = field(default_factory=set)
    follows_empty: bool = False
    """Whether the key above the last one holds nothing."""

    moved_to: int = -1
    """The row behind the last keys that were moved to these."""

    left: Block | None = None
    """The block of keys that ended before the last key, further to the right."""


class Outline:
    """Where the reading of a file has come to: the blocks that the next line may belong to."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.blocks: list[Block] = []
        self.ended: list[Block] = []
        """The blocks that the last line ended, from the innermost outwards."""

        self.last_tab: tuple[int, str, int] = (-2, "", 0)
        """The row of the last indentation with a tab, that indentation, and how many spaces took its place."""

    def push(self, indent: int, kind: Literal["keys", "items"], row: int) -> None:
        """Begin a block below the last key or item."""
        if self.blocks:
            self.blocks[-1].last = "block"
        self.blocks.append(Block(indent, kind, row, row))

    def is_level_with_key(self) -> bool:
        """Tell whether the items stand in the same column as their key."""
        return len(self.blocks) > 1 and self.blocks[-2].indent == self.blocks[-1].indent

    def siblings(self, block: Block) -> set[str]:
        """Return the keys of a block, also those still to come."""
        keys = set(block.keys)
        for row in range(block.last_row + 1, min(block.last_row + MOST_ROWS, len(self.sheet.lines))):
            if self.sheet.is_nothing(row):
                continue
            indent = self.sheet.indent(row)
            if indent < block.indent:
                break
            if indent == block.indent and (key := self.sheet.key(row, indent)):
                keys.add(key["key"])
        return keys

    def is_missing(self, block: Block, key: str) -> bool:
        """Tell whether the key is neither in the block nor anywhere further left, where it would be of another kind."""
        further_left = re.compile(rf" {{0,{block.indent - 1}}}{re.escape(key)}:") if block.indent else None
        elsewhere = further_left is not None and any(further_left.match(line) for line in self.sheet.lines)
        return not elsewhere and key not in self.siblings(block)

    def end_of_run(self, row: int, indent: int, aligned: int) -> int:
        """Return the row behind the lines that stand as far to the right as `row`, up to one that stands at `aligned`.

        Keys beside an item are none of them, nor is a text or an item beside a key.
        """
        end, kind = row + 1, self._kind(row, indent)
        while end < len(self.sheet.lines):
            if self.sheet.lines[end].strip():
                found = self.sheet.indent(end)
                if found < indent or found == aligned or (found == indent and self._kind(end, found) != kind):
                    break
            end += 1
        return end

    def _kind(self, row: int, indent: int) -> str:
        if self.sheet.is_item(row, indent):
            return "item"
        key = self.sheet.loose_key(row, indent)
        return "text" if key is None else "language" if is_language(key["key"]) else "key"

    def tell_indent(self, row: int, found: int, meant: int) -> None:
        """Tell that a line is indented by `found` spaces, and others of its kind by `meant`."""
        sheet = self.sheet
        key = sheet.loose_key(row, found)
        what = said("the-key", key=quoted(key["key"])) if key else said("the-item")
        wrong = said("out-of-line", what=what, found=found, meant=meant)
        mended = f"{' ' * meant}{sheet.lines[row].lstrip(' ')}"
        sheet.tell((row, found), "indentation", wrong, said("indent-by", spaces=meant) if meant else said("begin-at-edge"), mended)

    def is_block_text(self, row: int) -> bool:
        """Tell whether a text begins on the line after `row`, below `|` or `>`."""
        return re.search(r"(?::|-)[ \t]+[|>][+-]?[1-9]?[ \t]*$", self.sheet.lines[row]) is not None

    def lacks_text(self, block: Block, row: int) -> bool:
        """Tell whether `row` is the first line below a key or an item whose text begins on the next line."""
        return block.count > 0 and self.is_block_text(block.last_row) and self.sheet.next_row(block.last_row + 1) == row

    def leads_keys(self, row: int, column: int) -> bool:
        """Tell whether a key begins there, maybe not as such a file has it: another follows in the same column, or a known one below it."""
        found, following = self.sheet.key(row, column), self.sheet.next_row(row + 1)
        if found is None or following is None:
            return False
        at = self.sheet.indent(following)
        is_above = at > column and not self.sheet.lines[row][found.end() :].strip() and self.sheet.known_key(following, at) is not None
        return is_above or (at == column and self.sheet.key(following, at) is not None)

    def begins(self, row: int, indent: int) -> bool:
        """Tell whether a key or an item begins the line."""
        return self.sheet.is_item(row, indent) or self.sheet.loose_key(row, indent) is not None

    def stands_apart(self, block: Block, row: int) -> bool:
        """Tell whether a blank line parts a line at the edge from a text of one line, as a greeting at the end of a mail."""
        return block.text_indent is None and not self.sheet.lines[row - 1].strip() and self.sheet.indent(row) == 0

    def begins_sentence(self, row: int, indent: int) -> bool:
        """Tell whether a line begins anew, and does not carry on the text above it."""
        before = self.sheet.lines[row - 1].rstrip()
        return not self.sheet.lines[row][indent].islower() or before.endswith((".", "!", "?", "…"))
