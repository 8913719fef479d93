"""What a clinic says of itself: typed once, kept on its device, and shown as its own words on all that it hands out."""

import json
import re
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import expect

from macros.text.markup import plain

from ..conftest import SUB_PATH
from ..helpers.paper import page_texts

ROOT = f"https://example.org{SUB_PATH}"
KEY = f"{SUB_PATH}#second-opinion-guide/clinic"
NAME = 'Green & "Valley" <b>Clinic</b>'
FIELDS = {"Name of your clinic": NAME, "Phone": "555-0100", "Who at your clinic read this": "Read by Dr. Lee."}
BLOCKED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"


def opened(page, address, query="?part=major-surgery&part=medicare"):
    page.goto(f"{address}clinics/{query}")
    page.locator("#own > summary").click()
    return page


def typed(page, address, query="?part=major-surgery&part=medicare"):
    opened(page, address, query)
    for label, words in FIELDS.items():
        page.get_by_label(label, exact=True).fill(words)
    expect(page.locator("#own-state")).to_have_text("Saved on this device.")
    return page


def picture(size=(900, 300), kind="PNG"):
    file = BytesIO()
    Image.effect_noise(size, 80).convert("RGB").save(file, kind)
    return {"name": f"logo.{kind.lower()}", "mimeType": f"image/{kind.lower()}", "buffer": file.getvalue()}


def give_logo(page, file):
    page.get_by_label("Logo, from a picture file").set_input_files(file)


# Typed once, and kept


def test_it_is_there_after_a_reload_in_the_other_language_and_in_another_tab(page, address):
    typed(page, address)
    other = page.context.new_page()
    opened(other, address, "")
    page.get_by_label("Phone", exact=True).fill("555-0199")
    expect(other.get_by_label("Phone", exact=True)).to_have_value("555-0199")
    page.goto(f"{address}es/para-clinicas/")
    expect(page.locator("#own-name")).to_have_text(NAME)


def test_what_is_typed_is_on_the_device_at_once(page, address):
    opened(page, address)
    page.get_by_label("Name of your clinic").press_sequentially("Hill")
    assert json.loads(page.evaluate("key => localStorage.getItem(key)", KEY))["name"] == "Hill"


def test_it_can_be_removed_and_brought_back(page, address):
    typed(page, address)
    page.get_by_role("button", name="Remove all of this").click()
    assert page.evaluate("key => localStorage.getItem(key)", KEY) is None
    expect(page.get_by_label("Name of your clinic")).to_have_value("")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_label("Name of your clinic")).to_have_value(NAME)
    assert json.loads(page.evaluate("key => localStorage.getItem(key)", KEY))["phone"] == "555-0100"


def test_a_reader_who_erases_answers_does_not_erase_it(page, address):
    typed(page, address)
    page.evaluate(f"localStorage.removeItem('{SUB_PATH}#second-opinion-guide')")
    page.reload()
    expect(page.locator("#own-name")).to_have_text(NAME)


def test_where_nothing_can_be_stored_it_says_so_and_works_until_the_page_closes(new_context, address):
    context = new_context()
    context.add_init_script(BLOCKED)
    page = opened(context.new_page(), address)
    page.get_by_label("Name of your clinic").fill(NAME)
    expect(page.locator("#own-state")).to_contain_text("This browser doesn't save what you enter here")
    page.locator("#codes").get_by_role("link", name=re.compile("^Handout")).first.click()
    expect(page.get_by_label("Given to you by")).to_have_value(NAME)


@pytest.mark.parametrize(
    "stored", ["{", "[]", "null", '{"name": 7, "logo": "data:image/svg+xml,<svg onload=alert(1)>"}', '"x"']
)
def test_what_another_program_left_there_breaks_nothing(page, address, stored):
    faults = []
    page.on("pageerror", lambda fault: faults.append(fault))
    page.goto(address)
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, stored])
    for path in ("clinics/?part=medicare", "print/medicare/"):
        page.goto(address + path)
        expect(page.locator("img[data-logo], #logo").first).to_be_hidden()
    assert faults == []


def test_what_is_too_long_is_said_and_kept_and_shown_in_part(page, address):
    opened(page, address)
    page.get_by_label("Name of your clinic").fill("x" * 300)
    expect(page.locator("#own-state")).to_contain_text("Only the first 80 characters are shown.")
    page.reload()
    expect(page.get_by_label("Name of your clinic")).to_have_value("x" * 300)
    expect(page.locator("#own-name")).to_have_text("x" * 80)


