"""Opinions side by side in a real browser: first without JavaScript and without storage; the example loses nothing of the reader's."""

import gzip

import pytest
from playwright.sync_api import expect

from macros.pages.compare import example_fields

from ..conftest import PROJECT, soup
from ..helpers.bare import MODULES, open_store
from ..helpers.checklist import BLOCKED, document, put, status, stored
from ..helpers.tools import pages_of

HOSTILE = "<img src=x onerror=document.title='bad'> </script> {{ 7*7 }}"
FIRST = "compare-diagnosis"


def open_form(page, address, anchor=""):
    page.goto(f"{address}compare/{anchor}")
    page.wait_for_selector(".is-live")
    return page


def opinion(page, number, point=FIRST):
    return page.locator(f'[data-field="compare/{point}/{number}"]')


def mark(page, value, point=FIRST):
    page.locator(f'[data-field="compare/{point}/mark"][value={value}]').check()


def load_example(page):
    page.get_by_role("button", name="Show the example").click()
    expect(page.locator(".example-here")).to_be_visible()


# without JavaScript and without storage


def test_all_can_be_read_filled_in_and_printed_without_javascript(new_context, address, guide_site):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}compare/")
    for point in guide_site.guide.comparison_points:
        for number in (1, 2, 3):
            expect(opinion(page, number, point.id)).to_be_visible()
        assert page.locator(f"#{point.id}").is_visible()
    expect(page.locator(".differ").last).to_be_visible()
    expect(page.get_by_role("button", name="Show the example")).not_to_be_visible()
    page.emulate_media(media="print")
    expect(opinion(page, 3, "compare-my-goals")).to_be_visible()


def test_every_point_has_its_advice_and_its_questions(site, guide_site):
    html = soup(site / "compare" / "index.html")
    text = " ".join(html.find(id="compare").get_text().split())
    for point in guide_site.guide.comparison_points:
        assert all(row in text for row in (*point.do, *point.differ))


def test_without_storage_all_works_and_the_page_says_so(page, address):
    page.add_init_script(BLOCKED)
    open_form(page, address)
    opinion(page, 1).fill("A torn knee")
    mark(page, "different")
    expect(page.locator(f'[data-glance="{FIRST}"] b')).to_have_text("Different")
    expect(page.locator("#state")).to_contain_text("won't let us save")


# side by side


def test_on_a_wide_screen_it_is_a_table_with_headers(page, address, guide_site):
    page.set_viewport_size({"width": 1280, "height": 900})
    open_form(page, address)
    page.get_by_label("Who gave the first opinion?").fill("Dr. Lee")
    table = page.get_by_role("table", name="Two or three opinions side by side")
    heads = [" ".join(one.inner_text().split()) for one in table.get_by_role("columnheader").all()]
    assert heads == ["Point", "What to write", "Opinion 1: Dr. Lee", "Opinion 2", "Same or different?"]
    assert table.get_by_role("rowheader").count() == len(guide_site.guide.comparison_points)
    first, second = opinion(page, 1).bounding_box(), opinion(page, 2).bounding_box()
    assert first["y"] == second["y"] and first["x"] < second["x"]
    goals = page.locator('[data-field="compare/goals"]').bounding_box()
    assert goals["x"] > second["x"]
    page.get_by_text("I have a third opinion").click()
    expect(opinion(page, 3)).to_be_visible()
    expect(table.get_by_role("columnheader")).to_have_count(6)


@pytest.mark.parametrize("width", [360, 1280])
def test_what_to_do_is_said_above_the_form(page, address, width):
    page.set_viewport_size({"width": width, "height": 780})
    open_form(page, address)
    form = page.locator("#compare").bounding_box()
    how = page.get_by_text("Write down what each doctor says, and mark").bounding_box()
    assert how["y"] + how["height"] <= form["y"]
    in_short = page.locator(".in-short").bounding_box()
    assert (in_short["y"] < form["y"]) == (width == 1280)
    if width == 360:
        assert page.locator("#decide-by").bounding_box()["y"] <= 500


