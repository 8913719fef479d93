"""The letters in a real browser: first without JavaScript and without storage, then filled in, taken along and printed."""

import gzip
import re

import pytest
from playwright.sync_api import expect

from macros.model import Chatbot, Script
from macros.pages.letters import blanks_of
from macros.reader.loader import read
from macros.rules import check

from ..conftest import PROJECT, soup
from ..helpers.checklist import BLOCKED, FULL, choose_who, document, put, status, stored
from ..helpers.held import arrived, hold_back
from ..helpers.paper import page_texts
from ..helpers.tools import pages_of

HOSTILE = "<img src=x onerror=document.title='bad'> </script> {{ 7*7 }} & \"quotes\""
RECORDS = "records-request-letter"
PLAN = "words-call-plan"


def open_letter(page, address, name=RECORDS):
    page.goto(f"{address}letters/#letter-{name}")
    page.wait_for_selector(".is-live")
    return page.locator(f"#letter-{name}")


def words(letter):
    return letter.locator(".words")


@pytest.fixture(scope="module")
def html(site):
    return soup(site / "letters" / "index.html")


# without JavaScript


def test_every_text_stands_there_with_each_of_its_blanks(html, guide_site):
    for name, item in guide_site.guide.scripts.items():
        text = html.find(attrs={"data-words": name})
        assert {blank["data-blank"] for blank in text.find_all(attrs={"data-blank": True})} == {
            one.id for one, _ in blanks_of(guide_site, item)
        }


def test_each_field_is_for_a_blank_of_its_words(html):
    for letter in html.find_all(class_="letter"):
        fields = {one["data-field"] for one in letter.select("[data-field^='blank/']")}
        blanks = {f"blank/{one['data-blank']}" for one in letter.select(".words [data-blank]")}
        assert fields <= blanks, letter["id"]


def test_every_field_has_its_label_its_help_and_an_example(html, guide_site):
    for name, item in guide_site.guide.scripts.items():
        for blank, _ in blanks_of(guide_site, item):
            field = html.find(id=f"{name}-{blank.id}")
            assert html.find("label", attrs={"for": field["id"]}).get_text() == blank.label
            about = html.find(id=field["aria-describedby"]).get_text()
            assert blank.help in about and (field["type"] == "date" or blank.example in about)


def test_the_request_for_records_names_what_matters(html):
    text = " ".join(html.find(attrs={"data-words": RECORDS}).get_text().split())
    for what in (
        "HIPAA right of access",
        "images of all scans, not just the reports",
        "slides",
        "by email to Your email",
        "a copy to The new doctor",
    ):
        assert what in text


def test_each_text_has_its_id_the_older_place_its_sources_and_its_tools(html, site, guide_site):
    for name, item in guide_site.guide.scripts.items():
        letter = html.find(id=f"letter-{name}")
        if not isinstance(item, Script):
            own_page = "records" if name == RECORDS else "chatbot"
            part = soup(site / own_page / "index.html").find(id=name).find_parent("details")
            assert part.find("a", href=re.compile(rf"letters/#letter-{name}$"))
            assert letter.find("a", href=f"../{own_page}/#{name}")
            assert letter.find("a", href=re.compile(f"/edit/main/content/{own_page}.yml#L"))
            continue
        assert html.find(id=name).find_parent("section") is letter
        assert len(letter.select(".mark")) == len({guide_site.guide.sources[one].url for one in item.sources})
        assert letter.find("a", href=re.compile("/edit/main/content/scripts.yml#L"))
        assert letter.find(attrs={"data-part": name})


def test_all_can_be_read_and_printed_without_javascript(new_context, address):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}letters/")
    for summary in page.locator(".letter > .fold > summary").all():
        summary.click()
    assert all(one.is_visible() for one in page.locator("#letters .words").all())
    expect(page.locator("#letters input").first).not_to_be_visible()
    page.goto(f"{address}letters/")
    page.emulate_media(media="print")
    assert all(one.is_visible() for one in page.locator("#letters .words").all())
    blank = page.locator(".words .blank").first
    assert blank.evaluate("one => getComputedStyle(one).borderTopStyle") == "solid"
    expect(page.locator(".letter__notes .line").first).to_be_visible()


