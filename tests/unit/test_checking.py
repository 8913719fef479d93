"""What ``check`` prints, in each form; what it fixes; and when it says no."""

import codecs
import io
import json
import os
import re
import subprocess
import sys

import pytest

from macros.__main__ import main
from macros.commands import output
from macros.reader.diagnostics import Place, Problem
from macros.rules import Found, Rule, check

from ..conftest import PROJECT
from ..helpers.copies import copy_english
from ..helpers.small import item, small, source, write

PAGE = "title: A page\nmain_message: Ask first.\nin_short: [One., Two., Three.]\nreviewed: 2026-01-01\nitems:\n"


@pytest.fixture
def folder(tmp_path):
    """A project with the real content in English."""
    return copy_english(tmp_path)


@pytest.fixture
def run(capsys, monkeypatch):
    """Runs the command, not in a workflow, and returns its exit code, its lines and what it said next to them."""
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)

    def run(*arguments):
        code = main(["check", *map(str, arguments)])
        printed = capsys.readouterr()
        return code, printed.out.splitlines(), printed.err

    return run


def put(folder, name: str, old: str, new: str) -> None:
    file = folder / f"content/{name}.yml"
    text = file.read_bytes().decode()
    assert old in text
    file.write_bytes(text.replace(old, new, 1).encode())


def put_two_spaces(folder) -> None:
    """Put a second space after the first comma in a text of faqs.yml."""
    file = folder / "content/faqs.yml"
    file.write_bytes(re.sub(rb"(?m)^( {6}[A-Z].*?\w,)(?= \w)", rb"\1 ", file.read_bytes(), count=1))
    assert file.read_bytes() != (PROJECT / "content/faqs.yml").read_bytes()


def test_sound_content_prints_one_line_and_returns_0(folder, run):
    code, lines, said = run("--project", folder)
    assert code == 0
    assert re.fullmatch(r"Checked \d+ items and \d+ sources: no mistakes, (no|\d+) hints?\.", lines[-1])
    assert said == ""


def test_a_mistake_is_printed_with_its_line_and_a_caret_and_returns_1(folder, run):
    put(folder, "faqs", "    summary:", "    sumary:")
    code, lines, _ = run("--project", folder)
    number = (folder / "content/faqs.yml").read_text("utf-8").splitlines().index("    sumary: >-") + 1
    assert code == 1
    at = next(n for n, line in enumerate(lines) if "unknown-field" in line)
    assert lines[at : at + 3] == [
        f"content/faqs.yml:{number}:5: unknown-field: 'sumary' is not a field here. Did you mean 'summary'?",
        "  |     sumary: >-",
        "  |     ^",
    ]
    assert ": 1 mistake, " in lines[-1]


def test_a_file_that_can_not_be_read_to_its_end_is_not_called_checked(folder, run):
    put(folder, "faqs", "reviewed:", "reviewed")
    _, lines, _ = run("--project", folder)
    assert lines[-2] == "The rest of faqs.yml was not checked. Fix it, and check again."


def test_a_hint_says_so_and_returns_0(folder, run):
    put(folder, "style", "jargon:\n", "jargon:\n  - {word: doctor, instead: medic}\n")
    code, lines, _ = run("--project", folder)
    assert code == 0
    assert any(": hint: jargon: 'doctor' is a hard word. Say \"medic\"." in line for line in lines)
    assert lines[-1].split(": ")[1].startswith("no mistakes, ")


@pytest.mark.parametrize("arguments", [["--project", "nowhere"], ["--base", "nowhere"]])
def test_what_can_not_be_looked_at_returns_2(run, arguments):
    code, lines, said = run(*arguments)
    assert code == 2 and lines == []
    assert "nowhere" in said


def test_an_unknown_option_returns_2():
    with pytest.raises(SystemExit) as stop:
        main(["check", "--nonsense"])
    assert stop.value.code == 2


@pytest.mark.parametrize(
    ("name", "text", "near"),
    [
        ("faqs", item("sumary: Ask."), "summary"),
        ("faqs", item("sources: [fct]"), "fact"),
        ("faqs", item("situations: [cancr]"), "cancer"),
        ("faqs", item("summary: See [it](oen)."), "one"),
        ("faqs", item("summary: See [it](source:fct)."), "fact"),
        ("sources", source("seen: pge", id="other"), "page"),
    ],
)
def test_a_near_miss_is_named(tmp_path, name, text, near):
    files = {"sources": source(), "situations": "  - id: cancer\n    label: I have it\n", "faqs": item(id="one")}
    content, _ = small(tmp_path, files | {name: text})
    assert f"Did you mean '{near}'?" in [problem.advice for problem in check(content)]


