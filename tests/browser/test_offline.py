"""The offline part: what was seen once opens without a network, an update breaks no open page, and it can be stopped.

A small site of a few pages is in for the guide, so that each test can publish new versions of it.
"""

from __future__ import annotations

import json
import shutil
import struct
import threading
from functools import lru_cache
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from macros.model import KINDS
from macros.publish.context import load
from macros.publish.web import service_worker

from ..conftest import PROJECT, SUB_PATH, free_port, html_pages, soup
from ..helpers.offline import saved_with

AXE = Axe()
FILES = (
    "assets/favicon.svg",
    "assets/guide.css",
    *(f"assets/js/{name}.js" for name in ("site/register-sw", "tool", "store/store", "late")),
)
ENGLISH = ("", "urgent/", "checklist/", "offline/", "when/", "find/")
SPANISH = ("es/", "es/puedo-esperar/", "es/sin-internet/", "es/cuando/", "es/buscar-medico/")
CACHE = f"second-opinion-guide:{SUB_PATH}:1"
PAGE = """<!doctype html><html lang="en"><head><title>{name}</title><link rel="stylesheet" href="{up}assets/guide.css">
<link rel="icon" href="{up}assets/favicon.svg">
<script type="module" src="{up}assets/js/site/register-sw.js"></script><script type="module" src="{up}assets/js/tool.js"></script>
</head><body><h1>{name} {version}</h1></body></html>"""

MOVED = {
    f"{kind.moved_from.removesuffix('.md')}/": f"{kind.page.removesuffix('.md')}/" for kind in KINDS if kind.moved_from
}
"""Pages that lead on to where their parts are now."""


@lru_cache(maxsize=1)
def languages():
    return load(f"https://example.org{SUB_PATH}")


def make_site(folder: Path, version: str) -> Path:
    """A small site whose every page, style and script names its version."""
    for name in ENGLISH + SPANISH:
        (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / name / "index.html").write_text(
            PAGE.format(name=name or "home", up="../" * name.count("/"), version=version), "utf-8"
        )
    scripts = folder / "assets" / "js"
    for part in ("site", "store"):
        (scripts / part).mkdir(parents=True, exist_ok=True)
    shutil.copy(PROJECT / "docs/assets/js/site/register-sw.js", scripts / "site")
    shutil.copy(PROJECT / "docs/assets/favicon.svg", folder / "assets")
    (scripts / "store/store.js").write_text("")
    (scripts / "tool.js").write_text(
        f"import './store/store.js'; window.version = '{version}'; window.late = async () => (await import('./late.js')).version;\n"
    )
    (scripts / "late.js").write_text(f"export const version = '{version}';\n")
    (folder / "assets/guide.css").write_text(f":root {{ --version: '{version}'; }}\n")
    service_worker.write(languages(), folder)
    return folder


