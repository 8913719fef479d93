"""What a patient portal's info button leads to: the page, the module for other sites, and the list that both look in."""

import json
import re
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import expect

from ..conftest import soup

ICD, ICD_9, SNOMED = (f"2.16.840.1.113883.6.{number}" for number in (90, 103, 96))

MATCHING = """async ([topics, queries]) => {
  const { matching } = await import("./assets/js/lookup.js");
  return queries.map((query) => matching(topics, new URLSearchParams(query)).map((topic) => topics.indexOf(topic)));
}"""


def asked(code="", system=ICD, **more):
    """Return what a portal sends."""
    query = {"mainSearchCriteria.v.c": code, "mainSearchCriteria.v.cs": system}
    return {**{name: value for name, value in query.items() if value}, **more}


@pytest.fixture
def found(page, bare, site):
    """Return the titles of the topics of the published list that fit each query."""
    page.goto(bare)
    topics = json.loads((site / "api/v1/lookup.json").read_text("utf-8"))["topics"]
    return lambda *queries: [
        [topics[n]["title"] for n in row] for row in page.evaluate(MATCHING, [topics, list(queries)])
    ]


@pytest.mark.parametrize("code", ["C50.911", "c50.911", "C50911", " C50 ", "c50"])
@pytest.mark.parametrize("system", [ICD, "http://hl7.org/fhir/sid/icd-10-cm", ""])
def test_a_code_is_found_however_it_is_written(found, code, system):
    assert found(asked(code, system)) == [["Cancer"]]


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("O99.9", "Pregnancy"),
        ("O9A.2", "Pregnancy"),
        ("Z3A.38", "Pregnancy"),
        ("O03.9", "Loss or end of a pregnancy"),
        ("O00.9", "Loss or end of a pregnancy"),
        ("Z33.2", None),
        ("Z35", None),
        ("P95", None),
        ("C7A.0", "Cancer"),
        ("D17.0", None),
        ("D3A.00", None),
        ("D37.9", "Cancer"),
        ("I10", None),
        ("I5A", "Heart"),
        ("I11.0", "Heart"),
        ("I63.9", "Stroke"),
        ("G45.9", "Stroke"),
        ("G00.9", None),
        ("M54.5", "Back, neck or spine"),
        ("M16.1", "Joints"),
        ("M00.9", None),
        ("F32.9", "Mental health"),
        ("F84.0", None),
        ("R45.851", "Mental health"),
        ("X78.9", "Mental health"),
        ("F03.90", "Memory loss or dementia"),
        ("G30.9", "Memory loss or dementia"),
        ("G35", "Brain and nerves"),
        ("R69", "No clear diagnosis"),
        ("R97.20", "An abnormal test result"),
        ("R99", None),
        ("E11.9", None),
    ],
)
def test_a_code_leads_to_the_topic_of_its_range(found, code, title):
    assert found(asked(code)) == [[title] if title else []]


def test_a_concept_of_snomed_is_found_and_a_code_of_another_system_is_not(found):
    assert found(asked("254837009", SNOMED), asked("254837009", ""), asked("254837009")) == [["Cancer"], ["Cancer"], []]
    assert found(asked("C50", SNOMED), asked("I63", ICD_9)) == [[], []]


def test_words_are_found_whole_and_whatever_their_capitals_and_accents(found):
    name = "mainSearchCriteria.v.dn"
    assert found({name: "Malignant tumor of BREAST"}, {name: "Parkinson\u2019s disease"}, {name: "heartburn"}) == [
        ["Cancer"],
        ["Brain and nerves"],
        [],
    ]
    assert found({"mainSearchCriteria.v.ot": "Back  pain, chronic"}) == [["Back, neck or spine"]]


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("Suicidal thoughts", ["Mental health"]),
        ("Suicide attempt", ["Mental health"]),
        ("Pensamiento suicida", ["Mental health"]),
        ("Family history of malignant neoplasm of breast", []),
        ("Encounter for screening for malignant neoplasm of colon", []),
        ("Benign tumor of skin", []),
        ("Tumor benigno", []),
        ("Ectopic pregnancy", ["Loss or end of a pregnancy"]),
        ("Embarazo ectópico", ["Loss or end of a pregnancy"]),
        ("High-risk pregnancy", ["Pregnancy"]),
        ("Benign prostatic hyperplasia with lower urinary tract symptoms", []),
    ],
)
def test_the_name_of_a_problem_leads_to_nothing_that_is_for_another_problem(found, words, titles):
    assert found({"mainSearchCriteria.v.dn": words}) == [titles]


