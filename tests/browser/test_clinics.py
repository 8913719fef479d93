"""The page for clinics and the menu of each part: by mouse, by keyboard, on a phone, and without JavaScript."""

import re
from io import BytesIO

import pytest
import zxingcpp
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import expect

from macros.pages.changelog import news

from ..conftest import SUB_PATH, html_pages, soup
from ..helpers.held import arrived, hold_back

ROOT = f"https://example.org{SUB_PATH}"


@pytest.fixture
def clinics(new_context, address):
    context = new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}clinics/")
    return page


def test_folds_in_a_row_have_one_line_between_them(clinics):
    folds = clinics.locator(".md-content__inner > .fold + .fold")
    assert folds.count() > 3
    gaps = folds.evaluate_all(
        "folds => folds.map(fold => fold.getBoundingClientRect().top - fold.previousElementSibling.getBoundingClientRect().bottom)"
    )
    assert max(gaps) < 1
    assert set(folds.evaluate_all("folds => folds.map(fold => getComputedStyle(fold).borderTopWidth)")) == {"0px"}


def clipboard(page):
    return page.evaluate("navigator.clipboard.readText()")


# Without JavaScript


def test_without_javascript_it_is_a_list_of_every_part_with_its_addresses(new_context, address, content):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}clinics/")
    expect(page.locator(".no-script")).to_be_visible()
    for hidden in ("#find-part", "#result", "#parts input >> nth=0"):
        expect(page.locator(hidden)).to_be_hidden()
    page.locator("summary", has_text="When to get a second opinion").click()
    row = page.locator("[data-part=major-surgery]")
    for name, path in {
        "Link": "go/major-surgery/",
        "QR code": "qr/major-surgery.svg",
        "Box": "embed/major-surgery/",
        "Handout": "print/major-surgery/",
    }.items():
        link = row.get_by_role("link", name=re.compile(f"^{name} ?: Surgery is planned$"))
        expect(link).to_be_visible()
        assert link.evaluate("link => link.href") == address + path
    assert (
        page.locator("[data-part]").count() == sum(1 for _ in content.guide.items()) + len(content.guide.sections) + 1
    )


def test_without_javascript_the_link_of_a_part_is_its_short_link(new_context, address):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}when/")
    expect(page.locator("#part-menu")).to_be_hidden()
    page.locator("summary", has_text="Surgery is planned").click()
    page.get_by_role("link", name=re.compile("^Share or print ?: Surgery is planned$")).click()
    page.wait_for_url(f"{address}when/#major-surgery")


# Choose and copy


def test_choosing_gives_links_code_frames_and_words(clinics):
    page = clinics
    page.get_by_label("Search the parts").fill("surgery")
    page.get_by_label("Surgery is planned", exact=True).check()
    page.get_by_label("Search the parts").fill("")
    page.get_by_label("My checklist").check()
    expect(page.locator("#chosen")).to_have_text("2 parts chosen")
    result = page.get_by_label("Text to copy")
    expect(result).to_have_value(f"{ROOT}go/checklist/\n{ROOT}go/major-surgery/")
    page.get_by_label("HTML link").check()
    expect(result).to_have_value(re.compile(re.escape(f'<a href="{ROOT}go/major-surgery/">Surgery is planned</a>')))
    page.get_by_label("Box for your site (iframe)").check()
    expect(result).to_have_value(
        re.compile(
            re.escape(f'<iframe src="{ROOT}embed/major-surgery/" title="Surgery is planned - Second Opinion Guide"')
        )
    )
    page.get_by_label("We reviewed this").check()
    expect(result).to_have_value(re.compile(r'\[Name\], \[role\], read "Surgery is planned" on \[date\]\.'))
    expect(page.get_by_text("Use these words only if someone on your team has read the part.")).to_be_visible()
    page.get_by_label("License, in one sentence").check()
    expect(result).to_have_value(re.compile(f"CC BY 4.0. {ROOT}$"))
    page.get_by_role("button", name="Copy", exact=True).click()
    expect(page.locator("#copied")).to_have_text("Copied.")
    assert clipboard(page) == result.input_value()


