"""The date to decide by and the visit: what is typed is never lost, and every task is planned between today and them."""

from __future__ import annotations

import re

import icalendar
import pytest
from playwright.sync_api import expect

from ..conftest import soup
from ..helpers.bare import MODULES
from ..helpers.checklist import add_own, box, button, open_list, open_tool, set_visit, status, stored
from ..helpers.held import Held
from ..helpers.tools import download

BY = "blank/decide-by"
TOO_LITTLE = "faq-too-little-time"
PAST, AFTER = "do-ask-interpreter", "do-compare-side-by-side"
AT_NOON = "2027-01-10T12:00:00"


def due(page, task):
    return page.locator(f'[id="{task}"] .task__when')


def at(page, moment=AT_NOON):
    """Set the device's clock to a moment of its own zone, and go on from there."""
    page.clock.install(time=moment)
    return page


def open_with(page, address, fields, tool="checklist"):
    return open_tool(page, address, tool, fields)


@pytest.fixture
def note(page):
    return page.locator(".dates__note")


# ---- planning, as numbers


def plan(page, whens, **days):
    """Return what is planned for each number of days from the visit, and the key of the note."""
    return page.evaluate(
        """async ([modules, days, whens]) => {
          const { schedule } = await import(`${modules}tools/shared/planning.js`);
          const { due, note, isPlanned } = schedule({ newest: "2026-11-27", ...days });
          return { isPlanned, note: note?.key ?? null, until: note?.until, due: whens.map((when) => { const { kind, date } = due(when); return date ? `${kind} ${date}` : kind; }) };
        }""",
        [MODULES, days, whens],
    )


WHENS = [-28, -14, 0, 7]
PLANS = {
    "no date": ({}, ["plain"] * 4, None),
    "visit": ({"visit": "2027-02-10"}, ["by 2027-01-13", "by 2027-01-27", "on 2027-02-10", "by 2027-02-17"], None),
    "near visit": ({"visit": "2027-01-12"}, ["now 2027-01-10"] * 2 + ["on 2027-01-12", "by 2027-01-19"], None),
    "visit today": ({"visit": "2027-01-10"}, ["now 2027-01-10"] * 2 + ["on 2027-01-10", "by 2027-01-15"], None),
    "a task's last day": (
        {"visit": "2027-01-24"},
        ["now 2027-01-10", "now 2027-01-10", "on 2027-01-24", "by 2027-01-29"],
        None,
    ),
    "past visit": ({"visit": "2027-01-09"}, ["now 2027-01-10"] * 3 + ["by 2027-01-15"], "visited"),
    "past visit, time to decide": (
        {"visit": "2027-01-08", "by": "2027-01-13"},
        ["now 2027-01-10"] * 3 + ["by 2027-01-13"],
        "visited",
    ),
    "to decide today": ({"by": "2027-01-10"}, ["now 2027-01-10"] * 2 + ["by 2027-01-10"] * 2, "today"),
    "past visit, to decide today": (
        {"visit": "2027-01-09", "by": "2027-01-10"},
        ["now 2027-01-10"] * 3 + ["by 2027-01-10"],
        "today",
    ),
    "later visit, to decide today": ({"visit": "2027-01-11", "by": "2027-01-10"}, ["now 2027-01-10"] * 2, "today"),
    "both": (
        {"visit": "2027-02-10", "by": "2027-02-12"},
        ["by 2027-01-13", "by 2027-01-27", "on 2027-02-10", "by 2027-02-12"],
        None,
    ),
    "only the date to decide": (
        {"by": "2027-02-24"},
        ["by 2027-01-13", "by 2027-01-27", "by 2027-02-10", "by 2027-02-17"],
        "plan",
    ),
    "exactly 14 days": ({"by": "2027-01-24"}, ["now 2027-01-10"] * 2 + ["by 2027-01-15", "by 2027-01-22"], "plan"),
    "13 days": ({"by": "2027-01-23"}, ["now 2027-01-10"] * 2 + ["by 2027-01-15", "by 2027-01-22"], "soon"),
    "3 days": ({"by": "2027-01-13"}, ["now 2027-01-10"] * 2 + ["by 2027-01-12", "by 2027-01-13"], "soon"),
    "tomorrow": ({"by": "2027-01-11"}, ["now 2027-01-10"] * 2 + ["by 2027-01-11"] * 2, "tomorrow"),
    "passed": ({"by": "2027-01-09"}, ["now 2027-01-10"] * 4, "passed"),
    "visit after": (
        {"visit": "2027-02-10", "by": "2027-02-01"},
        ["by 2027-01-13", "by 2027-01-27", "on 2027-02-10", "by 2027-02-17"],
        "after",
    ),
    "weekends": (
        {"visit": "2027-02-13"},
        ["by 2027-01-15", "by 2027-01-29", "on 2027-02-13", "by 2027-02-19"],
        None,
    ),
    "a weekend that is here": (
        {"today": "2027-01-09", "visit": "2027-01-24"},
        ["now 2027-01-09", "by 2027-01-10", "on 2027-01-24", "by 2027-01-29"],
        None,
    ),
    "to decide on a weekend": (
        {"visit": "2027-02-12", "by": "2027-02-13"},
        ["by 2027-01-15", "by 2027-01-29", "on 2027-02-12", "by 2027-02-13"],
        None,
    ),
    "clock behind": ({"today": "2020-01-01", "visit": "2027-02-10"}, ["plain"] * 4, "clock"),
    "clock ahead": ({"today": "2037-01-01", "visit": "2027-02-10"}, ["plain"] * 4, "clock"),
    "published tomorrow": ({"today": "2026-11-26", "visit": "2027-02-10"}, ["by 2027-01-13"], None),
}