class Host:
    """A web host below the sub-path, that can go away, and that notes what it was asked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[str] = []
        self.instead: dict[str, bytes] = {}
        self.port = free_port()
        self.start()

    def start(self) -> None:
        host = self

        class Handler(SimpleHTTPRequestHandler):
            def translate_path(self, path: str) -> str:
                self.directory = str(host.folder)
                return super().translate_path("/" + path.removeprefix(SUB_PATH))

            def do_GET(self) -> None:
                path = self.path.partition("?")[0].removeprefix(SUB_PATH)
                host.asked.append(path)
                del self.headers["If-Modified-Since"]  # it knows only seconds, and versions come faster here
                if path not in host.instead:
                    return super().do_GET()
                self.send_response(200)
                self.send_header("Content-Type", self.guess_type(path or "index.html"))
                self.end_headers()
                self.wfile.write(host.instead[path])
                return None

            def end_headers(self) -> None:
                self.send_header("Cache-Control", "no-cache")
                super().end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", self.port), Handler)
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}{SUB_PATH}"


@pytest.fixture
def host(tmp_path):
    host = Host(make_site(tmp_path / "v1", "v1"))
    yield host
    host.stop()


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict) -> dict:
    return {**browser_context_args, "service_workers": "allow"}


@pytest.fixture
def reader(new_context):
    context = new_context()
    context.add_init_script(
        """const { postMessage } = ServiceWorker.prototype;
        ServiceWorker.prototype.postMessage = function (...what) { window.told = true; return postMessage.apply(this, what); };"""
    )
    return context


def wait_for_saved(page, *paths: str) -> None:
    """Waits until the worker is there and has saved these files."""
    page.wait_for_function("navigator.serviceWorker.controller?.state === 'activated'")
    wait_for_files(page, *paths)


def wait_for_files(page, *paths: str) -> None:
    # Not wait_for_function, which takes a promise for true.
    page.evaluate(
        """async ([cache, base, paths]) => {
          const isThere = async () => {
            const saved = (await (await caches.open(cache)).keys()).map((one) => new URL(one.url).pathname.slice(base.length));
            return paths.every((path) => saved.includes(path));
          };
          const end = performance.now() + 30_000;
          while (!(await isThere())) {
            if (performance.now() > end) throw new Error(`Never saved: ${paths}`);
            await new Promise(requestAnimationFrame);
          }
        }""",
        [CACHE, SUB_PATH, list(paths)],
    )


def visit(reader, host, path: str = "when/"):
    page = reader.new_page()
    page.goto(host.url + path)
    wait_for_saved(page, path, *FILES)
    return page


def publish(host, tmp_path, version: str, page) -> None:
    """Publishes a new version, and waits until the reader's browser has it."""
    host.folder = make_site(tmp_path / version, version)
    update(page)


def update(page) -> None:
    # A message that meets the old worker while it is being replaced makes Chromium wait 5 minutes with the new one.
    for one in page.context.pages:
        one.wait_for_function("window.told")
    page.evaluate(
        """async () => {
          const registration = await navigator.serviceWorker.ready;
          const before = registration.active;
          await registration.update();
          const next = registration.installing ?? registration.waiting ?? registration.active;
          if (next === before && next.state === 'activated') return;
          await new Promise((done) => {
            const look = () => ['activated', 'redundant'].includes(next.state) && done();
            next.addEventListener('statechange', look);
            look();
          });
        }"""
    )


def heading(page) -> str:
    return page.locator("h1").inner_text()


def saved(page) -> list[str]:
    return page.evaluate("async (cache) => (await (await caches.open(cache)).keys()).map((one) => one.url)", CACHE)


# ---- offline


def test_after_one_visit_the_page_and_the_most_needed_ones_open_without_a_network(reader, host):
    page = visit(reader, host)
    host.stop()
    for path in ("when/", "", "urgent/", "when/?from=mail#top", "when/index.html"):
        page.goto(host.url + path)
        assert page.evaluate("[version, getComputedStyle(document.documentElement).getPropertyValue('--version')]") == [
            "v1",
            "'v1'",
        ]
    assert page.evaluate("late()") == "v1"
    host.start()


def test_a_page_that_was_never_seen_leads_to_the_page_about_reading_offline(reader, host):
    page = visit(reader, host)
    host.stop()
    page.goto(host.url + "find/")
    assert page.url == host.url + "offline/" and heading(page) == "offline/ v1"
    page.goto(host.url + "urgent")
    assert page.url == host.url + "urgent/"
    host.start()


def test_a_second_visit_asks_the_host_for_nothing_but_the_worker(reader, host):
    page = visit(reader, host)
    host.asked.clear()
    for path in ("when/", ""):
        page.goto(host.url + path)
        page.evaluate("late()")
    assert set(host.asked) <= {"sw.js"}


def test_each_page_seen_is_kept_and_no_other(reader, host):
    page = visit(reader, host)
    assert "find/" not in host.asked
    page.goto(host.url + "find/")
    wait_for_saved(page, "find/")
    host.stop()
    page.goto(host.url + "find/")
    assert heading(page) == "find/ v1"
    host.start()


