"""Each thing is said once: what counts as said twice, what may be, and that each reason is still needed."""

import pytest
import yaml
from bs4 import BeautifulSoup

from ..bench.repeats import ALLOWED, LENGTH, Repeat, allowed, blocks, find, main, repeats, report

ONCE = "one two three four five six seven eight nine ten eleven twelve"
PAGE = "<div class='md-content'><article><h1>Title</h1>{}</article></div>"


def said(**pages):
    """What the guide says twice that has these pages."""
    return repeats([one for name, body in pages.items() for one in on(name, body)])


def on(name, body):
    return blocks(BeautifulSoup(PAGE.format(body), "lxml"), f"/{name}/")


def test_twelve_equal_words_in_a_row_are_a_repeat_and_eleven_are_none():
    assert said(a=f"<p>{ONCE} other</p>", b=f"<p>more {ONCE}</p>") == [Repeat(ONCE, ("/a/", "/b/"))]
    assert said(a=f"<p>{ONCE}</p>", b=f"<p>{ONCE.rpartition(' ')[0]} thirteen</p>") == []
    assert len(ONCE.split()) == LENGTH


@pytest.mark.parametrize(
    "body",
    [
        "<ul><li>One, two: three four five six seven eight nine ten. Eleven twelve!</li></ul>",
        "<p>One two three <b>four</b> <a href='x'>five six</a> seven<br>eight nine ten eleven twelve</p>",
        "<details><summary>More</summary><p>One two three four five six seven eight nine ten eleven twelve</p></details>",
        "<p>One <button class='term'>two</button><span popover>A word</span> three four five six seven eight nine ten eleven twelve</p>",
    ],
)
def test_how_it_is_set_does_not_matter(body):
    (found,) = said(a=f"<p>{ONCE}</p>", b=body)
    assert found.words == ONCE


@pytest.mark.parametrize(
    "body",
    [
        f"<blockquote><p>{ONCE}</p></blockquote>",
        f"<div class='words'><p>{ONCE}</p></div>",
        f"<label>{ONCE}</label>",
        f"<table><tr><th>{ONCE}</th></tr></table>",
        f"<template><p>{ONCE}</p></template>",
        f"<div hidden><p>{ONCE}</p></div>",
        f"<h2 class='quiet'>About this page</h2><ul><li>{ONCE}</li></ul>",
        f"<details><summary><h2 id='sources'>Sources</h2></summary><p>{ONCE}</p></details>",
        f"</article></div><footer><p>{ONCE}</p></footer>",
        f"<p>{ONCE[:30]}</p><p>{ONCE[30:]}</p>",
    ],
)
def test_quotes_labels_legal_lines_and_what_is_hidden_may_be_said_again(body):
    assert said(a=f"<p>{ONCE}</p>", b=body) == []


def test_what_follows_the_legal_lines_counts():
    body = f"<h2 class='quiet'>About this page</h2><p>Text</p><h2 id='more'>More</h2><p>{ONCE}</p>"
    assert said(a=f"<p>{ONCE}</p>", b=body) == [Repeat(ONCE, ("/a/", "/b/#more"))]


def test_a_repeat_names_its_places_by_the_nearest_part_or_heading():
    body = f"<section id='part'><h2 id='heading'>Heading</h2><p id='typed'>{ONCE}</p></section><ul><li id='task'>{ONCE}</li></ul>"
    assert said(a=body) == [Repeat(ONCE, ("/a/#heading", "/a/#task"))]


def test_a_repeat_is_as_long_as_it_can_be_and_told_once():
    more = f"{ONCE} thirteen"
    assert said(a=f"<p>{more}</p>", b=f"<p>{more}</p>") == [Repeat(more, ("/a/", "/b/"))]
    found = said(a=f"<p>{more}</p>", b=f"<p>{more}</p>", c=f"<p>{ONCE}</p>")
    assert found == [Repeat(more, ("/a/", "/b/")), Repeat(ONCE, ("/a/", "/b/", "/c/"))]


def test_a_reason_allows_its_words_or_each_two_of_the_places():
    here = Repeat(ONCE, ("/a/#x", "/b/", "/c/"))
    assert allowed(here, [{"words": "two three four"}])
    assert allowed(here, [{"between": ["/a/*", "*"]}, {"between": ["/c/", "/b/"]}])
    assert not allowed(here, [{"between": ["/a/*", "*"]}])
    assert not allowed(here, [{"words": "thirteen"}])


def test_the_list_goes_by_pages_and_ends_badly_only_without_a_reason(tmp_path, monkeypatch, capsys):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(PAGE.format(f"<p>{ONCE}</p>"))
    reasons = tmp_path / "reasons.yml"
    monkeypatch.setattr("tests.bench.repeats.ALLOWED", reasons)
    reasons.write_text("[]")
    assert main([str(tmp_path)]) == 1
    assert capsys.readouterr().out.startswith(f"/a/ and /b/: 1\n  12 words: {ONCE}\n      /a/\n      /b/\n1 things")
    reasons.write_text(yaml.safe_dump([{"words": ONCE, "because": "A test."}]))
    assert main([str(tmp_path)]) == 0
    assert list(report([])) == []


def test_each_reason_is_still_needed(site):
    found = find(site)
    for one in yaml.safe_load(ALLOWED.read_text("utf-8")):
        assert len(one["because"]) > 10
        alike = [{"words": one["words"]}] if "words" in one else [{"between": one["between"]}]
        assert any(allowed(Repeat(row.words, pair), alike) for row in found for pair in pairs(row.places)), one


def pairs(places):
    return [(one, other) for one in places for other in places if one < other]