@pytest.mark.parametrize("name", PLANS)
def test_tasks_are_planned_between_today_and_the_dates(page, bare, name):
    days, expected, key = PLANS[name]
    page.goto(bare)
    result = plan(page, WHENS[: len(expected)], **{"today": "2027-01-10", **days})
    assert (result["due"], result["note"]) == (expected, key)


def test_no_task_is_ever_planned_for_a_past_day(page, bare):
    page.goto(bare)
    days = [None, *[f"2027-{month:02}-{day:02}" for month in (1, 2) for day in (1, 9, 10, 11, 23, 24, 25)]]
    for visit in days:
        for by in days:
            result = plan(page, list(range(-42, 15, 7)), today="2027-01-10", visit=visit, by=by)
            assert all(one == "plain" or one.split()[1] >= "2027-01-10" for one in result["due"]), (visit, by)


# ---- on the checklist


def test_tasks_show_their_days_and_those_that_are_late_are_for_now(page, address, note):
    open_list(at(page), address)
    set_visit(page, "2027-01-20")
    expect(due(page, PAST)).to_have_text("Do this now")
    expect(due(page, "do-ask-choices")).to_have_text("On Wed, January 20")
    expect(due(page, AFTER)).to_have_text("By Fri, January 22")
    page.fill("#decide-by", "2027-01-21")
    expect(due(page, AFTER)).to_have_text("By Thu, January 21")
    box(page, AFTER).check()
    expect(due(page, AFTER)).to_have_text("2 days after the visit")
    expect(note).to_be_hidden()


def test_a_task_that_goes_by_a_letter_has_no_day_and_a_visit_that_is_set_is_not_to_book(page, address):
    open_list(at(page), address)
    page.fill("#decide-by", "2027-02-24")
    expect(due(page, "do-book-visit")).to_have_text("By Wed, January 20")
    set_visit(page, "2027-01-14")
    expect(due(page, "do-chase-records")).to_have_text("Do this now")
    expect(due(page, "do-book-visit")).to_have_text("")
    expect(due(page, "do-appeal")).to_have_count(0)
    titles = " ".join(events(download(page, "calendar")[0]))
    assert "Book the visit" not in titles and "appeal" not in titles


