"""Every tool on a phone: it opens on its first field, and the bar at the bottom holds what readers need next."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from ..helpers.checklist import BLOCKED, open_list, status

TOOLS = ("checklist", "decide", "questions", "letters", "compare", "plan", "visit")
PHONE = {"viewport": {"width": 360, "height": 780}, "has_touch": True, "is_mobile": True}


def on_a_phone(new_context, address):
    page = new_context(**PHONE).new_page()
    page.goto(address)
    page.wait_for_selector(".is-live")
    return page


@pytest.fixture(scope="module", params=TOOLS)
def opened(browser, browser_context_args, address, request):
    """A tool as it opens. The tests share it, and change nothing that is stored."""
    context = browser.new_context(**browser_context_args, **PHONE)
    page = context.new_page()
    page.goto(f"{address}{request.param}/")
    page.wait_for_selector(".is-live")
    yield page
    context.close()


def first_field(page):
    return page.locator("form.sheet :is(input, textarea, summary):visible").first.bounding_box()["y"]


def test_a_tool_opens_on_its_first_field(opened):
    assert first_field(opened) < 500


@pytest.mark.parametrize("tool", TOOLS)
def test_a_tool_opens_on_its_first_field_without_javascript(new_context, address, tool):
    page = new_context(**PHONE, java_script_enabled=False).new_page()
    page.goto(f"{address}{tool}/")
    assert first_field(page) < 700


def test_a_tool_is_no_longer_than_10_screens_as_it_opens(opened):
    assert opened.evaluate("document.documentElement.scrollHeight / innerHeight") <= 10


def test_the_bar_prints_at_one_press(opened):
    opened.evaluate("() => { window.print = () => { window.printed = true; }; }")
    opened.locator(".bar").get_by_role("button", name="Print").click()
    assert opened.evaluate("window.printed")


def test_the_bar_is_slim_and_its_buttons_are_large_enough(opened):
    for width, height in ((360, 780), (320, 640)):
        opened.set_viewport_size({"width": width, "height": height})
        assert opened.locator(".bar").bounding_box()["height"] < 115
        for button in opened.locator(".bar button:visible").all():
            assert button.bounding_box()["height"] >= 44


IN_SIGHT = """one => {
  const { left, right, top, bottom } = one.getBoundingClientRect();
  return document.elementFromPoint((left + right) / 2, top + 4) === one && document.elementFromPoint((left + right) / 2, bottom - 4) === one;
}"""


@pytest.mark.parametrize("storage", [True, False], ids=["kept", "blocked"])
@pytest.mark.parametrize("tool", TOOLS)
def test_one_press_on_move_makes_the_link_and_shows_it(new_context, address, tool, storage):
    context = new_context(**PHONE)
    if not storage:
        context.add_init_script(BLOCKED)
    page = context.new_page()
    page.goto(f"{address}{tool}/")
    page.wait_for_selector(".is-live")
    page.locator(".bar").get_by_role("button", name="Move").click()
    link = page.locator(".keep__out textarea")
    expect(link).to_be_focused()
    assert f"/{tool}/#move=" in link.input_value()
    page.wait_for_function(f"() => ({IN_SIGHT})(document.querySelector('.keep__out textarea'))")


def test_the_link_is_made_anew_with_what_was_typed_as_soon_as_that_is_wanted(new_context, address):
    page = on_a_phone(new_context, f"{address}plan/")
    page.get_by_label("My name").fill("Maria Lopez")
    page.locator(".bar").get_by_role("button", name="Move").click()
    link, notes = page.locator(".keep__out textarea"), page.locator("#move-notes")
    without = link.input_value()
    notes.check()
    expect(link).not_to_have_value(without)
    expect(notes).to_be_focused()
    expect(status(page)).to_contain_text("with what you typed")
    notes.uncheck()
    expect(page.locator(".keep__out")).to_contain_text("doesn't hold what you typed")
    expect(link).to_have_value(without)


HOLD_ONE = """() => {
  const read = Response.prototype.arrayBuffer;
  let held = new Promise((done) => { window.letThrough = done; });
  Response.prototype.arrayBuffer = async function () {
    const wait = held;
    held = undefined;
    await wait;
    return read.call(this);
  };
}"""
"""Holds back the first link that is made from now on, as one with much in it takes longer."""


def wait_for_a_new_link(page, act):
    """Do something, and wait until it has put a link in the place of the one before."""
    page.locator(".keep__out").evaluate("one => { one.id = 'before'; }")
    act()
    expect(page.locator("#before")).to_have_count(0)


def test_a_link_that_is_made_late_holds_no_notes_once_the_reader_wants_none_in_it(new_context, address):
    page = on_a_phone(new_context, f"{address}plan/")
    page.get_by_label("My name").fill("Maria Lopez")
    page.locator(".bar").get_by_role("button", name="Move").click()
    link, notes = page.locator(".keep__out textarea"), page.locator("#move-notes")
    without = link.input_value()
    page.evaluate(HOLD_ONE)
    wait_for_a_new_link(page, lambda: (notes.check(), notes.uncheck()))
    wait_for_a_new_link(page, lambda: page.evaluate("letThrough()"))
    expect(link).to_have_value(without)


def test_the_box_for_notes_makes_no_link_by_itself(new_context, address):
    page = on_a_phone(new_context, f"{address}checklist/#keep")
    page.locator("#move-notes").check()
    page.locator("[data-act=erase]").click()
    expect(page.locator(".keep__out")).to_have_count(1)
    expect(page.locator(".keep__out textarea")).to_have_count(0)


def test_where_an_app_cannot_print_the_bar_says_so_in_sight(new_context, address):
    page = on_a_phone(new_context, f"{address}checklist/")
    page.evaluate("() => { window.print = () => { throw new Error('no'); }; }")
    page.locator(".bar").get_by_role("button", name="Print").click()
    expect(page.get_by_text("This app can't print.").first).to_be_visible()


def test_the_reminder_of_a_copy_leads_to_the_ways_to_keep_one(new_context, address):
    page = on_a_phone(new_context, f"{address}checklist/")
    open_list(page, address, "#keep")
    expect(page.locator(".keep [data-act=backup]")).to_be_visible()
