"""How many taps away something is: folds and menus count, and a link opens the folds around its target."""

import pytest

from ..bench.taps import Links, way_to, ways

NO = frozenset()


@pytest.fixture
def small():
    """A home page with a link and a closed menu; a page with a fold, in which are a place and a link."""
    return {
        "": Links([("open/", NO), ("folded/", frozenset({0}))], {}),
        "open/": Links([("folded/#in-fold", NO)], {"here": NO}),
        "folded/": Links([("far/", frozenset({3}))], {"in-fold": frozenset({3}), "in-two": frozenset({3, 4})}),
        "far/": Links([("nowhere/", NO)], {}),
        "island/": Links([], {}),
    }


@pytest.mark.parametrize(
    ("target", "taps"),
    [
        ("", 0),
        ("open/", 1),
        ("open/#here", 1),
        ("folded/", 2),  # by the menu, or by the page and its link
        ("folded/#in-fold", 2),  # the link to it opens the fold
        ("folded/#in-two", 3),  # and the inner fold is one more tap
        ("far/", 3),  # its link is in the fold that is already open
    ],
)
def test_each_link_and_each_closed_fold_is_a_tap(small, target, taps):
    assert way_to(target, small, ways(small)).taps == taps


@pytest.mark.parametrize("target", ["island/", "nowhere/", "open/#gone"])
def test_what_no_link_reaches_has_no_way(small, target):
    assert way_to(target, small, ways(small)) is None


def test_the_way_names_each_address_on_it(small):
    assert way_to("far/", small, ways(small)).route == ("", "open/", "folded/#in-fold", "far/")