@pytest.mark.parametrize(
    ("fields", "words", "leads"),
    [
        ({BY: "2027-02-24"}, ["February 24, 2027", "February 10, 2027"], ""),
        ({BY: "2027-01-12"}, ["no visit yet"], TOO_LITTLE),
        ({BY: "2027-01-02"}, ["January 2, 2027"], TOO_LITTLE),
        ({BY: "2027-02-01", "visit": {"date": "2027-02-03", "time": "", "place": ""}}, ["after"], TOO_LITTLE),
        ({BY: "2027-01-10", "visit": {"date": "2027-01-09"}}, ["Today", "call the doctor now"], TOO_LITTLE),
        ({BY: "2027-01-20", "visit": {"date": "2027-01-09"}}, ["January 9, 2027"], "phase-after"),
    ],
)
@pytest.mark.parametrize("tool", ["checklist", "decide", "plan"])
def test_it_says_what_the_dates_mean_and_where_to_read_on(page, address, site, note, fields, words, leads, tool):
    open_with(at(page), address, fields, tool)
    for one in words:
        expect(note).to_contain_text(one)
    link = note.get_by_role("link")
    assert link.is_visible() is bool(leads)
    if leads:
        assert link.evaluate("one => one.hash") == f"#{leads}"
        assert any(soup(site / name / "index.html").find(id=leads) for name in ("faqs", "checklist"))


@pytest.mark.parametrize("moment", ["2019-05-01T12:00:00", "2041-05-01T12:00:00"])
def test_a_clock_that_is_wrong_plans_nothing_and_it_is_said(page, address, note, moment):
    open_with(at(page, moment), address, {"visit": {"date": "2027-03-15", "time": "", "place": ""}})
    expect(note).to_contain_text("date on this device")
    expect(due(page, PAST)).to_have_text("2 weeks before the visit")


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Los_Angeles", "UTC"])
@pytest.mark.parametrize(
    ("day", "words"), [("2027-03-17", "March 3"), ("2027-11-10", "October 27"), ("2028-03-14", "February 29")]
)
def test_days_are_the_same_in_every_zone_and_over_a_change_of_the_clocks(new_context, address, zone, day, words):
    page = at(new_context(timezone_id=zone).new_page())
    open_list(page, address)
    set_visit(page, day)
    expect(due(page, PAST)).to_contain_text(words)


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Los_Angeles"])
def test_today_is_the_day_where_the_reader_is(new_context, address, zone):
    page = at(new_context(timezone_id=zone).new_page(), "2027-01-10T10:30:00Z")  # the 11th in Kiritimati
    open_with(page, address, {BY: "2027-01-10"})
    note = page.locator(".dates__note")
    expect(note).to_contain_text("January 10" if "Kiritimati" in zone else "Today")


def test_at_midnight_an_open_page_plans_anew(new_context, address):
    page = new_context(timezone_id="America/New_York").new_page()
    page.clock.install(time="2027-03-13T23:00:00-05:00")  # goes on while the page loads
    open_with(page, address, {"visit": {"date": "2027-03-28", "time": "", "place": ""}})
    expect(due(page, PAST)).to_have_text("By Sun, March 14")
    page.clock.run_for("01:00:00")
    expect(due(page, PAST)).to_have_text("Do this now")


def test_who_comes_back_after_days_sees_the_days_as_they_are_now(page, address):
    at(page)
    open_with(page, address, {"visit": {"date": "2027-01-30", "time": "", "place": ""}})
    expect(due(page, PAST)).to_have_text("By Fri, January 15")
    page.clock.set_fixed_time("2027-01-20T12:00:00")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(due(page, PAST)).to_have_text("Do this now")


def test_what_changes_is_said_once(page, address):
    open_list(at(page), address)
    page.fill("#decide-by", "2027-03-01")
    page.locator("#decide-by").blur()
    expect(status(page)).to_have_text("Each task shows its date now.")


# ---- nothing typed is lost


