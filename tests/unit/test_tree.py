"""YAML to a tree: what is read, what is refused, and where it is."""

import datetime as dt

import pytest

from macros.reader.repairs import parse
from macros.reader.yaml_tree import MAX_DEPTH


def problems(text: str) -> list[str]:
    return [str(problem) for problem in parse(text, "a.yml")[2]]


def data(text: str) -> object:
    root, _, found = parse(text, "a.yml")
    assert not found
    return root.data()


def test_reads_text_numbers_dates_and_lists():
    assert data('a: word\nb: 15\nc: 2026-11-21\nd: ["no", x]\ne: true\n') == {
        "a": "word",
        "b": 15,
        "c": dt.date(2026, 11, 21),
        "d": ["no", "x"],
        "e": True,
    }


@pytest.mark.parametrize(
    "surprise", ["no", "on", "Yes", "12:30", "1.10", "0x1f", "1e3", "1_000", "2024-01-02 10:00:00", "NULL", "=", "012"]
)
def test_refuses_what_yaml_1_1_reads_as_another_type(surprise):
    (found,) = problems(f"a: x\nb: {surprise}\n")
    assert found.startswith("a.yml:2:4: yaml-type: ")
    assert f'"{surprise}"' in found


@pytest.mark.parametrize("text", ["'no'", '"12:30"', ">-\n  no", "no one", "12:30 or so"])
def test_takes_quoted_and_longer_text_as_text(text):
    assert isinstance(data(f"a: {text}\n")["a"], str)


def test_names_a_key_that_stands_twice_and_the_line_of_the_first():
    (found,) = problems("a: 1\nb: 2\nb: 3\n")
    assert found == "a.yml:3:1: duplicate-key: 'b' appears twice; the first is on line 2. Keep one of them."


def test_the_first_key_a_second_time_may_be_a_new_entry_without_its_dash():
    (found,) = problems("- a: 1\n  b: 2\n  a: 3\n")
    assert found.startswith("a.yml:3:3: duplicate-key: 'a' appears twice; the first is on line 1. ")
    assert "each begins with '- '" in found


def test_refuses_a_day_that_does_not_exist():
    assert problems("a: 2026-02-30\n")[0].startswith("a.yml:1:4: yaml-type: There is no such day")


def test_refuses_aliases_so_that_no_bomb_can_grow():
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
    assert [line.split(": ")[0] for line in problems(bomb)] == [
        f"a.yml:{at}" for at in ("1:4", "2:4", "2:8", "2:12", "3:5", "3:9")
    ]
    assert all(": alias: " in line for line in problems(bomb))


def test_stops_at_deep_nesting():
    (found,) = problems("[" * 100_000)
    assert found.startswith(f"a.yml:1:{MAX_DEPTH + 1}: too-deep: ")


@pytest.mark.parametrize(
    ("text", "place", "sign"),
    [
        ("a: b: c\n", "1:5", "colon"),
        ("a: 'x\n", "1:4", "quote"),
        ("a:\n\t- x\n", "2:1", "tab"),
        ("a: [1, 2\nb: 3\n", "1:4", "bracket"),
        ("a: @x\n", "1:4", "quotes"),
        ("a: *x\n", "1:4", "alias"),
        ("a: x\x07\n", "1:5", "control character"),
        ("a: {{ x }}\n", "1:5", "quotes"),
        ("a: !!python/name:os.system x\n", "1:4", "tag"),
        ("a: 1\n---\nb: 2\n", "2:1", "second document"),
        ("# x\naa >-\n  b\n  c\nd: 1\n", "2:3", "colon is missing"),
        ("a: **x** y\n", "1:4", "quotes"),
        ("a:\n  - x\n  y\n", "3:3", "Add 2 spaces"),
        ("a:\n  - x\n  Ask.\n", "3:3", "Begin it with '- ', or indent it by 2 more"),
        ("a:\n  - x\n  \u2022 y\n", "3:3", "'\u2022'. Begin it with '- '."),
        ("a:\n  - x\n  * y\n", "3:3", "'*'. Begin it with '- '."),
        ("a:\n  - x\n  2. y\n", "3:3", "'2.'. Begin it with '- '."),
        ("a:\n  - x: 1\n   y: 2\n", "3:4", "Add 1 space"),
        ("a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> main\n", "2:1", "Two versions"),
    ],
)
def test_says_in_plain_words_what_is_wrong_with_the_yaml(text, place, sign):
    found = problems(text)[0]
    assert found.startswith(f"a.yml:{place}: ")
    assert sign in found


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_counts_lines_as_an_editor_does(newline):
    text = newline.join(['a: "one\u2028two"', "b: no", ""])
    assert [line.split(": ")[0] for line in problems(text)] == ["a.yml:1:8", "a.yml:2:4"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("items:\n  -id: x\n    title: y\n", "a.yml:2:3: yaml-syntax: A space is missing after the '-'."),
        ("items:\n  - a: 1\n  -b\n  - c: 2\n", "a.yml:3:3: yaml-syntax: A space is missing after the '-'."),
        (
            "x:\n   a: word\n    b: c\n",
            "a.yml:2:4: yaml-syntax: This line is indented by 3 spaces, and should be by 4.",
        ),
        (
            "a: >-\n    first\n  second\n",
            "a.yml:2:5: yaml-syntax: This line is indented by 4 spaces, and should be by 2.",
        ),
        ('a: "b\nd: 2\n', "a.yml:1:4: yaml-syntax: A quote is opened here and not closed."),
    ],
)
def test_what_libyaml_stumbles_over_is_said_where_the_mistake_is(text, message):
    (problem,) = problems(text)
    assert problem.startswith(message)
