"""What all tests share: the content as it is, the site built once by each engine, a server, and a real browser."""

from __future__ import annotations

import fcntl
import gc
import os
import random
import shutil
import socket
import subprocess
import sys
import threading
from functools import lru_cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from macros.model import SINGLES
from macros.model.base import Summed
from macros.pages.site import Site
from macros.publish import publish
from macros.publish.html_pages import html_files
from macros.reader.content import Content
from macros.reader.loader import read

from .helpers import browsers as chromium

pytest.register_assert_rewrite("tests.helpers.engines.steps")
pytest_plugins = ["tests.helpers.engines.fixtures"]
# The content is half a million small objects, read hundreds of times: collecting reference cycles took a third of the time.
gc.set_threshold(100_000, 20, 20)

PROJECT = Path(__file__).parent.parent
SUB_PATH = "/second-opinion-guide/"
TOOLS = [name for name, kind in SINGLES.items() if issubclass(kind, Summed)]
"""The pages, next to the sections, that say what they are about as sections do."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--without-browser", action="store_true", help="leave out the tests that open a browser")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--without-browser"):
        items[:] = [item for item in items if "browser_type_launch_args" not in getattr(item, "fixturenames", ())]


@pytest.fixture(scope="session")
def content() -> Content:
    """Return the guide's content, as it is in the project."""
    return read(PROJECT / "content", PROJECT)


@pytest.fixture(scope="session")
def guide_site(content: Content) -> Site:
    return Site(content.guide, "https://example.org/guide/edit/main/")


def build(engine: str, target: Path, address: str, project: Path = PROJECT) -> Path:
    """Build the ``project`` with ``engine`` into ``target``, as if published at ``address``."""
    environment = {**os.environ, "SITE_URL": address, "SITE_DIR": str(target), "NO_MKDOCS_2_WARNING": "1"}
    environment["MACROS_FAIL"] = str(engine == "zensical").lower()
    command = [sys.executable, "-m", engine, "build"]
    command += ["--strict"] if engine == "mkdocs" else ["--clean", "--strict"]
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    publish(target)
    return target


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site as MkDocs builds it. The first worker that needs it builds it for all, so nobody may change it."""
    folder = tmp_path_factory.getbasetemp()
    folder = folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder
    with (folder / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "site").exists():
            build("mkdocs", folder / "site.building", f"https://example.org{SUB_PATH}").rename(folder / "site")
    return folder / "site"


class _Quiet(SimpleHTTPRequestHandler):
    """Serves a folder below the sub-path, and nothing else; a missing page gets the site's own 404."""

    def translate_path(self, path: str) -> str:
        inside = path.removeprefix(SUB_PATH) if path.startswith(SUB_PATH) else "no-such-page"
        return super().translate_path("/" + inside)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code == 404 and page.exists():
            body = page.read_bytes()
            self.send_response(404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        else:
            super().send_error(code, message, explain)

    def log_message(self, *_: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    request_queue_size = 128  # beyond the usual 5, a connection is dropped, and tried again only a second later


def serve(folder: Path) -> tuple[ThreadingHTTPServer, str]:
    """Serve ``folder`` on a free port of this machine. Return the server and the address of its first page."""
    server = _Server(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_address[1]}{SUB_PATH}"


def free_port() -> int:
    """Return a port for a server that starts later, or again: one that is below those that a system gives to who asks for any."""
    while True:
        port = random.randrange(20_000, 30_000)
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)):
                return port


@pytest.fixture(scope="session")
def address(site: Path) -> str:
    """Return the address of the built site's first page, below a sub-path as on GitHub Pages."""
    server, url = serve(site)
    yield url
    server.shutdown()


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the address of a bare page that has the modules next to it, below the sub-path."""
    folder = tmp_path_factory.mktemp("bare")
    shutil.copytree(PROJECT / "docs" / "assets", folder / "assets")
    shutil.copy(Path(__file__).parent / "helpers" / "bare.html", folder / "index.html")
    server, url = serve(folder)
    yield url
    server.shutdown()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    """Use the machine's Chromium, without a sandbox where the tests run as root."""
    arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    arguments += ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-gpu"]
    return {**browser_type_launch_args, "executable_path": chromium.find(), "args": arguments}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict) -> dict:
    """Without the offline part, which answers in the network's place; the tests of that part let it in."""
    return {**browser_context_args, "service_workers": "block"}


@lru_cache(maxsize=256)
def soup(path: Path) -> BeautifulSoup:
    """Return a built page, parsed. It is shared: who takes it apart makes a copy."""
    return BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")


def html_pages(site: Path) -> list[Path]:
    """Return the guide's own pages, without those that come with them."""
    return html_files(site)
