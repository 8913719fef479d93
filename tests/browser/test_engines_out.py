"""More ways out of the tools and in again, in every engine: a letter, a link to another engine, the calendar."""

from __future__ import annotations

import pytest
from icalendar import Calendar

from ..helpers.checklist import KEY
from ..helpers.engines import ENGINES, install
from ..helpers.engines.steps import (
    ANSWERED,
    MERGE,
    TOOLS,
    assert_there,
    fill_in,
    open_tool,
    use,
    wait_until_saved,
)


@pytest.mark.chromium_in("test_letters.py")
def test_the_copy_of_a_letter_for_a_child_has_only_what_is_chosen(reader):
    letter = "#letter-letter-for-someone-else"
    reader.open_tool("letters/#letter-letter-for-someone-else")
    reader.unfold("#who")
    reader.click('[name=who][value="child"]')
    reader.wait_for(f'{letter} .ground[data-person="child"]')
    reader.type(f'{letter} [data-field="blank/patient-name"]', "Kim Sample")
    rows = reader.js(
        "[...document.querySelectorAll(given[0])].map((one) => [one.textContent.trim(), one.dataset.first])",
        f"{letter} .words li[data-row]",
    )
    first = next(text for text, at_first in rows if at_first == "in")
    reader.click(f"{letter} .letter__rows input[data-first=in]")
    reader.click(f"{letter} .letter__sentences > summary")
    reader.wait_for(f"{letter} .letter__sentences label")
    reader.click(f"{letter} .letter__sentences input")
    reader.wait_until(
        "document.querySelectorAll(given[0]).length === 2",
        f"{letter} .words :is(li[data-first=in], [data-sentence])[hidden]",
    )
    reader.click(f"{letter} [data-act=copy]")
    reader.wait_until(ANSWERED)
    ground = reader.js("document.querySelector(given[0]).textContent.trim()", f'{letter} .ground[data-person="child"]')
    copy = reader.copied(lambda text: ground in text)
    assert f"- {first}\n" not in copy
    assert sum(f"- {text}\n" in f"{copy}\n" for text, at_first in rows if at_first == "in") > 2
    assert not any(f"- {text}\n" in f"{copy}\n" for text, at_first in rows if at_first == "out")
    assert reader.is_checked('[data-field="letter/letter-for-someone-else/plan"]')


def test_a_link_carries_the_tools_to_another_engine(engine, open_reader):
    here = [name for name in ENGINES if name == "chromium" or install.found(name)]
    if len(here) < 2:
        pytest.skip("there is no other engine here")
    reader, other = open_reader(engine), open_reader(here[here.index(engine) - 1])
    for name in ("decide", "checklist"):
        fill_in(reader, TOOLS[name])
    reader.check("#move-notes")
    reader.click(".keep [data-act=move]")
    reader.wait_for(".keep__out textarea")
    other.go(reader.value(".keep__out textarea"))
    other.click(MERGE)
    for name in ("checklist", "decide"):
        wait_until_saved(other, TOOLS[name])
        open_tool(other, TOOLS[name])
        assert_there(other, TOOLS[name])


@pytest.mark.chromium_in("test_calendar.py")
def test_the_visit_goes_into_the_calendar(reader):
    use(reader, TOOLS["checklist"])
    reader.type("#visit-date", "2027-01-15")
    reader.type("#visit-place", "Hill Clinic")
    reader.press("Tab")
    reader.wait_until("localStorage.getItem(given[0]).includes('Hill Clinic')", KEY)
    name, content = reader.download("[data-act=calendar]")
    assert name.endswith(".ics")
    visits = [event for event in Calendar.from_ical(content).walk("VEVENT") if event.get("location") == "Hill Clinic"]
    assert [str(event["dtstart"].dt)[:10] for event in visits] == ["2027-01-15"]
