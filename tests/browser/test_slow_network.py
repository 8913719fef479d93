"""What readers do while something that they have asked for is still on its way."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from ..helpers.checklist import FIRST, box, document, give_file, open_list, open_note, set_visit, status
from ..helpers.held import arrived, hold_back

SETTLED = "new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"


@pytest.fixture
def checklist(page, address):
    return open_list(page, address)


def held(page, script, *acts):
    """Press buttons while a script that the first one needs is held back. Return what lets it through."""
    scripts = hold_back(page, f"**/{script}.js")
    with page.expect_request(f"**/{script}.js"):
        page.click(f"[data-act={acts[0]}]")
    for act in acts[1:]:
        page.click(f"[data-act={act}]")
    return lambda: arrived(page, scripts).continue_()


def out(page, act):
    """What the page shows below a button."""
    return page.locator(f".keep__part:has([data-act={act}]) .keep__out")


@pytest.mark.parametrize(("act", "script"), [("backup", "offer-file"), ("calendar", "checklist/calendar")])
def test_a_button_pressed_again_while_its_work_is_under_way_does_it_once(checklist, act, script):
    set_visit(checklist, "2099-03-15")
    checklist.evaluate(
        """() => {
          window.saved = 0;
          const { click } = HTMLElement.prototype;
          HTMLElement.prototype.click = function () { window.saved += this.matches("a[download]"); click.call(this); };
        }"""
    )
    let_through = held(checklist, script, act, act)
    let_through()
    expect(out(checklist, act)).to_contain_text("We asked your browser to save")
    assert checklist.evaluate(f"{SETTLED}.then(() => window.saved)") == 1


def test_a_backup_holds_what_was_there_when_its_button_was_pressed(checklist):
    box(checklist, FIRST).check()
    let_through = held(checklist, "offer-file", "backup", "erase")
    with checklist.expect_download() as found:
        let_through()
    fields = json.loads(found.value.path().read_text("utf-8"))["fields"]
    assert fields[f"tick/{FIRST}"]["v"] is True


@pytest.mark.parametrize(("notes", "words"), [(False, "It doesn't hold what you typed"), (True, "with what you typed")])
def test_a_link_holds_what_the_reader_wants_in_it_once_it_is_here(checklist, notes, words):
    open_note(checklist, FIRST).fill("Mine")
    checklist.set_checked("#move-notes", not notes)
    let_through = held(checklist, "share-link", "move")
    checklist.set_checked("#move-notes", notes)
    let_through()
    expect(out(checklist, "move")).to_contain_text(words)


def test_a_text_that_comes_late_takes_no_focus_from_who_is_typing(checklist):
    let_through = held(checklist, "share-link", "move")
    note = open_note(checklist, FIRST)
    note.press_sequentially("Half a sen")
    let_through()
    expect(out(checklist, "move").locator("textarea")).to_be_visible()
    checklist.keyboard.type("tence")
    expect(note).to_have_value("Half a sentence")
    checklist.click("[data-act=move]")
    expect(out(checklist, "move").locator("textarea")).to_be_focused()


def test_a_date_that_is_missing_takes_no_focus_from_who_is_typing(checklist):
    let_through = held(checklist, "checklist/calendar", "calendar")
    note = open_note(checklist, FIRST)
    let_through()
    expect(status(checklist)).to_contain_text("date")
    expect(note).to_be_focused()
    checklist.click("[data-act=calendar]")
    expect(checklist.locator("#decide-by")).to_be_focused()


def test_of_two_files_each_is_asked_about_once_the_other_is_answered(checklist):
    scripts = hold_back(checklist, "**/import-dialog.js")
    text = json.dumps(document({"tick/do-decide": True}))
    with checklist.expect_request("**/import-dialog.js"):
        give_file(checklist, text)
    dialog = give_file(checklist, text)
    arrived(checklist, scripts).continue_()
    expect(dialog).to_have_count(1)
    dialog.get_by_role("button", name="Open my answers").click()
    expect(dialog).to_contain_text("You already have everything")
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_have_count(0)


# ---- search


def test_who_goes_on_typing_after_the_enter_key_stays_in_the_field(page, address):
    lists = hold_back(page, "**/search.json")
    page.goto(f"{address}search/")
    page.locator("#query").fill("medic")
    page.keyboard.press("Enter")
    page.keyboard.type("are")
    arrived(page, lists).continue_()
    expect(page.locator("#results a").first).to_have_attribute("href", f"{address}insurance/medicare/")
    page.evaluate(SETTLED)
    expect(page.locator("#query")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#results a").first).to_be_focused()


def test_a_search_that_comes_late_takes_no_focus_from_who_has_gone_on(page, address):
    scripts = hold_back(page, "**/site/search.js")
    page.goto(f"{address}search/", wait_until="commit")
    home = page.locator("a.top__home")
    home.focus()
    arrived(page, scripts).continue_()
    expect(page.locator("#search")).to_be_visible()
    page.evaluate(SETTLED)
    expect(home).to_be_focused()


@pytest.mark.parametrize(("path", "field"), [("search/", "#query"), ("clinics/", "#find-part")])
def test_a_search_that_fails_says_nothing_of_what_is_no_longer_asked(page, address, path, field):
    lists = hold_back(page, "**/search.json")
    page.goto(address + path)
    page.fill(field, "money")
    page.fill(field, "")
    with page.expect_event("requestfailed"):
        arrived(page, lists).abort()
    page.evaluate(SETTLED)
    expect(page.locator("#found")).to_have_text("")


# ---- an old address


def test_who_has_gone_on_to_a_part_of_the_page_is_not_taken_elsewhere(page, address):
    answers = []
    page.route(
        "**/go/medicare/",
        lambda route: answers.append(route) if route.request.method == "HEAD" else route.continue_(),
    )
    with page.expect_request("**/go/medicare/"):
        page.goto(f"{address}when/#medicare")
    page.evaluate("location.hash = 'major-surgery'")
    page.evaluate("() => { navigation.onnavigate = ({ destination }) => (window.went = destination.url); }")
    with page.expect_response("**/go/medicare/"):
        arrived(page, answers).continue_()
    assert page.evaluate(f"{SETTLED}.then(() => window.went)") is None
    assert page.url == f"{address}when/#major-surgery"
