"""``new``, ``rename`` and ``register`` write what the check accepts, keep every other byte, and refuse before they write."""

import codecs
import io
import os
import re

import pytest

from macros import model
from macros.__main__ import main
from macros.commands import new, output, references
from macros.reader import yaml_edit, yaml_tree
from macros.reader.content import Content, nested
from macros.reader.loader import read
from macros.rules import check

from ..helpers.copies import copy_content, copy_english

GIVEN = {
    "urgent": ["--level", "caution"],
    "script": ["--words", "Hello, my name is {my-name}. May I have a copy?"],
    "questions": [
        "--questions",
        "What does it do?",
        "--questions",
        "What if we wait?",
        "--questions",
        "Who can help us?",
    ],
    "source": [
        "--publisher",
        "A journal",
        "--url",
        "https://example.org/a",
        "--published",
        "2015",
        "--says",
        "It helps.",
        "--seen",
        "page",
    ],
    "term": ["--means", "A small thing."],
    "phone": [
        "--number",
        "1-800-555-0100",
        "--what",
        "They help.",
        "--sources",
        "medicare-find-doctor",
        "--checked",
        "2026-01-02",
    ],
    "blank": ["--help", "As it is on your card.", "--example", "Dr. Lee"],
    "tag": [],
    "task": [
        "--in",
        "phase-visit",
        "--why",
        "It helps.",
        "--link",
        "check-time",
        "--when",
        "-7",
        "--needs",
        "do-tell-doctor",
    ],
    "question": ["--in", "ask-ask-me-3", "--situations", "surgery"],
}
ITEM = ["--summary", "Ask your doctor first: it may help.", "--do", "Ask your doctor.", "--do", "Write it down."]


@pytest.fixture
def folder(tmp_path):
    """A project with the real content in English."""
    return copy_english(tmp_path, "docs")


@pytest.fixture
def bilingual(tmp_path):
    """A project with the real content in both languages."""
    return copy_content(tmp_path, "docs")


@pytest.fixture
def quick(monkeypatch):
    """Leaves out the whole check after each entry; a test looks for itself."""
    monkeypatch.setattr(output, "check", lambda _: [])


def files(folder) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def changed(folder, before: dict[str, bytes]) -> set[str]:
    return {name for name, text in files(folder).items() if before.get(name) != text}


def run(folder, command: str, *arguments: str) -> int:
    return main([command, *arguments, "--project", str(folder)])


def errors(folder, *allowed: str) -> list[str]:
    return [
        str(one) for one in check(read(folder / "content", folder)) if one.level == "error" and one.rule not in allowed
    ]


def added(before: bytes, after: bytes) -> str:
    """What was put into ``before`` to make ``after``; nothing else may differ."""
    start = next((n for n, (one, two) in enumerate(zip(before, after, strict=False)) if one != two), len(before))
    start = before.rfind(b"\n", 0, start) + 1
    rest = len(before) - start
    assert after.endswith(before[start:]), "A byte was changed that should have been kept."
    return after[start : len(after) - rest].decode()


def test_every_kind_of_entry_can_be_made_and_is_sound(bilingual, quick, capsys):
    folder = bilingual
    for number, (kind, name) in enumerate(new.FILE_OF.items()):
        before = files(folder)
        is_item = name in model.SECTIONS and kind not in new.INSIDE
        fields = [*(ITEM if is_item else []), *GIVEN.get(kind, [])]
        title = f"Wholly new {kind} number {chr(97 + number)}{chr(98 + number)}"
        assert run(folder, "new", kind, title, *fields) == 0, capsys.readouterr().err
        written = {f"content/{name}.yml", f"content/es/{name}.yml"}
        assert changed(folder, before) - {"content/links.yml"} == written
        for file in written:
            text = added(before[file], files(folder)[file])
            assert re.match(r"\n? +- id: ", text) and text.endswith("\n")
            assert title in text or file == "content/es/sources.yml"  # its title is as it is
        said = capsys.readouterr().out.splitlines()[0]
        place, written = re.fullmatch(r"(\S+:\d+):1: '(\S+)' is written and registered\.", said).groups()
        file, line = place.split(":")
        assert (folder / file).read_text("utf-8").splitlines()[int(line) - 1].strip() == f"- id: {written}"
        assert written.startswith(new.PREFIXES.get(kind, ""))
    # What nobody uses yet is for the person to use: the rules say so.
    assert errors(folder, "unused-source", "letter", "example-point") == []