def test_a_far_miss_names_the_file_to_look_in(tmp_path):
    content, _ = small(tmp_path, {"sources": source(), "faqs": item("sources: [wholly-other]")})
    assert "The ids are in sources.yml." in [problem.advice for problem in check(content)]


def test_problems_stand_in_the_order_of_files_and_lines(folder, run):
    for name in ("when", "about", "faqs"):
        put(folder, name, "reviewed: 2", "reviewed: x2")
        put(folder, name, "    summary:", "    sumary:")
    _, lines, _ = run("--project", folder, "--format", "json")
    rows = json.loads("\n".join(lines))
    errors = [row for row in rows if row["level"] == "error"]
    places = [(row["file"], row["line"], row["column"]) for row in errors]
    assert places == sorted(places) and len(places) == 6


def test_json_has_all_there_is_to_know(folder, run):
    put(folder, "faqs", "    summary:", "    sumary:")
    code, lines, _ = run("--project", folder, "--format", "json")
    (row,) = [row for row in json.loads("\n".join(lines)) if row["level"] == "error"]
    assert code == 1
    assert row.keys() == {"file", "line", "column", "rule", "level", "what", "advice"}
    assert (row["file"], row["rule"], row["level"]) == ("content/faqs.yml", "unknown-field", "error")


def test_json_of_sound_content_has_no_error(folder, run):
    code, lines, _ = run("--project", folder, "--format", "json")
    assert code == 0
    assert [row for row in json.loads("\n".join(lines)) if row["level"] == "error"] == []


def test_in_a_workflow_the_diff_is_annotated(folder, run, monkeypatch):
    put(folder, "faqs", "    summary:", "    sumary:")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    code, lines, _ = run("--project", folder)
    (command,) = [line for line in lines if line.startswith("::error")]
    assert code == 1
    assert command.startswith("::error file=content/faqs.yml,line=")
    assert command.endswith(",col=5,title=unknown-field::'sumary' is not a field here. Did you mean 'summary'?")
    assert any(line.startswith("content/faqs.yml:") for line in lines), "The log has the message too."
    assert lines[-1].startswith("Checked ")


def test_outside_a_workflow_nothing_is_annotated(folder, run):
    put(folder, "faqs", "    summary:", "    sumary:")
    assert not any(line.startswith("::") for line in run("--project", folder)[1])
    assert any(line.startswith("::") for line in run("--project", folder, "--format", "github")[1])


def test_annotations_escape_what_github_reads_as_signs():
    problem = Problem(Place("a,b:c%.yml", 3, 4), "some-rule", "15% is\nwrong.", "Mend: it, now.")
    (command,) = output.as_github([problem])
    assert command == "::error file=a%2Cb%3Ac%25.yml,line=3,col=4,title=some-rule::15%25 is\ufffdwrong. Mend: it, now."


def test_a_hint_is_called_a_hint_in_every_form():
    hint = Problem(Place("a.yml", 3), "jargon", "It is hard.", level="hint")
    (command,) = output.as_github([hint])
    assert command == "::notice file=a.yml,line=3,col=1,title=hint%3A jargon::It is hard."
    assert str(hint) == "a.yml:3:1: hint: jargon: It is hard."
    assert output.summary([hint], "Checked") == "Checked: no mistakes, 1 hint."


@pytest.mark.parametrize(("number", "shown", "rest"), [(9, 9, 0), (10, 10, 0), (11, 9, 2), (500, 9, 491)])
def test_annotations_stop_at_what_github_shows_and_say_how_many_are_left(number, shown, rest):
    problems = [Problem(Place("a.yml", line), "a-rule", "Wrong.") for line in range(1, number + 1)]
    commands = list(output.as_github(problems))
    assert sum("file=" in command for command in commands) == shown
    assert [command for command in commands if "file=" not in command] == (
        [f"::error::{rest} more mistakes in the log of this step."] if rest else []
    )
    assert len(commands) <= output.GITHUB_LIMIT


def test_a_line_of_content_is_no_command_to_github(tmp_path):
    write(tmp_path, {"faqs": "::error::gotcha\n##[error]gotcha\n"})
    problems = [Problem(Place("content/faqs.yml", line), "a-rule", "Wrong\n::error::gotcha.") for line in (1, 2)]
    lines = "\n".join(output.as_text(problems, tmp_path, color=False)).split("\n")
    assert not any(line.lstrip().startswith(("::", "##[")) for line in lines)


