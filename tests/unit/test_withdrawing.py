"""``withdraw`` takes a part out in every language, keeps each other line, and its links stay good; so does a rename by hand."""

import datetime as dt
import re

import pytest

from macros.__main__ import main
from macros.model import LINKED_BY_PAGES, QuestionGroup, Situation
from macros.reader.loader import read
from macros.rules import check

from ..conftest import PROJECT
from ..helpers import made_up
from ..helpers.copies import copy_content


@pytest.fixture
def folder(tmp_path):
    """A project with the real content and a made-up FAQ."""
    copy_content(tmp_path, "docs")
    made_up.add(tmp_path)
    return tmp_path


def texts(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.*") if path.is_file()}


def withdraw(folder, *arguments):
    return main(["withdraw", *arguments, "--project", str(folder)])


@pytest.mark.parametrize("position", [0, 3, -1])
@pytest.mark.parametrize(("file", "list_of"), [("faqs", ("items",)), ("questions", ("items", 0, "questions"))])
def test_an_entry_is_taken_out_in_each_language_and_every_other_line_stays(folder, capsys, file, list_of, position):
    content = read(folder / "content", folder)
    name = content.documents[file].root.at(list_of).value[position].id
    before = texts(folder)
    withdraw(folder, name, "The rule behind it has ended.")
    after = texts(folder)
    register = "content/links.yml"
    assert {one for one in before if before[one] != after[one]} == {
        f"content/{file}.yml",
        f"content/es/{file}.yml",
        register,
    }
    for one in (f"content/{file}.yml", f"content/es/{file}.yml"):
        lines = before[one].splitlines()
        rest = iter(lines)
        assert all(line in rest for line in after[one].splitlines())
        assert f"- id: {name}\n".encode() not in after[one]
        assert after[one].endswith(b"\n") and not after[one].endswith(b"\n\n") and b"\n\n\n" not in after[one]
    line = next(line for line in after[register].decode().splitlines() if f"{{id: {name}," in line)
    assert line.endswith(f'retired: {dt.date.today()}, because: "The rule behind it has ended."}}')


def test_what_still_names_it_is_listed_and_then_all_is_sound(folder, capsys):
    assert withdraw(folder, "faq-sing", "No one sings now.", "--now", "faq-sing-friend") == 1
    printed = capsys.readouterr().out
    assert printed.startswith("'faq-sing' is withdrawn. Links to it lead to faq-sing-friend.\n")
    assert printed.count("link-target: 'faq-sing' is withdrawn. Write 'faq-sing-friend'.") == 2
    for name in ("faqs", "es/faqs"):
        made_up.edit(folder, name, r"\[(.*?)\]\(faq-sing\)", r"\1")
    assert [str(one) for one in check(read(folder / "content", folder)) if one.level == "error"] == []


def test_parts_inside_and_former_ids_are_withdrawn_with_it(folder, capsys):
    group = read(folder / "content", folder).guide.items_of(QuestionGroup)[0]
    assert main(["rename", group.id, "ask-made-up", "--project", str(folder)]) == 0
    withdraw(folder, "ask-made-up", "The rule behind it has ended.")
    register = read(folder / "content", folder).guide.register
    gone = {group.id, "ask-made-up", *(question.id for question in group.questions)}
    assert {name for name, entry in register.items() if entry.retired} == gone


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["faq-singg", "It has ended."], "There is no 'faq-singg'. Did you mean 'faq-sing'?"),
        (["faq-sing", "It has ended.", "--now", "no-such-part"], "There is no 'no-such-part'."),
        (["faq-sing", "It has ended.", "--now", "faq-sing"], "Name another part after --now."),
        (["faq-sing", "Ended"], "Say in quotes why"),
    ],
)
def test_what_can_not_be_withdrawn_is_said_and_changes_nothing(folder, capsys, arguments, said):
    before = texts(folder)
    assert withdraw(folder, *arguments) == 2
    assert said in capsys.readouterr().err
    assert texts(folder) == before


def test_a_part_with_a_page_of_its_own_says_which_page_must_lead_on(folder, capsys):
    part = read(folder / "content", folder).guide.items_of(Situation)[0]
    withdraw(folder, part.id, "The rule behind it has ended.")
    assert f"docs/special/{part.id}.md shows it" in capsys.readouterr().out


def test_the_spanish_of_a_part_withdrawn_by_hand_is_called_that(folder):
    made_up.edit(folder, "faqs", r"(?s)  - id: faq-sing-friend\n.*?(?=\n  - id)", "")
    made_up.edit(
        folder, "links", r"(id: faq-sing-friend, since: 2026-11-02)", r"\1, retired: 2027-01-31, because: It ended."
    )
    found = [str(one) for one in check(read(folder / "content", folder)) if "faq-sing-friend" in one.what]
    assert [one.split(": ", 1)[1] for one in found] == [
        "hint: left-over-translation: 'faq-sing-friend' was withdrawn on 2027-01-31. Delete it here, with all that is in it."
    ]


def test_translate_follows_a_rename_made_by_hand(folder):
    made_up.edit(folder, "faqs", r"- id: faq-sing\n", "- id: faq-song\n    formerly: [faq-sing]\n")
    before = (folder / "content/es/faqs.yml").read_text("utf-8")
    (item,) = (
        one for _, one in read(folder / "content", folder).translations["es"].guide.items() if one.id == "faq-song"
    )
    assert item.title == "¿Puedo cantar?"
    assert main(["translate", "es", "--project", str(folder)]) == 0
    after = (folder / "content/es/faqs.yml").read_text("utf-8")
    assert after == before.replace("id: faq-sing\n", "id: faq-song\n")


def test_the_parts_that_pages_lead_to_are_the_ones_that_can_not_be_withdrawn():
    named = re.compile(r'page\.address\("([a-z-]+)"\)|^REPORT = "([a-z-]+)"', re.MULTILINE)
    code = [path for folder in ("pages", "templates") for path in (PROJECT / "macros" / folder).rglob("*.*")]
    found = {
        name
        for path in code
        if path.suffix != ".pyc"
        for pair in named.findall(path.read_text("utf-8"))
        for name in pair
    }
    assert found - {""} == LINKED_BY_PAGES