def test_the_whole_guide_is_saved_when_asked_and_stays_whole_in_the_next_version(reader, host, tmp_path):
    page = visit(reader, host)
    told = page.evaluate(
        """async (address) => {
          const { saveGuide } = await import(address);
          const told = [];
          const failed = await saveGuide((progress) => told.push(progress));
          return [failed, told.at(-1)];
        }""",
        f"{SUB_PATH}assets/js/site/register-sw.js",
    )
    count = len(ENGLISH) + len(FILES)
    assert told == [0, {"done": count, "failed": 0, "total": count}]
    publish(host, tmp_path, "v2", page)
    host.stop()
    page.goto(host.url + "find/")
    assert heading(page) == "find/ v2"
    host.start()


def save(page):
    """Begin to save the guide: how it ends will be in ``ended``."""
    page.evaluate(
        """async (address) => {
          const { saveGuide } = await import(address);
          window.told = false;
          saveGuide(() => {}).then((failed) => (window.ended = failed), ({ message }) => (window.ended = message));
        }""",
        f"{SUB_PATH}assets/js/site/register-sw.js",
    )
    page.wait_for_function("window.told")


def test_saving_says_that_it_failed_where_there_is_no_room(reader, host):
    full = b"""const hasRoom = Cache.prototype.put;
    Cache.prototype.put = function (key, answer) {
      return String(key).endsWith("?whole") ? Promise.reject(new DOMException("full", "QuotaExceededError")) : hasRoom.call(this, key, answer);
    };
    """
    host.instead["sw.js"] = full + (host.folder / "sw.js").read_bytes()
    page = visit(reader, host)
    save(page)
    page.wait_for_function("window.ended === 1")


def test_saving_ends_where_the_browser_has_stopped_the_worker(reader, host):
    stopped = (
        b"self.addEventListener('message', (event) => event.data.type === 'whole' && event.stopImmediatePropagation());"
    )
    host.instead["sw.js"] = stopped + (host.folder / "sw.js").read_bytes()
    page = visit(reader, host)
    page.clock.install()
    save(page)
    page.clock.fast_forward(150_000)
    page.wait_for_function("window.ended === 'no answer'")


# ---- languages


def test_a_reader_in_spanish_has_the_most_needed_pages_in_spanish_and_none_in_english(reader, host):
    page = visit(reader, host, "es/cuando/")
    assert not set(host.asked) & set(ENGLISH)
    host.stop()
    page.goto(host.url + "es/puedo-esperar/")
    assert heading(page) == "es/puedo-esperar/ v1"
    page.goto(host.url + "es/buscar-medico/")
    assert page.url == host.url + "es/sin-internet/"
    host.start()


def test_a_reader_in_english_gets_no_page_in_spanish_before_the_first_one_that_they_open(reader, host):
    page = visit(reader, host)
    assert not set(host.asked) & set(SPANISH)
    page.goto(host.url + "es/cuando/")
    wait_for_files(page, "es/sin-internet/", "es/puedo-esperar/")
    host.stop()
    page.goto(host.url + "es/buscar-medico/")
    assert page.url == host.url + "es/sin-internet/"
    page.goto(host.url + "find/")
    assert page.url == host.url + "offline/"
    host.start()


def test_the_whole_guide_is_saved_in_the_language_of_who_asks_and_so_is_its_next_version(reader, host, tmp_path):
    page = visit(reader, host, "es/cuando/")
    page.evaluate(
        "async (address) => (await import(address)).saveGuide(() => {})", f"{SUB_PATH}assets/js/site/register-sw.js"
    )
    publish(host, tmp_path, "v2", page)
    assert not set(host.asked) & set(ENGLISH)
    host.stop()
    page.goto(host.url + "es/buscar-medico/")
    assert heading(page) == "es/buscar-medico/ v2"
    host.start()


def test_saving_says_how_many_files_failed(reader, host):
    page = visit(reader, host)
    host.instead["find/"] = b"quite another page"
    failed = page.evaluate(
        "async (address) => (await import(address)).saveGuide(() => {})", f"{SUB_PATH}assets/js/site/register-sw.js"
    )
    assert failed == 1