def test_on_a_phone_one_point_at_a_time(page, address):
    page.set_viewport_size({"width": 360, "height": 780})
    open_form(page, address)
    expect(page.locator(".point:visible")).to_have_count(1)
    expect(page.locator("#step")).to_have_text("Point 1 of 10")
    page.get_by_role("button", name="Next point").click()
    expect(page.locator("#compare-reason")).to_be_focused()
    expect(page.locator("#step")).to_have_text("Point 2 of 10")
    page.reload()
    expect(page.locator("#step")).to_have_text("Point 2 of 10")
    page.get_by_role("button", name="Show all points").click()
    expect(page.locator(".point:visible")).to_have_count(10)
    open_form(page, address, "#compare-cost")
    page.reload()
    expect(page.locator("#step")).to_have_text("Point 9 of 10")
    expect(page.locator("#compare-cost")).to_be_visible()


def test_the_last_point_leads_on_to_the_differences_and_what_matters_stays_in_view(page, address):
    page.set_viewport_size({"width": 360, "height": 780})
    open_form(page, address)
    page.locator('[data-field="compare/goals"]').fill("To walk without pain")
    for _ in range(9):
        page.get_by_role("button", name="Next point").click()
    expect(page.locator("#step")).to_have_text("Point 10 of 10")
    expect(page.locator('[data-field="compare/goals"]')).to_be_in_viewport(ratio=1)
    expect(page.locator("#compare-my-goals")).to_be_in_viewport(ratio=1)
    box, title = (page.locator(css).bounding_box() for css in (".goals", "#compare-my-goals"))
    assert title["y"] >= box["y"] + box["height"]
    page.get_by_role("button", name="See the differences").click()
    expect(page.locator("#glance")).to_be_focused()
    expect(page.locator("#glance")).to_be_in_viewport()


@pytest.mark.parametrize("size", [(320, 640), (360, 780)])
@pytest.mark.parametrize("text", ["", "To walk without pain. " * 30], ids=["empty", "long"])
def test_nothing_that_stays_in_view_covers_the_heading_of_a_point(page, address, size, text):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    open_form(page, address)
    page.locator('[data-field="compare/goals"]').fill(text)
    for above in (".goals", ".example-here"):
        if above == ".example-here":
            load_example(page)
        page.get_by_role("button", name="Next point").click()
        box, title = (page.locator(css).bounding_box() for css in (above, ".is-now h2"))
        assert box["y"] >= -1
        assert title["y"] >= box["y"] + box["height"]
    assert page.locator(".goals").bounding_box()["y"] != 0


@pytest.mark.parametrize("old", [False, True])
def test_a_text_box_is_small_and_grows_with_what_is_typed(page, address, old):
    if old:
        page.add_init_script("CSS.supports = () => false;")
    open_form(page, address)
    box = opinion(page, 1)
    if old:
        box.evaluate("one => { one.style.fieldSizing = 'fixed'; }")
    before = box.bounding_box()["height"]
    assert before < 80
    box.press_sequentially("One line\n" * 8)
    assert box.bounding_box()["height"] > before + 60


def test_marks_stand_at_a_glance_with_what_to_ask_and_no_score(page, address):
    open_form(page, address)
    expect(page.locator(".glance__none")).to_be_visible()
    mark(page, "different")
    mark(page, "same", "compare-wait")
    mark(page, "unsure", "compare-cost")
    expect(status(page)).to_have_text("What you would pay: Not sure.")
    expect(page.locator("#counts")).to_have_text("Same: 1. Different: 1. Not sure: 1. Not marked yet: 7.")
    assert [one.get_attribute("data-differ") for one in page.locator(".differ:visible").all()] == [
        FIRST,
        "compare-cost",
    ]
    expect(page.locator("#next-hint a")).to_have_attribute("href", "#compare-differ")
    glance = page.locator(".glance").inner_text().lower()
    assert "%" not in glance and "winner" not in glance and "better opinion" not in glance
    page.locator(f'[data-point="{FIRST}"] [data-act=unmark]').click()
    expect(page.locator(f'[data-glance="{FIRST}"] b')).to_have_text("Not marked yet")
    expect(page.locator("#next-hint a")).to_have_attribute("href", "#compare-agree")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(f'[data-glance="{FIRST}"] b')).to_have_text("Different")


def test_a_third_opinion_is_never_hidden_while_it_holds_something(page, address):
    page.goto(f"{address}urgent/")
    put(page, document({f"compare/{FIRST}/3": "A third view"}))
    open_form(page, address)
    expect(opinion(page, 3)).to_be_visible()


