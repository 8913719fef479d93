"""The built pages, parsed: what a reader finds on them, with nothing but HTML."""

import re
from datetime import date
from itertools import pairwise
from urllib.parse import urljoin, urlsplit

import pytest
import yaml

from macros.pages.site import PAGES

from ..conftest import PROJECT, SUB_PATH, TOOLS, html_pages, soup

ROOT = f"https://example.org{SUB_PATH}"


def page(site, name):
    return soup(site / PAGES.get(name, name).removesuffix(".md") / "index.html")


def told(content, name):
    name = "letters" if name == "scripts" else name  # its texts are on the page of letters
    return content.guide.sections[name] if name in PAGES else content.guide.singles[name]


@pytest.fixture(scope="module")
def parsed(site):
    """Every page by its address."""

    def url(path):
        relative = path.relative_to(site).as_posix()
        return ROOT + relative.removesuffix("index.html")

    return {url(path): soup(path) for path in html_pages(site)}


def own_page(site, guide_site, item):
    return page(site, guide_site.page_of[item.id])


@pytest.mark.parametrize("name", PAGES)
def test_every_item_has_its_lasting_anchor_and_title_on_its_page(content, guide_site, site, name):
    for item in content.guide.sections[name].items:
        heading = own_page(site, guide_site, item).find(id=item.id)
        assert heading.name in ("h1", "h2", "h3") and item.title in heading.get_text(), item.id


def test_an_item_with_a_page_of_its_own_has_a_thin_file_and_a_way_back(content, guide_site, site):
    with_page = [(name, item) for name, item in content.guide.items() if item.has_page]
    for name, item in with_page:
        _, head, body = (PROJECT / "docs" / guide_site.page_of[item.id]).read_text("utf-8").split("---\n")
        assert yaml.safe_load(head)["title"]
        assert body.strip() == f'{{{{ item("{item.id}") }}}}'
        assert own_page(site, guide_site, item).find(class_="up").find("a", href="../")
        assert page(site, name).find(id=item.id)["href"].endswith(f"/{item.id}/")
    assert {name for name, _ in with_page} == {"special", "insurance"}


@pytest.mark.parametrize("name", PAGES)
def test_an_item_links_to_its_exact_line(content, guide_site, site, name):
    lines = content.documents[name].lines
    for item in content.guide.sections[name].items:
        heading = own_page(site, guide_site, item).find(id=item.id)
        link = heading.find_next("a", href=re.compile(r"/edit/main/content/"))
        assert lines.line(int(link["href"].rpartition("#L")[2])).strip() == f"- id: {item.id}"


@pytest.mark.parametrize("name", [*PAGES, *TOOLS])
def test_a_page_has_its_main_message_a_summary_and_its_dates(content, site, name):
    html, part = page(site, name), told(content, name)
    assert part.main_message.split(".")[0].split("[")[0] in " ".join(html.article.get_text().split())
    assert html.find(id="in-short")
    trust = html.find(id="about-this-page").find_next("ul").get_text()
    assert f"{part.reviewed:%B} {part.reviewed.day}, {part.reviewed.year}" in trust


@pytest.mark.parametrize("name", [*PAGES, *TOOLS])
def test_a_page_says_what_is_known_what_is_not_and_what_to_do_next(content, site, name):
    html, own = page(site, name), told(content, name)
    together = [told(content, other) for other, src in PAGES.items() if src == PAGES.get(name)] or [own]
    wholes = [own] if own not in together or name == "scripts" else together
    rows = [len(one.find_all("li")) for one in html.find(id="known-unknown").find_parent("details").find_all("ul")]
    assert rows == [sum(len(one.known) for one in wholes), sum(len(one.unknown) for one in wholes)]
    assert all(row.a for row in html.find(id="next").find_parent("section").find_all("li"))


@pytest.mark.parametrize("name", TOOLS)
def test_a_tool_page_says_it_in_3_points(site, name):
    assert len(page(site, name).find(class_="in-short").find_all("li")) == 3


