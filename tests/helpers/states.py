"""The states of pages and tools beyond the one in which they open: each a function that brings a page there."""

from __future__ import annotations

import json
from collections.abc import Callable

from playwright.sync_api import Page, expect

from .checklist import (
    FIRST,
    FULL,
    KEY,
    SECOND,
    add_own,
    box,
    button,
    choose,
    document,
    give_file,
    open_list,
    open_note,
    open_phase,
    set_visit,
)
from .tools import add_own_line, go_to

STATES: dict[str, Callable[[Page, str], object]] = {}
LONG = "averylongwordwithoutanyspace" * 5


def state(reach: Callable[[Page, str], object]) -> Callable[[Page, str], object]:
    """Add a state to the others, under its function's name."""
    STATES[reach.__name__.replace("_", " ")] = reach
    return reach


def live(page: Page, address: str) -> Page:
    """Open a tool, and wait until its script is there."""
    page.goto(address)
    page.wait_for_selector(".is-live")
    return page


@state
def menu_open(page, root):
    page.goto(root)
    page.locator(".top__menu summary").click()


@state
def word_explained(page, root):
    page.goto(f"{root}when/#serious-diagnosis")
    page.locator("button.term").first.click()


@state
def menu_of_a_part(page, root):
    page.goto(f"{root}when/#serious-diagnosis")
    page.locator("button[data-part]").first.click()


@state
def address_not_found(page, root):
    page.goto(f"{root}surgery/")
    expect(page.locator("h1")).to_be_visible()


@state
def search_with_results(page, root):
    page.goto(f"{root}search/")
    page.fill("#query", "medicare")
    expect(page.locator("#results li").first).to_be_visible()


@state
def search_without_results(page, root):
    page.goto(f"{root}search/")
    page.fill("#query", "qqqq")
    expect(page.locator("#found")).not_to_be_empty()


@state
def checklist_in_use(page, root):
    open_list(page, root)
    choose(page, "Surgery is planned")
    set_visit(page, "2099-03-15", "09:30", "Hill Clinic")
    box(page, FIRST).check()
    add_own(page, "My own task", LONG)
    open_note(page, SECOND).fill("A note")


@state
def checklist_with_a_form_for_an_own_task(page, root):
    open_list(page, root)
    open_phase(page, "Check the cost")
    page.click('[data-phase="phase-cost"] [data-act=own-new]')
    page.get_by_label("Hide what's done").check()


@state
def checklist_with_a_link_made(page, root):
    open_list(page, root)
    box(page, FIRST).check()
    go_to(page, "keep")
    button(page, "Make a link").click()
    page.wait_for_selector(".keep__out")


@state
def checklist_asks_about_a_backup(page, root):
    open_list(page, root)
    expect(give_file(page, json.dumps(document({f"tick/{FIRST}": True, f"note/{SECOND}": LONG})))).to_be_visible()


@state
def checklist_refuses_a_file(page, root):
    open_list(page, root)
    expect(give_file(page, "hello")).to_contain_text("Nothing was changed.")


@state
def checklist_without_storage(page, root):
    open_list(page, root)
    page.evaluate(f"() => {{ {FULL} }}")
    box(page, FIRST).check()
    expect(page.locator(".bar--trouble")).to_be_visible()


@state
def checklist_reminds_of_a_copy(page, root):
    open_list(page, root)
    box(page, FIRST).check()
    page.evaluate('key => localStorage.setItem(`${key}/copies`, \'{"since": "2026-01-01"}\')', KEY)
    page.reload()
    expect(page.locator("#remind")).to_be_visible()


@state
def checklist_without_its_script(page, root):
    page.route("**/store.js", lambda route: route.abort())
    page.goto(f"{root}checklist/")
    page.evaluate("document.getAnimations().forEach((animation) => animation.finish())")
    expect(page.locator(".not-live")).to_be_visible()


@state
def decision_filled_in(page, root):
    live(page, f"{root}decide/")
    page.locator('[data-field="decide/wait"]').first.check()
    go_to(page, "decide-summary")
    page.locator('[data-field="decide/choice"][value="1"]').check()
    go_to(page, "decide-check-understanding")
    page.locator("#decide-check-agrees [value='3']").check()
    go_to(page, "decide-what-matters")
    add_own_line(page, LONG)
    page.click("[data-act=own-new]")


@state
def questions_picked(page, root):
    live(page, f"{root}questions/")
    for name in ("q-how-sure", "q-safe-to-wait", "q-cost-total"):
        go_to(page, name)
        page.locator(f"#{name} input").check()
    go_to(page, "my-list")
    add_own_line(page, LONG)
    choose(page, "A pregnancy")
    page.locator("#short").check()


@state
def letter_filled_in(page, root):
    live(page, f"{root}letters/#letter-records-request-letter")
    letter = page.locator("#letter-records-request-letter")
    letter.get_by_label("Your name").fill(LONG)
    letter.get_by_label("Add your own words").fill("More")


@state
def comparison_with_its_example(page, root):
    live(page, f"{root}compare/")
    page.get_by_role("button", name="Show the example").click()
    expect(page.locator(".example-here")).to_be_visible()


@state
def comparison_of_three(page, root):
    live(page, f"{root}compare/")
    page.get_by_text("I have a third opinion").click()
    page.get_by_label("Who gave the first opinion?").fill(LONG)
    page.locator('[data-field="compare/compare-diagnosis/mark"][value=different]').check()
    page.locator(".point:visible details summary").first.click()


@state
def plan_filled_in(page, root):
    checklist_in_use(page, root)
    decision_filled_in(page, root)
    live(page, f"{root}plan/")


@state
def visit_filled_in(page, root):
    questions_picked(page, root)
    set_visit(open_list(page, root), "2099-03-15", "14:30", "Hill Clinic")
    live(page, f"{root}visit/")
    page.locator(".visit__more > summary").click()
    page.locator(".visit__ask input:visible").first.check()
    page.locator(".visit__row textarea:visible").first.fill(LONG)
    page.get_by_label("Medicines and allergies").fill(LONG)


@state
def clinic_with_parts_chosen(page, root):
    page.goto(f"{root}clinics/?part=major-surgery&part=medicare")
    expect(page.locator("#chosen")).not_to_be_empty()


@state
def clinic_with_its_name_and_a_box(page, root):
    page.goto(f"{root}clinics/?part=major-surgery&form=iframe")
    page.locator("#own > summary").click()
    page.get_by_label("Name of your clinic").fill(LONG)
    page.get_by_label("Who at your clinic read this").fill(LONG)
    expect(page.frame_locator("#preview").locator("footer")).to_contain_text(LONG[:20])
