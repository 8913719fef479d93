"""Pages in a real browser: axe finds nothing, nothing overflows, the keyboard reaches everything.
What is looked at, and in which ways, is in access.py; all pages and states in all ways: ``make access``."""

import re

import pytest
from playwright.sync_api import expect

from ..helpers.access import WAYS, findings, in_reach, look, open_folds, walk
from ..helpers.states import STATES

TABBED = {
    360: ("checklist/", "compare/"),
    1280: ("when/",),
}

# One page of each kind. All pages in all ways: ``make access``.
KINDS = ("", "when/", "clinics/")


def found_on(page, addresses, check):
    """What a check finds on each page, without those on which it finds nothing."""
    found = {}
    for url in addresses:
        page.goto(url)
        found[url] = check(page)
    return {url: rows for url, rows in found.items() if rows}


@pytest.mark.parametrize("name", KINDS)
def test_axe_finds_nothing_the_structure_is_sound_the_focus_shows_and_nothing_moves(new_context, address, name):
    way = WAYS["light"]
    page = new_context(**way.window).new_page()
    page.goto(address + name)
    open_folds(page)
    assert findings(page) + look(page, "structure()", "order()", "moving()", *in_reach(way)) == []


# Some states of tools. All of them: ``make access``.
TELLING = (
    "menu of a part",
    "checklist asks about a backup",
    "decision filled in",
    "letter filled in",
)


@pytest.mark.parametrize("name", TELLING)
def test_in_every_state_axe_finds_nothing_and_a_finger_reaches_everything(new_context, address, name):
    way = WAYS["dark phone"]
    page = new_context(**way.window).new_page()
    STATES[name](page, address)
    assert findings(page) + look(page, "order()", *in_reach(way)) == []


@pytest.mark.parametrize("width", TABBED)
def test_the_tab_key_goes_through_a_page_from_its_start_to_its_end(new_context, address, width):
    page = new_context(viewport={"width": width, "height": 640}).new_page()
    assert found_on(page, [address + name for name in TABBED[width]], walk) == {}


FAULTS = {
    "focus()": [
        ("a.style.setProperty('outline', 'none', 'important')", "no visible focus"),
        ("a.style.setProperty('outline-color', '#eee', 'important')", "no visible focus"),
        ("main.insertAdjacentHTML('beforeend', '<p style=\"position: fixed; inset: 0\">')", "focus is under a bar"),
        (
            "main.insertAdjacentHTML('beforeend', '<p style=\"position: absolute; inset: 0; z-index: 9\">')",
            "something lies over it",
        ),
    ],
    "order()": [
        ("a.tabIndex = 1", "out of order"),
        ("a.tabIndex = -1", "out of order"),
        ("main.style.flexDirection = 'row-reverse'", "out of order"),
    ],
    "moving()": [("a.style.setProperty('transition', 'all 1s', 'important')", "moves")],
    "cut()": [
        ("main.style.width = '200vw'", "cut off"),
        ("main.querySelector('p').style.cssText = 'overflow: hidden; height: 1em'", "cut off"),
    ],
    "targets(24)": [("a.style.cssText = 'display: block; width: 20px; overflow: hidden'", "20 x")],
    "zooming()": [("main.insertAdjacentHTML('beforeend', '<input style=\"font-size: 15px\">')", "zooms in")],
    "structure()": [
        ("main.querySelector('h2').outerHTML = '<h4>A</h4>'", "headings"),
        ("document.documentElement.lang = ''", "no language"),
        ("main.insertAdjacentHTML('beforeend', '<nav></nav>')", "navigation"),
    ],
    "walked()": [
        ("addEventListener('keydown', (event) => document.activeElement === a && event.preventDefault())", "instead of")
    ],
}


@pytest.mark.parametrize("check", FAULTS)
def test_each_check_finds_what_it_looks_for(new_context, address, check):
    page = new_context(viewport={"width": 1280, "height": 700}, bypass_csp=True).new_page()
    for fault, words in FAULTS[check]:
        page.goto(f"{address}urgent/")
        page.evaluate(
            f"() => {{ const main = document.querySelector('main'), a = main.querySelector('article a'); {fault}; }}"
        )
        found = walk(page) if check == "walked()" else look(page, check)
        assert any(words in row for row in found), fault


