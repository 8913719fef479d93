"""Out of the checklist and into it, only when asked; what it must survive; and what no one else may see."""

from __future__ import annotations

import gzip
import json
import re

import pytest
from playwright.sync_api import expect

from ..helpers.checklist import (
    FIRST,
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
    put,
    set_visit,
    status,
    stored,
    until_stored,
)
from ..helpers.tools import download
from .test_accessibility import findings

HOSTILE = "<img src=x onerror='window.hacked = 1'><script>window.hacked = 1</script>{{ 7 * 7 }}"
SIGNS = "\U0001f469\u200d\u2695\ufe0f \u05e9\u05dc\u05d5\u05dd \u202eabc\u202c \u0645\u0631\u062d\u0628\u0627 e\u0301\u0000\u0007 \ud55c\uae00"


@pytest.fixture
def checklist(page, address):
    return open_list(page, address)


# ---- copy


def test_the_list_is_copied_as_plain_text_with_ticks_and_notes(new_context, address):
    context = new_context(permissions=["clipboard-read", "clipboard-write"])
    page = open_list(context.new_page(), address)
    box(page, FIRST).check()
    open_note(page, SECOND).fill("March 20\nsays Dr. Lee")
    add_own(page, "Ask my sister")
    choose(page, "Surgery is planned")
    button(page, "Copy my").click()
    expect(status(page)).to_contain_text("copied")
    text = page.evaluate("navigator.clipboard.readText()")
    assert "Done: Ask your doctor if you can safely wait" in text
    assert "To do: Write down the date you need to decide by.\n   Note: March 20\n   says Dr. Lee" in text
    assert "To do: Ask my sister" in text
    assert "Medicaid" not in text


def test_where_copying_is_refused_the_text_is_there_to_mark(checklist):
    checklist.evaluate(
        "() => { for (const way of ['write', 'writeText']) navigator.clipboard[way] = () => Promise.reject(); document.execCommand = () => false; }"
    )
    button(checklist, "Copy my").click()
    field = checklist.locator(".keep__out textarea")
    expect(field).to_be_focused()
    assert "To do: Ask your doctor" in field.input_value()


# ---- backup


def test_a_backup_brings_everything_back_on_another_device(checklist, new_context, address):
    box(checklist, FIRST).check()
    open_note(checklist, SECOND).fill(SIGNS.replace("\u0000", ""))
    add_own(checklist, "Ask my sister")
    set_visit(checklist, "2099-03-15", "09:30", "Hill Clinic")
    text, name = download(checklist, "backup")
    assert name.endswith(".json")
    other = open_list(new_context().new_page(), address)
    dialog = give_file(other, text)
    expect(dialog).to_contain_text("Answers in it: 4")
    expect(dialog).to_contain_text("Ask my sister")
    assert stored(other) == {}, "nothing is touched before the answer"
    assert findings(other) == []
    dialog.get_by_role("button", name="Open my answers").click()
    expect(box(other, FIRST)).to_be_checked()
    assert stored(other) == stored(checklist)
    expect(other.locator(f"#note-{SECOND}")).to_have_value(checklist.locator(f"#note-{SECOND}").input_value())
    expect(other.locator("#visit-place")).to_have_value("Hill Clinic")


def test_the_question_can_be_left_with_the_escape_key_and_the_focus_goes_back(checklist):
    checklist.locator("#restore").focus()
    dialog = give_file(checklist, json.dumps(document({f"tick/{FIRST}": True})))
    expect(dialog).to_be_visible()
    checklist.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(checklist.locator("#restore")).to_be_focused()
    assert stored(checklist) == {}