def test_without_a_worker_or_when_data_is_to_be_saved_nothing_happens(new_context, host):
    errors = []
    for script in (
        "Object.defineProperty(Navigator.prototype, 'serviceWorker', {value: undefined})",
        "Object.defineProperty(Navigator.prototype, 'connection', {value: {saveData: true}})",
    ):
        context = new_context()
        context.add_init_script(script)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(host.url, wait_until="networkidle")
    assert errors == [] and "sw.js" not in host.asked


# ---- updates


def test_an_open_page_keeps_its_own_version_and_the_next_page_has_the_new_one(reader, host, tmp_path):
    page = visit(reader, host, "checklist/")
    page.goto(host.url + "checklist/")
    other = reader.new_page()
    other.goto(host.url + "when/")
    publish(host, tmp_path, "v2", other)
    other.goto(host.url + "when/")
    assert other.evaluate("[version]") == ["v2"] and other.evaluate("late()") == "v2"
    assert heading(page) == "checklist/ v1"
    assert page.evaluate("late()") == "v1"


def test_an_open_page_keeps_its_version_when_the_browser_has_stopped_the_worker_meanwhile(reader, host, tmp_path):
    page = visit(reader, host, "checklist/")
    page.goto(host.url + "checklist/")
    publish(host, tmp_path, "v2", page)
    tools = reader.new_cdp_session(page)
    tools.send("ServiceWorker.enable")
    tools.send("ServiceWorker.stopAllWorkers")
    host.stop()
    assert page.evaluate("late()") == "v1"
    host.start()


def test_files_of_versions_that_no_page_needs_go_and_the_caches_of_others_stay(reader, host, tmp_path):
    page = visit(reader, host)
    others = ["second-opinion-guide:/another/:1", "second-opinion-guide:/:1", "theirs"]
    page.evaluate(
        "async (names) => { for (const name of names) await (await caches.open(name)).put('/x', new Response('x')); }",
        [*others, f"second-opinion-guide:{SUB_PATH}:0"],
    )
    first = set(saved(page))
    page.goto(host.url + "when/")
    for version in ("v2", "v3"):
        publish(host, tmp_path, version, page)
        page.goto(host.url + "when/")
    assert sorted(page.evaluate("caches.keys()")) == sorted([*others, CACHE])
    kept = {url for url in saved(page) if "client=" not in url}
    hashes = json.loads((host.folder / "sw.js").read_text("utf-8").partition("SITE = ")[2].partition(";\n")[0])["files"]
    now = {f"{host.url}{path}?{hash_}" for path, hash_ in hashes.items()}
    old = {url for url in kept - now if "?list=" not in url and not url.endswith("?whole")}
    assert page.evaluate("version") == "v3"
    assert not old & first, "the first version is gone"
    assert len(old) <= len(now), "at most the version of the page that was open during the last update is left"


def test_unchanged_files_are_not_fetched_again(reader, host, tmp_path):
    page = visit(reader, host)
    host.asked.clear()
    publish(host, tmp_path, "v2", page)
    assert "assets/favicon.svg" not in host.asked and "assets/guide.css" in host.asked


def test_a_half_published_version_is_not_taken(reader, host, tmp_path):
    page = visit(reader, host)
    host.instead["assets/guide.css"] = (host.folder / "assets/guide.css").read_bytes()
    publish(host, tmp_path, "v2", page)
    page.goto(host.url + "when/")
    assert page.evaluate("[version, getComputedStyle(document.documentElement).getPropertyValue('--version')]") == [
        "v1",
        "'v1'",
    ]
    host.instead.clear()
    update(page)
    page.goto(host.url + "when/")
    assert page.evaluate("[version, getComputedStyle(document.documentElement).getPropertyValue('--version')]") == [
        "v2",
        "'v2'",
    ]


def test_a_page_newer_than_the_worker_gets_its_files_from_the_host(reader, host, tmp_path):
    page = visit(reader, host)
    host.instead["sw.js"] = (host.folder / "sw.js").read_bytes()
    host.folder = make_site(tmp_path / "v2", "v2")
    page.goto(host.url + "find/")
    assert heading(page) == "find/ v2"
    assert page.evaluate("[version, getComputedStyle(document.documentElement).getPropertyValue('--version')]") == [
        "v2",
        "'v2'",
    ]
    assert page.evaluate("late()") == "v2"
    # In a tab of its own: a browser may hand on a script that the page before it holds in memory.
    other = reader.new_page()
    other.goto(host.url + "when/")
    assert other.evaluate("version") == "v1"


