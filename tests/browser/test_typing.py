"""Whatever comes at an odd moment - another tab, a slow network, a double click - takes nothing that a reader typed,
nor the place in which they type."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from ..helpers.checklist import (
    FIRST,
    KEY,
    add_own,
    box,
    button,
    open_list,
    open_note,
    set_visit,
    status,
    stored,
    until_stored,
)
from ..helpers.tools import add_own_line
from .test_plan import open_plan
from .test_questions import open_questions, pick, row

PHASE = '[data-phase="phase-before"]'


@pytest.fixture
def two_lists(context, address):
    return [open_list(context.new_page(), address) for _ in range(2)]


def press(locator):
    """Presses something in a tab that is not in front."""
    locator.evaluate("one => one.click()")


def has_focus(page):
    return page.evaluate("document.activeElement !== document.body")


# ---- leaving


def test_the_visit_and_an_open_line_are_kept_when_the_reader_leaves(page, address):
    open_list(page, address)
    page.click(f"{PHASE} [data-act=own-new]")
    expect(page.locator(".own-line input")).to_be_focused()
    page.keyboard.type("Ask my sister to drive me")
    set_visit(page)
    page.locator("#visit-place").focus()
    page.keyboard.type("Room 4")
    page.goto(f"{address}when/")
    kept = stored(page)
    assert kept["visit"]["place"] == "Room 4"
    assert [value["text"] for name, value in kept.items() if name.startswith("own/")] == ["Ask my sister to drive me"]


def leave(page, hidden=True):
    """Tells the page that it goes out of sight, or comes back into it, as when a phone shows another app."""
    page.evaluate(
        """(hidden) => {
          Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
          document.dispatchEvent(new Event("visibilitychange"));
        }""",
        hidden,
    )


def own_texts(page):
    return [value["text"] for name, value in stored(page).items() if name.startswith("own/")]


def test_an_open_line_is_kept_when_the_reader_looks_at_another_app_and_goes_on_after(page, address):
    open_list(page, address)
    page.click(f"{PHASE} [data-act=own-new]")
    expect(page.locator(".own-line input")).to_be_focused()
    page.keyboard.type("Ask my")
    leave(page)
    assert own_texts(page) == ["Ask my"]
    leave(page, hidden=False)
    page.keyboard.type(" sister")
    leave(page)
    leave(page, hidden=False)
    page.keyboard.press("Enter")
    page.keyboard.type("Call Ann")
    page.keyboard.press("Enter")
    assert own_texts(page) == ["Ask my sister", "Call Ann"]


@pytest.mark.parametrize("edits", [False, True], ids=["new", "change"])
def test_an_open_line_that_is_cancelled_leaves_nothing_of_what_was_kept_meanwhile(page, address, edits):
    open_list(page, address)
    if edits:
        add_own(page, "Ask")
        page.click(".task--own [data-act=own-edit]")
    else:
        page.click(f"{PHASE} [data-act=own-new]")
    expect(page.locator(".own-line input")).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.type(" my")
    leave(page)
    leave(page, hidden=False)
    page.keyboard.press("Escape")
    assert own_texts(page) == (["Ask"] if edits else [])
    expect(page.locator(".task--own")).to_have_count(int(edits))


@pytest.mark.parametrize("edits", [False, True], ids=["new", "change"])
def test_erasing_closes_an_open_line_so_that_its_text_does_not_come_back(page, address, edits):
    open_list(page, address, "#keep")
    if edits:
        add_own(page, "Ask")
        page.click(".task--own [data-act=own-edit]")
    else:
        page.click(f"{PHASE} [data-act=own-new]")
    page.locator(".own-line input").fill("secret")
    page.click("[data-act=erase]")
    expect(page.locator(".own-line")).to_have_count(0)
    expect(page.locator(".task--own")).to_have_count(0)
    page.goto(f"{address}when/")
    assert "secret" not in page.evaluate("key => localStorage.getItem(key) ?? ''", KEY)
    page.goto(f"{address}checklist/")
    assert own_texts(page) == []


def test_undo_of_erasing_brings_back_what_was_kept_of_an_open_line(page, address):
    open_list(page, address, "#keep")
    page.click(f"{PHASE} [data-act=own-new]")
    page.locator(".own-line input").fill("Ask my sister")
    leave(page)
    leave(page, hidden=False)
    page.click("[data-act=erase]")
    button(page, "Undo").click()
    assert own_texts(page) == ["Ask my sister"]


@pytest.mark.parametrize(("tool", "name"), [("questions", "ask/own/"), ("decide", "decide/own/")])
def test_the_open_lines_of_other_tools_are_kept_too(page, address, tool, name):
    page.goto(f"{address}{tool}/")
    page.wait_for_selector(".is-live")
    page.click("[data-act=own-new]")
    page.keyboard.type("Why")
    leave(page)
    leave(page, hidden=False)
    page.keyboard.type(" now?")
    page.keyboard.press("Enter")
    assert [value for key, value in stored(page).items() if key.startswith(name)] == ["Why now?"]


def test_a_date_is_one_change_whatever_the_browser_says_while_it_is_typed(page, address):
    open_list(page, address)
    page.locator("#visit-date").focus()
    page.keyboard.type("03152027")
    expect(page.locator("#visit-date")).to_have_value("2027-03-15")
    button(page, "Undo").click()
    assert "visit" not in stored(page)


# ---- one press, one thing


def test_the_second_half_of_a_double_click_does_nothing_to_what_moved_there(page, address):
    open_list(page, address)
    add_own(page, "One", "Two", "Three")
    page.locator(".task--own [data-act=own-delete]").first.dblclick()
    expect(page.locator(".task--own")).to_have_count(2)
    button(page, "Erase everything").dblclick()
    expect(page.locator(".task--own")).to_have_count(0)
    button(page, "Undo").click()
    expect(page.locator(".task--own")).to_have_count(2)


def test_deleting_a_task_puts_the_focus_on_one_that_is_shown(page, address):
    open_list(page, address)
    page.get_by_label("Hide what's done").check()
    add_own(page, "Mine")
    last = page.locator(f"{PHASE} .task:not(.task--own)").last
    last.locator("input").first.check()
    expect(last).to_be_hidden()
    page.locator("[data-act=own-delete]").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".task--own")).to_have_count(0)
    assert has_focus(page)


def test_safari_ends_a_word_with_enter_and_gives_a_pressed_button_no_focus(page, address):
    open_list(page, address)
    add_own(page, "Ask")
    page.evaluate("document.activeElement.blur()")
    press(page.locator(".task--own [data-act=own-edit]"))
    field = page.locator(".own-line input")
    field.fill("にほn")
    field.dispatch_event("keydown", {"key": "Enter", "keyCode": 229})
    expect(field).to_have_value("にほn")
    field.press("Enter")
    expect(field).to_have_count(0)
    assert has_focus(page)


# ---- another tab


def test_typing_goes_on_where_another_tab_folds_or_hides(two_lists):
    one, two = two_lists
    one.get_by_label("Hide what's done").check()
    expect(open_note(one, FIRST)).to_be_focused()
    one.keyboard.type("My ")
    press(two.locator(f"{PHASE} > summary"))
    expect(status(one)).to_contain_text("another tab")
    one.keyboard.type("no")
    press(box(two, FIRST))
    expect(box(one, FIRST)).to_be_checked()
    one.keyboard.type("te")
    until_stored(one, f"note/{FIRST}", "My note")


def test_a_task_that_is_being_changed_stays_when_another_tab_deletes_it(two_lists):
    one, two = two_lists
    add_own(one, "Ask", "Call")
    edit = one.locator(".task--own [data-act=own-edit]")
    for ending, left in (("Escape", ["Call"]), ("Enter", ["Call me"])):
        edit.first.click()
        one.keyboard.press("End")
        one.keyboard.type(" me")
        press(two.locator(".task--own [data-act=own-delete]").first)
        expect(status(one)).to_contain_text("another tab")
        one.keyboard.press(ending)
        expect(one.locator(".task--own .task__tick")).to_have_text(left)
        expect(two.locator(".task--own .task__tick")).to_have_text(left)
        assert has_focus(one)
        one.evaluate("document.querySelector('[role=status]').textContent = ''")


def test_a_field_in_which_nothing_was_typed_shows_what_another_tab_says(two_lists):
    one, two = two_lists
    set_visit(one, "2099-03-15", "09:30", "Hill Clinic")
    one.locator("#visit-place").focus()
    expect(two.locator("#visit-place")).to_have_value("Hill Clinic")
    set_visit(two, "2099-03-15", "09:30", "New Clinic")
    expect(one.locator("#visit-place")).to_have_value("New Clinic")
    note = open_note(one, FIRST)
    note.fill("Secret")
    until_stored(two, f"note/{FIRST}", "Secret")
    press(button(two, "Erase everything"))
    expect(note).to_have_value("")


def test_a_word_that_is_being_composed_is_left_alone_when_another_tab_moves_the_questions(context, address):
    one = open_questions(context.new_page(), address)
    pick(one, "q-how-sure", "q-what-else", "q-cost-total", "q-safe-to-wait")
    two = open_questions(context.new_page(), address)
    order = "[...document.querySelectorAll('.mine__row')].map(one => one.dataset.id)"
    ids = one.evaluate(order)
    field = row(one, ids[1]).locator("textarea")
    field.focus()
    keyboard = context.new_cdp_session(one)
    for text, moved, act in (
        ("に", ids[0], "down"),
        ("にほ", ids[3], "up"),
        ("にほん", ids[1], "down"),
        ("にほんg", ids[2], "up"),
    ):
        keyboard.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
        assert field.input_value() == text
        press(row(two, moved).locator(f"[data-act={act}]"))
        one.wait_for_function(f"order => {order}.join() === order", arg=",".join(two.evaluate(order)))
        expect(field).to_be_focused()


def test_an_answer_stays_in_sight_when_another_tab_shortens_the_list_or_deletes_its_question(context, address):
    one = open_questions(context.new_page(), address)
    add_own_line(one, "Why?")
    two = open_questions(context.new_page(), address)
    field = one.locator(".mine__row textarea")
    field.focus()
    one.keyboard.type("Because")
    press(two.locator("#short"))
    expect(one.locator("#short")).to_be_checked()
    one.keyboard.type(" of")
    expect(field.last).to_have_value("Because of")
    press(two.locator("#short"))
    expect(one.locator("#short")).not_to_be_checked()
    # The deletion comes before the last letters are saved.
    field.evaluate(
        """(field, key) => {
          const id = field.closest("[data-id]").dataset.id;
          const there = JSON.parse(localStorage[key]);
          there.clock += 9;
          for (const name of [`ask/own/${id.slice(4)}`, `ask/answer/${id}`]) there.fields[name] = { v: null, t: there.clock, d: "0a0a0a0a" };
          field.value = "Because of you";
          field.dispatchEvent(new Event("input", { bubbles: true }));
          localStorage[key] = JSON.stringify(there);
          dispatchEvent(new StorageEvent("storage", { key, newValue: localStorage[key] }));
        }""",
        KEY,
    )
    expect(one.locator(".mine__words")).not_to_have_text("Why?")
    one.reload()
    one.wait_for_selector(".is-live")
    expect(field).to_have_value("Because of you")
    expect(open_plan(one, address).locator("#my-questions")).to_contain_text("Because of you")


def test_the_plan_keeps_the_focus_when_another_tab_changes_it(context, address):
    mine = "own-00000001aaaaaa"
    one = open_plan(context.new_page(), address, {f"own/{mine[4:]}": {"phase": "phase-before", "text": "Mine"}})
    one.locator(f'[data-field="tick/{mine}"]').focus()
    press(box(open_list(context.new_page(), address), FIRST))
    expect(one.locator(f'[data-field="tick/{FIRST}"]')).to_be_checked()
    expect(one.locator(f'[data-field="tick/{mine}"]')).to_be_focused()


# ---- a text longer than usual

DATE = '[data-field="blank/decide-by"]'
LIMITED = f"[...document.querySelectorAll('.sheet :is(input, textarea)')].filter(one => one.maxLength >= 0 && !one.matches('{DATE}')).map(one => one.id)"
OPENERS = ("[data-act=own-new]", "[data-act=note]")


@pytest.mark.parametrize("tool", ["checklist", "decide", "questions", "letters", "compare", "plan", "visit"])
def test_no_field_of_a_tool_cuts_a_text(page, address, tool):
    page.goto(f"{address}{tool}/")
    page.wait_for_selector(".is-live")
    for opener in OPENERS:
        page.evaluate("css => document.querySelector(css)?.click()", opener)
    assert page.locator(".sheet :is(input[type=text], textarea)").count()
    assert page.evaluate(LIMITED) == []


def paste(field, text):
    field.evaluate("one => one.focus()")
    field.page.keyboard.insert_text(text)
    expect(field).to_have_value(text)


@pytest.mark.parametrize("width", [360, 1280])
def test_a_long_own_task_stays_whole_and_on_the_page(page, address, width):
    page.set_viewport_size({"width": width, "height": 780})
    text = ("A long story. " * 200 + "x" * 3000).strip()
    open_list(page, address)
    page.click(f"{PHASE} [data-act=own-new]")
    paste(page.locator(".own-line input"), text)
    page.keyboard.press("Enter")
    page.reload()
    expect(page.locator(".task--own .task__tick span").first).to_have_text(text)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    open_plan(page, address)
    expect(page.locator("#own-tasks li span").first).to_have_text(text)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("letters/#letter-words-ask-doctor", '.is-open [data-field="blank/my-name"]'),
        ("letters/#letter-words-ask-doctor", '[data-field="letter/words-ask-doctor/notes"]'),
        ("letters/#letter-words-ask-doctor", '[data-field="letter/words-ask-doctor/own"]'),
        ("compare/", '[data-field="blank/doctor"]'),
        ("compare/", '[data-field="compare/goals"]'),
        ("compare/", '[data-field="compare/compare-diagnosis/1"]'),
        ("plan/", '[data-field="plan/call"]'),
    ],
)
def test_a_long_text_is_kept_whole(page, address, path, field):
    text = ("A long story. " * 1800).strip()
    page.goto(address + path)
    page.wait_for_selector(".is-live")
    one = page.locator(field).first
    paste(one, text)
    one.blur()
    until_stored(page, field.split('"')[1], text)
    page.reload()
    expect(page.locator(field).first).to_have_value(text)
    page.set_viewport_size({"width": 360, "height": 780})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
