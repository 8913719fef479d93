"""Every tool on a phone: it opens on its first field, and the bar at the bottom holds what readers need next."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from ..helpers.checklist import BLOCKED, open_list, status

TOOLS = ("checklist", "decide", "questions", "letters", "compare", "plan", "visit")
SIZES = {"wide": (360, 780), "narrow": (320, 640)}


def on_a_phone(new_context, address, size="wide", javascript=True):
    width, height = SIZES[size]
    page = new_context(
        viewport={"width": width, "height": height}, has_touch=True, is_mobile=True, java_script_enabled=javascript
    ).new_page()
    page.goto(address)
    if javascript:
        page.wait_for_selector(".is-live")
    return page


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("tool", TOOLS)
def test_a_tool_opens_on_its_first_field(new_context, address, tool, javascript):
    page = on_a_phone(new_context, f"{address}{tool}/", javascript=javascript)
    first = page.locator("form.sheet :is(input, textarea, summary):visible").first
    assert first.bounding_box()["y"] < (500 if javascript else 700)


@pytest.mark.parametrize("tool", TOOLS)
def test_a_tool_is_no_longer_than_10_screens_as_it_opens(new_context, address, tool):
    page = on_a_phone(new_context, f"{address}{tool}/")
    assert page.evaluate("document.documentElement.scrollHeight / innerHeight") <= 10


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tool", TOOLS)
def test_the_bar_is_slim_and_its_buttons_are_large_enough(new_context, address, tool, size):
    page = on_a_phone(new_context, f"{address}{tool}/", size)
    assert page.locator(".bar").bounding_box()["height"] < 115
    for button in page.locator(".bar button:visible").all():
        assert button.bounding_box()["height"] >= 44


@pytest.mark.parametrize("tool", TOOLS)
def test_the_bar_prints_at_one_press(new_context, address, tool):
    page = on_a_phone(new_context, f"{address}{tool}/")
    page.evaluate("() => { window.print = () => { window.printed = true; }; }")
    page.locator(".bar").get_by_role("button", name="Print").click()
    assert page.evaluate("window.printed")


IN_SIGHT = """one => {
  const { left, right, top, bottom } = one.getBoundingClientRect();
  return document.elementFromPoint((left + right) / 2, top + 4) === one && document.elementFromPoint((left + right) / 2, bottom - 4) === one;
}"""


@pytest.mark.parametrize("storage", [True, False], ids=["kept", "blocked"])
@pytest.mark.parametrize("tool", TOOLS)
def test_one_press_on_move_makes_the_link_and_shows_it(new_context, address, tool, storage):
    context = new_context(viewport={"width": 360, "height": 780}, has_touch=True, is_mobile=True)
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
