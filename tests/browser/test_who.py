"""Whom the reader asks for: said once, shown in every tool, with the words for each."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from ..helpers.checklist import BLOCKED, FIRST, document, open_tool, put, status, stored

TOOLS = ("checklist", "decide", "questions", "letters", "compare", "plan", "visit")
HOSTILE = "<img src=x onerror=document.title='bad'> </script>"


def choose(page, person):
    page.locator("#who").evaluate("one => { one.open = true; }")
    page.check(f"[name=who][value={person}]")


def words_of_first_task(page):
    return page.locator(f'[id="{FIRST}"] .task__tick').inner_text()


@pytest.fixture
def checklist(page, address):
    return open_tool(page, address, "checklist")


def test_at_first_it_is_for_the_reader(checklist, content):
    assert words_of_first_task(checklist) == content.guide.checklist.tasks[0].text
    expect(checklist.locator("[name=who]:checked")).to_have_value("me")
    assert checklist.evaluate("localStorage.length") == 0


@pytest.mark.parametrize("tool", TOOLS)
def test_what_is_chosen_in_one_tool_is_chosen_in_each(page, address, tool):
    choose(open_tool(page, address, "checklist" if tool != "checklist" else "letters"), "child")
    page.fill("#who-called", "Kim")
    open_tool(page, address, tool)
    expect(page.locator("[name=who]:checked")).to_have_value("child")
    expect(page.locator("#who-state")).to_contain_text("Kim")


@pytest.mark.parametrize("person", ["child", "adult", "cant-decide"])
def test_tasks_speak_of_the_person_by_name_or_as_what_they_are(checklist, content, person):
    choose(checklist, person)
    assert content.guide.people[person].yours in words_of_first_task(checklist)
    checklist.fill("#who-called", "Kim")
    checklist.locator("#who-called").blur()
    assert "Kim" in words_of_first_task(checklist)
    choose(checklist, "me")
    assert "Kim" not in words_of_first_task(checklist)
    assert stored(checklist)["blank/patient"] == "Kim"


def test_a_question_on_the_reader_s_list_speaks_of_the_person(page, address, content):
    open_tool(page, address, "questions")
    choose(page, "child")
    page.locator("#q-what-is-it input").check()
    assert content.guide.people["child"].mine in page.locator(".mine__words").inner_text()
    choose(page, "me")
    assert page.locator(".mine__words").inner_text() == content.guide.questions[0].text


@pytest.mark.parametrize("tool", ["checklist", "decide", "questions", "compare", "visit", "plan"])
def test_the_name_on_paper_is_the_patient_s(page, address, tool):
    page.goto(f"{address}about/")
    put(page, document({"blank/my-name": "Maria Lopez", "blank/patient-name": "Kim Lopez", "who": "child"}))
    open_tool(page, address, tool)
    name = page.locator(
        "#plan input:visible[data-field$=name]:not(#who *)" if tool == "plan" else ".print-head .line"
    ).first
    expect(name).to_have_value("Kim Lopez") if tool == "plan" else expect(name).to_have_text("Kim Lopez")
    choose(page, "me")
    expect(name).to_have_value("Maria Lopez") if tool == "plan" else expect(name).to_have_text("Maria Lopez")


def test_undo_takes_the_choice_back_at_once(checklist):
    choose(checklist, "cant-decide")
    checklist.click("[data-act=undo]")
    expect(checklist.locator("[name=who]:checked")).to_have_value("me")
    assert stored(checklist) == {}


def test_two_tabs_agree(context, address):
    one, two = (open_tool(context.new_page(), address, tool) for tool in ("checklist", "letters"))
    choose(one, "adult")
    expect(two.locator("[name=who]:checked")).to_have_value("adult")
    expect(status(two)).to_contain_text("another tab")


@pytest.mark.parametrize(
    ("situations", "person"),
    [(["child"], "child"), (["caregiver"], "adult"), (["caregiver", "cant-decide"], "cant-decide"), (["cancer"], "me")],
)
def test_what_an_older_version_kept_as_a_situation_is_understood(page, address, situations, person):
    open_tool(page, address, "checklist")
    put(page, document({f"situation/{tag}": True for tag in situations}))
    page.reload()
    expect(page.locator("[name=who]:checked")).to_have_value(person)


def test_a_tab_with_an_older_version_is_told_by_the_situations(checklist):
    choose(checklist, "cant-decide")
    fields = stored(checklist)
    assert fields["situation/caregiver"] and fields["situation/cant-decide"]
    choose(checklist, "child")
    fields = stored(checklist)
    assert fields["situation/child"] and "situation/cant-decide" not in fields


def test_a_choice_that_this_version_does_not_know_is_kept_and_not_followed(page, address):
    open_tool(page, address, "checklist")
    put(page, document({"who": "a-neighbor"}))
    page.reload()
    expect(page.locator("[name=who]:checked")).to_have_value("me")
    assert stored(page)["who"] == "a-neighbor"


def test_it_works_where_nothing_can_be_kept(page, address):
    page.add_init_script(BLOCKED)
    choose(open_tool(page, address, "checklist"), "child")
    page.fill("#who-called", "Kim")
    page.locator("#who-called").blur()
    assert "Kim" in words_of_first_task(page)


def test_a_hostile_name_is_shown_as_it_is(checklist):
    choose(checklist, "child")
    checklist.fill("#who-called", HOSTILE)
    checklist.locator("#who-called").blur()
    assert HOSTILE in words_of_first_task(checklist)
    assert checklist.title() != "bad"


@pytest.mark.parametrize(
    ("tool", "field"),
    [("questions", "#who-called"), ("letters", '#letter-letter-for-someone-else [data-field="blank/relationship"]')],
)
def test_a_field_stays_while_it_is_typed_in_whatever_another_tab_does(context, address, tool, field):
    page, other = (open_tool(context.new_page(), address, one) for one in (tool, "checklist"))
    choose(page, "adult")
    if tool == "letters":
        page.evaluate("location.hash = 'letter-letter-for-someone-else'")
    page.locator(field).click()  # once it is in sight: the letter opens a little after the address has changed
    page.keyboard.type("Kim")
    expect(other.locator("[name=who]:checked")).to_have_value("adult")
    choose(other, "me")
    expect(page.locator("[name=who]:checked")).to_have_value("me")
    page.keyboard.type("berly")
    expect(page.locator(field)).to_have_value("Kimberly")
    page.locator(field).blur()
    page.goto(f"{address}about/")
    assert "Kimberly" in stored(page).values()


@pytest.mark.parametrize("tool", TOOLS)
def test_the_longest_name_fits_on_the_smallest_screen(page, address, tool):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{address}about/")
    put(page, document({"who": "child", "blank/patient": "N" * 500}))
    open_tool(page, address, tool)
    page.locator("form.sheet details").evaluate_all("folds => folds.forEach((fold) => { fold.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_javascript_the_question_is_not_there_and_the_words_are_the_reader_s_own(new_context, address, content):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}checklist/")
    expect(page.locator("#who")).to_be_hidden()
    assert words_of_first_task(page) == content.guide.checklist.tasks[0].text