@pytest.mark.parametrize(
    ("words", "unless", "asked_for", "fits"),
    [
        (["рак"], [], "Рак груди.", True),
        (["рак"], [], "Краснуха.", False),
        (["рак"], ["доброкачественный"], "Рак груди.", True),
        (["рак"], ["груди"], "Рак груди.", False),
        (["कैंसर"], [], "स्तन कैंसर", True),
        (["cancer"], ["癌"], "Cancer (breast).", True),
        (["癌"], [], "Cancer (breast).", False),
        (["..."], [], "Cancer (breast).", False),
        (["cancer"], ["..."], "Cancer (breast).", True),
    ],
)
def test_words_in_any_script_fit_what_has_them_and_nothing_else(page, bare, words, unless, asked_for, fits):
    page.goto(bare)
    topic = {"icd10cm": [], "snomed": [], "words": words, "unless": unless, "child": False}
    query = {"mainSearchCriteria.v.dn": asked_for}
    assert page.evaluate(MATCHING, [[topic], [query]]) == [[0] if fits else []]


def test_thoughts_of_suicide_lead_to_988_first(page, address):
    page.goto(f"{address}lookup/?{urlencode(asked('R45.851'))}")
    expect(page.locator("#fits a").first).to_have_attribute("href", re.compile("#mental-health-crisis$"))


def test_several_codes_are_each_in_their_own_system(found):
    query = {**asked("C50"), "mainSearchCriteria.v.c1": "230690007", "mainSearchCriteria.v.cs1": SNOMED}
    assert found(query) == [["Cancer", "Stroke"]]


@pytest.mark.parametrize(
    ("query", "young"),
    [
        ({"age.v.v": "7", "age.v.u": "a"}, True),
        ({"age.v.v": "17.9"}, True),
        ({"age.v.v": "18"}, False),
        ({"age.v.v": "20", "age.v.u": "mo"}, True),
        ({"age.v.v": "300", "age.v.u": "mo"}, False),
        ({"age.v.v": "", "age.v.u": "a"}, False),
        ({"age.v.v": "seven"}, False),
        ({"age.v.v": "7", "age.v.u": "?"}, False),
        ({"ageGroup.v.c": "D002648"}, True),
        ({"ageGroup.v.c": "D000328"}, False),
    ],
)
def test_what_is_for_children_is_found_by_age(found, query, young):
    assert found(asked("C50", **query)) == [["Cancer", "A child's health"] if young else ["Cancer"]]


TEXTS = st.one_of(
    st.text(max_size=30),
    st.from_regex(r"[A-Za-z][0-9][0-9A-Za-z]\.?[0-9A-Za-z]{0,4}", fullmatch=True),
    st.from_regex(r"[0-9]{1,20}", fullmatch=True),
)