def test_a_text_that_is_still_on_its_way_is_copied_once_it_is_here(clinics):
    page = clinics
    page.locator("[data-part=checklist] input").check()
    messages = hold_back(page, "**/message/*.txt")
    with page.expect_request("**/message/*.txt"):
        page.get_by_label("Message for a patient portal").check()
    page.get_by_role("button", name="Copy", exact=True).click()
    arrived(page, messages).continue_()
    expect(page.locator("#copied")).to_have_text("Copied.")
    assert "My checklist" in clipboard(page) == page.get_by_label("Text to copy").input_value()


def test_files_that_come_late_do_not_take_back_that_the_text_is_copied(clinics):
    page = clinics
    lists = hold_back(page, "**/pdf/index.json")
    with page.expect_request("**/pdf/index.json"):
        page.locator("[data-part=checklist] input").check()
    page.get_by_role("button", name="Copy", exact=True).click()
    expect(page.locator("#copied")).to_have_text("Copied.")
    arrived(page, lists).fulfill(json=["checklist"])
    expect(page.locator('#codes a[href$="checklist.pdf"]')).to_be_visible()
    expect(page.locator("#copied")).to_have_text("Copied.")


def test_what_is_chosen_after_a_text_was_copied_is_not_called_copied(clinics):
    page = clinics
    page.locator("[data-part=checklist] input").check()
    messages = hold_back(page, "**/message/*.txt")
    with page.expect_request("**/message/*.txt"):
        page.get_by_label("Message for a patient portal").check()
    page.get_by_role("button", name="Copy", exact=True).click()
    page.locator("[data-part=medicare] input").evaluate("one => one.click()")
    arrived(page, messages).continue_()
    page.wait_for_function("async () => (await navigator.clipboard.readText()).includes('My checklist')")
    page.evaluate("new Promise(requestAnimationFrame)")
    expect(page.locator("#copied")).to_have_text("")


def test_files_that_were_out_of_reach_are_asked_for_again(clinics):
    page = clinics
    lists = hold_back(page, "**/pdf/index.json")
    with page.expect_request("**/pdf/index.json"):
        page.locator("[data-part=checklist] input").check()
    with page.expect_event("requestfailed"):
        arrived(page, lists).abort()
    with page.expect_request("**/pdf/index.json"):
        page.get_by_label("HTML link").check()
    arrived(page, lists, 1).fulfill(json=["checklist"])
    expect(page.locator('#codes a[href$="checklist.pdf"]')).to_be_visible()


def test_code_to_copy_is_safe_whatever_a_title_holds(clinics):
    page = clinics
    page.evaluate(
        """document.querySelector('[data-part=checklist] label span').textContent = `"><script>x</script>&`"""
    )
    page.locator("[data-part=checklist] input").check()
    page.get_by_label("HTML link").check()
    expect(page.get_by_label("Text to copy")).to_have_value(
        f'<a href="{ROOT}go/checklist/">&quot;&gt;&lt;script&gt;x&lt;/script&gt;&amp;</a>'
    )


def test_a_frame_from_the_page_works_as_copied(clinics, content, site):
    page = clinics
    page.locator("[data-part=checklist] input").check()
    page.get_by_label("Box for your site (iframe)").check()
    code = page.get_by_label("Text to copy").input_value()
    assert (site / re.search(f'iframe src="{ROOT}([^"]+)"', code)[1] / "index.html").is_file()
    assert (site / re.search(f'script src="{ROOT}([^"]+)"', code)[1]).is_file()
    assert "allow-same-origin" not in code


def test_the_choice_is_in_the_address_and_codes_can_be_printed(clinics, address):
    page = clinics
    page.goto(f"{address}clinics/?part=major-surgery&part=medicare&part=no-such-part")
    expect(page.locator("#chosen")).to_have_text("2 parts chosen")
    expect(page).to_have_url(f"{address}clinics/?part=major-surgery&part=medicare")
    assert page.locator("#codes img").evaluate_all(
        "images => Promise.all(images.map((image) => image.decode().then(() => true)))"
    ) == [True, True]
    page.emulate_media(media="print")
    expect(page.locator("#codes img").first).to_be_visible()
    for hidden in ("h1", "#parts", "#result", "#codes a >> nth=0"):
        expect(page.locator(hidden)).to_be_hidden()


