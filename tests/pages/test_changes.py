"""What a change of a part means is said on the page "What's new" and in the feeds."""

import datetime as dt
import errno
import os
import re
from dataclasses import replace

import pytest

from macros.__main__ import main
from macros.model import Picture, QuestionGroup, Reason, Registered
from macros.model.fingerprint import fingerprint
from macros.pages.changelog import news, spots
from macros.pages.history import changed_on
from macros.reader import files
from macros.reader.loader import read
from macros.rules import check

from ..conftest import soup
from ..helpers.changes import FIRST, day, guide_with
from ..helpers.copies import copy_content

OLD = "Think about a second opinion before a surgery that can wait."
ITEM = Reason(id="a", title="Surgery is planned", summary=OLD, do=["Ask what happens if you wait."])


@pytest.fixture
def project(tmp_path):
    """A copy of the content."""
    return copy_content(tmp_path)


def announce(project, *arguments):
    return main(["announce", *arguments, "--project", str(project)])


def found(project, rule):
    return [problem for problem in check(read(project / "content", project)) if problem.rule == rule]


# the fingerprint


def test_signs_capitals_line_breaks_and_link_targets_say_nothing_new():
    for summary in (
        OLD.replace(" before", ",\nbefore"),
        OLD.lower(),
        OLD.replace("surgery", "**surgery**"),
        OLD.replace("surgery", "[surgery](x)"),
    ):
        assert fingerprint(ITEM.model_copy(update={"summary": summary})) == fingerprint(ITEM)


@pytest.mark.parametrize(
    "update",
    [
        {"summary": OLD.replace("can", "can not")},
        {"do": []},
        {"do": ["Ask what happens if you wait.", "Call 911."]},
        {"pictures": [Picture(count=15, label="agreed", rest="did not")]},
    ],
)
def test_other_words_say_something_new(update):
    assert fingerprint(ITEM.model_copy(update=update)) != fingerprint(ITEM)


def test_a_number_in_a_picture_and_a_decimal_point_count():
    pictures = [ITEM.model_copy(update={"pictures": [Picture(count=count, label="a", rest="b")]}) for count in (15, 37)]
    assert fingerprint(pictures[0]) != fingerprint(pictures[1])
    costs = [ITEM.model_copy(update={"summary": f"It is {sum}."}) for sum in ("1.50", "150")]
    assert fingerprint(costs[0]) != fingerprint(costs[1])


def test_it_is_letters_only_because_yaml_takes_some_digits_for_numbers(content):
    for _, item in content.guide.items():
        assert re.fullmatch("[a-p]{8}", fingerprint(item))


# the rule


def test_an_entry_names_published_ids_and_no_day_to_come(project):
    path = project / "content" / "changes.yml"
    entry = "changes:\n  - date: 2999-01-01\n    ids: [no-such-id]\n    what: It is better now.\n"
    path.write_text(path.read_text("utf-8").replace("changes:\n", entry), "utf-8")
    assert "'no-such-id'" in found(project, "changed-id")[0].what
    assert found(project, "future-date")


# the command


def test_a_sentence_is_noted_at_the_top_with_its_day_and_ids(project):
    before = (project / "content/changes.yml").read_text("utf-8")
    assert announce(project, "faq-how-long", "medicare", "Note: it may take longer.") == 0
    newest = read(project / "content", project).guide.changes.changes[0]
    assert (newest.date, newest.ids, newest.what) == (
        dt.date.today(),
        ["faq-how-long", "medicare"],
        "Note: it may take longer.",
    )
    after = (project / "content/changes.yml").read_text("utf-8")
    assert [line for line in before.splitlines() if line not in after.splitlines()] == [], (
        "other lines stay as they are"
    )


@pytest.mark.parametrize(
    "arguments", [["no-such-id", "It changed a lot."], ["medicare", "faq-differ"], ["medicare", " "]]
)
def test_what_cannot_be_noted_is_said_and_changes_nothing(project, arguments, capsys):
    before = (project / "content/changes.yml").read_text("utf-8")
    assert announce(project, *arguments) == 2
    assert capsys.readouterr().err.strip()
    assert (project / "content/changes.yml").read_text("utf-8") == before


def test_a_sentence_that_the_check_would_refuse_is_refused_at_once(project, capsys):
    before = (project / "content/changes.yml").read_text("utf-8")
    assert announce(project, "medicare", "It pays for a third opinion \u2014 now.") == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "dash" in line
    assert (project / "content/changes.yml").read_text("utf-8") == before


