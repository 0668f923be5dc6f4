"""The date of each file of a site: when what it holds last became something else.

Servers tell browsers this date, and rsync and unzip compare it. So a file that holds something else must have a later date, even where it
is as long as before, and one that holds the same had best keep its own, or all of it is sent again.

No date in the content says this: a page is made of cards, which say when they were reviewed, but of templates, words and styles too, which
do not; and git is not there wherever a site is built. The site of before is: what its files hold can be compared, and their dates are the
very ones that servers have told, which a list of dates beside them need not be. So the same sources, moment and site of before make the
same dates. Where there is no site of before, every file has the date of the build: later than need be for some, too early for none.
"""

from __future__ import annotations

import os
from pathlib import Path

STEP = 2
"""Seconds between two dates that an archive can tell apart."""


def stamp(fresh: Path, old: Path, moment: int) -> None:
    """Date the files of the built site `fresh`, which is to take the place of the site `old`, if there is one.

    A file that holds the same in both keeps its date. Any other has that of the build, `moment` in seconds since 1970, or the next one
    after the old file's where that is later: clocks differ, and a build may go back to an older commit.
    """
    for file in fresh.rglob("*"):
        if file.is_file():
            date = _date(file, old / file.relative_to(fresh), moment)
            os.utime(file, (date, date))


def _date(file: Path, before: Path, moment: int) -> int:
    built = _told_apart(moment)
    if not before.is_file():
        return built
    dated = _told_apart(int(before.stat().st_mtime))
    return dated if file.read_bytes() == before.read_bytes() else max(built, dated + STEP)


def _told_apart(moment: int) -> int:
    return moment - moment % STEP
