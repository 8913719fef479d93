"""Every tool on a phone: it opens on its first field, and the bar at the bottom holds what readers need next."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from ..helpers.checklist import FIRST, box, open_list

TOOLS = ("checklist", "decide", "questions", "letters", "compare", "plan")
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


def test_the_bar_prints_and_leads_to_the_other_device(new_context, address):
    page = on_a_phone(new_context, f"{address}checklist/")
    box(page, FIRST).check()
    page.evaluate("() => { window.print = () => { window.printed = true; }; }")
    page.locator(".bar").get_by_role("button", name="Print").click()
    assert page.evaluate("window.printed")
    expect(page.locator(".keep [data-act=move]")).to_be_hidden()
    page.locator(".bar").get_by_role("button", name="Other device").click()
    expect(page.locator(".keep [data-act=move]")).to_be_focused()
    expect(page.locator(".keep [data-act=move]")).to_be_in_viewport()


def test_where_an_app_cannot_print_the_bar_says_so_in_sight(new_context, address):
    page = on_a_phone(new_context, f"{address}checklist/")
    page.evaluate("() => { window.print = () => { throw new Error('no'); }; }")
    page.locator(".bar").get_by_role("button", name="Print").click()
    expect(page.get_by_text("This app can't print.").first).to_be_visible()


def test_the_reminder_of_a_copy_leads_to_the_ways_to_keep_one(new_context, address):
    page = on_a_phone(new_context, f"{address}checklist/")
    open_list(page, address, "#keep")
    expect(page.locator(".keep [data-act=backup]")).to_be_visible()
