"""The feeds tell a clinic what changed on the page that it follows. Read by feedparser, held against Atom's grammar."""

import datetime as dt
import json
import re
from collections import defaultdict
from dataclasses import replace
from urllib.parse import urlsplit

import feedparser
import pytest
from lxml import etree

from macros.model import Registered
from macros.pages.changelog import feed_of, feed_of_item, spots
from macros.pages.changelog import feeds as all_feeds
from macros.pages.review_status import date
from macros.pages.site import Site
from macros.publish.web import feeds

from ..conftest import PROJECT, SUB_PATH, html_pages, soup
from ..helpers.changes import FIRST, day, guide_with

GRAMMAR = etree.RelaxNG(etree.parse(PROJECT / "tests/data/atom.rng"))
ADDRESS = f"https://example.org{SUB_PATH}"


def names(content):
    return ["changes.xml", *(feed_of(name) for name in all_feeds(content.guide))]


def of_items(content):
    return [feed_of_item(item.id) for _, item in content.guide.items()]


def publish(content, folder, *changes, **history):
    feeds.publish(Site(guide_with(content.guide, *changes, **history), "", ADDRESS), folder)


def read(path):
    feed = feedparser.parse(path.read_bytes())
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    return feed


def test_every_feed_is_sound_and_says_where_it_is(site, content):
    for name in (*names(content), *of_items(content)):
        GRAMMAR.assertValid(etree.parse(site / name))
        feed = read(site / name)
        assert {link.rel: link.href for link in feed.feed.links}["self"] == f"{ADDRESS}{name}" == feed.feed.id
        assert feed.entries


def test_every_feed_has_a_title_of_its_own(site, content):
    titles = [read(site / name).feed.title for name in names(content)]
    assert len(set(titles)) == len(titles)


def test_every_link_in_a_feed_leads_somewhere(site, content):
    for name in (*names(content), *of_items(content)[::9]):
        feed = read(site / name)
        for link in [*feed.feed.links, *(link for entry in feed.entries for link in entry.links)]:
            parts = urlsplit(link.href)
            path = site / parts.path.removeprefix(SUB_PATH)
            path = path / "index.html" if path.is_dir() else path
            assert path.is_file(), link.href
            assert not parts.fragment or soup(path).find(id=parts.fragment), link.href


def test_a_change_is_in_the_feed_of_its_page_only_and_in_the_feed_of_all(content, tmp_path):
    publish(
        content,
        tmp_path,
        (2, ["medicare", "faq-how-long"], "Two <b> & more."),
        (1, [], "The whole guide."),
        (1, ["biopsy"], "A word."),
    )
    said = {name: [entry.summary for entry in read(tmp_path / name).entries] for name in names(content)}
    assert said["changes.xml"] == ["Two <b> & more.", "The whole guide.", "A word."]
    assert said["changes/insurance.xml"] == said["changes/faqs.xml"] == ["Two <b> & more.", "The whole guide."]
    assert said["changes/glossary.xml"] == ["The whole guide.", "A word."]
    assert said["changes/when.xml"] == ["The whole guide."]
    assert read(tmp_path / "changes/when.xml").feed.updated == "2026-12-01T00:00:00Z"


def test_a_feed_without_news_is_still_sound(content, tmp_path):
    publish(content, tmp_path, (1, ["medicare"], "A change."))
    GRAMMAR.assertValid(etree.parse(tmp_path / "changes/when.xml"))
    assert read(tmp_path / "changes/when.xml").entries == []


def test_an_entry_keeps_its_name_when_others_come(content, tmp_path):
    publish(content, tmp_path / "before", (1, ["medicare"], "First."))
    publish(
        content,
        tmp_path / "after",
        (2, ["medicare"], "Third."),
        (1, ["medicare"], "Second."),
        (1, ["medicare"], "First."),
    )
    before, after = (read(tmp_path / name / "changes.xml").entries for name in ("before", "after"))
    assert {entry.summary: entry.id for entry in after}["First."] == before[0].id
    assert len({entry.id for entry in after}) == 3


def test_an_entry_leads_to_what_changed_by_its_lasting_link(content, tmp_path):
    publish(content, tmp_path, (1, ["medicare"], "A change."))
    (entry,) = read(tmp_path / "changes.xml").entries
    assert {link.rel: link.href for link in entry.links}["related"] == f"{ADDRESS}go/medicare/"
    assert entry.title == spots(content.guide)["medicare"].title