def test_source_marks_lead_to_the_sources_list(parsed):
    for url, html in parsed.items():
        for mark in html.find_all("a", class_="mark"):
            target = html.find(id=mark["href"].removeprefix("#"))
            assert target is not None, (url, mark)
            assert target.find_parent("li").find("a", href=re.compile(r"^https?://"))


def test_the_sources_page_leads_back_to_the_items_that_use_a_source(content, guide_site, site):
    html = soup(site / "sources" / "index.html")
    for name, items in guide_site.used_in.items():
        section = html.find(id=f"source-{name}").find_parent("section")
        targets = {re.split("[#/]", link["href"].rstrip("/"))[-1] for link in section.find_all("a")}
        assert {item.id for item in items} <= targets


def test_ids_are_unique_on_a_page(parsed):
    for url, html in parsed.items():
        ids = [element["id"] for element in html.find_all(id=True)]
        assert len(ids) == len(set(ids)), (url, {one for one in ids if ids.count(one) > 1})


def test_headings_go_down_one_level_at_a_time(parsed):
    for url, html in parsed.items():
        levels = [int(heading.name[1]) for heading in html.article.find_all(re.compile(r"^h[1-6]$"))]
        assert levels[0] == 1 and levels.count(1) == 1, url
        assert all(after - before <= 1 for before, after in pairwise(levels)), url


def test_nothing_is_loaded_from_elsewhere(parsed):
    loading = {
        "script": "src",
        "img": "src",
        "iframe": "src",
        "source": "src",
        "video": "src",
        "audio": "src",
        "object": "data",
    }
    for url, html in parsed.items():
        for tag, attribute in loading.items():
            for element in html.find_all(tag, attrs={attribute: True}):
                address = urlsplit(urljoin(url, element[attribute]))
                assert address.scheme == "data" or address.netloc == "example.org", (url, element)
        for link in html.find_all("link", href=True):
            if link["rel"][0] not in ("canonical", "prev", "next"):
                assert urljoin(url, link["href"]).startswith(ROOT), (url, link)


def test_the_safety_line_stands_on_every_page_before_all_else(parsed):
    for url, html in parsed.items():
        line = html.find(class_="safety")
        assert line is not None, url
        assert line.find("a", href="tel:911") and line.find("a", href="tel:988")
        assert line in html.find("header").find_all_previous("p")


def test_the_emergency_card_stands_open_and_on_its_page_alone(parsed):
    assert {url for url, html in parsed.items() if html.find(class_="card--emergency")} == {
        f"{ROOT}urgent/",
        f"{ROOT}es/puedo-esperar/",
    }
    card = parsed[f"{ROOT}urgent/"].find("section", class_="card--emergency")
    heading = card.find("h2")
    assert heading.get_text().startswith("Emergency: Call 911") and heading.get_text().rstrip().endswith("if:")
    assert 1 < len(card.ul.find_all("li")) <= 7
    assert not [link for link in card.find_all("a") if not link.find_parent(class_=["marks", "tools"])]


def test_the_word_before_a_heading_is_emergency_where_it_says_to_call_911_or_not_to_wait(parsed):
    headings = [one.get_text() for one in parsed[f"{ROOT}urgent/"].select(".items h2")]
    emergencies = [one for one in headings if re.search(r"\bCall 911\b|\bDo not wait\b", one)]
    assert len(emergencies) == 3
    assert [one for one in headings if one.startswith("Emergency: ")] == emergencies


def test_the_phone_numbers_for_a_crisis_come_first(parsed, content):
    lists = parsed[f"{ROOT}urgent/"].find_all(class_="phones")
    assert [one.find_previous("h3").get_text() for one in lists] == ["In a crisis", "Questions and bills"]
    crisis, other = ([row["id"].removeprefix("phone-") for row in one.find_all("li")] for one in lists)
    assert crisis == ["emergency", "crisis", "poison-help", "maternal-mental-health"]
    assert {*crisis, *other} == set(content.guide.phones)


