"""Whatever is in the content folder is read without harm, and each mistake is named once, where it is."""

import os
import stat

import pytest

from macros.__main__ import main
from macros.model import FILES
from macros.reader.files import MAX_BYTES
from macros.reader.loader import read
from macros.rules import all_rules, check

from ..helpers.copies import copy_english
from ..helpers.small import MARK, item, small, source

NAMED = (
    FILES
    if os.environ.get("FUZZ")
    else ("when", "scripts", "questions", "compare", "sources", "glossary", "help", "links", "checklist", "style")
)
"""Files that others name things of; with FUZZ=1, all."""

FAQS = "content/faqs.yml"
PERCENT = next(rule for rule in all_rules() if rule.name == "percent")
PAGE = "title: A page\nmain_message: Ask first.\nin_short: [One., Two., Three.]\nreviewed: 2026-01-01\nitems:\n"


@pytest.fixture
def folder(tmp_path):
    """A project with the real content in English."""
    return copy_english(tmp_path)


def errors(folder) -> list[str]:
    """Every mistake, of form or against a rule, as it is printed."""
    return [str(problem) for problem in check(read(folder / "content", folder)) if problem.level == "error"]


def shape(tmp_path, text: str, name: str = "faqs") -> list[str]:
    """The mistakes of form in one small file, as they are printed."""
    content, _ = small(tmp_path, {name: text})
    return [str(problem) for problem in content.problems]


def test_the_real_content_has_no_mistake(folder):
    assert errors(folder) == []


@pytest.mark.parametrize("name", NAMED)
def test_a_missing_file_is_one_line_and_blames_no_other_file(folder, name):
    (folder / f"content/{name}.yml").unlink()
    found = errors(folder)
    assert (
        f"content/{name}.yml:1:1: missing-file: The file is missing. Put it back: each file of the guide is needed."
        in found
    )
    # Without style.yml, nobody knows of the exceptions that are in it.
    assert len(found) == 1 or name == "style"


@pytest.mark.parametrize("name", NAMED)
def test_a_file_that_breaks_off_is_one_line_and_blames_no_other_file(folder, name):
    file = folder / f"content/{name}.yml"
    text = file.read_text("utf-8")
    file.write_text(f'{text}\nsummary: "not closed\n', "utf-8")
    found = errors(folder)
    line = text.count("\n") + 2
    assert [one for one in found if one.startswith(f"content/{name}.yml:")] == [
        f"content/{name}.yml:{line}:10: yaml-syntax: A quote is opened here and not closed. Close it at the end of the text."
    ]
    assert len(found) == 1 or name == "style"


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda file: file.write_bytes(b""), ":1:1: empty-file: The file is empty."),
        (lambda file: file.write_bytes(b"\xef\xbb\xbf \n"), ":1:1: empty-file: The file is empty."),
        (lambda file: file.write_bytes(b"# only a comment\n"), ":1:1: empty-file: The file holds only comments."),
        (
            lambda file: file.write_bytes(b"title: A\nlead: caf\xe9\n"),
            ":2:10: not-utf-8: A character here is not in UTF-8.",
        ),
        (lambda file: file.write_bytes("title: A".encode("utf-16")), ":1:1: not-utf-8: "),
        (lambda file: file.write_bytes("título: caf".encode() + b"\xe9"), ":1:12: not-utf-8: "),
        (
            lambda file: file.write_bytes(b"x" * 10_000_000),
            f":1:1: too-large: The file is larger than {MAX_BYTES:,} bytes.",
        ),
        (lambda file: file.write_bytes(bytes(range(256))), ":3:115: not-utf-8: "),
        (lambda file: file.write_bytes(b"\x00\x01\x02PK"), ":1:1: invisible-character: "),
        (lambda file: (file.unlink(), file.mkdir()), ":1:1: missing-file: There is a folder in place of the file."),
        (lambda file: (file.unlink(), file.symlink_to(file.name)), ":1:1: missing-file: The file is missing."),
        (lambda file: (file.unlink(), os.mkfifo(file)), ":1:1: missing-file: The file is missing."),
        (
            lambda file: file.write_bytes(b"[" * 100_000),
            ":1:13: too-deep: Lists and fields are nested more than 12 deep.",
        ),
        (lambda file: file.write_bytes(b"a: " + b"{b: " * 40 + b"1"), ":1:48: too-deep: "),
        (
            lambda file: file.write_bytes(b"- a\n- b\n"),
            ":1:1: wrong-shape: The file should begin with fields such as 'items:'.",
        ),
        (lambda file: file.write_bytes(b"just words"), ":1:1: wrong-shape: "),
        (lambda file: file.write_bytes(b"a: &a [x]\nb: *a\n"), ":1:4: alias: '&a' is a YAML anchor"),
    ],
)
def test_a_file_that_is_no_content_says_so_where_it_begins(folder, make, message):
    make(folder / FAQS)
    found = [line for line in errors(folder) if line.startswith(FAQS)]
    assert any(line.startswith(FAQS + message) for line in found)
    assert all("\n" not in line and len(line) < 400 for line in found)


