"""No text of an item is lost in any of its forms: its page, its embed and its handout. (The API: test_api.py.)"""

from __future__ import annotations

import re
from copy import copy
from functools import cache

import pytest

from macros.model import GROUND, PERMISSION, Item, text_fields
from macros.model.kinds import BY_PERSON, ITEM_FIELDS, SHORTER
from macros.reader.content import nested
from macros.text.markup import plain

from ..conftest import soup

NOTES = ".term-note, .words__sign"
"""The explanation of a word, which is next to the word on a page."""

NUMBER = re.compile(r"\(\d-\d{3}-\d{3}-\d{4}\)")
"""A phone number that a handout adds to the words of a link."""


def words_of(text: str) -> str:
    return " ".join(re.findall(r"\w+", text))


@cache
def shown(path, without="other") -> str:
    """The words of a built page, without what is added between them, and without those for other readers."""
    page = copy(soup(path))
    for note in page.select(f"{NOTES}, [data-person={without}]"):
        note.decompose()
    return words_of(NUMBER.sub("", page.get_text("").replace("\u2011", "-")))


def texts_of(guide, item):
    """Every text of an item for readers, as plain words, with the field that it is in."""
    for _, part in nested((), item):
        for name in text_fields(type(part)):
            value = getattr(part, name)
            for row in value if isinstance(value, list) else [value]:
                if isinstance(row, str) and name not in (*SHORTER, *BY_PERSON):
                    yield name, words_of(_labeled(guide, row))


def _labeled(guide, text):
    """A text as plain words, each blank as its label, and with all that people.yml adds to it."""
    return plain(guide.written_out(text), lambda name: guide.blanks[name].label, blanks=True)


@pytest.mark.parametrize("form", ["embed", "print"])
def test_every_text_of_an_item_is_in_its_embed_and_its_handout(content, site, form):
    lost = []
    for _, item in content.guide.items():
        page = shown(site / form / item.id / "index.html")
        lost += [f"{item.id}: {name}: {text}" for name, text in texts_of(content.guide, item) if text not in page]
    assert lost == []


def test_every_text_of_an_item_is_on_its_page(content, guide_site, site):
    lost = []
    for _, item in content.guide.items():
        whole = shown(site / guide_site.page_of[item.id].removesuffix(".md") / "index.html")
        lost += [f"{item.id}: {name}: {text}" for name, text in texts_of(content.guide, item) if text not in whole]
    assert lost == []


def test_the_words_for_someone_else_are_on_the_page_of_letters(content, site):
    page = shown(site / "letters" / "index.html", without="me")
    for item in content.guide.scripts.values():
        for part in re.split(rf"\{{{GROUND}\}}|\{{{PERMISSION}\}}", item.words_for_other or ""):
            assert words_of(_labeled(content.guide, part)) in page


def test_every_field_with_texts_has_its_place_in_the_order():
    known = {field.name for field in ITEM_FIELDS} | {"title", *SHORTER, *BY_PERSON}
    kinds = [Item, *Item.__subclasses__()]
    assert {name for kind in kinds for name in text_fields(kind)} <= known