def test_what_is_true_or_false_is_said_by_its_flag_alone(folder, quick):
    models = {**model.SECTIONS, **model.COLLECTIONS}
    for kind, name in ((kind, name) for kind, name in new.FILE_OF.items() if kind not in new.INSIDE):
        fields = [field for field, one in models[name].model_fields.items() if one.annotation is bool]
        for number, field in enumerate(fields):
            given = [*GIVEN.get(kind, []), f"--{field}"]
            assert run(folder, "new", kind, f"A made-up title {number}", "--id", f"made-up-{number}", *given) == 0
            assert f"    {field}: true\n" in (folder / f"content/{name}.yml").read_text("utf-8")
            parts = read(folder / "content", folder).every_part()
            assert [getattr(one, field) for _, _, one in parts if getattr(one, "id", "") == f"made-up-{number}"] == [
                True
            ]


def test_all_kinds_of_files_with_entries_can_be_added_to():
    assert set(new.FILE_OF.values()) == {*model.SECTIONS, *model.COLLECTIONS, "checklist"} - {"links", "people"}


def test_the_new_entry_comes_at_the_end_or_behind_another_and_comments_stay_with_theirs(folder, quick):
    file = folder / "content/situations.yml"
    file.write_text(
        "# Head\nitems:\n  # Of one\n  - id: one\n    label: One\n\n  # Of two\n  - id: two # yes\n    label: Two\n# End\n".replace(
            " # yes", ""
        )
    )
    assert run(folder, "new", "tag", "Zero", "--after", "one") == 0
    assert run(folder, "new", "tag", "Three") == 0
    assert file.read_text() == (
        "# Head\nitems:\n  # Of one\n  - id: one\n    label: One\n\n  - id: zero\n    label: Zero\n\n"
        "  # Of two\n  - id: two\n    label: Two\n# End\n\n  - id: three\n    label: Three\n"
    )


def test_what_stands_inside_another_entry_comes_at_the_end_of_its_list_or_behind_another(folder, quick):
    file = folder / "content/checklist.yml"
    before = after = file.read_text("utf-8")
    places = {"visit": ("before anything", "--after", "do-ask-choices"), "after": ("-7",)}
    for phase, (when, *behind) in places.items():
        task = ["--in", f"phase-{phase}", "--why", "It helps.", "--link", "check-time", "--when", when, *behind]
        assert run(folder, "new", "task", f"Ask {phase}.", *task) == 0
        text = file.read_text("utf-8")
        new = f"\n      - id: do-ask-{phase}\n        text: Ask {phase}.\n        why: It helps.\n        link: check-time\n        when: {when}\n"
        head, found, rest = text.partition(new)
        assert found and head + rest == after
        assert rest.startswith("words:" if phase == "after" else "\n") and head.endswith("\n")
        after = text
    assert after != before
    file = folder / "content/questions.yml"
    before = file.read_text("utf-8")
    first = before.partition("id: ask-ask-me-3\n")[2].partition("      - id: ")[2].partition("\n")[0]
    assert run(folder, "new", "question", "Why now?", "--in", "ask-ask-me-3", "--after", first) == 0
    head, found, rest = file.read_text("utf-8").partition("      - id: q-why-now\n        text: Why now?\n")
    assert found and head + rest == before
    assert rest.startswith("      - id: ")


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_the_line_ends_and_the_byte_order_mark_of_the_file_stay(folder, quick, mark):
    for name in ("faqs", "links"):
        file = folder / f"content/{name}.yml"
        file.write_bytes(mark + file.read_bytes().replace(b"\n", b"\r\n"))
    assert run(folder, "new", "faq", "May I record it?", "--summary", "Yes.", "--body", "One.\n\n- Two\n- Three") == 0
    assert (
        run(folder, "rename", "faq-record", "faq-tape-it") == 0
        or run(folder, "rename", "faq-may-record-it", "faq-tape-it") == 0
    )
    for name in ("faqs", "links"):
        data = (folder / f"content/{name}.yml").read_bytes()
        assert data.startswith(mark + b"# yaml")
        assert data.count(b"\n") == data.count(b"\r\n")


