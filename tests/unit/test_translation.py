"""A translation has the words, and the English all the rest; the commands keep both together and every other line as it is."""

import random
import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.__main__ import main
from macros.commands import output
from macros.commands.translate import fill, outdated
from macros.model import Part, own_fields, translated_fields
from macros.reader import yaml_edit
from macros.reader.content import OWN_FILES, TRANSLATED, Content, nested
from macros.reader.loader import read
from macros.rules import all_rules, check

from ..conftest import PROJECT
from ..helpers.copies import copy_content, edit
from ..helpers.small import item, item_es, small

COMPARING = [one for one in all_rules() if one.of == "translations"]
"""Alone, since where the small English has other mistakes, its translation is not compared."""

WHEN = "content/es/when.yml"
CHANGES = 'title: New\nmain_message: See.\nfollow: Read it.\nchanges:\n  - {date: 2026-03-01, ids: [one], what: "It changed."}\n'


@pytest.fixture
def folder(tmp_path: Path, content: Content) -> Path:
    """A project with the real content. Where its Spanish waits for someone to translate it, there is nothing to try."""
    if any(document.drifts for document in spanish(content).documents.values()):
        pytest.skip("The Spanish is behind the English.")
    return copy_content(tmp_path, "docs")


def run(folder: Path, *arguments: str) -> int:
    return main([*arguments, "--project", str(folder)])


def found(folder: Path, file: str = "content/es/") -> list[str]:
    return [str(one) for one in check(read(folder / "content", folder)) if one.place.file.startswith(file)]


def spanish(content: Content) -> Content:
    return content.translations["es"]


# reading


def test_a_translation_has_its_own_words_and_all_else_of_the_english(tmp_path):
    files = {"faqs": item("sources: [fact]\ndo: [Ask.]"), "es/faqs": item_es("do: [Pregunte.]")}
    (one,) = spanish(small(tmp_path, files)[0]).guide.sections["faqs"].items
    assert (one.title, one.do, one.sources) == ("Un título", ["Pregunte."], ["fact"])


def test_what_is_not_translated_is_in_english_and_is_no_text_of_the_translation(tmp_path):
    content = spanish(small(tmp_path, {"faqs": item("body: More.") + item(id="two"), "es/faqs": item_es()})[0])
    one, two = content.guide.sections["faqs"].items
    assert (one.title, one.body, two.title) == ("Un título", "More.", "A title")
    assert {"More.", "A title"}.isdisjoint(text.value for text in content.texts())


@pytest.mark.parametrize("written", ["", "{field}:\n"])
def test_a_part_by_itself_that_is_not_translated_is_in_english_with_a_hint(folder, content, written):
    parts = [(one.name, *at) for one, at, _ in spanish(content).every_part() if at and isinstance(at[-1], str)]
    assert parts
    for name, field in parts:
        file = folder / f"content/es/{name}.yml"
        text = yaml_edit.without(file.read_text("utf-8"), (field,)) + written.format(field=field)
        file.write_text(text, "utf-8")
    made = read(folder / "content", folder)
    assert spanish(made).problems == []
    for name, field in parts:
        assert getattr(spanish(made).guide.singles[name], field) == getattr(made.guide.singles[name], field)
    hints = [one.what for one in check(made) if one.rule == "missing-translation"]
    assert sorted(hints) == sorted(f"'{field}' is missing, so it is in English." for _, field in parts)


def test_a_missing_file_is_in_english_and_said_once(tmp_path):
    content, _ = small(tmp_path, {"faqs": item(), "when": item(id="two"), "es/faqs": item_es()})
    assert spanish(content).guide.sections["when"].items[0].title == "A title"
    (one,) = [one for one in check(content) if "es/when" in one.place.file]
    assert (one.rule, one.level) == ("missing-translation", "hint")
    assert (
        one.message == "The file is missing, so its page is in English. Add it, or run: python -m macros translate es"
    )


