"""The pictures that are drawn for this guide: complete, in words too, and good on a small phone, in the dark and on paper."""

import pytest

from ..conftest import PROJECT, soup

PICTURES = PROJECT / "macros/templates/pages/pictures"
ICONS = PICTURES / "icons"
SPOTS = sorted(drawing.stem for drawing in (PICTURES / "spots").iterdir())
WITH_PICTURE = {"": ".people", "compare": ".flow"}


def part(site, page, selector):
    return soup(site / page / "index.html").select_one(selector)


@pytest.mark.parametrize(("page", "selector"), WITH_PICTURE.items())
def test_a_picture_stands_on_its_page_with_a_caption_or_heading(site, page, selector):
    picture = part(site, page, selector)
    assert picture.figcaption or picture.h2


def test_the_people_are_described_for_those_who_cannot_see_them(content, site):
    picture, words = part(site, "", ".people"), content.guide.pictures.people
    assert picture.svg["role"] == "img" and picture.svg["aria-label"] == words.says.strip()
    assert picture.figcaption.get_text() == words.caption
    assert not picture.svg.find("text")


def test_each_small_drawing_has_a_caption_and_is_light(content):
    assert sorted(spot.page for spot in content.guide.pictures.spots) == SPOTS
    assert all((PICTURES / "spots" / f"{page}.svg").stat().st_size <= 2500 for page in SPOTS)


@pytest.mark.parametrize("page", SPOTS)
def test_a_small_drawing_is_hidden_from_screen_readers_and_has_its_words_below_it(content, site, page):
    figure = part(site, page, "figure.spot")
    (words,) = (spot.caption for spot in content.guide.pictures.spots if spot.page == page)
    assert figure.figcaption.get_text() == words
    drawing = figure.svg
    assert drawing["aria-hidden"] == "true" and not drawing.get_text(strip=True)


@pytest.mark.parametrize("page", SPOTS)
@pytest.mark.parametrize(("width", "shown"), [(360, False), (1280, True)])
def test_a_small_drawing_is_for_wide_screens(page, width, shown, new_context, address):
    tab = new_context(viewport={"width": width, "height": 780}).new_page()
    tab.goto(f"{address}{page}/")
    assert tab.locator(".spot").is_visible() == shown


def test_each_tile_has_its_icon_and_no_icon_is_unused(content):
    icons = {icon.stem: icon.read_text("utf-8") for icon in ICONS.iterdir()}
    assert set(icons) == {way.icon for way in content.guide.home.ways}
    assert not [name for name, drawn in icons.items() if "<text" in drawn]


def test_icons_are_hidden_from_screen_readers(site):
    icons = soup(site / "index.html").select("svg.icon")
    assert icons and all(icon["aria-hidden"] == "true" and icon.find_all(True) for icon in icons)


def test_the_flow_has_both_ways_in_words(content, site):
    flow, picture = content.guide.pictures.flow, part(site, "compare", ".flow")
    assert [way.find(class_="flow__if").get_text() for way in picture.select(".flow__way")] == [
        one.title for one in flow.branches
    ]
    assert [len(way.select("ol > li")) for way in picture.select(".flow__way")] == [
        len(one.steps) for one in flow.branches
    ]


def test_every_group_names_items_of_its_own_page_once(content):
    for name, section in content.guide.sections.items():
        rows = [row for group in section.groups for row in group.rows]
        assert len(rows) == len(set(rows)), name
        assert set(rows) <= {item.id for item in section.items}, name
        if rows and name != "insurance":
            assert set(rows) == {item.id for item in section.items}, name


def test_the_table_of_plans_has_every_plan_and_each_plan_is_complete(content, site):
    section = content.guide.sections["insurance"]
    plans = [item for item in section.items if item.payer]
    rows = [row for group in section.groups for row in group.rows]
    assert {item.id for item in plans} == set(rows)
    table = part(site, "insurance", ".payers")
    assert [link["href"].split("/")[-2] for link in table.select("tbody a")] == rows
    for item in plans:
        assert all((item.pays, item.pays_short, item.first, item.approval, item.ask, item.in_writing, item.if_no)), (
            item.id
        )
        assert "](" in item.if_no or "(words-" in " ".join(item.do), item.id


@pytest.mark.parametrize(("page", "selector"), [one for one in WITH_PICTURE.items() if one[0] != "compare"])
def test_a_picture_stands_on_paper(page, selector, new_context, address):
    """But for the one on the page to compare, of which only the form is printed."""
    tab = new_context().new_page()
    tab.emulate_media(media="print")
    tab.goto(f"{address}{page}/" if page else address)
    assert tab.locator(selector).first.is_visible()


def test_on_a_phone_the_plans_are_still_a_table_for_those_who_hear_it(new_context, address):
    tab = new_context(viewport={"width": 360, "height": 700}).new_page()
    tab.goto(f"{address}insurance/")
    table = tab.get_by_role("table").first
    assert table.get_by_role("row").count() == 6
    assert table.get_by_role("rowheader").count() == 5
    assert table.get_by_role("cell").count() == 10
