"""Copying, links that were rewritten on their way, files and refusals, in every engine."""

from __future__ import annotations

import json

import pytest

from ..helpers.checklist import FIRST, KEY, document
from ..helpers.engines.steps import MERGE, TOOLS, WORDS, assert_there, open_tool, use
from .test_ways_out import as_sent

pytestmark = pytest.mark.chromium_in("test_ways_out.py")

STORED = "(localStorage.getItem(given[0]) ?? '').includes(given[1])"
HERE = "performance.getEntriesByName(given[0]).length"
GONE = "!document.querySelector('dialog')"
WITHOUT_EXPANDING = "delete globalThis.DecompressionStream; delete globalThis.CompressionStream;"
NO_CLIPBOARD = """for (const way of ['write', 'writeText']) navigator.clipboard[way] = () => Promise.reject(new Error('no'));
document.execCommand = () => false;"""
REWRITTEN = [
    "hash and equals sign",
    "no page",
    "zero-width space within",
]


def test_a_link_comes_in_whatever_was_done_to_it_on_its_way(reader):
    use(reader, TOOLS["checklist"])
    reader.check("#move-notes")
    reader.click(".keep [data-act=move]")
    reader.wait_for(".keep__out textarea")
    link = reader.value(".keep__out textarea")
    sent = as_sent(link)
    for how in REWRITTEN:
        open_link(reader, sent[how])
        take_in(reader)
    open_link(reader, link[:-20])
    reader.wait_for("dialog")
    assert "missing or was changed on the way" in reader.text("dialog")
    reader.press("Escape")
    reader.wait_until(GONE)
    # An older browser, which cannot expand it.
    assert "#move=1." in link
    reader.at_start(WITHOUT_EXPANDING)
    open_link(reader, link)
    take_in(reader)


def open_link(reader, link):
    """Open a link on a device that has nothing."""
    reader.js("localStorage.clear()")
    reader.open("find/")
    reader.go(link)


def take_in(reader):
    reader.click(MERGE)
    reader.wait_until(STORED, KEY, WORDS)
    assert_there(reader, TOOLS["checklist"])
    assert "move" not in reader.js("location.href")


def test_a_question_that_comes_late_takes_nothing_from_who_is_typing(reader, tmp_path):
    open_tool(reader, TOOLS["checklist"])
    reader.click(TOOLS["checklist"].opens)
    reader.type(TOOLS["checklist"].field, "Half a sen")
    backup = tmp_path / "backup.json"
    backup.write_text(json.dumps(document({"tick/do-decide": True})))
    reader.give_file("#restore", backup)
    reader.wait_for("dialog")
    reader.wait_until(STORED, KEY, "Half a sen")
    reader.press("Enter")
    reader.press(" ")
    assert reader.count("dialog[open]")
    reader.press("Escape")
    reader.wait_until(GONE)
    reader.wait_until(f"document.activeElement === document.querySelector('{TOOLS['checklist'].field}')")
    reader.press("x")
    reader.wait_until(STORED, KEY, "Half a senx")


def test_a_refused_file_says_why_and_a_backup_in_utf_16_comes_in(reader, tmp_path):
    open_tool(reader, TOOLS["checklist"])
    for number, (content, words) in enumerate(
        [
            (b"\x89PNG\r\n\x1a\n\xff\xfe\x00", "isn't a backup"),
            (json.dumps(document({}, version=9)).encode(), "newer version"),
        ]
    ):
        path = tmp_path / f"{number}.json"
        path.write_bytes(content)
        reader.give_file("#restore", path)
        reader.wait_for("dialog")
        assert words in reader.text("dialog")
        reader.click("dialog button[value=close]")
        reader.wait_until(GONE)
    path = tmp_path / "backup.json"
    path.write_text(json.dumps(document({f"note/{FIRST}": WORDS})), "utf-16")
    reader.give_file("#restore", path)
    reader.click(MERGE)
    reader.wait_until(STORED, KEY, WORDS)


def test_where_there_is_no_clipboard_the_text_is_there_to_select(reader):
    reader.at_start(NO_CLIPBOARD)
    use(reader, TOOLS["checklist"])
    reader.click(".keep [data-act=copy]")
    reader.wait_until("document.activeElement.matches('.keep__out textarea')")
    assert WORDS in reader.value(".keep__out textarea")
    selected = "document.activeElement.selectionEnd - document.activeElement.selectionStart"
    assert reader.js(f"{selected} === document.activeElement.value.length")


def test_the_link_of_a_part_and_the_words_for_clinics_are_copied_at_the_first_press(reader):
    reader.open("when/#serious-diagnosis")
    reader.click("button[data-part]")
    # WebKit copies in the press itself: what comes later is refused, and the page says so.
    reader.wait_until(HERE, f"{reader.address}assets/js/lib/clipboard.js")
    reader.click("#part-menu button")
    reader.wait_until("document.querySelector('#part-menu [role=status]').textContent")
    reader.copied(lambda text: "/go/" in text)
    reader.open("clinics/?part=major-surgery")
    reader.wait_for("#yours")
    reader.click("[data-act=copy]")
    reader.wait_until("document.querySelector('#copied').textContent")
    reader.copied(lambda text: text.endswith("go/major-surgery/"))


def test_what_could_not_be_read_goes_once_the_reader_has_it(reader):
    broken = '{"format": "second-opinion-guide", broken'
    reader.open("find/")
    reader.js("localStorage.setItem(given[0], given[1])", KEY, broken)
    open_tool(reader, TOOLS["checklist"])
    reader.wait_for(".bar--trouble")
    _, content = reader.download("[data-act=kept]")
    assert content.decode() == broken
    reader.wait_for(".bar--trouble")
    reader.click(".keep__out button:not(.quiet)")
    reader.wait_until("!document.querySelector('.bar--trouble')")