def test_how_a_third_opinion_was_got_does_not_keep_it_on_the_page(context, address):
    page = open_form(context.new_page(), address)
    third = page.get_by_label("I have a third opinion")
    third.check()
    page.locator('[data-field="compare/kind/3"][value=reading]').check()
    third.uncheck()
    expect(opinion(page, 3)).to_be_hidden()
    plan = context.new_page()
    plan.goto(f"{address}plan/")
    plan.wait_for_selector(".is-live")
    expect(plan.locator(".opinion-3:not([hidden])")).to_have_count(0)
    third.check()
    expect(page.locator('[data-field="compare/kind/3"][value=reading]')).to_be_checked()


def test_older_words_for_the_date_are_on_paper_once(page, address):
    page.goto(f"{address}urgent/")
    put(page, document({"blank/decide-by": "mid April"}))
    open_form(page, address)
    page.emulate_media(media="print")
    expect(page.get_by_text("mid April").filter(visible=True)).to_have_count(1)


# how the reader got an opinion


def get_by(page, kind, number):
    page.locator(f'[data-field="compare/kind/{number}"][value={kind}]').check()


def test_a_second_reading_is_named_as_such_wherever_the_opinion_is(context, address):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.set_viewport_size({"width": 1280, "height": 900})
    open_form(page, address)
    page.get_by_label("Who gave the second opinion?").fill("Dr. Green")
    get_by(page, "visit", 1)
    get_by(page, "reading", 2)
    opinion(page, 2).fill("A worn knee")
    expect(page.get_by_role("columnheader", name="Opinion 1")).to_have_text("Opinion 1")
    expect(page.get_by_role("columnheader", name="Opinion 2: Dr. Green (a second reading)")).to_be_visible()
    expect(page.get_by_label("Opinion 2: Dr. Green (a second reading): What each doctor says it is")).to_be_editable()
    page.click(".keep [data-act=copy]")
    expect(status(page)).to_contain_text("copied")
    assert "Opinion 2: Dr. Green (a second reading): A worn knee" in page.evaluate("navigator.clipboard.readText()")
    get_by(page, "records", 2)
    expect(page.get_by_role("columnheader", name="Opinion 2: Dr. Green (by records only)")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("columnheader", name="Opinion 2: Dr. Green (a second reading)")).to_be_visible()
    page.goto(f"{address}plan/")
    page.wait_for_selector(".is-live")
    expect(page.get_by_role("columnheader", name="Opinion 2: Dr. Green (a second reading)")).to_be_visible()


def test_a_reading_is_not_asked_what_it_can_not_answer_and_nothing_is_lost(page, address, guide_site):
    open_form(page, address)
    opinion(page, 2, "compare-cost").fill("She named a price")
    get_by(page, "reading", 2)
    expect(page.locator('[data-reading="2"]')).to_be_visible()
    expect(page.locator('[data-reading="1"]')).to_be_hidden()
    asked = [
        point.id
        for point in guide_site.guide.comparison_points
        if not opinion(page, 2, point.id).get_attribute("placeholder")
    ]
    assert asked == guide_site.guide.comparison.reading
    assert not opinion(page, 1, "compare-cost").get_attribute("placeholder")
    expect(opinion(page, 2, "compare-cost")).to_have_value("She named a price")
    opinion(page, 2, "compare-plan").evaluate("one => one.focus()")
    assert opinion(page, 2, "compare-plan").is_editable()
    get_by(page, "visit", 2)
    assert not opinion(page, 2, "compare-plan").get_attribute("placeholder")
    expect(page.locator('[data-reading="2"]')).to_be_hidden()


def test_how_an_opinion_was_got_is_a_choice_that_goes_into_every_link_and_never_a_text(page, bare):
    page.goto(bare)
    open_store(page)
    page.evaluate("store.setMany({'compare/kind/2': 'reading', 'compare/goals': 'secret'})")
    link = page.evaluate(
        "async ([modules, address]) => (await import(`${modules}store/share-link.js`)).makeLink(store.document(), { address })",
        [MODULES, bare],
    )["url"]
    found = page.evaluate(
        "async ([modules, hash]) => (await import(`${modules}store/share-link.js`)).readLink(hash)",
        [MODULES, "#" + link.partition("#")[2]],
    )
    assert {name: field["v"] for name, field in found["fields"].items()} == {"compare/kind/2": "reading"}
    page.evaluate("store.set('compare/kind/2', 'visit')")
    page.evaluate("found => store.adopt(found, 'merge')", found)
    assert page.evaluate("store.get('compare/kind/2')") == "visit"


