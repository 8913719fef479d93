"""The weekly look at links and dates, asked of a small server on this machine."""

import datetime as dt
import os
import socket
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import pytest

from macros.reader.content import Content
from macros.reports import link_check

from ..conftest import PROJECT


class _Site(BaseHTTPRequestHandler):
    """Answers with the status that the path begins with; ``/405-head`` knows only GET."""

    def do_GET(self) -> None:
        code = int(self.path[1:4])
        if self.path == "/405-head" and self.command == "GET":
            code = 200
        self.send_response(code)
        if code in (301, 302):
            self.send_header("Location", "/200-new")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def host() -> str:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/200", None),
        ("/405-head", None),
        ("/302", None),
        ("/404", "gone"),
        ("/410", "gone"),
        ("/301", "moved"),
        ("/403", "unsure"),
        ("/503", "unsure"),
    ],
)
def test_each_answer_is_understood(host, path, kind):
    link = link_check.ask(host + path)
    assert (link and link.kind) == kind


def test_a_page_that_moved_says_where_to(host):
    assert link_check.ask(f"{host}/301").why == f"{host}/200-new"


def test_a_host_that_does_not_answer_is_for_a_person_to_look_at():
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    address = f"http://127.0.0.1:{server.server_address[1]}/200"
    server.server_close()
    assert link_check.ask(address).kind == "unsure"


@pytest.mark.parametrize(("code", "kind"), [(socket.EAI_NONAME, "gone"), (socket.EAI_AGAIN, "unsure")])
def test_only_a_host_that_has_no_name_any_more_is_gone(monkeypatch, code, kind):
    def refuse(*_, **__):
        raise socket.gaierror(code, "no answer")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert link_check.ask("https://example.org/").kind == kind


@pytest.fixture
def with_addresses(content: Content, host: str):
    """Content with just these pages as the addresses of its sources."""

    def make(*paths: str) -> Content:
        first = next(iter(content.guide.sources.values()))
        sources = {
            f"s{n}": first.model_copy(update={"id": f"s{n}", "url": host + path}) for n, path in enumerate(paths)
        }
        guide = type(content.guide)({}, {"sources": sources}, {})
        return Content(guide, {}, [])

    return make


def test_an_address_is_asked_once_and_names_all_its_sources(with_addresses):
    (link,) = link_check.links(with_addresses("/404#one", "/404#two", "/200"))
    assert link.sources == ("s0", "s1")


def test_a_host_on_the_list_is_not_asked(with_addresses):
    assert link_check.links(with_addresses("/404"), ["127.0.0.1"]) == []


def test_what_was_read_too_long_ago_is_named_with_its_line(content):
    assert link_check.overdue(content, dt.date(2000, 1, 1)) == []
    late = link_check.overdue(content, dt.date(2100, 1, 1))
    assert {one.what for one in late} >= {"when", "home", "medicare-b-covers", "medicare"}
    place = next(one.place for one in late if one.what == "when")
    file, line = place.split(":")
    assert (PROJECT / file).read_text(encoding="utf-8").splitlines()[int(line) - 1].startswith("reviewed:")


def test_phone_numbers_are_due_earlier(content):
    read = max(phone.checked for phone in content.guide.phones.values())
    late = link_check.overdue(content, read + dt.timedelta(days=200))
    assert {one.what for one in late} >= set(content.guide.phones)
    assert "when" not in {one.what for one in late}


def test_the_report_says_what_to_do_and_is_empty_when_all_is_well(with_addresses, monkeypatch, tmp_path):
    monkeypatch.setattr(link_check, "ignored_hosts", lambda _: {})
    monkeypatch.setattr(link_check, "read", lambda *_: with_addresses("/404", "/301", "/403"))
    text = link_check.care(tmp_path)
    for heading in ("are gone", "have moved", "did not answer"):
        assert heading in text
    monkeypatch.setattr(link_check, "read", lambda *_: with_addresses("/200"))
    assert link_check.care(tmp_path) == ""


def test_every_host_that_is_not_asked_is_used_and_has_a_reason(content):
    ignored = link_check.ignored_hosts(PROJECT)
    used = {urlsplit(url).hostname for url in link_check.addresses(content)}
    assert set(ignored) <= used
    assert all(isinstance(reason, str) and len(reason.split()) >= 3 for reason in ignored.values())


@pytest.mark.parametrize(
    ("report", "open_issue", "wanted"),
    [("Broken.", "", "create"), ("Broken.", "7", "edit 7"), ("", "7", "close 7"), ("", "", None)],
)
def test_one_issue_is_kept_up_to_date(tmp_path, report, open_issue, wanted):
    calls = tmp_path / "calls"
    gh = tmp_path / "gh"
    gh.write_text(
        f'#!/usr/bin/env bash\nif [ "$2" = list ]; then echo "{open_issue}"; else echo "$@" >> "{calls}"; fi\n'
    )
    gh.chmod(0o755)
    (tmp_path / "report.md").write_text(report)
    environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    subprocess.run([PROJECT / ".github/keep-issue.sh", tmp_path / "report.md"], env=environment, check=True)
    made = calls.read_text().splitlines() if calls.exists() else []
    assert [call.startswith(f"issue {wanted}") for call in made] == ([True] if wanted else [])


@pytest.mark.parametrize("url", ["http://[", "http://127.0.0.1:1/", "https://127.0.0.1:1/"])
def test_an_address_that_can_not_be_asked_is_for_a_person_to_look_at(url):
    link = link_check.ask(url, timeout=1)
    assert (link.kind, link.url) == ("unsure", url)


@pytest.mark.parametrize(
    ("code", "says", "reported", "warned"),
    [
        (0, "", False, False),
        (1, "a-package | 1.0 | CVE-1", True, False),
        (1, "", False, True),
        (0, "a-package | Dependency could not be audited", False, True),
    ],
)
def test_weak_packages_are_reported_and_a_list_out_of_reach_is_only_said(tmp_path, code, says, reported, warned):
    audit = tmp_path / "pip-audit"
    audit.write_text(f'#!/usr/bin/env bash\necho -n "{says}"\nexit {code}\n')
    audit.chmod(0o755)
    report = tmp_path / "report.md"
    report.write_text("Before.\n")
    environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    done = subprocess.run(
        [PROJECT / ".github/advisories.sh", report], env=environment, check=True, capture_output=True, text=True
    )
    assert report.read_text().startswith("Before.\n") and (says in report.read_text()) == (reported or not says)
    assert ("::warning::" in done.stdout) == warned
