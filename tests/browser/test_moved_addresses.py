"""An old address whose part is elsewhere now ends at the part, in a real browser."""

import re
from itertools import groupby, islice
from urllib.parse import quote

from playwright.sync_api import expect

from ..helpers import addresses

EACH = 2
"""How many addresses of each page are tried: all of them lead there in the same way."""

ELSEWHERE = [
    "when/#medicare",
    "#cancer",
    "special/cancer/#words-call-plan",
    "letters/#q-medicine-pregnancy",
    "faqs/#copay",
]
"""A page, and a part that it never had: what an address looks like after its part has moved."""


def moved(site):
    """Published addresses of parts that lead elsewhere now, a few of each page."""
    gone = [one for one in addresses.published() if "#" in one and addresses.leads(site, one) not in (one, None)]
    for _, group in groupby(sorted(gone), lambda one: one.partition("#")[0]):
        yield from islice(group, EACH)


def test_a_part_that_moved_is_found_at_its_old_address(page, address, site):
    for old in [*ELSEWHERE, *moved(site)]:
        end = addresses.leads(site, old)
        assert end, old
        page.goto("about:blank")
        page.goto(address + quote(old, safe="/#"))
        expect(page).to_have_url(re.compile(f"{re.escape(address + end)}$"))
        if fragment := end.partition("#")[2]:
            expect(page.locator(f"[id='{fragment}']"), old).to_be_in_viewport()


def test_a_heading_that_is_no_more_leaves_the_reader_at_the_top_of_its_page(page, address):
    page.goto(f"{address}when/#a-heading-that-is-no-more")
    expect(page.locator("h1")).to_be_in_viewport()
    assert page.url == f"{address}when/#a-heading-that-is-no-more"
