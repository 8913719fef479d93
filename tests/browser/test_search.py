"""The search finds what readers mean by their own words, on their own device."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import expect

from macros.publish.web.search_index import index, words

QUERIES = {
    # what a reader types: the id of the part that must come first (one of several, where more than one is right)
    "emergency": "call-911",
    "chest pain": "call-911",
    "stroke": "call-911",
    "suicide": "call-911",
    "stop my pills": "keep-treatment",
    "how long can I wait": "ask-deadline faq-how-long check-time words-safe-to-wait",
    "second doctor": "second-opinion",
    "another opinion": "second-opinion",
    "2nd opinion": "second-opinion",
    "surgery": "major-surgery planned-surgery",
    "rare disease": "rare-or-complex rare-or-undiagnosed rare-expert",
    "tests normal still sick": "told-nothing-wrong",
    "nothing more can be done": "told-untreatable",
    "do I need one": "may-not-need-one",
    "will my doctor be mad": "faq-offend-doctor words-ask-doctor-upset",
    "doctor upset": "words-ask-doctor-upset faq-offend-doctor",
    "permission": "faq-need-permission",
    "money": "out-of-pocket-cost no-insurance ask-cost",
    "bill": "no-insurance words-ask-estimate written-estimate",
    "medicare": "medicare",
    "medicare advantage": "medicare-advantage",
    "medicaid": "medicaid",
    "insurance from work": "job-plan",
    "obamacare": "marketplace",
    "military": "tricare",
    "veterans": "va",
    "no insurance": "no-insurance without-insurance",
    "denied": "plan-says-no words-appeal-refusal",
    "appeal letter": "words-appeal-refusal",
    "scans": "records-images",
    "xray pictures": "records-images",
    "biopsy slides": "records-pathology slides",
    "get my records": "get-records",
    "they won't give my records": "faq-records-refused records-problems",
    "virtual visit": "online-opinion faq-online online-cost",
    "translator": "words-ask-interpreter language-help interpreter",
    "sign language": "access-needs",
    "my child": "your-child",
    "my mom": "caregiver faq-for-family",
    "doctors disagree": "faq-differ compare-differ conflicting-opinions",
    "which doctor is right": "faq-which-right",
    "star reviews": "ratings-warning",
    "malpractice": "what-malpractice-means",
    "lawyer": "find-a-lawyer",
}


@pytest.fixture(scope="module")
def page_of_search(browser, address):
    page = browser.new_page()
    page.goto(f"{address}search/")
    yield page
    page.close()


@pytest.mark.parametrize("query", QUERIES)
def test_a_readers_words_find_the_right_part_first(page_of_search, query):
    page_of_search.fill("#query", query)
    expect(page_of_search.locator("#found")).to_have_text(re.compile(r"^\d+ parts? found"))
    first = page_of_search.locator("#results a").first.get_attribute("href")
    assert first.rpartition("#")[2] in QUERIES[query].split()


def test_without_javascript_every_part_is_in_the_list(new_context, address, content):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}search/")
    assert not page.locator("#search").is_visible()
    listed = {link.get_attribute("href").rpartition("#")[2] for link in page.locator("article li a").all()}
    assert {item.id for _, item in content.guide.items()} <= listed


def test_what_is_typed_reaches_no_server(new_context, address):
    context = new_context()
    page = context.new_page()
    page.goto(f"{address}search/", wait_until="networkidle")
    asked = []
    context.on("request", lambda request: "favicon" in request.url or asked.append(request.url))
    page.fill("#query", "secret illness")
    expect(page.locator("#found")).not_to_be_empty()
    assert [url.removeprefix(address) for url in asked] == ["assets/search.json"]


def test_it_works_by_keyboard_and_by_a_shared_address(new_context, address):
    page = new_context().new_page()
    page.goto(f"{address}search/")
    expect(page.locator("#query")).to_be_focused()
    page.keyboard.type("medicaid")
    expect(page.locator("#results li")).not_to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.locator("#results a").first).to_be_focused()
    page.goto(f"{address}search/#q=tricare")
    page.reload()
    expect(page.locator("#results a").first).to_have_attribute("href", "../insurance/#tricare")


def test_hostile_words_are_only_words(new_context, address):
    page = new_context().new_page()
    page.goto(f"{address}search/")
    for query in ("<img src=x onerror=alert(1)>", "__proto__", "constructor", "toString", "%00", "((((", "\u202e"):
        page.fill("#query", query)
        expect(page.locator("#found")).not_to_be_empty()
    assert page.locator("#results img").count() == 0


def test_when_the_index_is_out_of_reach_it_says_so(new_context, address):
    page = new_context().new_page()
    page.route("**/search.json", lambda route: route.abort())
    page.goto(f"{address}search/")
    page.fill("#query", "money")
    expect(page.locator("#found")).to_contain_text("Choose from the list below")


def test_the_index_names_every_part_once(guide_site):
    made = index(guide_site)
    addresses = [entry[2] for entry in made["entries"]]
    assert len(addresses) == len(set(addresses))
    assert len(addresses) == sum(1 for _ in guide_site.guide.items()) + len(guide_site.guide.glossary)
    assert len(json.dumps(made)) < 200_000


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(max_size=30), min_size=1, max_size=20))
def test_the_page_takes_words_apart_as_the_index_does(page_of_search, texts):
    script = "async (texts) => (await import('../assets/js/site/search.js')).words && texts.map((await import('../assets/js/site/search.js')).words)"
    assert page_of_search.evaluate(script, texts) == [words(text) for text in texts]
