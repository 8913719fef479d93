"""The calendar file, read with a library that knows RFC 5545, and checked for what calendars do not forgive."""

from __future__ import annotations

from datetime import UTC, date, datetime

import icalendar
import pytest

from ..helpers.bare import MODULES, open_store

VISIT = {
    "date": "2026-12-01",
    "time": "10:30",
    "place": "Room 4; Main St. 5, Building \\B",
    "title": "Second opinion visit",
}
TASKS = [
    {
        "id": "ask-for-records",
        "title": "Ask for your records",
        "date": "2026-11-17",
        "text": "All of them.",
        "url": "https://example.org/records/#all",
    }
]


def make(page, **what):
    given = {
        "id": "0123456789abcdef",
        "revision": 7,
        "product": "Second Opinion Guide",
        "visit": VISIT,
        "tasks": TASKS,
        **what,
    }
    return page.evaluate(
        "async ([modules, given]) => (await import(`${modules}lib/ics.js`)).calendarFile({...given, now: new Date(Date.UTC(2026, 10, 5, 8, 0, 9))})",
        [MODULES, given],
    )


def events(file):
    calendar = icalendar.Calendar.from_ical(file["text"])
    assert not calendar.errors
    return [event for event in calendar.walk("VEVENT") if not event.errors]


@pytest.fixture
def tab(page, bare):
    page.goto(bare)
    return page


def test_a_calendar_library_reads_the_visit_and_the_tasks(tab):
    file = make(tab)
    assert file["type"] == "text/calendar;charset=utf-8" and file["name"].endswith(".ics")
    visit, task = events(file)
    assert visit["SUMMARY"] == "Second opinion visit" and visit["LOCATION"] == VISIT["place"]
    assert (
        task["SUMMARY"] == "Ask for your records"
        and task["DESCRIPTION"] == "All of them."
        and task["URL"] == TASKS[0]["url"]
    )
    assert task["DTSTART"].dt == date(2026, 11, 17) and task["DTEND"].dt == date(2026, 11, 18)
    assert visit["DTSTAMP"].dt == datetime(2026, 11, 5, 8, 0, 9, tzinfo=UTC)
    assert {event["CLASS"] for event in (visit, task)} == {"PRIVATE"}


def test_the_file_is_a_complete_calendar_in_lines_that_end_as_they_must(tab):
    text = make(tab)["text"]
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Second Opinion Guide//EN\r\n")
    assert text.endswith("END:VCALENDAR\r\n")
    assert text.count("\r\n") == text.count("\n") == text.count("\r")


@pytest.mark.parametrize(
    "zone", ["America/Los_Angeles", "America/New_York", "Pacific/Kiritimati", "Asia/Kolkata", "UTC"]
)
@pytest.mark.parametrize(
    ("day", "time", "end"),
    [
        ("2026-12-01", "10:30", "2026-12-01T11:30"),
        (
            "2027-03-14",
            "02:30",
            "2027-03-14T03:30",
        ),  # a time that does not exist where the clocks go forward that night
        ("2026-11-01", "01:30", "2026-11-01T02:30"),  # the clocks go back
        ("2026-12-31", "23:45", "2027-01-01T00:45"),
        ("2028-02-28", "23:00", "2028-02-29T00:00"),
    ],
)
def test_the_visit_is_at_the_clinics_clock_whatever_the_devices_zone(new_context, bare, zone, day, time, end):
    page = new_context(timezone_id=zone).new_page()
    page.goto(bare)
    file = make(page, visit={**VISIT, "date": day, "time": time}, tasks=[])
    visit = events(file)[0]
    assert visit["DTSTART"].dt == datetime.fromisoformat(f"{day}T{time}") and visit["DTSTART"].dt.tzinfo is None
    assert visit["DTEND"].dt == datetime.fromisoformat(end)
    assert f"DTSTART:{day.replace('-', '')}T{time.replace(':', '')}00\r\n" in file["text"]
    assert events(make(page, visit=None))[0]["DTSTART"].dt == date(2026, 11, 17)


@pytest.mark.parametrize("time", ["", "25:00", "10:60", "noon", None])
def test_a_visit_without_a_time_takes_the_day(tab, time):
    visit = events(make(tab, visit={**VISIT, "time": time, "date": "2026-12-31"}))[0]
    assert visit["DTSTART"].dt == date(2026, 12, 31) and visit["DTEND"].dt == date(2027, 1, 1)


@pytest.mark.parametrize("day", ["", "2026-02-30", "2026-13-01", "0000-00-00", "soon", "2026-1-1", None])
def test_what_has_no_real_date_is_left_out(tab, day):
    assert make(tab, visit={**VISIT, "date": day}, tasks=[]) is None
    assert len(events(make(tab, visit={**VISIT, "date": day}))) == 1


TEXTS = [
    "a, b; c \\ d: \"e\"", "line one\nline two\r\nline three\rline four", "👩🏽‍⚕️" * 60, "é" * 200, "مرحبا بك " * 30,
    "END:VEVENT\r\nEND:VCALENDAR\r\nBEGIN:VEVENT", "\\n is no new line", "x" * 1000, " leading and trailing ", "a" * 66 + "\\,;" * 20,
]  # fmt: skip


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_any_text_comes_back_and_no_line_is_longer_than_75_bytes(tab, text):
    file = make(tab, visit={**VISIT, "title": text, "place": text}, tasks=[{**TASKS[0], "text": text}])
    visit, task = events(file)
    meant = text.replace("\r\n", "\n").replace("\r", "\n")
    assert (visit["SUMMARY"], visit["LOCATION"], task["DESCRIPTION"]) == (meant, meant, meant)
    lines = file["text"].encode().split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    for line in lines:
        line.decode()  # no character is cut in two


def test_control_characters_and_half_characters_do_not_reach_the_file(tab):
    file = make(tab, visit={**VISIT, "title": "a\u0000b\u0007c\u007f\td", "url": "https://example.org/\r\nX-EVIL:1"})
    visit = events(file)[0]
    assert visit["SUMMARY"] == "abc\td"
    assert "\r\nX-EVIL" not in file["text"]


def test_an_entry_has_the_same_name_each_time_so_that_a_new_file_updates_it(tab):
    open_store(tab)
    twice = tab.evaluate(
        "async (modules) => { const { calendarId } = await import(`${modules}lib/ics.js`); return [calendarId(store), calendarId(store), store.get('calendar'), store.canUndo]; }",
        MODULES,
    )
    assert len(twice[0]) == 16 and twice[0] == twice[1] == twice[2] and twice[3] is False
    first, later = events(make(tab)), events(make(tab, revision=9, visit={**VISIT, "date": "2026-12-08"}))
    assert [event["UID"] for event in first] == [event["UID"] for event in later]
    assert len({event["UID"] for event in first}) == 2
    assert later[0]["SEQUENCE"] > first[0]["SEQUENCE"]
    assert events(make(tab, id="f" * 16))[0]["UID"] != first[0]["UID"]
