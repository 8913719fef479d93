"""Whatever is in the texts of the guide, no page fails, and none gets an element, an address or an id from them.

``make fuzz`` runs many times as many examples.
"""

import ast
import json
import os
import re
from dataclasses import replace
from functools import cache

import markdown
from bs4 import BeautifulSoup, Comment
from hypothesis import example, given, settings
from hypothesis import strategies as st

from macros.model import Guide, Part, text_fields
from macros.pages.registry import macros_of
from macros.pages.site import Site
from macros.reader.loader import read
from macros.text import markup

from ..conftest import PROJECT

CONTENT = read(PROJECT / "content", PROJECT)
GUIDE, TRANSLATIONS = CONTENT.guide, CONTENT.translations
PAGES = sorted({
    (name, arguments)
    for page in (PROJECT / "docs").rglob("*.md")
    if page.relative_to(PROJECT / "docs").parts[0] not in TRANSLATIONS
    for name, arguments in re.findall(r"\{\{\s*(\w+)\(([^)]*)\)", page.read_text("utf-8"))
    if name != "path_to"
})  # fmt: skip
"""Each macro that a page calls, and what the page tells it."""

TRICKS = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</script>", "<!-- x -->", "<![CDATA[", "<?php", "</section>", "&lt;b&gt;", "&#60;b>",
    "[a](javascript:alert(1))", "[a](<javascript:x>)", "![a](//x.org/y.png)", "<https://x.org>", "https://x.org", "[a]: //x.org", "[a][a]",
    "{: onclick=alert(1) }", "{: #x .y }", "{#x}", "{{ 7*7 }}", "{% raw %}", "{# x #}", "${7*7}", "# x", "> x", "---", "***", "- - x", "1) x", "```", "~~~",
    "`x`", "*a*", "_a_", "| a | b |", "*[HTML]: x", "[^1]", ": x", "!!! note", '"', "'", "\\", "\\<b>", "\u202e", "\x00", "é😀", "a\n\nb", "\n- a\n- b", "\n    x", "\t",
]  # fmt: skip
TEXTS = st.lists(
    st.sampled_from(TRICKS) | st.text(alphabet="<>&`*_#-+=~^:!|{}[]()\\/\"'1.9 ab%$\n", max_size=12),
    min_size=1,
    max_size=6,
).map(" ".join)
FROM_TEXTS = {(tag, name) for tag in ("p", "strong", "ul", "ol", "li") for name in ("", "class")}
"""What a text may bring along, and the class of the paragraph that it is in."""


def sound(value: str) -> bool:
    """Whether the text names nothing: a link or a blank would have to exist."""
    return bool(value.strip()) and not markup.LINK.search(value) and not markup.BLANK.search(value)


def with_texts(part: Part, value: str) -> Part:
    """``part`` with ``value`` in place of each text for readers. Labels, which are in tables by name, stay."""

    def changed(old: object, name: str) -> object:
        if isinstance(old, Part):
            return with_texts(old, value)
        if isinstance(old, list):
            return [changed(row, name) for row in old]
        if not isinstance(old, str) or name not in text_fields(type(part)):
            return old
        return value if "\n" in old else " ".join(value.split())

    return part.model_copy(update={name: changed(getattr(part, name), name) for name in type(part).model_fields})


def guide(value: str) -> Guide:
    def table(parts: dict) -> dict:
        return {name: with_texts(part, value) for name, part in parts.items()}

    collections = {name: table(parts) for name, parts in GUIDE.collections.items()}
    return replace(GUIDE, sections=table(GUIDE.sections), singles=table(GUIDE.singles), collections=collections)


def page(call: tuple[str, str], value: str) -> BeautifulSoup:
    """The page as HTML, with ``value`` in place of each text."""
    name, arguments = call
    macro = macros_of([Site(guide(value), "https://example.org/edit/main/")])[name]
    written = macro(*ast.literal_eval(f"[{arguments}]"))
    return BeautifulSoup(markdown.markdown(written, extensions=["attr_list", "md_in_html"]), "lxml")


def built_of(html: BeautifulSoup) -> set[tuple[str, str]]:
    return {(tag.name, name) for tag in html.find_all(True) for name in ("", *tag.attrs)}


def values(html: BeautifulSoup, name: str) -> set[str]:
    return {tag[name] for tag in html.find_all(attrs={name: True})}


@cache
def plain(call: tuple[str, str]) -> BeautifulSoup:
    return page(call, "Plain words")


@settings(
    max_examples=3000 if os.environ.get("FUZZ") else 30,
    deadline=None,
    derandomize=not os.environ.get("FUZZ"),
    database=None,
)
@given(st.sampled_from(PAGES), TEXTS.filter(sound))
@example(("section", '"faqs"'), " ".join(TRICKS[:8]))
@example(("all_sources", ""), "---")
def test_no_text_brings_more_into_a_page_than_words_lists_and_bold(call, value):
    html, usual = page(call, value), plain(call)
    assert built_of(html) <= built_of(usual) | FROM_TEXTS
    for name in ("href", "src", "id", "action", "style"):
        found = values(html, name)
        assert {one for one in found if not one.startswith("mailto:")} <= values(usual, name), (
            name,
            found - values(usual, name),
        )
    assert not html.find_all(string=lambda string: isinstance(string, Comment))
    for script in html.find_all("script"):
        json.loads(script.string)