def test_searching_shows_what_fits_and_says_how_many(clinics):
    page = clinics
    page.get_by_label("Search the parts").fill("medicare")
    expect(page.locator("#found")).to_have_text(re.compile(r"^\d+ parts found$"))
    expect(page.locator("[data-part=medicare]")).to_be_visible()
    expect(page.locator("[data-part=major-surgery]")).to_be_hidden()
    expect(page.locator("summary", has_text="Who pays for a second opinion")).to_be_visible()
    expect(page.locator("summary", has_text="When to get a second opinion")).to_be_hidden()
    page.get_by_label("Search the parts").fill("qqqq")
    expect(page.locator("#found")).to_have_text("No parts found. Try a different word.")


@pytest.mark.parametrize(
    ("path", "query", "part"),
    [
        ("clinics", "ask for scan images", "records-images"),
        ("clinics", "ask for x-ray pictures", "records-images"),
        ("clinics", "who pays medicare", "medicare"),
        ("es/para-clinicas", "pedir imagenes", "records-images"),
    ],
)
def test_a_sentence_finds_the_few_parts_that_fit_best(page, address, path, query, part):
    page.goto(f"{address}{path}/")
    page.locator("#find-part").fill(query)
    expect(page.locator("#found")).to_have_text(re.compile(r"^[2-8] part"))
    expect(page.locator(f"[data-part={part}]")).to_be_visible()


def test_it_can_be_used_with_the_keyboard_alone(clinics):
    page = clinics
    page.get_by_label("Search the parts").focus()
    page.keyboard.type("surgery is planned")
    expect(page.locator("#found")).not_to_be_empty()
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.value") != "major-surgery":
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator("#chosen")).to_have_text("1 part chosen")
    page.get_by_role("radio", name="Link", exact=True).focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Message for a patient portal")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Copy", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#copied")).to_have_text("Copied.")


def test_it_can_be_used_on_a_phone(new_context, address):
    page = new_context(viewport={"width": 320, "height": 640}, has_touch=True).new_page()
    page.goto(f"{address}clinics/?part=major-surgery")
    page.get_by_label("My checklist").tap()
    expect(page.locator("#chosen")).to_have_text("2 parts chosen")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    small = page.locator(".yours button:visible, .part-menu button:visible").evaluate_all(
        "all => all.filter((one) => one.offsetHeight < 40).length"
    )
    assert small == 0


def test_where_the_browser_does_not_copy_it_says_so_and_selects_the_text(new_context, address):
    context = new_context()
    context.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined }); document.execCommand = () => false;"
    )
    page = context.new_page()
    page.goto(f"{address}clinics/?part=major-surgery")
    page.get_by_role("button", name="Copy", exact=True).click()
    expect(page.locator("#copied")).to_have_text(
        "This browser didn't let us copy. Select the text and copy it yourself."
    )
    assert (
        page.evaluate("getSelection().toString() || document.activeElement.id") == "result"
        or page.evaluate("document.getElementById('result').selectionEnd") > 0
    )


def test_a_clinic_gets_the_feed_of_each_part_in_each_language(page, address, site):
    page.goto(f"{address}clinics/?part=medicare&part=insurance&part=checklist&language=both")
    page.get_by_label("Feed of changes").check()
    result = page.get_by_label("Text to copy")
    expect(result).to_have_value(re.compile("medicare"))
    feeds = result.input_value().split()
    names = ("changes/checklist.xml", "changes/insurance.xml", "changes/items/medicare.xml")
    assert feeds == [f"{ROOT}{home}{name}" for name in names for home in ("", "es/")]
    assert all((site / feed.removeprefix(ROOT)).is_file() for feed in feeds)


@pytest.mark.parametrize(("path", "lookup"), [("clinics", "lookup/"), ("es/para-clinicas", "es/mi-problema/")])
def test_the_page_shows_the_newest_changes_and_the_address_for_an_info_button(site, content, path, lookup):
    one = content.translations["es"] if path.startswith("es") else content
    page = soup(site / path / "index.html")
    shown = page.find(id="follow").find_parent("details").get_text()
    assert all(" ".join(entry.what.split()) in " ".join(shown.split()) for entry in news(one.guide)[:3])
    about = page.find(id="info-button").find_parent("details")
    assert about.find("code").get_text() == f"{ROOT}{lookup}"
    data = next(link["href"] for link in about.find_all("a") if link["href"].endswith("#info-button"))
    assert soup((site / path / data.partition("#")[0]).resolve() / "index.html").find(id="info-button")