@pytest.mark.parametrize("tool", ["checklist", "decide", "plan"])
@pytest.mark.parametrize("wrong", ["20271-03-15", "0027-03-15"])
def test_a_date_that_cannot_be_takes_nothing_away(page, address, tool, wrong):
    visit = {"date": "2099-03-15", "time": "09:30", "place": "Hill Clinic"}
    open_with(page, address, {"visit": visit, BY: "2099-04-10"}, tool)
    for field in ("#visit-date", "#decide-by"):
        warning = page.locator(f"{field} ~ .day__off")
        page.fill(field, wrong, force=True) if wrong[4] == "-" else page.locator(field).evaluate(
            "(one, value) => { one.focus(); one.value = value; one.dispatchEvent(new Event('input', { bubbles: true })); }",
            wrong,
        )
        page.locator(field).blur()
        expect(warning).to_be_visible()
        expect(page.locator(field)).to_have_attribute("aria-invalid", "true")
        expect(page.locator("#visit-place")).to_have_value("Hill Clinic")
        expect(page.locator("#visit-time")).to_have_value("09:30")
        page.fill("#visit-place", "Room 4")
        page.locator("#visit-place").blur()
        assert stored(page) == {"visit": {**visit, "place": "Room 4"}, BY: "2099-04-10"}
        page.fill("#visit-place", "Hill Clinic")
        page.locator("#visit-place").blur()
        page.fill(field, "2099-04-10" if field == "#decide-by" else "2099-03-15")
        expect(warning).to_be_hidden()
    page.locator("#decide-by").blur()
    assert stored(page) == {"visit": visit, BY: "2099-04-10"}


def test_a_date_typed_in_part_stays_in_sight_and_what_is_stored_stays(page, address):
    visit = {"date": "2099-03-15", "time": "09:30", "place": "Hill Clinic"}
    open_with(page, address, {"visit": visit})
    page.locator("#visit-date").focus()
    page.keyboard.press("Backspace")
    page.locator("#visit-place").focus()
    expect(page.locator("#visit-date ~ .day__off")).to_be_visible()
    page.keyboard.press("End")
    page.keyboard.type(" 2")
    page.locator("#visit-time").focus()
    assert stored(page)["visit"] == {**visit, "place": "Hill Clinic 2"}
    assert page.locator("#visit-date").evaluate("one => one.validity.badInput")
    page.locator("#visit-date").focus()
    page.keyboard.type("03162099")
    expect(page.locator("#visit-date ~ .day__off")).to_be_hidden()
    assert stored(page)["visit"]["date"] == "2099-03-16"


@pytest.mark.parametrize(
    ("field", "left"), [("#decide-by", {}), ("#visit-date", {"date": ""}), ("#visit-time", {"time": ""})]
)
def test_what_is_deleted_part_by_part_is_gone(page, address, field, left):
    visit = {"date": "2099-03-15", "time": "09:30", "place": "Hill Clinic"}
    open_with(page, address, {"visit": visit, BY: "2099-04-10"})
    page.locator(field).focus()
    for _ in range(3):
        page.keyboard.press("Backspace")
        page.keyboard.press("Tab")
    expect(page.locator(field)).to_have_value("")
    page.goto(f"{address}about/")
    assert stored(page) == ({"visit": {**visit, **left}, BY: "2099-04-10"} if left else {"visit": visit})


def test_a_date_that_was_never_whole_leaves_older_words_where_they_are(page, address):
    open_with(page, address, {BY: "mid April"})
    page.locator("#decide-by").focus()
    page.keyboard.type("04100202")
    page.fill("#decide-by", "")
    page.locator("#decide-by").blur()
    expect(page.locator("#decide-by ~ .day__off")).to_be_hidden()
    expect(page.locator("#decide-by ~ .day__was")).to_contain_text("mid April")
    page.goto(f"{address}about/")
    assert stored(page) == {BY: "mid April"}


SHOWN = {
    "checklist": "#decide-by",
    "decide": "#decide-by",
    "plan": "#decide-by",
    "compare": "#decide-by",
    "letters": "#words-book-visit-decide-by",
}


@pytest.mark.parametrize("tool", SHOWN)
def test_older_words_stay_until_a_date_is_chosen_and_undo_brings_them_back(page, address, tool):
    open_with(page, address, {BY: "mid April"}, tool)
    if tool == "letters":
        page.goto(f"{address}letters/#letter-words-book-visit")
        page.wait_for_selector(".is-live")
    was = page.locator(f"{SHOWN[tool]} ~ .day__was")
    expect(was).to_contain_text("mid April")
    expect(page.locator(SHOWN[tool])).to_have_value("")
    assert stored(page) == {BY: "mid April"}
    page.fill(SHOWN[tool], "2099-04-10")
    page.locator(SHOWN[tool]).blur()
    expect(was).to_be_hidden()
    assert stored(page)[BY] == "2099-04-10"
    page.get_by_role("button", name="Undo").click()
    expect(was).to_contain_text("mid April")
    assert stored(page) == {BY: "mid April"}