@pytest.mark.parametrize(
    "command",
    [
        ["announce", "faq-record-visit", "You may record it.", "--in", "es=Puede grabarlo."],
        ["withdraw", "faq-record-visit", "The rule behind it has ended."],
        ["rename", "faq-record-visit", "faq-tape-it"],
        ["new", "faq", "May I sing?", "--summary", "Yes."],
        ["review", "record", "faqs", "--name", "Ana", "--credential", "nurse", "--date", "2026-11-21"],
        ["translate", "es"],
    ],
    ids=lambda command: command[0],
)
def test_every_command_keeps_the_line_ends_of_each_file(bilingual, command, capsys):
    spanish = bilingual / "content/es/faqs.yml"
    text = spanish.read_text("utf-8")
    spanish.write_text(yaml_edit.without(text, yaml_edit.path_of(text, "faq-too-late")), "utf-8")
    links = bilingual / "content/links.yml"
    text = links.read_text("utf-8")
    links.write_text(re.sub(r"\{(id: faq-record-visit), (since: \S+)\}", r"\1\n    \2", text), "utf-8")
    for file in (bilingual / "content").rglob("*.yml"):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    before = files(bilingual)
    run(bilingual, *command)
    after = files(bilingual)
    assert after != before, capsys.readouterr()
    assert [
        name for name, text in after.items() if text.count(b"\n") != text.count(b"\r\n") and name.endswith(".yml")
    ] == []


@pytest.mark.parametrize(
    "value",
    [
        "Plain words.", "With: a colon", "# a hash", "a # hash", "yes", "no", "12", "12:30", "2026-01-01", "- a dash", "[a](b)", "{name}", "*a*", "&a",
        "'quoted'", 'say "yes"', "back\\slash", "@at", "%", "`", "é ü 日本", "ends:", "null", "~", "1e3", "0o7", "!", "? a", "> a", "| a",
        "a" * 300, "long words " * 30 + "end", "One.\n\n- Two\n- Three", "  led by spaces\nand more", "One: two\n# three\n", "# " + "long " * 30,
        "\u2028", "a\tb", "- long " * 30,
    ],
)  # fmt: skip
def test_any_text_is_written_so_that_it_is_read_again(value):
    root, _, problems = yaml_tree.parse(
        "items:\n" + yaml_edit.entry({"id": "x", "text": value, "rows": [value, "b"]}), ""
    )
    assert not problems
    (row,) = root.data()["items"]
    assert row["text"].strip() == " ".join(value.split(" ")).strip()
    assert row["rows"] == [value, "b"]


