"""The letters on a Spanish page: the reader fills them in once, reads them in Spanish, and hands out the English."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from ..conftest import soup
from ..helpers.checklist import document, put, status, until_stored
from ..helpers.tools import pages_of

PLAN = "words-call-plan"
RECORDS = "records-request-letter"
FOR_OTHER = "letter-for-someone-else"
INTERPRETER = "words-ask-interpreter"
CARD = "I speak Spanish. I need an interpreter."


@pytest.fixture(scope="module")
def say(content):
    """The words of the Spanish page."""
    return content.translations["es"].guide.letters.words


@pytest.fixture
def page(context):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    return context.new_page()


def open_letter(page, address, name, fields=None, path="es/que-digo/"):
    if fields:
        page.goto(f"{address}es/")
        put(page, document(fields))
    page.goto(f"{address}{path}#letter-{name}")
    page.wait_for_selector(".is-live")
    return page.locator(f"#letter-{name}")


def english(letter):
    return letter.locator("[lang=en] .words")


def spanish(letter):
    return letter.locator(".words").first


def field(letter, blank):
    return letter.locator(f'[data-field="blank/{blank}"]')


def copied(page, letter, button):
    letter.get_by_role("button", name=button).click()
    expect(letter.locator(".keep__out")).to_be_visible()
    return page.evaluate("navigator.clipboard.readText()")


# without JavaScript


def test_each_letter_is_there_in_both_languages_and_a_prompt_in_one(site, guide_site):
    html = soup(site / "es" / "que-digo" / "index.html")
    for group in guide_site.guide.letters.groups:
        for one in group.letters:
            texts = html.find(id=f"letter-{one.script}").select(".words")
            assert [text.find_parent(lang=True)["lang"] for text in texts] == (
                ["es"] if one.use == "copy" else ["es", "en"]
            )


def test_the_english_is_that_of_the_english_page(site):
    ours, theirs = (soup(site / path / "index.html") for path in ("es/que-digo", "letters"))
    texts = {text["data-words"]: text.get_text() for text in theirs.select(".words")}
    for text in ours.select("[lang=en] .words"):
        assert text.get_text() == texts[text["data-words"]]


def test_both_can_be_read_without_javascript(new_context, address):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}es/que-digo/#letter-{RECORDS}")
    letter = page.locator(f"#letter-{RECORDS}")
    letter.locator("summary").first.click()
    expect(spanish(letter)).to_contain_text("notas de consultas")
    expect(spanish(letter)).to_be_visible()
    expect(english(letter)).to_contain_text("visit notes")
    expect(english(letter)).to_be_visible()


def test_the_card_for_an_interpreter_is_there_without_javascript(new_context, address):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}es/mi-situacion/ayuda-en-su-idioma/")
    card = page.locator("[lang=en]", has_text=CARD)
    expect(card).to_be_in_viewport()
    page.emulate_media(media="print")
    expect(card).to_be_visible()


@pytest.mark.parametrize(("path", "count"), [("que-digo", 1), ("en-mi-consulta", 1), ("mi-situacion/cancer", 0)])
def test_the_card_is_where_an_interpreter_is_asked_for(site, path, count):
    html = soup(site / "es" / path / "index.html")
    assert len(html.find_all(string=CARD)) == count


def test_an_english_page_has_no_card_and_no_second_text(site):
    for path in ("letters", "special/language-help", "visit", "plan"):
        assert not soup(site / path / "index.html").select(".to-show, article [lang]")


# filling in


def test_what_is_typed_is_at_once_in_both(page, address):
    letter = open_letter(page, address, PLAN)
    field(letter, "my-name").press_sequentially("Ana")
    expect(spanish(letter)).to_contain_text("Hola, me llamo Ana.")
    expect(english(letter)).to_contain_text("Hello, my name is Ana.")
    field(letter, "my-name").fill("")
    expect(spanish(letter)).to_contain_text("me llamo Su nombre")
    expect(english(letter)).to_contain_text("my name is Your name")


def test_a_date_is_said_in_the_language_of_the_text(page, address):
    letter = open_letter(page, address, RECORDS)
    field(letter, "birth-date").fill("1960-04-03")
    expect(spanish(letter)).to_contain_text("3 de abril de 1960")
    expect(english(letter)).to_contain_text("I was born on April 3, 1960.")


def test_today_is_offered_and_said_in_both(page, address):
    page.clock.set_fixed_time("2027-03-05T12:00:00")
    letter = open_letter(page, address, RECORDS)
    letter.get_by_role("button", name="5 de marzo de 2027").click()
    expect(spanish(letter)).to_contain_text("5 de marzo de 2027")
    expect(english(letter)).to_contain_text("March 5, 2027")


def test_a_browser_that_translates_the_english_page_leaves_its_dates(page, address):
    letter = open_letter(page, address, INTERPRETER, path="letters/")
    page.evaluate("document.documentElement.lang = 'es'")
    field(letter, "visit-date").fill("2027-03-15")
    expect(letter.locator(".words")).to_contain_text("I have a visit on March 15, 2027.")


def test_own_words_are_in_both(page, address):
    letter = open_letter(page, address, PLAN)
    letter.locator(f'[data-field="letter/{PLAN}/own"]').fill("My own words.")
    for text in (spanish(letter), english(letter)):
        expect(text.get_by_text("My own words.")).to_be_visible()


def test_a_sentence_that_is_left_out_is_gone_in_both_and_stays_so_on_the_english_page(page, address):
    letter = open_letter(page, address, PLAN)
    letter.locator(".letter__sentences > summary").click()
    box = letter.locator(".letter__sentences label", has_text="Quisiera obtener una segunda opinión")
    box.locator("input").uncheck()
    gone = "I'd like to get a second opinion"
    expect(spanish(letter).get_by_text("Quisiera obtener una segunda opinión").first).not_to_be_visible()
    expect(english(letter).get_by_text(gone).first).not_to_be_visible()
    expect(english(letter).get_by_text("My member number is").first).to_be_visible()
    letter = open_letter(page, address, PLAN, path="letters/")
    expect(letter.locator(".words").get_by_text("My member number is").first).to_be_visible()
    expect(letter.locator(".words").get_by_text(gone).first).not_to_be_visible()


def test_a_row_that_is_not_chosen_is_gone_in_both(page, address):
    letter = open_letter(page, address, RECORDS)
    row = letter.locator(".letter__rows").get_by_label("notas de consultas")
    row.uncheck()
    expect(spanish(letter).get_by_text("notas de consultas")).not_to_be_visible()
    expect(english(letter).get_by_text("visit notes")).not_to_be_visible()
    row.check()
    expect(english(letter).get_by_text("visit notes")).to_be_visible()


def test_each_blank_has_one_field_and_counts_once(page, address, say):
    letter = open_letter(page, address, INTERPRETER)
    expect(field(letter, "language")).to_have_count(1)
    field(letter, "my-name").fill("Ana")
    field(letter, "language").fill("Spanish")
    expect(letter.locator(".letter__left")).to_have_text(say["left_one"])


# for someone else


def test_a_child_is_called_so_in_the_language_of_the_text(page, address):
    letter = open_letter(page, address, PLAN, {"who": "child", "situation/child": True})
    expect(spanish(letter)).to_contain_text("llamo por mi hijo o hija")
    expect(english(letter)).to_contain_text("calling about my child")
    letter = open_letter(page, address, PLAN, {"who": "child", "situation/child": True, "blank/patient": "Leo"})
    expect(spanish(letter)).to_contain_text("llamo por Leo")
    expect(english(letter)).to_contain_text("calling about Leo")


def test_who_writes_and_who_permits_it_is_said_in_both(page, address):
    letter = open_letter(page, address, FOR_OTHER, {"who": "adult", "blank/patient-name": "Leo Ruiz"})
    expect(spanish(letter).get_by_text("Leo Ruiz me pidió ayuda")).to_be_visible()
    expect(english(letter).get_by_text("Leo Ruiz asked me to help")).to_be_visible()
    expect(spanish(letter).get_by_text("Permiso del paciente")).to_be_visible()
    expect(english(letter).get_by_text("Permission from the patient")).to_be_visible()


# one store


def test_what_was_filled_in_on_one_page_is_on_the_other(page, address):
    letter = open_letter(page, address, PLAN, path="letters/")
    field(letter, "my-name").fill("Ana Ruiz")
    until_stored(page, "blank/my-name", "Ana Ruiz")
    letter = open_letter(page, address, PLAN)
    expect(field(letter, "my-name")).to_have_value("Ana Ruiz")
    expect(english(letter)).to_contain_text("Hello, my name is Ana Ruiz.")
    field(letter, "new-doctor").fill("Dr. Green")
    until_stored(page, "blank/new-doctor", "Dr. Green")
    letter = open_letter(page, address, PLAN, path="letters/")
    expect(letter.locator(".words")).to_contain_text("Is Dr. Green in my network?")


# taking along


def test_the_copy_for_the_office_is_english_with_its_dates_and_lines(page, address, say):
    letter = open_letter(page, address, RECORDS, {"blank/my-name": "Ana Ruiz", "blank/date-needed": "2027-03-21"})
    copy = copied(page, letter, say["copy_english"])
    assert "My name is Ana Ruiz. I was born on ____________________ (Your birth date)." in copy
    assert "I need everything by March 21, 2027." in copy and "- visit notes" in copy
    assert "Me llamo" not in copy


def test_what_is_said_can_be_copied_in_spanish_too(page, address, say):
    letter = open_letter(page, address, PLAN, {"blank/my-name": "Ana Ruiz"})
    copy = copied(page, letter, say["copy_own"])
    assert copy.startswith("Hola, me llamo Ana Ruiz. Mi número de miembro es ____")
    expect(status(page)).to_have_text(say["copied"])
    expect(letter.get_by_label(say["plan"])).to_be_checked()
    letter = open_letter(page, address, RECORDS)
    expect(letter.get_by_role("button", name=say["copy_own"])).to_have_count(0)


def test_a_prompt_for_a_chatbot_is_copied_as_it_is_read(page, address, say):
    letter = open_letter(page, address, "chatbot-explain-word")
    words = spanish(letter).locator("p:visible").first.inner_text()
    assert copied(page, letter, say["copy_letter"]).split("_")[0] in words


def test_the_download_is_english(page, address, say):
    letter = open_letter(page, address, RECORDS, {"blank/my-name": "Ana Ruiz"})
    with page.expect_download() as found:
        letter.get_by_role("button", name=say["download"]).click()
    text = found.value.path().read_text("utf-8")
    assert "Thank you for your help." in text and "Gracias" not in text


def test_a_letter_is_on_paper_in_english_and_a_call_in_both(page, address, say):
    letter = open_letter(page, address, RECORDS)
    assert pages_of(page.pdf(format="Letter")) == 1
    page.emulate_media(media="print")
    expect(english(letter)).to_be_visible()
    expect(english(letter).get_by_text("Sign here")).to_be_visible()
    expect(spanish(letter)).not_to_be_visible()
    page.emulate_media(media="screen")
    letter = open_letter(page, address, PLAN)
    page.emulate_media(media="print")
    for text, heading in ((spanish(letter), say["for_reader"]), (english(letter), say["for_office"])):
        expect(text).to_be_visible()
        expect(letter.get_by_text(heading)).to_be_visible()


def test_the_plan_has_the_english_below_a_spanish_title(page, address, say):
    page.goto(f"{address}es/")
    put(page, document({f"letter/{PLAN}/plan": True, "blank/my-name": "Ana Ruiz"}))
    page.goto(f"{address}es/mi-plan/")
    page.wait_for_selector(".is-live")
    letter = page.locator(f'[data-letter="{PLAN}"]')
    expect(letter.get_by_role("heading", name="Llame a su plan de salud")).to_be_visible()
    expect(letter.get_by_text(say["for_office"])).to_be_visible()
    expect(letter.locator(".words")).to_have_count(1)
    expect(letter.locator("[lang=en] .words")).to_contain_text("Hello, my name is Ana Ruiz.")


# how it looks


@pytest.mark.parametrize("width", [360, 1280])
def test_both_are_next_to_each_other_where_there_is_room(new_context, address, width):
    page = new_context(viewport={"width": width, "height": 800}).new_page()
    letter = open_letter(page, address, PLAN)
    ours, theirs = (text.bounding_box() for text in (spanish(letter), english(letter)))
    if width == 1280:
        assert ours["y"] == theirs["y"] and ours["x"] + ours["width"] < theirs["x"]
    else:
        assert ours["x"] == theirs["x"] and ours["y"] + ours["height"] < theirs["y"]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


# in every engine


@pytest.mark.chromium_in("test_letters_in_two_languages.py")
def test_a_letter_is_filled_in_once_and_handed_out_in_english(reader):
    reader.open_tool(f"es/que-digo/#letter-{PLAN}")
    letter = f"#letter-{PLAN}"
    reader.type(f'{letter} [data-field="blank/my-name"]', "Ana Ruiz")
    assert "Hola, me llamo Ana Ruiz." in reader.text(f"{letter} .letter__own")
    assert "Hello, my name is Ana Ruiz." in reader.text(f"{letter} .letter__office")
    for act, place, words in (
        ("copy-own", ".letter__own", "Hola, me llamo Ana Ruiz."),
        ("copy", ".letter__acts", "Hello, my name is Ana Ruiz."),
    ):
        reader.click(f"{letter} [data-act={act}]")
        reader.wait_for(f"{letter} {place} .keep__out")
        reader.copied(lambda text, words=words: text.startswith(words))
    assert not reader.messages()
