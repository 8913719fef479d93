"""Pages have the theme's frame without the theme's style sheet, and nothing jumps while they load."""

import re

import pytest

from ..conftest import html_pages
from ..helpers.paper import page_texts

PAINTED = """() => new Promise((done) => {
  const found = (list) => list.getEntriesByName("first-contentful-paint").length && done();
  new PerformanceObserver(found).observe({ type: "paint", buffered: true });
})"""
"""Ends when the page's first words are seen."""


def test_no_page_asks_for_the_theme_s_sheet_nor_uses_its_colors(site):
    """All of the look is in our own sheets; a color of the theme's that nobody sets would be none."""
    assert [path.name for path in html_pages(site) if "assets/stylesheets/" in path.read_text("utf-8")] == []
    assert [sheet.name for sheet in site.glob("assets/*.css") if "--md-" in sheet.read_text("utf-8")] == []


def test_the_sheet_has_no_rule_for_a_part_of_the_theme_that_no_page_has(site):
    styled = set(re.findall(r"\.(md-[\w-]+)", (site / "assets/guide.css").read_text("utf-8")))
    written = {name for path in html_pages(site) for name in re.findall(r"\bmd-[\w-]+", path.read_text("utf-8"))}
    assert styled - written == set()


@pytest.mark.parametrize(
    "name",
    ["", "plan/", "visit/", "checklist/", "questions/", "compare/", "clinics/", "decide/", "letters/", "search/"],
)
def test_nothing_jumps_when_the_scripts_come_late(page, address, name):
    held, painted = [], []
    page.set_viewport_size({"width": 412, "height": 823})
    page.add_init_script(
        "window.jumps = []; new PerformanceObserver((list) => jumps.push(...list.getEntries().map(({ value }) => value))).observe({ type: 'layout-shift', buffered: true })"
    )
    page.route("**/*.js", lambda route: route.continue_() if painted else held.append(route))
    page.goto(address + name, wait_until="commit")
    page.evaluate(PAINTED)
    painted.append(True)
    for one in held:
        one.continue_()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("jumps.filter((value) => value > 0.001)") == []


@pytest.mark.parametrize("name", ["", "insurance/medicare/", "es/quien-paga/", "checklist/"])
def test_paper_says_where_the_page_is_on_the_web(page, address, name):
    page.goto(address + name)
    # A hyphen at the end of a line is another character in the text of a PDF.
    said = "".join("".join(page_texts(page.pdf())).split()).replace("\ufffe", "-")
    assert said.count(f"example.org/second-opinion-guide/{name}") == 1
