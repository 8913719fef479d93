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
    own = {f"content/{file}.yml", f"content/es/{file}.yml", register}
    changed = {one for one in before if before[one] != after[one]}
    assert own <= changed
    assert all(name.encode() in before[one] for one in changed), "Only what names it changes."
    for one in (f"content/{file}.yml", f"content/es/{file}.yml"):
        rows = rf", {name}(?![\w-])|(?<![\w-]){name}, ".encode()  # as one of a group, it is taken out of there as well
        lines = re.sub(rows, b"", before[one]).splitlines()
        rest = iter(lines)
        assert all(line in rest for line in after[one].splitlines())
        assert f"- id: {name}\n".encode() not in after[one]
        assert after[one].endswith(b"\n") and not after[one].endswith(b"\n\n") and b"\n\n\n" not in after[one]
    line = next(line for line in after[register].decode().splitlines() if f"{{id: {name}," in line)
    assert line.endswith(f'retired: {dt.date.today()}, because: "The rule behind it has ended."}}')


def test_texts_that_link_to_it_are_listed_or_lead_to_what_takes_its_place(folder, capsys):
    before = texts(folder)
    assert withdraw(folder, "faq-sing", "No one sings now.") == 1
    printed = capsys.readouterr().out
    assert printed.startswith("'faq-sing' is withdrawn. Links to it say why.\n")
    assert printed.count("link-target: 'faq-sing' is withdrawn. Leave it out.") == 2
    for path, text in before.items():
        (folder / path).write_bytes(text)
    assert withdraw(folder, "faq-sing", "No one sings now.", "--now", "faq-sing-friend") == 0
    assert b"(faq-sing-friend)" in (folder / "content/es/faqs.yml").read_bytes()


@pytest.mark.parametrize("now", [None, "faq-hum"])
def test_fields_that_name_it_follow_in_each_language(folder, capsys, now):
    """Whether alone or among others, in a row or in lines, and of a list that can't be empty or of one that can."""
    for name, text in (("faqs", made_up.FRIEND), ("es/faqs", made_up.FRIEND_SPANISH)):
        made_up.edit(
            folder,
            name,
            re.escape(text),
            re.sub(r"\[(.*?)\]\(faq-sing\)", r"\1", text).replace("faq-sing-friend", "faq-hum"),
        )
    made_up.edit(folder, "links", "faq-sing-friend, since", "faq-hum, since")
    for name in ("search", "es/search"):
        made_up.edit(
            folder,
            name,
            r"(?m)^synonyms:\n",
            "synonyms:\n  - typed: [sing me]\n    to: [faq-sing]\n  - typed: [sing to]\n    to: [medicare, faq-sing]\n"
            "  - typed: [sing on]\n    to:\n      - faq-sing\n      - medicare\n",
        )
    made_up.edit(
        folder, "style", r"(?m)^exceptions:\n", "exceptions:\n  - {rule: percent, at: faq-sing, because: It is sung.}\n"
    )
    special = (folder / "content/special.yml").read_text("utf-8")
    first = re.search(r"(?m)^    adds: \[", special)
    (folder / "content/special.yml").write_text(f"{special[: first.end()]}faq-sing, {special[first.end() :]}", "utf-8")
    withdraw(folder, "faq-sing", "No one sings now.", *(["--now", now] if now else []))
    assert "no mistakes" in capsys.readouterr().out
    for name in ("search", "es/search"):
        text = (folder / f"content/{name}.yml").read_text("utf-8")
        assert "faq-sing" not in text
        assert ("typed: [sing me]" in text) == bool(now)
        assert f"to: [medicare{', faq-hum' if now else ''}]\n" in text
        assert "      - faq-hum\n      - medicare\n" in text if now else "to:\n      - medicare\n" in text
    assert "at: faq-sing" not in (folder / "content/style.yml").read_text("utf-8")


def test_the_reason_is_said_in_each_language_for_which_it_is_given(folder, capsys):
    withdraw(folder, "faq-sing", "No one sings now.", "--in", "es=Ya nadie canta.", "--now", "faq-sing-friend")
    content = read(folder / "content", folder)
    assert content.guide.register["faq-sing"].because == "No one sings now."
    assert content.translations["es"].guide.register["faq-sing"].because == "Ya nadie canta."


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
        (["ask-ask-me-3", "It has ended.", "--now", "q-main-problem"], "'q-main-problem' goes, too. Name another"),
        (["faq-sing", "Ended"], "Say in quotes why"),
        (["faq-sing", "It has ended.", "--in", "xx=Ya no vale."], "the language of a translation"),
        (["about-funding", "It has ended."], "'about-funding' must stay: the code of a page leads to it."),
        (["phase-visit", "It has ended."], "'do-ask-written-report' must stay: the code of a page leads to it."),
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
    assert f"docs/special/{part.id}.md names it" in capsys.readouterr().out


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
