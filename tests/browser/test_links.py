"""Addresses that others rely on: no dead one on the whole site, and every id ever published leads somewhere."""

import re
import shutil
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from lxml import html as lxml_html
from playwright.sync_api import expect

from macros.__main__ import main
from macros.publish.context import FOLDERS, Unpublishable, load
from macros.publish.links import embeds, short_links, targets
from macros.publish.links import qr_codes as codes

from ..conftest import SUB_PATH, serve, soup
from ..helpers.copies import copy_content

ROOT = f"https://example.org{SUB_PATH}"
REFERENCES = (
    "//a/@href | //link/@href | //script/@src | //img/@src | //iframe/@src | //source/@src | //form/@action | //use/@href"
    " | //meta[@property='og:url' or @property='og:image']/@content"
)
ADDRESS = re.compile(re.escape(ROOT) + r"[^\s\"'<>()\\,`]*")
NAMES = {f"{ROOT}es"}
"""What the addresses of an API begin with: nobody opens it."""

TEXTS = {".json", ".xml", ".txt", ".md", ".svg", ".webmanifest", ".yaml"}


@pytest.fixture(scope="module")
def pages(site):
    """Every page, those next to the guide's own too: its tree, by its address."""
    return {address_of(path, site): lxml_html.parse(str(path)).getroot() for path in site.rglob("*.html")}


def address_of(path, site):
    return ROOT + path.relative_to(site).as_posix().removesuffix("index.html")


def references(tree):
    yield from tree.xpath(REFERENCES)
    for refresh in tree.xpath("//meta[@http-equiv='refresh']/@content"):
        yield refresh.partition("url=")[2]


@pytest.fixture(scope="module")
def ids(pages):
    return {url: set(tree.xpath("//@id")) for url, tree in pages.items()}


def test_no_link_fragment_or_image_of_the_whole_site_is_dead(pages, ids, site):
    dead = []
    for url, tree in pages.items():
        for reference in references(tree):
            target, fragment = urldefrag(urljoin(url, reference))
            target = target.partition("?")[0]
            if not target.startswith(ROOT):
                continue
            if target in pages:
                if fragment and fragment != "__skip" and fragment not in ids[target]:
                    dead.append((url, reference))
            elif not (site / unquote(target.removeprefix(ROOT))).is_file():
                dead.append((url, reference))
    assert dead == []
    assert len(pages) > 600


def test_no_address_in_any_other_file_is_dead(ids, site):
    dead = []
    for path in site.rglob("*"):
        if path.suffix not in TEXTS or not path.is_file():
            continue
        for address in set(ADDRESS.findall(path.read_text("utf-8"))):
            target, fragment = urldefrag(address.partition("|")[0].rstrip(".;:"))  # after "|", FHIR names a version
            place = ids.get(target)
            if "{" in target or target in NAMES:
                continue  # a pattern, as in an OpenAPI description, or a name that only looks like an address
            if (place is None and not (site / target.removeprefix(ROOT)).is_file()) or (
                fragment and place is not None and fragment not in place
            ):
                dead.append((path.relative_to(site).as_posix(), address))
    assert dead == []


def test_every_registered_id_leads_to_its_place(content, pages, site):
    for name in content.guide.register:
        go = pages[f"{ROOT}go/{name}/"]
        target = urljoin(f"{ROOT}go/{name}/", next(refresh for refresh in references(go) if refresh))
        assert go.xpath("//meta[@http-equiv='refresh']"), name
        refresh = go.xpath("string(//meta[@http-equiv='refresh']/@content)")
        page, fragment = urldefrag(urljoin(f"{ROOT}go/{name}/", refresh.partition("url=")[2]))
        assert target and pages[page].xpath("//*[@id=$name]", name=fragment or page.split("/")[-2]), name


def test_a_short_link_says_where_it_leads(content, site):
    page = soup(site / "go" / "major-surgery" / "index.html")
    item = next(item for _, item in content.guide.items() if item.id == "major-surgery")
    said = {meta.get("property") or meta.get("name"): meta.get("content") for meta in page.find_all("meta")}
    assert page.title.string.startswith(item.title)
    assert said["og:title"] == item.title
    assert said["og:url"] == f"{ROOT}go/major-surgery/"
    assert said["description"] == said["og:description"] == " ".join(item.summary.split())
    assert page.find("link", rel="canonical")["href"] == f"{ROOT}when/#major-surgery"
    assert page.main.a["href"] == "../../when/#major-surgery"


@pytest.mark.parametrize("script", [True, False])
def test_a_short_link_forwards_with_and_without_javascript(new_context, address, script):
    page = new_context(java_script_enabled=script).new_page()
    page.goto(f"{address}go/medicare/")
    page.wait_for_url(f"{address}insurance/medicare/")


# Ids of earlier times


