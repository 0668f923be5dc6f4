"""Lists and their like in brackets that do not close, do not open, or hold what they cannot."""

from __future__ import annotations

import re

import yaml

from cards.content.problem import named, quoted, said
from cards.content.yaml.errors import meaning, position
from cards.content.yaml.mending.commas import quoted_around_commas
from cards.content.yaml.mending.quotes import REST, in_quotes, put_in_quotes
from cards.content.yaml.mending.sheet import Sheet
from cards.content.yaml.reader import DEEPEST

_CLOSING = {"[": "]", "{": "}"}
_HASH_IN_ITEM = re.compile(r"(?<=[\[{, ])(?P<before>(?:[^\s\[\]{},\"'#:][^\[\]{},\"'#:]* )?)#[^\[\]{},\"']*[^\s\[\]{},\"'](?= *[\]},])")
"""An item without quotes in which something stands that begins a comment."""

_GLUED_KEY = re.compile(r"(?<=[{,]) *(?P<key>[\w-]+):(?=[^\s/:,}])")
_REST_OF_NUMBER = re.compile(r"[0-9]{1,2} *[,}\]]")
MOST_WORDS = 3
"""A list that does not close and has more words without a comma is a text."""


def mend_brackets(sheet: Sheet, row: int, column: int, owner: int) -> int:
    """Mend what stands between brackets from there on; return the row behind it."""
    mark = sheet.lines[row][column]
    end = sheet.end_of_block(row, owner)
    while end < len(sheet.lines) and sheet.lines[end].lstrip()[:1] in ("]", "}"):
        end += 1
    end = _indent_rest(sheet, row, column, end, owner)
    closing, open_quote = _closing_bracket(sheet, row, column, end)
    if open_quote is not None:
        sheet.tell(open_quote, "quotes", said("quotes-not-closed"), said("close-quotes"))
        return _guess_brackets(sheet, row, column, _end(sheet, row, owner))
    if closing is None:
        return _close_brackets(sheet, row, column, _end(sheet, row, owner))
    at, after = closing[0], closing[1] + 1
    rest = sheet.lines[at][after:]
    place = (at, after + len(rest) - len(rest.lstrip()))
    if REST.fullmatch(rest):
        return _inside_brackets(sheet, row, column, at, after)
    if not rest.strip(" ]}"):
        sheet.lines[at] = sheet.lines[at][:after]
        wrong = said("closed-twice", mark=quoted(rest.strip()))
        sheet.tell(place, "brackets", wrong, said("remove-bracket"), sheet.lines[at])
        return at + 1
    end = sheet.end_of_text(at, owner)
    mended = put_in_quotes(sheet, row, column, end)
    sheet.tell(place, "brackets", said("text-behind-bracket", mark=quoted(_CLOSING[mark])), said("quote-it"), mended)
    return end


def _indent_rest(sheet: Sheet, row: int, column: int, end: int, owner: int) -> int:
    """Indent the lines that a list in brackets goes on in, where they stand as far left as its key; return the row behind them."""
    if owner < 0 or _closing_bracket(sheet, row, column, end) != (None, None):
        return end
    for behind in range(end + 1, len(sheet.lines) + 1):
        at = sheet.indent(behind - 1)
        if sheet.is_nothing(behind - 1) or sheet.is_item(behind - 1, at) or sheet.key(behind - 1, at):
            break
        if _closing_bracket(sheet, row, column, behind)[0] is not None:
            sheet.shift(end, behind, owner + 2)
            wrong, remedy = said("text-not-indented"), said("indent-text", spaces=owner + 2)
            sheet.tell((end, sheet.indent(end) - owner - 2), "indentation", wrong, remedy, sheet.lines[end])
            return behind
    return end


def _end(sheet: Sheet, row: int, owner: int) -> int:
    """Return the row behind what stands between brackets that do not close: all of it, where the whole file does."""
    return sheet.end_of_text(row, owner) if owner >= 0 else len(sheet.lines)


def _closing_bracket(sheet: Sheet, row: int, column: int, end: int) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """Return where the bracket closes that opens there, or else where quotes open in it that do not close."""
    still_open: list[str] = []
    quote: tuple[int, int] | None = None
    for number in range(row, end):
        line = sheet.lines[number]
        before = ","
        for at in range(column if number == row else 0, len(line)):
            character = line[at]
            if quote is not None:
                if character == sheet.lines[quote[0]][quote[1]]:
                    quote = None
            elif character in "\"'" and before in ",[{:":
                quote = number, at
            elif character in "[{":
                still_open.append(_CLOSING[character])
            elif character in "]}":
                if still_open.pop() != character:
                    return None, None
                if not still_open:
                    return (number, at), None
            before = character if character != " " else before
    return None, quote


def _close_brackets(sheet: Sheet, row: int, column: int, end: int) -> int:
    line = sheet.lines[row].rstrip()
    mark, text = line[column], line[column + 1 :]
    wrong, remedy = ("list-not-closed", "close-list") if mark == "[" else ("brace-not-closed", "close-brace")
    if end == row + 1 and not set(text) & set("[]{}"):
        is_text = mark == "[" and "," not in text and len(text.split()) > MOST_WORDS
        sheet.lines[row] = f"{line[:column]}{in_quotes(line[column:])}" if is_text else f"{line}{_CLOSING[mark]}"
        sheet.tell((row, column), "brackets", said(wrong), said(remedy), sheet.lines[row])
        return _inside_brackets(sheet, row, column, row, len(sheet.lines[row])) if not is_text else end
    sheet.tell((row, column), "brackets", said(wrong), said(remedy))
    return _guess_brackets(sheet, row, column, end)