def test_color_is_for_terminals_only(tmp_path, monkeypatch):
    write(tmp_path, {"faqs": item("sumary: x")})

    class Terminal(io.StringIO):
        def isatty(self):
            return True

    def printed(stream, **environment):
        monkeypatch.delenv("NO_COLOR", raising=False)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys, "stdout", stream)
        main(["check", "--project", str(tmp_path)])
        return stream.getvalue()

    assert "\033[31m" in printed(Terminal())
    assert "\033" not in printed(io.StringIO())
    assert "\033" not in printed(Terminal(), NO_COLOR="1")


@pytest.mark.parametrize(
    ("line", "column", "shown", "caret"),
    [
        ("title: A", 8, "title: A", "       ^"),
        ("\ttitle: A", 2, "\ttitle: A", "\t^"),
        ("x" * 200, 150, "x" * 110 + "", " " * 79 + "^"),
        ("a\x1b[31mb", 7, "a\ufffd[31mb", "      ^"),
    ],
)
def test_the_caret_stands_below_the_sign(tmp_path, line, column, shown, caret):
    (tmp_path / "a.yml").write_text(f"first\n{line}\n", "utf-8")
    (text,) = [list(output.as_text([Problem(Place("a.yml", 2, column), "r", "W.")], tmp_path, color=False))[1]]
    assert text.split("\n") == [f"  | {shown[:110]}", f"  | {caret}"]


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_a_terminal_of_few_signs_does_not_end_the_run(folder, encoding):
    put(folder, "faqs", "    summary:", "    s\u201cum\u4e2dary: \u2019")
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "macros", "check", "--project", folder],
        cwd=PROJECT,
        env=environment,
        capture_output=True,
    )
    assert done.returncode == 1
    assert b"unknown-field" in done.stdout and done.stderr == b""


def test_a_reader_who_has_seen_enough_does_not_end_in_a_traceback(folder):
    for name in ("faqs", "when", "how"):
        put(folder, name, "reviewed: 2", "reviewed: x2")
    command = f"{sys.executable} -m macros check --project {folder} --format json | head -c 1"
    done = subprocess.run(["bash", "-c", command], cwd=PROJECT, capture_output=True)
    assert done.stderr == b""


# rules that fail, and exceptions


def test_a_rule_that_crashes_is_a_finding_and_the_others_go_on(tmp_path):
    def crash(_):
        raise ZeroDivisionError("division by zero")

    def find(content):
        yield Found(Place("content/faqs.yml", 1), "Wrong.")

    content, _ = small(tmp_path, {"faqs": item()})
    one, two = check(
        content,
        [
            Rule("bad-rule", "It asks.", "error", "Mend it.", crash),
            Rule("good-rule", "It asks.", "error", "Mend it.", find),
        ],
    )
    assert str(one) == "content/faqs.yml:1:1: good-rule: Wrong. Mend it."
    assert (two.rule, two.level) == ("rule-crashed", "error")
    assert two.message == "The rule 'bad-rule' could not run: ZeroDivisionError: division by zero. Please report this."


STYLE = "absolute: []\npromotional: []\njargon: []\nmedical: []\nexceptions:\n  - {{rule: {}, at: {}, because: It is on the bill.}}\n"


@pytest.mark.parametrize(
    ("rule", "at", "found"),
    [
        ("percent", "one", []),
        ("percent", "faqs", ["percent", "needless-exception"]),
        ("percent", "two", ["percent", "needless-exception"]),
        ("percnt", "one", ["percent", "needless-exception"]),
    ],
)
def test_an_exception_holds_for_its_rule_and_place_and_is_a_mistake_once_needless(tmp_path, rule, at, found):
    content, _ = small(
        tmp_path,
        {
            "style": STYLE.format(rule, at),
            "faqs": item("summary: It is 15%.\nsources: [fact]", id="one") + item(id="two"),
        },
    )
    problems = [problem for problem in check(content) if problem.rule in ("percent", "needless-exception")]
    assert [problem.rule for problem in problems] == found
    for problem in problems[1:]:
        assert str(problem.place) == "content/style.yml:6:5"
        assert problem.advice in ("Delete this exception.", "Did you mean 'percent'?")


def test_exceptions_count_although_their_file_has_another_mistake(tmp_path):
    style = "absolut: []\n" + STYLE.format("percent", "one")
    content, _ = small(tmp_path, {"style": style, "faqs": item("summary: It is 15%.", id="one")})
    assert "percent" not in [problem.rule for problem in check(content)]


def test_an_exception_for_a_part_with_a_mistake_is_not_called_needless(tmp_path):
    content, _ = small(
        tmp_path, {"style": STYLE.format("percent", "one"), "faqs": item("sumary: It is 15%.", id="one")}
    )
    assert "needless-exception" not in [problem.rule for problem in check(content)]


# --fix