def test_what_a_plan_says_has_headings_with_their_own_places(parsed, content):
    words = [content.guide.words[name] for name in ("pays", "approval", "in_writing", "if_no")]
    for plan in (item for item in content.guide.sections["insurance"].items if item.has_page):
        headings = parsed[f"{ROOT}insurance/{plan.id}/"].select("h2.fact__label")
        assert [one.get_text() for one in headings] == words
        assert [one["id"] for one in headings] == [
            f"{plan.id}-{n}" for n in ("pays", "approval", "in-writing", "if-no")
        ]
    folded = parsed[f"{ROOT}records/"].select(".item .fact__label")
    assert {(one.name, one.find_previous("summary").find(["h2", "h3"]).name) for one in folded} == {("h4", "h3")}


@pytest.mark.parametrize("address", ["", "decide/", "checklist/"])
def test_a_red_line_leads_to_the_emergency_card_where_one_decides_or_plans(parsed, address):
    line = parsed[ROOT + address].find(class_="emergency-line")
    assert [urljoin(ROOT + address, link["href"]) for link in line.find_all("a")] == ["tel:911", f"{ROOT}urgent/"]


def test_a_figure_has_a_picture_with_a_text_equivalent(content, guide_site, site):
    pictured = [item for _, item in content.guide.items() if item.pictures]
    assert len(pictured) > 2 and any(len(item.pictures) > 1 for item in pictured)
    for item in pictured:
        figures = own_page(site, guide_site, item).find(id=item.id).find_all_next("figure", class_="dots")
        for picture, figure in zip(item.pictures, figures, strict=False):
            assert len(figure.find_all("circle")) == 100
            assert len(figure.find_all("circle", class_="dot--on")) == picture.count
            assert figure.svg["role"] == "img" and f"{picture.count} out of 100" in figure.svg["aria-label"]
            assert f"{picture.count} out of 100 {picture.label}" in figure.figcaption.get_text()


def test_a_term_explains_itself_once_a_page_without_javascript(content, parsed):
    explained = 0
    for html in parsed.values():
        guide = content.translations.get(html.html["lang"], content).guide
        terms = {f"term-{name}": term for name, term in guide.glossary.items()}
        targets = [button["popovertarget"] for button in html.find_all("button", popovertarget=True)]
        assert len(targets) == len(set(targets))
        for target in targets:
            note = html.find(id=target)
            assert note.has_attr("popover") and terms[target].means.split(".")[0] in " ".join(note.get_text().split())
            said_by_the_sentence = str(note.next_sibling or "").startswith((" (", ")"))
            assert said_by_the_sentence == ("term-note--said" in note["class"]), target
            explained += 1
    assert explained > 50


def test_steps_are_numbered_in_their_order(content, site):
    numbers = [span.get_text() for span in page(site, "how").find_all(class_="step-number")]
    assert numbers == [f"Step {number}" for number in range(1, len(content.guide.sections["how"].items) + 1)]


def test_every_page_has_a_description_and_ways_on(parsed):
    for url, html in parsed.items():
        assert len(html.find("meta", attrs={"name": "description"})["content"]) > 40, url
        assert html.article.find("a"), url


def test_the_page_for_a_wrong_address_helps(site):
    html = soup(site / "404.html")
    links = html.article.select("a:not(noscript a)")  # without a script, one leads to the folder that was asked for
    assert len(links) >= 4
    assert all(link["href"].startswith(("/", "https://example.org")) for link in links)


def test_no_date_is_in_the_future(content):
    newest = max(source.checked for source in content.guide.sources.values())
    assert newest <= date.today()


def test_no_page_tells_the_browser_to_fetch_another_ahead(parsed):
    """Firefox does, and reports that the page's own security policy forbids it."""
    assert [url for url, html in parsed.items() if html.find("link", rel=["next", "prev"])] == []


OWN_WORDS = (
    "[data-shows], [data-text], [lang=en] .words[data-words]:not(.words--copy), .words__own, .day__was span, #when, #by, #result, #part-link,"
    ".print-address strong"
)
"""What a browser that translates a page must leave as it is: typed words, letters to send, addresses, code. Words for a chatbot it
may translate: a chatbot answers in the language in which it is asked."""


def test_what_readers_type_or_send_is_not_translated(parsed):
    found = [(url, one) for url, html in parsed.items() for one in html.select(OWN_WORDS)]
    assert len(found) > 50
    assert [(url, one.name) for url, one in found if one.get("translate") != "no"] == []
