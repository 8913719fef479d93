"""The page for the visit itself: the reader's first questions, the report, what to tell, and the way on to the comparison."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from ..conftest import soup
from ..helpers.checklist import BLOCKED, document, open_tool, status, stored, until_stored
from ..helpers.paper import page_texts
from ..helpers.tools import pages_of, tool_size

HOSTILE = '"><img src=x onerror=alert(1)> {count} </li>'
REPORT = "tick/do-ask-written-report"
LIST = {
    **{f"ask/pick/{name}": True for name in ("q-how-sure", "q-safe-to-wait", "q-all-choices", "q-cost-total")},
    "ask/own/00000003abc": "Can I swim?",
    "ask/place/own-00000003abc": 1,
    "ask/place/q-cost-total": 2,
}
ORDER = ["own-00000003abc", "q-cost-total", "q-how-sure", "q-safe-to-wait", "q-all-choices"]
"""The ids of the list, in its order: what has a place comes first."""


def open_visit(page, address, fields=None):
    return open_tool(page, address, "visit", fields)


def row(page, name):
    return page.locator(f'.visit__row[data-id="{name}"]')


def ids(page, place):
    """The ids of the questions that a list shows, in their order."""
    rows = page.locator(f"#{place} > li:not([hidden])")
    return rows.evaluate_all("(rows) => rows.map(({ dataset }) => dataset.id)")


def answer(page, name):
    return row(page, name).locator("textarea")


# ---- the questions


def test_the_first_3_questions_of_the_list_are_in_sight_in_the_readers_order_and_the_others_in_a_fold(page, address):
    open_visit(page, address, LIST)
    assert ids(page, "first-questions") == ORDER[:3]
    assert ids(page, "more-questions") == ORDER[3:]
    expect(row(page, ORDER[0])).to_contain_text("Can I swim?")
    expect(row(page, ORDER[3])).to_be_hidden()
    page.locator(".visit__more > summary").click()
    expect(row(page, ORDER[3])).to_be_visible()


def test_the_doctor_can_read_in_english_what_is_asked_in_another_language(page, address, content):
    open_tool(page, f"{address}es/", "en-mi-consulta", {**LIST, "who": "child"})
    english = {one.id: one for one in content.guide.questions}
    for name in ORDER[1:3]:
        said = english[name].for_other or english[name].text
        expect(row(page, name).locator("[lang=en]")).to_have_text(said, use_inner_text=True)
    expect(row(page, ORDER[0]).locator("[lang=en]")).to_have_count(0)


def test_the_order_is_that_of_the_question_tool(page, address):
    open_visit(page, address, LIST)
    here = [*ids(page, "first-questions"), *ids(page, "more-questions")]
    page.goto(f"{address}questions/")
    page.wait_for_selector(".is-live")
    assert page.locator(".mine__row").evaluate_all("(rows) => rows.map(({ dataset }) => dataset.id)") == here


def test_without_a_list_3_questions_that_fit_any_visit_are_ready(page, address, content):
    open_visit(page, address)
    assert ids(page, "first-questions") == content.guide.questionlist.short
    expect(page.locator(".visit__more")).to_be_hidden()
    first = content.guide.questionlist.short[0]
    answer(page, first).fill("A torn knee")
    row(page, first).get_by_role("checkbox").check()
    page.reload()
    expect(answer(page, first)).to_have_value("A torn knee")
    assert ids(page, "first-questions") == content.guide.questionlist.short


def test_an_answer_to_one_of_these_stays_in_sight_once_there_is_a_list(page, address):
    open_visit(page, address, {**LIST, "ask/answer/q-main-problem": "A torn knee"})
    assert "q-main-problem" in ids(page, "more-questions")
    expect(answer(page, "q-main-problem")).to_have_value("A torn knee")


def test_the_answer_to_a_question_that_is_gone_is_there(page, address):
    open_visit(page, address, {"ask/answer/q-long-gone": "Twice a day"})
    expect(answer(page, "q-long-gone")).to_have_value("Twice a day")


def test_what_is_asked_and_answered_is_so_in_the_question_tool_too(page, address):
    open_visit(page, address, LIST)
    row(page, "q-how-sure").get_by_role("checkbox").check()
    answer(page, "q-how-sure").fill("Quite sure")
    answer(page, ORDER[0]).fill("In 6 weeks")
    page.goto(f"{address}questions/")
    page.wait_for_selector(".is-live")
    expect(page.locator("#answer-q-how-sure")).to_have_value("Quite sure")
    expect(page.locator('[data-field="ask/asked/q-how-sure"]')).to_be_checked()
    expect(page.locator(f"#answer-{ORDER[0]}")).to_have_value("In 6 weeks")


def test_an_asked_question_steps_back_and_stays_in_its_place(page, address):
    open_visit(page, address, LIST)
    words = row(page, "q-how-sure").locator(".visit__words")
    size = "(one) => parseFloat(getComputedStyle(one).fontSize)"
    before = words.evaluate(size)
    row(page, "q-how-sure").locator(".visit__ask").click()
    expect(row(page, "q-how-sure").get_by_role("checkbox")).to_be_checked()
    assert words.evaluate(size) < before
    assert ids(page, "first-questions") == ORDER[:3]


def test_undo_names_the_question(page, address):
    open_visit(page, address, LIST)
    row(page, ORDER[0]).get_by_role("checkbox").check()
    page.get_by_role("button", name="Undo").click()
    expect(status(page)).to_contain_text("Can I swim?")
    expect(row(page, ORDER[0]).get_by_role("checkbox")).not_to_be_checked()


def test_hostile_words_stay_words(page, address):
    open_visit(page, address, {"ask/own/00000003abc": HOSTILE, "plan/medicines": HOSTILE, "blank/decide-by": HOSTILE})
    expect(row(page, "own-00000003abc").locator(".visit__words")).to_have_text(HOSTILE)
    expect(page.locator("#visit img")).to_have_count(0)


# ---- two tabs


def test_a_change_of_the_list_in_another_tab_shows_and_leaves_the_row_in_use(context, address):
    page = open_visit(context.new_page(), address, LIST)
    answer(page, "q-how-sure").focus()
    page.keyboard.type("Quite")
    other = context.new_page()
    other.goto(f"{address}questions/")
    other.wait_for_selector(".is-live")
    other.locator('.mine__row[data-id="q-how-sure"] [data-act=take-out]').click()
    expect(page.locator("#first-questions > li:not([hidden])")).to_have_count(4)
    expect(answer(page, "q-how-sure")).to_be_focused()
    page.keyboard.type(" sure")
    until_stored(page, "ask/answer/q-how-sure", "Quite sure")
    expect(row(page, "q-safe-to-wait")).to_be_visible()


def test_a_new_question_in_another_tab_is_there_with_its_answer(context, address):
    page = open_visit(context.new_page(), address)
    other = context.new_page()
    other.goto(f"{address}questions/")
    other.wait_for_selector(".is-live")
    other.locator("#q-how-sure").evaluate("one => { one.closest('details').open = true; }")
    other.locator("#q-how-sure input").check()
    expect(row(page, "q-how-sure")).to_be_visible()
    assert ids(page, "first-questions") == ["q-how-sure"]
    answer(page, "q-how-sure").fill("Quite sure")
    expect(other.locator("#answer-q-how-sure")).to_have_value("Quite sure")


# ---- the report, medicines and goals, and the dates


def test_asking_for_a_report_counts_in_the_checklist(page, address):
    open_visit(page, address)
    page.locator(f'[data-field="{REPORT}"]').check()
    page.goto(f"{address}checklist/")
    page.wait_for_selector(".is-live")
    expect(page.locator(f'[data-field="{REPORT}"]')).to_be_checked()


def test_medicines_are_on_the_plan_and_goals_in_the_comparison(page, address):
    open_visit(page, address)
    page.locator("#medicines").fill("Aspirin\nNo penicillin")
    page.locator("#goals").fill("Walk the dog")
    page.goto(f"{address}plan/")
    expect(page.locator("#medicines")).to_have_value("Aspirin\nNo penicillin")
    page.goto(f"{address}compare/")
    expect(page.locator("#goals")).to_have_value("Walk the dog")


def test_the_plan_keeps_the_lines_of_the_medicines_and_its_copy_has_them(context, address):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    open_visit(page, address, {"plan/medicines": "Aspirin\nNo penicillin"})
    page.goto(f"{address}plan/")
    page.wait_for_selector(".is-live")
    page.get_by_role("button", name="Copy my plan").click()
    expect(status(page)).to_contain_text("copied")
    assert "Aspirin\nNo penicillin" in page.evaluate("navigator.clipboard.readText()")


def test_two_lists_of_medicines_both_stay_when_a_backup_comes_in(page, address):
    open_visit(page, address, {"plan/medicines": "Aspirin"})
    page.set_input_files(
        "#restore",
        {
            "name": "backup.json",
            "mimeType": "application/json",
            "buffer": json.dumps(document({"plan/medicines": "Ibuprofen"})).encode(),
        },
    )
    page.get_by_role("button", name="Add to mine").click()
    expect(page.locator("#medicines")).to_have_value("Aspirin\n\nIbuprofen")


@pytest.mark.parametrize(
    ("fields", "when", "by"),
    [
        (
            {"visit": {"date": "2027-03-15", "time": "14:30", "place": "Hill Clinic"}, "blank/decide-by": "2027-04-10"},
            "Monday, March 15, 2027 at 2:30 PM, Hill Clinic",
            "Saturday, April 10, 2027",
        ),
        (
            {"visit": {"date": "", "time": "", "place": "Hill Clinic"}, "blank/decide-by": "mid April"},
            "Hill Clinic",
            "mid April",
        ),
        ({"blank/decide-by": "2027-02-31"}, "", "2027-02-31"),
    ],
)
def test_the_visit_and_the_day_to_decide_by_are_at_the_top(page, address, fields, when, by):
    open_visit(page, address, fields)
    assert [page.locator(place).inner_text().replace("\u202f", " ") for place in ("#when", "#by")] == [when, by]
    expect(page.locator("#when")).to_be_visible(visible=bool(when))


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Los_Angeles"])
def test_a_day_is_the_same_in_every_time_zone(new_context, address, zone):
    page = new_context(timezone_id=zone).new_page()
    open_visit(page, address, {"visit": {"date": "2027-03-14", "time": "02:30", "place": ""}})
    assert page.locator("#when").inner_text().replace("\u202f", " ") == "Sunday, March 14, 2027 at 2:30 AM"


# ---- the ways here and on


def test_the_way_on_leads_to_the_comparison_and_what_was_typed_stays(page, address):
    open_visit(page, address, LIST)
    answer(page, "q-how-sure").fill("Quite sure")
    page.locator(".visit__after a").click()
    page.wait_for_selector("#compare")
    assert stored(page)["ask/answer/q-how-sure"] == "Quite sure"


@pytest.mark.parametrize("name", ["checklist", "questions", "plan", "how"])
def test_one_way_leads_here_from_where_the_visit_is_prepared(site, name):
    links = soup(site / name / "index.html").select(".to-visit a")
    assert [(site / name / link["href"] / "index.html").resolve() for link in links] == [site / "visit" / "index.html"]


# ---- what may be missing


def test_without_storage_everything_works_until_the_page_is_closed(page, address):
    page.add_init_script(BLOCKED)
    open_visit(page, address)
    answer(page, "q-main-problem").fill("A torn knee")
    row(page, "q-main-problem").get_by_role("checkbox").check()
    expect(page.locator("#state")).to_contain_text("won't let us save")
    expect(answer(page, "q-main-problem")).to_have_value("A torn knee")


def test_without_javascript_it_is_a_form_with_the_3_questions(new_context, address, content):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}visit/")
    assert page.locator(".visit__row:visible").count() == 3
    for name in content.guide.questionlist.short:
        expect(answer(page, name)).to_be_editable()
    expect(page.locator("#medicines")).to_be_editable()
    assert not any(live.is_visible() for live in page.locator(".live").all())
    assert pages_of(page.pdf(format="Letter")) == 1


def test_it_is_one_sheet_with_all_that_was_typed(page, address):
    fields = {
        **LIST,
        "ask/answer/q-how-sure": "Quite sure, but one more scan would help.\nIn 2 weeks.",
        "plan/medicines": "Aspirin\nNo penicillin",
        "compare/goals": "Walk the dog",
        "blank/my-name": "Maria Lopez",
    }
    open_visit(page, address, fields)
    sheets = page_texts(page.pdf(format="Letter"))
    assert len(sheets) == 1
    for words in ("Can I swim?", "In 2 weeks.", "No penicillin", "Walk the dog", "Maria Lopez"):
        assert words in sheets[0]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_spanish_sheet_with_its_card_for_an_interpreter_is_one_too(page, address, paper):
    open_tool(page, address, "es/en-mi-consulta")
    (sheet,) = page_texts(page.pdf(format=paper))
    assert "I speak Spanish" in sheet and "Lo que más importa" in sheet


def test_no_label_is_left_alone_at_the_end_of_a_sheet(page, address):
    open_visit(page, address, {"plan/medicines": "Aspirin", "compare/goals": "Walk the dog"})
    page.locator(".print-address").evaluate("one => one.remove()")  # In the text of a page it comes last.
    ends = set()
    for lines in range(6, 26):
        answer(page, "q-main-problem").fill("A line\n" * lines)
        first, *more = page_texts(page.pdf(format="Letter"))
        ends |= {first.strip().split("\n")[-1]} if more else set()
    assert len(ends) > 2 and not ends & {"What I want them to know", "Medicines and allergies", "What matters most"}


def test_7_questions_are_still_one_sheet(page, address):
    own = {f"ask/own/0000000{n}abc": f"Is this my question number {n}?" for n in range(1, 8)}
    fields = {**own, "compare/goals": "Walk the dog", "plan/medicines": "Aspirin"}
    open_visit(page, address, fields)
    assert len(page_texts(page.pdf(format="Letter"))) == 1


def test_on_a_phone_each_question_can_be_tapped_anywhere_on_its_words(new_context, address):
    page = new_context(viewport={"width": 360, "height": 780}, has_touch=True, is_mobile=True).new_page()
    open_visit(page, address, {**LIST, "visit": {"date": "2027-03-15", "time": "14:30", "place": "Hill Clinic"}})
    assert row(page, ORDER[0]).bounding_box()["y"] < 500
    for name in ORDER[:3]:
        target = row(page, name).locator(".visit__ask")
        assert target.bounding_box()["height"] >= 44
        target.tap()
        expect(row(page, name).get_by_role("checkbox")).to_be_checked()


def test_the_copy_has_the_questions_with_their_answers(context, address):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = open_visit(
        context.new_page(), address, {**LIST, "blank/decide-by": "2027-04-10", "plan/medicines": "Aspirin"}
    )
    answer(page, "q-cost-total").fill("About $300")
    page.locator("#keep").evaluate("one => { one.closest('details').open = true; }")
    page.locator(".keep [data-act=copy]").click()
    expect(status(page)).to_contain_text("copied")
    copy = page.evaluate("navigator.clipboard.readText()")
    for words in ("1. Can I swim?", "About $300", "April 10, 2027", "Aspirin"):
        assert words in copy


def test_the_script_is_light(site):
    assert tool_size(site, "visit") < 15_000
