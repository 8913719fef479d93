"""How long a device keeps what readers do, and copies in time: what the page says and asks for."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from ..helpers.checklist import FIRST, FULL, KEY, SECOND, box, button, open_list, open_phase, stored

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)

WEBKIT = 'Object.defineProperty(Navigator.prototype, "vendor", { get: () => "Apple Computer, Inc." });'
HOME_SCREEN = """
const real = window.matchMedia;
window.matchMedia = (query) => real.call(window, query === "(display-mode: standalone)" ? "all" : query);
"""
PRIVATE = 'StorageManager.prototype.getDirectory = () => Promise.reject(new DOMException("no", "SecurityError"));'
NO_STORAGE_MANAGER = 'Object.defineProperty(Navigator.prototype, "storage", { get: () => undefined });'
ASKED = """
window.asked = 0;
StorageManager.prototype.persist = async () => { window.asked += 1; return true; };
"""
WOULD_ASK = """
const supports = CSS.supports;
CSS.supports = (...given) => given[0] === "-moz-appearance" || supports.apply(CSS, given);
"""


def at(page, days):
    page.clock.set_fixed_time(NOON + timedelta(days=days))


def come_back(page, address, days):
    """Open the checklist again after some days."""
    at(page, days)
    page.reload()
    return open_list(page, address)


@pytest.fixture
def reminder(page):
    return page.locator("#remind")


# ---- where it is kept, and for how long


@pytest.mark.parametrize("tool", ["checklist", "decide", "questions", "letters", "compare", "plan", "visit"])
def test_nothing_is_called_saved_before_something_is(page, address, tool):
    page.goto(f"{address}{tool}/")
    page.wait_for_selector(".is-live")
    expect(page.locator("#state")).to_have_text("Nothing to save yet")
    expect(page.locator("#lasts")).to_be_hidden()


@pytest.mark.parametrize(
    ("browser_is", "words"),
    [
        ("", "until you clear this browser's data"),
        (WEBKIT, "if you don't visit for 7 days"),
        (WEBKIT + HOME_SCREEN, "until you clear this browser's data"),
        (PRIVATE, "private window"),
        (WEBKIT + PRIVATE, "private window"),
        (WEBKIT + NO_STORAGE_MANAGER, "if you don't visit for 7 days"),
        (NO_STORAGE_MANAGER, "until you clear this browser's data"),
    ],
)
def test_the_page_says_how_long_this_browser_keeps_what_is_saved(page, address, browser_is, words):
    page.add_init_script(browser_is)
    open_list(page, address)
    box(page, FIRST).check()
    expect(page.locator("#state")).to_have_text("Saved on this device.")
    expect(page.locator("#lasts")).to_contain_text(words)


@pytest.mark.parametrize("why", ["full", "keep nothing", "erased"])
def test_where_nothing_is_saved_no_time_is_named(page, address, why):
    open_list(page, address)
    if why == "full":
        page.evaluate(f"() => {{ {FULL} }}")
        box(page, FIRST).check()
    else:
        box(page, FIRST).check()
        expect(page.locator("#lasts")).to_be_visible()
        if why == "keep nothing":
            page.locator("#keep-nothing").check()
        else:
            button(page, "Erase everything").click()
    expect(page.locator("#lasts")).to_be_hidden()
    expect(page.locator("#state")).not_to_contain_text("Saved")


def test_the_browser_is_asked_to_keep_it_once_and_only_when_something_is_saved(page, address):
    page.add_init_script(ASKED)
    open_list(page, address)
    assert page.evaluate("asked") == 0
    box(page, FIRST).check()
    page.wait_for_function("asked === 1")
    box(page, SECOND).check()
    box(page, SECOND).uncheck()
    assert page.evaluate("asked") == 1


def test_no_browser_is_asked_that_would_ask_the_reader(page, address):
    page.add_init_script(ASKED + WOULD_ASK)
    open_list(page, address)
    box(page, FIRST).check()
    expect(page.locator("#lasts")).to_be_visible()
    assert page.evaluate("asked") == 0


# ---- a copy in time


def test_a_reader_with_work_is_reminded_of_a_copy_after_some_days(page, address, reminder):
    at(page, 0)
    open_list(page, address)
    box(page, FIRST).check()
    come_back(page, address, 2)
    expect(reminder).to_be_hidden()
    come_back(page, address, 3)
    expect(reminder).to_contain_text("have a copy yet")
    reminder.get_by_role("link").click()
    expect(page.locator("#keep")).to_be_in_viewport()


def test_the_reminder_can_be_put_off_for_a_week(page, address, reminder):
    at(page, 0)
    open_list(page, address)
    box(page, FIRST).check()
    come_back(page, address, 4)
    reminder.get_by_role("button").click()
    expect(reminder).to_be_hidden()
    expect(page.locator("[data-act=undo]")).to_be_focused()
    come_back(page, address, 10)
    expect(reminder).to_be_hidden()
    come_back(page, address, 11)
    expect(reminder).to_be_visible()


def test_a_copy_is_noted_with_its_date_and_later_work_needs_another(page, address, reminder):
    at(page, 0)
    open_list(page, address)
    box(page, FIRST).check()
    come_back(page, address, 5)
    with page.expect_download():
        page.click("[data-act=backup]")
    expect(reminder).to_be_hidden()
    expect(page.locator("#last-copy")).to_contain_text("December 1, 2026")
    come_back(page, address, 30)
    expect(reminder).to_be_hidden()
    box(page, SECOND).check()
    come_back(page, address, 33)
    expect(reminder).to_contain_text("since your last copy on December 1, 2026")


@pytest.mark.parametrize(
    ("act", "with_words", "noted"),
    [("backup", False, "backup file"), ("move", True, "link"), ("print", False, "printed"), ("move", False, None)],
)
def test_each_way_to_take_a_copy_is_noted_and_a_link_only_with_what_was_typed(page, address, act, with_words, noted):
    page.add_init_script("window.print = () => {};")
    open_list(page, address)
    box(page, FIRST).check()
    if with_words:
        page.locator("#move-notes").check()
    page.click(f".keep [data-act={act}]")
    if noted:
        expect(page.locator("#last-copy")).to_contain_text(noted)
    else:
        expect(page.locator(".keep__out textarea")).to_be_visible()
        expect(page.locator("#last-copy")).to_be_hidden()


def test_what_only_folds_the_page_is_no_work(page, address, reminder):
    at(page, 0)
    open_list(page, address)
    open_phase(page, "Before you ask")
    come_back(page, address, 9)
    expect(reminder).to_be_hidden()


def test_a_clock_that_was_wrong_does_not_silence_the_reminder(page, address, reminder):
    at(page, 2000)
    open_list(page, address)
    box(page, FIRST).check()
    come_back(page, address, 0)
    expect(reminder).to_be_visible()


@pytest.mark.parametrize("act", ["erase", "keep nothing"])
def test_what_is_known_of_copies_goes_with_the_rest(page, address, act):
    open_list(page, address)
    box(page, FIRST).check()
    with page.expect_download():
        page.click("[data-act=backup]")
    assert page.evaluate("key => localStorage.getItem(`${key}/copies`)", KEY)
    if act == "erase":
        button(page, "Erase everything").click()
    else:
        page.locator("#keep-nothing").check()
    expect(page.locator("#last-copy")).to_be_hidden()
    assert page.evaluate("key => localStorage.getItem(`${key}/copies`)", KEY) is None


@pytest.mark.parametrize(
    "broken",
    [
        "{",
        "null",
        '{"since": 5, "later": "soon"}',
        '{"taken": "soon", "how": "file"}',
    ],
)
def test_a_broken_note_on_copies_harms_nothing(page, address, broken):
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    open_list(page, address)
    page.evaluate("([key, text]) => localStorage.setItem(`${key}/copies`, text)", [KEY, broken])
    come_back(page, address, 0)
    box(page, FIRST).check()
    assert stored(page) == {f"tick/{FIRST}": True}
    assert errors == []
    assert json.loads(page.evaluate("key => localStorage.getItem(`${key}/copies`)", KEY))["since"]
