"""What each page says of itself is what the data and the code say: dates, reviews, and what the page about the guide promises."""

import datetime as dt
import re
from dataclasses import replace

import pytest

from macros.model import Reviewer, Reviewers
from macros.pages import review_status
from macros.pages.own_pages import item_page
from macros.pages.review_status import date
from macros.pages.sections import section_page
from macros.pages.site import PAGES, Site
from macros.reports import link_check
from macros.rules import dates, sources

from ..conftest import html_pages, soup


def reviewed(site: Site, *of: str, translation: str | None = None) -> Site:
    """The site as if a made-up reviewer had checked these parts. No such person is in the content."""
    day = dt.date(2026, 11, 21)
    review = Reviewer(name="Dr. Made Up", credential="nurse in a test", of=list(of), date=day, translation=translation)
    guide = replace(site.guide, singles={**site.guide.singles, "reviewers": Reviewers(reviewers=[review])})
    return replace(site, guide=guide)


@pytest.mark.parametrize(
    ("day", "due"), [("2026-11-21", "2027-11-21"), ("2028-02-29", "2029-03-01"), ("2026-12-31", "2027-12-31")]
)
def test_something_is_due_a_year_later(day, due):
    assert review_status.due(dt.date.fromisoformat(day)) == dt.date.fromisoformat(due)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_when_it_was_checked_and_by_when_it_is_due(content, site, name):
    page = soup(site / PAGES[name].removesuffix(".md") / "index.html")
    rows = [row.get_text() for row in page.find(id="about-this-page").find_next("ul").find_all("li")]
    read, words = content.guide.sections[name].reviewed, content.guide.words
    assert f"Page last read through: {date(read, words)}. Next check by: {date(review_status.due(read), words)}" in rows
    cited = {mark["href"] for mark in page.find_all("a", class_="mark")}
    assert any(row.startswith("Sources last checked:") and "Next check by:" in row for row in rows) == bool(cited)


@pytest.mark.parametrize(
    ("address", "published", "changed"),
    [
        ("chatbot", "November 27, 2026", "November 27, 2026"),
        ("decide", "November 22, 2026", None),
        ("insurance/va", "November 21, 2026", None),
        ("insurance", "November 21, 2026", "November 27, 2026"),
        ("special", "November 21, 2026", "November 27, 2026"),
    ],
)
def test_a_page_says_when_it_was_published_and_last_changed(site, content, address, published, changed):
    rows = soup(site / address / "index.html").find(id="about-this-page").find_next("ul").find_all("li")
    row = rows[0].get_text()
    assert row.startswith(f"Page first published: {published}. Last change in meaning: ")
    assert changed is None or row.endswith(changed)


def test_the_newest_change_of_a_part_or_of_the_whole_guide_counts(guide_site):
    changes = guide_site.guide.changes
    one = [
        change.model_copy(update={"date": dt.date(2027, 5, day), "ids": ids})
        for change, day, ids in zip(changes.changes, (1, 2, 3), (["medicare"], [], ["va"]), strict=False)
    ]
    later = changes.model_copy(update={"changes": one})
    site = replace(guide_site, guide=replace(guide_site.guide, singles={**guide_site.guide.singles, "changes": later}))
    days = {src: site.changed(src) for src in ("insurance/va.md", "insurance.md", "how.md")}
    assert [day.day for day in days.values()] == [3, 3, 2]
    assert site.published("insurance.md") == dt.date(2026, 11, 21)
    assert site.published("plan.md") is None


def test_the_page_about_the_guide_leads_to_the_history_of_changes(guide_site):
    page = section_page(guide_site, "about")
    assert (
        f"({guide_site.repository}commits/main/content)"
        in page[page.index('id="about-who"') : page.index('id="about-review"')]
    )


def test_every_page_about_health_says_that_no_one_has_reviewed_it(content, site):
    for path in html_pages(site):
        page = soup(path)
        guide = content.translations.get(page.html["lang"], content).guide
        trusted = page.find(id="about-this-page")
        if trusted and not content.guide.reviewers:
            said = trusted.find_next("ul").get_text()
            assert guide.words["trust_reviewed"] in said, path
            assert (guide.words["trust_translated"] in said) == (guide is not content.guide), path


def test_a_page_names_who_reviewed_it(guide_site):
    page = section_page(reviewed(guide_site, "insurance"), "insurance")
    assert "Reviewed by Dr. Made Up, nurse in a test, November 21, 2026" in page
    assert "not yet" not in page
    assert "not yet" in section_page(reviewed(guide_site, "insurance"), "how")


def test_an_item_names_who_reviewed_it_and_its_page_says_only_in_part(guide_site):
    page = section_page(reviewed(guide_site, "state-law"), "insurance")
    item = page[page.index('id="state-law"') : page.index('id="online-cost"')]
    assert page.count('class="reviewed"') == item.count('class="reviewed"') == 1
    assert "only the parts that say so" in page and "not yet" not in page


def test_the_page_of_a_situation_names_who_reviewed_the_situation(guide_site):
    assert "Made Up" in item_page(reviewed(guide_site, "cancer"), "cancer")
    assert "Made Up" in item_page(reviewed(guide_site, "special"), "cancer")
    assert "Made Up" not in item_page(reviewed(guide_site, "cancer"), "pregnancy")


def test_the_page_about_the_guide_lists_all_reviews(guide_site):
    page = section_page(reviewed(guide_site, "insurance", "cancer"), "about")
    assert "Made Up" in page and "Who pays for a second opinion?; You have or may have cancer" in page


def test_what_is_passed_on_names_who_reviewed_it(guide_site):
    guide = reviewed(guide_site, "medicare").guide
    assert review_status.notice(guide, {"insurance", "medicare"}) == [
        "Reviewed by Dr. Made Up, nurse in a test, November 21, 2026."
    ]
    assert review_status.notice(guide, {"insurance", "va"}) == [guide.words["trust_reviewed"]]


def test_who_checked_a_translation_is_named_there_and_has_not_reviewed_what_the_guide_says(guide_site):
    site = reviewed(guide_site, "insurance", translation="es")
    assert "Made Up" not in section_page(site, "insurance")
    assert review_status.notice(site.guide, {"insurance"}, "es") == [
        site.guide.words["trust_reviewed"],
        "Translation checked by Dr. Made Up, nurse in a test, November 21, 2026.",
    ]


def test_the_promised_times_are_those_of_the_code(content):
    summary = next(item.summary for item in content.guide.sections["about"].items if item.id == "about-updates")
    assert "each page and each source at least once a year" in summary and "each phone number twice a year" in summary
    assert dates.REVIEW_DAYS == sources.FRESH_DAYS == 365 and link_check.PHONE_DAYS <= 183


def test_the_page_about_the_guide_answers_what_readers_should_know(content):
    ids = {item.id for item in content.guide.sections["about"].items}
    assert {
        "about-who",
        "about-review",
        "about-made",
        "about-sources",
        "about-updates",
        "about-funding",
        "about-not-advice",
    } <= ids
    funding = next(item for item in content.guide.sections["about"].items if item.id == "about-funding")
    assert re.search("conflict of interest", funding.body) and "advertising" in funding.summary


@pytest.mark.parametrize("name", PAGES)
def test_each_page_ends_with_the_next_step(content, site, name):
    assert content.guide.sections[name].next
    page = soup(site / PAGES[name].removesuffix(".md") / "index.html")
    assert page.find(id="next").find_parent("section").find("a")