# The logo


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF"])
def test_a_logo_is_kept_small_and_drawn_anew(page, address, kind):
    give_logo(opened(page, address), picture((2400, 700), kind))
    expect(page.locator("#own img")).to_be_visible()
    logo = json.loads(page.evaluate("key => localStorage.getItem(key)", KEY))["logo"]
    assert logo.startswith("data:image/png;base64,") and len(logo) <= 200_000
    page.goto(f"{address}print/medicare/")
    expect(page.locator("#logo")).to_be_visible()
    assert page.locator("#logo").evaluate("(image) => image.decode().then(() => image.naturalWidth)") > 0


SLOW_FILES = """
window.files = [];
const { readAsDataURL } = FileReader.prototype;
FileReader.prototype.readAsDataURL = function (file) {
  window.files.push(() => new Promise((done) => {
    this.addEventListener("load", async () => {
      const image = new Image();
      image.src = this.result;
      await image.decode();
      requestAnimationFrame(() => setTimeout(done));
    });
    readAsDataURL.call(this, file);
  }));
};
"""
"""Each file is read only when its function in ``files`` is called."""


def test_what_is_typed_while_a_logo_is_read_stays(page, address):
    page.add_init_script(SLOW_FILES)
    give_logo(opened(page, address), picture())
    page.get_by_label("Name of your clinic").fill(NAME)
    page.evaluate("files[0]()")
    expect(page.locator("#own img")).to_be_visible()
    expect(page.get_by_label("Name of your clinic")).to_have_value(NAME)
    assert json.loads(page.evaluate("key => localStorage.getItem(key)", KEY))["name"] == NAME


def test_of_two_logos_the_one_that_was_chosen_last_is_kept(page, address):
    page.add_init_script(SLOW_FILES)
    opened(page, address)
    for size in ((300, 100), (200, 100)):
        give_logo(page, picture(size))
    width = "document.querySelector('#own img').naturalWidth"
    page.evaluate("files[1]()")
    page.wait_for_function(f"{width} === 200")
    page.evaluate("files[0]()")
    assert page.evaluate(width) == 200


def test_an_svg_becomes_a_picture_and_runs_nothing(page, address):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    code = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" onload="window.ran = 1"><script>window.ran = 1</script>'
        '<image href="https://evil.example/x.png" width="9" height="9"/><rect width="40" height="20" fill="#f00"/></svg>'
    )
    give_logo(opened(page, address), {"name": "logo.svg", "mimeType": "image/svg+xml", "buffer": code.encode()})
    expect(page.locator("#own img")).to_be_visible()
    assert page.locator("#own img").get_attribute("src").startswith("data:image/png;base64,")
    assert page.evaluate("window.ran") is None
    assert not [url for url in asked if "evil.example" in url]


@pytest.mark.parametrize(
    "file",
    [
        {"name": "logo.png", "mimeType": "image/png", "buffer": b"no picture"},
        {"name": "logo.html", "mimeType": "text/html", "buffer": b"<script>window.ran = 1</script>"},
        {"name": "logo.png", "mimeType": "image/png", "buffer": b"\x89PNG" + bytes(5_000_001)},
        {"name": "logo.svg", "mimeType": "image/svg+xml", "buffer": b"<svg"},
    ],
    ids=["broken", "page", "too big", "broken SVG"],
)
def test_a_file_that_is_no_logo_is_refused_and_the_old_one_stays(page, address, file):
    give_logo(opened(page, address), picture())
    expect(page.locator("#own img")).to_be_visible()
    before = page.evaluate("key => localStorage.getItem(key)", KEY)
    give_logo(page, file)
    expect(page.locator("#own-state")).to_contain_text("We couldn't use that file.")
    assert page.evaluate("key => localStorage.getItem(key)", KEY) == before


# Where it is shown


def test_it_is_on_the_handout_on_paper_too(page, address):
    give_logo(typed(page, address), picture())
    expect(page.locator("#own img")).to_be_visible()
    page.goto(f"{address}print/major-surgery/")
    expect(page.get_by_label("Given to you by")).to_have_value(NAME)
    expect(page.get_by_label("Phone")).to_have_value("555-0100")
    expect(page.locator("#review")).to_have_text(re.compile("In this clinic's own words:\\s+Read by Dr. Lee."))
    text = " ".join(" ".join(page_texts(page.pdf(format="Letter"))).split())
    assert NAME in text and "555-0100" in text and "Read by Dr. Lee." in text
    assert "Reviewed by a clinician: not yet." in text
    page.emulate_media(media="print")
    expect(page.locator("#logo")).to_be_visible()


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_clinics_words_and_logo_take_no_page_of_their_own(page, address, paper):
    longest = ("questions", "checklist", "faqs", "scripts")

    def pages_of(name, has_logo):
        page.goto(f"{address}print/{name}/")
        expect(page.locator("#logo")).to_be_visible(visible=has_logo)
        return len(page_texts(page.pdf(format=paper)))

    plain = {name: pages_of(name, False) for name in longest}
    give_logo(typed(page, address), picture())
    expect(page.locator("#own img")).to_be_visible()
    assert [name for name in longest if pages_of(name, True) > plain[name] + 1] == []