def test_a_file_that_can_not_be_written_is_one_line(project, monkeypatch, capsys):
    def refused(path, text):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    monkeypatch.setattr(files, "rewrite", refused)
    assert announce(project, "medicare", "It pays for a third opinion.") == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "changes.yml" in line and "Permission denied" in line


# the news


def test_news_come_newest_first_with_names_that_stay(content):
    guide = guide_with(
        content.guide,
        (2, ["medicare"], "Second."),
        (2, ["medicare"], "First."),
        (1, [], "All."),
        (3, ["medicare"], "Third."),
    )
    found = news(guide)
    assert [entry.what for entry in found] == ["Third.", "Second.", "First.", "All."]
    assert [entry.anchor for entry in found] == [
        "2026-12-03-medicare",
        "2026-12-02-medicare-2",
        "2026-12-02-medicare",
        "2026-12-01-guide",
    ]
    assert found[0].feeds == {"insurance"}
    assert found[-1].about_all and not found[-1].spots


def test_a_part_changed_when_its_newest_entry_says_so_or_else_when_it_was_published(content):
    days = changed_on(guide_with(content.guide, (2, ["medicare"], "Second."), (1, ["medicare"], "First.")))
    assert days["medicare"] == day(2)
    assert days["medicaid"] == FIRST


def test_a_change_of_the_whole_guide_is_one_of_each_part_that_there_was(content):
    days = changed_on(guide_with(content.guide, (2, [], "All."), since={"medicaid": 3}))
    assert (days["medicare"], days["medicaid"]) == (day(2), day(3))


def test_a_new_question_is_a_change_of_its_group(content):
    group = content.guide.items_of(QuestionGroup)[0]
    guide = guide_with(content.guide, since={group.questions[0].id: 3})
    assert changed_on(guide)[group.id] == day(3)
    (entry,) = news(guide)
    assert [spot.id for spot in entry.spots] == [group.questions[0].id]
    assert entry.feeds == {"questions"}


def test_what_is_new_needs_no_entry_and_is_told_once(content):
    guide = guide_with(
        content.guide, (3, ["faq-how-long"], "New: how long it takes."), since={"faq-how-long": 3, "va": 2}
    )
    assert [(entry.date, entry.what) for entry in news(guide)] == [
        (day(3), "New: how long it takes."),
        (day(2), guide.words["change_new"]),
    ]
    assert news(guide)[1].anchor == "2026-12-02-new-va"
    assert not news(guide_with(content.guide)), "what was there on the first day is not new"


def test_what_was_renamed_is_not_new_and_keeps_its_first_day(content):
    item = content.guide.sections["faqs"].items[0].model_copy(update={"id": "faq-new", "formerly": ["faq-old"]})
    section = content.guide.sections["faqs"].model_copy(update={"items": [item]})
    more = (Registered(id="faq-old", since=FIRST), Registered(id="faq-new", since=day(5)))
    guide = replace(content.guide, sections={**content.guide.sections, "faqs": section})
    guide = guide_with(guide, more=more)
    assert not news(guide)
    assert changed_on(guide)["faq-new"] == FIRST


def test_what_was_withdrawn_is_told_and_leads_to_what_replaces_it(content):
    gone = Registered(id="gone", since=FIRST, retired=day(2), because="The rule has ended.")
    moved = Registered(id="moved", since=FIRST, retired=day(3), because="It is elsewhere.", now="medicare")
    guide = guide_with(content.guide, more=(gone, moved))
    newest, older = news(guide)
    assert [spot.id for spot in newest.spots] == ["medicare"]
    assert older.what.endswith("The rule has ended.") and not older.feeds and not older.about_all
    assert changed_on(guide)["medicare"] == day(3)


def test_a_former_id_stands_for_what_it_is_called_today(content):
    item = content.guide.sections["faqs"].items[0].model_copy(update={"formerly": ["faq-old"]})
    section = content.guide.sections["faqs"].model_copy(update={"items": [item]})
    guide = type(content.guide)(**{**vars(content.guide), "sections": {**content.guide.sections, "faqs": section}})
    assert spots(guide)["faq-old"].id == item.id


def test_the_page_shows_every_entry_by_its_name(site, content):
    page = soup(site / "changes/index.html")
    for entry in news(content.guide):
        place = page.find(id=entry.anchor)
        assert place.get_text() == entry.what
        assert [link.get_text() for link in place.parent.find_all("a")] == [spot.title for spot in entry.spots]