def test_a_bomb_of_aliases_is_named_and_does_not_grow(tmp_path):
    text = "a: &a [x, x]\n" + "".join(
        f"{name}: &{name} [*{last}, *{last}]\n" for last, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    found = shape(tmp_path, text)
    assert found[0].startswith(f"{FAQS}:1:4: alias: ")
    assert sum(": alias: " in line for line in found) == 9 + 2 * 8


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_named(folder):
    (folder / FAQS).chmod(0)
    assert errors(folder) == [
        f"{FAQS}:1:1: unreadable: The file can't be read: Permission denied. Check its permissions."
    ]
    (folder / FAQS).chmod(stat.S_IRUSR | stat.S_IWUSR)


def test_a_file_that_the_system_refuses_is_named(folder, monkeypatch):
    def refuse(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)
    found = [str(problem) for problem in read(folder / "content", folder).problems]
    assert found[0].endswith(": unreadable: The file can't be read: Permission denied. Check its permissions.")
    assert len(found) == len(FILES)


FAQS_MEANT = "Rename it to 'faqs.yml', or delete it."


@pytest.mark.parametrize(
    ("name", "advice"), [("faq.yml", FAQS_MEANT), ("faqs.yaml", FAQS_MEANT), ("notes.yml", "Rename or delete it.")]
)
def test_a_file_of_another_name_is_named(folder, name, advice):
    (folder / "content" / name).write_text("a: 1\n")
    assert errors(folder) == [f"content/{name}:1:1: unknown-file: This file is not part of the guide. {advice}"]


def test_all_problems_of_all_files_are_named_in_one_run(folder, capsys):
    (folder / "content/when.yml").unlink()
    for name, old, new in (
        ("how", "    summary:", "    sumary:"),
        ("find", "reviewed: 2", "reviewed: x2"),
        ("faqs", "title: Q", "title: Q: "),
    ):
        file = folder / f"content/{name}.yml"
        file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")
    assert main(["check", "--project", str(folder)]) == 1
    printed = capsys.readouterr().out.splitlines()
    rules = [line.split(": ")[1] for line in printed if line.startswith("content/") and ": hint: " not in line]
    assert rules == ["yaml-syntax", "wrong-type", "unknown-field", "missing-file"]
    assert ": 4 mistakes, " in printed[-1]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize(
    "fields",
    [
        "summary: About ‸15% agree.",
        "summary:   About ‸15% agree.",
        'summary: "About ‸15% agree."',
        'summary: "caf\\u00e9 \\"x\\" \\\n  and ‸15% agree."',
        'summary: "a\\u00a0\\_b\\tc ‸15%"',
        'summary: "Wait\\u2026 \\u200b\\U0001F600 \\x22a\\/b\\x22\\u3000‸15%"',
        "summary: 'It''s about\n\n  ‸15% of them.'",
        "summary: It is\n  about\n  ‸15% of them.",
        "summary: >-\n  It is\n  about ‸15% of them.",
        "summary: >-\n\n\n  It is\n\n  about ‸15% of them.",
        "summary: >2\n    indented\n  about ‸15% of them.",
        "body: |\n  It is.\n\n    - about ‸15% of them.\n",
        "body: |+\n  It is about ‸15% of them.\n\n",
        "do: [Ask., About ‸15% of them.]",
        "do:\n  - Ask.\n  - >-\n    About\n    ‸15% of them.",
        'pictures: [{count: 1, label: "‸15%", rest: x}]',
        "summary: Größe 😀 日本 e\u0301 ‸15% of them.",
        "summary: !!str About ‸15% agree.",
        "summary: &x About ‸15% agree.",
        '"summary": About ‸15% agree.',
        "? summary\n: About ‸15% agree.",
    ],
)
def test_the_place_is_that_of_the_word_however_it_is_written(tmp_path, newline, mark, fields):
    text = (
        item(fields, id="one")
        if not fields.startswith("?")
        else item().replace("    summary: Ask first.\n", "    " + fields.replace("\n", "\n    ") + "\n")
    )
    if newline == "\r" and "\\\n" in fields:
        pytest.skip("libyaml does not fold at a lone CR")
    content, marked = small(tmp_path, {"faqs": mark + (PAGE + text).replace("\n", newline)})
    found = [problem.place for problem in check(content, [PERCENT]) if problem.rule == "percent"]
    # The byte order mark is before the first character of the file, and is none.
    assert found == marked, text.replace(MARK, "^")


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ("‸sumary: Ask.", "unknown-field: 'sumary' is not a field here. Did you mean 'summary'?"),
        ("‸colour: red", "unknown-field: 'colour' is not a field here. The fields are: id, title, summary,"),
        ("summary:‸", "empty: 'summary' is empty. Fill it in, or delete the line."),
        ('summary: ‸" "', "empty: 'summary' is empty."),
        ("summary: ‸12", "wrong-type: 'summary' is a number, and should be a text. Put it in quotes: \"12\"."),
        ("summary: ‸true", "wrong-type: 'summary' is true or false, and should be a text. Put it in quotes: \"true\"."),
        (
            "summary: ‸2026-01-01",
            "wrong-type: 'summary' is a date, and should be a text. Put it in quotes: \"2026-01-01\".",
        ),
        ("summary: ‸[a, b]", "wrong-type: 'summary' is a list, and should be a text."),
        (
            "summary:\n  ‸Note: a colon",
            "wrong-type: 'summary' is a group of fields, and should be a text. If the text holds a colon,",
        ),
        (
            "do: ‸Ask.",
            "wrong-type: 'do' is a text, and should be a list. Put each entry on a line of its own, beginning with \"- \".",
        ),
        ("do:\n  - Ask.\n  -‸", "empty: Row 2 of 'do' is empty."),
        ("do:\n  - Ask.\n  - ‸3", "wrong-type: Row 2 of 'do' is a number, and should be a text."),
        (
            "do: [a, b, c, d, e, f, g, ‸h, i]",
            "list-length: 'do' has 9 rows, and at most 7 are allowed. Group them, or leave some out.",
        ),
        ('title: ‸"a\\nb"', "one-line: 'title' has more than one line. Make it one line, or use 'body' for more."),
        (
            "id: ‸Major_Surgery",
            "id-form: 'Major_Surgery' is not a valid id. Use small letters and digits, with single hyphens",
        ),
        (f"id: ‸{'a' * 41}", "id-form: 'id' is longer than 40 characters."),
        ("sources: [‸Fact]", "id-form: 'Fact' is not a valid id. Use small letters"),
        ("sources: [‸fact other]", "id-form: 'fact other' is not a valid id. Put a comma between two ids."),
        (
            "pictures: [{count: ‸101, label: a, rest: b}]",
            "out-of-range: 'count' is '101'. Write a number from 0 to 100.",
        ),
        (
            "pictures: [‸{count: 1, label: a}]",
            "missing-field: 'rest' is missing. Add it: what the other dots stand for.",
        ),
        (
            "pictures: [{count: 1, label: a, rest: b, ‸x: 1}]",
            "unknown-field: 'x' is not a field here. The fields are: count, label, rest.",
        ),
        ("pictures: ‸15", "wrong-type: 'pictures' is a number, and should be a list."),
        ("pictures: [‸15]", "wrong-type: Row 1 of 'pictures' is a number, and should be a group of fields."),
        ("title: ‸[a, b]", "wrong-type: 'title' is a list, and should be a text. Write it without '- ' before it."),
        ("title: A\n‸title: B", "duplicate-key: 'title' appears twice; the first is on line 8. Keep one of them."),
        (
            "summary: Ask ‸# 3 doctors.",
            "lost-text: What follows a '#' is a comment: no reader would see it. Put the whole text in quotes,",
        ),
        (
            "summary: Ask\u2028now.".replace("\u2028", "‸\u2028"),
            "invisible-character: An invisible control character is here.",
        ),
        ("summary: ‸yes", "yaml-type: YAML reads 'yes' as yes or no, not as text. Put it in quotes: \"yes\"."),
        (
            "summary: ‸Ask.\n".replace("Ask", "12:30").replace(".", ""),
            "yaml-type: YAML reads '12:30' as a number, not as text.",
        ),
    ],
)
def test_a_mistake_of_form_is_said_in_plain_words_on_its_place(tmp_path, fields, message):
    content, (place,) = small(tmp_path, {"faqs": item(fields)})
    found = [str(problem) for problem in content.problems if problem.place == place]
    assert any(line.startswith(f"{place}: {message}") for line in found), [str(problem) for problem in content.problems]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            item().replace("    summary: Ask first.\n", ""),
            ":6:5: missing-field: 'summary' is missing. Add it: what the reader must know,",
        ),
        (
            PAGE.replace("title: A page\n", "") + item(),
            ":1:1: missing-field: 'title' is missing. Add it: the page's heading.",
        ),
        (
            PAGE.replace("items:", "items: []"),
            ":5:8: list-length: 'items' has 0 rows, and at least 1 are needed. Add some.",
        ),
        (PAGE + "  - words\n", ":6:5: wrong-type: Row 1 of 'items' is a text, and should be a group of fields."),
        (PAGE + "  one: two\n", ":6:3: wrong-type: 'items' is a group of fields, and should be a list."),
    ],
)
def test_a_mistake_in_the_build_of_a_file_is_named(tmp_path, text, message):
    assert any(line.startswith(FAQS + message) for line in shape(tmp_path, text)), shape(tmp_path, text)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        (
            "sources",
            source("url: ‸example.org"),
            "web-address: 'url' is not a web address. Write it whole, beginning with https://.",
        ),
        ("sources", source("seen: ‸pge"), "unknown-value: 'pge' is not allowed for 'seen'. Did you mean 'page'?"),
        (
            "sources",
            source("published: ‸2015"),
            "wrong-type: 'published' is a number, and should be a text. Put it in quotes: \"2015\".",
        ),
        (
            "sources",
            source('checked: ‸"2026-01-01"'),
            "wrong-type: 'checked' is a text, and should be a date. Write year-month-day without quotes,",
        ),
        ("sources", source("checked: ‸2026-02-30"), "yaml-type: There is no such day as 2026-02-30."),
        ("help", '  - id: a\n    name: A\n    number: ‸"1-800"\n', "phone-number: 'number' is not a US phone number."),
        (
            "checklist",
            "phases: [{id: ‸before, title: A, lead: B, tasks: []}]\n",
            "id-form: 'before' is not the id of a phase. Begin it with 'phase-'.",
        ),
    ],
)
def test_fields_of_special_form_say_what_form(tmp_path, name, text, message):
    content, (place,) = small(tmp_path, {name: text})
    assert any(str(problem).startswith(f"{place}: {message}") for problem in content.problems), [
        str(one) for one in content.problems
    ]