# In another language


def test_without_a_choice_a_page_hands_out_its_own_language(page, address):
    for path, language, home in (("clinics/", "English", ""), ("es/para-clinicas/", "Español", "es/")):
        page.goto(f"{address}{path}?part=medicare")
        expect(page.get_by_role("radio", name=language)).to_be_checked()
        expect(page.locator("#result")).to_have_value(f"{ROOT}{home}go/medicare/")
        assert linked(page, "medicare") == [
            f"{address}{home}{name}"
            for name in ("go/medicare/", "qr/medicare.svg", "embed/medicare/", "print/medicare/")
        ]


def linked(page, part):
    return page.locator(f"[data-part={part}] small a").evaluate_all("links => links.map((link) => link.href)")


def test_another_language_is_handed_out_in_its_own_words_and_addresses(clinics, address, content):
    page = clinics
    title = next(item.title for _, item in content.translations["es"].guide.items() if item.id == "medicare")
    page.goto(f"{address}clinics/?part=medicare")
    page.get_by_role("radio", name="Español").check()
    expect(page.locator("#result")).to_have_value(f"{ROOT}es/go/medicare/")
    assert linked(page, "medicare")[2:] == [f"{address}es/embed/medicare/", f"{address}es/print/medicare/"]
    page.get_by_label("HTML link").check()
    expect(page.locator("#result")).to_have_value(f'<a href="{ROOT}es/go/medicare/" lang="es">{title}</a>')
    page.get_by_label("Box for your site (iframe)").check()
    code = page.locator("#result").input_value()
    assert f'<iframe src="{ROOT}es/embed/medicare/" lang="es" title="{title} - Guía de segunda opinión"' in code
    assert f'<script src="{ROOT}assets/js/frame.js" async>' in code
    page.get_by_label("We reviewed this").check()
    expect(page.locator("#result")).to_have_value(re.compile(rf'^\[Nombre\], \[cargo\], leyó "{title}"'))
    expect(page).to_have_url(f"{address}clinics/?part=medicare&language=es&form=review")
    page.reload()
    expect(page.get_by_role("radio", name="Español")).to_be_checked()
    expect(page.get_by_label("We reviewed this")).to_be_checked()
    page.get_by_role("radio", name="English").check()
    expect(page).to_have_url(f"{address}clinics/?part=medicare&form=review")
    assert linked(page, "medicare")[0] == f"{address}go/medicare/"


@pytest.mark.parametrize(("path", "order"), [("clinics/", ["", "es/"]), ("es/para-clinicas/", ["es/", ""])])
def test_both_languages_are_side_by_side_on_one_sheet(page, address, path, order):
    page.goto(f"{address}{path}?part=medicare&part=checklist&language=both")
    links = [f"{ROOT}{home}go/{name}/" for name in ("checklist", "medicare") for home in order]
    expect(page.locator("#result")).to_have_value("\n".join(links))
    expect(page.locator("#chosen")).to_have_text(re.compile("^2 "))
    page.emulate_media(media="print")
    names = {"": "English", "es/": "Español"}
    for row, name in zip(page.locator("#codes li").all(), ("checklist", "medicare"), strict=True):
        expect(row.locator("strong")).to_have_text([names[home] for home in order])
        first, second = row.locator("img").all()
        for image, home in zip((first, second), order, strict=True):
            image.evaluate("(image) => image.decode()")
            (found,) = zxingcpp.read_barcodes(Image.open(BytesIO(image.screenshot())))
            assert found.text == f"{ROOT}{home}go/{name}/"
        assert first.bounding_box()["y"] == second.bounding_box()["y"], "side by side"
    lead = page.locator(".codes__lead")
    expect(lead).to_contain_text("Scan a code to read that part.")
    expect(lead.locator("[lang=es]")).to_have_text("Escanee un código para leer esa parte.")


