"""Machines find their way: the list of pages, robots.txt, llms.txt, and each page as clean Markdown."""

import re

import pytest
from lxml import etree

from macros.publish import html_pages
from macros.publish.web.page_markdown import markdown

from ..conftest import SUB_PATH, soup

ADDRESS = f"https://example.org{SUB_PATH}"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


@pytest.fixture(scope="module")
def pages(site):
    return list(html_pages.pages(site))


def test_the_sitemap_lists_every_page_and_nothing_else(site, pages, content):
    read = etree.parse(site / "sitemap.xml")
    listed = read.xpath("//s:loc/text()", namespaces=NAMES)
    assert sorted(listed) == sorted(page.canonical for page in pages)
    assert not [page for page in pages if soup(page.path).head.find("meta", attrs={"name": "robots"})]
    (day,) = read.xpath(f"//s:url[s:loc='{ADDRESS}insurance/']/s:lastmod/text()", namespaces=NAMES)
    assert day >= content.guide.register["medicare"].since.isoformat()
    assert not (site / "sitemap.xml.gz").exists()


def test_robots_may_read_and_find_the_sitemap(site):
    said = (site / "robots.txt").read_text("utf-8")
    assert f"Sitemap: {ADDRESS}sitemap.xml" in said
    assert "Disallow" not in said


def test_llms_txt_links_every_page_as_markdown(site, pages):
    said = (site / "llms.txt").read_text("utf-8")
    assert said.startswith("# ")
    links = re.findall(r"^- \[[^\]]+\]\(([^)]+)\)", said, re.MULTILINE)
    assert {f"{page.canonical}index.md" for page in pages} <= set(links)
    assert all((site / link.removeprefix(ADDRESS)).is_file() for link in links)
    assert "not yet" in said, "it says that no clinician has reviewed the guide"


def test_each_page_has_its_text_as_markdown_beside_it(site, pages):
    for page in pages:
        text = (page.path.parent / "index.md").read_text("utf-8")
        head = soup(page.path)
        assert head.find("link", type="text/markdown")["href"] == "index.md"
        title = " ".join(head.article.h1.get_text().split())
        assert text.startswith(f"# {title}")
        assert text.rstrip().endswith(f"<{page.canonical}>")
        assert f"{page.canonical}\n" not in text, "what is only on paper has the address too"
        assert not re.search(r"</?[a-z]+[ >]|\]\((?!https?:|tel:)|\n\n\n|&\w+;", text), page.path


def test_every_item_is_in_the_markdown_of_its_page(site, content):
    for name in ("when", "insurance", "faqs", "how"):
        for item in content.guide.sections[name].items:
            page = f"{name}/{item.id}" if item.has_page else name
            text = (site / page / "index.md").read_text("utf-8")
            assert re.search(rf"(?m)^#{{1,3}} .*{re.escape(item.title)}$", text.replace("\\", "")), item.id
            for row in item.do:
                words = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", row)
                assert words in re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", text.replace("\\", "")), row


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h2>A <em>b</em></h2><p>c</p>", "## A _b_\n\nc"),
        ("<ul><li>a</li><li>b<ol><li>c</li><li>d</li></ol></li></ul>", "- a\n  - b\n    1. c\n    2. d"),
        ('<p><a href="../x/#y">z</a> and <strong>w</strong></p>', "[z](https://a.org/x/#y) and **w**"),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n> \n> b"),
        ("<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>", "a| b  \n---|---  \nc| d"),
        ('<p>a<button type="button">b</button><svg><path d="m"/></svg><span hidden>c<span>d</span></span>e</p>', "ae"),
        ('<p>a <button class="term" popovertarget="t">b</button><span popover id="t"> c</span> d</p>', "a b d"),
        ("<p>1 &lt; 2 &amp; *3* [4]</p>", "1 < 2 & \\*3\\* \\[4\\]"),
        ('<!-- x --><p title="a > b">c</p><p></p>', "c"),
        ("<p>a<br>b</p><p class=tools>c</p>", "a  \nb"),
    ],
)
def test_html_as_markdown(html, expected):
    assert markdown(html, "https://a.org/p/") == f"{expected}\n\n<https://a.org/p/>\n"