# what to ask about the differences


def ask(page, key):
    return page.locator(f'[data-ask="{key}"]')


def questions_on_the_list(page, address):
    page.goto(f"{address}questions/")
    page.wait_for_selector(".is-live")
    return page.locator(".mine__words").all_inner_texts()


def test_a_question_about_a_difference_goes_on_the_list_once_and_comes_off_again(page, address):
    open_form(page, address)
    expect(page.locator(".asks")).to_be_hidden()
    mark(page, "different")
    one = ask(page, f"differ-{FIRST}-1")
    one.check()
    expect(status(page)).to_contain_text("On your question list from here: 1")
    expect(page.locator("#asks-state")).to_contain_text("1")
    one.uncheck()
    expect(status(page)).to_contain_text("On your question list from here: 0")
    assert questions_on_the_list(page, address) == []
    open_form(page, address)
    ask(page, f"differ-{FIRST}-1").check()
    assert questions_on_the_list(page, address) == ["Could these 2 names mean the same thing?"]
    page.click("[data-act=own-edit]")
    page.locator(".own-line input").fill("Is it the same thing?")
    page.keyboard.press("Enter")
    page.locator(f"#answer-own-differ-{FIRST}-1").fill("Yes, she said")
    open_form(page, address)
    expect(ask(page, f"differ-{FIRST}-1")).to_be_checked()
    page.click("[data-act=ask-all]")
    words = questions_on_the_list(page, address)
    assert words[0] == "Is it the same thing?" and len(words) == 2
    open_form(page, address)
    ask(page, f"differ-{FIRST}-1").uncheck()
    assert stored(page)[f"ask/answer/own-differ-{FIRST}-1"] == "Yes, she said"
    ask(page, f"differ-{FIRST}-1").check()
    questions_on_the_list(page, address)
    expect(page.locator(f"#answer-own-differ-{FIRST}-1")).to_have_value("Yes, she said")


def test_all_go_on_the_list_at_one_press_in_their_order_and_one_undo_takes_them_back(page, address):
    page.goto(f"{address}urgent/")
    mine = {"ask/own/00000001abc": "Mine", "ask/place/own-00000001abc": 1, "ask/pick/q-how-sure": True}
    marks = {"compare/compare-wait/mark": "unsure", "compare/compare-benefit/mark": "different"}
    put(page, document({**mine, **marks, "compare/compare-cost/mark": "same"}))
    open_form(page, address)
    for _ in range(2):
        page.click("[data-act=ask-all]")
    expect(status(page)).to_contain_text("They're all on your question list.")
    rows = page.locator(".differ:visible [data-ask]")
    said = [row.get_attribute("data-words") for row in rows.all()]
    assert rows.count() == 2 and all(row.is_checked() for row in rows.all())
    listed = questions_on_the_list(page, address)
    assert listed[:3] == ["Mine", *said] and len(listed) == 4
    open_form(page, address)
    page.get_by_role("checkbox", name=said[0][:40]).uncheck()
    page.click("[data-act=ask-all]")
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("button", name="Undo").click()
    assert len(questions_on_the_list(page, address)) == 4


def test_one_undo_takes_back_all_that_one_press_put_on_the_list(page, address):
    open_form(page, address)
    mark(page, "different")
    mark(page, "different", "compare-time")
    before = stored(page)
    page.click("[data-act=ask-all]")
    assert len(stored(page)) > len(before) + 2
    page.get_by_role("button", name="Undo").click()
    assert stored(page) == before
    expect(ask(page, f"differ-{FIRST}-1")).not_to_be_checked()