@pytest.mark.parametrize(
    ("title", "prefix", "name"),
    [
        ("May I record the visit?", "faq-", "faq-record-visit"),
        ("Can't I?", "", "cant"),
        ("Élan vital", "", "elan-vital"),
        ("2 doctors", "", "doctors"),
        ("The of to", "", "the-of-to"),
        ("日本", "", ""),
        ("averyveryveryveryveryverylongword " * 3, "", "averyveryveryveryveryverylongword-averyv"),
        ("FAQ one", "faq-", "faq-one"),
    ],
)
def test_an_id_is_made_of_the_title(title, prefix, name):
    assert yaml_edit.id_of(title, prefix) == name


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["faq", "A title"], "Say more about it. Missing: --summary"),
        (["questions", "A title", "--summary", "A."], "Say more about it. Missing: --questions"),
        (
            ["questions", "A title", "--summary", "A.", "--questions", "Why?"],
            "'questions' has 1 rows, and at least 3 are needed.",
        ),
        (["faq", "日本", "--summary", "A."], "Missing: --id"),
        (["faq", "A title", "--summary", "A.", "--id", "Not_An_Id"], "'Not_An_Id' is not a valid id."),
        (["faq", "A title", "--summary", "A.", "--id", "major-surgery"], "The id 'major-surgery' is taken."),
        (["faq", "A title", "--summary", " "], "'summary' is empty."),
        (
            ["faq", "A title", "--summary", "A.", "--after", "major-surgry"],
            "There is no 'major-surgry' in content/faqs.yml.",
        ),
        (["reason", "A title", "--summary", "A.", "--after", "major-surgry"], "Did you mean 'major-surgery'?"),
        (
            ["question", "Why?", "--in", "ask-surgry"],
            "There is no 'ask-surgry' in content/questions.yml. Did you mean 'ask-surgery'?",
        ),
        (
            ["question", "Why?", "--in", "ask-ask-me-3", "--after", "q-why"],
            "There is no 'q-why' in content/questions.yml.",
        ),
        (
            ["question", "Why?", "--in", "ask-treatment"],
            "'ask-treatment' has 8 questions, and there is no room for more.",
        ),
        (["phone", "A", "--number", "12", "--what", "A.", "--sources", "x"], "'number' is not a US phone number."),
        (
            ["phone", "A", "--number", "911", "--what", "A.", "--sources", "x", "--checked", "May 5"],
            "'checked' is a text, and should be a date",
        ),
        (
            [
                "source",
                "A",
                "--publisher",
                "A",
                "--url",
                "x.org",
                "--published",
                "2015",
                "--says",
                "A.",
                "--seen",
                "page",
            ],
            "'url' is not a web address.",
        ),
    ],
)
def test_new_refuses_with_a_reason_and_changes_nothing(folder, capsys, monkeypatch, arguments, said):
    monkeypatch.setattr("sys.stdin", io.StringIO())
    before = files(folder)
    assert run(folder, "new", *arguments) in (1, 2)
    assert said in capsys.readouterr().err
    assert files(folder) == before


@pytest.mark.parametrize("broken", ["faqs", "links"])
def test_new_does_not_write_into_a_file_with_mistakes(folder, capsys, broken):
    file = folder / f"content/{broken}.yml"
    file.write_bytes(file.read_bytes() + b'\nlast: "open')
    before = files(folder)
    assert run(folder, "new", "faq", "A title", "--summary", "A.") == 2
    assert capsys.readouterr().err == f"content/{broken}.yml has a mistake. Fix it first: python -m macros check\n"
    assert files(folder) == before


class Person(io.StringIO):
    """Someone who types these answers at a terminal."""

    def isatty(self) -> bool:
        return True