def test_on_an_empty_device_opening_is_the_first_answer_and_merging_no_question(checklist):
    dialog = give_file(checklist, json.dumps(document({f"tick/{FIRST}": True, "view/hide-done": True})))
    expect(dialog.get_by_role("button")).to_have_text(["Open my answers", "Not now"])
    expect(dialog.get_by_role("button").first).to_be_focused()
    dialog.get_by_role("button", name="Not now").click()
    expect(status(checklist)).to_contain_text("Nothing was opened")
    assert stored(checklist) == {}
    expect(give_file(checklist, json.dumps(document({f"tick/{FIRST}": True})))).to_be_visible()
    checklist.keyboard.press("Enter")
    expect(box(checklist, FIRST)).to_be_checked()
    expect(status(checklist)).to_contain_text("Your answers are open")


def test_where_there_is_work_each_answer_says_how_many_are_new_changed_and_removed(checklist):
    box(checklist, FIRST).check()
    open_note(checklist, SECOND).fill("Mine")
    checklist.locator(f"#note-{SECOND}").blur()
    theirs = {f"note/{SECOND}": "Theirs", "tick/do-decide": True, "tick/do-book-visit": True, "view/hide-done": True}
    dialog = give_file(checklist, json.dumps(document(theirs)))
    expect(dialog.get_by_role("button", name="Leave mine")).to_be_focused()

    def numbers(button):
        name = dialog.get_by_role("button", name=button)
        words = dialog.locator(f"#{name.get_attribute('aria-describedby')}").inner_text()
        return [int(number) for number in re.findall(r"\d+", words)]

    assert numbers("Add to mine") == [2, 1]
    assert numbers("Replace mine") == [2, 1, 1]
    assert numbers("Leave mine") == []
    assert findings(checklist) == []
    dialog.get_by_role("button", name="Leave mine").click()
    assert stored(checklist) == {f"tick/{FIRST}": True, f"note/{SECOND}": "Mine"}


def test_what_is_all_here_already_is_not_asked_about(checklist):
    box(checklist, FIRST).check()
    text, _ = download(checklist, "backup")
    dialog = give_file(checklist, text)
    expect(dialog).to_contain_text("You already have everything")
    expect(dialog.get_by_role("button")).to_have_text(["Close"])
    expect(dialog.get_by_role("button")).to_be_focused()


def test_adding_a_list_loses_nothing_and_replacing_one_can_be_undone(checklist):
    box(checklist, FIRST).check()
    open_note(checklist, SECOND).fill("Mine")
    checklist.locator(f"#note-{SECOND}").blur()
    backup = json.dumps(document({f"note/{SECOND}": "Theirs", "tick/do-decide": True}))
    give_file(checklist, backup).get_by_role("button", name="Add to").click()
    expect(box(checklist, "do-decide")).to_be_checked()
    expect(box(checklist, FIRST)).to_be_checked()
    note = checklist.locator(f"#note-{SECOND}").input_value()
    assert "Mine" in note and "Theirs" in note
    give_file(checklist, backup).get_by_role("button", name="Replace").click()
    expect(checklist.locator(f"#note-{SECOND}")).to_have_value("Theirs")
    expect(box(checklist, FIRST)).not_to_be_checked()
    checklist.get_by_role("button", name="Undo").click()
    expect(checklist.locator(f"#note-{SECOND}")).to_have_value(note)
    expect(box(checklist, FIRST)).to_be_checked()


