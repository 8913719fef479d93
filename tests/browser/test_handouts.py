"""Handouts: one or two pages on A4 and Letter, with QR code and date, room for a clinic's name, and no need of color."""

from io import BytesIO

import pytest
import zxingcpp
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import expect

from ..conftest import SUB_PATH, soup
from ..helpers.paper import page_texts

PAPERS = ("A4", "Letter")
PAGES = {"questions": 4}
"""What may be longer than two pages: over a hundred questions to choose from."""


@pytest.fixture(scope="module")
def longest(content, site):
    """The checklist, every section, and the longest items: what fits for them fits for all."""
    items = [item.id for _, item in content.guide.items()]
    sizes = {name: len(soup(site / "print" / name / "index.html").main.get_text()) for name in items}
    return ["checklist", *content.guide.sections, *sorted(sizes, key=sizes.get)[-8:]]


RINGS = """[...document.querySelectorAll("input, textarea, summary, a")].filter((one) => {
  one.focus();
  return one === document.activeElement && one.matches(":focus-visible");
}).slice(0, 40).map((one) => {
  one.focus();
  const { outlineStyle, caretColor } = getComputedStyle(one);
  return [outlineStyle, one.matches("input:not([type=checkbox]), textarea") ? caretColor : ""];
})"""
"""The ring around whatever can have the focus, and the color of the caret in it."""


def printed(page, paper):
    return page_texts(page.pdf(format=paper))


def test_all_items_sections_and_the_checklist_have_one(content, site):
    names = {path.parent.name for path in (site / "print").glob("*/index.html")}
    assert {item.id for _, item in content.guide.items()} | set(content.guide.sections) | {"checklist"} <= names


@pytest.mark.parametrize(
    ("folder", "words"), [("", "In an emergency, call 911."), ("es", "En una emergencia, llame al 911.")]
)
def test_what_to_do_in_an_emergency_is_below_the_title_or_its_list_and_not_in_the_small_print(site, folder, words):
    for path in (site / folder / "print").glob("*/index.html"):
        page = soup(path)
        if page.h1 and page.footer:  # not of what has moved or was withdrawn
            goes_on = page.h1.get_text().endswith(":")
            near = page.main.find_all(recursive=False)[-1] if goes_on else page.h1.find_next_sibling()
            assert near.get_text() == words, path
            assert words not in page.footer.get_text(), path


def test_a_task_for_some_says_for_whom_it_is_and_the_date_to_decide_by_has_a_line(content, site):
    page = soup(site / "print" / "checklist" / "index.html")
    labels = content.guide.situations
    for task in content.guide.checklist.tasks:
        only = next(one for one in page.find_all("label") if task.text in one.get_text()).find(class_="only")
        assert bool(only) == bool(task.situations), task.id
        assert all(labels[name].label in only.get_text() for name in task.situations)
    assert page.select("main .line")


def test_what_it_says_is_in_letters_of_at_least_12_points(page, address, longest):
    for name in longest:
        page.goto(f"{address}print/{name}/")
        page.emulate_media(media="print")
        sizes = page.evaluate(
            "[...document.querySelectorAll('main :is(p, li, h2, label)')].map((one) => parseFloat(getComputedStyle(one).fontSize))"
        )
        assert min(sizes) >= 16, name  # of 96 to the inch


def test_each_fits_on_two_pages_of_either_paper(page, address, longest):
    long = {}
    for name in longest:
        page.goto(f"{address}print/{name}/")
        for paper in PAPERS:
            pages = len(printed(page, paper))
            if pages > PAGES.get(name, 2):
                long[name, paper] = pages
    assert long == {}