def test_what_another_tab_puts_on_the_list_shows_and_is_not_put_there_twice(context, address):
    one, other = open_form(context.new_page(), address), open_form(context.new_page(), address)
    mark(one, "different")
    expect(ask(other, f"differ-{FIRST}-1")).to_be_visible()
    ask(other, f"differ-{FIRST}-1").check()
    expect(ask(one, f"differ-{FIRST}-1")).to_be_checked()
    one.click("[data-act=ask-all]")
    other.click("[data-act=ask-all]")
    expect(ask(other, f"differ-{FIRST}-2")).to_be_checked()
    assert len(questions_on_the_list(one, address)) == 2


def test_without_storage_questions_still_show_as_on_the_list(page, address):
    page.add_init_script(BLOCKED)
    open_form(page, address)
    mark(page, "different")
    page.click("[data-act=ask-all]")
    expect(page.locator(".differ:visible :checked")).to_have_count(2)


def test_the_example_puts_nothing_on_the_list(page, address):
    open_form(page, address)
    mark(page, "different")
    page.click("[data-act=ask-all]")
    before = stored(page)
    load_example(page)
    expect(page.locator(".asks")).to_be_hidden()
    assert page.locator("[data-ask]:enabled, [data-ask]:checked").count() == 0
    page.get_by_role("button", name="Remove the example").click()
    expect(page.locator(".differ:visible :checked")).to_have_count(2)
    assert stored(page) == before


def test_names_and_dates_are_shared_with_the_letters(page, address):
    open_form(page, address)
    page.get_by_label("Who gave the second opinion?").fill("Dr. Green")
    page.get_by_label("Decide by").fill("2027-04-10")
    page.goto(f"{address}letters/#letter-words-book-visit")
    expect(page.locator("#words-book-visit-new-doctor")).to_have_value("Dr. Green")
    expect(page.locator("#words-book-visit-decide-by")).to_have_value("2027-04-10")


# the example


def test_the_example_is_marked_and_says_something_about_each_point(page, address, guide_site):
    open_form(page, address)
    load_example(page)
    expect(page.locator(".example-here")).to_be_focused()
    expect(page.locator(".example-here")).to_contain_text("made-up example")
    expect(opinion(page, 1)).to_have_value(guide_site.guide.comparison.example.points[0].opinions[0])
    assert all("made up" in name for name in guide_site.guide.comparison.example.doctors)
    assert {f"compare/{point.id}/mark" for point in guide_site.guide.comparison_points} <= set(
        example_fields(guide_site.guide.comparison.example)
    )
    page.emulate_media(media="print")
    expect(page.locator(".example-here")).to_be_visible()
    assert [pages_of(page.pdf(format=paper)) for paper in ("A4", "Letter")] == [3, 3]


def test_the_example_comes_and_goes_without_touching_what_the_reader_wrote(page, address):
    open_form(page, address)
    opinion(page, 1).fill("Mine")
    mark(page, "unsure")
    page.get_by_label("Who gave the first opinion?").fill("Dr. Own")
    opinion(page, 2).fill("Typed just before")
    load_example(page)
    before = stored(page)
    assert before[f"compare/{FIRST}/2"] == "Typed just before"
    page.get_by_role("button", name="Remove the example").click()
    expect(opinion(page, 1)).to_have_value("Mine")
    expect(opinion(page, 2)).to_have_value("Typed just before")
    expect(page.get_by_label("Who gave the first opinion?")).to_have_value("Dr. Own")
    expect(page.locator(f'[data-field="compare/{FIRST}/mark"][value=unsure]')).to_be_checked()
    expect(opinion(page, 1, "compare-wait")).to_have_value("")
    expect(page.get_by_role("button", name="Show the example")).to_be_focused()
    assert stored(page) == before


def test_the_example_can_not_be_changed_and_is_gone_after_a_reload(page, address):
    open_form(page, address)
    opinion(page, 1).fill("Mine")
    load_example(page)
    assert not opinion(page, 1).is_editable()
    assert page.locator(f'[data-field="compare/{FIRST}/mark"]').first.is_disabled()
    page.reload()
    expect(opinion(page, 1)).to_have_value("Mine")
    expect(page.locator(".example-here")).not_to_be_visible()


def test_undo_is_off_while_the_example_is_shown(page, address):
    open_form(page, address)
    opinion(page, 1).fill("Mine")
    load_example(page)
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_have_attribute("aria-disabled", "true")
    undo.click(force=True)
    page.get_by_role("button", name="Remove the example").click()
    expect(opinion(page, 1)).to_have_value("Mine")
    expect(undo).to_have_attribute("aria-disabled", "false")
    undo.click()
    expect(opinion(page, 1)).to_have_value("")