def _guess_brackets(sheet: Sheet, row: int, column: int, end: int) -> int:
    mark = sheet.lines[row][column]
    sheet.lines[row] = f"{sheet.lines[row][:column]}{mark}{_CLOSING[mark]}"
    sheet.lines[row + 1 : end] = [""] * (end - row - 1)
    return end


def _inside_brackets(sheet: Sheet, row: int, column: int, at: int, after: int) -> int:
    """Mend what stands between brackets that close."""
    after += _put_in_spaces(sheet, row, column) if at == row else 0
    text = "\n".join([sheet.lines[row][column:], *sheet.lines[row + 1 : at + 1]] if at > row else [sheet.lines[row][column:after]])
    try:
        depth = 0
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:  # each further level costs the parser more
                sheet.tell((row, column), "too-deep", said("too-deep", levels=depth), said("list-or-quotes"))
                return _guess_brackets(sheet, row, column, at + 1)
    except yaml.MarkedYAMLError as error:
        line, character = position(error.problem_mark)
        place = row + line - 1, character - 1 + (column if line == 1 else 0)
        if place[0] > at:  # what looks like the end is in a comment
            before = len(sheet.lines[at])
            if _quote_around_hash(sheet, row, column, at):
                return _inside_brackets(sheet, row, column, at, after + len(sheet.lines[at]) - before)
            place = row, column
        if re.search(r"(?:^|[,\[{])\s*,", text):
            commas = re.compile(r"([\[{,])(?:\s*,)+")
            sheet.lines[row : at + 1] = [commas.sub(r"\1", text) for text in sheet.lines[row : at + 1]]
            sheet.tell(place, "brackets", said("value-missing"), said("write-value"), sheet.lines[row] if at == row else None)
            return at + 1
        if sheet.lines[place[0]][place[1] : place[1] + 1] == ":":
            sheet.tell(place, "unquoted-colon", said("unquoted-colon"), said("quote-it"))
        else:
            sheet.tell(place, "brackets", *meaning(str(error.problem)))
        return _guess_brackets(sheet, row, column, at + 1)
    _quote_around_commas(sheet, row, column, at, text)
    return at + 1


def _put_in_spaces(sheet: Sheet, row: int, column: int) -> int:
    """Put a space behind the colons of keys in braces that have none; return by how much the line is longer."""
    line = sheet.lines[row]
    found = next((key for key in _GLUED_KEY.finditer(line, column) if sheet.knows(key["key"])), None)
    if found is None:
        return 0
    mended = line[:column] + _GLUED_KEY.sub(lambda key: f"{key[0]} " if sheet.knows(key["key"]) else key[0], line[column:])
    sheet.lines[row] = mended
    remedy = said("write-key", line=named(mended[found.start() :].partition(",")[0].rstrip(" }")))
    sheet.tell((row, found.start()), "no-colon", said("no-space", key=quoted(found["key"])), remedy, mended)
    return len(mended) - len(line)


def _quote_around_hash(sheet: Sheet, row: int, column: int, end: int) -> bool:
    """Put the items in quotes, on the rows to `end`, that YAML takes for a comment with all behind them; tell whether there are any."""
    for number in range(row, end + 1):
        line, start = sheet.lines[number], column if number == row else 0
        if (found := _HASH_IN_ITEM.search(line, start)) is not None:
            sheet.lines[number] = line[:start] + _HASH_IN_ITEM.sub(lambda item: in_quotes(item[0]), line[start:])
            wrong, remedy = said("cut-off-text"), said("quote-or-move-comment")
            sheet.tell((number, found.end("before")), "cut-off-text", wrong, remedy, sheet.lines[number])
            return True
    return False


def _quote_around_commas(sheet: Sheet, row: int, column: int, at: int, text: str) -> None:
    """Put the texts in quotes that hold commas, in the `text` that begins there and ends on the row `at`."""
    in_order, commas = quoted_around_commas(sheet, text)
    if not commas:
        return
    typed = "\n".join(sheet.lines[row : at + 1])
    sheet.lines[row : at + 1] = f"{typed[:column]}{in_order}{typed[column + len(text) :]}".split("\n")
    for comma in (column + comma for comma in commas):
        where = row + typed.count("\n", 0, comma), comma - typed.rfind("\n", 0, comma) - 1
        is_number = typed[comma - 1].isdigit() and _REST_OF_NUMBER.match(typed, comma + 1)
        remedy = said("write-point" if is_number else "quote-it")
        sheet.tell(where, "brackets", said("comma-ends-text"), remedy, sheet.lines[row] if at == row else None)


def lacks_opening(sheet: Sheet, row: int, column: int, end: int) -> bool:
    """Put in the bracket that a list or its like lacks at the beginning; tell whether it does."""
    line = sheet.lines[row].rstrip()
    opening = {"]": "[", "}": "{"}.get(line[-1], "")
    if end > row + 1 or not opening or line.count(line[-1]) <= line.count(opening):
        return False
    sheet.lines[row] = f"{line[:column]}{opening}{line[column:]}"
    wrong = said("not-opened", mark=quoted(line[-1]))
    sheet.tell((row, column), "brackets", wrong, said("open-bracket", mark=quoted(opening)), sheet.lines[row])
    return True