def test_a_handout_without_a_phone_has_no_empty_line_for_it(page, address):
    page.goto(f"{address}print/major-surgery/")
    page.emulate_media(media="print")
    expect(page.locator("#clinic-phone")).to_be_hidden()
    expect(page.locator("#clinic")).to_be_visible()


def test_a_long_name_is_whole_on_paper(page, address):
    name = "The Green Valley Regional Medical Center for Cancer and Blood Diseases"
    page.goto(f"{address}print/major-surgery/?clinic={name}")
    page.emulate_media(media="print")
    shown = page.get_by_text(name)
    expect(shown).to_be_visible()
    assert shown.evaluate("(one) => one.scrollWidth <= one.parentElement.clientWidth")


def test_another_clinics_name_gets_neither_logo_nor_review(page, address):
    give_logo(typed(page, address), picture())
    expect(page.locator("#own img")).to_be_visible()
    page.goto(f"{address}print/major-surgery/?clinic=Lake+Clinic")
    expect(page.get_by_label("Given to you by")).to_have_value("Lake Clinic")
    expect(page.locator("#logo")).to_be_hidden()
    expect(page.locator("#review")).to_be_hidden()


def test_what_is_typed_on_a_handout_stays_there_also_when_it_is_empty(page, address):
    typed(page, address)
    page.goto(f"{address}print/major-surgery/")
    page.get_by_label("Given to you by").fill("")
    page.get_by_label("Phone").fill("555-0111")
    page.reload()
    expect(page.get_by_label("Given to you by")).to_have_value("")
    expect(page.get_by_label("Phone")).to_have_value("555-0111")


def test_it_is_on_the_sheet_of_codes(page, address):
    give_logo(typed(page, address), picture())
    expect(page.locator("#own img")).to_be_visible()
    expect(page.locator(".sheet")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".sheet img")).to_be_visible()
    expect(page.locator("#sheet-name")).to_have_text(f"{NAME}, 555-0100")
    expect(page.locator(".sheet__review")).to_contain_text("In this clinic's own words:")
    expect(page.locator("#own")).to_be_hidden()


def test_it_is_in_the_box_as_copied_and_as_shown_here(page, address):
    typed(page, address, "?part=major-surgery&form=iframe")
    footer = page.frame_locator("#preview").locator("footer")
    expect(footer).to_contain_text(f"Given to you by {NAME} 555-0100")
    expect(footer).to_contain_text("In this clinic's own words: Read by Dr. Lee.")
    code = page.get_by_label("Text to copy").input_value()
    assert "<b>" not in code and "clinic=Green+%26+%22Valley%22" in code
    host = page.context.new_page()
    host.set_content(code.replace(ROOT, address))
    shown = host.frame_locator("iframe").locator("footer")
    expect(shown).to_contain_text(f"Given to you by {NAME} 555-0100")


# How the box looks


def test_the_preview_and_the_code_follow_the_form_and_the_address_keeps_it(page, address):
    page.goto(f"{address}clinics/?part=major-surgery")
    expect(page.locator("#preview")).to_be_hidden()
    page.get_by_label("Box for your site (iframe)").check()
    html = page.frame_locator("#preview").locator("html")
    expect(html).to_have_css("background-color", "rgb(255, 255, 255)")
    page.get_by_label("Dark", exact=True).check()
    page.get_by_label("Color", exact=True).fill("#7a1f5c")
    expect(html).to_have_css("background-color", "rgb(19, 32, 31)")
    expect(html).to_have_css("border-top-color", "rgb(122, 31, 92)")
    expect(page.get_by_label("Text to copy")).to_have_value(
        re.compile(r'embed/major-surgery/\?theme=dark&amp;accent=7a1f5c"')
    )
    expect(page).to_have_url(re.compile(r"\?part=major-surgery&form=iframe&theme=dark&accent=7a1f5c$"))
    page.reload()
    expect(page.get_by_label("Dark", exact=True)).to_be_checked()
    expect(page.get_by_label("Color", exact=True)).to_have_value("#7a1f5c")
    page.wait_for_function("document.querySelector('#preview').style.height")


