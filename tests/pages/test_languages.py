"""What comes with the pages is there in each language: short links, embeds, data, feeds and what machines read."""

import json
import re
from urllib.parse import urlsplit

import feedparser
import pytest
from jsonschema import Draft202012Validator
from lxml import etree
from openapi_spec_validator import validate

from macros.pages.changelog import feeds as feeds_of
from macros.pages.site import SLUGS, Site
from macros.publish import html_pages
from macros.publish.context import FOLDERS, load

from ..conftest import SUB_PATH, soup
from ..helpers.record import load as read

ADDRESS = f"https://example.org{SUB_PATH}"
LANGUAGES = {"en": "", "es": "es/"}


@pytest.fixture(scope="module")
def pages(site):
    """Each page of the guide by its address."""
    return {page.canonical: page for page in html_pages.pages(site)}


@pytest.fixture(scope="module", params=[name for name, folder in LANGUAGES.items() if folder])
def other(request):
    """The guide in another language than English."""
    return next(one for one in load(ADDRESS) if one.language == request.param)


def file_of(site, address):
    parts = urlsplit(address)
    path = site / parts.path.removeprefix(SUB_PATH)
    return path / "index.html" if path.is_dir() else path


def works(site, address):
    path, fragment = file_of(site, address), urlsplit(address).fragment
    return path.is_file() and (not fragment or f'id="{fragment}"' in path.read_text("utf-8"))


def addresses(value):
    if isinstance(value, str):
        # After a "|", a canonical address of FHIR names a version.
        return {value.partition("|")[0]} if value.startswith(ADDRESS) else set()
    rows = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return set().union(*map(addresses, rows))


def alternates(page):
    links = soup(page.path).head.find_all("link", rel="alternate", hreflang=True)
    return {link["hreflang"]: link["href"] for link in links}


# pages


def test_every_page_names_itself_and_pages_that_are_in_the_language_that_it_says(pages):
    for address, page in pages.items():
        named = alternates(page)
        assert named[page.language] == address
        assert {language: pages[twin].language for language, twin in named.items()} == {name: name for name in named}


def test_the_sitemap_has_every_page_of_both_languages_once(pages, site):
    found = etree.parse(site / "sitemap.xml").xpath("//*[local-name()='loc']/text()")
    assert sorted(found) == sorted(pages)
    assert {pages[address].language for address in found} == set(LANGUAGES)


def test_structured_data_is_in_the_language_of_its_page(pages):
    for page in pages.values():
        (script,) = soup(page.path).find_all("script", type="application/ld+json")
        node = json.loads(script.string)["@graph"][0]
        assert node["inLanguage"] == f"{page.language}-US"
        assert node["isPartOf"]["url"] == ADDRESS + LANGUAGES[page.language]


def test_the_list_for_language_models_leads_to_the_markdown_of_every_page(pages, site):
    text = (site / "llms.txt").read_text("utf-8")
    listed = re.findall(r"\]\((\S+index\.md)\)", text)
    assert sorted(listed) == sorted(f"{address}index.md" for address in pages)
    assert all(file_of(site, address).is_file() for address in listed)
    for folder in LANGUAGES.values():
        assert f"({ADDRESS}{folder}api/v1/guide.json)" in text


# short links, embeds, handouts


def test_a_short_link_offers_the_other_language_and_leads_to_its_own(site, content):
    for name in content.guide.register:
        for language, folder in LANGUAGES.items():
            page = soup(site / folder / "go" / name / "index.html")
            assert page.html["lang"] == language
            links = {link["hreflang"]: link["href"] for link in page.main.find_all("a", hreflang=True)}
            named = {link["hreflang"]: link["href"] for link in page.head.find_all("link", hreflang=True)}
            others = {one: f"{ADDRESS}{LANGUAGES[one]}go/{name}/" for one in LANGUAGES if one != language}
            assert named == others
            here = site / folder / "go" / name
            assert {one: (here / href).resolve() for one, href in links.items()} == {
                one: (site / LANGUAGES[one] / "go" / name).resolve() for one in others
            }
            assert page.find("link", rel="canonical")["href"].startswith(ADDRESS + folder)