@pytest.fixture(scope="module")
def later(site, tmp_path_factory):
    """The site as it may be in a year: an item with a new id, one that took another's place, one withdrawn for good."""
    folder, project = tmp_path_factory.mktemp("later") / "site", tmp_path_factory.mktemp("project")
    shutil.copytree(site, folder, ignore=shutil.ignore_patterns(*FOLDERS))
    copy_content(project)
    when, register = project / "content" / "when.yml", project / "content" / "links.yml"
    when.write_text(
        when.read_text("utf-8").replace(
            "  - id: major-surgery\n", "  - id: surgery-ahead\n    formerly: [major-surgery]\n"
        ),
        "utf-8",
    )
    register.write_text(
        register.read_text("utf-8")
        + "  - {id: surgery-ahead, since: 2027-01-31}\n"
        + "  - {id: old-merged, since: 2026-11-21, retired: 2027-01-31, because: It says the same as another part., now: medicare}\n"
        + "  - {id: old-rule, since: 2026-11-21, retired: 2027-01-31, because: The rule behind it has ended.}\n",
        "utf-8",
    )
    built = folder / "when" / "index.html"
    built.write_text(built.read_text("utf-8").replace('id="major-surgery"', 'id="surgery-ahead"'), "utf-8")
    (guide,) = load(ROOT, project)
    found = targets.find(guide)
    short_links.publish(guide, found, folder)
    embeds.publish(guide, found, folder)
    short_links.publish_withdrawn(guide, found, folder, ("go", "embed", "print"))
    codes.publish(guide, found, folder)
    server, url = serve(folder)
    yield folder, url
    server.shutdown()


def test_an_earlier_id_leads_to_the_part_as_it_is_called_today(later, page):
    _, url = later
    for name in ("major-surgery", "surgery-ahead"):
        page.goto(f"{url}go/{name}/")
        page.wait_for_url(f"{url}when/#surgery-ahead")


def test_an_earlier_id_keeps_its_embed_handout_and_code(later):
    folder, _ = later
    for kind in ("embed", "print"):
        old, new = (soup(folder / kind / name / "index.html") for name in ("major-surgery", "surgery-ahead"))
        assert old == new
    assert (folder / "qr" / "major-surgery.svg").is_file()


def test_an_item_that_took_anothers_place_is_found_by_both(later, page):
    _, url = later
    page.goto(f"{url}go/old-merged/")
    page.wait_for_url(f"{url}insurance/medicare/")


@pytest.mark.parametrize("kind", ["go", "embed", "print"])
def test_withdrawn_advice_says_when_and_why(later, page, kind):
    _, url = later
    page.goto(f"{url}{kind}/old-rule/")
    expect(page.get_by_role("heading", level=1)).to_have_text("This advice was withdrawn")
    expect(page.get_by_role("main")).to_contain_text("January 31, 2027")
    expect(page.get_by_role("main")).to_contain_text("The rule behind it has ended.")


def test_an_old_fragment_is_carried_to_the_new_place(later, page):
    _, url = later
    page.goto(f"{url}when/#major-surgery")
    page.wait_for_url(f"{url}when/#surgery-ahead")
    page.goto(f"{url}faqs/#old-merged")
    page.wait_for_url(f"{url}insurance/medicare/")


def test_a_fragment_that_nobody_knows_leaves_the_reader_where_they_are(page, address):
    with page.expect_response(re.compile("/go/no-such-thing/")):
        page.goto(f"{address}when/#no-such-thing")
    expect(page).to_have_url(f"{address}when/#no-such-thing")


def test_a_lost_id_stops_the_publishing_with_a_clear_line(tmp_path):
    copy_content(tmp_path)
    register = tmp_path / "content" / "links.yml"
    register.write_text(register.read_text("utf-8") + "  - {id: lost-item, since: 2026-11-21}\n", "utf-8")
    with pytest.raises(Unpublishable, match=r"links\.yml: 'lost-item' was published"):
        targets.find(load(ROOT, tmp_path)[0])


def test_an_id_that_is_not_registered_yet_stops_the_publishing_with_a_clear_line(tmp_path):
    copy_content(tmp_path)
    register = tmp_path / "content" / "links.yml"
    register.write_text(re.sub(r"  - \{id: medicare,.*\n", "", register.read_text("utf-8")), "utf-8")
    with pytest.raises(Unpublishable, match=r"insurance\.yml: 'medicare' is not in content/links\.yml yet.*register"):
        targets.find(load(ROOT, tmp_path)[0])


def test_an_id_that_its_page_lost_stops_the_publishing(site, tmp_path):
    folder = tmp_path / "site"
    shutil.copytree(site, folder, ignore=shutil.ignore_patterns("assets", *FOLDERS))
    found = targets.find(load(ROOT)[0])
    targets.check(found, folder)
    page = folder / "when" / "index.html"
    page.write_text(page.read_text("utf-8").replace('id="major-surgery"', ""), "utf-8")
    with pytest.raises(Unpublishable, match="'major-surgery' was published, and /when/ does not have it"):
        targets.check(found, folder)


def test_content_that_can_not_be_read_is_not_published(tmp_path):
    copy_content(tmp_path)
    (tmp_path / "content" / "links.yml").write_text("items:\n  - {id: Odd Id/../, since: 2026-11-21}\n", "utf-8")
    with pytest.raises(Unpublishable, match=r"content/links\.yml:2"):
        load(ROOT, tmp_path)


