"""Keys and items that stand too far to the right or to the left, moved to those they belong to."""

from __future__ import annotations

import re

from cards.content.problem import said
from cards.content.yaml.mending.outline import Block, Outline, is_language
from cards.content.yaml.mending.sheet import Sheet


def has_language(block: Block) -> bool:
    """Tell whether one of the keys is the code of a language."""
    return any(map(is_language, block.keys))


def is_name(sheet: Sheet, key: re.Match[str]) -> bool:
    """Tell whether a key is a name that somebody chose, or the code of a language; keys stand below either."""
    return is_language(key["key"]) or not sheet.knows(key["key"])


class Moves(Outline):
    """An outline whose lines can be moved."""

    def move_line(self, ended: Block, row: int, indent: int) -> int:
        """Move a line to the keys or items above it, further to the right; or the only one above to it."""
        sheet = self.sheet
        above = self.blocks[-1] if self.blocks else None
        if above is not None and self._is_of(above, ended, row, indent):
            self.tell_indent(row, indent, above.indent)
            sheet.shift(row, self.end_of_run(row, indent, ended.indent), above.indent - indent)
            return row
        dash = above if above is not None and above.kind == "items" and above.last_row == ended.row else None
        self.blocks.append(ended)
        if (
            ended.count == 1
            and not self._goes_on(row, ended.indent)
            and (ended.kind == "items") == sheet.is_item(row, indent)
            and (dash is None or dash.count == 1)
            and ended.indent % 2 >= indent % 2  # at two a level, the odd one is wrong
        ):
            moved = dash or ended
            self.tell_indent(ended.row, moved.indent, moved.indent + indent - ended.indent)
            sheet.shift(ended.row, row, indent - ended.indent)
            if dash is not None:
                dash.indent += indent - ended.indent
            ended.indent = indent
            return row
        self.tell_indent(row, indent, ended.indent)
        sheet.shift(row, self.end_of_run(row, indent, ended.indent), ended.indent - indent)
        return row

    def _is_of(self, above: Block, ended: Block, row: int, indent: int) -> bool:
        """Tell whether a key that such a file has belongs to the keys `above`, and not to the names or items below the last of these."""
        if above.kind != "keys" or indent > ended.indent or self.sheet.known_key(row, indent) is None:
            return False
        if ended.kind == "items":
            return True
        if self._is_language(row, indent):
            return has_language(above) and not has_language(ended)
        return any(map(self.sheet.knows, above.keys)) and not any(map(self.sheet.knows, ended.keys))

    def _is_language(self, row: int, indent: int) -> bool:
        key = self.sheet.known_key(row, indent)
        return key is not None and is_language(key["key"])

    def leave_to_keys(self, row: int, indent: int) -> None:
        """End blocks up to the keys that the key on the line belongs to: the nearest, for a language those with another one."""
        beside_languages = self._is_language(row, indent) and any(map(has_language, self.blocks))
        while (self.blocks[-1].kind != "keys" or (beside_languages and not has_language(self.blocks[-1]))) and len(self.blocks) > 1:
            self.blocks.pop()

    def comment_above(self, block: Block, row: int) -> int | None:
        """Return the row of the comment that ends the text above `row`, if there is one."""
        above = row - 1
        while above > block.last_row and not self.sheet.lines[above].strip():
            above -= 1
        ends = self.sheet.is_nothing(above) and self.sheet.indent(above) <= block.indent
        return above if ends else None

    def leave_out_below(self, block: Block, comment: int, row: int) -> int:
        """Leave out a text, or a list, that a comment has parted from what it belongs to."""
        sheet = self.sheet
        sheet.tell((comment, sheet.indent(comment)), "cut-off-text", said("comment-ends-text"), said("uncomment-or-indent"))
        end = sheet.end_of_block(row, block.indent)
        sheet.leave_out(row, end)
        sheet.guessed.add(block.last_row)
        return end

    def _goes_on(self, row: int, indent: int) -> bool:
        """Tell whether what is below a line with a value stands in the column that the line has left."""
        following = self.sheet.next_row(row + 1)
        key = self.sheet.loose_key(row, self.sheet.indent(row))
        is_whole = key is None or self.sheet.lines[row][key.end() :].strip()
        return bool(is_whole) and following is not None and self.sheet.indent(following) == indent

    def move_key(self, block: Block, row: int, indent: int) -> int:
        """Move a key that stands deeper than the text above it to the keys it belongs to."""
        left = block.left
        if left is not None and left.indent == indent:
            return self.move_last_key(block, left, row)
        if block.follows_empty:
            self.move_below(block, block.last_row, row, indent)
            self.push(indent, "keys", block.last_row)
            self.blocks[-1].last, self.blocks[-1].count = "text", 1
            return row
        self.leave_to_keys(row, indent)
        keys = self.blocks[-1]
        if keys.moved_to != row:  # those that follow one another are one mistake, a language among them too
            self.tell_indent(row, indent, keys.indent)
        keys.moved_to = self.end_of_run(row, indent, -1)
        self.sheet.shift(row, keys.moved_to, keys.indent - indent)
        return row

    def belongs_to_empty(self, block: Block, key: re.Match[str]) -> bool:
        """Tell whether a key that such a file has stands below a name that holds nothing."""
        if block.last != "nothing" or not block.count:
            return False
        above = self.sheet.key(block.last_row, block.indent)
        return above is not None and is_name(self.sheet, above) and not is_name(self.sheet, key)

    def end_of_known(self, row: int, indent: int) -> int:
        """Return the row behind the keys that such a file has, and what belongs to them."""
        for end in range(row + 1, len(self.sheet.lines)):
            if self.sheet.is_nothing(end):
                continue
            found = self.sheet.indent(end)
            key = self.sheet.known_key(end, found)
            if found < indent or (found == indent and (key is None or is_name(self.sheet, key))):
                return end
            if found > indent and key is not None and self._is_whole(row, indent):
                return end
            row = end if found == indent else row
        return len(self.sheet.lines)

    def _is_whole(self, row: int, indent: int) -> bool:
        """Tell whether a key has its value on the same line."""
        key = self.sheet.key(row, indent)
        value = self.sheet.lines[row][key.end() :].strip() if key else ""
        return value != "" and value[0] not in "|>"

    def move_below(self, block: Block, row: int, end: int, indent: int) -> int:
        """Move keys to the right, so that they belong to the key above them, which holds nothing."""
        self.tell_indent(row, block.indent, indent)
        self.sheet.shift(row, end, indent - block.indent)
        return row

    def move_into_item(self, row: int, indent: int) -> bool:
        """Move a key that stands in the column of the hyphens to the keys of the item above, if it is one of theirs; tell whether it is."""
        keys, key = (self.ended[0] if self.ended else None), self.sheet.known_key(row, indent)
        if keys is None or key is None or keys.kind != "keys" or key["key"] in keys.keys:
            return False
        alike = re.compile(rf" {{{keys.indent}}}{key['key']}:")
        if not any(map(alike.match, self.sheet.lines)):
            return False
        self.blocks += reversed(self.ended)
        self.tell_indent(row, indent, keys.indent)
        self.sheet.shift(row, self.end_of_run(row, indent, -1), keys.indent - indent)
        return True

    def move_below_empty(self, row: int, indent: int) -> bool:
        """Move items to the key above them, further to the right, if that holds nothing; tell whether it was so."""
        innermost = self.ended[0] if self.ended else None
        if innermost is None or (innermost.kind, innermost.last) != ("keys", "nothing"):
            return False
        self.blocks += reversed(self.ended)
        self.tell_indent(row, indent, innermost.indent + 2)
        self.sheet.shift(row, self.end_of_run(row, indent, innermost.indent), innermost.indent + 2 - indent)
        return True

    def move_last_key(self, block: Block, left: Block, row: int) -> int:
        """Move the last key of `block`, with all that belongs to it, to the keys above it, where those go on at `row`."""
        self.tell_indent(block.last_row, block.indent, left.indent)
        self.sheet.shift(block.last_row, row, left.indent - block.indent)
        block.last, block.left = "block", None
        left.last, left.last_row, left.text_indent = "text", block.last_row, None
        self.blocks.append(left)
        return row
