"""What is read and built anew, and what is not: content once per build, and after an edit only the pages that it changed."""

import os
import shutil
from threading import Event
from types import SimpleNamespace

import pytest

from macros.pages import registry, serving
from macros.publish.templating import write
from macros.reader import loader
from macros.text import disk_cache

from .conftest import PROJECT


@pytest.fixture
def project(tmp_path):
    """A project with the real content and pages, and a folder for its site."""
    for name in ("content", "docs", "theme"):
        shutil.copytree(PROJECT / name, tmp_path / name)
    shutil.copy(PROJECT / "mkdocs.yml", tmp_path)
    return tmp_path


def define(project):
    """What an engine does before it asks for the macros, and what it gets."""
    macros = {}
    conf = {
        "extra": {"repository": "https://example.org/guide"},
        "site_url": "https://example.org/",
        "site_dir": str(project / "site"),
    }
    registry.register(
        SimpleNamespace(project_dir=str(project), conf=conf, macro=lambda macro, name: macros.update({name: macro}))
    )
    return macros


def edit(project, file, old, new):
    path = project / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    os.utime(path, ns=(0, path.stat().st_mtime_ns + 1))


def test_content_is_read_once_for_all_that_a_build_asks(project, monkeypatch):
    """MkDocs asks once for its pages, Zensical once for each page, and the publish step once more."""
    asked = []
    monkeypatch.setattr(loader, "read", lambda *where, read=loader.read: asked.append(where) or read(*where))
    for _ in range(3):
        define(project)
    loader.read_once(project)
    assert len(asked) == 1
    edit(project, "content/when.yml", "summary: ", "summary: Now. ")
    assert "Now." in define(project)["section"]("when")
    assert len(asked) == 2


def test_an_edit_builds_anew_only_the_pages_that_say_something_else(project, monkeypatch):
    monkeypatch.setenv("PUBLISH_AT_BUILD", "yes")
    sources = [path.relative_to(project / "docs") for path in (project / "docs").rglob("*.md")]
    built = {serving.page_of(source) for source in sources}

    def missing():
        """The pages that MkDocs has to build, and then has built."""
        define(project)
        gone = {page for page in built if not (project / "site" / page).exists()}
        for page in gone:
            write(project / "site" / page, "built")
        return {page.as_posix() for page in gone}

    assert len(missing()) == len(built)
    assert missing() == set()
    edit(project, "content/interface.yml", "glossary_title: ", "glossary_title: All ")
    assert missing() == {"changes/index.html"}
    edit(project, "content/trouble.yml", "main_message: ", "main_message: Ask. ")
    assert missing() == {"trouble/index.html"}
    edit(project, "docs/about.md", "---", "---\nauthor: someone")
    assert missing() == {"about/index.html"}
    edit(project, "theme/main.html", "{% extends", "{# new #}{% extends")
    assert len(missing()) == len(built)
    edit(project, "docs/assets/tool.css", "{", "{ color: red;")
    assert len(missing()) == len(built)


def test_a_page_with_a_mistake_is_left_to_the_engine_to_name(project, monkeypatch):
    monkeypatch.setenv("PUBLISH_AT_BUILD", "yes")
    write(project / "site/about/index.html", "built")
    edit(project, "docs/about.md", '{{ section("about") }}', '{{ section("abuot") }} {{ missing }}')
    define(project)
    assert not (project / "site/about/index.html").exists()


def test_what_was_worked_out_is_kept_until_the_text_or_the_code_changes(tmp_path):
    code = tmp_path / "work.py"

    def made(shout):
        code.write_text(f"def work(text):\n    asked.append(text)\n    return text + {shout!r}\n", "utf-8")
        names = {"asked": []}
        exec(compile(code.read_text("utf-8"), str(code), "exec"), names)
        return names["work"], names["asked"]

    def run(work, *texts):
        with disk_cache.remembered("shouts", work, tmp_path) as look_up:
            return [look_up(text) for text in texts]

    work, asked = made("!")
    assert run(work, "a", "b", "a") == ["a!", "b!", "a!"] and asked == ["a", "b"]
    assert run(work, "a", "c") == ["a!", "c!"] and asked == ["a", "b", "c"]
    work, asked = made("?")
    assert run(work, "a") == ["a?"] and asked == ["a"]
    (tmp_path / "shouts.json").write_text("no JSON", "utf-8")
    assert run(work, "a") == ["a?"] and asked == ["a", "a"]


def test_what_comes_after_the_pages_is_done_before_the_next_build(project, monkeypatch):
    monkeypatch.setenv("PUBLISH_AT_BUILD", "yes")
    shown, order = Event(), []
    with serving.afterwards(lambda: order.append(("parts", shown.wait(10)))):
        order.append("pages")
    shown.set()
    define(project)
    assert order == ["pages", ("parts", True)]
