"""Texts in quotes that do not close, close too early, or hold a backslash that means something."""

from __future__ import annotations

import re

from cards.content.problem import said
from cards.content.yaml.mending.sheet import Sheet

REST = re.compile(r"[ \t]*(?:[ \t]#.*)?")
"""What may stand behind a value."""

_QUOTES = {'"': '"', "'": "'", "”": "“„”", "“": "„“", "’": "‘‚’", "‘": "‚‘"}
"""Quotes that may close a text, and those of which one stands before it if it closes a part of that alone."""

_APOSTROPHE = re.compile(r"'(?:[stnkmr]|ns|em|ie|tis|twas)(?![\w'])", re.IGNORECASE)
_QUOTED_LIST = re.compile(r"\"[^\"]*\"(?:\s*,\s*\"[^\"]*\")+|'[^']*'(?:\s*,\s*'[^']*')+")
_ESCAPE = r"[\\\" ]|$|x[0-9a-fA-F]{2}|u(?![dD][89abAB])[0-9a-fA-F]{4}|U00(?:0[0-9a-fA-F]|10)[0-9a-fA-F]{4}"
_BAD_ESCAPE = re.compile(rf"(?<!\\)\\(?:\\\\)*(?![0abt\tnvfre/N_LP]|{_ESCAPE})")
"""A backslash before what is no escape; those that come in pairs mean themselves."""

_AS_TYPED = re.compile(rf"(?<!\\)\\(?:\\\\)*(?!{_ESCAPE})")
"""A backslash that was meant as one, where another one beside it is no escape."""


def in_quotes(text: str) -> str:
    """Return `text` between quotes that fit."""
    if '"' in text or "\\" in text:
        if "'" not in text:
            return f"'{text}'"
        text = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'


def put_in_quotes(sheet: Sheet, row: int, column: int, end: int) -> str | None:
    """Put the text that begins there and ends before the row `end` in quotes; return the line where it is only one."""
    while end > row + 1 and not sheet.lines[end - 1].strip():
        end -= 1
    head, text = sheet.lines[row][:column], sheet.lines[row][column:].rstrip()
    if end == row + 1:
        sheet.lines[row] = f"{head}{in_quotes(text)}"
        return sheet.lines[row]
    sheet.lines[row] = f'{head}"{_escaped(text)}'
    for number in range(row + 1, end):
        indent = sheet.indent(number)
        sheet.lines[number] = f"{' ' * indent}{_escaped(sheet.lines[number].strip())}"
    sheet.lines[end - 1] += '"'
    return None


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def mend_quoted(sheet: Sheet, row: int, column: int, owner: int) -> int:
    """Mend the text in quotes that begins there; return the row behind it."""
    mark = sheet.lines[row][column]
    closing = _closing_quote(sheet, row, column, sheet.end_of_block(row, owner))
    if closing is not None and REST.fullmatch(sheet.lines[closing[0]], closing[1] + 1):
        if mark == '"':
            _escapes(sheet, row, closing[0] + 1)
        return closing[0] + 1
    end = sheet.end_of_text(row if closing is None else closing[0], owner)
    if _APOSTROPHE.match(sheet.lines[row], column):
        sheet.tell((row, column), "quotes", said("apostrophe-opens"), said("quote-it"), put_in_quotes(sheet, row, column, end))
    elif closing is None:
        _close_quotes(sheet, row, column, end, mark)
    else:
        _go_on(sheet, row, column, end, closing)
    return end


def _go_on(sheet: Sheet, row: int, column: int, end: int, closing: tuple[int, int]) -> None:
    """Mend a text that goes on behind its quotes."""
    at, after = closing[0], closing[1] + 1
    rest = sheet.lines[at][after:]
    place = (at, after + len(rest) - len(rest.lstrip()))
    mark, text = sheet.lines[row][column], sheet.lines[row][column:].rstrip()
    if end == row + 1 and _QUOTED_LIST.fullmatch(text):
        sheet.lines[row] = f"{sheet.lines[row][:column]}[{text}]"
        sheet.tell(place, "quotes", said("text-has-ended"), said("brackets-around-list"), sheet.lines[row])
    elif end == row + 1 and text.endswith(mark):
        if _closes(sheet.lines[at], closing[1]):
            sheet.tell(place, "quotes", said("text-has-ended"), said("quote-with-the-other"), put_in_quotes(sheet, row, column, end))
            return
        inside = text.removeprefix(mark * 2).removesuffix(mark * 2) if text.startswith(mark * 2) else text[1:-1]
        sheet.lines[row] = f"{sheet.lines[row][:column]}{in_quotes(inside)}"
        wrong, remedy = ("apostrophe-closes", "quote-it") if mark == "'" else ("quote-closes", "quote-with-the-other")
        sheet.tell(place, "quotes", said(wrong), said(remedy), sheet.lines[row])
    else:
        mended = put_in_quotes(sheet, row, column, end)
        sheet.tell(place, "quotes", said("text-has-ended"), said("quote-with-the-other"), mended)


def _closes(line: str, at: int) -> bool:
    """Tell whether quotes in a line stand behind a word and before a blank, as those that close."""
    return line[at - 1 : at].strip() != "" and line[at + 1 : at + 2] == " "


def _closing_quote(sheet: Sheet, row: int, column: int, end: int) -> tuple[int, int] | None:
    inside = re.compile(r"(?:\\.|[^\"\\])*\\?" if sheet.lines[row][column] == '"' else r"(?:''|[^'])*")
    at = column + 1
    for number in range(row, end):
        found = inside.match(sheet.lines[number], at)
        if found is not None and found.end() < len(sheet.lines[number]):
            return number, found.end()
        at = 0
    return None


def _close_quotes(sheet: Sheet, row: int, column: int, end: int, mark: str) -> None:
    while end > row + 1 and not sheet.lines[end - 1].strip():
        end -= 1
    text = sheet.lines[end - 1].rstrip().rstrip("\\")
    is_closed_otherwise = text[-1] in _QUOTES and text[-1] != mark and not set(text[:-1]) & set(_QUOTES[text[-1]])
    sheet.lines[end - 1] = (text[:-1] if is_closed_otherwise else text) + mark
    sheet.tell((row, column), "quotes", said("quotes-not-closed"), said("close-quotes"), sheet.lines[row] if end == row + 1 else None)
    if mark == '"':
        _escapes(sheet, row, end)


def _escapes(sheet: Sheet, start: int, end: int) -> None:
    for row in range(start, end):
        found = _BAD_ESCAPE.search(sheet.lines[row])
        if found is not None:
            sheet.lines[row] = _AS_TYPED.sub(lambda found: f"{found[0]}\\", sheet.lines[row])
            sheet.tell((row, found.end() - 1), "quotes", said("backslash"), said("double-backslash"), sheet.lines[row])
