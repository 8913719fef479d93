"""The data under /api/v1/ keeps its promise: it is what its schemas say, every address in it works, and it only grows."""

import datetime as dt
import json
import re
from itertools import product
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import validate

from macros.model import Registered, text_fields
from macros.model.kinds import BY_PERSON, SHORTER
from macros.pages.history import published_on
from macros.pages.site import Site
from macros.publish.api import data, item_formats, schema
from macros.reader.content import nested

from ..conftest import SUB_PATH, soup
from ..helpers import record
from ..helpers.record import load, shape

ADDRESS = f"https://example.org{SUB_PATH}"


@pytest.fixture(scope="module")
def api(site):
    return site / "api/v1"


def validator(schema):
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())


def answers(api):
    """Each answer with the name of its schema."""
    yield from (("item", load(path)) for path in sorted((api / "items").glob("*.json")))
    yield "guide", load(api / "guide.json")
    yield "search", load(api / "search.json")
    yield "lookup", load(api / "lookup.json")


def addresses(value):
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for row in value:
            yield from addresses(row)
    elif isinstance(value, str) and value.startswith(ADDRESS):
        yield value.partition("|")[0]  # after it, a canonical address of FHIR names a version


def works(site, address):
    parts = urlsplit(address)
    path = site / parts.path.removeprefix(SUB_PATH)
    path = path / "index.html" if path.is_dir() or parts.path.endswith("/") else path
    return path.is_file() and (not parts.fragment or f'id="{parts.fragment}"' in path.read_text("utf-8"))


def with_(content, **changes):
    return Site(type(content.guide)(**{**vars(content.guide), **changes}), "", ADDRESS)


# today


def test_every_answer_is_what_its_schema_says(api):
    schemas = {name: validator(load(api / f"schema/{name}.json")) for name in schema.SCHEMAS}
    for name, answer in answers(api):
        if name == "item" and "withdrawn" in answer:
            name = "withdrawn"
        assert not list(schemas[name].iter_errors(answer)), answer.get("id", name)


def test_each_schema_names_itself_and_explains_its_answer(api):
    for name in schema.SCHEMAS:
        made = load(api / f"schema/{name}.json")
        assert made["$id"] == f"{ADDRESS}api/v1/schema/{name}.json"
        assert made["description"]


def test_the_schemas_refuse_what_is_not_an_answer(api, site):
    schema = validator(load(api / "schema/item.json"))
    answer = load(api / "items/medicare.json")
    for name in answer:
        assert list(schema.iter_errors({key: value for key, value in answer.items() if key != name})), name
        assert list(schema.iter_errors({**answer, name: 7 if name != "grade" else "7"})), name
    assert not list(schema.iter_errors({**answer, "new": "is allowed"}))


@pytest.mark.parametrize("folder", ["", "es"])
def test_openapi_describes_every_address(site, folder):
    root = site / folder
    api = root / "api/v1"
    described = load(api / "openapi.json")
    validate(described)
    for path, operations in described["paths"].items():
        choices = [
            [(one["name"], value) for value in one["schema"].get("enum", ["medicare"])]
            for one in operations["get"].get("parameters", ())
            if one["in"] == "path"
        ]
        if path.startswith("/pdf/") and path != "/pdf/index.json":
            continue  # a step of its own makes them
        for chosen in product(*choices):
            assert works(site, described["servers"][0]["url"] + path.format(**dict(chosen))), (path, chosen)
    for path in api.rglob("*.json"):
        name = re.sub(
            r"(items|schema|Questionnaire)/[^/]+\.json",
            lambda found: f"{found[1]}/?.json",
            path.relative_to(root).as_posix(),
        )
        known = {re.sub(r"\{\w+\}", "?", one).removeprefix("/") for one in described["paths"]}
        assert name in known or name == "api/v1/openapi.json"


def test_every_address_in_the_data_works(api, site):
    links = {address for _, answer in answers(api) for address in addresses(answer)}
    links |= {address for path in (api / "fhir").rglob("*.json") for address in addresses(load(path))}
    assert len(links) > 1000
    assert [address for address in sorted(links) if not works(site, address)] == []


def test_every_item_is_there_with_what_its_page_says(api, content):
    published = published_on(content.guide)
    for section, one in content.guide.items():
        answer = load(api / f"items/{one.id}.json")
        assert (answer["id"], answer["title"]) == (one.id, one.title)
        assert answer["reviewed"] == content.guide.sections[section].reviewed.isoformat()
        assert answer["since"] == published[one.id].isoformat()
        checked = [content.guide.sources[name].checked for name in one.sources]
        assert answer["checked"] == (min(checked).isoformat() if checked else None)
        assert [source["id"] for source in answer["sources"]] == one.sources


def test_every_word_of_an_item_is_in_each_form(content):
    site = with_(content)
    for _, one in content.guide.items():
        forms = [
            item_formats.as_text(site, one),
            BeautifulSoup(item_formats.as_html(site, one), "lxml").get_text(),
            item_formats.as_markdown(site, one).replace("\\", ""),
        ]
        forms = [" ".join(re.findall(r"\w+", re.sub(r"\]\(\S*\)", "]", form))) for form in forms]
        for _, part in nested((), one):
            for name in text_fields(type(part)):
                value = getattr(part, name)
                if name in ("title", *SHORTER, *BY_PERSON):
                    continue
                for row in value if isinstance(value, list) else [value]:
                    words = " ".join(re.findall(r"\w+", item_formats.plain(site, row))) if isinstance(row, str) else ""
                    assert all(words in form for form in forms), (one.id, name)


