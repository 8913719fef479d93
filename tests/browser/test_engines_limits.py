"""Every tool in every engine where something is missing: JavaScript, storage, a newer feature, the network, the browser itself."""

from __future__ import annotations

import pytest

from ..helpers.engines.reader import LIVE, WITHOUT
from ..helpers.engines.steps import (
    MORE,
    TOOLS,
    WORDS,
    assert_all_there,
    assert_there,
    fill_in,
    open_tool,
    show_the_link_at_one_press,
    use,
    use_all,
    wait_until_saved,
    write,
)
from ..helpers.offline import saved_with

SHOWN_BY_SCRIPT = "[...document.querySelectorAll('.live')].filter(one => one.checkVisibility()).length"


@pytest.mark.chromium_in("test_checklist.py")
def test_without_javascript_each_tool_is_a_form_to_read_and_fill_in(engine, open_reader):
    reader = open_reader(engine, javascript=False)
    for tool in TOOLS.values():
        reader.open(tool.path)
        assert len(reader.text("main")) > 500
        assert not reader.count(LIVE)
        assert not reader.js(SHOWN_BY_SCRIPT)
        if tool.is_plain:
            reader.check(tool.box)
            assert reader.is_checked(tool.box)
    assert not reader.messages()


def test_without_storage_each_tool_works_and_says_that_nothing_is_kept(engine, open_reader, tool):
    reader = open_reader(engine, storage=False)
    open_tool(reader, tool)
    show_the_link_at_one_press(reader)
    if not tool.needs:
        reader.check(tool.box)
    write(reader, tool)
    reader.press("Tab")
    reader.wait_for(".bar--trouble")
    assert reader.value(tool.field) == WORDS
    assert not reader.messages()


@pytest.mark.chromium_in("test_older_browsers.py")
def test_in_an_older_browser_no_explanation_lies_open_and_each_tool_keeps_what_is_filled_in(engine, open_reader):
    reader = open_reader(engine, without=("popover", "compression"))
    reader.open("when/")
    assert not reader.js("'popover' in HTMLElement.prototype || 'CompressionStream' in window")
    assert reader.count("[popover]")
    assert not reader.js("[...document.querySelectorAll('[popover]')].filter(one => one.checkVisibility()).length")
    for name in ("checklist", "compare"):
        fill_in(reader, TOOLS[name])
        reader.reload()
        assert_there(reader, TOOLS[name])


@pytest.mark.chromium_in("test_older_browsers.py")
def test_in_a_still_older_one_each_tool_works_or_stays_the_plain_form(reader):
    reader.at_start(WITHOUT["Object.hasOwn"])
    for tool in TOOLS.values():
        reader.open(tool.path)
        reader.wait_until("document.readyState === 'complete'")
        if reader.count(LIVE):
            fill_in(reader, tool)
        else:
            assert not reader.js(SHOWN_BY_SCRIPT)
    assert not reader.messages()


def test_all_is_there_after_the_browser_was_closed_and_then_without_a_network(engine, open_reader, host, site):
    reader = open_reader(engine, own_profile=True, workers=True)
    reader.open()
    reader.wait_until("navigator.serviceWorker.ready.then(() => true)")
    use_all(reader)
    for path in sorted(set().union(*(saved_with(site, tool.path) for tool in TOOLS.values()))):
        reader.wait_until("caches.match(given[0], { ignoreSearch: true }).then(Boolean)", host.address + path)
    reader.restart()
    host.stop()
    assert_all_there(reader)
    tool = TOOLS["plan"]
    write(reader, tool, MORE)
    wait_until_saved(reader, tool, WORDS + MORE)


@pytest.mark.chromium_in("test_checklist.py")
def test_the_checklist_leaves_out_what_is_for_others_and_what_is_done(reader):
    use(reader, TOOLS["checklist"])
    reader.check("#hide-done")
    reader.wait_until("!document.querySelector(given[0]).checkVisibility()", '[id="do-ask-safe-to-wait"]')
    reader.unfold("#fit-situation")
    reader.unfold("[data-phase=phase-doctor]")
    reader.wait_for('[id="do-ask-childrens-hospital"]')
    reader.check("[name=situation][value=cancer]")
    reader.wait_until("!document.querySelector(given[0]).checkVisibility()", '[id="do-ask-childrens-hospital"]')
    reader.reload()
    reader.wait_for(LIVE)
    reader.wait_until("!document.querySelector(given[0]).checkVisibility()", '[id="do-ask-childrens-hospital"]')
    reader.click("#shown [data-act=show-all]")
    reader.wait_for('[id="do-ask-childrens-hospital"]')
    assert reader.is_visible('[id="do-ask-safe-to-wait"]')


@pytest.mark.chromium_in("test_questions.py")
def test_the_questions_leave_out_what_is_for_others_and_come_as_a_short_list(reader):
    use(reader, TOOLS["questions"])
    reader.unfold("#fit-situation")
    reader.check("[name=situation][value=cancer]")
    reader.wait_for("#shown")
    reader.check("#short")
    reader.wait_for(".mine__short")
    reader.reload()
    reader.wait_for(".mine__short")
    reader.click(".mine__short [data-act=long]")
    reader.wait_for("#shown")
    reader.click("#shown [data-act=show-all]")
    reader.wait_for("#shown [data-act=show-mine]")
