"""The questions: a form to tick first, then the reader's own list."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from ..conftest import soup
from ..helpers.checklist import BLOCKED, FULL, choose, choose_who, status, why_hidden
from ..helpers.tools import add_own_line, pages_of, tool_size

HOSTILE = '"><img src=x onerror=alert(1)> {count} </li>'
PICKS = ("q-how-sure", "q-safe-to-wait", "q-cost-total")


def open_questions(page, address, anchor=""):
    page.goto(f"{address}questions/{anchor}")
    page.wait_for_selector(".is-live")
    return page


@pytest.fixture
def questions(page, address):
    return open_questions(page, address)


def pick(page, *ids):
    """Check questions, each in its group, which is opened."""
    for name in ids:
        page.locator(f"#{name}").evaluate("one => { one.closest('details').open = true; }")
        page.locator(f"#{name} input").check()


def words(page):
    return page.locator(".mine__words").all_inner_texts()


def row(page, name):
    return page.locator(f'[data-id="{name}"]')


# ---- without JavaScript


def test_every_question_is_a_box_to_tick_with_a_lasting_anchor(site, content):
    html = soup(site / "questions" / "index.html")
    for group in content.guide.sections["questions"].items:
        for question in group.questions:
            place = html.find(id=question.id)
            words = place.label.select_one("[data-person=me]") or place.label
            assert words.get_text().strip() == question.text
            assert place.input["data-field"] == f"ask/pick/{question.id}"


def test_without_javascript_it_can_be_ticked_and_printed(new_context, address):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}questions/")
    pick(page, *PICKS)
    assert not any(live.is_visible() for live in page.locator(".live").all())
    page.emulate_media(media="print")
    expect(page.locator("#q-how-sure")).to_be_visible()
    expect(page.locator(".lines").last).to_be_visible()


# ---- the reader's list


def test_picked_questions_are_listed_and_kept(questions, address):
    pick(questions, *PICKS)
    open_questions(questions, address)
    assert words(questions) == [
        "How sure are you?",
        "Is it safe to wait, and how soon do I need to decide?",
        "How much will I have to pay in all?",
    ]
    expect(questions.locator(".bar__text a")).to_have_text("3 in my list")


def test_the_order_can_be_changed_by_button_and_by_key_and_stays(questions, address):
    pick(questions, *PICKS)
    row(questions, "q-cost-total").locator("[data-act=up]").click()
    expect(status(questions)).to_contain_text("now number 2 of 3")
    expect(row(questions, "q-cost-total").locator("[data-act=up]")).to_be_focused()
    row(questions, "q-how-sure").locator("textarea").focus()
    questions.keyboard.press("Alt+ArrowDown")
    expect(row(questions, "q-how-sure").locator("textarea")).to_be_focused()
    order = [
        "How much will I have to pay in all?",
        "How sure are you?",
        "Is it safe to wait, and how soon do I need to decide?",
    ]
    assert words(questions) == order
    row(questions, "q-cost-total").locator("[data-act=up]").click()
    expect(status(questions)).to_contain_text("already first")
    open_questions(questions, address)
    assert words(questions) == order
    pick(questions, "q-what-else")
    assert words(questions)[-1] == "What else could it be?"


def test_undo_takes_back_a_move_and_a_pick(questions):
    pick(questions, *PICKS)
    before = words(questions)
    row(questions, "q-cost-total").locator("[data-act=up]").click()
    questions.click(".bar [data-act=undo]")
    assert words(questions) == before
    questions.click(".bar [data-act=undo]")
    assert words(questions) == before[:2]


def test_asked_and_answered(questions, address):
    pick(questions, *PICKS)
    one = row(questions, "q-safe-to-wait")
    one.locator("[type=checkbox]").check()
    one.locator("textarea").fill("Yes, until May.")
    one.locator("textarea").blur()
    open_questions(questions, address)
    expect(row(questions, "q-safe-to-wait").locator("[type=checkbox]")).to_be_checked()
    expect(row(questions, "q-safe-to-wait").locator("textarea")).to_have_value("Yes, until May.")


def test_a_question_taken_out_keeps_its_answer_in_sight(questions):
    pick(questions, "q-how-sure", "q-what-else")
    row(questions, "q-how-sure").locator("textarea").fill("Very sure.")
    row(questions, "q-how-sure").locator("[data-act=take-out]").click()
    expect(questions.locator("#q-how-sure input")).not_to_be_checked()
    expect(row(questions, "q-what-else").locator("[type=checkbox]")).to_be_focused()
    pick(questions, "q-how-sure")
    expect(row(questions, "q-how-sure").locator("textarea")).to_have_value("Very sure.")


def test_own_questions_are_words_and_can_be_changed_deleted_and_brought_back(questions, address):
    questions.on("dialog", lambda dialog: pytest.fail(dialog.message))
    add_own_line(questions, HOSTILE)
    row_own = questions.locator(".mine__row")
    row_own.locator("textarea").fill("No.")
    open_questions(questions, address)
    assert words(questions) == [HOSTILE]
    assert questions.locator("article img").count() == 0
    row_own.locator("[data-act=own-edit]").click()
    questions.keyboard.press("ControlOrMeta+a")
    questions.keyboard.type("Can I swim?")
    questions.keyboard.press("Enter")
    assert words(questions) == ["Can I swim?"]
    row_own.locator("[data-act=own-delete]").click()
    expect(row_own).to_have_count(0)
    expect(questions.locator("[data-act=own-new]")).to_be_focused()
    questions.click(".bar [data-act=undo]")
    assert words(questions) == ["Can I swim?"]
    expect(row_own.locator("textarea")).to_have_value("No.")


def test_only_what_fits_the_situation_is_shown_and_what_is_picked_stays(questions):
    pick(questions, "q-surgery-why")
    choose(questions, "A pregnancy")
    questions.locator("#ask-medicine").click()
    expect(questions.locator("#q-medicine-pregnancy")).to_be_visible()
    expect(questions.locator("#q-medicine-pregnancy small")).to_be_hidden()
    expect(questions.locator("#q-surgery-risks")).to_be_hidden()
    expect(questions.locator("#q-surgery-why")).to_be_visible()
    questions.click("[data-act=show-all]")
    expect(questions.locator("#q-surgery-risks")).to_be_visible()
    questions.click("[data-act=show-mine]")
    expect(questions.locator("#q-surgery-risks")).to_be_hidden()


def test_what_does_not_fit_is_left_out_and_it_says_why(questions, content):
    label = content.guide.situations["uninsured"].label
    every = content.guide.questions
    misfits = [one for one in every if "uninsured" in one.not_for]
    others = [one for one in every if one.situations and "uninsured" not in one.situations]
    choose(questions, label)
    left = len(every) - len(misfits) - len(others)
    reasons = [(label, len(misfits)), (None, len(others))]
    words = why_hidden(content, content.guide.questionlist.words, "shown", left, *reasons)
    expect(questions.locator("#shown")).to_contain_text(words)
    expect(status(questions)).to_have_text(words)
    expect(questions.locator("#q-cost-network")).to_have_attribute("hidden", "")
    expect(questions.locator("#q-cost-help")).not_to_have_attribute("hidden", "")


def test_whom_it_is_for_leaves_out_what_is_for_others(questions):
    choose_who(questions, "child")
    expect(questions.locator("#q-medicine-child")).not_to_have_attribute("hidden", "")
    expect(questions.locator("#q-decide-still")).to_have_attribute("hidden", "")
    expect(questions.locator("#q-surgery-why")).not_to_have_attribute("hidden", "")
    choose_who(questions, "cant-decide")
    expect(questions.locator("#q-medicine-child")).to_have_attribute("hidden", "")
    expect(questions.locator("#q-decide-still")).not_to_have_attribute("hidden", "")


def test_an_answer_stays_within_reach_whatever_fits(questions, address):
    pick(questions, "q-cost-network")
    row(questions, "q-cost-network").locator("textarea").fill("Only the doctor.")
    row(questions, "q-cost-network").locator("[data-act=take-out]").click()
    choose(questions, "No insurance")
    pick(questions, "q-cost-network")
    expect(row(questions, "q-cost-network").locator("textarea")).to_have_value("Only the doctor.")


def test_only_three_minutes(questions):
    pick(questions, *PICKS)
    questions.locator("#short").check()
    assert words(questions) == [
        "What is my main problem?",
        "What do I need to do?",
        "Why is it important for me to do this?",
    ]
    expect(questions.locator("#ask-cost")).to_be_hidden()
    expect(status(questions)).to_contain_text("3 questions")
    questions.click("[data-act=long]")
    assert len(words(questions)) == len(PICKS)


def test_a_place_on_the_page_is_reached_by_a_link(questions, address):
    open_questions(questions, address, "#ask-cost")
    expect(questions.locator("#ask-cost")).to_be_in_viewport()


@pytest.mark.parametrize(("fault", "said"), [(BLOCKED, "won't let us save"), (FULL, "no room left")])
def test_without_storage_it_works_and_says_so(new_context, address, fault, said):
    page = new_context().new_page()
    page.add_init_script(fault)
    open_questions(page, address)
    pick(page, *PICKS)
    assert len(words(page)) == 3
    expect(page.locator("#state")).to_contain_text(said)


def test_a_question_that_left_the_guide_stays_if_it_has_an_answer(questions, address):
    pick(questions, "q-how-sure")
    questions.evaluate(
        """() => {
          const [key] = Object.keys(localStorage);
          const document = JSON.parse(localStorage[key]);
          document.fields["ask/answer/q-long-gone"] = { v: "My answer", t: ++document.clock, d: "0123abcd" };
          localStorage[key] = JSON.stringify(document);
        }"""
    )
    open_questions(questions, address)
    expect(row(questions, "q-long-gone")).to_contain_text("no longer in this guide")
    expect(row(questions, "q-long-gone").locator("textarea")).to_have_value("My answer")


def test_two_tabs_agree(context, address):
    one, other = open_questions(context.new_page(), address), open_questions(context.new_page(), address)
    pick(one, "q-how-sure")
    expect(other.locator(".mine__words")).to_have_text(["How sure are you?"])


def test_the_text_to_copy_has_the_order_and_the_answers(new_context, address):
    page = new_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    open_questions(page, address)
    pick(page, *PICKS)
    row(page, "q-how-sure").locator("textarea").fill("Quite.")
    page.click("[data-act=copy]")
    expect(status(page)).to_contain_text("copied")
    text = page.evaluate("navigator.clipboard.readText()")
    assert "1. How sure are you?\n   Answer: Quite." in text and "3. How much will I have to pay" in text


def test_the_form_without_a_list_prints_on_four_pages(questions):
    assert [pages_of(questions.pdf(format=paper)) for paper in ("A4", "Letter")] == [4, 4]


@pytest.mark.parametrize("name", ["questions", "es/preguntas"])
def test_what_to_fill_in_at_the_head_of_the_paper_is_level(page, address, name):
    page.set_viewport_size({"width": 700, "height": 900})
    page.goto(f"{address}{name}/")
    page.emulate_media(media="print")
    rows = page.locator(".print-head p").evaluate_all("all => all.map((one) => Math.round(one.offsetHeight))")
    assert len(rows) == 4 and max(rows) - min(rows) < 5  # one line each


def test_seven_questions_print_on_one_page_with_room_to_write(questions):
    pick(questions, *PICKS, "q-what-else", "q-all-choices", "q-work", "q-next-step")
    assert pages_of(questions.pdf(format="Letter")) == 1
    questions.emulate_media(media="print")
    expect(questions.locator("#ask-cost")).to_be_hidden()
    assert questions.locator(".mine__row textarea").first.bounding_box()["height"] > 40


def test_the_script_is_small(site):
    assert tool_size(site, "questions") < 17_000


# ---- on a phone


def on_a_phone(new_context, address, anchor=""):
    return open_questions(new_context(viewport={"width": 360, "height": 780}).new_page(), address, anchor)


def test_on_a_phone_the_list_is_above_the_questions_and_open_for_who_comes_back(new_context, address):
    page = on_a_phone(new_context, address)
    expect(page.locator(".mine__count")).to_have_text("No questions picked yet")
    expect(page.locator(".mine__none")).to_be_hidden()
    pick(page, "q-how-sure")
    expect(page.locator(".mine__count")).to_have_text("1 in my list")
    page.locator(".bar__text a").click()
    expect(page.locator(".mine__words")).to_have_text("How sure are you?")
    page.goto("about:blank")
    open_questions(page, address)
    expect(page.locator(".mine__words")).to_be_visible()
    assert page.locator(".mine").bounding_box()["y"] < page.locator(".groups").bounding_box()["y"]


def test_a_box_stays_under_the_finger_while_the_list_above_it_grows(new_context, address):
    page = on_a_phone(new_context, address)
    page.locator(".mine > summary").click()
    box = page.locator("#q-what-else input")
    box.scroll_into_view_if_needed()
    before = box.bounding_box()["y"]
    box.check()
    assert abs(box.bounding_box()["y"] - before) < 3


def test_a_link_to_a_question_opens_its_group(new_context, address):
    page = on_a_phone(new_context, address, "#q-cost-total")
    expect(page.locator("#q-cost-total")).to_be_in_viewport()