# without storage


@pytest.mark.parametrize(("trouble", "words_of"), [(BLOCKED, "won't let us save"), (FULL, "no room left")])
def test_without_storage_all_works_and_the_page_says_so(page, address, trouble, words_of):
    page.add_init_script(trouble)
    letter = open_letter(page, address)
    letter.get_by_label("Your name").fill("Maria Lopez")
    page.locator("h1").click()
    expect(words(letter)).to_contain_text("My name is Maria Lopez.")
    expect(page.locator("#state")).to_contain_text(words_of)


# filling in


def test_one_text_is_open_at_a_time(page, address):
    page.goto(f"{address}letters/")
    page.wait_for_selector(".is-live")
    expect(page.locator(".words:visible")).to_have_count(0)
    page.locator(".fold > summary", has_text="Call your health plan").click()
    expect(page.locator(f'[data-words="{PLAN}"]')).to_be_visible()
    expect(page.locator(f"#{PLAN}")).to_be_in_viewport()
    page.locator(".fold > summary", has_text="A letter to ask for your records").click()
    expect(page.locator(".words:visible")).to_have_count(1)
    expect(page.locator(f"#title-{RECORDS}")).to_be_in_viewport()
    page.locator(".fold > summary", has_text="A letter to ask for your records").click()
    expect(page.locator(".words:visible")).to_have_count(0)


def test_a_reload_opens_the_letter_that_was_open(page, address):
    page.goto(f"{address}letters/#letter-{RECORDS}")
    page.wait_for_selector(".is-live")
    plan = page.locator(".fold > summary", has_text="Call your health plan")
    plan.click()
    page.reload()
    expect(page.locator(".letter.is-open")).to_have_attribute("data-letter", PLAN)
    plan.click()
    page.reload()
    page.wait_for_selector(".is-live")
    expect(page.locator(".words:visible")).to_have_count(0)


@pytest.mark.parametrize("anchor", [f"letter-{PLAN}", PLAN])
def test_a_link_opens_its_letter(page, address, anchor):
    page.goto(f"{address}letters/#{anchor}")
    page.wait_for_selector(".is-live")
    expect(page.locator(".words:visible")).to_have_count(1)
    expect(page.locator(f"#{PLAN}")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("who", "fits", "others", "called"),
    [
        ("child", "letter-for-someone-else", RECORDS, "your child"),
        ("me", RECORDS, "letter-for-someone-else", "yourself"),
    ],
)
def test_who_comes_to_a_letter_for_others_is_led_to_their_own(page, address, who, fits, others, called):
    page.goto(f"{address}urgent/")
    put(page, document({"who": who}))
    letter = open_letter(page, address, others)
    expect(letter.locator(".letter__instead")).to_contain_text(called)
    page.emulate_media(media="print")
    expect(letter.locator(".letter__instead")).to_be_hidden()
    page.emulate_media(media="screen")
    letter.locator(".letter__instead a").click()
    expect(page.locator(".letter.is-open")).to_have_attribute("data-letter", fits)
    expect(page.locator(".letter__instead:visible")).to_have_count(0)


def test_a_letter_that_the_browser_opens_is_the_open_one(page, address):
    page.goto(f"{address}letters/")
    page.wait_for_selector(".is-live")
    page.locator(f"#letter-{RECORDS} > .fold").evaluate("one => { one.open = true; }")
    expect(page.locator("html.has-letter-to-send")).to_be_attached()
    page.locator(f"#letter-{PLAN} > .fold").evaluate("one => { one.open = true; }")
    expect(page.locator(".letter.is-open")).to_have_attribute("data-letter", PLAN)
    expect(page.locator(".words:visible")).to_have_count(1)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download as text").click()
    assert waiting.value.suggested_filename == f"second-opinion-{PLAN}.txt"


