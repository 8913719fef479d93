"""The pages of a translation: each English page has one, made by the same macro, and each leads to the other."""

from __future__ import annotations

import re
from urllib.parse import urljoin

import pytest
import yaml

from macros.reader.content import TRANSLATED, nested, texts_of
from macros.reader.page_files import page_files
from macros.text.markup import plain

from ..conftest import PROJECT, html_pages, soup

DOCS = PROJECT / "docs"
LANGUAGES = list(yaml.safe_load(re.sub(r"!\S+", "", (PROJECT / "mkdocs.yml").read_text("utf-8")))["extra"]["languages"])
PAGE = re.compile(r"---\n(?P<head>.*?)\n---\n(?P<body>.*)", re.DOTALL)
MACRO = re.compile(r"\{\{ (.*?) \}\}")
TEXTS = {"title", "description", "lang", *LANGUAGES}
"""What a page says of itself in words, or of its place among the languages. All else is the same in each."""
PROSE = ("assessment.md", "data.md")
"""Pages that are written in docs/ and not made by a macro."""


def parts(path):
    """Return the front matter and the body of a page in docs/."""
    match = PAGE.fullmatch(path.read_text("utf-8"))
    return yaml.safe_load(match["head"]), match["body"].strip()


@pytest.fixture(scope="module", params=LANGUAGES[1:])
def language(request):
    return request.param


def test_each_page_has_its_twin_which_is_made_alike(language):
    twins = page_files(DOCS)[language]
    english = {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")} - {*twins.values()}
    moved = {name for name in english if "moved(" in (DOCS / name).read_text("utf-8")}
    assert twins.keys() <= english - moved, (
        "An English page may wait for its twin; until then, it is linked in English."
    )
    for name, twin in twins.items():
        (head, body), (other, other_body) = parts(DOCS / name), parts(DOCS / twin)
        assert {key: value for key, value in head.items() if key not in TEXTS} == {
            key: value for key, value in other.items() if key not in TEXTS
        }, twin
        english_lines = {line for line in body.splitlines() if line and not line.startswith(("{{", "|", "```"))}
        assert not english_lines & {*other_body.splitlines()} or name in PROSE, twin
        if name not in PROSE:
            assert [f"{language}_{macro}" for macro in MACRO.findall(body)] == MACRO.findall(other_body), twin


def test_pages_lead_to_each_other_and_say_so_to_machines(site, language):
    pages = {path.relative_to(site).as_posix().removesuffix("index.html"): soup(path) for path in html_pages(site)}
    own = {name: page for name, page in pages.items() if page.html["lang"] == language}
    assert len(own) > 50
    for name, page in own.items():
        link = page.find("a", class_="top__language")
        other = urljoin(f"https://x/{name}", link["href"]).removeprefix("https://x/")
        assert link["lang"] == link["hreflang"] == "en" and pages[other].html["lang"] == "en", name
        back = pages[other].find("a", class_="top__language")
        assert urljoin(f"https://x/{other}", back["href"]) == f"https://x/{name}"
        alternates = {one["hreflang"]: one["href"] for one in page.find_all("link", hreflang=True)}
        assert alternates == {one["hreflang"]: one["href"] for one in pages[other].find_all("link", hreflang=True)}
        assert alternates[language] == page.find("link", rel="canonical")["href"]


def test_a_page_is_in_its_language_but_for_names_of_sources_and_what_says_so(site, language, content):
    """The words that every English page has are on none of the translation outside what is marked as English.

    What nobody has translated yet is in English, and must keep no one from publishing it.
    """
    waiting = {words(plain(text, blanks=True)) for text in _in_english(content.translations[language])}
    for path in html_pages(site):
        page = soup(path)
        if page.html["lang"] == language:
            body = words(" ".join(_texts(page.body)))
            for text in sorted(waiting, key=len, reverse=True):
                body = body.replace(text, "")
            assert not re.search(r"\b(your|you|you're)\b", body), path


def words(text):
    return " ".join(re.findall(r"[\w']+", text))


def _in_english(translation):
    """Yield each text that a translation lacks, in English."""
    for document in translation.english.documents.values():
        own = translation.documents.get(document.name)
        for path, part in (row for row in document.parts if own and own.name in TRANSLATED):
            for at, one in nested(path, part):
                yield from (text.value for text in texts_of(document, at, one) if not own.is_translated(text.path))


def _texts(tag):
    """Yield the texts of a page that are in its own language."""
    for text in tag.find_all(string=True):
        marked = text.find_parent(lang=True)
        names = text.parent.name in ("script", "style", "code") or text.find_parent("nav")
        if not names and marked.name in ("html", "body"):
            yield text
