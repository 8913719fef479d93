"""On paper, in every engine: headings stay with what follows, no page has only the address, nothing that is typed is lost."""

from __future__ import annotations

import re

import pytest

from ..helpers.engines.reader import Unsupported
from ..helpers.engines.steps import TOOLS
from ..helpers.paper import page_texts

PAGES = ("urgent/", "print/how/", "print/medicare/")
HEADINGS = "[...document.querySelectorAll('h1, h2, h3, .block__label, .fact__label')].map((one) => one.innerText)"
LONG = "The scan was not clear enough to be sure, and it should be done again in 6 weeks. " * 20
FILL = """(() => {
  const $form = document.querySelector("form.sheet");
  const $texts = [...$form.querySelectorAll("textarea[data-field]")].filter(($text) => $text.checkVisibility()).slice(0, 12);
  $texts.forEach(($text, at) => {
    $text.focus();
    $text.value = `Begin${at} ${at % 5 ? "" : given[0]} End${at}`;
    $text.dispatchEvent(new Event("input", { bubbles: true }));
    $text.dispatchEvent(new Event("change", { bubbles: true }));
  });
  return $texts.length;
})()"""
"""Writes in the fields for texts that are in sight, a long one in every fifth, and returns how many these are."""
FOLDED = {"checklist": "#do-tell-both-offices .task__why", "decide": ".check:last-child .check__why"}
UNFOLDED = "document.querySelector(given[0]).checkVisibility({ contentVisibilityAuto: true })"


def lines_of(pdf: bytes) -> list[list[str]]:
    """The lines of each page, from the top down."""
    return [[plain(line) for line in text.splitlines() if plain(line)] for text in page_texts(pdf)]


def text_of(pages: list[list[str]]) -> str:
    return "".join(line for lines in pages for line in lines)


def plain(text: str) -> str:
    """Only letters and digits: how engines space words differs."""
    return re.sub(r"\W+", "", text).lower()


def problems(name: str, pages: list[list[str]], headings: list[str]) -> list[str]:
    found = [f"{name}: page {number} is empty" for number, lines in enumerate(pages, 1) if not lines]
    ends = {plain(heading) for heading in headings} - {""}
    for number, lines in enumerate(pages[:-1], 1):
        if lines and lines[-1] in ends:
            found.append(f"{name}: page {number} ends with the heading {lines[-1]}")
    for number, lines in enumerate(pages[1:], 2):
        if all("thispageontheweb" in line or "secondopinionguide" in line for line in lines):
            found.append(f"{name}: page {number} has nothing but the address")
    return found


def pdf_of(reader) -> bytes:
    try:
        return reader.pdf()
    except Unsupported as reason:
        pytest.skip(str(reason))


def printed(reader, name: str) -> list[str]:
    headings = reader.js(HEADINGS)
    return problems(name, lines_of(pdf_of(reader)), headings)


def test_no_heading_and_no_address_is_left_alone(reader):
    found = []
    for name in PAGES:
        reader.open(name)
        found += printed(reader, name)
    assert not found


def test_what_is_folded_up_and_long_texts_are_on_paper_from_beginning_to_end(reader):
    found = []
    for name in ("checklist", "decide", "questions", "compare", "letters", "visit"):
        tool = TOOLS[name]
        reader.open_tool(tool.path)
        if name == "letters":
            assert len(lines_of(pdf_of(reader))) == 1, "not only the letter that is open is printed"
        if folded := FOLDED.get(name):
            assert not reader.js(UNFOLDED, folded)
            words = plain(reader.js("document.querySelector(given[0]).textContent", folded))[:20]
            assert words in text_of(lines_of(pdf_of(reader)))
        if tool.opens:
            reader.click(tool.opens)
            reader.wait_for(tool.field)
        if name == "questions":
            reader.check(tool.box)
            reader.wait_for(tool.field)
        words = [f"{word}{at}" for at in range(reader.js(FILL, LONG)) for word in ("begin", "end")]
        pages = lines_of(pdf_of(reader))
        paper = text_of(pages)
        found += [f"{name}: {word} is cut" for word in words if word not in paper]
        found += problems(name, pages, reader.js(HEADINGS))
        assert len(pages) < 12, f"{name} takes {len(pages)} pages"
    reader.open_tool(TOOLS["plan"].path)
    found += printed(reader, "plan")
    assert not found
