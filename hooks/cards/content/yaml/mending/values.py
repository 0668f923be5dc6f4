"""Values that YAML does not read as they were meant, each mended where it stands."""

from __future__ import annotations

import re

from cards.content.problem import Code, named, quoted, said
from cards.content.yaml.curly_quotes import told_curly, within_curly_quotes
from cards.content.yaml.mending.brackets import lacks_opening, mend_brackets
from cards.content.yaml.mending.quotes import in_quotes, mend_quoted, put_in_quotes
from cards.content.yaml.mending.sheet import ITEM, Sheet

_HEADER = re.compile(r"[|>](?:[+-]?[1-9]?|[1-9][+-])[ \t]*(?:[ \t]#.*)?")
_TEXT_ON_HEADER = re.compile(r"(?P<mark>[|>][+-]?[1-9]?)[ \t]*(?P<text>.*)")
_COLON = re.compile(r":(?=[ \t]|$)")
_COMMENT = re.compile(r"[ \t]#")
_SPECIAL = re.compile(r"[%@`\],}]|[?:-](?=[ \t]|$)|(?P<mark>[&!*])(?P<name>[^\s]*)")
_BEFORE_BRACKETS = re.compile(r"[&!][\w-]+ +(?=[\[{])")
_NAMES: dict[str, tuple[Code, str]] = {"&": ("anchor", "remove-anchor"), "!": ("tag", "remove-tag"), "*": ("alias", "write-it-out")}


def mend_value(sheet: Sheet, row: int, column: int, owner: int) -> int:
    """Mend the value that begins there and belongs to a key or a dash at the column `owner`; return the row behind it.

    Of a value that was mended nothing more is said: it may not be what was meant.
    """
    told = len(sheet.problems)
    end = _mend(sheet, row, column, owner)
    if len(sheet.problems) > told:
        sheet.guessed.add(row)
    return end


def _mend(sheet: Sheet, row: int, column: int, owner: int) -> int:
    text = sheet.lines[row][column:]
    if text[0] in "\"'":
        return mend_quoted(sheet, row, column, owner)
    if text[0] in "[{":
        return mend_brackets(sheet, row, column, owner)
    if text[0] in "|>":
        return _block(sheet, row, column, owner)
    if _curly(sheet, row, column):
        return row + 1
    if found := _SPECIAL.match(text):
        return _special(sheet, row, column, owner, found)
    return _plain(sheet, row, column, owner)


def _block(sheet: Sheet, row: int, column: int, owner: int) -> int:
    line = sheet.lines[row].rstrip()
    if _HEADER.fullmatch(line, column):
        return sheet.end_of_block(row, owner)
    found = _TEXT_ON_HEADER.match(line, column)
    assert found is not None
    end = sheet.end_of_text(row, owner)
    place = (row, found.start("text"))
    if end > row + 1 or found["mark"][1:]:
        sheet.lines[row] = f"{line[:column]}{found['text']}"
    sheet.tell(
        place, "special-character", said("block-not-alone"), said("begin-on-next-line-or-quote"), put_in_quotes(sheet, row, column, end)
    )
    return end


def _curly(sheet: Sheet, row: int, column: int) -> bool:
    text = sheet.lines[row][column:].rstrip()
    inside = within_curly_quotes(text)
    if inside is None:
        return False
    sheet.lines[row] = f"{sheet.lines[row][:column]}{in_quotes(inside)}"
    sheet.tell((row, column), *told_curly(text), sheet.lines[row])
    return True