def test_a_letter_that_is_open_before_the_script_comes_is_the_open_one(page, address):
    page.goto(f"{address}letters/#:~:text=HIPAA%20right%20of%20access")
    page.wait_for_selector(".is-live")
    expect(page.locator(".words:visible")).to_have_count(1)
    expect(page.locator(".letter.is-open")).to_have_attribute("data-letter", RECORDS)


@pytest.mark.parametrize("chosen", [None, PLAN])
def test_paper_opens_and_closes_the_others_without_choosing_one(page, address, chosen):
    page.goto(f"{address}letters/" + (f"#{chosen}" if chosen else ""))
    page.wait_for_selector(".is-live")
    page.emulate_media(media="print")
    expect(page.locator(".letter > .fold:not([open])")).to_have_count(0)
    page.evaluate("() => new Promise(requestAnimationFrame)")
    page.emulate_media(media="screen")
    expect(page.locator(".letter > .fold[open]")).to_have_count(int(chosen is not None))
    expect(page.locator(".letter.is-open")).to_have_count(int(chosen is not None))


@pytest.mark.parametrize("anchor", [PLAN, f"letter-{PLAN}"])
def test_the_same_link_opens_its_letter_again(page, address, anchor):
    page.goto(f"{address}letters/#{anchor}")
    page.wait_for_selector(".is-live")
    page.evaluate(
        """(hash) => {
          const properties = { id: "again", href: hash, textContent: "Again" };
          document.querySelector("h1").after(Object.assign(document.createElement("a"), properties));
        }""",
        f"#{anchor}",
    )
    page.locator(".fold > summary", has_text="Call your health plan").click()
    expect(page.locator(".letter.is-open")).to_have_count(0)
    page.click("#again")
    expect(page.locator(".letter.is-open")).to_have_attribute("data-letter", PLAN)
    expect(page.locator(f'[data-words="{PLAN}"]')).to_be_visible()


def test_what_is_typed_shows_at_once_and_in_the_other_texts(page, address):
    letter = open_letter(page, address)
    letter.get_by_label("Your name").press_sequentially("Maria")
    expect(words(letter)).to_contain_text("My name is Maria.")
    letter = open_letter(page, address, PLAN)
    expect(letter.get_by_label("Your name")).to_have_value("Maria")
    expect(words(letter)).to_contain_text("Hello, my name is Maria.")
    assert stored(page) == {"blank/my-name": "Maria", f"letter/{RECORDS}/plan": True}


def test_it_is_there_again_after_a_reload_and_in_other_tabs(context, address):
    one, other = context.new_page(), context.new_page()
    letter = open_letter(one, address)
    beside = open_letter(other, address, PLAN)
    letter.get_by_label("Your name").fill("Maria")
    letter.get_by_label("Your name").blur()
    expect(words(beside)).to_contain_text("my name is Maria")
    one.reload()
    expect(letter.get_by_label("Your name")).to_have_value("Maria")


def test_own_words_come_before_the_name(page, address):
    letter = open_letter(page, address)
    letter.get_by_label("Your name").fill("Maria Lopez")
    letter.get_by_label("Add your own words").fill("I was there in 2020 too.")
    text = words(letter).inner_text()
    assert text.index("Thank you for your help") < text.index("I was there in 2020 too.") < text.rindex("Maria Lopez")


def test_the_page_says_how_many_blanks_are_left(page, address):
    letter = open_letter(page, address, "chatbot-my-choices")
    left = letter.locator(".letter__left")
    expect(left).to_contain_text("2 blanks are still empty")
    letter.get_by_label("Your health problem").fill("my knee")
    expect(left).to_contain_text("1 blank is still empty")
    letter.get_by_label("The treatment").fill("surgery")
    expect(left).to_contain_text("All blanks are filled in")
    letter.get_by_label("The treatment").fill("   ")
    expect(left).to_contain_text("1 blank is still empty")