def test_a_shared_field_is_refused_where_it_stands_and_changes_nothing(tmp_path):
    content, marked = small(tmp_path, {"faqs": item("sources: [fact]"), "es/faqs": item_es("‸sources: [other]")})
    (problem,) = spanish(content).problems
    assert [problem.place] == marked
    assert (
        problem.message
        == "'sources' is the same in every language. Delete the line: it is kept in the English file only."
    )
    assert spanish(content).guide.sections["faqs"].items[0].sources == ["fact"]


def test_a_changed_english_is_said_with_the_line_what_to_write_and_the_day_if_it_was_announced(tmp_path):
    files = {"faqs": item("summary: Ask twice."), "es/faqs": item_es("english: ‸abcdefgh"), "changes": CHANGES}
    content, marked = small(tmp_path, files)
    (one,) = [one for one in check(content, COMPARING) if one.rule == "outdated-translation"]
    assert [one.place] == marked
    assert one.what == "The English of 'one' changed on 2026-03-01."
    mark = re.fullmatch(r"Read it again, then write '([a-p]{8})' here\.", one.advice)[1]
    again, _ = small(tmp_path, {"es/faqs": item_es(f"english: {mark}")})
    assert "outdated-translation" not in [one.rule for one in check(again, COMPARING)]


def test_a_changed_title_of_the_page_keeps_the_items_compared(folder):
    edit(folder / "content/when.yml", "\ntitle: ", "\ntitle: Now ")
    edit(folder / WHEN, "\n    title: ", "\n    title: 15 ")
    rules = {line.split(": ")[1 if "hint" not in line else 2] for line in found(folder, WHEN)}
    assert {"outdated-translation", "translated-numbers"} <= rules


def test_a_changed_word_marks_no_part_that_has_its_name(folder):
    edit(folder / "content/interface.yml", "  license: ", "  license: Now ")
    assert "license" not in spanish(read(folder / "content", folder)).guide.outdated


def test_a_language_needs_a_code_of_its_own(folder, capsys):
    for name in ("en", "Spanish", "../up"):
        assert main(["translate", name, "--project", str(folder)]) == 2
        assert not (folder / "content" / name / "when.yml").exists()
    assert "'Spanish' is not the code of another language" in capsys.readouterr().err


def test_text_without_words_may_stay_and_any_other_english_counts_as_not_translated(tmp_path):
    same = "summary: Ask the doctor first."
    content, _ = small(tmp_path, {"faqs": item(same), "es/faqs": item_es(same, "A title", "Ask the doctor first.")})
    assert "Ask the doctor first." not in [text.value for text in spanish(content).texts()]
    assert "untranslated" in [one.rule for one in check(content, COMPARING) if "/es/" in one.place.file]


@pytest.mark.parametrize("name", ["sources", "help", "faqs", "glossary"])
def test_a_broken_english_file_does_not_make_its_translation_complain(folder, name):
    with (folder / f"content/{name}.yml").open("a", encoding="utf-8") as file:
        file.write('\nlast: "open')
    assert found(folder) == []


def test_a_broken_translation_is_named_and_leaves_the_english(folder):
    with (folder / WHEN).open("a", encoding="utf-8") as file:
        file.write('\nlast: "open')
    content = read(folder / "content", folder)
    assert [problem.rule for problem in content.translations["es"].problems] == ["yaml-syntax"]
    assert spanish(content).guide.sections["when"] == content.guide.sections["when"]


def shared(part: Part) -> dict[str, object]:
    """The fields of a part that are the same in every language."""
    others = {*translated_fields(type(part)), *own_fields(type(part))}
    return {
        name: value
        for name, value in part
        if name not in others
        and not any(isinstance(one, Part) for one in (value if isinstance(value, list) else [value]))
    }


LINES = {
    name: (PROJECT / f"content/es/{name}.yml").read_text("utf-8").splitlines() for name in ("when", "decide", "people")
}


