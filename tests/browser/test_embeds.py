"""Parts of the guide in a frame on another site: small, readable without script, in any sandbox, in the host's colors."""

import http.server
import json
import re
import threading
from functools import partial

import pytest
from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from ..conftest import SUB_PATH, soup

ROOT = f"https://example.org{SUB_PATH}"
LIMIT = 14_000


@pytest.fixture(scope="module")
def host(tmp_path_factory):
    """Another site, on another port: a function that puts up a page there and returns its address."""
    folder = tmp_path_factory.mktemp("host")
    handler = partial(_Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def put(body: str) -> str:
        (folder / "index.html").write_text(
            f"<!doctype html><html lang=en><title>Clinic</title><main>{body}</main>", "utf-8"
        )
        return f"http://127.0.0.1:{server.server_address[1]}/"

    yield put
    server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def embeds(site):
    return sorted((site / "embed").glob("*/index.html"))


def test_every_item_and_section_and_the_checklist_can_be_embedded(content, site):
    names = {path.parent.name for path in embeds(site)}
    assert {item.id for _, item in content.guide.items()} | set(content.guide.sections) | {"checklist"} <= names


def test_each_is_small_all_in(site):
    shared = sum((site / "assets" / name).stat().st_size for name in ("beside.css", "js/embed.js"))
    sizes = {path.parent.name: path.stat().st_size + shared for path in embeds(site)}
    assert {name: size for name, size in sizes.items() if size >= LIMIT} == {}
    assert (site / "assets" / "js" / "frame.js").stat().st_size <= 1000


def test_each_names_sources_date_and_guide_and_is_not_indexed(content, site):
    for path in embeds(site):
        page = soup(path)
        assert page.find("meta", attrs={"name": "robots"})["content"] == "noindex", path
        assert page.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"].startswith(
            "default-src 'none'"
        )
        assert page.footer.find("a", href=f"../../go/{path.parent.name}/"), path
        assert "2026" in page.footer.get_text(), path
        assert not page.find_all(style=True) and not page.find("style") and not page.find("script", src=False)
    publishers = {link.get_text() for link in soup(site / "embed" / "medicare" / "index.html").footer.find_all("a")}
    item = next(item for _, item in content.guide.items() if item.id == "medicare")
    assert {content.guide.sources[name].publisher for name in item.sources} <= publishers


@pytest.fixture
def published(page, site):
    """The site at the address that it was built for: a sandboxed page has no origin, so its policy names that address."""

    def answer(route):
        path = site / route.request.url.split("?")[0].removeprefix(ROOT)
        route.fulfill(path=path / "index.html" if path.is_dir() else path)

    page.route(f"{ROOT}**", answer)
    return ROOT


@pytest.mark.parametrize("sandbox", ["", "allow-scripts", "allow-scripts allow-popups"])
def test_it_can_be_read_on_another_site_in_a_sandbox(page, host, published, sandbox):
    faults = []
    page.on("pageerror", lambda fault: faults.append(fault))
    page.goto(
        host(
            f'<iframe title="part" sandbox="{sandbox}" src="{published}embed/major-surgery/" width="400" height="300"></iframe>'
        )
    )
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", level=1)).to_have_text("Surgery is planned")
    # Its style came through the sandbox too.
    expect(frame.locator(".do")).to_have_css("border-left-width", "4px")
    assert faults == []


def test_each_says_who_reviewed_it_under_which_license_and_in_which_language(content, site):
    for folder, guide in (("", content.guide), ("es/", content.translations["es"].guide)):
        for path in sorted((site / folder / "embed").glob("*/index.html")):
            page = soup(path)
            said = page.footer.get_text()
            assert guide.words["trust_reviewed"] in said or guide.words["trust_reviewed_by"] in said, path
            assert not folder or guide.words["trust_translated"] in said, path
            assert guide.words["language_name"] in said, path
            assert page.footer.find("a", string="CC BY 4.0")["href"].startswith("https://creativecommons.org/"), path


def test_a_helper_that_comes_late_gives_the_frames_their_height(page, host, published):
    parts = ("medicare", "faqs")
    page.goto(
        host("".join(f'<iframe title="{name}" src="{published}embed/{name}/" height="480"></iframe>' for name in parts))
    )
    for name in parts:
        expect(page.frame_locator(f"[title={name}]").get_by_role("heading", level=1)).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.add_script_tag(url=f"{published}assets/js/frame.js")
    page.wait_for_function("[...document.querySelectorAll('iframe')].every((frame) => frame.offsetHeight > 600)")


@pytest.mark.parametrize("sandbox", ["", 'sandbox="allow-scripts"'])
def test_the_helper_gives_the_frame_its_height(page, host, published, sandbox):
    page.goto(
        host(
            f'<iframe title="part" {sandbox} src="{published}embed/medicare/" width="400" height="100"></iframe>'
            f'<iframe title="other" src="about:blank" height="100"></iframe>'
            f'<script src="{published}assets/js/frame.js"></script>'
        )
    )
    page.wait_for_function("document.querySelector('iframe').offsetHeight > 600")
    inside = page.frames[1].evaluate("document.documentElement.scrollHeight - window.innerHeight")
    assert inside <= 1
    assert page.locator("iframe").nth(1).evaluate("frame => frame.style.height") == ""