# ---- the kill switch


def stop_offline(host, tmp_path) -> None:
    folder = make_site(tmp_path / "stopped", "v9")
    service_worker.write(languages(), folder, stopped=True)
    host.folder = folder


def test_the_kill_switch_deletes_what_was_saved_and_every_page_comes_from_the_host_again(reader, host, tmp_path):
    page = visit(reader, host)
    page.evaluate("caches.open('theirs')")
    stop_offline(host, tmp_path)
    update(page)
    assert page.evaluate("caches.keys()") == ["theirs"]
    host.asked.clear()
    page.goto(host.url + "when/")
    assert heading(page) == "when/ v9" and {"when/", "assets/js/tool.js"} <= set(host.asked)
    host.stop()
    with pytest.raises(Exception, match="ERR_CONNECTION_REFUSED"):
        page.goto(host.url + "when/")
    host.start()


def test_after_the_kill_switch_the_offline_part_can_come_back(reader, host, tmp_path):
    page = visit(reader, host)
    stop_offline(host, tmp_path)
    update(page)
    publish(host, tmp_path, "v10", page)
    page.goto(host.url + "when/")
    wait_for_saved(page, "when/")
    host.stop()
    page.goto(host.url + "when/")
    assert heading(page) == "when/ v10"
    host.start()


# ---- what is published


def test_publishing_twice_changes_nothing_and_one_changed_byte_makes_a_new_version(tmp_path):
    folder = make_site(tmp_path, "v1")
    first = (folder / "sw.js").read_bytes()
    service_worker.write(languages(), folder)
    assert (folder / "sw.js").read_bytes() == first
    (folder / "find/index.html").write_text("x")
    service_worker.write(languages(), folder)
    assert (folder / "sw.js").read_bytes() != first


def test_the_published_site_has_a_running_worker_with_every_page_and_nothing_apart(site):
    text = (site / "sw.js").read_text("utf-8")
    facts = json.loads(text.partition("SITE = ")[2].partition(";\n")[0])
    pages = {path.relative_to(site).as_posix().removesuffix("index.html") for path in html_pages(site)} - {"404.html"}
    assert pages <= set(facts["files"])
    assert not [
        name for name in facts["files"] if any(part in name for part in service_worker.NOT_SAVED) or name == "sw.js"
    ]
    assert "assets/js/store/share-link.js" in facts["needs"]["assets/js/store/store.js"]
    for one in languages():
        own = facts["languages"][one.folder]
        core_pages = {one.address_of(page) for page in service_worker.CORE_PAGES}
        assert {name for name in own["core"] if name == "" or name.endswith("/")} == core_pages
        assert {"assets/guide.css", "assets/js/site/register-sw.js"} <= set(own["core"])
        assert "assets/js/store/share-link.js" not in own["core"]
        assert soup(site / own["fallback"] / "index.html").html["lang"] == one.language
        assert {soup(site / page / "index.html").html["lang"] for page in own["needs"]} == {one.language}


def test_without_the_publish_step_the_worker_is_the_one_that_stops():
    assert "caches.delete" in service_worker.STOPPED.read_text(
        "utf-8"
    ) and "fetch" not in service_worker.STOPPED.read_text("utf-8")


def test_the_guide_can_be_installed(site):
    manifest = json.loads((site / "manifest.webmanifest").read_text("utf-8"))
    assert f"site_name: {manifest['name']}\n" in (PROJECT / "mkdocs.yml").read_text("utf-8")
    assert (manifest["start_url"], manifest["scope"], manifest["display"]) == ("./", "./", "standalone")
    for icon in manifest["icons"]:
        content = (site / icon["src"]).read_bytes()
        if icon["type"] == "image/png":
            assert "{}x{}".format(*struct.unpack(">II", content[16:24])) == icon["sizes"]
    assert {"192x192", "512x512"} <= {icon["sizes"] for icon in manifest["icons"]}
    assert "maskable" in {icon.get("purpose") for icon in manifest["icons"]}


