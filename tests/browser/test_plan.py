"""The plan in a real browser: what was done in every tool, on paper and in one file."""

import gzip
import json

from playwright.sync_api import expect

from ..conftest import PROJECT, soup
from ..helpers.checklist import BLOCKED, FIRST, SECOND, document, open_tool, status, stored

HOSTILE = "<img src=x onerror=document.title='bad'> </script> {{ 7*7 }}"
DONE = {
    f"tick/{FIRST}": True,
    f"note/{SECOND}": "Ask again\non Monday",
    "note/no-such-task": "An old note",
    "own/00000001abc": {"phase": "phase-records", "text": "Ask my sister to drive"},
    "tick/own-00000001abc": True,
    "visit": {"date": "2027-03-15", "time": "09:30", "place": "Hill Clinic"},
    "blank/my-name": "Maria Lopez",
    "blank/doctor": "Dr. Lee",
    "blank/decide-by": "2027-04-10",
    "letter/words-call-plan/plan": True,
    "letter/words-call-plan/notes": "Ann said yes",
    "letter/records-request-letter/own": "Not on the plan",
    "decide/wait": "1",
    "decide/choice": "2",
    "decide/reason/major-surgery": True,
    "decide/matter/decide-start-soon": "3",
    "decide/own/00000002abc": "To see my sister's wedding",
    "decide/matter/own-00000002abc": "2",
    "decide/why": "I want to be sure",
    "ask/pick/q-how-sure": True,
    "ask/place/q-how-sure": 2,
    "ask/asked/q-how-sure": True,
    "ask/answer/q-how-sure": "Quite sure, she said",
    "ask/own/00000003abc": "Can I swim?",
    "ask/place/own-00000003abc": 1,
    "ask/answer/no-such-question": "An old answer",
    "compare/goals": "Walk the dog",
    "compare/compare-diagnosis/1": "A torn knee",
    "compare/compare-diagnosis/2": "A worn knee",
    "compare/compare-diagnosis/mark": "different",
}


def open_plan(page, address, fields=None):
    return open_tool(page, address, "plan", fields)


def part(page, name):
    return page.locator(f"#plan-{name}")


def test_without_javascript_it_is_an_empty_plan_to_print_and_fill_in(new_context, address, content):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}plan/")
    page.emulate_media(media="print")
    for task in content.guide.checklist.tasks:
        expect(page.get_by_text(task.text, exact=True)).to_be_visible()
    expect(page.locator("#plan-letters .words").last).to_be_visible()
    expect(page.locator("#plan-comparison tbody tr").last).to_be_visible()
    expect(page.get_by_label("Decide by", exact=True)).to_be_editable()


def test_each_part_leads_to_its_tool(site):
    html = soup(site / "plan" / "index.html")
    for link in html.select(".part__open a"):
        assert (site / "plan" / link["href"] / "index.html").resolve().is_file()


def test_with_nothing_done_each_part_is_one_line_that_leads_to_its_tool(page, address):
    page.set_viewport_size({"width": 360, "height": 780})
    open_plan(page, address)
    assert page.evaluate("document.documentElement.scrollHeight / innerHeight") <= 3.3
    assert page.locator("form.sheet input").first.get_attribute("id") == "decide-by"
    for one in page.locator(".part").all():
        assert one.bounding_box()["height"] < 70
        expect(one.locator(".part__open a")).to_be_visible()
        expect(one.locator(".part__body")).not_to_be_visible()


def test_without_storage_it_says_so(page, address):
    page.add_init_script(BLOCKED)
    open_plan(page, address)
    expect(page.locator("#state")).to_contain_text("won't let us save")
    page.locator('[data-field="plan/call"]').fill("Dr. Lee")
    expect(page.locator('[data-field="plan/call"]')).to_have_value("Dr. Lee")


