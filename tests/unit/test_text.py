"""The safe part of Markdown: what it means, and that nothing else gets through."""

import os

import markdown as python_markdown
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.text import markup


def written(value: str) -> str:
    def write(span: markup.Span) -> str:
        match span:
            case markup.Words(words):
                return markup.escape_markdown(words)
            case markup.Bold(words):
                return f"**{markup.escape_markdown(words)}**"
            case markup.Link(words, target):
                return f"[{markup.escape_markdown(words)}](page.md#{target})"
            case _:
                raise AssertionError(span)

    return markup.markdown(value, write)


def shown(value: str) -> BeautifulSoup:
    html = python_markdown.markdown(written(value), extensions=["attr_list", "md_in_html"])
    return BeautifulSoup(html, "lxml")


def test_keeps_paragraphs_lists_bold_and_links():
    page = shown("One **two** [three](four).\n\n- a\n- b\n\nor\n\n1. c\n2. d")
    assert page.p.strong.text == "two"
    assert page.p.a["href"] == "page.md#four"
    assert [item.text for item in page.ul.find_all("li")] == ["a", "b"]
    assert [item.text for item in page.ol.find_all("li")] == ["c", "d"]


def test_joins_lines_that_are_folded_in_the_file():
    assert shown("- one\n  two\n- three").ul.find_all("li")[0].text == "one two"


def test_plain_text_has_no_signs():
    assert markup.plain("Ask **now**. See [who pays](medicare).\n\n- a\n- b") == "Ask now. See who pays.\n\n- a\n- b"


SIGNS = st.text(alphabet=st.sampled_from(list("<>&`*_#-+=~^:!|{}[]()\\/\"'1.9 ab%$@\u202eé😀")), max_size=40)


@settings(max_examples=10_000 if os.environ.get("FUZZ") else 100, deadline=None)
@given(SIGNS)
def test_any_text_comes_out_as_the_words_that_were_put_in(value):
    words = " ".join(f"x{value}x".split())
    if any(markup._SPAN.finditer(words)):
        return
    page = shown(words)
    assert page.get_text().split() == words.split()
    assert {tag.name for tag in page.find_all()} <= {"html", "body", "p"}