def test_a_letter_without_blanks_says_nothing_of_blanks(page, address):
    letter = open_letter(page, address, "words-ask-doctor-upset")
    said = (
        letter.locator(".letter__left"),
        letter.get_by_text("Your details"),
        letter.get_by_text("If you don't fill in"),
    )
    for one in said:
        expect(one).to_be_hidden()
    choose_who(page, "adult")
    for one in said:
        expect(one).to_be_visible()


def test_the_visit_of_the_checklist_is_offered(page, address):
    page.goto(f"{address}urgent/")
    put(page, document({"visit": {"date": "2027-03-15", "time": "09:30", "place": "Hill Clinic"}}))
    letter = open_letter(page, address, "words-ask-interpreter")
    offer = letter.get_by_role("button", name=re.compile(r"Use: .*March 15, 2027.* 9:30\sAM$"))
    offer.click()
    expect(letter.get_by_label("The date of your visit")).to_have_value("2027-03-15")
    expect(letter.get_by_label("The date of your visit")).to_be_focused()
    expect(offer).not_to_be_visible()
    expect(words(letter)).to_contain_text(re.compile(r"I have a visit on .*March 15, 2027.* 9:30\sAM\."))


def test_undo_takes_back_what_was_typed(page, address):
    letter = open_letter(page, address)
    letter.get_by_label("Your name").fill("Maria")
    page.get_by_role("button", name="Undo").click()
    expect(letter.get_by_label("Your name")).to_have_value("")
    expect(words(letter)).not_to_contain_text("Maria")
    expect(status(page)).to_have_text("Undone: what you typed in: Your name")


def test_hostile_text_stays_text(page, address):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    letter = open_letter(page, address)
    title = page.title()
    letter.get_by_label("Your name").fill(HOSTILE)
    letter.get_by_label("Add your own words").fill(HOSTILE)
    expect(words(letter)).to_contain_text(HOSTILE)
    page.reload()
    expect(words(letter).locator("img, script")).to_have_count(0)
    assert page.title() == title
    assert not [url for url in asked if url.endswith("/x")]


# choosing what is in it

OTHER = "letter-for-someone-else"
CHILD = {"who": "child", "situation/child": True, "blank/patient-name": "Kim Sample"}


def row(letter, name):
    return letter.get_by_role("group", name="Choose what to include").get_by_role("checkbox", name=name)


def copied(page, letter):
    letter.get_by_role("button", name="Copy").click()
    expect(status(page)).to_contain_text("copied")
    return page.evaluate("navigator.clipboard.readText()")


def chosen(page):
    return {name: value for name, value in stored(page).items() if "/row/" in name or "/without/" in name}


def test_without_javascript_each_row_to_choose_has_a_box_to_check_by_hand(new_context, address):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}letters/#letter-{OTHER}")
    page.emulate_media(media="print")
    rows = page.locator(f'[data-words="{OTHER}"] :is([data-row], .ground)')
    assert rows.count() > 10
    for one in rows.all():
        expect(one).to_be_visible()
        assert one.evaluate("one => getComputedStyle(one, '::before').borderTopStyle") == "solid"


def test_the_letter_its_copy_and_the_plan_have_the_rows_that_are_chosen(context, address):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    letter = open_letter(page, address)
    row(letter, "visit notes").uncheck()
    row(letter, "in my patient portal").check()
    expect(words(letter).get_by_text("visit notes")).not_to_be_visible()
    expect(words(letter).get_by_text("in my patient portal")).to_be_visible()
    copy = copied(page, letter)
    assert "- in my patient portal" in copy and "visit notes" not in copy and "interpreter" not in copy
    assert sorted(chosen(page).values()) == ["in", "out"]
    page.goto(f"{address}plan/")
    on_plan = page.locator(f'[data-words="{RECORDS}"]')
    expect(on_plan).to_contain_text("in my patient portal")
    expect(on_plan.get_by_text("visit notes")).not_to_be_visible()