def test_a_page_can_be_read_without_javascript(new_context, address):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}when/#serious-diagnosis")  # a link to a folded part opens it
    assert page.locator("#major-surgery").is_visible()
    term = page.locator("button.term").first
    note = page.locator(f"#{term.get_attribute('popovertarget')}")
    assert not note.is_visible()
    term.click()
    assert note.is_visible()
    page.keyboard.press("Escape")
    assert not note.is_visible()


def test_a_printed_page_is_a_clean_handout(new_context, address):
    page = new_context().new_page()
    page.goto(f"{address}when/")
    page.emulate_media(media="print")
    for hidden in (".md-header", ".md-footer", ".safety", ".tools >> nth=0", ".md-sidebar >> nth=0", ".md-tabs"):
        assert not page.locator(hidden).is_visible(), hidden
    assert page.locator("details.item .summary").last.is_visible()
    assert page.locator(".term-note").first.is_visible()


def test_each_tool_says_below_its_title_on_paper_what_to_do_in_an_emergency(new_context, address, site):
    tools = [path for path in site.glob("**/index.html") if 'class="sheet ' in path.read_text("utf-8")]
    assert len(tools) == 14  # 7 in each language
    page = new_context().new_page()
    for tool in tools:
        page.goto(f"{address}{tool.parent.relative_to(site).as_posix()}/")
        line = page.get_by_text(re.compile("^(In an emergency, call|En una emergencia, llame al) 911[.]$"))
        expect(line).to_be_hidden()
        page.emulate_media(media="print")
        expect(line).to_be_visible()
        assert line.bounding_box()["y"] < page.locator("form").bounding_box()["y"]
        page.emulate_media(media="screen")


def test_the_address_on_paper_is_not_cut_within_a_word(new_context, address):
    page = new_context().new_page()
    cut = """(one) => [...one.childNodes].filter((part) => {
      const range = document.createRange();
      range.selectNode(part);
      return part.data && !part.data.includes("-") && range.getClientRects().length > 1;
    }).map(({ data }) => data)"""
    for tool in ("checklist", "compare", "es/mi-lista", "es/en-mi-consulta"):
        page.goto(f"{address}{tool}/")
        page.emulate_media(media="print")
        words = page.locator(".print-address strong")
        assert words.locator("wbr").count() > 1 and words.evaluate(cut) == [], tool


def test_a_note_on_paper_comes_after_its_paragraph_and_is_back_in_its_place_on_screen(new_context, address):
    page = new_context().new_page()
    page.goto(f"{address}how/")
    before = page.content()
    paragraph = page.locator("p", has=page.locator(".term-note:not(.term-note--said)")).first
    assert paragraph.evaluate("one => one.lastChild.nodeType") == 3  # Its sentence goes on after the note.
    page.emulate_media(media="print")
    expect(paragraph.locator("> .term-note:last-child")).to_be_visible()
    assert paragraph.evaluate("one => one.lastChild.matches('.is-moved')")
    page.emulate_media(media="screen")
    expect(page.locator(".is-moved")).to_have_count(0)
    assert page.content() == before


def test_the_menu_closes_when_the_focus_goes_on_and_with_the_escape_key(new_context, address):
    page = new_context(viewport={"width": 360, "height": 640}).new_page()
    page.goto(address)
    menu = page.locator(".top__menu")
    summary = menu.locator("summary")
    summary.click()
    page.keyboard.press("Tab")
    assert menu.locator("a").first.evaluate("link => link === document.activeElement")
    page.keyboard.press("Escape")
    assert not menu.locator("nav").is_visible()
    assert summary.evaluate("summary => summary === document.activeElement")
    summary.press("Enter")
    page.keyboard.press("Shift+Tab")
    assert not menu.locator("nav").is_visible()
