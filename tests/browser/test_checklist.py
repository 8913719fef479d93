"""The checklist's page in a real browser: without a script first, then what the script adds."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from ..conftest import soup
from ..helpers.checklist import (
    BLOCKED,
    FIRST,
    FULL,
    SECOND,
    add_own,
    box,
    button,
    choose,
    choose_who,
    document,
    open_list,
    open_note,
    open_phase,
    put,
    set_visit,
    status,
    stored,
    why_hidden,
)


@pytest.fixture
def checklist(page, address):
    return open_list(page, address)


@pytest.fixture(scope="module")
def html(site):
    return soup(site / "checklist" / "index.html")


# ---- without JavaScript


def unfold(row):
    """Open the phase that a task is in, and below the task why and how."""
    phase = row.locator("xpath=ancestor::details")
    if phase.get_attribute("open") is None:
        phase.locator("summary").first.click()
    row.locator("summary").click()


@pytest.fixture
def plain(new_context, address):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}checklist/")
    return page


def test_without_javascript_every_task_can_be_read_and_ticked(plain, content):
    tasks = content.guide.checklist.tasks
    for task in tasks:
        row = plain.locator(f"#{task.id}")
        unfold(row)
        assert row.is_visible() and task.text in row.inner_text() and task.why in row.inner_text()
    for task in tasks[::6]:
        plain.locator(f"#{task.id} .task__tick input").check()
    assert plain.locator(".task__tick :checked").count() == len(tasks[::6])


def test_without_javascript_nothing_is_shown_that_cannot_work(plain):
    assert [
        one
        for one in plain.locator("form button:not(.term), form input:not([type=checkbox], [type=date]), .bar").all()
        if one.is_visible()
    ] == []
    expect(plain.locator(".no-script")).to_be_visible()
    expect(plain.locator(".privacy")).to_be_visible()


def test_without_javascript_a_link_to_a_task_leads_there(plain, address):
    plain.goto(f"{address}checklist/#do-decide")
    expect(plain.locator("#do-decide")).to_be_in_viewport()


def test_without_javascript_it_prints_every_task_and_where_it_is(plain, content):
    plain.emulate_media(media="print")
    for phase in content.guide.checklist.phases:
        assert all(plain.locator(f"#{task.id}").is_visible() for task in phase.tasks)
    expect(plain.locator(".qr")).to_be_visible()
    expect(plain.locator(".print-address")).to_contain_text("example.org/second-opinion-guide/checklist/")
    expect(plain.locator(".lines .line").first).to_be_visible()
    expect(plain.locator(".print-emergency")).to_be_visible()
    expect(plain.locator(".task__why").last).to_be_visible()


# ---- the page as it is built


def test_what_to_do_in_an_emergency_comes_before_the_list_in_one_line(html):
    line = html.select_one(".emergency-line")
    assert [link["href"] for link in line.find_all("a")] == ["tel:911", "../urgent/"]
    assert html.select_one("form#checklist") in line.find_all_next("form")


def test_the_first_task_is_to_ask_if_it_is_safe_to_wait(html):
    assert html.select_one(".task")["id"] == FIRST


def test_every_task_links_to_the_place_that_explains_it(html, site, content):
    for task in content.guide.checklist.tasks:
        link = html.select_one(f"#{task.id} .task__read a")["href"]
        folder, _, anchor = link.removeprefix("../").partition("#")
        assert soup(site / folder / "index.html").find(id=anchor or task.link), link


def personal(content):
    """The situations that come with the person whom the reader asks for."""
    return {tag for person in content.guide.people.values() for tag in person.situations}


def test_all_situations_can_be_chosen(html, content):
    used = {tag for task in content.guide.checklist.tasks for tag in (*task.situations, *task.not_for)}
    assert {one["value"] for one in html.select("[name=situation]")} == used - personal(content)


def test_who_says_whom_it_is_for_and_one_situation_sees_at_most_7_tasks_in_a_phase(content):
    for person in content.guide.people.values():
        for situation in set(content.guide.situations) - personal(content):
            tags = {*person.situations, situation}
            for phase in content.guide.checklist.phases:
                seen = [
                    task.id
                    for task in phase.tasks
                    if not tags & set(task.not_for) and (not task.situations or tags & set(task.situations))
                ]
                assert 1 <= len(seen) <= 7, (person.id, situation, seen)


def test_no_word_of_the_page_is_left_without_a_place_filled_in(checklist):
    assert "{" not in checklist.locator("article").inner_text()


# ---- storage blocked


@pytest.mark.parametrize(("script", "words"), [(BLOCKED, "won't let us save"), (FULL, "no room left")])
def test_with_storage_refused_everything_works_until_the_page_closes(page, address, script, words):
    page.add_init_script(script)
    open_list(page, address)
    box(page, FIRST).check()
    open_note(page, SECOND).fill("Friday")
    add_own(page, "Ask my sister")
    choose(page, "Surgery is planned")
    expect(page.locator("#state")).to_contain_text(words)
    expect(page.locator("#progress")).to_contain_text("1 of")
    expect(page.get_by_label("Ask my sister", exact=True)).to_be_visible()
    assert page.locator(f"#note-{SECOND}").input_value() == "Friday"
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#shown")).to_be_hidden()


def test_a_full_device_keeps_what_is_typed_and_saves_it_when_there_is_room(checklist):
    box(checklist, FIRST).check()
    checklist.evaluate("() => { window.real = Storage.prototype.setItem; }")
    checklist.evaluate(f"() => {{ {FULL} }}")
    field = open_note(checklist, SECOND)
    field.press_sequentially("Call Dr. Lee")
    field.blur()
    expect(checklist.locator("#state")).to_contain_text("no room left")
    assert field.input_value() == "Call Dr. Lee"
    checklist.evaluate("() => { Storage.prototype.setItem = window.real; }")
    box(checklist, "do-keep-treatment").check()
    assert stored(checklist) == {
        f"tick/{FIRST}": True,
        f"note/{SECOND}": "Call Dr. Lee",
        "tick/do-keep-treatment": True,
    }
    expect(checklist.locator("#state")).to_have_text("Saved on this device.")


# ---- ticks and progress


def test_a_tick_is_counted_said_and_kept(checklist, content):
    all_tasks = len(content.guide.checklist.tasks)
    box(checklist, FIRST).check()
    expect(checklist.locator("#progress")).to_have_text(f"1 of {all_tasks} tasks done")
    first = len(content.guide.checklist.phases[0].tasks)
    expect(checklist.locator(".phase__count").first).to_have_text(f"1 of {first} done")
    expect(status(checklist)).to_contain_text(f"In all: 1 of {all_tasks}.")
    checklist.reload()
    expect(box(checklist, FIRST)).to_be_checked()
    box(checklist, FIRST).uncheck()
    expect(status(checklist)).to_contain_text("Not done.")
    assert stored(checklist) == {}


def test_a_task_says_what_comes_first_until_that_is_done(checklist):
    open_phase(checklist, "Tell the doctor")
    unfold(checklist.locator("#do-tell-doctor"))
    first = checklist.locator("#do-tell-doctor .task__first")
    expect(first).to_be_visible()
    box(checklist, FIRST).check()
    expect(first).to_be_hidden()


def test_undo_goes_back_step_by_step_and_keeps_the_focus(checklist):
    undo = checklist.get_by_role("button", name="Undo")
    box(checklist, FIRST).check()
    box(checklist, SECOND).check()
    undo.click()
    expect(box(checklist, SECOND)).not_to_be_checked()
    expect(box(checklist, FIRST)).to_be_checked()
    expect(status(checklist)).to_contain_text("Undone")
    undo.click()
    expect(box(checklist, FIRST)).not_to_be_checked()
    expect(undo).to_be_focused()
    expect(undo).to_have_attribute("aria-disabled", "true")
    undo.press("Enter")
    expect(status(checklist)).to_have_text("There's nothing to undo.")


# ---- my situation, hide what is done


UNINSURED = "No insurance"


def hidden(page, task):
    return page.locator(f"#{task}").get_attribute("hidden") is not None


def test_a_situation_hides_what_is_for_others_and_says_how_much(checklist, content):
    tasks = content.guide.checklist.tasks
    others = [task for task in tasks if task.situations and "surgery" not in task.situations]
    choose(checklist, "Surgery is planned")
    left = len(tasks) - len(others)
    words = why_hidden(content, content.guide.checklist.words, "said_filter", left, (None, len(others)))
    expect(checklist.locator("#shown")).to_contain_text(words)
    assert {task.id for task in tasks if hidden(checklist, task.id)} == {task.id for task in others}
    expect(status(checklist)).to_have_text(words)
    expect(checklist.locator("#progress")).to_contain_text(f"of {left}")
    checklist.reload()
    expect(checklist.locator("#situation-state")).to_have_text("1 chosen")


def test_a_situation_takes_away_what_does_not_fit_it_and_says_why(checklist, content):
    tasks = content.guide.checklist.tasks
    misfits = [task for task in tasks if "uninsured" in task.not_for]
    others = [task for task in tasks if task.situations and "uninsured" not in task.situations]
    box(checklist, misfits[0].id).check()
    choose(checklist, UNINSURED)
    left = len(tasks) - len(misfits) - len(others)
    reasons = [(UNINSURED, len(misfits)), (None, len(others))]
    words = why_hidden(content, content.guide.checklist.words, "said_filter", left, *reasons)
    expect(status(checklist)).to_have_text(words)
    expect(checklist.locator("#shown")).to_contain_text(words)
    assert all(hidden(checklist, task.id) for task in misfits)
    expect(checklist.locator("#progress")).to_have_text(f"0 of {left} tasks done")
    assert stored(checklist)[f"tick/{misfits[0].id}"] is True


def test_all_tasks_can_be_seen_without_taking_back_what_fits(checklist, content):
    choose(checklist, UNINSURED)
    choose_who(checklist, "child")
    checklist.get_by_role("button", name="Show all tasks").click()
    assert not any(hidden(checklist, task.id) for task in content.guide.checklist.tasks)
    expect(checklist.locator("#situation-state")).to_have_text("1 chosen")
    back = checklist.locator("[data-act=show-mine]")
    expect(back).to_be_focused()
    checklist.reload()
    back.click()
    assert hidden(checklist, "do-call-plan") and hidden(checklist, "do-find-decision-papers")
    expect(checklist.locator("[data-act=show-all]")).to_be_focused()
    checklist.locator("[data-act=show-all]").click()
    choose(checklist, "Surgery is planned")
    assert hidden(checklist, "do-call-plan"), "what is chosen later counts at once"


def test_whom_it_is_for_leaves_out_what_is_for_others(checklist):
    choose_who(checklist, "child")
    assert hidden(checklist, "do-find-decision-papers") and not hidden(checklist, "do-tell-child")
    assert not hidden(checklist, "do-ask-cancer-center"), "nothing is known of the illness"
    expect(checklist.locator("#do-tell-child .task__only")).to_have_attribute("hidden", "")
    expect(checklist.locator("#do-ask-cancer-center .task__only")).not_to_have_attribute("hidden", "")
    expect(checklist.locator("#situation-state")).to_have_text("Not set")
    expect(status(checklist)).to_contain_text(checklist.locator("#shown span").inner_text())
    choose_who(checklist, "cant-decide")
    assert hidden(checklist, "do-tell-child") and not hidden(checklist, "do-find-decision-papers")
    assert hidden(checklist, "do-sign-permission-form"), "who can't decide can't sign"
    choose_who(checklist, "me")
    assert hidden(checklist, "do-find-decision-papers") and hidden(checklist, "do-tell-child")


@pytest.mark.parametrize(
    ("fields", "shown", "left_out"),
    [
        ({"situation/child": True}, {"do-tell-child"}, {"do-find-decision-papers"}),
        ({"situation/child": True, "situation/caregiver": True}, {"do-tell-child", "do-ask-what-matters"}, set()),
        ({"who": "me", "situation/child": True}, set(), {"do-tell-child", "do-find-decision-papers"}),
        ({}, {"do-tell-child", "do-find-decision-papers"}, set()),
    ],
)
def test_an_older_version_kept_whom_it_is_for_as_a_situation(checklist, address, fields, shown, left_out):
    put(checklist, document(fields))
    open_list(checklist, address)
    assert not any(hidden(checklist, task) for task in shown)
    assert all(hidden(checklist, task) for task in left_out)


@pytest.mark.parametrize(("task", "label"), [("do-ask-rare-group", "Surgery is planned"), ("do-call-plan", UNINSURED)])
def test_a_task_with_a_note_is_never_hidden_by_the_situation(checklist, task, label):
    open_phase(checklist, "Choose a doctor")
    open_phase(checklist, "Check the cost")
    open_note(checklist, task).fill("Ask the center")
    choose(checklist, label)
    expect(checklist.locator(f"#{task}")).to_be_visible()
    expect(checklist.locator("#do-ask-medicaid")).to_be_hidden()


def test_what_comes_first_is_not_named_if_it_does_not_fit(checklist):
    open_phase(checklist, "Check the cost")
    unfold(checklist.locator("#do-appeal"))
    first = checklist.locator('#do-appeal [data-need="do-call-plan"]')
    expect(first).to_be_visible()
    choose(checklist, "In the hospital now")
    expect(checklist.locator("#do-appeal")).to_be_visible()
    expect(first).to_be_hidden()


def test_a_task_is_called_for_whom_it_is_also_where_it_comes_first(checklist, content):
    tasks = {task.id: task for task in content.guide.checklist.tasks}
    choose_who(checklist, "child")
    for link in checklist.locator(f'[data-need="{FIRST}"] a').all():
        said = link.evaluate(
            "one => [...one.querySelectorAll('[data-person]')].find((part) => !part.hidden).textContent"
        )
        assert said == tasks[FIRST].for_other.replace("{patient}", "your child")


def test_what_is_chosen_in_one_tab_is_left_out_in_the_other(context, address):
    one, other = open_list(context.new_page(), address), open_list(context.new_page(), address)
    choose(one, UNINSURED)
    choose_who(one, "child")
    expect(other.locator("#do-call-plan")).to_have_attribute("hidden", "")
    expect(other.locator("#do-find-decision-papers")).to_have_attribute("hidden", "")
    expect(other.locator("#shown")).to_have_text(one.locator("#shown").inner_text(), use_inner_text=True)


def test_hiding_what_is_done_takes_the_focus_on_to_what_is_left(checklist):
    checklist.get_by_label("Hide what's done").check()
    box(checklist, FIRST).check()
    expect(checklist.locator(f"#{FIRST}")).to_be_hidden()
    expect(box(checklist, SECOND)).to_be_focused()
    expect(checklist.locator("#shown")).to_contain_text("Hidden because done: 1.")
    for task in checklist.locator('[data-phase="phase-before"] .task:visible .task__tick input').all()[::-1]:
        task.check()
    assert checklist.evaluate("document.activeElement.tagName") in ("INPUT", "SUMMARY")
    checklist.get_by_label("Hide what's done").uncheck()
    expect(checklist.locator(f"#{FIRST}")).to_be_visible()


# ---- notes and own tasks


def test_a_note_is_saved_while_typing_and_when_the_page_goes_out_of_sight(checklist):
    field = open_note(checklist, FIRST)
    expect(field).to_be_focused()
    field.press_sequentially("Friday, says Dr. Lee")
    checklist.wait_for_function(
        "key => (localStorage.getItem(key) ?? '').includes('Dr. Lee')",
        arg="/second-opinion-guide/#second-opinion-guide",
    )
    field.press_sequentially(" at 9")
    checklist.evaluate("window.dispatchEvent(new Event('pagehide'))")
    assert stored(checklist) == {f"note/{FIRST}": "Friday, says Dr. Lee at 9"}
    checklist.reload()
    expect(checklist.locator(f"#note-{FIRST}")).to_have_value("Friday, says Dr. Lee at 9")


def test_undo_brings_a_note_back(checklist):
    field = open_note(checklist, FIRST)
    field.fill("Keep me")
    field.blur()
    field.fill("")
    field.blur()
    assert stored(checklist) == {}
    checklist.get_by_role("button", name="Undo").click()
    expect(checklist.locator(f"#note-{FIRST}")).to_have_value("Keep me")


def test_own_tasks_are_added_changed_ticked_and_deleted_by_keyboard_alone(checklist, content):
    count = len(content.guide.checklist.phases[0].tasks) + 2
    checklist.locator('[data-phase="phase-before"] [data-act=own-new]').focus()
    keys = checklist.keyboard
    keys.press("Enter")
    expect(checklist.locator(".own-line input")).to_be_focused()
    keys.type("Ask my sister")
    keys.press("Enter")
    expect(status(checklist)).to_have_text("Added: Ask my sister")
    keys.type("Call Ann")
    keys.press("Enter")
    keys.press("Escape")
    expect(checklist.locator('[data-phase="phase-before"] [data-act=own-new]')).to_be_focused()
    expect(checklist.locator(".task--own")).to_have_count(2)
    expect(checklist.locator(".phase__count").first).to_have_text(f"0 of {count} done")
    checklist.get_by_label("Call Ann", exact=True).focus()
    keys.press("Space")
    expect(checklist.locator(".phase__count").first).to_have_text(f"1 of {count} done")
    button(checklist, "Change: Call Ann").focus()
    keys.press("Enter")
    expect(checklist.locator(".own-line input")).to_be_focused()
    keys.press("Control+A")
    keys.type("Call Bob")
    keys.press("Enter")
    expect(checklist.get_by_label("Call Bob", exact=True)).to_be_checked()
    expect(button(checklist, "Change: Call Bob")).to_be_focused()
    button(checklist, "Delete: Call Bob").focus()
    keys.press("Enter")
    expect(checklist.get_by_label("Ask my sister", exact=True)).to_be_focused()
    checklist.reload()
    expect(checklist.locator(".task--own")).to_have_count(1)


def test_undo_brings_a_deleted_task_back_with_its_tick_and_its_note_in_its_place(checklist):
    add_own(checklist, "One", "Two", "Three")
    checklist.get_by_label("Two", exact=True).check()
    button(checklist, "Add a note: Two").click()
    expect(checklist.locator(".task--own textarea")).to_be_focused()
    checklist.keyboard.type("A note")
    button(checklist, "Delete: Two").click()
    expect(checklist.locator(".task--own .task__tick")).to_have_text(["One", "Three"])
    checklist.get_by_role("button", name="Undo").click()
    expect(checklist.locator(".task--own .task__tick")).to_have_text(["One", "Two", "Three"])
    expect(checklist.get_by_label("Two", exact=True)).to_be_checked()
    expect(checklist.locator(".task--own textarea")).to_have_value("A note")


# ---- the visit


def test_the_date_of_the_visit_gives_every_task_its_own_date(checklist):
    set_visit(checklist, "2099-03-15", "09:30", "Hill Clinic")
    expect(checklist.locator("#do-ask-interpreter .task__when")).to_have_text("By Fri, February 27")
    expect(checklist.locator("#do-ask-choices .task__when")).to_have_text("On Sun, March 15")
    expect(checklist.locator(f"#{FIRST} .task__when")).to_have_text("Do this first")
    checklist.reload()
    expect(checklist.locator("#visit-date")).to_have_value("2099-03-15")
    expect(checklist.locator("#do-compare-side-by-side .task__when")).to_have_text("By Tue, March 17")
    set_visit(checklist, "")
    expect(checklist.locator("#do-ask-interpreter .task__when")).to_have_text("2 weeks before the visit")


# ---- phases and links


def test_a_phase_folds_and_stays_folded(checklist):
    expect(checklist.locator("#do-decide")).to_be_hidden()
    summary = open_phase(checklist, "Before you ask")
    expect(checklist.locator(f"#{FIRST}")).to_be_hidden()
    expect(summary).to_be_focused()
    open_phase(checklist, "Compare and decide")
    checklist.reload()
    expect(checklist.locator(f"#{FIRST}")).to_be_hidden()
    expect(checklist.locator("#do-decide")).to_be_visible()


def test_a_phase_that_was_closed_before_phases_were_folded_at_first_is_closed(checklist, address):
    put(checklist, document({"view/closed/phase-before": True, "view/closed/phase-cost": True}))
    open_list(checklist, address)
    expect(checklist.locator(".phase[open]")).to_have_count(0)


def test_a_link_opens_the_phase_it_leads_into(checklist, address):
    expect(checklist.locator("#do-decide")).to_be_hidden()
    checklist.evaluate("location.hash = 'do-decide'")
    expect(checklist.locator("#do-decide")).to_be_in_viewport()
    checklist.goto("about:blank")
    open_list(checklist, address, "#do-tell-both-offices")
    expect(checklist.locator("#do-tell-both-offices")).to_be_in_viewport()


def test_the_date_to_decide_by_is_kept_and_undone_by_its_name(checklist):
    checklist.fill("#decide-by", "2027-03-03")
    checklist.locator("#decide-by").blur()
    assert stored(checklist) == {"blank/decide-by": "2027-03-03"}
    checklist.get_by_role("button", name="Undo").click()
    expect(checklist.locator("#decide-by")).to_have_value("")
    expect(status(checklist)).to_have_text("Undone: your change to: Decide by")


def test_a_link_shows_a_task_that_the_situation_hides(checklist, address):
    choose(checklist, "Surgery is planned")
    expect(checklist.locator("#do-ask-medicaid")).to_be_hidden()
    checklist.evaluate("location.hash = 'do-ask-medicaid'")
    expect(checklist.locator("#do-ask-medicaid")).to_be_in_viewport()


def test_printing_opens_every_phase_and_keeps_to_what_is_chosen(checklist):
    choose(checklist, "Surgery is planned")
    open_note(checklist, SECOND).fill("First line\nsecond line")
    add_own(checklist, "Ask my sister")
    checklist.emulate_media(media="print")
    expect(checklist.locator("#do-decide")).to_be_visible()
    expect(checklist.locator("#do-ask-medicaid")).to_be_hidden()
    expect(checklist.locator(f"#{SECOND} .paper")).to_have_text("First line\nsecond line", use_inner_text=True)
    for gone in (".bar", ".keep", "textarea", "#fit-situation", "form button:not(.term)"):
        assert not any(one.is_visible() for one in checklist.locator(gone).all()), gone
    expect(checklist.get_by_text("Ask my sister", exact=True)).to_be_visible()
    checklist.emulate_media(media="screen")
    expect(checklist.locator(".paper")).to_have_count(0)
    expect(checklist.locator("#do-decide")).to_be_hidden()


def test_what_was_typed_in_other_tools_stands_on_its_paper(checklist, address):
    put(checklist, document({"blank/my-name": "Maria Lopez", "blank/decide-by": "2027-03-03"}))
    open_list(checklist, address)
    checklist.emulate_media(media="print")
    expect(checklist.locator(".print-head")).to_contain_text("Maria Lopez")
    expect(checklist.get_by_text("Wednesday, March 3, 2027", exact=True)).to_be_visible()
    expect(checklist.locator("#decide-by")).to_be_hidden()


def test_what_is_wrong_with_the_dates_stands_on_paper_too(checklist):
    set_visit(checklist, "2099-03-15")
    checklist.locator("#decide-by").fill("2099-03-03")
    note = checklist.get_by_text("Your visit is after the date you need to decide by.")
    expect(note).to_be_visible()
    checklist.emulate_media(media="print")
    expect(note).to_be_visible()
    expect(checklist.locator(".dates__more")).to_be_hidden()  # a link


def test_someone_in_the_hospital_has_no_weeks_before_a_visit(checklist):
    when = checklist.locator('.task[data-when^="-"]:not([hidden]) .task__when')
    checklist.locator(".phase").evaluate_all("all => all.forEach((one) => { one.open = true; })")
    expect(when.first).to_be_visible()
    choose(checklist, "In the hospital now")
    assert when.count() and not any(one.is_visible() for one in when.all())
    set_visit(checklist, "2099-03-15")
    expect(when.first).to_be_visible()


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_it_fits_on_paper(checklist, paper):
    pages = checklist.pdf(format=paper).count(b"/Type /Page\n")
    assert 1 <= pages <= 4


# ---- for everyone


def fill_in(page):
    """Brings the page into a state in which all of its parts are in use."""
    choose(page, "Surgery is planned", "Medicaid")
    set_visit(page, "2099-03-15", "09:30", "Hill Clinic")
    box(page, FIRST).check()
    open_note(page, SECOND).fill("A note")
    add_own(page, "My own task")


def test_the_bar_never_covers_what_has_the_focus(new_context, address):
    page = new_context(viewport={"width": 360, "height": 640}).new_page()
    open_list(page, address)
    open_phase(page, "Tell the doctor")
    page.locator("#hide-done").focus()
    for _ in range(40):
        page.keyboard.press("Tab")
        low, bar = page.evaluate(
            "[document.activeElement.getBoundingClientRect().bottom, document.querySelector('.bar').getBoundingClientRect().top]"
        )
        assert low <= bar + 1 or page.evaluate("document.activeElement.matches('.bar *, body')")


def test_nothing_moves_when_the_script_starts(page, address):
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver((list) => list.getEntries().forEach((one) => { moved += one.value; }))"
        ".observe({ type: 'layout-shift', buffered: true });"
    )
    open_list(page, address)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("moved") < 0.02
