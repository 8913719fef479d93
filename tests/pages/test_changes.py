"""What a change of a part means is said on the page "What's new" and in the feeds."""

import datetime as dt
import errno
import os
import re
import shutil

import pytest

from macros.__main__ import main
from macros.model import Changes, Picture, Reason
from macros.model.fingerprint import fingerprint
from macros.pages.changelog import changed_on, news, spots
from macros.reader import files
from macros.reader.loader import read
from macros.rules import check

from ..conftest import PROJECT, soup

OLD = "Think about a second opinion before a surgery that can wait."
ITEM = Reason(id="a", title="Surgery is planned", summary=OLD, do=["Ask what happens if you wait."])


@pytest.fixture
def project(tmp_path):
    """A copy of the content."""
    shutil.copytree(PROJECT / "content", tmp_path / "content", ignore=shutil.ignore_patterns("schema"))
    return tmp_path


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


def guide_with(content, *changes):
    made = Changes.model_validate(
        {
            "title": "New",
            "main_message": "New.",
            "follow": "So.",
            "changes": [{"date": dt.date(2026, 12, day), "ids": ids, "what": what} for day, ids, what in changes],
        }
    )
    return type(content.guide)(**{**vars(content.guide), "singles": {**content.guide.singles, "changes": made}})


def test_news_come_newest_first_with_names_that_stay(content):
    guide = guide_with(
        content, (2, ["medicare"], "Second."), (2, ["medicare"], "First."), (1, [], "All."), (3, ["medicare"], "Third.")
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
    assert not found[-1].spots


def test_a_part_changed_when_its_newest_entry_says_so_or_else_when_it_was_published(content):
    days = changed_on(guide_with(content, (2, ["medicare"], "Second."), (1, ["medicare"], "First.")))
    assert days["medicare"] == dt.date(2026, 12, 2)
    assert days["medicaid"] == content.guide.register["medicaid"].since


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