def test_a_date_typed_before_the_script_came_is_kept(page, address):
    held = Held(page, r"/js/tools/shared/tool\.js").open(f"{address}checklist/")
    page.fill("#decide-by", "2099-04-10")
    page.fill("#visit-date", "2099-03-15")
    held.let_through()
    page.locator("#visit-date").blur()
    page.goto(f"{address}about/")
    assert stored(page) == {BY: "2099-04-10", "visit": {"date": "2099-03-15"}}


def test_two_tabs_agree_and_a_date_being_typed_goes_on(context, address):
    one, two = (open_list(context.new_page(), address) for _ in range(2))
    set_visit(one, "2099-03-15", "09:30", "Hill Clinic")
    expect(two.locator("#visit-date")).to_have_value("2099-03-15")
    two.locator("#visit-date").focus()
    two.keyboard.press("Backspace")
    set_visit(one, "2099-03-15", "10:30", "Hill Clinic")
    expect(two.locator("#visit-time")).to_have_value("10:30")
    assert two.locator("#visit-date").evaluate("one => one.validity.badInput")
    assert stored(two)["visit"]["date"] == "2099-03-15"


def test_a_time_being_typed_goes_on_whatever_another_tab_does(context, address):
    one, two = (open_list(context.new_page(), address) for _ in range(2))
    set_visit(one, "2099-03-15", "09:30", "Hill Clinic")
    expect(two.locator("#visit-time")).to_have_value("09:30")
    two.locator("#visit-time").focus()
    two.keyboard.press("Backspace")
    set_visit(one, "2099-03-16", "09:30", "Hill Clinic")
    expect(two.locator("#visit-date")).to_have_value("2099-03-16")
    assert two.locator("#visit-time").evaluate("one => one.validity.badInput")
    two.keyboard.type("10")
    two.locator("#visit-place").focus()
    expect(one.locator("#visit-time")).to_have_value("10:30")


def test_the_place_is_saved_while_it_is_typed(context, address):
    one, two = (open_list(context.new_page(), address) for _ in range(2))
    set_visit(one, "2099-03-15")
    one.locator("#visit-place").focus()
    one.keyboard.type("Hill Clinic")
    expect(two.locator("#visit-place")).to_have_value("Hill Clinic")


# ---- in words


def test_dates_and_times_are_in_the_guides_language_wherever_they_show(page, address):
    visit = {"date": "2027-03-10", "time": "14:30", "place": "Hill Clinic"}
    fields = {BY: "2027-04-10", "visit": visit, "blank/visit-date": "2027-03-10"}
    when = re.compile(r"March 10, 2027.* 2:30\sPM")
    for tool in ("checklist", "plan", "decide"):
        open_with(page, address, fields, tool)
        page.emulate_media(media="print")
        expect(page.locator('.dates [data-shows="visit"]')).to_have_text(when)
        expect(page.locator(f'.dates [data-shows="{BY}"]')).to_have_text("Saturday, April 10, 2027")
        expect(page.locator('.dates [data-shows="visit"]')).to_be_visible()
        page.emulate_media(media="screen")
    page.goto(f"{address}letters/#letter-words-ask-interpreter")
    page.wait_for_selector(".is-live")
    expect(page.locator('[data-words="words-ask-interpreter"] [data-person=me] [data-blank=visit-date]')).to_have_text(
        when
    )
    page.goto(f"{address}questions/")
    page.wait_for_selector(".is-live")
    expect(page.locator(f'.print-head [data-shows="{BY}"]')).to_have_text("Saturday, April 10, 2027")


def test_without_javascript_the_dates_are_fields_on_the_screen_and_lines_on_paper(new_context, address):
    page = new_context(java_script_enabled=False).new_page()
    for tool in ("checklist", "decide", "compare"):
        page.goto(f"{address}{tool}/")
        expect(page.locator("#decide-by")).to_be_visible()
        page.emulate_media(media="print")
        expect(page.locator(f'form .field [data-shows="{BY}"]').first).to_be_visible()
        page.emulate_media(media="screen")