def test_a_value_that_yaml_reads_otherwise_is_named_once(tmp_path):
    (found,) = shape(tmp_path, source("checked: 2026-13-40"), "sources")
    assert "There is no such day" in found


def test_what_someone_wrote_is_cut_short_and_can_not_move_the_cursor(tmp_path):
    (line,) = shape(tmp_path, item('id: "a\\e[31m\\n::error::' + "x" * 1000 + '"'))[:1]
    assert line.isprintable()
    assert len(line) < 300


def test_a_sound_part_is_read_although_its_neighbor_is_not(tmp_path):
    content, _ = small(tmp_path, {"faqs": item(id="one") + item("sumary: x", id="two") + item(id="three")})
    assert [one.id for one in content.guide.sections["faqs"].items] == ["one", "three"]
    assert content.guide.lines["faqs", "three"] > content.guide.lines["faqs", "one"]


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        (
            "checklist",
            "when: -14",
            "when: soon",
            "wrong-type: 'when' is 'soon'. Write a number of days, such as -14 or 7, or: before anything.",
        ),
        ("decide", "is_true: true", "is_true: maybe", "wrong-type: 'is_true' is a text, and should be true or false."),
        ("home", "count: 15", "count: few", "wrong-type: 'count' is a text, and should be a number."),
        (
            "changes",
            "date: 2",
            "date: on 2",
            "wrong-type: 'date' is a text, and should be a date. Write year-month-day",
        ),
    ],
)
def test_a_field_of_another_kind_says_what_it_should_be(folder, name, old, new, message):
    file = folder / f"content/{name}.yml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    (problem,) = read(folder / "content", folder).problems
    assert f"{problem.rule}: {problem.message}".startswith(message)
