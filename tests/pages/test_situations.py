"""Each special situation has a page: its item in full, and all that the guide has for it, in the order of doing."""

import re
from copy import copy

import pytest

from macros.pages.own_pages import ORDER, gathered
from macros.reader.loader import read

from ..conftest import PROJECT, soup

ITEMS = [item.id for item in read(PROJECT / "content", PROJECT).guide.sections["special"].items]
PLANS = {"medicare", "medicare-advantage", "medicaid", "job-plan", "marketplace", "tricare", "va"}
"""Tags for a kind of plan: these readers enter by the table of plans."""


@pytest.fixture(scope="module")
def situations(content):
    return {item.id: item for item in content.guide.sections["special"].items}


def page(site, name):
    return soup(site / "special" / name / "index.html")


def test_every_special_item_has_its_file_and_no_file_is_left_over():
    assert {path.stem for path in (PROJECT / "docs/special").glob("*.md")} == set(ITEMS)


@pytest.mark.parametrize("name", ITEMS)
def test_the_page_has_the_whole_item_and_its_sources(content, situations, site, name):
    item, html = situations[name], copy(page(site, name))
    assert html.h1.get_text().startswith(item.title)
    for note in html.find_all(class_="term-note"):
        note.decompose()
    text = " ".join(html.article.get_text().split())
    assert len(item.in_short) >= 3 and item.known and item.unknown
    for said in (item.summary, *item.in_short, *item.do, *item.known, *item.unknown):
        assert " ".join(re.sub(r"\[([^]]+)]\([^)]+\)", r"\1", said).split()) in text
    documents = {content.guide.sources[source].url for source in item.sources}
    assert len(html.find_all("a", class_="mark")) == len(documents)


def test_what_is_gathered_has_a_tag_of_the_situation_or_is_named_by_it(guide_site, situations):
    parts = {part.id: part for part in guide_site._parts}
    for item in situations.values():
        found = {row.id for group in gathered(guide_site, item) for row in group.rows}
        assert set(item.adds) <= found, item.id
        tagged = {name for name, part in parts.items() if set(item.gathers) & set(getattr(part, "situations", ()))}
        assert tagged - {item.id} <= found, item.id
        assert item.id not in found


def test_groups_stand_in_the_order_of_doing_and_have_at_most_7_rows(guide_site, situations):
    for item in situations.values():
        groups = gathered(guide_site, item)
        assert len(groups) >= 2
        assert [group.name for group in groups] == [name for name in ORDER if name in {group.name for group in groups}]
        assert all(1 <= len(group.rows) <= 7 for group in groups), item.id


def test_of_a_group_of_questions_stands_the_whole_or_its_questions(guide_site, situations):
    rows = {group.name: [row.id for row in group.rows] for group in gathered(guide_site, situations["planned-surgery"])}
    assert "ask-surgery" in rows["questions"]
    assert not any(id.startswith("q-surgery-") for id in rows["questions"])
    rows = {group.name: [row.id for row in group.rows] for group in gathered(guide_site, situations["pregnancy"])}
    assert "q-medicine-pregnancy" in rows["questions"]


def test_every_tag_is_gathered_by_a_situation_or_names_a_plan(content, situations):
    used = {tag for item in situations.values() for tag in item.gathers}
    assert set(content.guide.collections["situations"]) - used == PLANS | {"treatment-started"}


def test_the_menu_has_one_row_for_all_situations(site):
    menu = soup(site / "index.html").find("nav", attrs={"aria-label": "Menu"})
    assert [link.get_text() for link in menu.find_all("a", href=re.compile(r"^special/"))] == ["My situation"]


def test_the_short_link_leads_to_the_page_of_the_situation(site):
    assert "special/cancer/" in (site / "go/cancer/index.html").read_text("utf-8")


def test_what_is_gathered_leads_to_the_page_that_shows_it_in_full(guide_site, situations):
    rows = [row for item in situations.values() for group in gathered(guide_site, item) for row in group.rows]
    assert {row.page for row in rows if row.id == "no-insurance"} == {"insurance/no-insurance.md"}
    assert all(row.page == guide_site.page_of.get(row.id, row.page) for row in rows)
