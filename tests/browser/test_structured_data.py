"""What search engines are told of a page is what the page shows, in words that schema.org knows."""

import datetime as dt
import json
import re
from copy import copy

import pytest
from pyld import jsonld

from macros.model import KINDS
from macros.pages.context import PAGES
from macros.pages.review_status import date
from macros.publish import html_pages

from ..conftest import soup

CLASSES = {
    "Answer": {"text", "url"},
    "BreadcrumbList": {"itemListElement"},
    "FAQPage": {"mainEntity"},
    "HowTo": {"name", "description", "step"},
    "HowToStep": {"name", "text", "url"},
    "ListItem": {"position", "name", "item"},
    "MedicalWebPage": set(),
    "Question": {"name", "acceptedAnswer"},
    "WebPage": {"url", "name", "description", "inLanguage", "isPartOf", "license", "lastReviewed"},
    "WebSite": {"url", "name"},
}
"""The classes and properties of schema.org that the pages use. MedicalWebPage and FAQPage are kinds of WebPage."""

SAID = {"name", "description", "text"}
"""What readers could read; all else is addresses, dates, numbers and the language."""


def graph(site, page):
    (script,) = soup(site / page).find_all("script", type="application/ld+json")
    return json.loads(script.string)


def nodes(value):
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    for row in value if isinstance(value, list) else ():
        yield from nodes(row)


def plain(text):
    return re.sub(r"[^\w]+", " ", text).strip()


@pytest.fixture(scope="module")
def pages(site):
    return [page.path.relative_to(site).as_posix() for page in html_pages.pages(site)]


def kinds(node):
    kind = node.get("@type", [])
    return kind if isinstance(kind, list) else [kind]


def test_each_page_has_one_graph_that_a_json_ld_reader_takes(site, pages):
    def context(url, _):
        assert url == "https://schema.org"
        return {
            "contentType": "application/ld+json",
            "contextUrl": None,
            "documentUrl": url,
            "document": {"@context": {"@vocab": "http://schema.org/"}},
        }

    for page in pages:
        read = jsonld.expand(graph(site, page), {"documentLoader": context})
        assert read[0]["http://schema.org/url"][0]["@value"] == soup(site / page).find("link", rel="canonical")["href"]


def test_it_uses_words_that_schema_org_knows(site, pages):
    for page in pages:
        for node in nodes(graph(site, page)["@graph"]):
            known = set().union(*(CLASSES[kind] for kind in kinds(node)))
            known |= CLASSES["WebPage"] if {"MedicalWebPage", "FAQPage"} & set(kinds(node)) else set()
            assert {name for name in node if not name.startswith("@")} <= known


def test_it_claims_nothing_that_the_page_does_not_show(site, pages):
    for page in pages:
        shown = copy(soup(site / page))
        for note in shown.find_all(attrs={"popover": True}):
            note.decompose()  # an explanation that pops up is in the middle of a sentence
        words = plain(shown.body.get_text(" "))
        for node in nodes(graph(site, page)["@graph"]):
            for name in SAID & node.keys():
                if "ListItem" not in kinds(node):
                    for row in node[name].splitlines():
                        assert plain(row) in words, (page, row)


def test_the_last_review_is_the_day_that_the_page_shows_and_names_no_one(site, pages, content):
    words = {"en": content.guide.words, **{name: one.guide.words for name, one in content.translations.items()}}
    for page in pages:
        language = soup(site / page).html["lang"]
        for node in nodes(graph(site, page)["@graph"]):
            assert not {"reviewedBy", "author", "publisher", "aggregateRating"} & node.keys()
            if "lastReviewed" in node:
                day = dt.date.fromisoformat(node["lastReviewed"])
                assert date(day, words[language]) in soup(site / page).body.get_text(" ")


def test_pages_of_health_advice_say_what_they_are(site, content):
    moved = {kind.name for kind in KINDS if kind.moved_from}
    for name, page in ((name, page) for name, page in PAGES.items() if name not in moved):
        node = graph(site, page.replace(".md", "/index.html"))["@graph"][0]
        assert ("MedicalWebPage" in kinds(node)) == (name not in ("about", "improve"))
        assert node["lastReviewed"] == content.guide.sections[name].reviewed.isoformat()


def test_the_questions_are_those_of_the_page(site, content):
    node = graph(site, "faqs/index.html")["@graph"][0]
    assert "FAQPage" in kinds(node)
    assert [one["name"] for one in node["mainEntity"]] == [item.title for item in content.guide.sections["faqs"].items]


def test_the_steps_are_those_of_the_page(site, content):
    how = next(node for node in graph(site, "how/index.html")["@graph"] if node["@type"] == "HowTo")
    assert [step["url"].rpartition("#")[2] for step in how["step"]] == [
        item.id for item in content.guide.sections["how"].items
    ]


def test_the_way_to_a_page_begins_at_the_start(site, pages):
    for page in pages:
        ways = [node for node in graph(site, page)["@graph"] if node["@type"] == "BreadcrumbList"]
        home = {"en": "index.html", "es": "es/index.html"}[soup(site / page).html["lang"]]
        assert len(ways) == (page != home)
        for way in ways:
            first, last = way["itemListElement"]
            assert soup(site / home).find("link", rel="canonical")["href"] == first["item"]
            assert soup(site / page).find("link", rel="canonical")["href"] == last["item"]


def test_no_text_can_end_the_script(site, pages):
    for page in pages:
        raw = (site / page).read_text("utf-8").split('type="application/ld+json">')[1].split("</script>")[0]
        assert "<" not in raw
