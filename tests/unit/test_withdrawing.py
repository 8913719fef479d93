"""``withdraw`` takes a part out in every language, keeps each other line, and its links stay good; so does a rename by hand."""

import datetime as dt
import re
import shutil

import pytest

from macros.__main__ import main
from macros.model import LINKED_BY_PAGES
from macros.reader.loader import read
from macros.rules import check

from ..conftest import PROJECT


@pytest.fixture
def folder(tmp_path):
    """A project with the real content."""
    for name in ("content", "docs"):
        shutil.copytree(PROJECT / name, tmp_path / name, ignore=shutil.ignore_patterns("schema", "assets"))
    return tmp_path


def texts(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.*") if path.is_file()}


def withdraw(folder, *arguments):
    return main(["withdraw", *arguments, "--project", str(folder)])


def is_named(text, name):
    return re.search(rf"(?<![\w-]){name}(?![\w-])".encode(), text)


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
        assert f"- id: {name}".encode() not in after[one]
        assert after[one].endswith(b"\n") and not after[one].endswith(b"\n\n") and b"\n\n\n" not in after[one]
    line = next(line for line in after[register].decode().splitlines() if f"{{id: {name}," in line)
    assert line.endswith(f'retired: {dt.date.today()}, because: "The rule behind it has ended."}}')


def test_what_still_names_it_is_listed_and_then_all_is_sound(folder, capsys):
    assert withdraw(folder, "faq-chatbot", "It is in 'AI chatbots' now.", "--now", "ai-chatbot") == 1
    printed = capsys.readouterr().out
    assert printed.startswith("'faq-chatbot' is withdrawn. Links to it lead to ai-chatbot.\n")
    assert "unknown-reference: 'faq-chatbot' is withdrawn. Write 'ai-chatbot'." in printed
    file = folder / "content/faqs.yml"
    file.write_text(file.read_text("utf-8").replace(", faq-chatbot]", "]"), "utf-8")
    assert [one for one in check(read(folder / "content", folder)) if one.level == "error"] == []


def test_parts_inside_and_former_ids_are_withdrawn_with_it(folder, capsys):
    assert main(["rename", "ask-life", "ask-daily-life", "--project", str(folder)]) == 0
    content = read(folder / "content", folder)
    group = next(item for _, item in content.guide.items() if item.id == "ask-daily-life")
    withdraw(folder, "ask-daily-life", "The rule behind it has ended.")
    register = read(folder / "content", folder).guide.register
    gone = {"ask-life", "ask-daily-life", *(question.id for question in group.questions)}
    assert {name for name, entry in register.items() if entry.retired} == gone


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["faq-chatbt", "It has ended."], "There is no 'faq-chatbt'. Did you mean 'faq-chatbot'?"),
        (["faq-chatbot", "It has ended.", "--now", "no-such-part"], "There is no 'no-such-part'."),
        (["faq-chatbot", "It has ended.", "--now", "faq-chatbot"], "Name another part after --now."),
        (["faq-chatbot", "Ended"], "Say in quotes why"),
    ],
)
def test_what_can_not_be_withdrawn_is_said_and_changes_nothing(folder, capsys, arguments, said):
    before = texts(folder)
    assert withdraw(folder, *arguments) == 2
    assert said in capsys.readouterr().err
    assert texts(folder) == before


def test_a_part_with_a_page_of_its_own_says_which_page_must_lead_on(folder, capsys):
    withdraw(folder, "planned-surgery", "The rule behind it has ended.")
    assert "docs/special/planned-surgery.md shows it" in capsys.readouterr().out


def test_a_part_renamed_by_hand_keeps_its_translation_and_each_that_names_it_is_told(folder, capsys):
    file, links = folder / "content/faqs.yml", folder / "content/links.yml"
    new = "- id: faq-ai-chatbot\n    formerly: [faq-chatbot]\n"
    file.write_text(file.read_text("utf-8").replace("- id: faq-chatbot\n", new), "utf-8")
    links.write_text(links.read_text("utf-8") + "  - {id: faq-ai-chatbot, since: 2026-11-27}\n", "utf-8")
    content = read(folder / "content", folder)
    told = {one.rule: one.message for one in check(content)}
    assert told == {
        "unknown-reference": "'faq-chatbot' is called 'faq-ai-chatbot' now. Write 'faq-ai-chatbot'.",
        "former-id": "'faq-chatbot' is called 'faq-ai-chatbot' now. Write 'faq-ai-chatbot'.",
    }
    (item,) = (one for _, one in content.translations["es"].guide.items() if one.id == "faq-ai-chatbot")
    assert "chatbot?" in item.title and item.title.startswith("¿")
    before = (folder / "content/es/faqs.yml").read_text("utf-8")
    assert main(["translate", "es", "--project", str(folder)]) == 0
    assert (folder / "content/es/faqs.yml").read_text("utf-8") == before.replace(
        "id: faq-chatbot\n", "id: faq-ai-chatbot\n"
    )


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
