"""The preview that a pull request keeps: unpacked, its pages open from the folder, without a server."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html
from playwright.sync_api import expect

from macros.commands.pack import preview


@pytest.fixture(scope="module")
def unpacked(site, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("a folder") / "preview"
    preview(site, folder)
    return folder


def files(page: Path):
    """Yield what a page links and loads of its own site, with the file that a browser would open."""
    for tag in html.parse(page).iter("a", "area", "iframe", "img", "link", "script"):
        address = urlsplit(tag.get("href") or tag.get("src") or "")
        if address.path and not address.scheme and not address.netloc:
            yield address.path, page.parent / unquote(address.path)


def test_every_link_of_every_page_leads_to_a_file(unpacked):
    pages = list(unpacked.rglob("*.html"))
    assert len(pages) > 1000
    lost = [(page, link) for page in pages for link, file in files(page) if not file.is_file()]
    assert lost == []


def test_pages_open_from_the_folder_with_their_style_and_lead_on(page, unpacked):
    page.goto((unpacked / "index.html").as_uri())
    page.locator(".top__language").click()
    page.wait_for_url("**/es/index.html")
    page.locator("main a[href*='/index.html']").first.click()
    page.wait_for_url("**/es/*/index.html*")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".md-header")).to_have_css("background-color", "rgb(11, 79, 74)")
    page.goto((unpacked / "go/major-surgery/index.html").as_uri())
    page.wait_for_url("**/when/index.html#major-surgery")


def test_what_to_open_is_said_next_to_the_pages(unpacked):
    words = (unpacked / "READ ME FIRST.txt").read_text("utf-8")
    assert '"index.html"' in words and "python3 -m http.server" in words
