"""A browser that translates the page changes the guide's words, never those that the reader typed or is to send."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from ..helpers.checklist import FIRST, SECOND, add_own, box, button, open_note, stored
from ..helpers.tools import add_own_line

# As browsers do it: each text goes into two <font> elements, also the texts that come later.
TRANSLATOR = """
const skipped = "[translate=no], .notranslate, script, style, textarea, font";
const translate = (node) => {
  if (node.nodeType !== Node.TEXT_NODE || !node.data.trim() || node.parentElement?.closest(skipped)) return;
  const outer = document.createElement("font");
  const inner = document.createElement("font");
  inner.textContent = node.data.toUpperCase();
  node.replaceWith(outer);
  outer.append(inner);
};
const below = (root) => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  nodes.forEach(translate);
  translate(root);
};
document.documentElement.lang = "es";
below(document.body);
new MutationObserver((changes) => changes.forEach(({ addedNodes }) => addedNodes.forEach(below))).observe(document.body, { childList: true, subtree: true });
"""


@pytest.fixture
def errors(page):
    found = []
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


def translated(page, address, tool):
    page.goto(f"{address}{tool}")
    page.wait_for_selector(".is-live")
    page.evaluate(f"() => {{ {TRANSLATOR} }}")
    expect(page.locator("h1")).to_have_text(page.locator("h1").text_content().upper())
    return page


def copied(page, name):
    page.evaluate(
        "() => { for (const way of ['write', 'writeText']) navigator.clipboard[way] = () => Promise.reject(new Error()); document.execCommand = () => false; }"
    )
    button(page, name).first.click()
    return page.locator(".keep__out textarea").last.input_value()


def test_a_letter_is_copied_with_the_words_that_were_typed(page, address, errors):
    translated(page, address, "letters/#letter-records-request-letter")
    letter = page.locator("#letter-records-request-letter")
    before = letter.locator(".words p").first.text_content()
    letter.locator('[data-field="blank/my-name"]').fill("Ann Green")
    letter.locator('[data-field="letter/records-request-letter/own"]').fill("I have Still's disease.")
    expect(letter.locator(".words")).to_contain_text("Ann Green")
    letter.locator("[data-act=copy]").click()
    expect(letter.locator(".words")).to_contain_text("I have Still's disease.")
    assert before and before == letter.locator(".words p").first.text_content()
    assert before != before.upper()
    assert errors == []


def test_the_checklist_goes_on_working_and_keeps_the_readers_words(page, address, errors):
    translated(page, address, "checklist/")
    box(page, FIRST).check()
    open_note(page, SECOND).fill("Ask about Still's disease")
    add_own(page, "Call Ms. Green")
    page.locator(".phase > summary").first.click()
    page.locator(".phase > summary").first.click()
    expect(page.locator(".task--own .task__tick")).to_have_text("Call Ms. Green")
    text = copied(page, "Copy my")
    assert "Call Ms. Green" in text and "Ask about Still's disease" in text
    page.locator("[data-act=undo]").click()
    page.reload()
    page.wait_for_selector(".is-live")
    expect(box(page, FIRST)).to_be_checked()
    assert stored(page)[f"note/{SECOND}"] == "Ask about Still's disease"
    assert errors == []


@pytest.mark.parametrize(
    ("tool", "shown"), [("questions", ".mine__words"), ("decide", "[data-own] legend")], ids=["questions", "decide"]
)
def test_what_readers_add_stays_as_they_typed_it(page, address, errors, tool, shown):
    translated(page, address, f"{tool}/")
    add_own_line(page, "Can I see Ms. Green?")
    expect(page.locator(shown)).to_have_text("Can I see Ms. Green?")
    assert errors == []


def test_the_plan_shows_and_prints_what_was_typed_in_the_other_tools(page, address, errors):
    page.goto(f"{address}decide/")
    page.wait_for_selector(".is-live")
    page.fill('[data-field="decide/why"]', "To walk again")
    page.goto(f"{address}compare/")
    page.wait_for_selector(".is-live")
    page.fill("#goals", "Less pain")
    page.fill("#doctor-1", "Dr. Green")
    translated(page, address, "plan/")
    page.fill("#fact-name", "Ann Lee")
    page.locator("#fact-name").blur()
    for text in ("To walk again", "Less pain", "Dr. Green"):
        expect(page.locator("#plan")).to_contain_text(text)
    assert errors == []


@pytest.mark.parametrize("tool", ["checklist", "questions"])
def test_a_name_that_is_a_word_stays_a_name(page, address, errors, tool):
    translated(page, address, f"{tool}/")
    page.locator("#who").evaluate("one => { one.open = true; }")
    page.check("[name=who][value=child]")
    expect(page.locator("[data-called]").first).to_have_text("MY CHILD" if tool == "questions" else "YOUR CHILD")
    page.fill("#who-called", "Hope")
    page.locator("#who-called").blur()
    expect(page.locator("[data-called]").first).to_have_text("Hope")
    page.fill("#who-called", "")
    page.locator("#who-called").blur()
    expect(page.locator("[data-called]").first).to_have_text("MY CHILD" if tool == "questions" else "YOUR CHILD")
    assert errors == []