@pytest.mark.parametrize("paper", PAPERS)
def test_paper_shows_the_words_the_address_and_the_date_and_no_buttons(page, address, paper):
    page.goto(f"{address}print/major-surgery/")
    page.get_by_label("Given to you by").fill("Green Valley Clinic")
    text = " ".join(" ".join(printed(page, paper)).split())
    for words in (
        "Surgery is planned",
        "Green Valley Clinic",
        "go/major-surgery/",
        "Sources checked: November",
        "No doctor or nurse has checked",
    ):
        assert words in text
    assert "Type the name of your clinic" not in text and "Read this in the guide" not in text


def test_a_clinic_can_put_its_name_into_the_address(page, address):
    page.goto(f"{address}print/major-surgery/?clinic=Green+Valley+%3Cb%3E")
    expect(page.get_by_label("Given to you by")).to_have_value("Green Valley <b>")


@pytest.mark.parametrize("path", ["print/major-surgery/", "clinics/?part=major-surgery"])
def test_a_name_without_a_space_stays_on_the_paper(page, address, path):
    page.goto(f"{address}clinics/")
    page.evaluate("document.getElementById('own').open = true")
    page.get_by_label("Name of your clinic").fill("W" * 10_000)
    page.get_by_label("Who at your clinic read this").fill("W" * 10_000)
    page.set_viewport_size({"width": 700, "height": 900})
    page.goto(address + path)
    page.emulate_media(media="print")
    names = page.get_by_text("W" * 80).locator("visible=true")
    expect(names).to_have_count(2)
    assert max(names.evaluate_all("names => names.map(name => name.getBoundingClientRect().right)")) <= 700


def test_it_works_without_javascript(new_context, address):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}print/checklist/")
    expect(page.get_by_text("To print this page, use Print in your browser's menu.")).to_be_visible()
    page.get_by_label("Given to you by").fill("Green Valley Clinic")
    expect(page.get_by_role("button", name="Print")).to_be_hidden()


def test_the_button_prints(page, address):
    page.add_init_script("window.print = () => { window.printed = true; }")
    page.goto(f"{address}print/major-surgery/")
    page.get_by_role("button", name="Print").click()
    assert page.evaluate("window.printed")


def test_the_code_on_the_page_is_read_back(page, address):
    page.goto(f"{address}print/major-surgery/")
    image = Image.open(BytesIO(page.locator(".scan img").screenshot()))
    (found,) = zxingcpp.read_barcodes(image)
    assert found.text == f"https://example.org{SUB_PATH}go/major-surgery/"


def test_it_is_black_on_white_in_dark_mode_too(new_context, address):
    page = new_context(color_scheme="dark").new_page()
    page.goto(f"{address}print/medicare/")
    page.emulate_media(media="print", color_scheme="dark")
    colors = page.evaluate(
        "[...document.querySelectorAll('h1, p, li, .do')].filter((one) => one.offsetParent).map((one) => getComputedStyle(one).color)"
    )
    assert set(colors) == {"rgb(0, 0, 0)"}


@pytest.mark.parametrize(
    "path", ["print/major-surgery/", "checklist/", "letters/", "compare/", "when/", "embed/checklist/"]
)
def test_paper_does_not_show_where_the_reader_was(page, address, path):
    page.goto(address + path)
    page.keyboard.press("Tab")  # from here on, what has the focus has a ring
    shown = page.evaluate(RINGS)
    assert shown and all(ring != "none" for ring, _ in shown)
    page.emulate_media(media="print")
    assert {tuple(one) for one in page.evaluate(RINGS)} <= {("none", "rgba(0, 0, 0, 0)"), ("none", "")}


def test_a_number_to_call_stands_on_paper(content, site):
    text = soup(site / "print" / "medicare" / "index.html").main.get_text().replace("\u2011", "-")
    assert content.guide.phones["medicare"].number in text
    assert soup(site / "print" / "medicare" / "index.html").main.find("a") is None


def test_axe_finds_nothing(page, address):
    for path in ("print/major-surgery/", "print/checklist/", "print/insurance/"):
        page.goto(address + path)
        found = Axe().run(page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == [], path
