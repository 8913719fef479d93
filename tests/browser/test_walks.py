"""Five readers find what they came for, from the home page, on a phone, in at most 8 taps and 8 screens of scrolling."""

import pytest

from ..conftest import serve
from ..helpers.walk import Walk

PAGE = "<!doctype html><meta charset=utf-8><header><a href='/second-opinion-guide/'>Guide</a></header><div class=md-content>{}</div>"
FAR = "<p style='height: 7800px'>Long</p>"


@pytest.fixture
def walk(page, address, site):
    """A walk that must end in time."""
    started = Walk(page, address, site)
    yield started
    started.ends_in_time()


def test_surgery_in_three_weeks_with_medicare_advantage(walk):
    walk.tap("Who pays")
    walk.tap("Medicare Advantage")
    walk.arrives("medicare-advantage")
    walk.sees("network")
    walk.tap("words .*plan", "call your plan")
    walk.arrives("words-call-plan")


def test_a_child_without_a_diagnosis(walk):
    walk.tap("My situation")
    walk.tap("child")
    walk.arrives("your-child")
    walk.home()
    walk.tap("records")
    walk.tap("letter (to|for)", "letter")
    walk.arrives("records-request-letter")


def test_two_plans_for_breast_cancer(walk):
    walk.tap("My doctors disagree")
    walk.types("first opinion", "Dr. Ames: surgery now")
    walk.types("second opinion", "Dr. Boyd: medicine first")
    walk.sees("opinion 1")


def test_told_that_nothing_is_wrong_and_no_insurance(walk):
    walk.tap("Should I get one")
    walk.tap("menu")
    walk.tap("when to get one")
    walk.tap("tests are normal", "nothing (is )?wrong")
    walk.arrives("told-nothing-wrong")
    walk.home()
    walk.tap("Who pays")
    walk.tap("no (health )?insurance")
    walk.arrives("no-insurance")


def test_a_father_who_forgets(walk):
    walk.tap("My situation")
    walk.tap("help(ing)? someone", "caregiver")
    walk.arrives("caregiver")


@pytest.fixture
def small(tmp_path):
    """A guide with a part in a fold in a fold, far down on its page."""
    pages = {
        "": "<a href='more/'>More</a><details><summary>Fold</summary><a href='gone/'>Hidden link</a></details>",
        "more": f"{FAR}<details><summary>Outer</summary><details id=part><summary>Inner</summary>Text</details></details>",
        "go/part": "<meta http-equiv='refresh' content='0; url=../../more/#part'>",
    }
    for name, body in pages.items():
        (tmp_path / name).mkdir(parents=True, exist_ok=True)
        (tmp_path / name / "index.html").write_text(PAGE.format(body))
    server, root = serve(tmp_path)
    yield root, tmp_path
    server.shutdown()


def test_a_walk_counts_taps_folds_and_screens(page, small):
    walk = Walk(page, *small)
    walk.tap("more")
    walk.arrives("part")
    assert walk.taps == 3
    assert 9 < walk.screens < 10.5
    with pytest.raises(AssertionError, match="screens of scrolling"):
        walk.ends_in_time()
    walk.home()
    assert page.url == small[0]


def test_a_walk_taps_only_what_is_seen_and_says_what_there_is(page, small):
    walk = Walk(page, *small)
    with pytest.raises(AssertionError, match=r"nothing to tap says \('hidden link',\).*'More', 'Fold'"):
        walk.tap("hidden link")
    with pytest.raises(AssertionError, match="part is on /more/, and the walk is on /"):
        walk.arrives("part")
