"""``make serve``: one server for all edits, a clean start for each edit of the code, mistakes shown instead of an end."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import pytest

from macros.__main__ import main
from macros.reader import loader
from macros.text.disk_cache import cached

from ..conftest import free_port
from ..helpers.copies import copy_english_project, edit

LIMIT = 180
"""Seconds after which something that was waited for counts as missing. A whole build takes 10, or 60 where much else runs."""


@pytest.fixture
def project(tmp_path):
    """A copy of the project in English."""
    return copy_english_project(tmp_path)


class Preview:
    """A preview of a project that runs."""

    def __init__(self, project):
        self.project, self.port = project, free_port()
        self.output = (project / "output").open("w+")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "macros", "serve", "--port", str(self.port)],
            cwd=project,
            stdout=self.output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def page(self, path: str = "") -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=LIMIT) as answer:
            return answer.read().decode()

    def wait_for(self, words: str, path: str = "") -> str:
        """Return the page once it shows ``words``."""
        end = time.monotonic() + LIMIT
        while time.monotonic() < end:
            try:
                if words in (page := self.page(path)):
                    return page
            except OSError:  # it starts, or starts again
                pass
            time.sleep(0.1)
        raise AssertionError(f"{path} never showed {words!r}:\n{self.said()}")

    def said(self) -> str:
        return (self.project / "output").read_text("utf-8")

    def edit(self, file: str, old: str, new: str) -> None:
        edit(self.project / file, old, new)


@pytest.fixture
def preview(project):
    started = []

    def start() -> Preview:
        started.append(Preview(project))
        return started[-1]

    yield start
    for one in started:
        if one.process.poll() is None:
            one.process.send_signal(signal.SIGINT)
            one.process.wait(LIMIT)


def test_edits_of_content_pages_theme_and_code_are_shown(preview):
    running = preview()
    running.wait_for("Second Opinion Guide")
    running.edit("content/trouble.yml", "main_message: ", "main_message: Quickly. ")
    running.wait_for("Quickly.", "trouble/")
    running.edit("docs/trouble.md", "\n{{", "\nBrightly.\n\n{{")
    running.wait_for("Brightly.", "trouble/")
    running.edit("theme/main.html", '<p class="safety">', '<p class="safety">Boldly.')
    running.wait_for("Boldly.", "trouble/")
    running.edit(
        "macros/pages/sections.py",
        "return Page(site, PAGES[name]).render(",
        'return "Newly.\\n\\n" + Page(site, PAGES[name]).render(',
    )
    assert "Quickly." in running.wait_for("Newly.", "trouble/")


def test_mistakes_are_shown_on_the_page_and_told_and_an_interrupt_ends_it_in_silence(preview, project):
    text = (project / "content/when.yml").read_text("utf-8")
    (project / "content/when.yml").write_text(text.replace("summary: ", "sumary: ", 1), "utf-8")
    running = preview()
    page = running.wait_for("The content has mistakes")
    line = text[: text.index("summary: ")].count("\n") + 1
    assert f"content/when.yml:{line}:" in page and f"content/when.yml:{line}:" in running.said()
    assert "Traceback" not in running.said()
    (project / "content/when.yml").write_text(text, "utf-8")
    running.wait_for('id="serious-diagnosis"', "when/")
    assert "The content has mistakes" not in running.page("when/")
    running.edit("content/when.yml", "main_message: ", "main_message: Care is given by nurses. ")
    page = running.wait_for("hint: passive", "when/")
    assert "The content has mistakes" not in page
    # Where a file is no YAML at all, the other pages are there.
    (project / "content/checklist.yml").write_text("title: [", "utf-8")
    assert 'id="major-surgery"' in running.wait_for("content/checklist.yml:1", "when/")
    running.process.send_signal(signal.SIGINT)
    assert running.process.wait(LIMIT) == 0
    assert "Traceback" not in running.said()


def test_a_port_that_is_taken_is_one_line(capsys):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["serve", "--port", str(port)]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert re.search(rf"Port {port} is in use.*PORT={port + 1}", line)


@pytest.mark.parametrize("port", ["0", "65536", "eight", "-1"])
def test_a_port_that_is_none_is_told_so(port, capsys):
    with pytest.raises(SystemExit):
        main(["serve", f"--port={port}"])
    assert f"'{port}' is not a port number" in capsys.readouterr().err.splitlines()[-1]


def test_content_is_read_once_for_each_state_of_its_files(project, monkeypatch):
    asked = []
    monkeypatch.setattr(loader, "read", lambda *where, read=loader.read: asked.append(where) or read(*where))
    for _ in range(3):
        loader.read_once(project)
    assert len(asked) == 1
    path = project / "content/when.yml"
    path.write_text(path.read_text("utf-8").replace("summary: ", "summary: Now. ", 1), "utf-8")
    os.utime(path, ns=(0, path.stat().st_mtime_ns + 1))
    assert "Now." in loader.read_once(project).guide.sections["when"].items[0].summary
    assert len(asked) == 2


def test_a_number_is_computed_once_for_each_text_and_version(tmp_path):
    asked = []

    def measure(text: str) -> float:
        asked.append(text)
        return float(len(text))

    def run(version, *texts):
        with cached("lengths", measure, version, tmp_path) as look_up:
            return [look_up(text) for text in texts]

    assert run("1", "a", "bb", "a") == [1.0, 2.0, 1.0] and asked == ["a", "bb"]
    assert run("1", "a", "ccc") == [1.0, 3.0] and asked == ["a", "bb", "ccc"]
    assert run("2", "a") == [1.0] and asked[3:] == ["a"]
    for number, broken in enumerate(("no JSON", "null", "[]", '"text"'), 4):
        (tmp_path / "lengths.json").write_text(broken, "utf-8")
        assert run("2", "a") == [1.0] and asked[number:] == ["a"]