def test_another_tab_reaches_the_store_behind_the_example(context, address):
    one, other = open_form(context.new_page(), address), open_form(context.new_page(), address)
    load_example(one)
    opinion(other, 1).fill("From the other tab")
    opinion(other, 1).blur()
    expect(status(one)).to_contain_text("changed in another tab")
    assert opinion(one, 1).input_value() != "From the other tab"
    one.get_by_role("button", name="Remove the example").click()
    expect(opinion(one, 1)).to_have_value("From the other tab")


# hostile text, paper, keyboard, axe


def test_hostile_text_stays_text(page, address):
    page.goto(f"{address}urgent/")
    put(
        page,
        document(
            {
                f"compare/{FIRST}/1": HOSTILE,
                "blank/doctor": HOSTILE,
                "compare/goals": HOSTILE,
                f"compare/{FIRST}/mark": HOSTILE,
            }
        ),
    )
    open_form(page, address)
    expect(page.get_by_role("columnheader", name="Opinion 1")).to_contain_text(HOSTILE)
    expect(page.locator("#compare img, #compare script")).to_have_count(0)
    expect(page.locator(f'[data-glance="{FIRST}"] b')).to_have_text("Not marked yet")
    assert page.title() != "bad"


def test_paper_lies_and_shows_all_points_and_all_that_was_typed(page, address):
    page.set_viewport_size({"width": 360, "height": 780})
    open_form(page, address)
    opinion(page, 1).fill("Line\n" * 60)
    mark(page, "different")
    size = page.evaluate(
        "[...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).flatMap((rule) => [...(rule.cssRules ?? [])]).filter((rule) => rule instanceof CSSPageRule).map((rule) => rule.style.size)"
    )
    assert "landscape" in size
    page.emulate_media(media="print")
    expect(page.locator(".point:visible")).to_have_count(10)
    expect(page.locator(".board__names")).to_be_visible()
    expect(page.locator(f'[data-point="{FIRST}"] .paper')).to_contain_text("Line Line")
    for hidden in (".in-short", ".pager", ".example-note", ".keep", ".bar", ".items--compare"):
        expect(page.locator(f"{hidden} >> nth=0")).not_to_be_visible()


def test_a_long_name_is_whole_on_paper(page, address):
    name = "Dr. Ames, surgeon at River Hospital in the heart of the city"
    open_form(page, address).get_by_label("Who gave the first opinion?").fill(name)
    page.get_by_text("I have a third opinion").click()
    page.emulate_media(media="print")
    expect(page.locator(".about .line", has_text=name)).to_be_visible()
    expect(page.locator("#doctor-1")).to_be_hidden()


def test_keyboard_alone_is_enough(page, address):
    page.set_viewport_size({"width": 360, "height": 780})
    open_form(page, address)
    opinion(page, 1).focus()
    page.keyboard.type("One")
    page.keyboard.press("Tab")
    page.keyboard.type("Two")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(page.locator(f'[data-field="compare/{FIRST}/mark"][value=different]')).to_be_checked()
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Next point")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#compare-reason")).to_be_focused()
    assert stored(page) == {
        f"compare/{FIRST}/1": "One",
        f"compare/{FIRST}/2": "Two",
        f"compare/{FIRST}/mark": "different",
    }


def test_the_copy_says_what_the_form_says(context, address):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = open_form(context.new_page(), address)
    page.get_by_label("Who gave the first opinion?").fill("Dr. Lee")
    opinion(page, 1).fill("A torn knee")
    mark(page, "different")
    page.get_by_role("button", name="Copy my answers").click()
    expect(status(page)).to_contain_text("copied")
    copy = page.evaluate("navigator.clipboard.readText()")
    assert "WHAT EACH DOCTOR SAYS IT IS\nOpinion 1: Dr. Lee: A torn knee\nDifferent" in copy
    assert "- Ask both doctors," in copy


def test_the_script_is_light():
    own = (PROJECT / "docs/assets/js/tools/compare").glob("*.js")
    assert sum(len(gzip.compress(path.read_bytes())) for path in own) < 6_000