def fixed(tmp_path, run, text: str) -> str:
    """What ``--fix`` makes of a file; read and written byte by byte."""
    (tmp_path / "content").mkdir(exist_ok=True)
    file = tmp_path / "content/faqs.yml"
    file.write_bytes(text.encode())
    run("--project", tmp_path, "--fix")
    return file.read_bytes().decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("summary: Don\u2019t  wait\u2026", "summary: Don't wait..."),
        ("summary: She said \u201cyes\u201d.", 'summary: She said "yes".'),
        ("summary: 'Don\u2019t say \u201cyes\u201d.'", "summary: 'Don''t say \"yes\".'"),
        ('summary: "Don\u2019t say \u201cyes\u201d."', 'summary: "Don\'t say \\"yes\\"."'),
        (
            "summary: >-\n      \u201cYes\u201d, it  is\n      don\u2019t.",
            'summary: >-\n      "Yes", it is\n      don\'t.',
        ),
        ("body: |\n      One\u00a0two.\n\n      Three\u200b.\n", "body: |\n      One two.\n\n      Three.\n"),
        ("do: [Don\u2019t., A  b.]", "do: [Don't., A b.]"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_fix_mends_what_it_can_and_keeps_every_other_byte(tmp_path, run, before, after, newline, mark):
    around = (
        mark
        + "# A comment\u2019s \u201cquote\u201d  stays.\n"
        + PAGE
        + "  - id: one\n    title: A\n    {}\n  # the end  \n"
    )
    if not before.startswith("summary"):
        around = around.replace("    title: A\n", "    title: A\n    summary: Ask.\n")
    text, wanted = (around.format(one).replace("\n", newline) for one in (before, after))
    assert fixed(tmp_path, run, text) == wanted


@pytest.mark.parametrize(
    "field",
    [
        "summary: \u201cYes\u201d, she said.",  # a straight quote would begin a quoted text
        "summary: \u2019Tis so.",
        'summary: "Don\\u2019t."',  # written as an escape
        "summary: One:\u00a0two.",  # a space would make a field of it
        "summary: One\u00a0# two.",  # or a comment
        "summary: >-\n      One \n      two.",  # two spaces, of which one is a line end
        "do: [\u201cYes\u201d]",
        "summary: A \u2013 b.",  # a dash: only a person can make two sentences of it
    ],
)
def test_fix_leaves_alone_what_would_come_to_mean_something_else(tmp_path, run, field):
    summary = "" if field.startswith("summary") else "    summary: Ask.\n"
    text = f"{PAGE}  - id: one\n    title: A\n{summary}    {field}\n"
    assert fixed(tmp_path, run, text) == text


def test_fix_mends_the_rest_of_a_file_in_which_one_place_can_not_be_fixed(tmp_path, run):
    text = f"{PAGE}  - id: one\n    title: A\u2019s\n    summary: \u201cYes\u201d, it\u2019s so.\n    do: [B\u2019s]\n"
    assert (
        fixed(tmp_path, run, text)
        == f"{PAGE}  - id: one\n    title: A's\n    summary: \u201cYes\u201d, it\u2019s so.\n    do: [B's]\n"
    )


def test_fix_says_how_many_places_it_fixed_and_does_not_write_sound_files(folder, run):
    put_two_spaces(folder)
    before = {file.name: file.stat().st_mtime_ns for file in (folder / "content").iterdir()}
    code, _, said = run("--project", folder, "--fix")
    changed = {file.name for file in (folder / "content").iterdir() if file.stat().st_mtime_ns != before[file.name]}
    assert (code, said) == (0, "Fixed 1 place.\n")
    assert changed == {"faqs.yml"}
    assert (folder / "content/faqs.yml").read_bytes() == (PROJECT / "content/faqs.yml").read_bytes()
    assert run("--project", folder, "--fix")[2] == ""


def test_the_mark_of_byte_order_is_kept(folder, run):
    file = folder / "content/faqs.yml"
    file.write_bytes(codecs.BOM_UTF8 + file.read_bytes())
    assert run("--project", folder)[0] == 0
    put_two_spaces(folder)
    assert run("--project", folder, "--fix")[0] == 0
    assert file.read_bytes().startswith(codecs.BOM_UTF8 + b"# yaml")


def test_an_interrupt_ends_with_one_line(monkeypatch, capsys):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("macros.commands.check.read", interrupted)
    assert main(["check"]) == 2
    assert capsys.readouterr().err == "\nStopped. Nothing more was written.\n"


def test_who_reads_only_the_beginning_sees_no_traceback():
    command = [sys.executable, "-m", "macros", "check", "--format", "json"]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 1
