"""An address that is cut, coded wrongly or full of characters does no harm, and fields do what phones expect of them."""

import pytest

from ..helpers.access import WAYS, look

ODD = ("#100%", "#q=%E0%A4%A", "?part=%E0%A4%A&clinic=%", "#%%%/..")
PAGES = ("when/", "search/", "clinics/", "404.html")

TOOLS = ("checklist/", "compare/", "decide/", "letters/", "plan/", "questions/", "visit/")
# Pages of each kind that has fields. All of them: ``make access``.
WITH_FIELDS = ("when/", "search/", "clinics/", "print/how/", "embed/checklist/", *TOOLS)


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


def test_no_field_is_so_small_that_a_phone_zooms_in(new_context, address):
    page = new_context(**WAYS["dark phone"].window).new_page()
    small = {}
    for name in WITH_FIELDS:
        page.goto(address + name)
        assert page.locator("input, textarea, select").count(), name
        small[name] = look(page, "zooming()")
    assert {name: found for name, found in small.items() if found} == {}
