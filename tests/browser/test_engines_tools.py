"""Every tool in every engine: what a reader does is there again, whichever way they come back to it."""

from __future__ import annotations

import pytest

from ..helpers.engines.steps import (
    MORE,
    TOOLS,
    WORDS,
    assert_there,
    fill_in,
    use,
    wait_until_saved,
    wait_until_there,
    write,
)

# A page that listens for this is loaded anew at Back. The others are shown as they were when they were left.
LOADED_ANEW = 'addEventListener("unload", () => {});'


def go_and_come_back(reader, tool):
    """Leave a tool in use for another page, come back, go on typing, and go back and forth once more."""
    use(reader, tool)
    reader.open("when/")
    reader.back()
    assert_there(reader, tool)
    write(reader, tool, MORE)
    wait_until_saved(reader, tool, WORDS + MORE)
    reader.back()
    reader.wait_until("!location.href.endsWith(given[0])", tool.path)
    reader.forward()
    assert_there(reader, tool, WORDS + MORE)


def test_it_is_there_after_back_and_forward_and_a_reload(reader, tool):
    reader.open_tool("questions/" if tool is TOOLS["decide"] else "decide/")
    go_and_come_back(reader, tool)
    reader.reload()
    assert_there(reader, tool, WORDS + MORE)
    assert not reader.messages()


@pytest.mark.parametrize("name", ["checklist"])
def test_it_is_there_after_back_and_forward_when_the_page_is_loaded_anew(reader, name):
    if reader.engine == "chromium":
        pytest.skip("as it is driven here, it loads every page anew anyhow")
    reader.at_start(LOADED_ANEW)
    reader.open_tool("decide/")
    go_and_come_back(reader, TOOLS[name])


def test_two_tabs_show_the_same_and_undo_takes_back_the_text_and_then_the_check(reader, tool):
    if tool.needs:
        fill_in(reader, TOOLS[tool.needs])
    reader.open_tool(tool.path)
    reader.new_tab()
    fill_in(reader, tool)
    reader.switch(0)
    wait_until_there(reader, tool)
    assert_there(reader, tool)
    reader.switch(1)
    reader.click(".bar [data-act=undo]")
    reader.wait_until("(document.querySelector(given[0])?.value ?? '') === ''", tool.field)
    assert reader.is_checked(tool.box)
    reader.click(".bar [data-act=undo]")
    reader.wait_until("!document.querySelector(given[0]).checked", tool.box)
    reader.switch(0)
    reader.wait_until("!document.querySelector(given[0]).checked", tool.box)


@pytest.mark.chromium_in("test_compare.py")
def test_what_to_ask_about_a_difference_goes_on_the_list_and_a_second_reading_is_named(reader):
    reader.open_tool("compare/")
    reader.check(TOOLS["compare"].box)
    reader.check('[data-field="compare/kind/2"][value=reading]')
    reader.click("[data-act=ask-all]")
    reader.wait_until("document.querySelectorAll('[data-ask]:checked').length === 2")
    named = reader.text('label[for="compare-diagnosis-2"]')
    reader.reload()
    reader.wait_until("document.querySelectorAll('[data-ask]:checked').length === 2")
    assert reader.text('label[for="compare-diagnosis-2"]') == named != "Opinion 2"
    reader.open_tool("questions/")
    reader.wait_until("document.querySelectorAll('.mine__row').length === 2")


PARTS = {
    "checklist/#do-decide": "#do-decide .task__tick input",
    "decide/#decide-low-cost": "#decide-low-cost input",
    "questions/#q-cost-total": "#q-cost-total input",
    "letters/#words-call-plan": "#words-call-plan-my-name",
    "letters/#letter-words-call-plan": "#words-call-plan-my-name",
    "compare/#compare-differ": "details[open] > summary #compare-differ",
}
"""Links to parts that are folded up, or a step of their own on a small screen, and what is in sight then."""


@pytest.mark.parametrize("path", PARTS)
def test_a_link_opens_what_it_leads_into(reader, path):
    reader.resize(400)
    reader.open_tool(path)
    reader.wait_for(PARTS[path])
    reader.resize(1280)
