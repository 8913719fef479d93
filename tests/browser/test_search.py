"""The search finds what readers mean by their own words, on their own device."""

import gzip
import json
import re

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import expect

from macros.pages.changelog import spots
from macros.publish.links import targets
from macros.publish.web.search_index import FILE, index

from ..conftest import PROJECT

QUERIES = yaml.safe_load((PROJECT / "tests/data/search-queries.yml").read_text("utf-8"))
FIRST = 3
"""Among how many results the right one must be."""

ASK = """async (queries) => {
  const query = document.querySelector("#query");
  const { openSearch } = await import("../assets/js/site/search-engine.js");
  await openSearch();
  const found = [];
  for (const one of queries) {
    query.value = one;
    query.dispatchEvent(new Event("input", { bubbles: true }));
    await new Promise((done) => setTimeout(done));
    const links = [...document.querySelectorAll("#results a")];
    found.push({ hrefs: links.map(({ href }) => href), said: document.querySelector("#found").textContent });
  }
  return found;
}"""


@pytest.fixture(scope="module")
def page_of_search(browser, address):
    page = browser.new_page()
    # Safari and Chromium allow few changes of the address in a short time; here are a thousand.
    page.add_init_script("history.replaceState = () => {};")
    page.goto(f"{address}search/")
    yield page
    page.close()


@pytest.fixture(scope="module")
def known(site):
    """Return what the search knows, as it is published."""
    return json.loads((site / FILE).read_text("utf-8"))


@pytest.fixture(scope="module")
def ask(page_of_search, known, address):
    """Return a function that types queries, and returns the ids of the first results of each."""
    ids = {address + document["address"]: document["id"] for document in known["documents"]}

    def asking(queries):
        found = page_of_search.evaluate(ASK, queries)
        return {query: [ids[href] for href in one["hrefs"][:FIRST]] for query, one in zip(queries, found, strict=True)}

    return asking


@pytest.fixture(scope="module")
def queries(content):
    """Return what readers type, and the ids that answer it today: parts may have been renamed or withdrawn since."""
    today, register = spots(content.guide), content.guide.register
    answers = {
        query: {
            today[name].id if name in today else name for name in right.split() if name in today or name not in register
        }
        for query, right in QUERIES.items()
    }
    return {query: right for query, right in answers.items() if right}


def test_readers_words_find_the_right_part_among_the_first(ask, queries):
    found = ask(list(queries))
    assert len(queries) >= 100
    assert {query: found[query] for query, right in queries.items() if not right & {*found[query]}} == {}


def test_each_phrase_leads_to_its_part(ask, known):
    found = ask([typed for typed, _ in known["phrases"]])
    assert [(typed, found[typed]) for typed, ids in known["phrases"] if ids[0] not in found[typed]] == []


def test_without_javascript_every_part_is_in_the_list(new_context, address, content):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}search/")
    assert not page.locator("#search").is_visible()
    expect(page.locator("#tries a").first).to_be_visible()
    listed = {
        re.split("[#/]", link.get_attribute("href").rstrip("/"))[-1] for link in page.locator("article li a").all()
    }
    assert {item.id for _, item in content.guide.items()} <= listed
    page.locator("summary", has_text="Who pays").click()
    expect(page.get_by_role("link", name="TRICARE", exact=True)).to_be_visible()


def test_what_is_typed_reaches_no_server(new_context, address):
    context = new_context()
    page = context.new_page()
    asked = []
    context.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.goto(f"{address}search/", wait_until="networkidle")
    assert FILE in asked
    asked.clear()
    page.fill("#query", "secret illness")
    expect(page.locator("#found")).not_to_be_empty()
    page.keyboard.press("Enter")
    assert [url for url in asked if "favicon" not in url] == []


@pytest.mark.parametrize("name", ["clinics/", "search/#all"])
def test_the_engine_is_loaded_only_when_it_is_asked(page, address, name):
    asked = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(address + name, wait_until="networkidle")
    assert not {"search.json", "minisearch.js"} & {*asked}
    with page.expect_response("**/search.json"):
        page.focus("input[type=search]")
    assert "minisearch.js" in asked


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
    expect(page.locator("#results a").first).to_have_attribute("href", f"{address}insurance/tricare/")


def test_other_words_are_offered_and_taken_by_keyboard(new_context, address):
    page = new_context().new_page()
    page.goto(f"{address}search/")
    page.keyboard.type("insur")
    offered = page.locator("#suggestions button")
    expect(offered.first).to_have_text("insurance")
    assert offered.count() <= 3
    page.keyboard.press("Tab")  # past the button that some browsers have in the field
    while page.evaluate("document.activeElement.textContent") != "insurance":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#query")).to_have_value("insurance")
    expect(page.locator("#found")).to_be_focused()
    expect(page.locator("#found")).to_have_text(re.compile(r"^\d+ parts found"))
    assert page.url.endswith("#q=insurance")


