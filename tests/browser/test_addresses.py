"""An address that is cut, coded wrongly or full of characters does no harm, and fields do what phones expect of them."""

import pytest

from ..conftest import html_pages, soup

ODD = ("#100%", "#q=%E0%A4%A", "?part=%E0%A4%A&clinic=%", "#%%%/..")
PAGES = ("when/", "search/", "clinics/", "404.html")
SMALL = """() => [...document.querySelectorAll("input:not([type=checkbox], [type=radio], [type=file]), textarea, select")]
  .filter((one) => parseFloat(getComputedStyle(one).fontSize) < 16).map(({ id }) => id)"""


@pytest.mark.parametrize("name", PAGES)
def test_no_address_makes_a_script_fail(page, address, name):
    problems = []
    page.on("pageerror", lambda error: problems.append(f"{page.url}: {error}"))
    for odd in ODD:
        page.goto("about:blank")
        page.goto(address + name + odd)
    assert problems == []


def test_the_page_for_a_wrong_address_helps_also_when_it_is_coded_wrongly(page, bare):
    page.goto(bare)
    asked = page.evaluate(
        "async (path) => (await import('./assets/js/site/not-found.js')).asked(path)", "/insurance/medicar%/"
    )
    assert asked == "medicar-"
    assert (
        page.evaluate("async () => (await import('./assets/js/site/not-found.js')).asked('/a/medic%61re/')")
        == "medicare"
    )


def test_half_a_sign_in_the_search_does_no_harm(page, address):
    problems = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(f"{address}search/")
    query = page.locator("#query")
    query.evaluate("(one) => { one.value = 'medicare \\ud83d'; one.dispatchEvent(new Event('input')); }")
    page.locator("#results a").first.wait_for()
    assert problems == []


def test_search_goes_on_where_the_browser_keeps_no_more_addresses(page, address):
    page.add_init_script("history.replaceState = () => { throw new DOMException('100 times', 'SecurityError'); };")
    page.goto(f"{address}search/")
    page.fill("#query", "medicare")
    page.locator("#results a").first.wait_for()


def test_no_field_is_so_small_that_a_phone_zooms_in(page, address, site):
    with_fields = [path for path in html_pages(site) if soup(path).select("input, textarea, select")]
    names = [path.relative_to(site).as_posix() for path in with_fields] + ["print/how/", "embed/checklist/"]
    assert len(names) > 10
    page.set_viewport_size({"width": 360, "height": 740})
    small = {}
    for name in names:
        page.goto(address + name)
        small[name] = page.evaluate(SMALL)
    assert {name: ids for name, ids in small.items() if ids} == {}