def test_any_code_and_any_words_have_an_answer(found, content):
    """One call of the page for all of them: what Python says of each is what the module says."""
    ranges = [[one.partition("-") for one in topic.icd10cm] for topic in content.guide.lookup.topics]
    titles = [topic.title for topic in content.guide.lookup.topics]
    queries: list[dict] = []

    @settings(max_examples=400, database=None, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(TEXTS, st.sampled_from([ICD, ICD_9, SNOMED, "", "?"]), TEXTS)
    def collect(code, system, words):
        # A lone half of a pair can't be in an address.
        texts = [text.encode("utf-8", "ignore").decode() for text in (code, words)]
        queries.append(asked(texts[0], system, **{"mainSearchCriteria.v.dn": texts[1], "age.v.v": texts[1]}))

    collect()
    answers = found(*queries)
    assert len(answers) == len(queries) > 100
    for query, answer in zip(queries, answers, strict=True):
        code = "".join(
            one for one in query.get("mainSearchCriteria.v.c", "").upper() if one.isascii() and one.isalnum()
        )
        if query.get("mainSearchCriteria.v.cs") == ICD and len(code) >= 3 and code[0].isalpha() and code[1].isdigit():
            fits = [any(low <= code[:3] <= (high or low) for low, _, high in rows) for rows in ranges]
            assert {title for title, fit in zip(titles, fits, strict=True) if fit} <= set(answer), query


def test_the_module_gives_a_portal_the_parts_in_its_language(page, address):
    page.goto(f"{address}data/")
    script = """async ([query, address]) => {
      const { lookup } = await import("../assets/js/lookup.js");
      return lookup(new URLSearchParams(query), ...(address ? [address] : []));
    }"""
    english = page.evaluate(script, [asked("O10"), ""])
    spanish = page.evaluate(script, [asked("O10"), f"{address}es/"])
    assert [part["id"] for part in english["parts"]] == ["pregnancy-warning-signs", "pregnancy"]
    assert [part["id"] for part in spanish["parts"]] == [part["id"] for part in english["parts"]]
    assert "911" in english["emergency"] and spanish["emergency"] != english["emergency"]
    nothing = page.evaluate(script, [asked("E11"), ""])
    assert nothing["parts"] == [] and nothing["general"]


def test_the_page_shows_what_fits_and_all_else_below(page, address):
    page.goto(f"{address}lookup/?{urlencode(asked('C50.9', **{'age.v.v': '7'}))}")
    fits = page.locator("#fits")
    expect(fits.get_by_role("heading")).to_have_text("This may fit")
    expect(fits.locator("summary")).to_have_text(["Cancer", "A child's health", "Any health problem"])
    expect(fits.get_by_role("link", name="You have or may have cancer")).to_be_visible()
    expect(page.locator(".emergency-line")).to_be_visible()
    expect(page.locator("#all ~ details")).to_have_count(14)


def test_where_nothing_fits_the_page_says_so_and_shows_where_to_start(page, address):
    page.goto(f"{address}lookup/?{urlencode(asked('E11.9'))}")
    expect(page.locator("#fits .none")).to_be_visible()
    expect(page.locator("#fits details[open] summary")).to_have_text("Any health problem")


def test_the_page_goes_on_to_the_readers_language(page, address):
    query = urlencode(asked("C50", **{"informationRecipient.languageCode.c": "es"}))
    page.goto(f"{address}lookup/?{query}")
    expect(page).to_have_url(f"{address}es/mi-problema/?{query}")
    expect(page.locator("#fits summary").first).to_have_text("Cáncer")
    for unknown in ("xx", "?!", "en-US"):
        page.goto(f"{address}lookup/?{urlencode(asked('C50', **{'informationRecipient.languageCode.c': unknown}))}")
        expect(page.locator("#fits summary").first).to_have_text("Cancer")


def test_after_a_hash_the_code_is_not_sent_and_the_page_shows_the_same(page, address):
    sent = []
    page.on("request", lambda request: sent.append(request.url))
    page.goto(f"{address}lookup/#{urlencode(asked('C50', **{'informationRecipient.languageCode.c': 'es'}))}")
    expect(page.locator("#fits summary").first).to_have_text("Cáncer")
    assert not [url for url in sent if "C50" in url.partition("#")[0]]


def test_nothing_that_the_address_says_is_shown(page, address):
    page.goto(f"{address}lookup/?{urlencode({'mainSearchCriteria.v.dn': '<b>cancer</b> call 1-800-SCAM'})}")
    expect(page.locator("#fits summary").first).to_have_text("Cancer")
    assert "SCAM" not in page.locator("body").inner_text()


@pytest.mark.parametrize("path", ["lookup", "es/mi-problema"])
def test_without_its_script_the_page_is_a_list_to_choose_from(site, content, path):
    page = soup(site / path / "index.html")
    topics = content.guide.lookup.topics
    assert len(page.select("details[data-topic]")) == len(topics) + 1
    assert all(fold.select("li > a[href]") for fold in page.select("details[data-topic]"))
    assert page.find(id="fits").has_attr("hidden")
