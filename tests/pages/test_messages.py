"""Parts as messages in a patient portal: plain text, short enough, with what matters in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.model.base import Summed
from macros.pages import review_status
from macros.publish.context import load
from macros.publish.links import messages, targets
from macros.text.markup import plain

ROOT = "https://example.org/second-opinion-guide/"


@pytest.fixture(scope="module")
def parts(site: Path):
    """Every part that can be handed out in each language, with its message."""
    sites = load(ROOT)
    places = [(one, place) for one in sites for place in targets.find(one).current() if place.has_handout]
    texts = [(site / one.folder / f"message/{place.id}.txt").read_text("utf-8") for one, place in places]
    return [(one, place, text.rstrip("\n")) for (one, place), text in zip(places, texts, strict=True)]


def test_it_is_under_1000_characters_in_english_unless_what_to_do_is_longer(parts):
    long = [place for one, place, text in parts if len(text) >= messages.LIMIT and not one.folder]
    assert len(long) <= 4
    assert all(getattr(place.part, "do", []) or getattr(place.part, "signs", []) for place in long)


def test_it_says_as_much_in_each_language(parts):
    said: dict[str, set[int]] = {}
    for _, place, text in parts:
        said.setdefault(place.id, set()).add(text.count("\n"))
    assert {name: lines for name, lines in said.items() if len(lines) > 1} == {}


def test_it_has_title_summary_link_and_what_to_do_in_an_emergency(parts):
    for one, place, text in parts:
        paragraphs = text.split("\n\n")
        assert paragraphs[0] == place.title
        first = next(paragraph for paragraph in paragraphs[1:] if not paragraph.startswith("- "))
        assert " ".join(first.split()) in place.summary, place.id
        assert f"{one.home}go/{place.id}/" in text
        assert paragraphs[-1].endswith(one.guide.clinics.words["emergency"])


def test_it_says_who_has_reviewed_it_or_that_no_one_has(parts):
    for one, place, text in parts:
        said = review_status.notice(one.guide, {place.section, place.id}, one.translation)
        assert said and " ".join(said) in text, place.id


def test_no_list_is_cut_in_its_middle(parts):
    for _, place, text in parts:
        text = re.sub(r" \([\d-]+\)", "", text)  # the number of someone to call
        lists = (
            [place.part.in_short]
            if isinstance(place.part, Summed)
            else [place.part.do, getattr(place.part, "signs", [])]
        )
        for rows in filter(None, lists):
            there = [f"- {plain(row)[:30]}" in text for row in rows]
            assert all(there) or not any(there), place.id
        for field in ("signs", "do"):
            assert all(f"- {plain(row)[:30]}" in text for row in getattr(place.part, field, [])), place.id


def test_it_has_no_markup_and_names_the_number_to_call(parts):
    for _, place, text in parts:
        assert "**" not in text and "](" not in text and "{" not in text and "&" not in text.replace("A&", ""), place.id
    medicare = next(text for one, place, text in parts if place.id == "medicare" and not one.folder)
    assert "1-800-633-4227" in medicare