@settings(max_examples=25, deadline=None, derandomize=True, database=None)
@given(st.sampled_from(sorted(LINES)), st.randoms(use_true_random=False))
def test_whatever_a_translation_says_what_is_shared_stays_as_in_english(tmp_path_factory, name, chance):
    folder = tmp_path_factory.mktemp("any")
    (folder / "content/es").mkdir(parents=True)
    shutil.copy(PROJECT / f"content/{name}.yml", folder / "content")
    lines = list(LINES[name])
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(lines))
        other = [lines[chance.randrange(len(lines))], "    sources: [made-up]", lines[at].replace("id: ", "id: x")]
        lines[at : at + chance.randint(0, 1)] = chance.sample(other, k=chance.randint(0, 1))
    (folder / f"content/es/{name}.yml").write_text("\n".join(lines) + "\n", "utf-8")
    content = read(folder / "content", folder)
    there = {at: one for path, part in content.documents[name].parts for at, one in nested(path, part)}
    for path, part in spanish(content).documents[name].parts:
        for at, one in nested(path, part):
            assert shared(one) == shared(there[at])


# translate


def without(text: str, chance: random.Random) -> str:
    """A translated file without some of its fields and rows."""
    lines = text.splitlines(keepends=True)
    for _ in range(4):
        start = chance.randrange(1, len(lines))
        field = re.match(r"( *)(- id|- english|- title|[a-z_]+):", lines[start])
        if not field or field[2] in ("id", "english", "english_words", "items"):
            continue
        indent, end = len(field[1]), start + 1
        while end < len(lines) and (not lines[end].strip() or is_inside(lines[end], indent, field[2])):
            end += 1
        while not lines[end - 1].strip():
            end -= 1
        del lines[start:end]
    return "".join(lines)


def is_inside(line: str, indent: int, field: str) -> bool:
    own = len(line) - len(line.lstrip())
    return own > indent or (own == indent and line.lstrip().startswith("- ") and not field.startswith("-"))


@pytest.mark.parametrize("seed", range(3))
def test_translate_adds_each_missing_part_in_its_place_and_keeps_every_other_line(folder, seed):
    chance = random.Random(seed)
    names = [name for name in TRANSLATED if name not in OWN_FILES]
    before = {}
    for name in names:
        file = folder / f"content/es/{name}.yml"
        before[name] = without(file.read_text("utf-8"), chance)
        file.write_text(before[name], "utf-8")
    assert run(folder, "translate", "es") == 0
    content = spanish(read(folder / "content", folder))
    assert content.problems == []
    assert [one for document in content.documents.values() for one in document.drifts if one.kind == "missing"] == []
    for name in names:
        after = iter((folder / f"content/es/{name}.yml").read_text("utf-8").splitlines())
        assert all(line in after for line in before[name].splitlines()), name
        assert content.documents[name].root.data().keys() == content.english.documents[name].root.data().keys()


def test_translate_says_what_it_wrote_and_the_check_what_is_left_to_translate(folder, capsys):
    edit(folder / "content/letters.yml", "words:\n", "words:\n  hello: Say hello to them\n")
    edit(folder / "content/faqs.yml", "    do:\n", "    example: A woman asked first.\n    do:\n")
    assert run(folder, "translate", "es") == 0
    out = capsys.readouterr().out
    assert re.search(r"^content/es/faqs\.yml: faq-[a-z-]+\.example$", out, re.MULTILINE)
    assert "content/es/letters.yml: words.hello\n" in out
    assert out.endswith("Write the words in this language now: the check names what is still in English.\n")
    # The word of the letters waits: its English has a mistake, as no page asks for it.
    assert sum("untranslated: This is the English. Translate it." in line for line in found(folder)) == 1
    assert run(folder, "translate", "es") == 0
    assert capsys.readouterr().out == "Nothing is missing.\n"