def test_new_asks_for_what_is_missing(folder, quick, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", Person("Ask about money.\nWhat is it?\nWho pays?\nHow much?\n\n"))
    assert run(folder, "new", "questions", "On costs") == 0
    text = (folder / "content/questions.yml").read_text("utf-8")
    assert "    summary: Ask about money.\n    questions:\n      - id: q-what\n        text: What is it?\n" in text
    assert "What the reader must know" in capsys.readouterr().out


def test_who_stops_while_asked_has_changed_nothing(folder, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", Person(""))
    before = files(folder)
    assert run(folder, "new", "faq", "A title") == 2
    assert capsys.readouterr().err.endswith("Stopped. Nothing was written.\n")
    assert files(folder) == before


def test_new_says_what_is_still_to_mend(folder, capsys):
    assert run(folder, "new", "faq", "A title", "--summary", "It is 15%.") == 1
    assert ": percent: '15%' is a share in percent." in capsys.readouterr().out


# rename


def ids(content: Content) -> dict[str, list[str]]:
    """An id of each file to try, and one inside another part where there is one."""
    found: dict[str, list[str]] = {}
    for document, _, part in content.every_part():
        if hasattr(part, "id") and document.name != "links":
            found.setdefault(f"{document.name} {type(part).__name__}", []).append(part.id)
    return found


ALSO_A_WORD = {"second-opinion"}  # it is in texts and addresses too, where nobody means the id


OF_EACH_SORT = (
    "when Reason", "scripts Script", "compare Criterion", "questions Asking", "checklist Phase", "checklist Task", "sources Source",
    "situations Tag", "help Phone", "blanks Blank", "glossary Term",
)  # fmt: skip
"""Kinds of parts that others name in different ways; with FUZZ=1, all are tried."""


def unambiguous(content: Content) -> list[tuple[str, str]]:
    """An id of each kind that nothing else has."""
    every = [name for names in ids(content).values() for name in names]
    kinds = ids(content) if os.environ.get("FUZZ") else OF_EACH_SORT
    return [
        (kind, next(name for name in ids(content)[kind] if every.count(name) == 1 and name not in ALSO_A_WORD))
        for kind in kinds
    ]


def new_id(name: str) -> str:
    return f"{name[:30].rstrip('-')}-renamed"


def test_every_kind_of_id_can_be_renamed_and_all_that_names_it_follows(folder, content, capsys):
    before = files(folder)
    for _, old in unambiguous(content):
        assert run(folder, "rename", old, new_id(old)) == 0, capsys.readouterr().err
    assert errors(folder) == []
    after = files(folder)
    for kind, old in unambiguous(content):
        rest = {name: re.findall(rb"(?<![\w-])" + old.encode() + rb"(?![\w-])", text) for name, text in after.items()}
        where = {name for name, hits in rest.items() if hits}
        file = f"content/{kind.split()[0]}.yml"
        # It is kept where it was published: in the register, and in 'formerly'. (A word of a text may look like an id.)
        assert where <= {file, "content/links.yml", f"docs/special/{old}.md"} or "-" not in old, (kind, old, where)
    for _, old in unambiguous(content):
        assert run(folder, "rename", new_id(old), old) == 0, capsys.readouterr().err
    assert errors(folder) == []
    again = files(folder)
    for name in before:
        lines = [line for line in again[name].splitlines() if b"-renamed" not in line]
        assert lines == before[name].splitlines(), (
            f"{name}: only the ids in 'formerly' and in the register may be more."
        )


@pytest.mark.parametrize(
    ("written", "renamed"),
    [
        ("  - id: one\n    title: A\n", "  - id: two\n    formerly: [one]\n    title: A\n"),
        ('  - title: A\n    id: "one"\n', '  - title: A\n    id: "two"\n    formerly: [one]\n'),
        ("  - {id: one, title: A}\n", "  - {id: two, formerly: [one], title: A}\n"),
        ("  - id: one\n    formerly: [old]\n    title: A\n", "  - id: two\n    formerly: [old, one]\n    title: A\n"),
        (
            "  - id: one\n    formerly:\n      - old\n    title: A\n",
            "  - id: two\n    formerly:\n      - old\n      - one\n    title: A\n",
        ),
        ("  - id: one\n    formerly: [two]\n    title: A\n", "  - id: two\n    formerly: [one]\n    title: A\n"),
        (
            "  - id: one\n    title: A [link](one), [x](source:one)\n",
            "  - id: two\n    formerly: [one]\n    title: A [link](two), [x](source:one)\n",
        ),
    ],
)
def test_formerly_is_noted_in_the_way_the_entry_is_written(folder, monkeypatch, written, renamed):
    head = "title: A\nmain_message: B\nin_short: [A., B., C.]\nreviewed: 2026-01-01\nitems:\n"
    rest = "    summary: B\n" if "{" not in written else ""
    written, renamed = (text.replace("title: A}", "title: A, summary: B}") for text in (written, renamed))
    file = folder / "content/faqs.yml"
    file.write_text(head + written + rest)
    links = folder / "content/links.yml"
    links.write_text("items:\n  - {id: one, since: 2026-01-01}\n  - {id: old, since: 2026-01-01, now: one}\n")
    assert run(folder, "rename", "one", "two") == 0
    assert file.read_text() == head + renamed + rest
    assert "  - {id: old, since: 2026-01-01, now: two}\n" in links.read_text()


def test_pages_follow_a_rename_and_keep_every_other_byte(folder):
    page = folder / "docs/when.md"
    page.write_bytes("\ufeffSee [it](when.md#major-surgery), #major-surgery-x.\r\nEnd \r\n".encode())
    assert run(folder, "rename", "major-surgery", "surgery-that-waits") == 0
    assert page.read_bytes() == "\ufeffSee [it](when.md#surgery-that-waits), #major-surgery-x.\r\nEnd \r\n".encode()


def test_tests_follow_a_rename_but_not_what_was_published_or_stored(folder):
    (folder / "tests/data/stored").mkdir(parents=True)
    files = [
        folder / name for name in ("tests/test_a.py", "tests/data/published-addresses.yml", "tests/data/stored/1.yml")
    ]
    for file in files:
        file.write_text('"major-surgery", "major-surgery-x"')
    assert run(folder, "rename", "major-surgery", "surgery-that-waits") == 0
    assert [file.read_text().partition(",")[0] for file in files] == ['"surgery-that-waits"', *['"major-surgery"'] * 2]
    assert files[0].read_text().endswith('"major-surgery-x"')


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("major-surgry", "x", "There is no 'major-surgry'. Did you mean 'major-surgery'?"),
        ("major-surgery", "major-surgery", "'major-surgery' is taken"),
        ("major-surgery", "many-choices", "'many-choices' is taken"),
        ("major-surgery", "Not_An_Id", "'Not_An_Id' is not a valid id."),
        ("major-surgery", "a" * 41, "longer than 40 characters"),
        ("do-ask-safe-to-wait", "ask-it", "Begin it with 'do-'."),
        (
            "planned-surgery",
            "surgery",
            "'planned-surgery' has a page of its own, and its id is the page's address, which stays.",
        ),
    ],
)
def test_rename_refuses_with_a_reason_and_changes_nothing(folder, capsys, old, new, said):
    before = files(folder)
    assert run(folder, "rename", old, new) == 1
    assert said in capsys.readouterr().err
    assert files(folder) == before


