"""The words of the interface: what templates and scripts ask for is what rules/words.yml lists, and what a clinic adds."""

from __future__ import annotations

import re

from macros.rules.words import WORDS

from ..conftest import PROJECT

PLACES = ("macros/templates", "macros/pages", "macros/publish", "docs/assets/js")
KINDS = PROJECT / "macros/model/kinds.py"
"""Fields and kinds name their headings."""

CODE = "\n".join(
    path.read_text("utf-8")
    for path in (KINDS, *(path for place in PLACES for path in sorted((PROJECT / place).rglob("*.*"))))
    if path.suffix in (".md", ".html", ".xml", ".txt", ".svg", ".py", ".js")
)
PUT_TOGETHER = re.compile(r'"(\w+_)" ~|`(\w+_)\$\{|f"(\w+_)\{')
"""A key of which only the beginning is in the code."""

ASKED = re.compile(r"\b(?:say|text|tell)\(\s*[\"'`](\w+)[\"'`]")


def test_every_word_is_asked_for_somewhere():
    named = set(re.findall(r"[a-z]\w*(?:-\w+)*", CODE))
    beginnings = tuple({next(filter(None, found)) for found in PUT_TOGETHER.findall(CODE)})
    unused = {
        key
        for keys in WORDS.values()
        for key in keys - named
        if not key.startswith(beginnings) and not re.fullmatch(r"(day|week)s?_(before|after)|(file|link)_[a-z_]+", key)
    }
    assert unused == set()


def test_every_word_that_a_script_asks_for_is_listed():
    assert set(ASKED.findall(CODE)) <= {key for keys in WORDS.values() for key in keys}


def test_what_a_clinic_says_is_cut_at_the_same_length_in_an_embed_and_on_a_handout():
    """An embed's script is no module, so its lengths are in the template, and not read from store/clinic.js."""
    kept = (PROJECT / "docs/assets/js/store/clinic.js").read_text("utf-8")
    embed = (PROJECT / "macros/templates/publish/links/embed.html").read_text("utf-8")
    (lengths,) = re.findall(r"export const MOST = \{(.*)\};", kept)
    fields = {"name": "clinic", "phone": "clinic_phone", "review": "clinic_review"}
    assert dict(re.findall(r'data-clinic="(\w+)" data-most="(\d+)"', embed)) == {
        fields[name]: length for name, length in re.findall(r"(\w+): (\d+)", lengths)
    }