def test_a_row_that_is_as_at_first_again_keeps_nothing(page, address):
    letter = open_letter(page, address)
    row(letter, "visit notes").uncheck()
    row(letter, "visit notes").check()
    assert chosen(page) == {}


def test_a_list_with_all_rows_out_goes_with_the_line_that_leads_into_it(page, address):
    letter = open_letter(page, address)
    for one in letter.locator(".letter__group").nth(0).get_by_role("checkbox").all():
        one.uncheck()
    expect(words(letter).get_by_text("Please include:")).not_to_be_visible()
    expect(words(letter).locator("ul:visible")).to_have_count(1)
    page.get_by_role("button", name="Undo").click()
    expect(words(letter).get_by_text("Please include:")).to_be_visible()


def test_only_blanks_that_are_in_the_letter_have_a_field(page, address):
    letter = open_letter(page, address)
    row(letter, "by email").uncheck()
    expect(letter.get_by_label("Your email", exact=True)).not_to_be_visible()
    row(letter, "by email").check()
    expect(letter.get_by_label("Your email", exact=True)).to_be_visible()


def test_who_needs_an_interpreter_asks_for_one_without_choosing_it(context, address):
    one, other = context.new_page(), context.new_page()
    letter = open_letter(one, address, "words-book-visit")
    asks = words(letter).locator("[data-person=me]").get_by_text("interpreter")
    expect(asks).not_to_be_visible()
    other.goto(f"{address}checklist/")
    other.locator("#fit-situation > summary").click()
    other.locator('[data-field="situation/interpreter"]').check()
    expect(asks).to_be_visible()
    expect(letter.locator("#words-book-visit-language")).to_be_visible()
    row(letter, "interpreter").uncheck()
    expect(asks).not_to_be_visible()
    other.locator('[data-field="situation/interpreter"]').uncheck()
    expect(row(letter, "interpreter")).not_to_be_checked()
    expect(asks).not_to_be_visible()


def test_a_sentence_can_be_left_out_everywhere_and_brought_back(context, address):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page, beside = context.new_page(), context.new_page()
    letter = open_letter(page, address, PLAN)
    same = words(open_letter(beside, address, PLAN))
    letter.get_by_text("Leave out a sentence").click()
    box = letter.locator(".letter__sentences").get_by_role("checkbox").first
    sentence = words(letter).locator("[data-sentence]").first
    text = sentence.inner_text().strip()
    box.uncheck()
    expect(sentence).not_to_be_visible()
    expect(same.locator("[data-sentence]").first).not_to_be_visible()
    assert list(chosen(page).values()) == [True]
    assert text.split("Your")[0] not in copied(page, letter)
    page.reload()
    expect(sentence).not_to_be_visible()
    letter.get_by_text("Leave out a sentence").click()
    box.check()
    expect(sentence).to_be_visible()
    assert chosen(page) == {}


def test_a_paragraph_with_all_sentences_out_leaves_no_gap(page, address):
    letter = open_letter(page, address, "letter-fix-record")
    letter.get_by_text("Leave out a sentence").click()
    last = words(letter).locator("p:has([data-sentence]):visible").last
    keys = last.locator("[data-sentence]").evaluate_all("all => all.map((one) => one.dataset.sentence)")
    before = words(letter).locator("p:visible").count()
    for key in keys:
        letter.locator(f'.letter__sentences [value="{key}"]').uncheck()
    expect(words(letter).locator("p:visible")).to_have_count(before - 1)


# for someone else


