"""The page on how the guide measures up names every item of each instrument, and each place it names is there."""

import re

import pytest

from ..conftest import soup

ITEMS = {
    "pemat-p-can-people-understand-it": [*range(1, 13), *range(15, 20)],
    "pemat-p-can-people-act-on-it": range(20, 27),
    "cdc-clear-communication-index": range(1, 21),
    "discern": range(1, 17),
}
NAMED = {
    "ipdas-the-decision-aid": ["Q1", "Q2", "Q3", "Q4", "Q5", "Q6", "C1", "C2", "C3", "C4", "C5", "C6"],
    "jama-benchmarks": ["Authorship", "Attribution", "Disclosure", "Currency"],
}


@pytest.fixture(scope="module")
def page(site):
    return soup(site / "assessment" / "index.html")


def rows(page, heading):
    return [row for row in page.find(id=heading).find_next("table").find_all("tr") if row.td]


def numbers(label: str) -> list[int]:
    """The items that a row is about: "1 to 3 One main message" is about three."""
    first, last = re.match(r"(\d+)(?: (?:to|and) (\d+))?", label).groups()
    return list(range(int(first), int(last or first) + 1))


@pytest.mark.parametrize("heading", ITEMS)
def test_every_numbered_item_has_its_row(page, heading):
    found = [number for row in rows(page, heading) for number in numbers(row.td.get_text())]
    assert found == list(ITEMS[heading])


@pytest.mark.parametrize("heading", NAMED)
def test_every_named_item_has_its_row(page, heading):
    assert [row.td.get_text().split()[0] for row in rows(page, heading)] == NAMED[heading]


def test_every_row_says_where(page):
    for heading in (*ITEMS, *NAMED):
        for row in rows(page, heading):
            where = row.find_all("td")[1]
            assert where.a or len(where.get_text().split()) > 1, row


def test_what_is_not_met_is_said_first(page):
    headings = [heading["id"] for heading in page.article.find_all("h2")]
    assert headings[0] == "not-met-yet"
    assert "No clinician has reviewed" in page.find(id="not-met-yet").find_next("ul").get_text()