def test_every_page_of_the_guide_names_the_manifest_and_starts_the_worker(site):
    for path in html_pages(site):
        name = path.relative_to(site).as_posix()
        html = soup(path)
        assert html.find("link", rel="manifest") and html.find("link", rel="apple-touch-icon"), name
        assert html.find(
            "script", src=lambda src: src and src.endswith("assets/js/site/register-sw.js"), attrs={"type": "module"}
        ), name


# ---- the real guide


@pytest.fixture
def guide(site):
    host = Host(site)
    yield host
    host.stop()


def test_the_whole_guide_can_be_saved_by_keyboard_and_read_without_a_network(reader, guide, site):
    page = reader.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto(guide.url + "offline/")
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    button = page.locator("#save-guide button")
    expect(button).to_be_visible()  # what is hidden can't have the focus
    button.focus()
    page.keyboard.press("Enter")
    status = page.locator("#save-guide [role=status]")
    expect(status).to_have_text("The whole guide is saved on this device.", timeout=60_000)
    expect(button).to_be_focused()
    guide.stop()
    for path in html_pages(site):
        name = path.relative_to(site).as_posix().removesuffix("index.html")
        if name.startswith(("404", "es/")):
            continue
        page.goto(guide.url + name)
        assert page.url == guide.url + MOVED.get(name, name)
        assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--paper')"), name
    assert errors == []
    guide.start()


def test_the_search_finds_without_a_network_once_its_page_was_seen(reader, guide, site):
    page = reader.new_page()
    page.goto(guide.url + "search/#all")  # where nothing asks for the search itself
    wait_for_files(page, *saved_with(site, "search/"))
    guide.stop()
    page.goto("about:blank")
    page.goto(guide.url + "search/")
    page.fill("#query", "medicade")
    expect(page.locator("#results a").first).to_have_attribute("href", guide.url + "insurance/medicaid/")
    guide.start()


def test_who_has_used_a_tool_has_the_page_for_the_visit_without_a_network(reader, guide, site):
    page = reader.new_page()
    page.goto(guide.url + "questions/")
    page.locator("#q-how-sure").evaluate("one => { one.closest('details').open = true; }")
    page.locator("#q-how-sure input").check()
    wait_for_files(page, *saved_with(site, "questions/"))
    guide.stop()
    page.goto("about:blank")
    page.goto(guide.url + "visit/")
    expect(page.locator(".visit__words:visible")).to_have_text(["How sure are you?"])
    page.locator("#answer-q-how-sure").fill("Quite sure")
    page.reload()
    expect(page.locator("#answer-q-how-sure")).to_have_value("Quite sure")
    guide.start()


def test_saving_without_a_network_says_what_to_do(reader, guide):
    page = reader.new_page()
    page.goto(guide.url + "offline/")
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    guide.stop()
    page.locator("#save-guide button").click()
    expect(page.locator("#save-guide [role=status]")).to_have_text(
        "Some parts aren't saved yet. Check your internet, then try again.", timeout=60_000
    )
    guide.start()


def test_saving_while_the_site_is_half_published_says_so_and_works_later(reader, guide):
    guide.instead["urgent/"] = b"not of this version"
    page = reader.new_page()
    page.goto(guide.url + "offline/")
    page.locator("#save-guide button").click()
    said = page.locator("#save-guide [role=status]")
    expect(said).to_have_text("Some parts aren't saved yet. Check your internet, then try again.", timeout=60_000)
    del guide.instead["urgent/"]
    page.locator("#save-guide button").click()
    expect(said).to_contain_text("The whole guide is saved", timeout=60_000)


def test_without_javascript_the_page_about_reading_offline_says_what_is_needed(new_context, guide):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(guide.url + "offline/")
    expect(page.locator("noscript p")).to_be_visible()
    expect(page.locator("#save-guide")).to_be_hidden()