def test_a_letter_for_a_child_says_whose_parent_writes(page, address):
    page.goto(f"{address}urgent/")
    put(page, document(CHILD))
    letter = open_letter(page, address, OTHER)
    expect(words(letter)).to_contain_text("Kim Sample")
    expect(words(letter).locator(".ground:visible")).to_have_count(1)
    expect(words(letter).locator('[data-person="child"]')).to_be_visible()
    expect(words(letter).locator(".permission")).not_to_be_visible()
    expect(page.locator(f"#letter-{RECORDS}")).not_to_be_visible()


@pytest.mark.parametrize("name", [OTHER, "letter-second-reading", "letter-fix-record"])
def test_an_adult_who_is_helped_signs_below_the_letter(page, address, name):
    page.goto(f"{address}urgent/")
    put(page, document({"who": "adult", "blank/patient-name": "Kim Sample"}))
    letter = open_letter(page, address, name)
    signed = words(letter).locator(".permission")
    expect(signed).to_contain_text("Kim Sample")
    expect(letter.get_by_label("Who you are to the patient")).to_be_visible()
    with page.expect_download() as found:
        letter.get_by_role("button", name="Download as text").click()
    text = found.value.path().read_text("utf-8")
    assert text.index("Kim Sample") < text.rindex(signed.locator("p").last.inner_text().strip())


# on the plan


def test_a_letter_that_is_filled_in_is_on_the_plan_and_one_undo_takes_back_both(page, address):
    letter = open_letter(page, address)
    letter.get_by_label("Your name").press_sequentially("Mar")
    expect(letter.get_by_label("Put this on my plan page")).to_be_checked()
    letter.get_by_label("Your name").press_sequentially("ia")
    page.get_by_role("button", name="Undo").click()
    expect(letter.get_by_label("Your name")).to_have_value("")
    expect(letter.get_by_label("Put this on my plan page")).not_to_be_checked()
    assert stored(page) == {}


def test_a_letter_that_the_reader_took_from_the_plan_stays_away(page, address):
    letter = open_letter(page, address)
    plan = letter.get_by_label("Put this on my plan page")
    plan.check()
    plan.uncheck()
    letter.get_by_label("Your name").fill("Maria")
    letter.get_by_role("button", name="Download as text").click()
    expect(words(letter)).to_contain_text("Maria")
    expect(plan).not_to_be_checked()
    page.goto(f"{address}plan/")
    expect(page.locator(f'[data-words="{RECORDS}"]')).not_to_be_visible()


@pytest.mark.parametrize("way", ["Copy", "Download as text", "paper"])
def test_a_letter_that_is_taken_along_is_on_the_plan(page, address, way):
    letter = open_letter(page, address)
    if way == "paper":
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    else:
        letter.get_by_role("button", name=way).click()
    expect(letter.get_by_label("Put this on my plan page")).to_be_checked()


# taking along


def test_the_copy_has_lines_for_what_is_empty(context, address):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    letter = open_letter(page, address, PLAN)
    letter.get_by_label("Your name").fill("Maria Lopez")
    letter.get_by_role("button", name="Copy").click()
    expect(status(page)).to_contain_text("copied")
    copy = page.evaluate("navigator.clipboard.readText()")
    assert copy.startswith(
        "Hello, my name is Maria Lopez. My member number is ____________________ (The member number)."
    )
    assert "\n- Do I need a referral or prior approval? How do I get it?\n" in copy


def test_words_for_a_chatbot_are_copied_with_what_the_reader_adds(context, address):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    letter = open_letter(page, address, "chatbot-plain-words")
    letter.get_by_label("Add your own words").fill("No acute process.")
    letter.get_by_role("button", name="Copy").click()
    expect(status(page)).to_contain_text("copied")
    assert page.evaluate("navigator.clipboard.readText()").endswith("Here is the text:\n\nNo acute process.")
    expect(letter).not_to_contain_text("stay in English")