def test_both_languages_fit_on_a_phone_and_axe_finds_nothing(new_context, address):
    page = new_context(viewport={"width": 320, "height": 640}).new_page()
    page.goto(f"{address}clinics/?part=major-surgery&language=both")
    expect(page.locator("#codes img")).to_have_count(2)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert [one["id"] for one in Axe().run(page).response["violations"]] == []


# The menu of a part


def test_the_menu_copies_the_short_link_and_says_so(new_context, address):
    page = new_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    page.goto(f"{address}when/#major-surgery")
    button = page.get_by_role("button", name=re.compile("^Share or print ?: Surgery is planned$"))
    expect(button).to_have_attribute("aria-expanded", "false")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    menu = page.locator("#part-menu")
    expect(menu).to_be_visible()
    expect(menu.get_by_label("Short link")).to_have_value(f"{address}go/major-surgery/")
    page.keyboard.press("Tab")
    while (
        page.evaluate("document.activeElement.tagName") != "BUTTON"
        or page.evaluate("document.activeElement.textContent") != "Copy"
    ):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(menu.get_by_role("status")).to_have_text("The link is copied.")
    assert clipboard(page) == f"{address}go/major-surgery/"
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()


def test_the_menu_copies_the_link_also_if_the_script_for_it_comes_late(new_context, address):
    page = new_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    page.goto(f"{address}when/#major-surgery")
    scripts = hold_back(page, "**/clipboard.js")
    with page.expect_request("**/clipboard.js"):
        page.get_by_role("button", name=re.compile("^Share or print ?: Surgery is planned$")).click()
    menu = page.locator("#part-menu")
    menu.get_by_role("button", name="Copy").click()
    arrived(page, scripts).continue_()
    expect(menu.get_by_role("status")).to_have_text("The link is copied.")
    assert clipboard(page) == f"{address}go/major-surgery/"


def test_the_menu_leads_to_code_box_and_handout(page, address):
    page.goto(f"{address}insurance/medicare/")
    page.get_by_role("button", name=re.compile("^Share or print ?: ")).click()
    menu = page.locator("#part-menu")
    assert menu.get_by_role("link").evaluate_all("links => links.map((link) => link.href)") == [
        f"{address}qr/medicare.print.svg",
        f"{address}clinics/?part=medicare&form=iframe",
        f"{address}print/medicare/",
    ]
    menu.get_by_role("link", name="Show it on your site").click()
    expect(page.locator("#chosen")).to_have_text("1 part chosen")


def test_one_menu_serves_all_parts_of_a_page(page, address):
    page.goto(f"{address}when/")
    for fold in page.locator("details.item > summary").all()[:2]:
        fold.click()
    first, second = page.locator("button[data-part]").nth(0), page.locator("button[data-part]").nth(1)
    first.click()
    second.click()
    expect(first).to_have_attribute("aria-expanded", "false")
    expect(second).to_have_attribute("aria-expanded", "true")
    second.click()
    expect(page.locator("#part-menu")).to_be_hidden()


def test_every_part_of_every_page_has_its_link(content, site):
    for name, pages in {
        "checklist": [task.id for task in content.guide.checklist.tasks],
        "glossary": list(content.guide.glossary),
    }.items():
        found = {
            link["data-part"] for link in soup(site / name / "index.html").find_all("a", attrs={"data-part": True})
        }
        assert found == set(pages)
    offered = {
        link["data-part"] for path in html_pages(site) for link in soup(path).find_all("a", attrs={"data-part": True})
    }
    assert {item.id for _, item in content.guide.items()} <= offered


# Ready PDF files


def test_a_part_offers_its_pdf_files_once_they_are_made(clinics, address):
    card = clinics.locator("#codes li")
    clinics.locator("summary", has_text="When to get a second opinion").click()
    clinics.get_by_label("Surgery is planned", exact=True).check()
    expect(card.get_by_role("link", name=re.compile("^PDF"))).to_have_count(0)
    clinics.route("**/pdf/index.json", lambda route: route.fulfill(json=["major-surgery"]))
    clinics.reload()
    files = card.get_by_role("link", name=re.compile("^PDF"))
    expect(files).to_have_count(4)
    ends = ("", "-large", "-a4", "-large-a4")
    assert [one.evaluate("link => link.href") for one in files.all()] == [
        f"{address}pdf/major-surgery{end}.pdf" for end in ends
    ]