def test_no_address_has_an_odd_sign(site):
    for folder in set(FOLDERS) - {"api"}:
        for path in (site / folder).iterdir():
            assert re.fullmatch(r"[a-z][a-z0-9-]*(\.json|\.html|\.txt|(\.print)?\.svg|\.png)?", path.name), path


# A wrong address


def test_a_wrong_short_link_offers_the_nearest_parts(page, address):
    answer = page.goto(f"{address}go/major-surgry/")
    assert answer.status == 404
    near = page.locator(".near")
    expect(near.get_by_role("link").first).to_have_text("Surgery is planned")
    assert near.get_by_role("link").count() <= 5
    near.get_by_role("link").first.click()
    page.wait_for_url(f"{address}when/#major-surgery")


def test_below_the_folder_of_a_language_its_words_come_first_and_its_parts_are_found(page, address):
    page.goto(f"{address}es/go/major-surgry/")
    expect(page.locator("h1")).to_have_count(1)
    first, second = page.locator(".not-found").all()
    expect(first).to_have_attribute("lang", "es")
    expect(first.get_by_role("heading", level=1)).to_have_text("No encontramos esa página")
    expect(second.get_by_role("heading", level=2).first).to_have_text("We can't find that page")
    expect(first.locator(".near a").first).to_have_attribute("href", f"{address}es/cuando/#major-surgery")
    expect(second.locator(".near")).to_be_hidden()


def test_without_a_script_the_page_for_a_wrong_address_has_its_words_in_each_language(new_context, address):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}es/no-such-page/")
    for lang in ("en", "es"):
        expect(page.locator(f".not-found[lang={lang}] .found a").first).to_be_visible()


@pytest.mark.parametrize(
    "path", ["go/%3Cimg%20src=x%20onerror=alert(1)%3E/", "go/zzzzzzzzzzzz/", "go/%E0%A4%A/", "qr/..%2f..%2fx.svg"]
)
def test_an_address_that_is_like_nothing_gets_the_usual_help(page, address, path):
    faults = []
    page.on("pageerror", lambda fault: faults.append(fault))
    page.on("dialog", lambda dialog: faults.append(dialog) or dialog.dismiss())
    page.goto(address + path, wait_until="networkidle")
    expect(page.locator(".near:visible")).to_have_count(0)
    expect(page.locator(".found a").first).to_be_visible()
    assert faults == []


WRONG = {
    "embed/records-images/&accent=7a1f5c": "embed/records-images/?accent=7a1f5c",
    "embed/records-images/&amp;accent=7a1f5c": "embed/records-images/?accent=7a1f5c",
    "embed/records-images&accent=7a1f5c&theme=dark": "embed/records-images/?accent=7a1f5c&theme=dark",
    "embed/records-images/%3Faccent=7a1f5c%26theme=dark": "embed/records-images/?accent=7a1f5c&theme=dark",
    "embed/records-images/;accent=7a1f5c?theme=dark": "embed/records-images/?accent=7a1f5c&theme=dark",
    "Embed/Records-Images/?theme=dark": "embed/records-images/?theme=dark",
    "embed/records-images/index.htm": "embed/records-images/",
    "embed/records-images.html": "embed/records-images/",
    "es/embed/records-images/&theme=dark": "es/embed/records-images/?theme=dark",
    "embed/records-images/%20": "embed/records-images/",
    "print/records-images/&clinic=A+%26+B": "print/records-images/?clinic=A+%26+B",
    "insurance/medicare/&utm_source=mail": "insurance/medicare/?utm_source=mail",
    "insurance/medicare/).": "insurance/medicare/",
    "Insurance/Medicare/#sources": "insurance/medicare/#sources",
}


@pytest.mark.parametrize("wrong", WRONG)
def test_an_address_that_only_has_a_wrong_form_leads_to_the_page_that_was_meant(page, address, wrong):
    assert page.goto(address + wrong).status == 404
    page.wait_for_url(address + WRONG[wrong])
    expect(page.locator("h1")).not_to_have_id("not-found")


@pytest.mark.parametrize("wrong", ["Embed/No-Such-Part/&accent=7a1f5c", "No-Such-Page", "/evil.example/&a=1"])
def test_an_address_that_names_nothing_stays_on_this_site(page, address, wrong):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + wrong, wait_until="networkidle")
    expect(page.locator("#not-found")).to_be_visible()
    assert [url for url in asked if not url.startswith(address)] == []
    assert len([url for url in asked if "." not in url.removeprefix(address)]) <= 2, "no way round in circles"


def test_without_javascript_a_wrong_address_offers_the_part(new_context, address):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}embed/records-images/&accent=7a1f5c")
    page.get_by_role("link", name="Try it without the end of the address").click()
    page.wait_for_url(f"{address}embed/records-images/")


def test_publish_says_what_keeps_it_from_working(tmp_path, capsys):
    assert main(["publish", str(tmp_path)]) == 2
    assert "holds no built site" in capsys.readouterr().err
    (tmp_path / "index.html").write_text("<p>No address</p>", "utf-8")
    assert main(["publish", str(tmp_path)]) == 1
    assert "names no canonical address" in capsys.readouterr().err
