"""Characters that nobody meant to type: those that cannot be seen, that look like others, or that an encoding left behind."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from cards.content.problem import Code, Problem, Said, named, problem_in, quoted, said
from cards.content.yaml import look_alikes, mojibake

_UNUSUAL = re.compile(r"[^\t\n -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2100-\u214f\u2190-\u22ff]")
"""A character outside the ranges in which there is none to refuse."""

_MARKS = re.compile(r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{3,}")
"""More accents on one letter than any language writes."""

_ODD = r"\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_ODD_BLANK = re.compile(rf"^([ \t]*(?:(?:-[ \t]+)*(?:[\w-]+:|-)[ \t]*)?)([{_ODD}][{_ODD} \t]*)")
"""A blank that YAML does not count as one, where it counts blanks: in the indentation, behind the dash or behind the colon."""

_WORD_BULLET = re.compile(r"^ *([\uf02d\uf076\uf0a7\uf0b7\uf0d8\uf0fc])[ \t]*(?=\S)")
"""What becomes of a list in Word: a character of a font that nobody else has."""

_UNSEEN_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0")
_REFUSED = frozenset(("Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"))
_JOINERS = "\u200c\u200d"
_NAMELESS = {"Cc": "control-character", "Co": "private-character"}

LOST = "\ufffd"
"""What stands in the place of a letter that an encoding could not read."""

LONGEST_FLAG = 8
"""Characters of the flag of a part of a country."""


@dataclass(frozen=True)
class _Fault:
    """What is wrong with a line, and the line without it."""

    column: int
    code: Code
    wrong: Said
    remedy: Said
    line: str


def cleaned(path: str, lines: Sequence[str]) -> tuple[list[str], list[Problem]]:
    """Return `lines` with the characters that were meant, and a problem for each kind of fault in each line."""
    meant, problems = list(lines), []
    before: tuple[int, set[Code]] = 0, set()
    for number, line in enumerate(lines, 1):
        if line.isascii() and line.isprintable():
            continue
        faults, clean = _faults(line)
        while (cleaner := _faults(clean)[1]) != clean:  # without one thing a line may begin with another
            clean = cleaner
        meant[number - 1] = clean
        told = {fault.code for fault in faults}
        if before == (number - 1, {"bullet"}):  # the bullets of one list are one mistake
            faults = [fault for fault in faults if fault.code != "bullet"]
        before = number, told
        # Of a line with several faults, each shows the line without any.
        mended = None if LOST in clean else clean
        problems += [problem_in(path, lines, (number, f.column), f.code, f.wrong, f.remedy, mended) for f in faults]
    return meant, problems


def _faults(line: str) -> tuple[list[_Fault], str]:
    """Return what is wrong with `line`, and the line without it."""
    faults = []
    for look in _LOOKS:
        if (fault := look(line)) is not None:
            faults.append(fault)
            line = fault.line
    return faults, line


def unseen(text: str) -> str | None:
    """Return the first run of characters in `text` that nobody can see; nothing if there is none."""
    return next((text[start:end] for start, end in _runs(text)), None)


def without_unseen(text: str) -> str:
    """Return `text` without the characters that nobody can see."""
    for start, end in reversed(list(_runs(text))):
        apart = " " if text[start:end].isspace() and text[:start].strip() else ""
        text = text[:start] + apart + text[end:]
    return text


def told_unseen(run: str) -> tuple[Said, Said]:
    """Return what is wrong with a run of characters that nobody can see, and what to do about it."""
    code, name = _code(run), _name(run[0])
    wrong = (
        said("invisible-character", code=code, name=name)
        if len(run) == 1
        else said("invisible-characters", count=len(run), code=code, name=name)
    )
    return wrong, said("type-it-again")


def _code(text: str) -> str:
    return f"U+{ord(text[0]):04X}"


def _name(character: str) -> str | Said:
    name = unicodedata.name(character, "")
    return name or said(_NAMELESS.get(unicodedata.category(character), "no-character"))


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each run of characters that nobody can see begins and ends."""
    end = 0
    for found in _UNUSUAL.finditer(text):
        if found.start() < end or not _is_unseen(text, found.start()):
            continue
        end = found.end()
        while end < len(text) and _UNUSUAL.match(text, end) and _is_unseen(text, end):
            end += 1
        yield found.start(), end