def test_the_dates_are_the_first_fields(page, address):
    for tool, ids in {"checklist": 2, "decide": 2, "plan": 2, "compare": 1}.items():
        page.goto(f"{address}{tool}/")
        page.wait_for_selector(".is-live")
        first = page.locator("form.sheet :is(input, textarea)").evaluate_all(
            "all => all.slice(0, 2).map((one) => one.id)"
        )
        assert first[:ids] == ["decide-by", "visit-date"][:ids]
    calls = soup_of_calls(page, address)
    assert [one for one in calls if "decide-by" in one] == ["words-book-visit-decide-by"]


def soup_of_calls(page, address):
    page.goto(f"{address}letters/")
    return page.locator(".letter--say .letter__fields").evaluate_all(
        "all => all.map((one) => one.querySelector('input').id)"
    )


# ---- the calendar


def test_a_word_is_not_explained_in_the_middle_of_a_calendar_text(page, address):
    open_list(at(page), address)
    set_visit(page, "2027-03-15")
    page.evaluate("location.hash = 'keep'")
    text, _ = download(page, "calendar")
    why = page.locator("#do-chase-records .task__why")
    explained = why.locator(".term-note").first.text_content().strip()
    assert explained and explained not in " ".join(one.get("DESCRIPTION", "") for one in events(text).values())


def events(text):
    return {str(one["SUMMARY"]): one for one in icalendar.Calendar.from_ical(text).walk("VEVENT")}


def test_the_calendar_has_the_planned_days_and_a_second_file_updates_the_first(page, address):
    open_list(at(page), address)
    page.fill("#decide-by", "2027-02-24")
    text, _ = download(page, "calendar")
    first = events(text)
    by = next(one for one in first.values() if str(one["UID"]).startswith("decide-by."))
    assert str(by["DTSTART"].dt) == "2027-02-24" and "DTSTART;VALUE=DATE:20270224" in text
    assert not any(str(one["UID"]).startswith("visit.") for one in first.values())
    assert min(str(one["DTSTART"].dt) for one in first.values()) == "2027-01-10"
    set_visit(page, "2027-01-20", "14:30", "Hill Clinic")
    add_own(page, "No date")
    second = events(download(page, "calendar")[0])
    visit = second["Visit for my second opinion"]
    assert visit["DTSTART"].to_ical() == b"20270120T143000" and visit["DTSTART"].dt.tzinfo is None
    before, after = ({title: str(one["UID"]) for title, one in file.items()} for file in (first, second))
    booking = next(title for title in before if title.startswith("Book the visit"))
    assert {title: uid for title, uid in before.items() if title != booking}.items() <= after.items()
    assert "No date" not in second


def test_the_calendar_and_the_list_say_the_same_day_and_that_is_no_weekend(page, address, content):
    open_list(at(page), address)
    set_visit(page, "2027-03-06")  # a Saturday
    all_events = events(download(page, "calendar")[0]).values()
    on = {str(one["UID"]).split(".")[0]: one["DTSTART"].dt for one in all_events}
    planned = [task for task in content.guide.checklist.tasks if isinstance(task.when, int) and task.id in on]
    assert any(task.when for task in planned)
    for task in planned:
        expect(due(page, task.id)).to_contain_text(f"{on[task.id]:%a, %B} {on[task.id].day}")
        assert on[task.id].weekday() < 5 or not task.when, task.id


@pytest.mark.parametrize("module", ["planning", "dues"])
def test_a_module_that_does_not_come_takes_only_the_planning_with_it(page, address, module):
    page.route(f"**/{module}.js", lambda route: route.abort())
    open_list(page, address)
    set_visit(page, "2099-03-15", "09:30", "Hill Clinic")
    expect(page.locator(".bar--trouble")).to_be_visible()
    expect(due(page, PAST)).to_have_text("2 weeks before the visit")
    assert stored(page)["visit"] == {"date": "2099-03-15", "time": "09:30", "place": "Hill Clinic"}
    expect(button(page, "Undo")).to_have_attribute("aria-disabled", "false")
