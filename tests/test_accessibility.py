"""Every page in a real browser: axe finds nothing, nothing overflows, nothing is asked of other sites."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from .conftest import html_pages

AXE = Axe()


def findings(page) -> list[str]:
    """What axe finds on a page, each as its rule and the first element concerned."""
    result = AXE.run(page, options={"resultTypes": ["violations"]})
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in result.response["violations"]]


@pytest.fixture(scope="module")
def addresses(site, address):
    names = [path.relative_to(site).as_posix() for path in html_pages(site)]
    return [address + name.removesuffix("index.html") for name in names]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_axe_finds_nothing_on_any_page(new_context, addresses, scheme, width):
    page = new_context(color_scheme=scheme, viewport={"width": width, "height": 800}).new_page()
    found = {}
    for url in addresses:
        page.goto(url)
        found[url] = findings(page)
    assert {url: rows for url, rows in found.items() if rows} == {}


def test_no_page_is_wider_than_a_small_phone(new_context, addresses):
    page = new_context(viewport={"width": 320, "height": 700}).new_page()
    wide = []
    for url in addresses:
        page.goto(url)
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wide.append(url)
    assert wide == []


def test_no_page_asks_another_site_for_anything(new_context, addresses, address):
    asked = []
    context = new_context()
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    for url in addresses:
        page.goto(url, wait_until="networkidle")
    host = address.split("/second-opinion-guide/")[0]
    assert [url for url in asked if not url.startswith((host, "data:"))] == []


def test_a_page_can_be_read_without_javascript(new_context, address):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}when/")
    assert page.locator("#major-surgery").is_visible()
    term = page.locator("button.term").first
    note = page.locator(f"#{term.get_attribute('popovertarget')}")
    assert not note.is_visible()
    term.click()
    assert note.is_visible()
    page.keyboard.press("Escape")
    assert not note.is_visible()


def test_a_printed_page_is_a_clean_handout(new_context, address):
    page = new_context().new_page()
    page.goto(f"{address}when/")
    page.emulate_media(media="print")
    for hidden in (".md-header", ".md-footer", ".safety", ".tools >> nth=0", ".md-sidebar >> nth=0", ".md-tabs"):
        assert not page.locator(hidden).is_visible(), hidden
    assert page.locator(".card--emergency").is_visible()
    assert page.locator(".term-note").first.is_visible()
