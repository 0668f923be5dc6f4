"""Lines that are neither keys nor items where one belongs: other signs for colons and hyphens, tabs and separators."""

from __future__ import annotations

import re

from cards.content.problem import named, quoted, said
from cards.content.yaml.mending.outline import Block, Outline, is_language
from cards.content.yaml.text import BULLETS

BULLET = re.compile(rf"(?P<mark>[{BULLETS}]|-(?![\s-])|(?:--+|[+>]|\[[ xX]?\])(?=[ \t])|\d{{1,2}}[.)](?=[ \t])|o(?=[ \t]))[ \t]*(?=\S)")
_OTHER_SIGN = re.compile(
    r"(?P<key>[\w-]*\w)(?P<sign>[ \t]*(?:[-=]>|[=;：꞉∶﹕,–—→])[ \t]*|[ \t]*(?:-|:[ \t]*:)(?:[ \t]+|$)|:(?![\s:/]))(?P<text>.*)"
)
_WITHOUT_SIGN = re.compile(r"(?P<key>[\w-]+)(?:[ \t]+(?P<text>.*))?")
_ADORNED = re.compile(
    r"(?P<before>[-+>*_\"“”„‘’'`•·–—]+[ \t]{0,2})?(?P<key>\w[\w-]*?)(?P<after>[*_\"“”‘’'`]*[ \t]*:[*_]*)(?:[ \t]+(?P<text>.*)|$)"
)
"""A key with what belongs to a list, a quotation or a word that stands out."""

_HEADERS = (">", ">-", ">+", "|", "|-", "|+")
SEPARATOR = re.compile(r"(?:---|\.\.\.)(?=[ \t]|$)")
FENCE = re.compile(r" *(?:`{3,}|~{3,})\w*[ \t]*")
"""What stands around a file that was copied from a chat or a page."""

RULE = re.compile(r"[ \t]*([-=*_~+.–—])\1{2,}[ \t]*")
"""A line that people draw between parts of a text."""

TABS = re.compile(r" *\t[ \t]*")


def put_in_colon(outline: Outline, block: Block, row: int, indent: int) -> bool:
    """Put in the colon that a key lacks, or has another sign for; tell whether there is such a key."""
    sheet = outline.sheet
    line = sheet.lines[row]
    other = _OTHER_SIGN.match(line, indent)
    if other is not None and _is_key(outline, row, other):
        wrong = (
            said("no-space", key=quoted(other["key"])) if other["sign"] == ":" else said("other-sign", sign=quoted(other["sign"].strip()))
        )
    else:
        other = _WITHOUT_SIGN.fullmatch(line, indent)
        if other is None or not _is_key(outline, row, other) or other["key"] in outline.siblings(block):
            return False
        wrong = said("no-colon", key=quoted(other["key"]))
    text = (other["text"] or "").strip()
    sheet.lines[row] = f"{line[:indent]}{other['key']}:{text and ' '}{text}"
    sheet.tell((row, indent), "no-colon", wrong, said("write-key", line=named(sheet.lines[row].strip()[:60])), sheet.lines[row])
    return True


def _is_key(outline: Outline, row: int, found: re.Match[str]) -> bool:
    """Tell whether a word is a key without a colon: one that such a file has, or a name with keys below it."""
    sheet = outline.sheet
    if sheet.knows(found["key"]) and not is_language(found["key"]):
        return True
    text, below = (found["text"] or "").strip(), sheet.next_row(row + 1)
    if below is None or sheet.indent(below) <= sheet.indent(row):
        return False
    return text in _HEADERS or (not text and sheet.known_key(below, sheet.indent(below)) is not None)


def take_off_marks(outline: Outline, block: Block, row: int, indent: int) -> bool:
    """Take off what stands around a key that the block lacks: a dash, asterisks or curly quotes; tell whether there is such a key."""
    sheet = outline.sheet
    line = sheet.lines[row]
    found = _ADORNED.match(line, indent)
    if found is None or not _is_key(outline, row, found) or found["key"] in outline.siblings(block):
        return False
    text = (found["text"] or "").strip()
    sheet.lines[row] = f"{line[:indent]}{found['key']}:{text and ' '}{text}"
    wrong = said("marks-around-key", key=quoted(found["key"]), marks=quoted(_marks_of(found)))
    sheet.tell((row, indent), "special-character", wrong, said("write-key", line=named(sheet.lines[row].strip()[:60])), sheet.lines[row])
    return True


def _marks_of(found: re.Match[str]) -> str:
    return (found["before"] or "").strip() or found["after"].replace(":", "").strip()


def mend_bullets(outline: Outline, row: int, indent: int) -> int:
    """Put hyphens in the place of the bullets of a list, which is one mistake."""
    sheet = outline.sheet
    found = BULLET.match(sheet.lines[row], indent)
    assert found is not None
    mark, end = found["mark"], row
    while end < len(sheet.lines) and (not sheet.lines[end].strip() or sheet.indent(end) >= indent):
        bullet = BULLET.match(sheet.lines[end], indent)
        if bullet is not None and (
            bullet["mark"] == mark or (mark[0].isdigit() and bullet["mark"][0].isdigit()) or mark[0] == bullet["mark"][0] == "["
        ):
            sheet.lines[end] = f"{' ' * indent}- {sheet.lines[end][bullet.end() :]}"
        end += 1
    wrong = said("dash-without-space") if mark == "-" else said("other-bullet", mark=quoted(mark))
    sheet.tell((row, indent), "bullet", wrong, said("begin-with-dash"), sheet.lines[row])
    return row


