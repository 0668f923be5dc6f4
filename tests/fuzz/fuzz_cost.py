"""What an answer costs: however large or spoilt the files are, it comes within two seconds and 256 MiB.

Each project is checked by a program of its own, as contributors start it. Processor time counts, for other programs run beside it.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.fixture_project import copy_project
from tests.many_cards import project_of, read_card, slugs, write_card

MOST_SECONDS = 2.0
MOST_MEBIBYTES = 256
CARD = "practices/glass-wall.yml"
LARGEST = 128 * 1024
"""Bytes of a file that is read."""

COUNT = 1200
"""Cards of a very large project."""


@dataclass(frozen=True)
class Case:
    """A project that might cost much, and how it is answered."""

    name: str
    spoil: Callable[[Path], None]
    code: str
    """The problem told first of all, in the word in brackets; none where all is well."""

    cards: int = 0
    """So many cards there are, where these are more than the invented ones."""


@dataclass(frozen=True)
class Cost:
    """What one run took."""

    seconds: float
    wall: float
    mebibytes: float
    """At most: no less than the tests themselves had when they started the program."""


def nothing(project: Path) -> None:
    pass


def text(content: str | bytes, path: str = CARD) -> Callable[[Path], None]:
    def write(project: Path) -> None:
        (project / path).write_bytes(content if isinstance(content, bytes) else content.encode())

    return write


def more(content: str) -> Callable[[Path], None]:
    def append(project: Path) -> None:
        with (project / CARD).open("a", encoding="utf-8") as card:
            card.write(content)

    return append


def filled(line: str) -> str:
    """Return as many of `line` as a file may hold that is read."""
    return line * (LARGEST // len(line.encode()))


def numbered(count: int, form: str = "key{}: 1\n") -> str:
    return "".join(form.format(number) for number in range(count))


def bad_related(project: Path) -> None:
    for slug in slugs(project):
        card = read_card(project, slug)
        write_card(project, slug, card | {"related": [f"{card['related'][0]}-gone", *card["related"][1:]]})


def related_to(count: int) -> Callable[[Path], None]:
    return lambda project: write_card(
        project, "glass-wall", read_card(project, "glass-wall") | {"related": [f"gone-{n}" for n in range(count)]}
    )


def closed(path: str) -> Callable[[Path], None]:
    return lambda project: (project / path).chmod(0)


def bomb(levels: int) -> str:
    lines = ["a0: &a0 [x, x]\n", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, levels))]
    return "".join(lines)


CASES = [
    Case("the invented cards", nothing, ""),
    Case("text of 10 MB", text("en: |\n" + "  a line of text\n" * 625_000), "too-large"),
    Case("10 MB on one line", text(b"x" * 10_000_000), "too-large"),
    Case("10 MB of zeros", text(bytes(10_000_000)), "too-large"),
    Case("800,000 keys", text(numbered(800_000)), "too-large"),
    Case("320,000 invisible characters", text("theme: x\u200b\n" * 320_000), "too-large"),
    Case("as many keys as are read", text(numbered(LARGEST // 12)), "too-large|more-problems|duplicate-key|unknown-key"),
    Case("as many equal keys as are read", text(filled("a: 1\n")), "."),
    Case("as many invisible characters as are read", text(filled("\u200b")), "."),
    Case("as many invisible characters, one a line", more(numbered(10_000, "# \u200b\n")), "invisible-character"),
    Case("2,000 unknown keys", more(numbered(2000)), "unknown-key"),
    Case("2,000 keys like known ones", more(numbered(2000, "relatd{}: 1\n")), "unknown-key"),
    Case("5,000 unknown values of a list", more("audience: [" + numbered(5000, "hr{}, ") + "]\n"), "."),
    Case("1,200 unknown cards in one related", related_to(1200), "unknown-card|too-many"),
    Case("100 nested brackets", more(f"deep: {'[' * 100}{']' * 100}\n"), "too-deep"),
    Case("60,000 nested brackets", text("[" * 60_000), "."),
    Case("60,000 braces, closed", text("{" * 60_000 + "}" * 60_000), "."),
    Case("nested blocks", text("".join(f"{' ' * n}a:\n" for n in range(480))), "too-deep"),
    Case("quotation marks", text(filled('"')), "."),
    Case("a quotation mark in each line", text(filled('a: "b\n')), "."),
    Case("colons", text(filled("a: b: c\n")), "."),
    Case("lines without a colon", text(filled("word\n")), "."),
    Case("tabs", text(filled("\ta: b\n")), "."),
    Case("hyphens", text(filled("- ")), "."),
    Case("aliases", text(filled("a: *b\n")), "."),
    Case("aliases of aliases", text(bomb(30)), "anchor"),
    Case("marks of a merge", text(filled("<<<<<<< HEAD\n")), "merge-mark"),
    Case("documents", text(filled("---\n")), "."),
    Case("crooked indentation", text(numbered(8000, "  a{0}:\n b{0}:\n")), "."),
    Case("question marks", text(filled("? ")), "."),
    Case("look-alike letters", more(numbered(5000, "th\u0435me{}: 1\n")), "."),
    Case("a lock file of Word", text(b"\0" * 162, "practices/~$glass-wall.yml"), ""),
    Case("a folder closed to us", closed("practices"), "unreadable"),
    Case("a file closed to us", closed(CARD), "unreadable"),
    Case(f"{COUNT} cards in order", nothing, "", COUNT),
    Case(f"{COUNT} cards with a bad related", bad_related, "unknown-card", COUNT),
]


def measured(project: Path) -> tuple[str, Cost]:
    """Return what `cards check` says of the project, and what that cost."""
    # To the superuser nothing is closed unless it does without that right.
    plain = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    command = [*plain, sys.executable, "-c", "from cards.cli import main; main()", "--lang", "en", "check"]
    with (project / "said.txt").open("w+", encoding="utf-8") as said:
        begun = time.monotonic()
        # What Python has compiled stays, as it does for contributors: the first of the cases compiles it.
        process = subprocess.Popen(
            command, cwd=project, stdout=said, stderr=subprocess.STDOUT, env=os.environ | {"PYTHONDONTWRITEBYTECODE": ""}
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        cost = Cost(used.ru_utime + used.ru_stime, time.monotonic() - begun, used.ru_maxrss / 1024)
        said.seek(0)
        return said.read(), cost


@pytest.fixture(scope="module")
def head() -> None:
    """Print the head of the table of which each test prints a row."""
    print(f"\n{'':46}{'CPU s':>6}{'wall s':>8}{'MiB':>6}  first told")


@pytest.mark.usefixtures("head")
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_answer_costs_little(case: Case, tmp_path: Path) -> None:
    project = project_of(case.cards, tmp_path / "project") if case.cards else copy_project(tmp_path / "project")
    case.spoil(project)
    answer, cost = measured(project)
    code = next(iter(re.findall(r" \[([a-z0-9-]+)\]\. ", answer)), "")
    print(f"{case.name:45}{cost.seconds:7.2f}{cost.wall:8.2f}{cost.mebibytes:6.0f}  {code or answer.strip()[:40]}")
    for folder in (project / "practices", project / CARD):
        folder.chmod(0o755)
    assert "Traceback" not in answer
    assert re.match(case.code or r"$", code), answer[:500]
    assert cost.seconds <= MOST_SECONDS
    assert cost.mebibytes <= MOST_MEBIBYTES