def test_links_in_an_item_are_whole_and_lasting(content):
    site = with_(content)
    seen = set()
    for _, one in content.guide.items():
        for link in BeautifulSoup(item_formats.as_html(site, one), "lxml").find_all("a"):
            seen.add(link["href"].split(":")[0])
            assert link["href"] in item_formats.as_markdown(site, one)
            assert link["href"].startswith((f"{ADDRESS}go/", "tel:", "https://")), link
    assert seen >= {"https", "tel"}


def test_html_holds_plain_elements_only(api):
    found = {
        tag.name
        for _, answer in answers(api)
        for tag in BeautifulSoup(answer.get("html", ""), "html.parser").find_all(True)
    }
    assert found <= {"p", "ul", "ol", "li", "strong", "a", "span"}


def test_what_is_said_of_the_item_is_said_by_its_page(api, site):
    words = soup(site / "insurance/index.html").article.get_text(" ", strip=True)
    for notice in load(api / "items/medicare.json")["notice"]:
        assert notice in " ".join(words.split())


# ids of other days


def test_a_former_id_has_the_same_file(content, tmp_path):
    faqs = content.guide.sections["faqs"]
    renamed = faqs.items[0].model_copy(update={"formerly": ["faq-old"]})
    faqs = faqs.model_copy(update={"items": [renamed, *faqs.items[1:]]})
    data.publish(with_(content, sections={**content.guide.sections, "faqs": faqs}), tmp_path)
    items = tmp_path / "api/v1/items"
    assert load(items / "faq-old.json") == load(items / f"{renamed.id}.json")
    assert load(items / "faq-old.json")["formerly"] == ["faq-old"]
    assert load(tmp_path / "api/v1/guide.json")["formerly"]["faq-old"] == renamed.id


def test_withdrawn_advice_says_when_and_why_or_leads_on(content, tmp_path):
    day = dt.date(2027, 1, 31)
    gone = [
        Registered(id="gone", since=day, retired=day, because="The rule has ended."),
        Registered(id="moved", since=day, retired=day, because="It has moved.", now="medicare"),
    ]
    links = content.guide.register | {entry.id: entry for entry in gone}
    data.publish(with_(content, collections={**content.guide.collections, "links": links}), tmp_path)
    items = tmp_path / "api/v1/items"
    answer = load(items / "gone.json")
    assert (answer["withdrawn"], answer["because"]) == ("2027-01-31", "The rule has ended.")
    assert not list(validator(load(tmp_path / "api/v1/schema/withdrawn.json")).iter_errors(answer))
    assert load(items / "moved.json")["id"] == "medicare"
    withdrawn = [one["id"] for one in load(tmp_path / "api/v1/guide.json")["withdrawn"]]
    assert "gone" in withdrawn and "moved" not in withdrawn


# the promise


def recorded(kind):
    return {
        path.name.removesuffix(f".{kind}.json"): load(path) for path in sorted(record.RECORD.glob(f"*.{kind}.json"))
    }


@pytest.mark.parametrize("name", recorded("schema"))
def test_a_program_made_for_the_recorded_schema_takes_todays_answers(api, name):
    schema = validator(recorded("schema")[name])
    for kind, answer in answers(api):
        if kind == name and "withdrawn" not in answer:
            assert not list(schema.iter_errors(answer)), answer.get("id")


def fields(schema):
    """Each field that a schema knows: its type, and if it is always there."""
    for name, part in {"": schema, **schema.get("$defs", {})}.items():
        for field, about in part.get("properties", {}).items():
            kind = {key: value for key, value in about.items() if key not in ("description", "title", "examples")}
            yield f"{name}.{field}", (json.dumps(kind, sort_keys=True), field in part.get("required", []))


@pytest.mark.parametrize("name", recorded("schema"))
def test_no_field_of_the_record_is_gone_or_changed(api, name):
    today = dict(fields(load(api / f"schema/{name}.json")))
    for field, about in fields(recorded("schema")[name]):
        assert today.get(field) == about, field


@pytest.mark.parametrize("name", recorded("item"))
def test_the_recorded_items_have_their_shape_still(api, name):
    before, today = recorded("item")[name], load(api / f"items/{name}.json")
    assert before["addresses"] == today["addresses"] or before["addresses"]["go"] == today["addresses"]["go"]
    whole = shape({"all": [answer for kind, answer in answers(api) if kind == "item"]})
    for place, kinds in shape({"all": [before]}).items():
        assert set(kinds) <= set(whole.get(place, [])), place


@pytest.mark.parametrize("name", recorded("shape"))
def test_nothing_in_the_recorded_lists_is_gone(api, name):
    today = shape(load(api / f"{name}.json"))
    for place, kinds in recorded("shape")[name].items():
        if not place.startswith(("/formerly/", "/withdrawn/")):
            assert today.get(place) == kinds, place


def test_the_page_about_the_data_names_the_version_of_today(api, site):
    versions = [
        row.find("td").get_text() for row in soup(site / "data/index.html").find_all("tbody")[-1].find_all("tr")
    ]
    assert load(api / "guide.json")["api_version"] == load(api / "openapi.json")["info"]["version"] == versions[0]


def test_publishing_twice_changes_nothing(content, tmp_path):
    for name in ("one", "two"):
        data.publish(with_(content), tmp_path / name)
    data.publish(with_(content), tmp_path / "two")
    files = [
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.json")}
        for folder in (tmp_path / "one", tmp_path / "two")
    ]
    assert files[0] == files[1]
    assert Path("api/v1/guide.json") in files[0]
