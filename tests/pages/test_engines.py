"""MkDocs and Zensical build the same guide from the same files."""

from urllib.parse import urljoin

import pytest
from lxml import html

from ..conftest import build, html_pages
from ..helpers.copies import copy_project

COUNTING = """
_read = read
def read(folder, *root):
    with (folder.parent / "readings").open("a") as file:
        file.write("once\\n")
    return _read(folder, *root)
"""


@pytest.fixture(scope="module")
def zensical(tmp_path_factory):
    """The site as Zensical builds it, from a copy: it writes only inside the project's folder."""
    project = copy_project(tmp_path_factory.mktemp("project"))
    with (project / "macros/reader/loader.py").open("a") as code:
        code.write(COUNTING)
    return build("zensical", project / "site", "https://example.org/second-opinion-guide/", project)


def pages(site):
    return {path.relative_to(site).as_posix() for path in html_pages(site) if path.name == "index.html"}


def read(path):
    return html.parse(str(path)).getroot()


def article(path):
    """A page's own part, without what only one of the two adds to it."""
    found = read(path).find(".//article")
    for extra in found.xpath(".//*[@id='__skip']"):
        extra.drop_tree()
    return found


def links(article, name):
    """Where the links of a page lead (``./`` and ``../about/`` can be the same place)."""
    return [urljoin(f"https://example.org/{name}", link) for link in article.xpath(".//a/@href")]


def test_both_build_the_same_pages(site, zensical):
    assert pages(site) == pages(zensical)


def test_content_is_read_once_though_zensical_asks_for_each_page(zensical):
    assert (zensical.parent / "readings").read_text("utf-8") == "once\n"


def test_both_have_the_same_anchors_links_and_words(site, zensical):
    for name in sorted(pages(site)):
        one, other = (article(folder / name) for folder in (site, zensical))
        assert one.xpath(".//@id") == other.xpath(".//@id")
        assert links(one, name) == links(other, name)
        assert one.text_content().split() == other.text_content().split()


def test_both_have_the_safety_line(site, zensical):
    for name in pages(zensical):
        one, other = (read(folder / name).find_class("safety")[0] for folder in (site, zensical))
        assert one.text_content().split() == other.text_content().split() != []


def test_both_have_the_same_beside_their_pages(site, zensical):
    """The data, byte for byte; of the pages' Markdown, which follows each engine's HTML, the words."""
    files = [
        {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        for folder in (site, zensical)
    ]
    beside = [{name for name in found if not name.startswith(("assets/", "search"))} for found in files]
    assert beside[0] == beside[1]
    for name in beside[0]:
        one, other = ((folder / name).read_bytes() for folder in (site, zensical))
        if name.startswith("api/") or name.endswith(".xml") or name == "llms.txt":
            assert one == other, name
        elif name.endswith(".md"):
            assert one.decode().split() == other.decode().split(), name