def test_the_boxes_of_letters_follow_a_situation_in_each_language(bilingual, capsys):
    for file in ("content/scripts.yml", "content/es/scripts.yml"):
        text = (bilingual / file).read_text("utf-8")
        (bilingual / file).write_text(text.replace("[interpreter] ", "[rare] "), "utf-8")
    assert run(bilingual, "rename", "rare", "uncommon") == 0
    assert capsys.readouterr().out.startswith("content/situations.yml: 'rare' is 'uncommon' now.")
    after = read(bilingual / "content", bilingual)
    assert [str(one) for one in check(after) if "rare" in str(one) or one.rule == "box"] == []
    for one in (after, after.translations["es"]):
        assert one.documents["scripts"].lines.text.count("[uncommon] ") > 10


def test_rename_says_which_file_has_the_entry_where_two_have_the_id(folder, capsys):
    assert run(folder, "rename", "interpreter", "medical-interpreter") == 0
    said = "content/glossary.yml: 'interpreter' is 'medical-interpreter' now."
    assert capsys.readouterr().out.startswith(said)


def test_rename_leaves_an_id_that_stands_twice_to_a_person(folder, capsys):
    file = folder / "content/faqs.yml"
    file.write_text(
        file.read_text("utf-8").replace("  - id: ", "  - id: major-surgery #", 1).replace(" #", "\n    #", 1)
    )
    before = files(folder)
    assert run(folder, "rename", "major-surgery", "surgery-that-waits") == 1
    said = "'major-surgery' is in content/when.yml and content/faqs.yml. Change it by hand.\n"
    assert capsys.readouterr().err == said and files(folder) == before


