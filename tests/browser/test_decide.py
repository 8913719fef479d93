"""The decision aid: it meets the IPDAS criteria in place, keeps the reader's answers, and never computes advice."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from macros.rules import all_rules

from ..conftest import soup
from ..helpers.checklist import BLOCKED, FULL, status, stored
from ..helpers.paper import page_texts
from ..helpers.tools import add_own_line, pages_of, tool_size

IPDAS = {
    "Q1 describes the problem": "decide-about",
    "Q2 states the decision": "decide-about",
    "Q3 describes the options": "decide-options",
    "Q4 positive features of each option": "decide-equal-pros-cons",
    "Q5 negative features of each option": "decide-equal-pros-cons",
    "Q6 what it is like to live with each option": "decide-living-with",
    "C1 positive and negative features in equal detail": "decide-equal-pros-cons",
    "C2 citations": "sources",
    "C3 date": "about-this-page",
    "C4 update policy": "update-policy",
    "C5 uncertainty": "known-unknown",
    "C6 funding": "funding",
}
"""Each qualifying and certification criterion, and the place that meets it."""

HOSTILE = '"><img src=x onerror=alert(1)> {{ 7*7 }} \u202e\u05e9\u05dc\u05d5\u05dd'


@pytest.fixture(scope="module")
def html(site):
    return soup(site / "decide" / "index.html")


def open_aid(page, address):
    page.goto(f"{address}decide/")
    page.wait_for_selector(".is-live")
    return page


@pytest.fixture
def aid(page, address):
    return open_aid(page, address)


def fill_in(aid):
    aid.locator('[data-field="decide/wait"]').first.check()
    aid.fill("#decide-by", "2027-03-03")
    aid.locator('[data-field="decide/reason/major-surgery"]').check()
    aid.locator('[data-field="decide/against/decide-more-worry"]').check()
    aid.locator('#decide-start-soon [value="3"]').check()
    aid.locator('[data-field="decide/choice"][value="1"]').check()
    aid.fill("#decide-why", "I want to know.")
    aid.locator("#decide-why").blur()


# ---- what is on the page, without any script


@pytest.mark.parametrize("criterion", IPDAS)
def test_each_ipdas_criterion_has_its_place(html, criterion):
    assert html.find(id=IPDAS[criterion]) is not None


def test_every_option_has_as_many_good_as_hard_sides_and_every_aspect_of_living_with_it(html, content):
    options = content.guide.decide.options
    sides = html.find(id="decide-equal-pros-cons").find_parent("details").find_all(class_="side")
    assert [len(side.find_all("li")) for side in sides] == [3] * 2 * len(options)
    living = html.find(id="decide-living-with").find_parent("details").find_all(class_="living")
    assert [len(one.find_all("dt")) for one in living] == [len(options)] * 4


def test_the_rule_for_equal_sides_finds_a_long_side(content):
    rule = next(one for one in all_rules() if one.name == "equal-sides")
    assert list(rule.find(content)) == []
    option = content.guide.decide.options[0]
    longer = option.model_copy(update={"good": [row + " and much more than that" * 3 for row in option.good]})
    aid = content.guide.decide.model_copy(update={"options": [longer, *content.guide.decide.options[1:]]})
    changed = type(content)(type(content.guide)(singles={"decide": aid}), content.documents, [])
    assert [one.place.line for one in rule.find(changed)] == [
        content.documents["decide"].place(("options", 0, "good")).line
    ]


def test_what_to_do_in_an_emergency_and_the_question_of_time_come_first(html):
    line = html.find(class_="emergency-line")
    assert [link["href"] for link in line.find_all("a")] == ["tel:911", "../urgent/"]
    assert html.find(id="decide") in line.find_all_next("form")
    order = [one["id"] for one in html.article.find_all(["h1", "h2"], id=True)]
    assert order.index("decide-safe-to-wait") < order.index("decide-options")


def test_it_says_that_it_does_not_choose(html):
    assert "doesn't tell you which choice to make" in html.find(class_="in-short").get_text()


def test_every_field_has_a_name(html):
    form = html.find(id="decide")
    for field in form.find_all(["input", "textarea"]):
        label = field.find_parent("label") or form.find("label", attrs={"for": field.get("id", "-")})
        assert label is not None, field


def test_without_javascript_it_can_be_read_filled_in_and_printed(new_context, address):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}decide/")
    page.locator('[data-field="decide/choice"]').first.check()
    page.locator(".part--decide-check-understanding > summary").click()
    page.locator(".check summary").first.click()
    expect(page.locator(".check__why").first).to_be_visible()
    assert not any(live.is_visible() for live in page.locator(".live").all())
    page.emulate_media(media="print")
    for place in ("#decide-options", "#decide-equal-pros-cons", "#decide-what-matters", "#decide-summary"):
        expect(page.locator(place)).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_the_steps_that_decide_are_open(new_context, address, scripts):
    width = 1280 if scripts else 360
    page = new_context(java_script_enabled=scripts, viewport={"width": width, "height": 780}).new_page()
    page.goto(f"{address}decide/")
    if scripts:
        page.wait_for_selector(".is-live")
    closed = page.locator("details.part:not([open])")
    assert [one.get_attribute("data-what") for one in closed.all()] == [
        "What this choice is about",
        "Check what you know",
    ]


# ---- with the script


def test_the_answers_are_kept_and_shown_together(aid, address):
    fill_in(aid)
    open_aid(aid, address)
    expect(aid.locator("#decide-by")).to_have_value("2027-03-03")
    expect(aid.locator('[data-field="decide/choice"][value="1"]')).to_be_checked()
    answers = aid.locator(".answers").inner_text()
    for words in (
        "safe to wait",
        "Wednesday, March 3, 2027",
        "Surgery is planned",
        "worry you more",
        "To start treatment soon",
        "Ask my own doctor",
        "I want to know.",
    ):
        assert words in answers, words


NOT_YET = {(wait, choice): choice == 2 and wait > 1 for wait in (1, 2, 3) for choice in (1, 2, 3, 4)}


@pytest.mark.parametrize(("wait", "choice"), NOT_YET)
def test_a_second_opinion_now_that_may_not_be_safe_comes_with_what_to_do_first(aid, address, wait, choice):
    for name, value in {"wait": wait, "choice": choice}.items():
        aid.locator(f'[data-field="decide/{name}"][value="{value}"]').check()
    reply = {1: "which signs mean", 2: "Do not put off care", 3: "Call and ask today"}[wait]
    expected = 1 if NOT_YET[wait, choice] else 0
    expect(aid.locator(".answers p:visible", has_text=reply)).to_have_count(expected)
    expect(aid.locator(".next p:visible", has_text=reply)).to_have_count(expected)
    assert page_texts(aid.pdf())[0].count(reply) == expected
    aid.goto(f"{address}plan/")
    aid.wait_for_selector(".is-live")
    expect(aid.locator("#plan-decision p:visible", has_text=reply)).to_have_count(expected)


def test_a_check_is_answered_kindly(aid):
    aid.locator(".part--decide-check-understanding > summary").click()
    check = aid.locator("#decide-check-emergency")
    check.locator('[value="1"]').check()
    expect(check.locator(".check__why")).to_contain_text("Not quite")
    expect(status(aid)).to_contain_text("call 911")
    check.locator('[value="2"]').check()
    expect(check.locator(".check__why")).to_contain_text("You got it")
    check.locator('[value="3"]').check()
    expect(check.locator(".check__why")).to_contain_text("fine not to be sure")


def test_own_words_stay_words(aid, address):
    aid.on("dialog", lambda dialog: pytest.fail(dialog.message))
    add_own_line(aid, HOSTILE)
    aid.locator('[data-own] [value="3"]').check()
    aid.fill("#decide-need", HOSTILE)
    aid.locator("#decide-need").blur()
    open_aid(aid, address)
    expect(aid.locator("[data-own] legend")).to_have_text(HOSTILE)
    expect(aid.locator(".answers dd", has_text=HOSTILE)).to_have_count(2)
    assert aid.locator("article img").count() == 0


def test_own_things_can_be_changed_deleted_and_brought_back(aid):
    add_own_line(aid, "To swim")
    aid.locator('[data-own] [value="2"]').check()
    aid.click("[data-own] [data-act=own-edit]")
    aid.keyboard.press("ControlOrMeta+a")
    aid.keyboard.type("To dance")
    aid.keyboard.press("Enter")
    expect(aid.locator("[data-own] legend")).to_have_text("To dance")
    aid.click("[data-own] [data-act=own-delete]")
    expect(aid.locator("[data-own]")).to_have_count(0)
    aid.click(".bar [data-act=undo]")
    expect(aid.locator("[data-own] legend")).to_have_text("To dance")
    expect(aid.locator('[data-own] [value="2"]')).to_be_checked()


def test_undo_takes_back_a_choice(aid):
    aid.locator('[data-field="decide/choice"][value="2"]').check()
    aid.locator('[data-field="decide/choice"][value="3"]').check()
    aid.click(".bar [data-act=undo]")
    expect(aid.locator('[data-field="decide/choice"][value="2"]')).to_be_checked()
    aid.click(".bar [data-act=undo]")
    expect(aid.locator('[data-field="decide/choice"]:checked')).to_have_count(0)
    expect(aid.locator(".answers__none")).to_be_visible()


@pytest.mark.parametrize(("fault", "words"), [(BLOCKED, "won't let us save"), (FULL, "no room left")])
def test_without_storage_it_works_and_says_so(new_context, address, fault, words):
    page = new_context().new_page()
    page.add_init_script(fault)
    open_aid(page, address)
    fill_in(page)
    expect(page.locator("#state")).to_contain_text(words)
    expect(page.locator(".answers")).to_contain_text("March 3")


def test_two_tabs_agree(context, address):
    one, other = open_aid(context.new_page(), address), open_aid(context.new_page(), address)
    one.locator('#decide-low-cost [value="3"]').check()
    expect(other.locator('#decide-low-cost [value="3"]')).to_be_checked()
    expect(other.locator(".answers")).to_contain_text("To keep my costs low")


def test_by_keyboard_alone(aid):
    aid.locator('[data-field="decide/wait"]').first.focus()
    aid.keyboard.press("ArrowDown")
    expect(aid.locator('[data-field="decide/wait"]').nth(1)).to_be_checked()
    aid.locator("[data-act=own-new]").focus()
    aid.keyboard.press("Enter")
    aid.keyboard.type("To swim")
    aid.keyboard.press("Enter")
    aid.keyboard.press("Escape")
    expect(aid.locator("[data-act=own-new]")).to_be_focused()
    expect(aid.locator("[data-own] legend")).to_have_text("To swim")


def test_the_text_to_copy_is_what_was_filled_in(new_context, address):
    page = new_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    open_aid(page, address)
    fill_in(page)
    page.click("[data-act=copy]")
    expect(status(page)).to_contain_text("copied")
    text = page.evaluate("navigator.clipboard.readText()")
    assert "March 3" in text and "Surgery is planned" in text and "doesn't tell you which choice to make" in text
    assert "Do not put off care" not in text
    for name, value in {"wait": 2, "choice": 2}.items():
        page.locator(f'[data-field="decide/{name}"][value="{value}"]').check()
    expect(status(page)).to_contain_text("Do not put off care")
    page.click("[data-act=copy]")
    expect(status(page)).to_contain_text("copied")
    assert "Do not put off care" in page.evaluate("navigator.clipboard.readText()")


def test_the_summary_is_one_page_on_paper(aid):
    fill_in(aid)
    assert pages_of(aid.pdf(format="Letter")) == 1
    assert "Sources last checked" not in page_texts(aid.pdf())[0]
    aid.emulate_media(media="print")
    expect(aid.locator(".answers")).to_be_visible()
    expect(aid.locator("#decide-options")).to_be_hidden()


def test_the_date_to_decide_by_is_on_paper_once(aid):
    fill_in(aid)
    aid.fill("#decide-by", "2027-04-10")
    aid.locator("#decide-by").blur()
    expect(aid.locator(".answers__list")).to_contain_text("April 10, 2027")
    # What is said about the dates may name it again, in a sentence: without the weekday.
    assert page_texts(aid.pdf())[0].count("Saturday, April 10, 2027") == 1


def test_with_nothing_filled_in_the_whole_form_prints(aid):
    aid.emulate_media(media="print")
    expect(aid.locator("#decide-options")).to_be_visible()
    expect(aid.locator(".answers")).to_be_hidden()
    assert [pages_of(aid.pdf(format=paper)) for paper in ("A4", "Letter")] == [4, 4]


def test_the_blank_form_on_paper_says_what_is_known_and_where_it_is_from(aid, content):
    last = " ".join(page_texts(aid.pdf(format="Letter"))[-1].split())
    decide = content.guide.decide
    for words in (*decide.unknown, decide.words["update_policy"], content.guide.words["trust_funding"]):
        assert words in last, words
    for words in ("15 out of 100", "37 out of 100", "Sources last checked: November", "decide/#sources"):
        assert words in last, words
    assert "No doctor or nurse has checked this page" in last and "fewest differences" not in last


def test_the_quiz_on_paper_has_its_answers(aid):
    aid.emulate_media(media="print")
    expect(aid.locator(".check__why:visible")).to_have_count(3)
    expect(aid.locator(".check summary:visible")).to_have_count(0)


def test_the_script_is_small(site):
    assert tool_size(site, "decide") < 16_000


def test_what_is_stored_is_what_was_chosen(aid):
    fill_in(aid)
    fields = stored(aid)
    assert fields["decide/wait"] == "1" and fields["blank/decide-by"] == "2027-03-03"
    assert not [name for name in fields if not re.match(r"decide/|blank/decide-by$", name)]


# ---- one step at a time


def on_a_phone(new_context, address, anchor=""):
    page = new_context(viewport={"width": 360, "height": 780}).new_page()
    page.goto(f"{address}decide/{anchor}")
    page.wait_for_selector(".is-live")
    return page


def steps_in_sight(page):
    return [one.inner_text() for one in page.locator(".part:not(.part--decide-about) h2:visible").all()]


def test_on_a_phone_it_goes_step_by_step(new_context, address):
    page = on_a_phone(new_context, address)
    expect(page.locator("#step")).to_have_text("Step 1 of 8")
    expect(page.get_by_role("button", name="Back")).to_have_attribute("aria-disabled", "true")
    page.get_by_role("button", name="Next").click()
    assert steps_in_sight(page) == ["Your 3 options"]
    expect(page.locator("#decide-options")).to_be_focused()
    expect(page.locator(".part--decide-options .option").first).to_be_visible()
    page.get_by_role("button", name="Back").click()
    assert steps_in_sight(page) == ["Is it safe to wait?"]
    page.get_by_role("button", name="Show all steps").click()
    assert len(steps_in_sight(page)) == 8


def test_a_reload_and_the_way_back_come_to_the_same_step(new_context, address):
    page = on_a_phone(new_context, address)
    for _ in range(2):
        page.locator(".pager [data-act=next]").click()
    step = page.locator("#step").inner_text()
    assert step == "Step 3 of 8"
    page.reload()
    expect(page.locator("#step")).to_have_text(step)
    page.goto(f"{address}when/")
    page.go_back()
    expect(page.locator("#step")).to_have_text(step)
    page.locator(".pager [data-act=back]").click()
    page.go_back()
    assert "/decide/" not in page.url


def test_a_step_that_is_alone_is_open_whatever_was_folded_before(new_context, address):
    page = on_a_phone(new_context, address)
    first = page.locator("details.part:not(.part--decide-about)").first
    page.get_by_role("button", name="Show all steps").click()
    first.locator("> summary").click()
    expect(first).not_to_have_attribute("open", "")
    page.locator(".pager [data-act=all]").click()
    expect(first).to_have_attribute("open", "")
    page.set_viewport_size({"width": 1280, "height": 800})
    first.locator("> summary").click()
    expect(first).not_to_have_attribute("open", "")
    page.set_viewport_size({"width": 360, "height": 780})
    expect(first).to_have_attribute("open", "")


def test_on_a_phone_what_the_choice_is_about_makes_room_until_it_is_asked_for(new_context, address):
    about = on_a_phone(new_context, address).locator(".part--decide-about")
    expect(about).not_to_have_attribute("open", "")
    about = on_a_phone(new_context, address, "#decide-about").locator(".part--decide-about")
    expect(about).to_have_attribute("open", "")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_step_that_is_alone_can_not_be_folded_by_keyboard_and_the_focus_is_seen(new_context, address, key):
    page = on_a_phone(new_context, address)
    page.locator(".pager [data-act=next]").press("Enter")
    heading = page.locator("#decide-options")
    expect(heading).to_be_focused()
    assert heading.evaluate("one => getComputedStyle(one).outlineStyle") != "none"
    page.keyboard.press(key)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press(key)
    expect(page.locator(".part--decide-options .option").first).to_be_visible()
    expect(page.locator(".part--decide-options")).to_have_attribute("open", "")


@pytest.mark.parametrize(
    ("place", "step"), [("decide-what-matters", 6), ("decide-low-cost", 6), ("decide-check-agrees", 7), ("answers", 8)]
)
def test_a_link_to_a_step_or_a_part_of_it_opens_the_step(new_context, address, place, step):
    page = on_a_phone(new_context, address, f"#{place}")
    expect(page.locator("#step")).to_have_text(f"Step {step} of 8")
    expect(page.locator(f"#{place}")).to_be_in_viewport()


def test_all_steps_are_on_paper_also_from_a_phone(new_context, address):
    page = on_a_phone(new_context, address)
    page.emulate_media(media="print")
    assert len(steps_in_sight(page)) == 8
    expect(page.locator(".living").last).to_be_visible()
    expect(page.locator(".pager")).to_be_hidden()
