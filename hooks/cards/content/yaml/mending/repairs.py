"""Lines that do not stand where they were meant to: keys, items and texts, each mended in its place.

A file is read here as people read it, by its indentation, which says more of a mistake than the place where the parser gives up.
"""

from __future__ import annotations

import re

from cards.content.problem import said
from cards.content.yaml.mending.moves import Moves
from cards.content.yaml.mending.outline import Block
from cards.content.yaml.mending.sheet import MOST_PROBLEMS, Sheet
from cards.content.yaml.mending.stray import (
    BULLET,
    SEPARATOR,
    TABS,
    lacks_colon,
    leave_out,
    mend_bullets,
    mend_separator,
    mend_tab_behind_dash,
    mend_tabs,
    put_in_colon,
    put_in_dash,
    take_off_marks,
)
from cards.content.yaml.mending.values import mend_value

MOST_STEPS = 5
"""So often a line may be looked at again, after what stands before it was mended."""

MOST_BLOCKS = 20
"""Within one another; our files have five."""


def mend(sheet: Sheet) -> None:
    """Mend the lines of `sheet`, from the top, and tell what was wrong with them."""
    _Repairs(sheet).run()


class _Repairs(Moves):
    def run(self) -> None:
        row, steps = 0, 0
        while row < len(self.sheet.lines) and steps < MOST_STEPS * len(self.sheet.lines) and len(self.sheet.problems) < MOST_PROBLEMS:
            steps += 1
            row = row + 1 if self.sheet.is_nothing(row) else self._line(row)

    def _line(self, row: int) -> int:
        sheet = self.sheet
        if SEPARATOR.match(sheet.lines[row]):
            return mend_separator(self, row)
        if TABS.match(sheet.lines[row]):
            mend_tabs(self, row)
        indent = sheet.indent(row)
        self.ended = []
        while self.blocks and self.blocks[-1].indent > indent:
            self.ended.append(self.blocks.pop())
        ended = self.ended[-1] if self.ended else None
        if not self.blocks:
            if ended is not None:
                return self.move_line(ended, row, indent)
            return self._opens(row, indent)
        block = self.blocks[-1]
        if indent > block.indent:
            return self._deeper(block, ended, row, indent)
        return self._beside(block, ended, row, indent)

    def _opens(self, row: int, indent: int) -> int:  # noqa: PLR0911 - one for each kind of line
        """Begin what belongs to the last key or item: a block, or a text on a line of its own."""
        sheet = self.sheet
        above = self.blocks[-1] if self.blocks else None
        if sheet.is_item(row, indent):
            self.push(indent, "items", row)
            return self._item(row, indent)
        if above is None and sheet.lines[row][indent] in "[{":
            return mend_value(sheet, row, indent, -1)
        if above is None or sheet.key(row, indent) or (sheet.loose_key(row, indent) and row + 1 == sheet.end_of_block(row, above.indent)):
            self.push(indent, "keys", row)
            return self._beside(self.blocks[-1], None, row, indent)
        if above.kind == "keys" and BULLET.match(sheet.lines[row], indent):
            return mend_bullets(self, row, indent)
        if self._leads_items(row, indent) and above.kind == "keys":
            put_in_dash(self, row, indent)
            return row
        if lacks_colon(self, row, indent):
            self.push(indent, "keys", row)
            return self._beside(self.blocks[-1], None, row, indent)
        above.last = "text"
        end = mend_value(sheet, row, indent, above.indent)
        above.text_indent = indent
        return end

    def _leads_items(self, row: int, indent: int) -> bool:
        """Tell whether items of a list follow a text, in the same column."""
        following = self.sheet.next_row(self.sheet.end_of_text(row, indent))
        return following is not None and self.sheet.indent(following) == indent and self.sheet.is_item(following, indent)

    def _deeper(self, block: Block, ended: Block | None, row: int, indent: int) -> int:
        if block.last == "nothing":
            return self._opens(row, indent)
        if block.last == "block":
            if ended is not None:
                return self.move_line(ended, row, indent)
            return leave_out(self, row)
        return self._below_text(block, row, indent)

    def _below_text(self, block: Block, row: int, indent: int) -> int:  # noqa: PLR0911 - one for each kind of line
        if self.last_tab[0] == row and block.text_indent is not None and indent >= block.text_indent:
            return row + 1
        if (comment := self.comment_above(block, row)) is not None:
            return self.leave_out_below(block, comment, row)
        if self.sheet.known_key(row, indent):
            return self.move_key(block, row, indent)
        if self.sheet.is_item(row, indent):
            return self._item_below_text(block, row, indent)
        if block.text_indent is not None and indent >= block.text_indent and self.is_block_text(block.last_row):
            return row + 1
        if block.text_indent is not None:
            return self._text_out_of_line(block, row, indent)
        self.sheet.tell((row, indent), "quotes", said("text-has-ended"), said("quote-with-the-other"))
        self.sheet.guessed.add(block.last_row)
        end = self.sheet.end_of_block(row, block.indent)
        self.sheet.leave_out(row, end)
        return end

    def _beside(self, block: Block, ended: Block | None, row: int, indent: int) -> int:  # noqa: PLR0911 - one for each kind of line
        sheet = self.sheet
        if self.lacks_text(block, row) and not sheet.is_item(row, indent) and not sheet.key(row, indent):
            return self._text_out_of_line(block, row, indent)
        if block.kind == "items":
            if sheet.is_item(row, indent):
                return self._item(row, indent)
            if self.move_into_item(row, indent):
                return row
            if sheet.loose_key(row, indent) and (sheet.key(row, indent) or self.is_level_with_key()):
                return self._key_among_items(block, row, indent)
            return self._stray(block, ended, row, indent)
        begins_list = sheet.is_item(row, indent) and block.last == "nothing" and block.count > 0
        if not begins_list and sheet.key(row, indent) is None and take_off_marks(self, block, row, indent):
            return row
        if sheet.is_item(row, indent):
            return self._item_among_keys(block, ended, row, indent)
        if (key := sheet.loose_key(row, indent)) is not None:
            if self.belongs_to_empty(block, key):
                return self.move_below(block, row, self.end_of_known(row, indent), indent + 2)
            block.left = ended if ended is not None and ended.kind == "keys" else None
            block.follows_empty = block.last == "nothing" and block.count > 0
            return self._key(block, row, key)
        return self._stray(block, ended, row, indent)

    def _key(self, block: Block, row: int, key: re.Match[str]) -> int:
        block.keys.add(key["key"])
        block.count += 1
        return self._value(block, row, key.end())

    def _item(self, row: int, column: int) -> int:
        sheet, block = self.sheet, self.blocks[-1]
        block.count += 1
        mend_tab_behind_dash(self, row, column)
        line = sheet.lines[row]
        begins = len(line) - len(line[column + 1 :].lstrip(" \t"))
        if sheet.is_item(row, begins) and len(self.blocks) < MOST_BLOCKS:
            block.last_row = row
            self.push(begins, "items", row)
            return self._item(row, begins)
        if sheet.known_key(row, begins) or self.leads_keys(row, begins):
            block.last_row = row
            self.push(begins, "keys", row)
            return self._beside(self.blocks[-1], None, row, begins)
        return self._value(block, row, column + 1)

    def _value(self, block: Block, row: int, behind: int) -> int:
        sheet = self.sheet
        line = sheet.lines[row]
        block.last_row = row
        rest = line[behind:].lstrip(" \t")
        if not rest or rest.startswith("#"):
            block.last, block.text_indent = "nothing", None
            return row + 1
        block.last = "text"
        is_block = rest[0] in "|>"
        end = mend_value(sheet, row, len(line) - len(rest), block.indent)
        if not sheet.lines[row][behind:].strip():
            block.last, block.text_indent = "nothing", None
        further = [number for number in range(row + 1, end) if sheet.lines[number].strip()]
        block.text_indent = sheet.indent(further[0]) if further else block.indent + 2 if is_block else None
        return self._swallowed(block, row, end) if is_block and further else end

    def _swallowed(self, block: Block, row: int, end: int) -> int:
        """Return the row of a key or an item that stands so deep that a text took it along, or else the end of the text."""
        sheet = self.sheet
        for number in range(row + 1, end):
            indent = sheet.indent(number)
            if not sheet.lines[number].strip():
                continue
            if indent < (block.text_indent or 0):
                return number
            key = sheet.known_key(number, indent)
            if key and block.kind == "keys" and self.is_missing(block, key["key"]):
                return number
            if indent == block.text_indent and self._is_item_of(block, row, number, indent):
                return number
        return end

    def _key_among_items(self, block: Block, row: int, indent: int) -> int:
        self.blocks.pop()
        if not self.blocks:
            return leave_out(self, row)
        above = self.blocks[-1]
        if above.indent == indent:
            return self._beside(above, None, row, indent)
        if above.left is not None and above.left.indent == indent:
            return self.move_last_key(above, above.left, row)
        self.leave_to_keys(row, indent)
        self.tell_indent(row, indent, self.blocks[-1].indent)
        self.sheet.shift(row, self.end_of_run(row, indent, -1), self.blocks[-1].indent - indent)
        return row

    def _item_below_text(self, block: Block, row: int, indent: int) -> int:
        if block.kind == "items":
            self.sheet.guessed.update(above.last_row for above in self.blocks[-2:])
            self.tell_indent(row, indent, block.indent)
            self.sheet.shift(row, self.end_of_run(row, indent, -1), block.indent - indent)
            return row
        return self._list_below_text(block, row, indent)

    def _item_among_keys(self, block: Block, ended: Block | None, row: int, indent: int) -> int:
        if block.last == "nothing":
            self.push(indent, "items", row)
            return self._item(row, indent)
        if self.move_below_empty(row, indent):
            return row
        if ended is not None and ended.kind == "items":
            self.blocks.append(ended)
            self.tell_indent(row, indent, ended.indent)
            self.sheet.shift(row, self.end_of_run(row, indent, ended.indent), ended.indent - indent)
            return row
        if block.text_indent is not None:
            return self._text_out_of_line(block, row, indent)
        return self._list_below_text(block, row, indent)

    def _list_below_text(self, block: Block, row: int, indent: int) -> int:
        self.sheet.tell((row, indent), "indentation", said("list-below-text"), said("text-or-list"))
        end = row
        while end < len(self.sheet.lines) and (
            self.sheet.is_nothing(end) or self.sheet.indent(end) > indent or self.sheet.is_item(end, indent)
        ):
            end += 1
        self.sheet.leave_out(row, end)
        self.sheet.guessed.add(block.last_row)
        return end

    def _stray(self, block: Block, ended: Block | None, row: int, indent: int) -> int:  # noqa: PLR0911 - one for each kind of line
        """Mend a line that is neither a key nor an item, where one belongs."""
        sheet = self.sheet
        if BULLET.match(sheet.lines[row], indent) and (
            block.kind == "items" or (block.last == "nothing" and block.count) or (ended is not None and ended.kind == "items")
        ):
            return mend_bullets(self, row, indent)
        if block.kind == "keys" and put_in_colon(self, block, row, indent):
            return row
        follows_item = block.kind == "items" and block.last == "text" and (block.text_indent is None or self.begins_sentence(row, indent))
        if follows_item or (block.last == "nothing" and block.count and self._leads_items(row, indent)):
            put_in_dash(self, row, indent)
            return row
        if not re.search(r"\w", sheet.lines[row]):
            return leave_out(self, row)
        if block.last in ("text", "nothing") and block.count:
            return self._text_out_of_line(block, row, indent)
        if block.last == "block" and self.ended and self.ended[0].last == "text" and not self.stands_apart(self.ended[0], row):
            self.blocks += reversed(self.ended)
            return self._text_out_of_line(self.ended[0], row, indent)
        return leave_out(self, row)

    def _text_out_of_line(self, block: Block, row: int, indent: int) -> int:
        """Indent further lines of a text, and look at it again."""
        sheet = self.sheet
        meant = block.text_indent if block.text_indent is not None and block.text_indent > block.indent else block.indent + 2
        end = row + 1
        while end < len(sheet.lines) and not sheet.is_nothing(end) and sheet.indent(end) == indent and not self.begins(end, indent):
            end += 1
        sheet.shift(row, end, meant - indent)
        sheet.tell((row, indent), "indentation", said("text-not-indented"), said("indent-text", spaces=meant), sheet.lines[row])
        sheet.guessed.add(block.last_row)
        if block.last == "nothing":
            return row
        if re.search(r"(?::|-)[ \t]+[\"'\[{]", sheet.lines[block.last_row]):
            sheet.leave_out(row, end)
        return end if self.is_block_text(block.last_row) else self._value_again(block)

    def _value_again(self, block: Block) -> int:
        line = self.sheet.lines[block.last_row]
        key = None if block.kind == "items" else self.sheet.loose_key(block.last_row, block.indent)
        return self._value(block, block.last_row, key.end() if key else min(block.indent + 1, len(line)))

    def _is_item_of(self, block: Block, row: int, number: int, indent: int) -> bool:
        """Tell whether an item of a list stands below a sentence that has ended, and is no list within the text."""
        before = self.sheet.lines[number - 1].rstrip()
        return block.kind == "items" and number > row + 1 and self.sheet.is_item(number, indent) and before.endswith((".", "!", "?", "…"))