def test_an_item_has_a_feed_of_its_own_by_each_id_that_it_has_or_had(content, tmp_path):
    item = content.guide.sections["faqs"].items[0].model_copy(update={"formerly": ["faq-old"]})
    section = content.guide.sections["faqs"].model_copy(update={"items": [item]})
    guide = replace(content.guide, sections={**content.guide.sections, "faqs": section})
    guide = guide_with(guide, (1, ["medicare"], "Other."), (1, [], "All."), (2, ["faq-old"], "This."))
    feeds.publish(Site(guide, "", ADDRESS), tmp_path)
    feed = read(tmp_path / "changes/items/faq-old.xml")
    assert [entry.summary for entry in feed.entries] == ["This.", "All."]
    assert (tmp_path / "changes/items/faq-old.xml").read_bytes() == (
        tmp_path / f"changes/items/{item.id}.xml"
    ).read_bytes()
    assert {link.rel: link.href for link in feed.feed.links}["alternate"] == f"{ADDRESS}faqs/#{item.id}"


def test_a_new_item_is_in_the_feed_of_all_of_its_page_and_of_its_own(content, tmp_path):
    publish(content, tmp_path, (1, [], "All."), since={"faq-how-long": 2})
    for name in ("changes.xml", "changes/faqs.xml", "changes/items/faq-how-long.xml"):
        entry = read(tmp_path / name).entries[0]
        assert (entry.title, entry.updated) == (spots(content.guide)["faq-how-long"].title, "2026-12-02T00:00:00Z")
        assert entry.summary == content.guide.words["change_new"]
    assert len(read(tmp_path / "changes/items/faq-how-long.xml").entries) == 1, "it is not older than itself"
    assert len(read(tmp_path / "changes/when.xml").entries) == 1


def test_the_feed_of_withdrawn_advice_says_that_it_is_gone_and_why(content, tmp_path):
    gone = Registered(id="gone", since=FIRST, retired=day(2), because="The rule has ended.")
    publish(content, tmp_path, (3, [], "All."), more=(gone,))
    GRAMMAR.assertValid(etree.parse(tmp_path / "changes/items/gone.xml"))
    (entry,) = read(tmp_path / "changes/items/gone.xml").entries
    assert entry.summary.endswith("The rule has ended.")
    assert [entry.summary for entry in read(tmp_path / "changes.xml").entries][-1] == entry.summary


@pytest.mark.parametrize("language", ["en", "es"])
def test_page_feed_data_and_list_of_pages_name_the_same_day(site, content, language):
    one = content.translations.get(language, content)
    folder = site / ("es" if one is not content else "")
    days = defaultdict(str)
    for _, item in one.guide.items():
        answer = json.loads((folder / f"api/v1/items/{item.id}.json").read_text("utf-8"))
        assert read(folder / feed_of_item(item.id)).feed.updated == f"{answer['changed']}T00:00:00Z", item.id
        page = urlsplit(answer["addresses"]["page"]).path
        for address in (page, f"{page.removesuffix('/').rpartition('/')[0]}/"):  # it is on the page above, too
            days[address] = max(days[address], answer["changed"])
    listed = dict(
        re.findall(
            r"<loc>https://[^/]+([^<]+)</loc><lastmod>(.+?)</lastmod>", (site / "sitemap.xml").read_text("utf-8")
        )
    )
    seen = 0
    for path in html_pages(folder):
        page, address = soup(path), f"{SUB_PATH}{path.parent.relative_to(site).as_posix()}/"
        trusted = page.find(id="about-this-page")
        if (
            trusted
            and address in days
            and trusted.find_next("li").get_text().startswith(one.guide.words["trust_published"])
        ):
            shown = trusted.find_next("li").find_all("strong")[-1].get_text()
            assert shown == date(dt.date.fromisoformat(days[address]), one.guide.words), address
            assert listed[address] == days[address], address
            seen += 1
    assert seen > 30


@pytest.mark.parametrize("page", ["index.html", "when/index.html", "changes/index.html", "special/cancer/index.html"])
def test_a_page_names_its_feeds(site, page):
    found = [link["href"] for link in soup(site / page).find_all("link", type="application/atom+xml")]
    assert found
    assert all((site / page).parent.joinpath(href).resolve().is_file() for href in found)
    assert ("../changes/when.xml" in found) == (page == "when/index.html")
    assert ("../../changes/items/cancer.xml" in found) == page.startswith("special/cancer")


def test_the_page_of_news_links_every_feed(site, content):
    links = {link["href"] for link in soup(site / "changes/index.html").find_all("a", href=True)}
    assert {f"{SUB_PATH}{name}" for name in names(content)} <= links