def test_words_for_a_chatbot_ask_for_nothing_that_tells_who_the_reader_is(guide_site):
    prompts = guide_site.guide.items_of(Chatbot)
    asked = {blank.id for item in prompts for blank, _ in blanks_of(guide_site, item)}
    assert asked == {"hard-word", "illness", "patient-illness", "treatment"}
    assert all("names" in words for item in prompts if item.words for words in (item.words, item.words_for_other))


def test_where_copying_is_refused_the_text_can_be_marked(page, address):
    page.add_init_script(
        "navigator.clipboard.writeText = () => Promise.reject(new Error('no')); document.execCommand = () => false;"
    )
    letter = open_letter(page, address, PLAN)
    letter.get_by_role("button", name="Copy").click()
    expect(letter.locator(".keep__out textarea")).to_have_value(re.compile("^Hello, my name is ____"))
    expect(letter.locator(".keep__out textarea")).to_be_focused()


def test_the_download_is_the_text(page, address):
    letter = open_letter(page, address)
    letter.get_by_label("Your name").fill("Zoë 🙂 Łopez")
    with page.expect_download() as found:
        letter.get_by_role("button", name="Download as text").click()
    assert found.value.suggested_filename == f"second-opinion-{RECORDS}.txt"
    text = found.value.path().read_text("utf-8")
    assert "My name is Zoë 🙂 Łopez." in text and text.endswith("Zoë 🙂 Łopez\n")
    assert "Sign here" not in text


def test_the_download_is_the_letter_whose_button_was_pressed(page, address):
    letter = open_letter(page, address)
    scripts = hold_back(page, "**/offer-file.js")
    with page.expect_request("**/offer-file.js"):
        letter.get_by_role("button", name="Download as text").click()
    page.evaluate("(id) => { location.hash = `letter-${id}`; }", PLAN)
    expect(letter.locator("details").first).not_to_have_attribute("open", "")
    with page.expect_download() as found:
        arrived(page, scripts).continue_()
    assert "Hello, my name is" not in found.value.path().read_text("utf-8")


def test_print_is_a_letter_and_nothing_else(page, address):
    letter = open_letter(page, address)
    letter.get_by_label("Your name").fill("Maria Lopez")
    assert [pages_of(page.pdf(format=paper)) for paper in ("A4", "Letter")] == [1, 1]
    page.emulate_media(media="print")
    expect(words(letter)).to_be_visible()
    expect(letter.get_by_text("Sign here")).to_be_visible()
    for hidden in (
        "h1",
        ".print-emergency",
        ".letters__group",
        ".letter__fields",
        ".letter__acts",
        ".keep",
        ".bar",
        ".md-header",
        f"#letter-{PLAN}",
    ):
        expect(page.locator(f"{hidden} >> nth=0")).not_to_be_visible()
    page.emulate_media(media="screen")
    letter = open_letter(page, address, PLAN)
    page.emulate_media(media="print")
    expect(letter.locator("h2")).to_be_visible()
    expect(letter.locator(".line").first).to_be_visible()


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_no_line_that_leads_to_another_is_the_last_on_a_sheet(page, address, paper):
    page.goto(f"{address}letters/")
    sheets = [text.strip().split("\n") for text in page_texts(page.pdf(format=paper))]
    assert len(sheets) > 9
    assert [lines[-1] for lines in sheets if lines[-1].endswith(":")] == []
    assert all(len(lines) > 3 for lines in sheets)


def test_a_call_prints_as_a_sheet_with_lines_for_the_answers(page, address):
    page.goto(f"{address}urgent/")
    put(page, document({"blank/decide-by": "2027-04-10"}))
    letter = open_letter(page, address, PLAN)
    assert [pages_of(page.pdf(format=paper)) for paper in ("A4", "Letter")] == [1, 1]
    page.emulate_media(media="print")
    expect(letter.locator(".print-head")).to_contain_text("Decide by: Saturday, April 10, 2027")
    expect(letter.locator(".print-head")).to_contain_text("Number to call")
    expect(page.locator(".print-address")).to_be_visible()
    expect(page.locator(".print-emergency")).to_be_visible()
    questions = letter.locator(".words :is(li, p):visible", has_text="?")
    answers = letter.locator(".answer:visible")
    assert questions.count() == answers.count() == 7
    assert answers.first.evaluate("one => getComputedStyle(one, '::after').borderBottomStyle") == "solid"


