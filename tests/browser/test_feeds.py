"""The feeds tell a clinic what changed on the page that it follows. Read by feedparser, held against Atom's grammar."""

import datetime as dt
from urllib.parse import urlsplit

import feedparser
import pytest
from lxml import etree

from macros.model import Changes
from macros.pages.changelog import feeds as all_feeds
from macros.pages.changelog import spots
from macros.pages.context import Site
from macros.publish.web import feeds

from ..conftest import PROJECT, SUB_PATH, soup

GRAMMAR = etree.RelaxNG(etree.parse(PROJECT / "tests/data/atom.rng"))
ADDRESS = f"https://example.org{SUB_PATH}"


def names(content):
    return ["changes.xml", *(feeds.file_of(name) for name in all_feeds(content.guide))]


def publish(content, folder, *changes):
    rows = [{"date": dt.date(2026, 12, day), "ids": ids, "what": what} for day, ids, what in changes]
    made = Changes.model_validate({"title": "New", "main_message": "New.", "follow": "So.", "changes": rows})
    guide = type(content.guide)(**{**vars(content.guide), "singles": {**content.guide.singles, "changes": made}})
    feeds.publish(Site(guide, "", ADDRESS), folder)


def read(path):
    feed = feedparser.parse(path.read_bytes())
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    return feed


def test_every_feed_is_sound_and_says_where_it_is(site, content):
    for name in names(content):
        GRAMMAR.assertValid(etree.parse(site / name))
        feed = read(site / name)
        assert {link.rel: link.href for link in feed.feed.links}["self"] == f"{ADDRESS}{name}" == feed.feed.id
        assert feed.entries


def test_every_feed_has_a_title_of_its_own(site, content):
    titles = [read(site / name).feed.title for name in names(content)]
    assert len(set(titles)) == len(titles)


def test_every_link_in_a_feed_leads_somewhere(site, content):
    for name in names(content):
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


@pytest.mark.parametrize("page", ["index.html", "when/index.html", "changes/index.html"])
def test_a_page_names_its_feeds(site, page):
    found = [link["href"] for link in soup(site / page).find_all("link", type="application/atom+xml")]
    assert found
    assert all((site / page).parent.joinpath(href).resolve().is_file() for href in found)
    assert ("../changes/when.xml" in found) == (page == "when/index.html")


def test_the_page_of_news_links_every_feed(site, content):
    links = {link["href"] for link in soup(site / "changes/index.html").find_all("a", href=True)}
    assert {f"{SUB_PATH}{name}" for name in names(content)} <= links