def put_in_dash(outline: Outline, row: int, indent: int) -> None:
    """Put in the hyphen that an item of a list lacks."""
    sheet = outline.sheet
    sheet.lines[row] = f"{' ' * indent}- {sheet.lines[row][indent:]}"
    sheet.guessed.update(above.last_row for above in outline.blocks[-2:])
    sheet.tell((row, indent), "bullet", said("no-dash"), said("begin-with-dash"), sheet.lines[row])


def leave_out(outline: Outline, row: int) -> int:
    """Leave out a line of which nobody can tell what it was meant to be, and those below it that are no better."""
    sheet, indent = outline.sheet, outline.sheet.indent(row)
    if FENCE.fullmatch(sheet.lines[row]):
        if not any(problem.wrong.key == "fence" for problem in sheet.problems):
            sheet.tell((row, indent), "no-colon", said("fence", fence=quoted(sheet.lines[row].strip())), said("remove-fences"), "")
        sheet.lines[row] = ""
        return row + 1
    if RULE.fullmatch(sheet.lines[row]):
        sheet.tell((row, indent), "no-colon", said("no-key-value"), said("remove-line-of-signs"), "")
        sheet.lines[row] = ""
        return row + 1
    sheet.tell((row, indent), "no-colon", said("no-key-value"), said("colon-or-indent"))
    end = outline.sheet.end_of_block(row, indent)
    while end < len(outline.sheet.lines) and not outline.sheet.is_nothing(end) and not outline.begins(end, outline.sheet.indent(end)):
        end += 1
    outline.sheet.leave_out(row, end)
    return end


def mend_separator(outline: Outline, row: int) -> int:
    """Leave out a mark between documents, and what is behind it unless it belongs to the file."""
    sheet = outline.sheet
    if not outline.blocks and sheet.lines[row].startswith("---"):
        return row + 1
    follows = next((number for number in range(row + 1, len(sheet.lines)) if not sheet.is_nothing(number)), None)
    if sheet.lines[row].startswith("..."):
        if follows is None:
            return len(sheet.lines)
        sheet.tell((row, 0), "second-document", said("file-has-ended"), said("remove-dots"))
    else:
        sheet.tell((row, 0), "second-document", said("second-document"), said("remove-dashes"))
    goes_on = outline.blocks and follows is not None and (key := sheet.known_key(follows, 0)) and key["key"] not in outline.blocks[0].keys
    sheet.leave_out(row, row + 1 if goes_on else len(sheet.lines))
    return row + 1


def mend_tabs(outline: Outline, row: int) -> None:
    """Put spaces in the place of a tab; it is one mistake in all lines that follow one another and have some."""
    sheet = outline.sheet
    found = TABS.match(sheet.lines[row])
    assert found is not None
    before, typed, spaces = outline.last_tab
    if before != row - 1 or typed != found[0]:
        spaces = _meant_by_tab(outline, row, found.end())
    sheet.lines[row] = " " * spaces + sheet.lines[row][found.end() :]
    outline.last_tab = row, found[0], spaces
    if before != row - 1:
        sheet.tell((row, found[0].index("\t")), "tab", said("tab"), said("indent-with-spaces"), sheet.lines[row])


def mend_tab_behind_dash(outline: Outline, row: int, column: int) -> None:
    """Put a space in the place of the tab between a hyphen and its item; it is one mistake in all items of the list."""
    sheet = outline.sheet
    typed = re.compile(rf"(?P<dash> {{{column}}}-)[ \t]*\t[ \t]*")
    found = typed.match(sheet.lines[row])
    if found is None:
        return
    for number in range(row, sheet.end_of_block(row, column - 1)):
        sheet.lines[number] = typed.sub(r"\g<dash> ", sheet.lines[number], count=1)
    sheet.tell((row, found.end("dash")), "tab", said("tab-behind-dash"), said("type-space-behind-dash"), sheet.lines[row])


def _meant_by_tab(outline: Outline, row: int, column: int) -> int:
    if not outline.blocks:
        return 0
    block = outline.blocks[-1]
    if block.last == "nothing":
        return block.indent + 2
    kind = "items" if outline.sheet.is_item(row, column) else "keys" if outline.sheet.key(row, column) else None
    alike = [above.indent for above in outline.blocks if above.kind == kind]
    if alike:
        return next((indent for indent in reversed(alike) if _stands_elsewhere(outline, row, column, indent)), alike[-1])
    return block.text_indent or block.indent + 2


def _stands_elsewhere(outline: Outline, row: int, column: int, indent: int) -> bool:
    """Tell whether the key that begins there stands with that indentation on another line."""
    key = outline.sheet.key(row, column)
    return key is not None and any(line.startswith(f"{' ' * indent}{key['key']}:") for line in outline.sheet.lines)


def lacks_colon(outline: Outline, row: int, indent: int) -> bool:
    """Tell whether the line is one key of several that has no colon."""
    further = row + 1
    beside = further < len(outline.sheet.lines) and outline.sheet.indent(further) == indent and outline.sheet.known_key(further, indent)
    found = _OTHER_SIGN.match(outline.sheet.lines[row], indent) or _WITHOUT_SIGN.fullmatch(outline.sheet.lines[row], indent)
    if found is None or (not beside and outline.sheet.knows(found["key"]) and found["text"]):
        return False
    return _is_key(outline, row, found)
