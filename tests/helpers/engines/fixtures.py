"""The fixtures of the tests that run in every engine."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from . import ENGINES, install
from .reader import BrowserEnded, Options, Reader
from .steps import TOOLS, Tool


class Browsers:
    """The browsers that are open, one for each engine. They are started when first wanted."""

    def __init__(self, playwright: Callable, launch: dict) -> None:
        self._playwright = playwright
        self._launch = launch
        self._open: dict[str, Reader] = {}
        self._screen = None

    def get(self, engine: str) -> Reader:
        if engine in self._open and not self._open[engine].is_running():
            self._open.pop(engine).stop()
        if engine not in self._open:
            self._open[engine] = self._make(engine)
            self._open[engine].start()
        return self._open[engine]

    def _make(self, engine: str) -> Reader:
        if engine == "firefox" and install.has_packages(engine):
            from .firefox import FirefoxReader

            return FirefoxReader()
        if engine == "webkit" and install.has_packages(engine):
            from .webkit import Screen, WebKitReader

            self._screen = self._screen or Screen()
            return WebKitReader(self._screen)
        from .with_playwright import PlaywrightReader

        return PlaywrightReader(engine, self._playwright(), self._launch)

    def ended(self) -> list[str]:
        """Return the engines whose browser ended by itself."""
        return [engine for engine, reader in self._open.items() if not reader.is_running()]

    def close(self) -> None:
        with contextlib.ExitStack() as ends:
            if self._screen:
                ends.callback(self._screen.close)
            for reader in self._open.values():
                ends.callback(reader.stop)


@pytest.fixture(scope="session")
def browsers(request: pytest.FixtureRequest, browser_type_launch_args: dict) -> Iterator[Browsers]:
    opened = Browsers(lambda: request.getfixturevalue("playwright"), browser_type_launch_args)
    request.getfixturevalue("playwright")  # ends after these browsers
    yield opened
    opened.close()


def _not_here(engine: str) -> str:
    return f"{engine} was not tested, as it is not here: see what python -m tests.helpers.browsers says"


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    """Return the name of each engine in turn."""
    if request.param != "chromium" and not install.found(request.param):
        pytest.skip(_not_here(request.param))
    return request.param


@pytest.fixture(params=TOOLS.values(), ids=TOOLS)
def tool(request: pytest.FixtureRequest) -> Tool:
    """Return each of the tools in turn."""
    return request.param


CHROMIUM_TRIES = (TOOLS["compare"],)
"""Chromium has tests of its own for each tool, so what all tools share is tried there on one of them."""


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "chromium_in(file): the file that holds the same in Chromium alone")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out what Chromium's own tests hold."""
    items[:] = [item for item in items if not _is_told_twice(item)]


def _is_told_twice(item: pytest.Item) -> bool:
    given = getattr(getattr(item, "callspec", None), "params", {})
    is_tried = given.get("tool", CHROMIUM_TRIES[0]) in CHROMIUM_TRIES and not item.get_closest_marker("chromium_in")
    return given.get("engine") == "chromium" and not is_tried


class Host:
    """The site on a port of its own. A browser keeps apart what it stores for each, so each test begins with nothing."""

    def __init__(self, server: ThreadingHTTPServer, address: str) -> None:
        self._server = server
        self.address = address

    def stop(self) -> None:
        """Be gone, as when the network is."""
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture(scope="session")
def hosts(site: Path) -> list[Host]:
    """Return all hosts so far. They stay until the process ends, so that no other test gets the same port."""
    return []


@pytest.fixture
def host(site: Path, hosts: list[Host]) -> Host:
    from ...conftest import serve

    hosts.append(Host(*serve(site)))
    return hosts[-1]


@pytest.fixture
def open_reader(browsers: Browsers, host: Host) -> Callable[..., Reader]:
    """Makes the browser of an engine ready for this test, with ``Options``."""

    def get(engine: str, **options: object) -> Reader:
        reader = browsers.get(engine)
        reader.begin(host.address, Options(**options))
        return reader

    return get


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Iterator[None]:
    """Tell a test that failed since a browser ended by itself from one that found a fault."""
    try:
        return (yield)
    except Exception as error:
        browsers = pyfuncitem.funcargs.get("browsers")
        if browsers and (ended := browsers.ended()):
            raise BrowserEnded(f"{' and '.join(ended)} ended by itself") from error
        raise


@pytest.fixture
def reader(engine: str, open_reader: Callable[..., Reader]) -> Reader:
    """A reader with each engine in turn, who has never been here."""
    return open_reader(engine)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end of a run which engines were left out."""
    skipped = [str(report.longrepr) for report in terminalreporter.stats.get("skipped", [])]
    for name in ENGINES:
        if any(_not_here(name) in reason for reason in skipped):
            terminalreporter.write_sep("!", _not_here(name).upper(), red=True)
