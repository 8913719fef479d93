"""Every tool in every engine: what a reader does is there again, whichever way they come back to it."""

from __future__ import annotations

import pytest

from .engines.steps import MORE, TOOLS, WORDS, assert_there, open_tool, use, wait_until_saved, wait_until_there, write

# A page that listens for this is loaded anew at Back. The others are shown as they were when they were left.
LOADED_ANEW = 'addEventListener("unload", () => {});'


def test_what_was_filled_in_is_there_after_a_reload(reader, tool):
    use(reader, tool)
    reader.reload()
    assert_there(reader, tool)
    assert not reader.messages()


@pytest.mark.parametrize("script", ["", LOADED_ANEW], ids=["as it was", "loaded anew"])
def test_it_is_there_after_back_and_forward_and_can_be_gone_on_with(reader, tool, script):
    reader.at_start(script)
    reader.open_tool("questions/" if tool is TOOLS["decide"] else "decide/")
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
    assert not reader.messages()


def test_undo_takes_back_what_was_written_and_then_what_was_checked(reader, tool):
    use(reader, tool)
    reader.click(".bar [data-act=undo]")
    reader.wait_until("(document.querySelector(given[0])?.value ?? '') === ''", tool.field)
    assert reader.is_checked(tool.box)
    reader.click(".bar [data-act=undo]")
    reader.wait_until("!document.querySelector(given[0]).checked", tool.box)


def test_two_tabs_show_the_same(reader, tool):
    open_tool(reader, tool)
    reader.new_tab()
    use(reader, tool)
    reader.switch(0)
    wait_until_there(reader, tool)
    assert_there(reader, tool)
    write(reader, tool, MORE)
    wait_until_saved(reader, tool, WORDS + MORE)
    reader.switch(1)
    wait_until_there(reader, tool, WORDS + MORE)