def _is_unseen(text: str, at: int) -> bool:
    character, before = text[at], text[at - 1] if at else ""
    if character in _JOINERS:
        return not _joins(before, text[at + 1 : at + 2])
    if "\ufe00" <= character <= "\ufe0f":
        if before.isdigit():
            return text[at + 1 : at + 2] != "\u20e3"
        return not before or unicodedata.category(before)[0] in "LZC" or before in " \t"
    if "\U000e0020" <= character <= "\U000e007f":
        return not re.search("\U0001f3f4[\U000e0020-\U000e007e]*$", text[max(0, at - LONGEST_FLAG) : at])
    return character in _UNSEEN_LETTERS or unicodedata.category(character) in _REFUSED or "\U000e0100" <= character <= "\U000e01ef"


def _joins(before: str, after: str) -> bool:
    """Tell whether a joiner belongs between the two: in an emoji, or in a script whose letters join."""
    if not before or not after:
        return False
    if unicodedata.category(before) in ("So", "Sk", "Mn") and unicodedata.category(after) == "So":
        return True
    return unicodedata.category(before)[0] in "LM" and not unicodedata.name(before, "").startswith(
        ("LATIN", "CYRILLIC", "GREEK", "COMBINING")
    )


def _mojibake(line: str) -> _Fault | None:
    if (meant := mojibake.mended(line)) == line:
        return None
    typed, word, column = _changed_word(line, meant)
    return _Fault(column, "mojibake", said("mojibake", typed=quoted(typed)), said("write-meant", meant=named(word)), meant)


def _look_alike(line: str) -> _Fault | None:
    if (meant := look_alikes.mended(line)) == line:
        return None
    typed, word, column = _changed_word(line, meant)
    at = next(index for index, (one, other) in enumerate(zip(line, meant, strict=True)) if one != other)
    wrong = said("look-alike", typed=quoted(typed), letter=quoted(line[at]), name=unicodedata.name(line[at]))
    return _Fault(column, "look-alike", wrong, said("write-meant", meant=named(word)), meant)


def _changed_word(line: str, meant: str) -> tuple[str, str, int]:
    """Return the first word in which the two differ, as it is in either, and its column in `line`."""
    words, others = re.split(r"([\s,\[\]{}\"]+)", line), re.split(r"([\s,\[\]{}\"]+)", meant)
    before = 0
    for word, other in zip(words, others, strict=False):
        if word != other:
            return word.strip("':"), other.strip("':"), before + len(word) - len(word.lstrip("'")) + 1
        before += len(word)
    return line, meant, 1


def _word_bullet(line: str) -> _Fault | None:
    found = _WORD_BULLET.match(line)
    if found is None:
        return None
    clean = f"{line[: found.start(1)]}- {line[found.end() :]}"
    return _Fault(found.start(1) + 1, "bullet", said("word-bullet", code=_code(found[1])), said("begin-with-dash"), clean)


def _lost(line: str) -> _Fault | None:
    if LOST not in line:
        return None
    return _Fault(line.index(LOST) + 1, "lost-character", said("lost-character"), said("type-lost-character"), line)


def _odd_blank(line: str) -> _Fault | None:
    found = _ODD_BLANK.match(line)
    if found is None:
        return None
    wrong = said("odd-blank", code=_code(found[2]), name=_name(found[2][0]))
    place, clean = found.start(2) + 1, line
    while found is not None:
        clean = found[1] + " " * len(found[2]) + clean[found.end() :]
        found = _ODD_BLANK.match(clean)
    return _Fault(place, "invisible-character", wrong, said("type-a-space"), clean)


def _unseen(line: str) -> _Fault | None:
    run = next(_runs(line), None)
    if run is None:
        return None
    start, end = run
    return _Fault(start + 1, "invisible-character", *told_unseen(line[start:end]), without_unseen(line))


def _marks(line: str) -> _Fault | None:
    found = _MARKS.search(line)
    if found is None:
        return None
    wrong = said("stacked-marks", count=len(found[0]))
    return _Fault(found.start() + 1, "invisible-character", wrong, said("remove-marks"), _MARKS.sub("", line))


_LOOKS: tuple[Callable[[str], _Fault | None], ...] = (_mojibake, _lost, _word_bullet, _odd_blank, _unseen, _marks, _look_alike)