def test_the_preview_adds_no_step_on_the_way_back(page, address):
    page.goto(address)
    page.goto(f"{address}clinics/?part=major-surgery&form=iframe")
    for theme in ("Dark", "Light", "Dark"):
        page.get_by_label(theme, exact=True).check()
        expect(page.frame_locator("#preview").get_by_role("heading", level=1)).to_be_visible()
    page.go_back()
    expect(page).to_have_url(address)


@pytest.mark.parametrize("query", ["theme=purple&accent=zz", "accent=%22%3E%3Cb%3E", "form=nothing&language=xx"])
def test_an_address_with_nonsense_shows_the_usual_choices(page, address, query):
    page.goto(f"{address}clinics/?part=major-surgery&{query}")
    expect(page.get_by_role("radio", name="Link", exact=True)).to_be_checked()
    expect(page).to_have_url(f"{address}clinics/?part=major-surgery")


# Texts for other systems


def test_a_portal_message_has_the_clinic_at_its_end_and_its_length(page, address, site):
    typed(page, address, "?part=medicare&form=message")
    result = page.get_by_label("Text to copy")
    text = (site / "message" / "medicare.txt").read_text("utf-8").strip()
    expect(result).to_have_value(f"{text}\n\n{NAME}, 555-0100")
    expect(page.locator("#count")).to_have_text(f"{len(result.input_value())} characters")
    page.get_by_role("radio", name="Español").check()
    expect(result).to_have_value(re.compile(re.escape((site / "es/message/medicare.txt").read_text("utf-8").strip())))


def test_a_phrase_has_blanks_and_the_clinics_phone(page, address):
    page.goto(f"{address}clinics/?part=medicare&form=phrase")
    result = page.get_by_label("Text to copy")
    expect(result).to_have_value(
        re.compile(r"^We talked about a second opinion for \*\*\*\.\nDecide by: \*\*\*\n\nOriginal Medicare\n")
    )
    expect(result).to_have_value(re.compile(r"\n\nQuestions\? Call \*\*\*\.$"))
    page.locator("#own > summary").click()
    page.get_by_label("Phone", exact=True).fill("555-0100")
    expect(result).to_have_value(re.compile(r"Questions\? Call 555-0100\.$"))
    page.goto(f"{address}clinics/?part=medicare&part=medicaid&form=phrase")
    expect(result).to_have_value(re.compile(r"Medicaid\n"))
    assert result.input_value().count("We talked about") == 1
    assert result.input_value().count("In an emergency, call 911.") == 1
    assert result.input_value().count("What to do next") == 2


def test_a_link_card_looks_like_one_without_script_frame_or_style_sheet(page, address, content):
    page.goto(f"{address}clinics/?part=call-911&part=medicare&form=card&accent=7a1f5c")
    result = page.get_by_label("Text to copy")
    expect(result).to_have_value(re.compile("<div"))
    code = result.input_value()
    assert not re.search(r"<(script|iframe|link|style)|class=|\son\w+=", code)
    items = {item.id: item for _, item in content.guide.items()}
    host = page.context.new_page()
    host.set_content(code)
    for name, card in zip(("call-911", "medicare"), host.locator("div").all(), strict=True):
        assert card.locator("a").first.get_attribute("href") == f"{ROOT}go/{name}/"
        expect(card.locator("a").first).to_have_text(items[name].title)
        expect(card.locator("p").nth(1)).to_have_text(" ".join(plain(items[name].summary).split()))
        expect(card).to_have_css("border-left-color", "rgb(122, 31, 92)")


def test_where_a_text_does_not_load_there_are_the_links_and_it_is_said(page, address):
    page.route("**/message/*.txt", lambda route: route.abort())
    page.goto(f"{address}clinics/?part=medicare&form=message")
    expect(page.locator("#copied")).to_contain_text("The text didn't load")
    expect(page.get_by_label("Text to copy")).to_have_value(f"{ROOT}go/medicare/")


# The picker understands sentences


@pytest.mark.parametrize(
    ("query", "part"),
    [
        ("ask for scan images", "records-images"),
        ("scan images", "records-images"),
        ("how do i get my mri pictures", "records-images"),
        ("what does medicare pay for", "medicare"),
        ("patient is having surgery", "major-surgery"),
    ],
)
def test_a_sentence_finds_the_part_that_it_is_about(page, address, query, part):
    page.goto(f"{address}clinics/")
    page.get_by_label("Search the parts").fill(query)
    expect(page.locator(f"[data-part={part}]")).to_be_visible()
