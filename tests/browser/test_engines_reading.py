"""What readers meet outside the tools, in every engine: explained words, the menu, search, the page for clinics, handouts."""

from __future__ import annotations

import pytest

SETTLED = "new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(true))))"
"""What a browser does with fields on the way back comes before that."""


def settle(reader):
    reader.wait_until("document.readyState === 'complete'")
    reader.wait_until(SETTLED)


@pytest.mark.chromium_in("test_older_browsers.py")
def test_where_there_are_no_popovers_a_word_opens_its_note_in_the_line(reader):
    reader.at_start("delete HTMLElement.prototype.popover;")
    reader.open("when/#serious-diagnosis")
    reader.wait_for(".term")
    note = "#" + reader.js("document.querySelector('.term').nextElementSibling.id")
    reader.wait_until("document.querySelector('.term[aria-expanded=false]')")
    assert not reader.is_visible(note)
    reader.js("document.querySelector('.term').focus()")
    reader.press("Enter")
    reader.wait_for(note)
    assert reader.js("getComputedStyle(document.querySelector(given[0])).position", note) == "static"
    assert reader.count(".term[aria-expanded=true]") == 1
    reader.click(".term")
    reader.wait_until("!document.querySelector(given[0]).checkVisibility()", note)


@pytest.mark.chromium_in("test_accessibility.py")
def test_escape_closes_the_menu_also_when_nothing_has_the_focus(reader):
    reader.open("when/")
    reader.click(".top__menu > summary")
    reader.wait_until("document.querySelector('.top__menu').open")
    reader.js("document.activeElement.blur()")
    reader.press("Escape")
    reader.wait_until("!document.querySelector('.top__menu').open")


def test_the_menu_is_closed_when_the_reader_comes_back(reader):
    reader.open("when/")
    reader.click(".top__menu > summary")
    reader.click(".top__menu nav a[href*=benefits]")
    reader.wait_until("location.pathname.endsWith('/benefits/')")
    reader.back()
    reader.wait_until("location.pathname.endsWith('/when/')")
    settle(reader)
    assert not reader.js("document.querySelector('.top__menu').open")


def test_search_shows_what_its_field_says_and_offers_other_words(reader):
    reader.open("search/")
    reader.type("#query", "medicare")
    reader.wait_for("#results a")
    found = reader.text("#results")
    reader.reload()
    assert_found(reader, "medicare", found)
    reader.click("#results a")
    reader.wait_until("!location.pathname.endsWith('/search/')")
    reader.back()
    reader.wait_until("location.pathname.endsWith('/search/')")
    assert_found(reader, "medicare", found)
    reader.fill("#query", "secnd opinon")
    reader.wait_for("#suggestions button")
    reader.click("#suggestions button")
    reader.wait_until("document.activeElement.id === 'found'")
    assert reader.value("#query") == "second opinion"
    reader.wait_for("#results a")


def assert_found(reader, words, results):
    reader.wait_for("#results a")
    settle(reader)
    assert (reader.value("#query"), reader.text("#results")) == (words, results)


CHOICE = """({
  find: document.querySelector("#find-part").value,
  rows: [...document.querySelectorAll("#parts li")].filter(({ hidden }) => !hidden).length,
  boxes: [...document.querySelectorAll("#parts input:checked")].map(({ value }) => value),
  address: new URLSearchParams(location.search).getAll("part"),
  codes: document.querySelectorAll("#codes li").length,
  form: document.querySelector("[name=form]:checked").value,
  result: document.querySelector("#result").value,
})"""


def test_the_page_for_clinics_shows_what_its_boxes_say(reader):
    reader.open("clinics/")
    reader.wait_for("#find-part")
    reader.check("#parts input[value=checklist]")
    reader.check("[name=form][value=html]")
    reader.type("#find-part", "medicare")
    reader.check("#parts input[value=medicare]")
    before = reader.js(CHOICE)
    assert before["boxes"] == before["address"] == ["checklist", "medicare"]
    reader.reload()
    assert_as_chosen(reader, before)
    reader.click(".top__home")
    reader.wait_until("!document.querySelector('#parts')")
    reader.back()
    assert_as_chosen(reader, before)


def assert_as_chosen(reader, before):
    reader.wait_for("#codes li")
    settle(reader)
    after = reader.js(CHOICE)
    assert after["boxes"] == after["address"] == before["boxes"] and after["codes"] == 2
    assert after["result"].startswith("<a " if after["form"] == "html" else "http")
    # With no words to find, all rows are there.
    assert (after["find"], after["rows"]) in [("medicare", before["rows"]), ("", reader.count("#parts li"))]


def test_a_clinics_name_stays_on_its_handout(reader):
    reader.open("print/how/?clinic=Hill%20Clinic")
    reader.wait_for("#print")
    assert reader.value("#clinic") == "Hill Clinic"
    reader.fill("#clinic", "Lake Clinic")
    reader.open("")
    reader.back()
    reader.wait_for("#print")
    settle(reader)
    assert reader.value("#clinic") == "Lake Clinic"


def test_a_clinics_own_words_go_from_its_page_to_the_box_and_the_handout(reader, tmp_path):
    logo = tmp_path / "logo.svg"
    logo.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="red"/></svg>'
    )
    reader.open("clinics/?part=medicare&form=iframe")
    reader.unfold("#own")
    reader.type("#own-name-field", "Lake Clinic")
    reader.type("#own-review-field", "Read by Dr. Lee.")
    reader.give_file("#own-logo", logo)
    reader.wait_for("#own img")
    reader.check("[name=theme][value=dark]")
    inside = "document.querySelector('#preview').contentDocument?"
    reader.wait_until(f"{inside}.querySelector('footer')?.innerText.includes('Lake Clinic')")
    reader.wait_until(f"{inside}.documentElement.dataset.theme === 'dark'")
    reader.wait_until("document.querySelector('#preview').offsetHeight > 600")
    assert "theme=dark&amp;clinic=Lake+Clinic&amp;clinic_review=Read+by+Dr.+Lee." in reader.value("#result")
    reader.check("[name=form][value=message]")
    reader.wait_until("document.querySelector('#result').value.endsWith('Lake Clinic')")
    reader.open("print/medicare/")
    reader.wait_for("#logo")
    assert reader.value("#clinic") == "Lake Clinic"
    assert "Read by Dr. Lee." in reader.text("#review")


def test_an_address_with_a_wrong_query_is_mended(reader):
    reader.open("embed/Medicare/&theme=dark&accent=7a1f5c")
    reader.wait_until(
        "document.documentElement.dataset.theme === 'dark' && location.pathname.endsWith('/embed/medicare/')"
    )
    assert reader.js("document.documentElement.style.getPropertyValue('--accent')") == "#7a1f5c"
