"""Parts of the guide in a frame on another site: small, readable without script, in any sandbox, in the host's colors."""

import http.server
import threading
from functools import partial

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from ..conftest import SUB_PATH, soup

ROOT = f"https://example.org{SUB_PATH}"
LIMIT = 12_000


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
        ("", "dark", False, DARK),
        ("#dark", "light", False, DARK),
        ("#light", "dark", False, LIGHT),
        ("?theme=dark", "light", True, DARK),
        ("?theme=light", "dark", True, LIGHT),
        ("#theme=dark", "light", True, DARK),
        ("?theme=%22%3E", "light", True, LIGHT),
    ],
)
def test_it_takes_light_or_dark_from_the_reader_or_the_host(new_context, address, end, scheme, script, color):
    page = new_context(color_scheme=scheme, java_script_enabled=script).new_page()
    page.goto(f"{address}embed/major-surgery/{end}")
    expect(page.locator("html")).to_have_css("background-color", color)


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
