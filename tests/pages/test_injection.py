"""Tricks in the content come out as the words that they are: in every text, on every page and next to the pages."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import lxml.html
import pytest
import yaml
from jinja2 import Template
from lxml import etree
from markdown import Markdown

from macros.model import WITH_BLANKS
from macros.pages.registry import macros_of
from macros.pages.site import Site
from macros.publish.api import data
from macros.publish.html_pages import pages
from macros.publish.links import embeds, qr_codes, short_links, targets
from macros.publish.web import feeds
from macros.publish.web.head_metadata import publish as publish_heads
from macros.reader.content import Content
from macros.reader.loader import read
from macros.reader.page_files import page_files
from macros.rules import check

from ..conftest import PROJECT, SUB_PATH
from ..helpers.small import item, small, source

ADDRESS = f"https://example.org{SUB_PATH}"
TRICK = (
    """"'></script></template></textarea><img src=x onerror=x> <div markdown="1"> <javascript:x> <!-- ]]> &lt;b&gt; """
    r"![x](javascript:x(1)) {: onclick=x } {{ 7*7 }} {% raw %} {# ${7} `x` _x_ | \<b>" + "\u202e\u2028\ufeff"
)
"""Ways out of an attribute, a script, a comment or a text, and characters of HTML, Markdown and Jinja."""

TARGETS = (
    "javascript:hack",
    "JaVaScRiPt:hack",
    "java\tscript:hack",
    "data:text/html,x",
    "vbscript:x",
    "//example.org",
    "https://example.org",
    '"onclick="x',
    "../../x",
    "#x",
    "medicare.md",
    "source:../x",
    "phone:javascript",
)
WEB_ADDRESSES = (
    "javascript:hack",
    "data:text/html,x",
    "//example.org/1",
    'https://example.org/"onclick="x',
    "https://example.org/<b>",
    "https://example.org/ x",
)
ALLOWED = {"p", "ul", "ol", "li", "strong", "a", "span"}


@pytest.fixture(scope="module")
def tricked(content: Content, tmp_path_factory: pytest.TempPathFactory) -> Content:
    """The content with all tricks at the end of every text. The check would refuse it; nothing may depend on that."""
    folder = tmp_path_factory.mktemp("tricked")
    shutil.copytree(PROJECT / "content", folder / "content", ignore=shutil.ignore_patterns("es"))
    files = {name: document.root.data() for name, document in content.documents.items()}
    for text in content.texts():
        *path, last = text.path
        place = files[text.document.name]
        for step in path:
            place = place[step]
        # Words to fill in are made of sentences and of a name at the end: a trick within a sentence leaves both as they are.
        within = re.search(r"(?m)^\w\S* ", text.value) if text.field in WITH_BLANKS else None
        at = within.end() if within else len(text.value.rstrip())
        place[last] = f"{text.value[:at].rstrip()} {TRICK} {text.value[at:]}"
    for name, value in files.items():
        (folder / "content" / f"{name}.yml").write_text(
            yaml.dump(value, allow_unicode=True, sort_keys=False, width=10**6), "utf-8"
        )
    tricked = read(folder / "content", folder)
    assert tricked.problems == []
    return tricked


def made_of(html: str) -> Counter:
    """What a page is made of: its elements, each with the names of its attributes."""
    return Counter((tag.tag, *sorted(tag.attrib)) for tag in lxml.html.fromstring(f"<div>{html}</div>").iter())


def strange(now: str, before: str) -> dict:
    """What a page is made of now and was not before."""
    return dict(made_of(now) - made_of(before))


def rendered(content: Content) -> dict[str, str]:
    """Each English page as HTML, made as MkDocs makes it. Translated ones are made by the same templates."""
    calls = macros_of([Site(content.guide, "https://example.org/edit/", ADDRESS)])
    extensions = ["attr_list", "md_in_html", "toc", "tables", "fenced_code"]
    docs = PROJECT / "docs"
    translated = {docs / file for files in page_files(docs).values() for file in files.values()}
    sources = sorted({*docs.rglob("*.md")} - translated)
    return {
        path.as_posix(): Markdown(extensions=extensions).convert(Template(path.read_text("utf-8")).render(calls))
        for path in sources
    }


def test_every_page_is_made_of_the_same_elements_with_tricks_in_every_text(content, tricked):
    before, now = rendered(content), rendered(tricked)
    assert {name: found for name in now if (found := strange(now[name], before[name]))} == {}
    words = lxml.html.fromstring(now[(PROJECT / "docs/when.md").as_posix()]).text_content()
    assert "<img src=x onerror=x>" in words and "{{ 7*7 }}" in words and "&lt;b&gt;" in words


@pytest.fixture(scope="module")
def published(content, tricked, site, tmp_path_factory) -> dict[str, Path]:
    """What comes with the pages, without and with tricks."""
    folders = {}
    for name, one in {"before": content, "now": tricked}.items():
        guide, folder = Site(one.guide, "", ADDRESS), tmp_path_factory.mktemp(name)
        found = targets.find(guide)
        feeds.publish(guide, folder)
        data.publish(guide, folder)
        short_links.publish(guide, found, folder)
        embeds.publish(guide, found, folder)
        qr_codes.publish(guide, found, folder)
        (folder / "when").mkdir()
        shutil.copy(site / "when" / "index.html", folder / "when")
        publish_heads(guide, pages(folder))
        folders[name] = folder
    return folders


def both(published: dict[str, Path], pattern: str):
    for path in sorted(published["now"].glob(pattern)):
        name = path.relative_to(published["now"])
        yield str(name), path.read_text("utf-8"), (published["before"] / name).read_text("utf-8")


def test_pages_beside_the_guides_own_are_made_of_the_same_elements(published):
    found = {name: strange(now, before) for name, now, before in both(published, "**/index.html")}
    assert len(found) > 500
    assert {name: one for name, one in found.items() if one} == {}


def elements(files: Iterable[str]) -> set:
    return {(tag.tag, *sorted(tag.attrib)) for text in files for tag in etree.fromstring(text.encode()).iter()}


def test_feeds_and_codes_are_sound_xml_of_the_same_elements(published):
    for pattern in ("*.xml", "changes/*.xml", "qr/*.svg"):
        _, now, before = zip(*both(published, pattern), strict=True)
        assert elements(now) <= elements(before)


def test_html_in_the_data_holds_only_what_its_contract_names(published):
    for name, now, before in both(published, "api/v1/items/*.json"):
        html = json.loads(now)["html"]
        assert {tag.tag for tag in lxml.html.fromstring(f"<div>{html}</div>").iterdescendants()} <= ALLOWED, name
        assert not strange(html, json.loads(before)["html"]), name


@pytest.mark.parametrize("target", TARGETS)
def test_a_link_leads_only_to_a_part_of_the_guide_or_a_listed_source_or_phone(target, tmp_path):
    content, _ = small(tmp_path, {"faqs": item(f"summary: {json.dumps(f'See [it]({target}).')}")})
    assert {problem.rule for problem in check(content)} & {"link-target", "broken-link"}


@pytest.mark.parametrize("address", WEB_ADDRESSES)
def test_a_source_has_only_a_plain_web_address(address, tmp_path):
    content, _ = small(tmp_path, {"sources": source(f"url: {json.dumps(address)}")})
    assert {problem.place.line for problem in content.problems} == {
        2 + source("url: x").splitlines().index("    url: x")
    }
