"""The oldest browsers that the guide is made for: newer features are taken away, and what readers need is still there.

Their engines can't be had for tests. So the names of the features that they lack are changed on the way to the browser,
which then does with them what an older one does with the true names.
"""

from __future__ import annotations

import re

import pytest

UNKNOWN = re.compile(
    r":has\(|:popover-open|\(scripting: ?enabled\)|field-sizing|subgrid|content-visibility|hanging-punctuation"
)
"""What Firefox 115, Chrome 109 or Safari 15.4 doesn't know in styles."""


@pytest.fixture
def older(page):
    """A page without the newer features, and what went wrong on it."""

    def without(route):
        answer = route.fetch()
        body = UNKNOWN.sub(lambda found: re.sub(r"[a-z]+", "unknown", found[0], count=1), answer.text())
        route.fulfill(response=answer, body=body)

    page.route("**/*.css", without)
    page.route(
        "**/", lambda route: route.fulfill(response=(got := route.fetch()), body=got.text().replace(" popover ", " "))
    )
    page.add_init_script(
        "delete HTMLElement.prototype.popover; delete window.CompressionStream; delete window.trustedTypes;"
    )
    page.problems = []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    yield page
    assert page.problems == []


def hidden(page, selector):
    return page.locator(f"{selector}:visible").count() == 0


def test_an_explained_word_has_its_note_in_the_line(older, address):
    older.goto(f"{address}when/#serious-diagnosis")
    older.locator("html.folds-notes").wait_for()
    assert hidden(older, ".term-note")
    term = older.locator(".term[aria-expanded]").first  # its script comes after the page
    term.press("Enter")
    note = older.locator(".term-note:visible")
    note.wait_for()
    assert note.evaluate("(one) => getComputedStyle(one, '::before').content") == '" ("'
    term.press("Enter")
    note.wait_for(state="hidden")


def test_without_a_script_each_note_is_in_its_line(older, address):
    older.route("**/*.js", lambda route: route.abort())
    older.goto(f"{address}when/")
    older.locator("summary", has_text="You have a serious illness").click()
    note = older.locator(".term-note:not(.term-note--said)").first
    assert note.is_visible()
    assert note.evaluate("(one) => getComputedStyle(one).position") == "static"
    assert hidden(older, ".term-note--said")


def test_the_page_for_clinics_finds_parts(older, address):
    older.goto(f"{address}clinics/")
    older.fill("#find-part", "medicare")
    older.locator("#found:not(:empty)").wait_for()
    assert 0 < older.locator("#parts li:visible").count() < 10


def test_one_letter_is_open_at_a_time_on_screen_and_on_paper(older, address):
    older.goto(f"{address}letters/#letter-words-ask-doctor")
    older.locator(".letter.is-open").wait_for()
    older.locator(".letter summary").first.click()
    assert older.locator(".letter > [open]").count() == 1
    assert older.locator(".letter .words:visible").count() == 1
    older.emulate_media(media="print")
    assert older.locator(".letter:visible").count() == 1
    assert hidden(older, "h1") and hidden(older, ".keep") and hidden(older, ".bar")


def test_a_typed_text_is_whole_on_paper_and_its_field_is_not(older, address):
    older.goto(f"{address}compare/")
    older.locator("html.is-live").wait_for()
    assert hidden(older, ".only-third")
    older.locator("#goals").fill("No more scans")
    older.emulate_media(media="print")
    assert older.locator(".paper:visible").inner_text() == "No more scans"
    assert hidden(older, "#goals") and hidden(older, ".keep") and hidden(older, ".bar")


def test_boxes_are_beside_their_words(older, address):
    older.goto(f"{address}checklist/")
    older.locator("html.is-live").wait_for()
    task = older.locator(".task__tick").first
    first = "(one) => { const { left, right, top } = one.getClientRects()[0]; return { left, right, top }; }"
    box, words = (task.locator(one).evaluate(first) for one in (":scope > input", ":scope > span"))
    assert box["right"] < words["left"]
    assert abs(box["top"] - words["top"]) < 12


@pytest.mark.parametrize(("page_of", "box"), [("questions/", ".ask input"), ("decide/", "[name=choice]")])
def test_what_is_filled_in_prints_without_the_empty_form(older, address, page_of, box):
    older.goto(address + page_of)
    older.locator("html.is-live").wait_for()
    older.locator(box).first.check()
    older.emulate_media(media="print")
    older.locator(".in-short").wait_for(state="hidden")
    assert hidden(older, ".main-message")


@pytest.mark.parametrize("name", ["embed/how/?theme=dark", "embed/how/?theme=auto"])
def test_a_part_in_a_frame_is_dark_where_that_is_asked_for(older, address, name):
    older.emulate_media(color_scheme="light" if "dark" in name else "dark")
    older.goto(address + name)
    older.wait_for_function("getComputedStyle(document.documentElement).colorScheme === 'dark'")
