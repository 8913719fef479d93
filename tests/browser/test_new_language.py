"""A new language takes no code: its words, its pages and its lines in mkdocs.yml, followed in a copy of the project."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
import yaml
from bs4 import BeautifulSoup
from lxml import html
from playwright.sync_api import expect

from macros.model.fingerprint import fingerprint
from macros.reader.content import Content

from ..conftest import PROJECT, SUB_PATH, serve, soup
from ..helpers.copies import copy_project

LANGUAGES = {"qq": "Qqish", "ar": "العربية"}
"""A made-up language, and one that is written from right to left. Each has a few words, and three pages."""

WORDS = {
    "qq": ("Qq qqq qq", "Qqq qqq.", "Qqq"),
    "ar": ("عملية جراحية مخطط لها", "اسأل طبيبا آخر قبل العملية.", "اطلب سجلاتك"),
}
"""The title and the summary of an item, and the title of a phase of the checklist."""

PAGES = {
    "index": ('""', "", "home()"),
    "when": ("when/", "", 'section("when")'),
    "list": ("checklist/", "tool: checklist\nscript: tools/checklist/index\nsheet: true\n", "checklist()"),
}
"""Each page's English twin, what else is in its front matter, and its macro."""

TASK = "main .task input[data-field^='tick/']"


@pytest.fixture(scope="module")
def project(tmp_path_factory, content: Content) -> Path:
    """A copy of the project with two more languages in it."""
    folder = copy_project(tmp_path_factory.mktemp("project"))
    settings = (PROJECT / "mkdocs.yml").read_text("utf-8")
    for code in LANGUAGES:
        settings = with_language(settings, code)
        translate(folder, code, content)
        for name, (twin, more, macro) in PAGES.items():
            page = folder / "docs" / code / f"{name}.md"
            page.parent.mkdir(exist_ok=True)
            front = f"title: {code} {name}\ndescription: {code}\n{more}lang: {code}\nen: {twin}"
            page.write_text(f"---\n{front}\n---\n\n{{{{ {code}_{macro} }}}}\n", "utf-8")
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    return folder


def with_language(settings: str, code: str) -> str:
    """The settings with the words of the theme in one more language, and its menu."""
    said = {
        "name": LANGUAGES[code],
        "in_this": code,
        "site_name": f"{code} guide",
        "copyright": code,
        "toc": code,
        "safety": dict.fromkeys(("lead", "call", "crisis_lead", "crisis", "more"), code),
        "header": dict.fromkeys(("skip", "menu", "search", "tabs"), code),
        "pages": {
            "urgent": "urgent/",
            "checklist": "checklist/",
            "search": "search/",
            "manifest": "manifest.webmanifest",
            "card": "assets/social-card.png",
        },
        "not_found": {
            "title": code,
            "text": code,
            "near": code,
            "shorter": code,
            "ways": [{"to": f"{code}/", "title": code, "text": code}],
        },
    }
    if code == "qq":
        said["material"] = "en"
    menu = [
        {code: f"{code}/index.md"},
        {f"{code} 1": [{f"{code} 2": f"{code}/when.md"}]},
        {f"{code} 3": [{f"{code} 4": f"{code}/list.md"}]},
    ]
    for mark, added in (
        ("\nnot_in_nav:", f"  - {json.dumps({LANGUAGES[code]: menu}, ensure_ascii=False)}\n"),
        ("\nmarkdown_extensions:", f"    {code}: {json.dumps(said, ensure_ascii=False)}\n"),
    ):
        assert settings.count(mark) == 1
        settings = settings.replace(mark, added + mark)
    return settings


def translate(folder: Path, code: str, content: Content) -> None:
    """Write the words of one item and of one phase of the checklist."""
    title, summary, phase = WORDS[code]
    reason = content.guide.sections["when"].items[0]
    first = content.guide.checklist.phases[0]
    files = {
        "when": {"items": [{"id": reason.id, "english": fingerprint(reason), "title": title, "summary": summary}]},
        "checklist": {"phases": [{"id": first.id, "english": fingerprint(first), "title": phase}]},
    }
    (folder / "content" / code).mkdir()
    for name, data in files.items():
        (folder / "content" / code / f"{name}.yml").write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")


def run(project: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "SITE_URL": f"https://example.org{SUB_PATH}", "SITE_DIR": "site"}
    return subprocess.run(
        [sys.executable, "-m", "macros", *command], cwd=project, env=environment, capture_output=True, text=True
    )


@pytest.fixture(scope="module")
def built(project: Path) -> Path:
    """The site of the copy."""
    done = run(project, "build")
    assert done.returncode == 0, done.stderr[:2000]
    return project / "site"


@pytest.fixture(scope="module")
def home(built: Path) -> str:
    """The address of the copy's first page."""
    server, url = serve(built)
    yield url
    server.shutdown()


def main_of(page: Path) -> BeautifulSoup:
    return soup(page).find("main")


def test_the_check_warns_of_what_is_missing_and_lets_it_pass(project):
    done = run(project, "check", "--format", "json")
    assert done.returncode == 0
    found = [row for row in json.loads(done.stdout) if row["file"].startswith(("content/qq/", "content/ar/"))]
    assert {row["level"] for row in found} == {"hint"}
    missing = {(row["file"], row["what"]) for row in found if row["rule"] == "missing-translation"}
    for code in LANGUAGES:
        assert (f"content/{code}/faqs.yml", "The file is missing, so its page is in English.") in missing
        assert (f"content/{code}/when.yml", "'main_message' is missing, so it is in English.") in missing


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_page_has_the_words_that_there_are_and_else_the_english(built, content, code):
    title, summary, _ = WORDS[code]
    first, second = content.guide.sections["when"].items[:2]
    page = built / code / "when/index.html"
    assert soup(page).html["lang"] == code and soup(page).body["dir"] == ("rtl" if code == "ar" else "ltr")
    words = " ".join(main_of(page).get_text(" ").split())
    assert title in words and summary in words and first.title not in words
    assert second.title in words
    assert soup(page).find("link", hreflang="en")["href"].endswith("/when/")


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_a_language_has_no_page_for_is_linked_in_english(built, code):
    for page in (built / code).rglob("*.html"):
        address = f"https://example.org{SUB_PATH}{page.relative_to(built).parent.as_posix()}/"
        for link in html.parse(str(page)).xpath("//a/@href"):
            target = urlsplit(urljoin(address, link))
            if target.netloc == "example.org":
                file = built / target.path.removeprefix(SUB_PATH)
                assert file.is_file() or (file / "index.html").is_file(), (page, link)
    assert main_of(built / code / "index.html").find("a", href="../decide/")
    assert soup(built / code / "when/index.html").find("a", {"data-to": "../clinics/?part={id}&form=iframe"})


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_tool_works_and_shares_what_is_stored_with_the_english_one(page, home, code):
    page.goto(f"{home}{code}/list/")
    assert WORDS[code][2] in page.locator("main").inner_text()
    page.locator(TASK).first.check()
    page.goto(f"{home}checklist/")
    expect(page.locator(TASK).first).to_be_checked()


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", ["", "when/", "list/"])
def test_no_page_scrolls_sideways_on_a_phone(page, home, code, name):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{home}{code}/{name}")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    outside = """() => [...document.querySelectorAll("main :is(h1, h2, p, li, button, a, label)")].filter((one) => {
        const { left, right, width } = one.getBoundingClientRect();
        return width > 1 && (left < 0 || right > innerWidth);
    }).map((one) => one.outerHTML.slice(0, 100))"""
    assert page.evaluate(outside) == []