def test_all_that_was_done_is_there_and_nothing_else(page, address):
    open_plan(page, address, DONE)
    expect(page.get_by_label("My name")).to_have_value("Maria Lopez")
    expect(page.locator("#visit-date")).to_have_value("2027-03-15")
    expect(page.locator("#visit-time")).to_have_value("09:30")
    expect(page.locator("#visit-place")).to_have_value("Hill Clinic")
    tasks = part(page, "tasks")
    expect(tasks.locator("li:visible")).to_have_count(4)
    expect(tasks.locator(f'[data-field="tick/{FIRST}"]')).to_be_checked()
    expect(tasks.locator(f'[data-field="tick/{SECOND}"]')).not_to_be_checked()
    for text in ("Ask again", "Ask my sister to drive", "An old note"):
        expect(tasks.get_by_text(text)).to_be_visible()
    decision = part(page, "decision")
    for text in (
        "The doctor says it's safe to wait for a while.",
        "Get a second opinion now",
        "Surgery is planned",
        "I want to be sure",
    ):
        expect(decision.get_by_text(text, exact=True)).to_be_visible()
    expect(decision.locator("#matters li:visible")).to_have_text(
        ["To start treatment soon: A lot", "To see my sister's wedding: Some"], use_inner_text=True
    )
    questions = part(page, "questions").locator("li:visible")
    expect(questions).to_have_count(3)
    expect(questions.nth(0)).to_contain_text("Can I swim?")
    expect(questions.nth(1).get_by_role("checkbox")).to_be_checked()
    expect(questions.nth(1)).to_contain_text("Quite sure, she said")
    expect(questions.nth(2)).to_contain_text("An old answer")
    letters = part(page, "letters")
    expect(letters.locator(".words:visible")).to_have_count(1)
    expect(letters).to_contain_text("Hello, my name is Maria Lopez.")
    expect(letters.get_by_text("Ann said yes")).to_be_visible()
    comparison = part(page, "comparison")
    expect(comparison.get_by_role("row")).to_have_count(2)
    row = comparison.get_by_role("row").nth(1)
    expect(row.get_by_role("rowheader")).to_have_text("What each doctor says it is")
    assert [" ".join(cell.inner_text().split()) for cell in row.get_by_role("cell").all()] == [
        "A torn knee",
        "A worn knee",
        "Different",
    ]
    expect(comparison.get_by_role("columnheader", name="Opinion 1: Dr. Lee")).to_be_visible()
    expect(comparison.locator(".plan__asks li:visible").first).to_contain_text("Ask both")


def test_on_a_phone_the_comparison_is_as_wide_as_the_page(page, address):
    page.set_viewport_size({"width": 360, "height": 780})
    long = "Replacement"
    open_plan(
        page,
        address,
        {**DONE, "compare/compare-plan/1": long, "compare/compare-plan/2": long, "compare/compare-plan/3": long},
    )
    assert page.locator(".plan__scroll").evaluate("one => one.scrollWidth <= one.clientWidth")
    expect(page.locator("[data-text='compare/compare-plan/1']")).to_be_visible()


def test_a_change_in_another_tab_shows(context, address):
    plan = open_plan(context.new_page(), address, DONE)
    letters = context.new_page()
    letters.goto(f"{address}letters/#letter-records-request-letter")
    letters.get_by_text("Put this on my plan page").locator("visible=true").click()
    expect(part(plan, "letters").locator(".words:visible")).to_have_count(2)
    expect(part(plan, "letters")).to_contain_text("Not on the plan")


def test_a_tick_taken_away_here_stays_in_sight_and_reaches_the_checklist(page, address):
    open_plan(page, address, DONE)
    box = page.locator(f'[data-field="tick/{FIRST}"]')
    box.uncheck()
    expect(box).to_be_visible()
    assert f"tick/{FIRST}" not in stored(page)
    page.get_by_role("button", name="Undo").click()
    expect(box).to_be_checked()


