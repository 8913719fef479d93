"""What readers do before a tool's script is ready, or when it never comes."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from ..helpers.checklist import FIRST, document, put, stored, until_stored
from ..helpers.held import Held

CHECKS = {
    "checklist": (f'[id="{FIRST}"] input', f"tick/{FIRST}", True),
    "decide": ('[data-field="decide/choice"][value="2"]', "decide/choice", "2"),
    "questions": ("#q-how-sure input", "ask/pick/q-how-sure", True),
    "compare": (
        '[data-field="compare/compare-plan/mark"][value="different"]',
        "compare/compare-plan/mark",
        "different",
    ),
    "plan": (f'[data-field="tick/{FIRST}"]', f"tick/{FIRST}", True),
    "visit": ('[data-field="tick/do-ask-written-report"]', "tick/do-ask-written-report", True),
}
TEXTS = {
    "decide": ('[data-field="decide/why"]', "decide/why"),
    "compare": ("#goals", "compare/goals"),
    "visit": ("#medicines", "plan/medicines"),
}
LINES = {
    "compare": ("#doctor-1", "blank/doctor"),
    "plan": ("#fact-name", "blank/my-name"),
}
ALL = ["checklist", "decide", "questions", "letters", "compare", "plan", "visit"]


@pytest.fixture
def held(page):
    return Held(page, r"/js/tools/shared/tool\.js")


def type_walk_while_it_comes(page, held, control):
    """Type a word, with its second letter put in once the script is there."""
    page.locator(control).focus()
    page.keyboard.type("Wlk")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    held.let_through()
    page.keyboard.type("a")


@pytest.mark.parametrize("tool", CHECKS)
def test_what_was_checked_before_the_script_came_is_kept(page, address, held, tool):
    control, name, value = CHECKS[tool]
    if tool == "plan":  # its tasks show only once the checklist has been used
        page.goto(f"{address}about/")
        put(page, document({"tick/do-decide": True}))
    held.open(f"{address}{tool}/")
    page.locator(control).check()
    held.let_through()
    expect(page.locator(control)).to_be_checked()
    until_stored(page, name, value)


@pytest.mark.parametrize(
    ("tool", "control", "name"), [(tool, *where) for tool, where in [*TEXTS.items(), *LINES.items()]]
)
def test_what_was_typed_before_the_script_came_is_kept_and_the_caret_stays(page, address, held, tool, control, name):
    held.open(f"{address}{tool}/")
    type_walk_while_it_comes(page, held, control)
    expect(page.locator(control)).to_have_value("Walk")
    until_stored(page, name, "Walk")


@pytest.mark.parametrize("tool", TEXTS)
def test_a_text_typed_before_the_script_came_takes_no_stored_text_away(page, address, held, tool):
    control, name = TEXTS[tool]
    page.goto(f"{address}about/")
    put(page, document({name: "From last week"}))
    held.open(f"{address}{tool}/")
    type_walk_while_it_comes(page, held, control)
    until_stored(page, name, "From last week\n\nWalk")
    expect(page.locator(control)).to_have_value("From last week\n\nWalk")


@pytest.mark.parametrize("tool", LINES)
def test_a_line_typed_before_the_script_came_replaces_the_stored_one_and_undo_brings_that_back(
    page, address, held, tool
):
    control, name = LINES[tool]
    page.goto(f"{address}about/")
    put(page, document({name: "Old"}))
    held.open(f"{address}{tool}/")
    page.fill(control, "New")
    held.let_through()
    until_stored(page, name, "New")
    page.get_by_role("button", name="Undo").click()
    until_stored(page, name, "Old")


def test_a_choice_made_before_the_script_came_counts_over_the_stored_one(page, address, held):
    page.goto(f"{address}about/")
    put(page, document({"decide/choice": "1", f"tick/{FIRST}": True}))
    held.open(f"{address}decide/")
    page.locator('[data-field="decide/choice"][value="3"]').check()
    held.let_through()
    until_stored(page, "decide/choice", "3")


def test_what_is_stored_shows_where_the_reader_did_nothing(page, address, held):
    page.goto(f"{address}about/")
    put(page, document({"decide/why": "From last week", "decide/choice": "1"}))
    held.open(f"{address}decide/").let_through()
    expect(page.locator('[data-field="decide/why"]')).to_have_value("From last week")
    expect(page.locator('[data-field="decide/choice"][value="1"]')).to_be_checked()


@pytest.mark.parametrize("tool", LINES)
def test_the_enter_key_sends_nothing_before_the_script_is_there(page, address, held, tool):
    control, _ = LINES[tool]
    held.open(f"{address}{tool}/")
    page.fill(control, "May 3")
    page.keyboard.press("Enter")
    page.keyboard.type("!")
    expect(page.locator(control)).to_have_value("May 3!")
    assert page.url == f"{address}{tool}/"


@pytest.mark.parametrize("late", ["checklist/dues", "shared/plan-ahead"])
def test_what_comes_late_says_nothing_about_a_date_that_was_undone_meanwhile(page, address, late):
    page.clock.set_fixed_time("2027-01-20T12:00:00")
    held = Held(page, rf"/js/tools/{late}\.js").open(f"{address}checklist/")
    page.wait_for_selector(".is-live")
    page.evaluate(
        """() => {
            window.said = [];
            const $region = [...document.querySelectorAll("[role=status]")].at(-1);
            new MutationObserver(() => said.push($region.textContent)).observe($region, {childList: true});
        }"""
    )
    with page.expect_request(lambda request: f"{late}.js" in request.url):
        page.fill("#decide-by", "2027-03-03")
        page.locator("#decide-by").blur()
    page.get_by_role("button", name="Undo").click()
    held.let_through()
    page.fill("#decide-by", "2027-03-04")
    page.locator("#decide-by").blur()
    expect(page.locator("#do-decide .task__when")).to_contain_text("February 25")
    said = page.evaluate("() => window.said.filter((words) => !words.startsWith('Saved'))")
    assert said == ["Undone: your change to: Decide by", "Each task shows its date now."]


# ---- scripts that never come


@pytest.mark.parametrize("missing", ["store/store", "lib/dom", "tools/shared/tool", "tools/shared/status-bar"])
@pytest.mark.parametrize("tool", ["checklist", "plan"])
def test_without_one_of_its_scripts_a_tool_says_that_it_keeps_nothing(page, address, tool, missing):
    page.route(re.compile(rf"/js/{missing}\.js"), lambda route: route.abort())
    page.goto(f"{address}{tool}/")
    notice = page.locator(".not-live")
    page.evaluate("document.getAnimations().forEach((animation) => animation.finish())")
    expect(notice).to_be_visible()
    expect(notice).to_contain_text("can't save")
    expect(page.locator("#state")).to_be_hidden()
    expect(page.get_by_text("on this device").filter(visible=True)).to_have_count(0)


@pytest.mark.parametrize(
    ("tool", "feature"),
    [
        *((tool, "Object.hasOwn") for tool in ALL),
        ("checklist", "Array.prototype.findLast"),
        ("checklist", "HTMLDialogElement.prototype.showModal"),
    ],
)
def test_a_browser_older_than_those_that_are_supported_gets_the_plain_form_and_is_told(page, address, tool, feature):
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(f"delete {feature}")
    page.goto(f"{address}{tool}/")
    expect(page.locator(".not-live")).to_be_visible()
    expect(page.locator(".bar")).to_be_hidden()
    assert errors == []


@pytest.mark.parametrize("tool", ALL)
def test_an_address_that_cannot_be_read_is_ignored(page, address, tool):
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{address}{tool}/#100%")
    page.wait_for_selector(".is-live")
    page.evaluate("location.hash = '#%E0%A4%A'")
    page.wait_for_function("location.hash === '#%E0%A4%A'")
    assert errors == []
    assert stored(page) == {}


# ---- browsers that change fields by themselves


def change_by_itself(page, control, value, kind="input"):
    """Changes a field as browsers do when they restore a page: nobody is in it, and nobody has touched the page."""
    page.locator(control).evaluate(
        """(field, [value, kind]) => {
          Object.defineProperty(navigator, "userActivation", { value: { hasBeenActive: false }, configurable: true });
          if (field.type === "radio") field.checked = true;
          else field.value = value;
          field.dispatchEvent(new Event(kind, { bubbles: true }));
        }""",
        [value, kind],
    )


@pytest.mark.parametrize("kind", ["input", "change"])
def test_a_value_that_the_browser_puts_back_by_itself_does_not_replace_the_stored_one(page, address, kind):
    page.goto(f"{address}about/")
    kept = {"decide/why": "New", "decide/choice": "1"}
    put(page, document(kept))
    page.goto(f"{address}decide/")
    page.wait_for_selector(".is-live")
    change_by_itself(page, '[data-field="decide/why"]', "Old", kind)
    change_by_itself(page, '[data-field="decide/choice"][value="3"]', "3", kind)
    expect(page.locator('[data-field="decide/why"]')).to_have_value("New")
    expect(page.locator('[data-field="decide/choice"][value="1"]')).to_be_checked()
    page.locator('[data-field="decide/sure"]').first.check()
    page.goto(f"{address}about/")
    assert {name: value for name, value in stored(page).items() if name != "decide/sure"} == kept


@pytest.mark.parametrize("tool", CHECKS)
def test_a_form_that_is_reset_shows_what_is_stored(page, address, tool):
    control, name, value = CHECKS[tool]
    page.goto(f"{address}about/")
    fields = {name: value, "visit": {"date": "2099-03-15", "time": "09:30", "place": "Hill Clinic"}}
    put(page, document(fields))
    page.goto(f"{address}{tool}/")
    page.wait_for_selector(".is-live")
    if tool == "checklist":
        expect(page.locator("#visit-place")).to_have_value("Hill Clinic")
    page.evaluate("tool => document.getElementById(tool).reset()", tool)
    expect(page.locator(control)).to_be_checked()
    if tool == "checklist":
        expect(page.locator("#visit-place")).to_have_value("Hill Clinic")
    assert stored(page) == fields
