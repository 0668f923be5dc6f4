"""What js/calendar.js writes, a library that reads such files understands, as a calendar would."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import cast

import pytest
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
    {"id": "whole-day", "title": "All day", "day": "2026-12-10", "start": "", "minutes": 60},
    *(
        {"id": rhythm, "title": rhythm, "after": "2026-11-30", "start": "09:00", "minutes": 5, "rhythm": rhythm}
        for rhythm in ("once", "weekly", "daily", "quarterly")
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
    assert (read["SUMMARY"], read["DESCRIPTION"], read["LOCATION"], read["URL"]) == (TEXT, TEXT, "Zaal 1, boven", PLAN)
    assert (read.decoded("DTSTART"), read.decoded("DURATION")) == (datetime(2026, 12, 10, 9), timedelta(minutes=255))  # noqa: DTZ001 - that of whoever reads it
    assert event(files[1]).decoded("DTSTART") == date(2026, 12, 10)


def test_no_line_is_longer_than_calendars_take(files: list[str]) -> None:
    assert max(len(line.encode()) for text in files for line in text.split("\r\n")) <= 75
    assert [text for text in files if not text.endswith("END:VCALENDAR\r\n")] == []


def test_a_first_step_is_on_a_monday_to_come_and_comes_back_with_its_rhythm(files: list[str]) -> None:
    read = [event(text) for text in files[2:]]
    assert {entry.decoded("DTSTART").date() for entry in read} == {date(2026, 12, 7)}
    rules = [cast("bytes", entry["RRULE"].to_ical()).decode() if "RRULE" in entry else "" for entry in read]
    assert rules == ["", "FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "FREQ=MONTHLY;INTERVAL=3"]