def test_everything_on_paper(page, address):
    open_plan(page, address, DONE)
    page.emulate_media(media="print")
    for name in ("tasks", "decision", "questions", "letters", "comparison"):
        expect(part(page, name).locator(".part__body")).to_be_visible()
    expect(page.get_by_text("Ann said yes")).to_be_visible()
    for hidden in (".keep", ".bar", ".part__open", ".md-header"):
        expect(page.locator(f"{hidden} >> nth=0")).not_to_be_visible()


def test_one_file_holds_everything_and_brings_it_back(page, address, new_context):
    open_plan(page, address, DONE)
    with page.expect_download() as found:
        page.get_by_role("button", name="Download a backup").click()
    path = found.value.path()
    kept = {name: field["v"] for name, field in json.loads(path.read_text("utf-8"))["fields"].items()}
    assert kept == DONE
    other = open_plan(new_context().new_page(), address)
    other.set_input_files(
        "#restore", {"name": "backup.json", "mimeType": "application/json", "buffer": path.read_bytes()}
    )
    other.get_by_role("button", name="Open my answers").click()
    expect(status(other)).to_contain_text("Your answers are open")
    expect(other.get_by_text("Ask my sister to drive")).to_be_visible()
    assert stored(other) == DONE


def test_two_long_texts_both_stay_when_a_backup_comes_in(page, address):
    open_plan(page, address, DONE)
    theirs = document(
        {"x": 1, **dict.fromkeys("abcdefghijklmnopqrstuvw", 1), "compare/compare-diagnosis/1": "Another text"}
    )
    theirs["fields"] = {"compare/compare-diagnosis/1": theirs["fields"]["compare/compare-diagnosis/1"]}
    page.set_input_files(
        "#restore", {"name": "b.json", "mimeType": "application/json", "buffer": json.dumps(theirs).encode()}
    )
    page.get_by_role("button", name="Add to mine").click()
    expect(status(page)).to_have_text("Added to your answers.")
    assert stored(page)["compare/compare-diagnosis/1"] == "A torn knee\n\nAnother text"


def test_the_copy_says_what_the_page_says(context, address):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = open_plan(context.new_page(), address, DONE)
    page.get_by_role("button", name="Copy my plan").click()
    expect(status(page)).to_contain_text("copied")
    copy = page.evaluate("navigator.clipboard.readText()")
    for line in (
        "Decide by: Saturday, April 10, 2027",
        "[x] Ask your doctor if you can safely wait, and when you need to decide.",
        "[x] Ask my sister to drive",
        "An old note",
        "Get a second opinion now",
        "[x] How sure are you?",
        "- To start treatment soon: A lot",
    ):
        assert line in copy
    assert "What each doctor says it is | A torn knee | A worn knee | Different" in copy
    assert "Hello, my name is Maria Lopez." in copy and "Ann said yes" in copy
    assert "Not on the plan" not in copy and "not compared" not in copy


def test_hostile_text_stays_text(page, address):
    wild = {
        name: HOSTILE for name, value in DONE.items() if isinstance(value, str) and not name.startswith("decide/choice")
    }
    open_plan(
        page,
        address,
        {**DONE, **wild, "own/1": {"phase": "x", "text": HOSTILE}, f"note/{HOSTILE}": HOSTILE, "tick/__x": True},
    )
    expect(page.locator(".day__was", has_text=HOSTILE)).to_be_visible()
    expect(page.locator("#plan img, #plan script")).to_have_count(0)
    assert page.title() != "bad"


def test_keyboard_alone_is_enough(page, address):
    open_plan(page, address, DONE)
    page.locator("#fact-call").focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("May 1")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.act") == "print":
            break
    expect(page.get_by_role("button", name="Print everything")).to_be_focused()
    assert stored(page)["plan/call"] == "May 1"


def test_the_script_is_light():
    folder = PROJECT / "docs/assets/js/tools"
    own = [
        *folder.glob("plan/*.js"),
        folder / "letters/blanks.js",
        folder / "letters/pieces.js",
        folder / "letters/suggestions.js",
    ]
    assert sum(len(gzip.compress(path.read_bytes())) for path in own) < 8_000