def test_what_goes_with_a_page_is_there_for_the_same_ids_in_each_language(site, other):
    for folder in FOLDERS:
        names = [{path.name for path in (site / one / folder).iterdir()} for one in ("", other.folder)]
        assert names[0] == names[1], folder


def test_an_embed_offers_the_other_language_and_a_handout_does_not(site, other):
    for folder, others in (("", other.language), (other.folder, "en")):
        embed = soup(site / folder / "embed/medicare/index.html")
        (link,) = embed.footer.find_all("a", hreflang=True)
        assert (link["hreflang"], link["lang"], link["target"]) == (others, others, "_self")
        target = (site / folder / "embed/medicare" / link["href"]).resolve()
        assert target == (site / LANGUAGES[others] / "embed/medicare").resolve()
        assert not soup(site / folder / "print/medicare/index.html").find_all("a", hreflang=True)


def test_the_headers_of_what_others_use_hold_in_each_language(site):
    rules = dict(re.findall(r"^(/\S+)\n((?:  .*\n?)+)", (site / "_headers").read_text("utf-8"), re.MULTILINE))
    for folder in LANGUAGES.values():
        for name in ("embed", "api", "api/v1/fhir", "qr"):
            assert rules[f"/{folder}{name}/*"] == rules[f"/{name}/*"]


# data


def test_every_answer_of_a_translation_is_what_its_own_schema_says(site, other):
    api = site / other.folder / "api/v1"
    schemas = {
        name: Draft202012Validator(read(api / f"schema/{name}.json"))
        for name in ("guide", "item", "search", "withdrawn")
    }
    for name in ("guide", "search"):
        assert not list(schemas[name].iter_errors(read(api / f"{name}.json")))
    for path in (api / "items").iterdir():
        answer = read(path)
        kind = "withdrawn" if "withdrawn" in answer else "item"
        assert not list(schemas[kind].iter_errors(answer)), path.name
    for name in schemas:
        assert read(api / f"schema/{name}.json")["$id"] == f"{other.home}api/v1/schema/{name}.json"


def test_every_address_in_the_data_of_a_translation_works(site, other):
    files = [*(site / other.folder / "api/v1").rglob("*.json")]
    found = set().union(*(addresses(read(path)) for path in files))
    dead = [
        address
        for address in sorted(found - {other.home.rstrip("/")})
        if "{" not in address and not works(site, address)
    ]
    assert dead == []
    assert len(found) > 1000


def test_the_description_of_the_data_of_a_translation_fits_its_addresses(site, other):
    described = read(site / other.folder / "api/v1/openapi.json")
    validate(described)
    assert works(site, described["externalDocs"]["url"])


def test_each_part_and_the_whole_name_the_same_in_the_other_language(site, content):
    files = ["guide.json", *(f"items/{item.id}.json" for _, item in content.guide.items())]
    for file in files:
        answers = {one: read(site / folder / "api/v1" / file) for one, folder in LANGUAGES.items()}
        for language, answer in answers.items():
            assert answer["language"] == f"{language}-US"
            assert answer["translations"] == {
                one: f"{ADDRESS}{folder}api/v1/{file}" for one, folder in LANGUAGES.items() if one != language
            }


# feeds


def test_the_feeds_of_a_translation_are_in_its_words_and_lead_to_its_pages(site, other):
    for name, title in feeds_of(other.guide).items():
        feed = feedparser.parse((site / other.folder / f"changes/{name}.xml").read_bytes())
        assert not feed.bozo
        assert feed.feed.title == f"{other.guide.words['site_name']}: {title}"
        assert feed.feed.language == other.locale
        for link in [*feed.feed.links, *(link for entry in feed.entries for link in entry.links)]:
            assert link.href.startswith(other.home) and works(site, link.href), link.href


def test_a_page_names_the_feeds_of_its_language(site, other):
    for name, section in SLUGS.items():
        page = site / other.address_of(f"{section}.md") / "index.html" if name in other.guide.sections else None
        for link in soup(page).head.find_all("link", type="application/atom+xml") if page and page.is_file() else ():
            target = (page.parent / link["href"]).resolve()
            assert target.is_file() and target.is_relative_to((site / other.folder).resolve()), link


def test_a_guide_without_a_translation_offers_none(content, tmp_path):
    assert Site(content.guide, "", ADDRESS).others == []
