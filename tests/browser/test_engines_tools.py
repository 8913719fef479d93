"""Every tool in every engine: what a reader does is there again, whichever way they come back to it or take it with them."""

from __future__ import annotations

import json

import pytest

from ..helpers.engines.steps import (
    ANSWERED,
    MERGE,
    MORE,
    TOOLS,
    WORDS,
    assert_there,
    do,
    fill_in,
    show_the_link_at_one_press,
    wait_until_saved,
    wait_until_there,
    write,
)

# A page that listens for this is loaded anew at Back. The others are shown as they were when they were left.
LOADED_ANEW = 'addEventListener("unload", () => {});'


def test_what_a_reader_does_is_there_again_and_comes_out_and_in(reader, tool, tmp_path):
    """One walk through a tool, as each step needs what the steps before it did."""
    if tool.needs:
        fill_in(reader, TOOLS[tool.needs])
    reader.open_tool(tool.path)
    reader.new_tab()
    reader.open("when/")
    show_the_same_in_two_tabs_and_undo(reader, tool)
    do(reader, tool)
    leave_and_come_back(reader, tool)
    reader.reload()
    assert_there(reader, tool, WORDS + MORE)
    if reader.engine == "webkit":
        # Not in the same process: WebKitGTK may end by itself when it clears up what a page before has left.
        reader.restart()
        reader.open_tool(tool.path)
    copy_at_the_first_press(reader, tool)
    bring_back_from_a_backup(reader, tool, tmp_path)
    assert not reader.messages()


def show_the_same_in_two_tabs_and_undo(reader, tool):
    """Use a tool in the second tab, see it in the first, and undo the text and then the check."""
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
    reader.switch(1)


def leave_and_come_back(reader, tool):
    """Leave a tool in use for another page, come back, go on typing, and go back and forth once more."""
    reader.open("find/")
    reader.back()
    assert_there(reader, tool)
    write(reader, tool, MORE)
    wait_until_saved(reader, tool, WORDS + MORE)
    reader.back()
    reader.wait_until("!location.href.endsWith(given[0])", tool.path)
    reader.forward()
    assert_there(reader, tool, WORDS + MORE)


def copy_at_the_first_press(reader, tool):
    reader.click(tool.copy)
    reader.wait_until(ANSWERED)
    reader.copied(lambda text: WORDS + MORE in text)


def bring_back_from_a_backup(reader, tool, folder):
    """Download a backup, and open it on a device that has nothing, where one press has shown the link before."""
    name, content = reader.download(".keep [data-act=backup]")
    assert name.endswith(".json")
    assert json.loads(content)["fields"][tool.saved]["v"] == WORDS + MORE
    path = folder / name
    path.write_bytes(content)
    reader.js("localStorage.clear()")
    reader.open("when/")
    reader.open_tool(tool.path)
    assert not reader.count(f"{tool.box}:checked")
    show_the_link_at_one_press(reader)
    reader.unfold(".keep")
    reader.give_file("#restore", path)
    reader.click(MERGE)
    wait_until_there(reader, tool, WORDS + MORE)
    assert_there(reader, tool, WORDS + MORE)


@pytest.mark.parametrize("name", ["checklist"])
def test_it_is_there_after_back_and_forward_when_the_page_is_loaded_anew(reader, name):
    if reader.engine == "chromium":
        pytest.skip("as it is driven here, it loads every page anew anyhow")
    reader.at_start(LOADED_ANEW)
    reader.open("when/")
    fill_in(reader, TOOLS[name])
    leave_and_come_back(reader, TOOLS[name])


PARTS = {
    "checklist/#do-decide": "#do-decide .task__tick input",
    "letters/#words-call-plan": "#words-call-plan-my-name",
    "decide/#decide-low-cost": "#decide-low-cost input",
    "letters/#letter-words-call-plan": "#words-call-plan-my-name",
    "questions/#q-cost-total": "#q-cost-total input",
    "compare/#compare-differ": "details[open] > summary #compare-differ",
}
"""Links to parts that are folded up, or a step of their own on a small screen, and what is in sight then. Two into the
same page do not follow each other, as the page would not be loaded again."""


def test_a_link_opens_what_it_leads_into(reader):
    reader.resize(400)
    for path, css in PARTS.items():
        reader.open_tool(path)
        reader.wait_for(css)