DEEP = '{"format":"second-opinion-guide","version":1,"clock":1,"fields":' + '{"a":' * 5000 + "1" + "}" * 5000 + "}"
REFUSED = {
    "not json": "hello",
    "deep nesting": DEEP,
    "a poisoned prototype": '{"format":"second-opinion-guide","version":1,"clock":1,"fields":{"__proto__":{"v":1,"t":1,"d":"00000000"}}}',
    "wrong types": json.dumps(document({f"note/{FIRST}": {"toString": 1}, f"tick/{FIRST}": "yes", "own/x": [1]})),
    "a newer version": json.dumps(document({f"tick/{FIRST}": True}, version=99)),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_file_is_refused_and_nothing_is_lost(checklist, name):
    box(checklist, FIRST).check()
    dialog = give_file(checklist, REFUSED[name])
    expect(dialog).to_contain_text("Nothing was changed.")
    dialog.get_by_role("button", name="Close").click()
    assert stored(checklist) == {f"tick/{FIRST}": True}
    assert checklist.evaluate("({}).v") is None


def test_what_a_file_holds_is_only_ever_shown_as_text(checklist):
    fields = {
        f"note/{FIRST}": HOSTILE,
        'own/"><img src=x onerror=hacked=1>': {"phase": "phase-before", "text": HOSTILE},
        "own/lost": {"phase": HOSTILE, "text": HOSTILE},
        "visit": {"date": "2099-01-01", "time": "", "place": HOSTILE},
        f"note/{HOSTILE}": HOSTILE,
        f"situation/{HOSTILE}": True,
        f"view/closed/{HOSTILE}": True,
    }
    dialog = give_file(checklist, json.dumps(document(fields)))
    expect(dialog).to_contain_text("<img src=x")
    dialog.get_by_role("button", name="Open my answers").click()
    expect(checklist.locator(".task--own .task__tick span").first).to_have_text(HOSTILE)
    checklist.reload()
    checklist.wait_for_selector(".task--own")
    assert checklist.evaluate("window.hacked") is None
    assert checklist.locator("form img, form script").count() == 0
    expect(checklist.locator("#visit-place")).to_have_value(HOSTILE)
    expect(checklist.locator('[data-shows="visit"]')).to_contain_text("<img")


# ---- move to another device


def test_a_link_moves_the_list_and_leaves_notes_out_unless_asked(checklist, new_context, address):
    box(checklist, FIRST).check()
    open_note(checklist, SECOND).fill("Secret")
    button(checklist, "Make a link").click()
    link = checklist.locator(".keep__out textarea")
    expect(link).to_be_focused()
    first = link.input_value()
    checklist.check("#move-notes")
    button(checklist, "Make a link").click()
    checklist.wait_for_function("first => document.querySelector('.keep__out textarea').value !== first", arg=first)
    for url, count in ((first, 1), (link.input_value(), 2)):
        other = new_context().new_page()
        asked = []
        other.on("request", lambda request, asked=asked: asked.append(request.url))
        other.goto(url)
        dialog = other.get_by_role("dialog")
        expect(dialog).to_contain_text(f"Answers in it: {count}")
        assert "#" not in other.url, "what the link holds is no longer in the address"
        assert other.evaluate("history.length") <= 2 and stored(other) == {}
        dialog.get_by_role("button", name="Open my answers").click()
        expect(box(other, FIRST)).to_be_checked()
        assert len(stored(other)) == count
        assert not any("move=" in request for request in asked)


def test_a_link_asks_before_it_touches_what_is_there(checklist, address):
    box(checklist, SECOND).check()
    link = checklist.evaluate(
        """async () => (await (await import(new URL('../assets/js/store/share-link.js', location))).makeLink(
        {format: 'second-opinion-guide', version: 1, clock: 9, fields: {'tick/do-decide': {v: true, t: 9, d: '00000000'}}},
        {address: location.href})).url"""
    )
    checklist.evaluate("link => { location.href = link; }", link)
    dialog = checklist.get_by_role("dialog")
    expect(dialog).to_contain_text("1 will be new")
    dialog.get_by_role("button", name="Leave").click()
    assert stored(checklist) == {f"tick/{SECOND}": True}
    expect(status(checklist)).to_have_text("Nothing was changed.")


@pytest.mark.parametrize("fragment", ["move=1.AAAA", "move=0.bm90IGpzb24"])
def test_a_broken_link_is_refused(page, address, fragment):
    open_list(page, address, f"#{fragment}")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Nothing was changed.")
    dialog.get_by_role("button", name="Close").click()
    assert stored(page) == {} and "#" not in page.url


# ---- calendar


def test_the_calendar_file_has_the_visit_and_the_tasks_that_are_left(checklist, content):
    set_visit(checklist, "2099-03-15", "09:30", "Hill Clinic")
    box(checklist, "do-ask-choices").check()
    text, name = download(checklist, "calendar")
    assert name.endswith(".ics") and text.startswith("BEGIN:VCALENDAR\r\n")
    dated = [task for task in content.guide.checklist.tasks if isinstance(task.when, int) and not task.books_visit]
    assert text.count("BEGIN:VEVENT") == len(dated)
    assert "LOCATION:Hill Clinic" in text and "20990227" in text


def test_without_a_date_the_calendar_button_leads_to_the_date(checklist):
    checklist.click("[data-act=calendar]")
    expect(checklist.locator("#decide-by")).to_be_focused()
    expect(status(checklist)).to_contain_text("Add a date")


# ---- erase, keep nothing


def test_everything_can_be_erased_and_brought_back(checklist):
    box(checklist, FIRST).check()
    open_note(checklist, SECOND).fill("Note")
    add_own(checklist, "Ask my sister")
    choose(checklist, "Surgery is planned")
    button(checklist, "Erase everything").click()
    expect(checklist.locator("#progress")).to_contain_text("0 of")
    expect(checklist.locator(".task--own, textarea")).to_have_count(0)
    expect(checklist.locator("#situation-state")).to_have_text("Not set")
    expect(button(checklist, "Erase everything")).to_be_focused()
    assert stored(checklist) == {}
    checklist.get_by_role("button", name="Undo").click()
    expect(box(checklist, FIRST)).to_be_checked()
    expect(checklist.locator(f"#note-{SECOND}")).to_have_value("Note")
    expect(checklist.get_by_label("Ask my sister", exact=True)).to_be_visible()


def test_the_device_can_be_told_to_keep_nothing(checklist):
    box(checklist, FIRST).check()
    checklist.check("#keep-nothing")
    expect(checklist.locator("#state")).to_have_text("Kept only until you close this page")
    box(checklist, SECOND).check()
    assert checklist.evaluate("key => localStorage.getItem(key)", KEY) is None
    expect(box(checklist, FIRST)).to_be_checked()
    checklist.uncheck("#keep-nothing")
    assert stored(checklist) == {f"tick/{FIRST}": True, f"tick/{SECOND}": True}
    checklist.check("#keep-nothing")
    checklist.reload()
    expect(checklist.locator("#keep-nothing")).to_be_checked()
    expect(box(checklist, FIRST)).not_to_be_checked()


# ---- what it must survive


def test_what_cannot_be_read_is_kept_aside_and_offered(checklist):
    put(checklist, '{"format": "second-opinion-guide", broken')
    checklist.reload()
    expect(checklist.locator("#state")).to_contain_text("couldn't open")
    box(checklist, FIRST).check()
    text, _ = download(checklist, "kept")
    assert text == '{"format": "second-opinion-guide", broken'
    assert stored(checklist) == {f"tick/{FIRST}": True}


def test_data_of_a_newer_version_is_shown_and_its_unknown_parts_are_left_alone(checklist):
    put(checklist, document({f"tick/{FIRST}": True, "future/thing": {"a": 1}}, version=7, extra=["x"]))
    checklist.reload()
    expect(box(checklist, FIRST)).to_be_checked()
    expect(checklist.locator("#state")).to_contain_text("newer version")
    box(checklist, SECOND).check()
    now = json.loads(checklist.evaluate("key => localStorage.getItem(key)", KEY))
    assert now["version"] == 7 and now["extra"] == ["x"] and now["fields"]["future/thing"]["v"] == {"a": 1}
    assert now["fields"][f"tick/{SECOND}"]["v"] is True


def test_a_note_on_a_task_that_is_gone_stays_in_sight(checklist):
    put(checklist, document({"note/do-something-old": "Do not lose me", "tick/do-something-old": True}))
    checklist.reload()
    row = checklist.locator(".task", has_text="no longer on this list")
    expect(row.locator("textarea")).to_have_value("Do not lose me")
    box(checklist, FIRST).check()
    assert stored(checklist)["note/do-something-old"] == "Do not lose me"


def test_a_link_and_a_tick_under_a_former_id_lead_to_the_task_of_today(page, address):
    def rename(route):
        body = route.fetch().text().replace('"formerly":{', '"formerly":{"do-old":"do-decide",', 1).replace(",}", "}")
        route.fulfill(body=body, content_type="text/html")

    page.route("**/checklist/", rename)
    open_list(page, address)
    put(page, document({"tick/do-old": True, "note/do-old": "Kept"}))
    page.goto("about:blank")
    open_list(page, address, "#do-old")
    expect(box(page, "do-decide")).to_be_checked()
    expect(page.locator("#note-do-decide")).to_have_value("Kept")
    expect(page.locator("#do-decide")).to_be_in_viewport()


def test_two_tabs_agree_and_nothing_is_overwritten(context, address):
    one, two = (open_list(context.new_page(), address) for _ in range(2))
    box(one, FIRST).check()
    box(two, SECOND).check()
    open_note(two, FIRST).fill("From two")
    two.locator(f"#note-{FIRST}").blur()
    add_own(one, "From one")
    expect(box(two, FIRST)).to_be_checked()
    expect(box(one, SECOND)).to_be_checked()
    expect(one.locator(f"#note-{FIRST}")).to_have_value("From two")
    expect(two.get_by_label("From one", exact=True)).to_be_visible()
    expect(two.locator("#progress")).to_have_text(one.locator("#progress").inner_text())
    expect(status(two)).to_contain_text("another tab")


def test_what_is_being_typed_is_not_overwritten_by_another_tab(context, address):
    one, two = (open_list(context.new_page(), address) for _ in range(2))
    open_note(one, FIRST).fill("Old")
    one.locator(f"#note-{FIRST}").blur()
    field = two.locator(f"#note-{FIRST}")
    expect(field).to_have_value("Old")
    two.evaluate("window.setTimeout = () => 0")  # the reader never pauses
    two.evaluate(
        f"() => {{ const one = document.getElementById('note-{FIRST}'); one.value = 'New'; one.dispatchEvent(new Event('input', {{bubbles: true}})); }}"
    )
    one.locator(f"#note-{FIRST}").fill("Other")
    one.locator(f"#note-{FIRST}").blur()
    until_stored(two, f"note/{FIRST}", "Other")
    expect(field).to_have_value("New")
    two.evaluate("window.dispatchEvent(new Event('pagehide'))")
    expect(one.locator(f"#note-{FIRST}")).to_have_value("New")
    expect(field).to_have_value("New")


def test_the_page_comes_back_from_the_back_forward_cache_as_it_is_now(context, address):
    page = open_list(context.new_page(), address)
    box(page, FIRST).check()
    page.goto(f"{address}when/")
    other = open_list(context.new_page(), address)
    box(other, FIRST).uncheck()
    box(other, SECOND).check()
    page.go_back()
    expect(box(page, SECOND)).to_be_checked()
    expect(box(page, FIRST)).not_to_be_checked()


def test_a_note_of_a_megabyte(checklist):
    text = ("A long story. " * 20 + "\n") * 3_750
    field = open_note(checklist, FIRST)
    # As if pasted: the browser's own typing takes longer than the test may.
    field.evaluate(
        "(field, text) => { field.value = text; field.dispatchEvent(new Event('input', {bubbles: true})); }", text
    )
    checklist.evaluate("window.dispatchEvent(new Event('pagehide'))")
    box(checklist, SECOND).check()
    checklist.reload()
    expect(box(checklist, SECOND)).to_be_checked(timeout=30_000)
    assert checklist.locator(f"#note-{FIRST}").input_value() == text


def test_500_own_tasks(checklist):
    fields = {f"own/{number:08}": {"phase": "phase-ready", "text": f"Task {number}"} for number in range(500)}
    put(checklist, document(fields))
    checklist.reload()
    expect(checklist.locator(".task--own")).to_have_count(500)
    open_phase(checklist, "Get ready")
    checklist.get_by_label("Task 499", exact=True).check()
    expect(checklist.locator("#progress")).to_contain_text("1 of 5")
    assert checklist.locator(".task--own .task__tick").last.inner_text() == "Task 499"


def test_a_tick_touches_little_of_the_page(checklist):
    fields = {f"own/{number:08}": {"phase": "phase-ready", "text": f"Task {number}"} for number in range(500)}
    put(checklist, document(fields))
    checklist.reload()
    expect(checklist.locator(".task--own")).to_have_count(500)
    checklist.evaluate(
        """() => { window.touched = 0; new MutationObserver((list) => { touched += list.length; })
        .observe(document.body, {subtree: true, childList: true, attributes: true, characterData: true}); }"""
    )
    box(checklist, FIRST).check()
    assert checklist.evaluate("new Promise((done) => setTimeout(() => done(touched)))") < 20


def test_emoji_right_to_left_and_control_signs(checklist):
    text = SIGNS.replace("\u0000", "").replace("\u0007", "")
    add_own(checklist, text)
    field = open_note(checklist, FIRST)
    field.fill(SIGNS)
    field.blur()
    before = field.input_value()
    checklist.reload()
    expect(checklist.locator(".task--own .task__tick span")).to_have_text(text)
    assert checklist.locator(f"#note-{FIRST}").input_value() == before


# ---- private


def test_no_request_leaves_the_page_while_it_is_used_and_nothing_personal_is_in_its_address(context, address):
    page = context.new_page()
    asked = []
    context.on("request", lambda request: asked.append(request))
    open_list(page, address)
    page.wait_for_load_state("networkidle")
    title, url, steps = page.title(), page.url, page.evaluate("history.length")
    box(page, FIRST).check()
    open_note(page, SECOND).fill("Secret")
    add_own(page, "Secret task")
    set_visit(page, "2099-03-15", "09:30", "Secret place")
    choose(page, "Cancer, or maybe cancer")
    button(page, "Make a link").click()
    page.wait_for_selector(".keep__out")
    download(page, "backup")
    download(page, "calendar")
    host = address.split("/second-opinion-guide/")[0]
    sent = [request for request in asked if not request.url.startswith("blob:")]
    assert all(request.url.startswith(f"{host}/second-opinion-guide/") for request in sent)
    assert all(request.method == "GET" and "?" not in request.url and "ecret" not in request.url for request in sent)
    parts = {request.url.split("/assets/")[-1] for request in sent if "/assets/" in request.url}
    after = [request.url for request in sent if not request.url.endswith((".js", ".css", ".svg", "/checklist/"))]
    assert after == [] or parts, after
    assert (page.title(), page.url, page.evaluate("history.length")) == (title, url, steps)
    assert context.cookies() == []


def test_once_its_modules_are_there_the_page_asks_for_nothing_at_all(page, address, context):
    def use():
        box(page, FIRST).check()
        open_note(page, SECOND).fill("Secret")
        add_own(page, "Secret task")
        set_visit(page, "2099-03-15")
        choose(page, "Cancer, or maybe cancer")
        button(page, "Make a link").click()
        page.wait_for_selector(".keep__out")
        download(page, "calendar")
        button(page, "Erase everything").click()

    open_list(page, address)
    use()
    asked = []
    context.on("request", lambda request: asked.append(request.url))
    use()
    assert [url for url in asked if not url.startswith("blob:")] == []


def test_the_script_is_small(new_context, address):
    """What the list and the store bring at the first visit, beyond what every page of the site loads."""

    def scripts(path):
        page, answers = new_context().new_page(), []
        page.on("response", lambda one: answers.append(one))
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
        return {one.url: one.body() for one in answers if one.url.endswith(".js")}

    every_page = scripts("when/")
    own = {url: body for url, body in scripts("checklist/").items() if url not in every_page}
    assert any(url.endswith("/store.js") for url in own)
    assert sum(len(gzip.compress(body)) for body in own.values()) <= 23_000