def test_it_can_be_read_from_another_port(page, host, address):
    page.goto(host(f'<iframe title="part" src="{address}embed/faqs/" width="400" height="300"></iframe>'))
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", level=1)).to_be_visible()
    expect(frame.locator("html")).to_have_css("border-top-width", "4px")


def test_it_can_be_read_without_javascript(new_context, host, address):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(host(f'<iframe title="part" src="{address}embed/checklist/" width="400" height="300"></iframe>'))
    frame = page.frame_locator("iframe")
    frame.get_by_role("checkbox").first.check()
    expect(frame.get_by_role("checkbox").first).to_be_checked()


def test_the_helper_listens_to_our_frames_only(page, host, address):
    page.goto(
        host(
            f'<iframe title="other" src="about:blank" height="100"></iframe><script src="{address}assets/js/frame.js"></script>'
        )
    )
    page.evaluate(
        """() => new Promise((done) => {
          addEventListener("message", () => setTimeout(done));
          document.querySelector("iframe").contentWindow.eval("parent.postMessage({guideHeight: 4000}, '*')");
        })"""
    )
    assert page.locator("iframe").evaluate("frame => frame.style.height") == ""


LIGHT, DARK = "rgb(255, 255, 255)", "rgb(19, 32, 31)"


@pytest.mark.parametrize(
    ("end", "scheme", "script", "color"),
    [
        ("", "light", False, LIGHT),
        ("", "dark", False, LIGHT),
        ("", "dark", True, LIGHT),
        ("#dark", "light", False, DARK),
        ("#light", "dark", False, LIGHT),
        ("#auto", "dark", False, DARK),
        ("#auto", "light", False, LIGHT),
        ("?theme=dark", "light", True, DARK),
        ("?theme=light", "dark", True, LIGHT),
        ("?theme=auto", "dark", True, DARK),
        ("?theme=auto", "light", True, LIGHT),
        ("#theme=dark", "light", True, DARK),
        ("?theme=%22%3E", "dark", True, LIGHT),
    ],
)
def test_it_is_light_unless_the_host_asks_for_something_else(new_context, address, end, scheme, script, color):
    page = new_context(color_scheme=scheme, java_script_enabled=script).new_page()
    page.goto(f"{address}embed/major-surgery/{end}")
    expect(page.locator("html")).to_have_css("background-color", color)


@pytest.mark.parametrize(
    "end",
    [
        "?theme=dark?accent=7a1f5c",
        "?theme=dark&amp;accent=7a1f5c",
        "?THEME=Dark&Accent=7A1F5C",
        "?theme=dark;accent=%237a1f5c",
        "?theme=dark&accent=#7a1f5c",
        "#theme=dark&accent=7a1f5c",
        "?theme=dark#accent=7a1f5c",
        "index.html?theme=dark&accent=7a1f5c",
        "?a=%E0%A4%A&theme=dark&accent=7a1f5c",
        "?accent=7a1f5c#?secret=abc&theme=dark",
    ],
)
def test_it_understands_what_editors_and_templates_make_of_its_address(page, address, end):
    faults = []
    page.on("pageerror", lambda fault: faults.append(fault))
    page.goto(f"{address}embed/major-surgery/{end}")
    expect(page.locator("html")).to_have_css("background-color", DARK)
    expect(page.locator("html")).to_have_css("border-top-color", "rgb(122, 31, 92)")
    assert faults == []


def test_an_address_with_a_wrong_query_is_mended_in_a_frame_too(page, host, address):
    page.goto(host(f'<iframe title="part" sandbox="allow-scripts" src="{address}embed/faqs/&theme=dark"></iframe>'))
    expect(page.frame_locator("iframe").get_by_role("heading", level=1)).to_have_text(re.compile("."))
    expect(page.frame_locator("iframe").locator("html")).to_have_css("background-color", DARK)


# The clinic's own words


def framed(page, host, address, query):
    page.goto(
        host(f'<iframe title="part" sandbox="allow-scripts" src="{address}embed/major-surgery/?{query}"></iframe>')
    )
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", level=1)).to_be_visible()
    return frame.locator("footer")


def test_a_clinics_name_phone_and_review_are_shown_as_its_own_words(page, host, address):
    query = "clinic=Green+%3Cb%3E+%26+Valley&clinic_phone=555-0100&clinic_review=Read+by+Dr.+Lee"
    footer = framed(page, host, address, query)
    expect(footer).to_contain_text("Given to you by Green <b> & Valley 555-0100")
    expect(footer).to_contain_text("In this clinic's own words: Read by Dr. Lee")
    expect(footer).to_contain_text("Reviewed by a clinician: not yet.")
    expect(footer.locator("b")).to_have_count(0)