def test_rename_refuses_while_the_content_has_mistakes(folder, capsys):
    file = folder / "content/how.yml"
    file.write_bytes(file.read_bytes() + b'\nlast: "open')
    before = files(folder)
    assert run(folder, "rename", "major-surgery", "surgery-that-waits") == 1
    assert "Fix them first" in capsys.readouterr().err
    assert files(folder) == before


NAMING = {*references.ITEM_REFERENCES, *(field for fields in references.REFERENCES.values() for field in fields)}
"""The fields that rename knows to name an id."""


def test_every_field_that_names_an_id_is_known_to_rename_and_no_other_is():
    own = {"id", "formerly"}
    of_files_and_rules = {("Way", "page"), ("Way", "icon"), ("Exemption", "rule"), ("Reviewer", "translation")}
    of_files_and_rules |= {("Reviewer", "versions"), ("Registered", "because_in")}  # a part's earlier ids count there
    found = {(part.__name__, name) for part in parts() for name in part.model_fields if names_ids(part, name)}
    missing = {(part, name) for part, name in found if name not in NAMING | own} - of_files_and_rules
    assert not missing, f"Add {missing} to macros/commands/references.py."
    assert {name for _, name in found} >= NAMING


def test_the_check_names_an_id_that_is_not_there_in_every_field_that_names_one(folder, content):
    wrong: dict[tuple[str, str], str] = {}
    for document in content.documents.values():
        edits = []
        for at, part in (row for path, one in document.parts for row in nested(path, one)):
            for field in (name for name in vars(part) if name in NAMING and names_ids(type(part), name)):
                value, key = getattr(part, field), (type(part).__name__, field)
                if value and key not in wrong:
                    wrong[key] = f"do-no-such-{len(wrong)}"  # the ids of tasks begin with 'do-'
                    node = document.root.at((*at, field, *([0] if isinstance(value, list) else [])))
                    edits.append((node.start, node.end, wrong[key]))
        file = folder / f"content/{document.name}.yml"
        file.write_text(yaml_edit.edit(document.lines.text, edits), "utf-8")
    found = "\n".join(errors(folder))
    assert len(wrong) > 50
    assert [key for key, name in wrong.items() if f"'{name}'" not in found] == []


def parts() -> list[type[model.Part]]:
    return [one for one in vars(model).values() if isinstance(one, type) and issubclass(one, model.Part)]


def names_ids(part: type[model.Part], name: str) -> bool:
    field = part.model_fields[name]
    return names_an_id(field.annotation, field.metadata)


def names_an_id(annotation: object, metadata: list) -> bool:
    pattern = any("[a-z0-9]+)" in str(getattr(one, "pattern", "")) for one in metadata)
    return pattern or any(
        names_an_id(one, getattr(one, "__metadata__", ())) for one in getattr(annotation, "__args__", ())
    )


# register


def test_register_adds_what_is_missing_in_its_place_and_nothing_twice(folder, capsys):
    file = folder / "content/links.yml"
    before = file.read_bytes()
    lines = [line for line in before.splitlines(keepends=True) if b"{id: major-surgery," not in line]
    file.write_bytes(b"".join(lines))
    assert run(folder, "register") == 0
    assert capsys.readouterr().out == "Added: major-surgery.\n"
    assert [line.split(b",")[0] for line in file.read_bytes().splitlines()] == [
        line.split(b",")[0] for line in before.splitlines()
    ]
    assert run(folder, "register") == 0
    assert capsys.readouterr().out == "Added: none.\n"


def test_register_refuses_a_register_with_mistakes(folder, capsys):
    file = folder / "content/links.yml"
    file.write_bytes(file.read_bytes() + b'\nlast: "open')
    before = files(folder)
    assert run(folder, "register") == 2
    assert files(folder) == before