def _special(sheet: Sheet, row: int, column: int, owner: int, found: re.Match[str]) -> int:
    if found["mark"] and (before := _BEFORE_BRACKETS.match(found.string)):
        return _off_brackets(sheet, row, column, owner, before)
    end = sheet.end_of_text(row, owner)
    is_alone = end == row + 1 and not sheet.lines[row][column:].strip().partition(" ")[2]
    if found["mark"] and is_alone and re.fullmatch(r"[\w-]+", found["name"]):
        code, remedy = _NAMES[found["mark"]]
        name = quoted(found[0])
        wrong = said(code, **{code: name})
        if end == row + 1 < sheet.end_of_block(row, owner):  # it stands before a block, and is no text
            sheet.lines[row] = sheet.lines[row][:column].rstrip()
            sheet.tell((row, column), code, wrong, said(remedy), sheet.lines[row])
            return end
        sheet.tell((row, column), code, wrong, said(remedy), put_in_quotes(sheet, row, column, end))
    elif ITEM.match(found.string):
        return _list_on_line(sheet, row, column, owner)
    else:
        wrong = said("special-character", character=quoted(found[0][0]))
        sheet.tell((row, column), "special-character", wrong, said("quote-it"), put_in_quotes(sheet, row, column, end))
    return end


def _list_on_line(sheet: Sheet, row: int, column: int, owner: int) -> int:
    """Mend a dash on the line of its key: the list goes on below it, or it is a text."""
    end = sheet.end_of_text(row, owner)
    below = sheet.next_row(row + 1)
    if below is not None and sheet.is_item(below, sheet.indent(below)) and sheet.indent(below) >= owner and sheet.key(row, owner):
        end, sheet.lines[row] = row + 1, sheet.lines[row][:column].rstrip()
    else:
        put_in_quotes(sheet, row, column, end)  # to read on: whether a list was meant or a text, nobody can tell
    sheet.tell((row, column), "indentation", said("list-out-of-place"), said("dashes-on-own-lines"))
    return end


def _off_brackets(sheet: Sheet, row: int, column: int, owner: int, before: re.Match[str]) -> int:
    """Take off what stands before a list in brackets or its like, which is no text."""
    code, remedy = _NAMES[before[0][0]]
    sheet.lines[row] = f"{sheet.lines[row][:column]}{sheet.lines[row][column + before.end() :]}"
    sheet.tell((row, column), code, said(code, **{code: quoted(before[0].rstrip())}), said(remedy), sheet.lines[row])
    return mend_brackets(sheet, row, column, owner)


def _plain(sheet: Sheet, row: int, column: int, owner: int) -> int:
    end = sheet.end_of_text(row, owner)
    start = column
    for number in range(row, end):
        line = sheet.lines[number]
        comment = _COMMENT.search(line, start)
        colon = _COLON.search(line, start, comment.start() if comment else len(line))
        if colon is not None and lacks_opening(sheet, row, column, end):
            return end
        if colon is not None and (end == row + 1) and _is_word_or_key(sheet, row, column, colon.start(), owner):
            return end
        if colon is not None:
            sheet.tell(
                (number, colon.start()), "unquoted-colon", said("unquoted-colon"), said("quote-it"), put_in_quotes(sheet, row, column, end)
            )
            return end
        if comment is not None and number < end - 1:
            place = (number, comment.end() - 1)
            sheet.tell(place, "cut-off-text", said("cut-off-text"), said("quote-or-move-comment"), put_in_quotes(sheet, row, column, end))
            return end
        start = 0
    return end


def _is_word_or_key(sheet: Sheet, row: int, column: int, colon: int, owner: int) -> bool:
    """Mend a colon that does not belong to a text: behind its only word, or behind the next key; tell whether it is such a one."""
    line = sheet.lines[row].rstrip()
    before = line[column:colon]
    if colon == len(line) - 1 and not re.search(r"\s", before):
        sheet.lines[row] = line[:colon]
        sheet.tell((row, colon), "unquoted-colon", said("unquoted-colon"), said("remove-colon"))
        return True
    key = re.search(r"(?:^|[\s,;])(?P<key>\w+)$", before)
    if key is None or not sheet.knows(key["key"]) or any(re.match(rf" {{{owner}}}{key['key']}:", other) for other in sheet.lines):
        return False
    sheet.lines[row] = line[: column + key.start()].rstrip(" \t,;")
    sheet.lost.add(row)
    place = row, column + key.start("key")
    sheet.tell(
        place,
        "unquoted-colon",
        said("key-on-line-of-another", key=quoted(key["key"])),
        said("put-on-own-line", key=named(f"{key['key']}:")),
    )
    return True
