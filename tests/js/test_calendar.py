"""What js/calendar.js writes, a library that reads such files understands, as a calendar would."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import cast

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar, Event

from tests import node

SCRIPT = """
const { readFileSync } = require("node:fs");
const [days, calendar] = ["days", "calendar"].map((name) => readFileSync(`hooks/theme/js/${name}.js`, "utf8"));
const wanted = JSON.parse(readFileSync(0, "utf8"));
const make = new Function("wanted", `${days}; ${calendar};
  return wanted.map((one) => calendarFile.text({ ...one, day: one.day ?? calendarFile.nextMonday(one.after), now: new Date(0) }));`);
console.log(JSON.stringify(make(wanted)));
"""

TEXT = "Één brief; twee, drie \\ vier\nen een tweede regel die zo lang is dat hij gevouwen moet worden: ééééééééééééééééééééééé 🙂🙂🙂🙂"
PLAN = "https://example.org/workshop.html#cards=~10.opening,front-door,~10.closing&sheet=slides&title=Customers+first,+%26+now"
MONDAYS = ["2026-12-07", "2026-12-28", "2026-11-30", "2027-03-29"]
"""The first and the fourth of a month, and fifth ones, on days that not every month has."""
WANTED = [
    {
        "id": "workshop",
        "title": TEXT,
        "day": "2026-12-10",
        "start": "09:00",
        "minutes": 255,
        "place": "Zaal 1, boven",
        "note": TEXT,
        "url": PLAN,
    },
    {"id": "whole-day", "title": "All day", "day": "2026-12-10", "start": "", "minutes": 60, "url": "file:///C:/workshop.html#cards=a"},
    {"id": "empty", "title": "Empty", "day": "2026-12-10", "start": "09:00", "minutes": 0},
    *(
        {"id": rhythm, "title": rhythm, "after": "2026-11-30", "start": "09:00", "minutes": 5, "rhythm": rhythm}
        for rhythm in ("once", "weekly", "daily", "quarterly")
    ),
    *(
        {"id": rhythm, "title": rhythm, "day": day, "start": "09:00", "minutes": 5, "rhythm": rhythm}
        for rhythm in ("monthly", "quarterly", "yearly")
        for day in MONDAYS
    ),
]


@pytest.fixture(scope="module")
def files() -> list[str]:
    done = node.run(["-e", SCRIPT], given=json.dumps(WANTED), folder=Path(__file__).parents[2])
    assert done.returncode == 0, done.stderr
    made: list[str] = json.loads(done.stdout)
    return made


def event(text: str) -> Event:
    """Return the one event of a file."""
    [found] = Calendar.from_ical(text).walk("VEVENT")
    assert isinstance(found, Event)
    return found


def test_a_workshop_comes_back_with_its_day_its_place_and_the_link_to_its_plan(files: list[str]) -> None:
    read = event(files[0])
    assert (read["SUMMARY"], read["DESCRIPTION"], read["LOCATION"], read["URL"]) == (TEXT, f"{TEXT}\n\n{PLAN}", "Zaal 1, boven", PLAN)
    assert (read.decoded("DTSTART"), read.decoded("DURATION")) == (datetime(2026, 12, 10, 9), timedelta(minutes=255))  # noqa: DTZ001 - that of whoever reads it
    assert (read["UID"], read["SEQUENCE"]) == ("workshop@practices", 0)  # minutes since 1970: a later file takes its place
    assert event(files[1]).decoded("DTSTART") == date(2026, 12, 10)
    assert [key for file in files[1:3] for key in ("URL", "DESCRIPTION", "DURATION") if key in event(file)] == []


def test_no_line_is_longer_than_calendars_take(files: list[str]) -> None:
    assert max(len(line.encode()) for text in files for line in text.split("\r\n")) <= 75
    assert [text for text in files if not text.endswith("END:VCALENDAR\r\n")] == []


def test_a_first_step_is_on_a_monday_to_come_and_comes_back_with_its_rhythm(files: list[str]) -> None:
    read = [event(text) for text in files[3:7]]
    assert {entry.decoded("DTSTART").date() for entry in read} == {date(2026, 12, 7)}
    rules = [cast("bytes", entry["RRULE"].to_ical()).decode() if "RRULE" in entry else "" for entry in read]
    assert rules == ["", "FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO"]


def test_a_step_of_each_month_quarter_or_year_comes_back_on_the_same_day_of_the_week_and_skips_none(files: list[str]) -> None:
    apart = []
    for entry in map(event, files[7:]):
        begins = entry.decoded("DTSTART")
        days = list(rrulestr(cast("bytes", entry["RRULE"].to_ical()).decode(), dtstart=begins)[:13])
        assert (days[0], {day.weekday() for day in days}) == (begins, {0})
        apart.append({(later.year - day.year) * 12 + later.month - day.month for day, later in pairwise(days)})
    assert apart == [{1}] * 4 + [{3}] * 4 + [{12}] * 4