def test_a_clinics_words_are_short_and_on_one_line(page, host, address):
    footer = framed(page, host, address, f"clinic=%E2%80%AE%0A{'x' * 500}&clinic_review={'y' * 500}")
    expect(footer.locator("[data-clinic=clinic]")).to_have_text(re.compile("^x{70,80}$"))
    expect(footer.locator("[data-clinic=clinic_review]")).to_have_text(re.compile("^y{160}$"))


def test_without_a_frame_no_link_can_put_words_into_a_part(page, address):
    page.goto(f"{address}embed/major-surgery/?clinic=Green+Valley&clinic_review=All+true")
    expect(page.locator("html")).not_to_contain_text("Green Valley")
    expect(page.get_by_text("In this clinic's own words")).to_be_hidden()


# oEmbed


def test_a_short_link_and_an_embed_name_the_oembed_answer(content, site):
    for folder in ("", "es/"):
        for name in ("major-surgery", "faqs", "checklist"):
            for way in ("go", "embed"):
                link = soup(site / folder / way / name / "index.html").find("link", type="application/json+oembed")
                assert link["href"] == f"{ROOT}{folder}oembed/{name}.json"


def test_every_part_has_an_oembed_answer_whose_frame_shows_it(site):
    for folder in ("", "es/"):
        names = {path.parent.name for path in (site / folder / "embed").glob("*/index.html")}
        answers = {path.stem: json.loads(path.read_text("utf-8")) for path in (site / folder / "oembed").glob("*.json")}
        assert set(answers) == names
        for name, answer in answers.items():
            frame = BeautifulSoup(answer["html"], "html.parser").find("iframe")
            path = site / frame["src"].removeprefix(ROOT) / "index.html"
            assert soup(path).h1.get_text() == answer["title"], name
            assert (
                answer["type"] == "rich" and answer["version"] == "1.0" and answer["provider_url"] == f"{ROOT}{folder}"
            )
            assert (frame["width"], frame["height"]) == (str(answer["width"]), str(answer["height"]))


def test_wordpress_gets_the_height_that_it_asks_for(page, host, address):
    """It adds a secret to the address, and takes only messages that name it."""
    page.goto(
        host(
            f'<script>addEventListener("message", ({{data}}) => data.secret && (window.told = data))</script>'
            f'<iframe title="part" sandbox="allow-scripts" src="{address}embed/medicare/#?secret=a1B2c3"></iframe>'
        )
    )
    told = page.wait_for_function("window.told").json_value()
    assert told["secret"] == "a1B2c3" and told["message"] == "height" and told["value"] > 600
    page.frame_locator("iframe").get_by_role("link", name="Read this in the guide").click()
    page.wait_for_function("window.told.message === 'link'")
    assert page.evaluate("window.told.value") == f"{address}go/medicare/"


@pytest.mark.parametrize(
    ("end", "color"),
    [
        ("?accent=7a1f5c", "rgb(122, 31, 92)"),
        ("#accent=7A1F5C", "rgb(122, 31, 92)"),
        ("?accent=red;x:y", "rgb(11, 79, 74)"),
    ],
)
def test_it_takes_the_hosts_accent(page, address, end, color):
    page.goto(f"{address}embed/major-surgery/{end}")
    expect(page.locator("html")).to_have_css("border-top-color", color)


@pytest.mark.parametrize("scheme", ["dark"])
def test_axe_finds_nothing(new_context, address, scheme):
    page = new_context(color_scheme=scheme, viewport={"width": 320, "height": 600}).new_page()
    for path in (
        "embed/major-surgery/",
        "embed/medicare/",
        "embed/faqs/",
        "embed/checklist/",
        "embed/records-request-letter/",
    ):
        page.goto(address + path)
        found = Axe().run(page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


def test_a_link_opens_outside_the_frame_and_works(page, host, address):
    page.goto(
        host(
            f'<iframe title="part" sandbox="allow-popups allow-popups-to-escape-sandbox" src="{address}embed/major-surgery/" width="600" height="600"></iframe>'
        )
    )
    with page.expect_popup() as popup:
        page.frame_locator("iframe").get_by_role("link", name="Read this in the guide").click()
    popup.value.wait_for_url(f"{address}when/#major-surgery")


def test_a_reader_gets_the_other_language_in_the_frame_and_back_in_the_hosts_colors(page, host, address):
    page.goto(
        host(
            f'<iframe title="part" sandbox="allow-scripts allow-popups" src="{address}embed/major-surgery/?theme=dark" width="400" height="300"></iframe>'
        )
    )
    frame = page.frame_locator("iframe")
    for link, language in (("Leer esto en español", "es"), ("Read this in English", "en")):
        frame.get_by_role("link", name=link).click()
        expect(frame.locator("html")).to_have_attribute("lang", language)
        expect(frame.locator("html")).to_have_css("background-color", DARK)


def test_a_frame_in_another_language_gets_its_height(page, host, published):
    page.goto(
        host(
            f'<iframe title="part" src="{published}es/embed/medicare/" width="400" height="100"></iframe>'
            f'<script src="{published}assets/js/frame.js"></script>'
        )
    )
    page.wait_for_function("document.querySelector('iframe').offsetHeight > 600")