def test_results_are_in_groups_by_page(page, address):
    page.goto(f"{address}search/")
    page.fill("#query", "medicare")
    groups = page.locator("#results > li")
    expect(groups.first).to_be_visible()
    pages = page.locator("#results h2").all_inner_texts()
    assert len(pages) == groups.count() < page.locator("#results a").count() <= 10
    # The best results come first, whatever their page: so a page can be there twice.
    assert max(pages.count(one) for one in pages) <= 2
    expect(page.locator("#tries")).to_be_hidden()


def test_where_nothing_is_found_it_says_what_to_do(page, address):
    page.goto(f"{address}search/")
    expect(page.locator("#safety")).to_be_hidden()
    page.fill("#query", "qqqq")
    expect(page.locator("#found")).to_contain_text("Try one or two different words.")
    expect(page.locator("#safety a")).to_have_count(2)
    expect(page.locator("#tries a").first).to_be_visible()
    page.fill("#query", "medicare")
    expect(page.locator("#safety")).to_be_hidden()


def test_hostile_words_are_only_words(page_of_search, ask):
    ask(["<img src=x onerror=alert(1)>", "__proto__", "constructor", "toString", "%00", "((((", "\u202e", "a" * 200])
    assert page_of_search.locator("#results img").count() == 0


@settings(max_examples=20, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=60), min_size=1, max_size=20))
def test_whatever_is_typed_the_search_goes_on(page_of_search, texts):
    found = page_of_search.evaluate(ASK, [*texts, "medicare"])
    assert "didn't load" not in " ".join(one["said"] for one in found)
    assert found[-1]["hrefs"][0].endswith("/insurance/medicare/")


@pytest.mark.parametrize("missing", ["search.json", "minisearch.js"])
def test_when_a_file_is_out_of_reach_it_says_so(new_context, address, missing):
    page = new_context().new_page()
    page.route(f"**/{missing}", lambda route: route.abort())
    page.goto(f"{address}search/")
    page.fill("#query", "money")
    expect(page.locator("#found")).to_contain_text("Choose from the list below")
    expect(page.locator("#tries a").first).to_be_visible()


def test_when_the_index_is_within_reach_again_it_finds(new_context, address):
    page = new_context().new_page()
    page.route("**/search.json", lambda route: route.abort())
    page.goto(f"{address}search/")
    page.fill("#query", "money")
    expect(page.locator("#found")).to_contain_text("didn't load")
    page.unroute("**/search.json")
    page.fill("#query", "medicare")
    expect(page.locator("#results a").first).to_have_attribute("href", f"{address}insurance/medicare/")


def test_the_index_names_every_part_once(guide_site):
    made = index(guide_site, targets.find(guide_site))
    ids = [document["id"] for document in made["documents"]]
    guide = guide_site.guide
    assert len(ids) == len({*ids})
    assert {*(item.id for _, item in guide.items()), *guide.glossary, *guide.sections, "checklist", "decide"} <= {*ids}
    assert {name for _, names in made["phrases"] for name in names} <= {*ids}


def test_the_index_is_small(site):
    assert len(gzip.compress((site / FILE).read_bytes())) < 60_000


def test_the_page_for_a_wrong_address_forgives_typing_errors(page, address, known):
    right = next(document for document in known["documents"] if document["id"] == "faq-need-permission")
    page.goto(f"{address}go/faq-need-permision/")
    expect(page.locator(".near a").first).to_have_attribute("href", address + right["address"])


def test_the_page_for_clinics_finds_with_typing_errors_and_says_when_it_cannot(new_context, address):
    page = new_context().new_page()
    page.goto(f"{address}clinics/")
    page.fill("#find-part", "medicade")
    expect(page.locator("[data-part=medicaid]")).to_be_visible()
    expect(page.locator("[data-part=major-surgery]")).to_be_hidden()
    page = new_context().new_page()
    page.route("**/search.json", lambda route: route.abort())
    page.goto(f"{address}clinics/")
    page.fill("#find-part", "medicare")
    expect(page.locator("#found")).to_contain_text("didn't load")


def test_it_follows_the_address(page, address):
    page.goto(f"{address}search/#q=tricare")
    expect(page.locator("#results a").first).to_have_attribute("href", f"{address}insurance/tricare/")
    page.evaluate("location.hash = '#q=medicaid'")
    expect(page.locator("#query")).to_have_value("medicaid")
    expect(page.locator("#results a").first).to_have_attribute("href", f"{address}insurance/medicaid/")
