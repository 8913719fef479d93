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


def test_rows_and_paragraphs_to_choose_have_a_box_in_words_to_say_only():
    text = "Please:\n\n- [x] notes\n- [ ] by email to\n  {email}\n\n[interpreter] Please help."
    _, rows, row = markup.blocks(text, blanks=True)
    assert isinstance(rows, markup.List) and rows.boxes == ("x", " ")
    assert rows.rows[1] == (markup.Words("by email to "), markup.Blank("email"))
    assert row == markup.Paragraph((markup.Words("Please help."),), "interpreter")
    assert markup.plain(text, blanks=True) == "Please:\n\n- notes\n- by email to email\n\nPlease help."
    assert all(block.box is None for block in markup.blocks("[x] Ask.") if isinstance(block, markup.Paragraph))


def test_a_link_is_no_box():
    (row,) = markup.blocks("[x](one) [x]", blanks=True)
    assert isinstance(row, markup.Paragraph) and row.box is None


def test_sentences_keep_their_blanks_and_the_space_after_them():
    row = markup.spans('I am {name}. Is it {when}? Say "no." {ground} Thanks', blanks=True)
    alone = markup.Blank("ground")
    assert [markup.plain_row(one) for one in markup.sentences(row, alone=lambda span: span == alone)] == [
        "I am name. ",
        "Is it when? ",
        'Say "no." ',
        "ground",
        " Thanks",
    ]


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