def test_translate_begins_a_language_with_every_file_that_editors_know(folder, capsys):
    assert run(folder, "translate", "fr") == 0
    assert "content/fr/when.yml: the whole file\n" in capsys.readouterr().out
    first = (folder / "content/fr/when.yml").read_text("utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../schema/translation/when.json"
    content = read(folder / "content", folder).translations["fr"]
    assert content.problems == []
    assert content.guide.sections["when"].title == content.english.guide.sections["when"].title
    assert "error" not in {one.level for one in check(read(folder / "content", folder)) if "/fr/" in one.place.file}


@pytest.mark.parametrize(
    ("written", "filled"),
    [
        (
            "items:\n# One\n- id: one\n  title: Uno\n# End\n",
            "items:\n# One\n- id: one\n  title: Uno\n  summary: Ask first.\n# End\n",
        ),
        ("items: [{id: one, title: Uno}]", 'items: [{id: one, title: Uno, summary: "Ask first."}]'),
        (
            "items:\n  - id: one\n    title: >-\n      Uno\n      # dos",
            "items:\n  - id: one\n    title: >-\n      Uno\n      # dos\n    summary: Ask first.\n",
        ),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_text_is_added_in_the_way_the_entry_is_written(tmp_path, written, filled, newline):
    head = "title: Una\nmain_message: Dos.\nin_short: [Una., Dos., Tres.]\n"
    files = {"faqs": item(), "es/faqs": (head + written).replace("\n", newline)}
    content, _ = small(tmp_path, files)
    assert fill(content, "es", "faqs") == ["one.summary"]
    assert (tmp_path / "content/es/faqs.yml").read_bytes().decode() == (head + filled).replace("\n", newline)


# translate --read


def test_read_lists_what_changed_and_notes_what_was_read_again_and_nothing_else(folder, capsys):
    edit(folder / "content/when.yml", "title: Surgery is planned", "title: You plan surgery")
    edit(folder / "content/when.yml", "main_message: ", "main_message: Ask first. ")
    edit(folder / "content/letters.yml", "\n  copied: ", "\n  copied: Now ")
    before = {path: path.read_text("utf-8").splitlines() for path in (folder / "content/es").iterdir()}
    assert run(folder, "translate", "es", "--read") == 1
    listed = re.findall(
        r"^(content/es/\w+\.yml):(\d+):\d+: the English of '(\S+)' changed\.$", capsys.readouterr().out, re.MULTILINE
    )
    assert [name for _, _, name in listed] == ["when", "major-surgery", "letters.copied"]
    assert run(folder, "translate", "es", "--read", "when", "letters.copied") == 0
    assert run(folder, "translate", "es", "--read") == 1
    assert capsys.readouterr().out.count("'major-surgery'") == 1
    assert run(folder, "translate", "es", "--read", "major-surgery") == 0
    assert [line for line in found(folder) if "outdated" in line] == []
    changed = {
        (path.relative_to(folder).as_posix(), number)
        for path, lines in before.items()
        for number, (old, now) in enumerate(zip(lines, path.read_text("utf-8").splitlines(), strict=True), 1)
        if old != now
    }
    assert changed == {(file, int(line)) for file, line, _ in listed}


def test_read_writes_a_fingerprint_that_was_never_there(folder):
    text = (folder / WHEN).read_text("utf-8")
    without_marks = re.sub(r"(?m)^ *english: [a-p]{8}\n", "", text)
    (folder / WHEN).write_text(without_marks, "utf-8")
    file = folder / "content/es/plan.yml"
    file.write_text(re.sub(r"(?ms)^english_words:\n.*?(?=^\S|\Z)", "", file.read_text("utf-8")), "utf-8")
    content = read(folder / "content", folder)
    waiting = [one.id for one in content.guide.sections["when"].items]
    words = [f"plan.{key}" for key in content.guide.plan.words]
    assert run(folder, "translate", "es", "--read", "when", *waiting, *words) == 0
    assert (folder / WHEN).read_text("utf-8") == text
    assert found(folder) == []


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("marks", "empty"), [(r"(?ms)^(english_words:)\n.*?(?=^\S|\Z)", r"\1\n"), (r"(?m)^( *\w+:) [a-p]{8}$", r"\1")]
)
def test_read_writes_a_fingerprint_where_its_field_is_empty(folder, marks, empty, newline):
    file = folder / "content/es/plan.yml"
    text = file.read_text("utf-8")
    file.write_bytes(re.sub(marks, empty, text).replace("\n", newline).encode())
    assert run(folder, "translate", "es") == 0
    waiting = [name for name, _, _ in outdated(spanish(read(folder / "content", folder)))]
    assert "plan.print" in waiting, "'translate' reads nothing again"
    assert run(folder, "translate", "es", "--read", *waiting) == 0
    assert file.read_bytes().decode() == text.replace("\n", newline)


def test_read_refuses_what_has_not_changed(folder, capsys):
    edit(folder / "content/when.yml", "title: Surgery is planned", "title: You plan surgery")
    before = (folder / WHEN).read_bytes()
    assert run(folder, "translate", "es", "--read", "major-surgry") == 2
    assert capsys.readouterr().err == "The English of 'major-surgry' has not changed. Did you mean 'major-surgery'?\n"
    assert run(folder, "translate", "zz", "--read") == 2
    assert (folder / WHEN).read_bytes() == before


# the other commands


def test_a_new_entry_is_in_each_translation_in_english_and_the_check_says_so(folder, monkeypatch):
    monkeypatch.setattr(output, "check", lambda _: [])
    assert run(folder, "new", "faq", "May I bring a friend?", "--summary", "Yes, ask the office first.") == 0
    text = (folder / "content/es/faqs.yml").read_text("utf-8")
    assert re.search(r"\n\n  - id: faq-bring-friend\n    english: [a-p]{8}\n    title: May I bring a friend\?\n", text)
    assert len([line for line in found(folder) if "untranslated: " in line]) == 2


def test_a_renamed_entry_is_renamed_in_translations_and_nothing_is_to_be_read_again(folder):
    assert run(folder, "rename", "major-surgery", "surgery-that-waits") == 0
    assert run(folder, "rename", "my-name", "full-name") == 0
    assert found(folder) == []
    rest = [
        path.name
        for path in (folder / "content/es").iterdir()
        if re.search(r"(?<![\w-])(major-surgery|my-name)(?![\w-])", path.read_text("utf-8"))
    ]
    assert rest == []


def test_a_change_is_announced_in_another_language_too_or_waits_for_translate(folder, capsys):
    assert (
        run(
            folder,
            "announce",
            "medicare",
            "Medicare pays for a third one too.",
            "--in",
            "es=Medicare paga también una tercera.",
        )
        == 0
    )
    assert found(folder) == []
    assert run(folder, "announce", "medicare", "Medicare pays for a fourth one too.") == 0
    (line,) = found(folder)
    assert "missing-translation: 'changes 1' is missing" in line
    assert run(folder, "translate", "es") == 0
    rows = spanish(read(folder / "content", folder)).guide.changes.changes
    assert [row.what for row in rows[:2]] == [
        "Medicare pays for a fourth one too.",
        "Medicare paga también una tercera.",
    ]


@pytest.mark.parametrize("told", ["fr=Oui.", "es", "es= "])
def test_announce_refuses_a_language_that_is_not_there_and_changes_nothing(folder, capsys, told):
    before = {path: path.read_bytes() for path in (folder / "content").rglob("*.yml")}
    assert run(folder, "announce", "medicare", "Medicare pays for it.", "--in", told) == 2
    assert capsys.readouterr().err.startswith("Write --in with a language")
    assert all(path.read_bytes() == data for path, data in before.items())


def test_fix_mends_translations_too_although_their_rows_are_in_another_order(folder, capsys):
    file = folder / "content/es/faqs.yml"
    head, first, second, rest = re.split(r"(?m)^(?=  - id: )", file.read_text("utf-8"), maxsplit=3)
    sound = head + second + first + "  - id: " + rest.removeprefix("  - id: ")
    broken = re.sub(r"(?m)^(    title: ¿?\w+) ", r"\1  ", sound, count=2)
    assert broken != sound
    file.write_text(broken, "utf-8")
    run(folder, "check", "--fix")
    assert "Fixed 2 places." in capsys.readouterr().err
    assert file.read_text("utf-8") == sound