def test_keyboard_alone_is_enough(page, address):
    page.goto(f"{address}letters/")
    page.wait_for_selector(".is-live")
    letter = page.locator(".letter").first
    letter.locator("summary").first.focus()
    page.keyboard.press("Enter")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "text":
            break
    page.keyboard.type("my knee")
    expect(words(letter)).to_contain_text("my knee")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "checkbox":
            break
    assert stored(page)["letter/words-safe-to-wait/plan"] is True
    page.keyboard.press("Space")
    expect(status(page)).to_have_text("It's no longer on your plan page.")
    assert stored(page)["letter/words-safe-to-wait/plan"] == "no"


def test_who_types_before_the_browser_tells_of_the_new_address_goes_on_typing(page, address):
    letter = open_letter(page, address, RECORDS)
    letter.get_by_label("Your name").press_sequentially("Mar")
    page.evaluate("window.dispatchEvent(new HashChangeEvent('hashchange'))")
    page.keyboard.type("ia")
    expect(words(letter)).to_contain_text("Maria")


def test_nothing_is_sent(page, address):
    letter = open_letter(page, address)
    page.wait_for_load_state("networkidle")
    asked = []
    page.on("request", lambda request: asked.append(request))
    letter.get_by_label("Your name").fill("Maria")
    letter.get_by_label("Your name").press("Enter")
    expect(letter.get_by_label("Put this on my plan page")).to_be_checked()
    assert asked == [] and page.url.endswith(f"#letter-{RECORDS}")


def test_the_script_is_light():
    own = (PROJECT / "docs/assets/js/tools/letters").glob("*.js")
    assert sum(len(gzip.compress(path.read_bytes())) for path in own) < 8_000


# the content


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("script: words-call-plan", "script: words-call-pla", "letter"),
        ("script: words-call-plan", "script: words-book-visit", "letter"),
    ],
)
def test_a_wrong_list_of_letters_is_told(tmp_path, old, new, rule):
    for path in (PROJECT / "content").glob("*.yml"):
        text = path.read_text("utf-8")
        (tmp_path / path.name).write_text(text.replace(old, new, 1) if path.name == "letters.yml" else text, "utf-8")
    problems = [one for one in check(read(tmp_path, tmp_path)) if one.rule == rule]
    assert len(problems) == 2
    assert all(one.place.file == "letters.yml" for one in problems)


TRANSLATE = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const $texts = [];
  while (walker.nextNode()) $texts.push(walker.currentNode);
  for (const $text of $texts) {
    if (!$text.data.trim() || $text.parentElement.closest("[translate=no], script, textarea")) continue;
    const $font = document.createElement("font");
    $font.textContent = "Palabras";
    $text.replaceWith($font);
  }
}"""
"""What a browser does to a page that it translates."""


def test_a_letter_stays_as_it_is_when_the_browser_translates_the_page(page, address):
    letter = open_letter(page, address)
    letter.get_by_label("Your name", exact=True).fill("Rosa Grant")
    before = words(letter).inner_text()
    assert "Rosa Grant" in before
    page.evaluate(TRANSLATE)
    assert letter.locator("h2").inner_text() == "Palabras"
    assert words(letter).inner_text() == before
    letter.get_by_label("Your name", exact=True).or_(letter.locator("[data-field='blank/my-name']")).first.fill(
        "Rose Grant"
    )
    assert words(letter).inner_text() == before.replace("Rosa", "Rose")
