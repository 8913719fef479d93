"""Plain words: how the reading grade of texts is measured (the limits: rules/readability.py)."""

from __future__ import annotations

import pytest

from macros.text.readability import cached_measure, flesch_kincaid, grade


@pytest.mark.parametrize(
    ("easier", "harder"),
    [
        (["Ask your doctor."], ["Consult your physician regarding alternatives."]),
        (["Ask. Call. Wait."], ["Ask and then call and then wait for as long as it may take to hear from someone."]),
        (["- Ask about it\n- Call the office\n- Wait a day"], ["Ask about it, call the office, wait a day"]),
    ],
)
def test_shorter_words_sentences_and_lists_are_easier(easier, harder):
    assert grade(easier) < grade(harder)


def test_nothing_is_grade_0():
    assert grade([]) == grade([""]) == 0


def test_the_grade_of_more_texts_is_that_of_all_as_one_and_the_same_from_the_cache():
    texts = ["Ask your doctor first.", "You may have a right to records."]
    with cached_measure(flesch_kincaid) as cached:
        assert cached(texts) == cached(texts) == grade(texts) == grade(["\n\n".join(texts)])
