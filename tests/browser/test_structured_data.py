"""What search engines are told of a page is what the page shows, in words that schema.org knows."""

import datetime as dt
import json
import re
from copy import copy

import pytest
from pyld import jsonld

from macros.model import KINDS, Reviewer
from macros.pages.review_status import date
from macros.pages.site import PAGES, Site
from macros.publish import html_pages
from macros.publish.web.json_ld import Graphs

from ..conftest import SUB_PATH, soup

ADDRESS = f"https://example.org{SUB_PATH}"

PAGE = {"url", "name", "description", "inLanguage", "isPartOf", "publisher", "license", "isAccessibleForFree", "image"}
"""What each page says of itself."""

CLASSES = {
    "Answer": {"text", "url"},
    "BreadcrumbList": {"itemListElement"},
    "FAQPage": {"mainEntity"},
    "HowTo": {"name", "description", "step"},
    "HowToStep": {"name", "text", "url"},
    "ListItem": {"position", "name", "item"},
    "MedicalWebPage": set(),
    "Organization": {"name", "url", "logo"},
    "Person": {"name", "jobTitle"},
    "Question": {"name", "acceptedAnswer"},
    "WebPage": {*PAGE, "breadcrumb", "datePublished", "dateModified", "lastReviewed", "reviewedBy"},
    "WebSite": {"url", "name", "inLanguage", "publisher"},
}
"""The classes and properties of schema.org that the pages use; `make audit` holds them against schema.org's own list.

MedicalWebPage and FAQPage are kinds of WebPage.
"""

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


def test_each_page_says_all_that_is_known_of_it(site, pages):
    homes = {"en": "index.html", "es": "es/index.html"}
    for page in pages:
        html, nodes = soup(site / page), graph(site, page)["@graph"]
        node, language = nodes[0], html.html["lang"]
        assert node.keys() >= PAGE, page
        assert node["inLanguage"] == node["isPartOf"]["inLanguage"] == f"{language}-US"
        assert node["description"] == html.find("meta", attrs={"name": "description"})["content"]
        assert node["image"] == html.find("meta", property="og:image")["content"]
        assert node["publisher"]["@id"] == node["isPartOf"]["publisher"]["@id"]
        assert ("breadcrumb" in node) == (page != homes[language])
        if "breadcrumb" in node:
            assert node["breadcrumb"]["@id"] in [one["@id"] for one in nodes if "@id" in one]


def test_it_claims_nothing_that_the_page_does_not_show(site, pages):
    for page in pages:
        shown = copy(soup(site / page))
        for note in shown.find_all(attrs={"popover": True}):
            note.decompose()  # an explanation that pops up is in the middle of a sentence
        words = plain(shown.body.get_text(" "))
        for node in nodes(graph(site, page)["@graph"]):
            for name in SAID & node.keys():
                # The description is what the page says of itself in its head.
                if "ListItem" not in kinds(node) and not (name == "description" and "url" in node):
                    for row in node[name].splitlines():
                        assert plain(row) in words, (page, row)


def test_each_day_is_one_that_the_page_shows(site, pages, content):
    words = {"en": content.guide.words, **{name: one.guide.words for name, one in content.translations.items()}}
    for page in pages:
        html = soup(site / page)
        node = graph(site, page)["@graph"][0]
        note = html.find("details", class_="trust")
        for name in ("datePublished", "dateModified", "lastReviewed") if note else ():
            if name in node and not (name == "dateModified" and page in ("index.html", "es/index.html")):
                day = dt.date.fromisoformat(node[name])
                assert date(day, words[html.html["lang"]]) in html.body.get_text(" "), (page, name)


def test_each_page_of_the_content_has_its_days(site, pages):
    shown = [page for page in pages if soup(site / page).find("details", class_="trust")]
    assert len(shown) > 80
    for page in shown:
        assert "lastReviewed" in graph(site, page)["@graph"][0], page
    for page in ("index", "when/index", "special/cancer/index", "es/quien-paga/medicare/index", "glossary/index"):
        assert "dateModified" in graph(site, f"{page}.html")["@graph"][0], page


def test_no_one_is_named_as_a_reviewer_while_no_one_has_reviewed(site, pages):
    for page in pages:
        for node in nodes(graph(site, page)["@graph"]):
            assert not {"reviewedBy", "author", "aggregateRating"} & node.keys()


def test_who_reviewed_a_page_is_named_on_it_alone(site, content):
    review = Reviewer(name="Dr. Ana Lee", credential="nurse", of=["insurance"], date=dt.date(2026, 11, 20))
    reviewers = content.guide.singles["reviewers"].model_copy(update={"reviewers": [review]})
    guide = type(content.guide)(**{**vars(content.guide), "singles": {**content.guide.singles, "reviewers": reviewers}})
    pages = [page for page in html_pages.pages(site) if page.language == "en"]
    graphs = Graphs(Site(guide, "", ADDRESS), pages)
    named = {page.canonical for page in pages if "reviewedBy" in graphs.of(page)["@graph"][0]}
    assert named == {page.canonical for page in pages if page.canonical.startswith(f"{ADDRESS}insurance/")}


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


def test_the_way_to_a_page_begins_at_the_start_and_leads_over_the_page_that_lists_it(site, pages):
    homes = {f"{ADDRESS}{folder}" for folder in ("", "es/")}
    for page in pages:
        ways = [node for node in graph(site, page)["@graph"] if node["@type"] == "BreadcrumbList"]
        home = {"en": "index.html", "es": "es/index.html"}[soup(site / page).html["lang"]]
        assert len(ways) == (page != home)
        for way in ways:
            first, *middle, last = way["itemListElement"]
            above = last["item"].rstrip("/").rpartition("/")[0] + "/"
            assert [row["item"] for row in middle] == ([] if above in homes else [above]), "as its address is"
            assert soup(site / home).find("link", rel="canonical")["href"] == first["item"]
            assert soup(site / page).find("link", rel="canonical")["href"] == last["item"]


def test_no_text_can_end_the_script(site, pages):
    for page in pages:
        raw = (site / page).read_text("utf-8").split('type="application/ld+json">')[1].split("</script>")[0]
        assert "<" not in raw
