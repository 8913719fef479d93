"""The summary of a pull request: what changed, item by item, with the reading grade before and after."""

import re
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.reports.content_diff import summary

from ..helpers.copies import copy_content, copy_english, edit


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """The content folder as it was and as it is now, both a copy of the real one in English."""
    return copy_english(tmp_path / "before") / "content", copy_english(tmp_path / "now") / "content"


@pytest.fixture
def bilingual(tmp_path: Path) -> tuple[Path, Path]:
    """The same in both languages."""
    return copy_content(tmp_path / "before") / "content", copy_content(tmp_path / "now") / "content"


def item(text: str, name: str) -> str:
    """The YAML of one item."""
    return re.search(rf"^  - id: {name}\n.*?(?=^  - id: |\Z)", text, re.MULTILINE | re.DOTALL)[0]


def test_no_change_is_said_in_one_sentence(folders):
    assert "Nothing in the content folder is changed." in summary(*folders)


def test_a_new_layout_of_the_same_words_is_no_change(folders):
    edit(folders[1] / "when.yml", "title: Surgery is planned", 'title: "Surgery is planned" # as before')
    assert "Nothing in the content folder is changed." in summary(*folders)


def test_a_changed_field_is_named_in_words_and_shown_before_and_now(folders):
    edit(folders[1] / "when.yml", "title: Surgery is planned", "title: You plan surgery")
    text = summary(*folders)
    assert "1 changed." in text
    assert "**Changed: You plan surgery** (<code>major-surgery</code>): the title." in text
    assert "- title: Surgery is planned\n+ title: You plan surgery\n" in text


def test_harder_words_show_in_the_grade(folders):
    hard = "title: Contemplating interdisciplinary perioperative reconsideration"
    edit(folders[1] / "when.yml", "title: Surgery is planned", hard)
    before, now = re.search(r"\*\*Changed: .*Reading grade: ([\d.]+) before, ([\d.]+) now", summary(*folders)).groups()
    assert float(now) > float(before)


def test_of_a_list_only_the_rows_that_differ_are_shown(folders):
    edit(
        folders[1] / "when.yml",
        '    do:\n      - Ask, "What happens if I wait',
        '    do:\n      - Bring a list.\n      - Ask, "What happens if I wait',
    )
    text = summary(*folders)
    assert "what to do next" in text
    assert "+ do: - Bring a list." in text
    assert "What happens if I wait" not in text


def test_added_removed_and_renamed_items_are_told_apart(folders):
    when, how, downsides = (folders[1] / f"{name}.yml" for name in ("when", "how", "downsides"))
    text = when.read_text(encoding="utf-8")
    new = item(text, "major-surgery").replace("major-surgery", "minor-surgery")
    when.write_text(text.rstrip("\n") + "\n\n" + new, encoding="utf-8")
    edit(how, "- id: call-plan\n", "- id: call-your-plan\n    formerly: [call-plan]\n")
    text = downsides.read_text(encoding="utf-8")
    downsides.write_text(text.replace(item(text, "delay"), ""), encoding="utf-8")
    text = summary(*folders)
    assert "1 added, 1 removed, 1 renamed." in text
    assert "**Added: Surgery is planned** (<code>minor-surgery</code>)" in text
    assert "**Removed: It may delay your treatment** (<code>delay</code>)" in text
    assert "formerly <code>call-plan</code>" in text


def test_an_item_and_its_line_in_the_register_are_one_change(folders):
    downsides, links = (folders[1] / f"{name}.yml" for name in ("downsides", "links"))
    text = downsides.read_text(encoding="utf-8")
    downsides.write_text(text.replace(item(text, "delay"), ""), encoding="utf-8")
    line = re.search(r"  - \{id: delay, .*\n", links.read_text("utf-8"))[0]
    edit(links, line, "")
    assert re.search(r"(?m)^1 removed\. ", summary(*folders))
    edit(links, "items:\n", "items:\n" + line.replace("}", ", retired: 2027-01-31, because: It has ended.}"))
    text = summary(*folders)
    assert re.search(r"(?m)^1 removed\. ", text) and "+ because: It has ended." in text and "It is withdrawn" in text
    assert "(`content/links.yml`)" not in text


def test_a_broken_file_is_named_and_its_items_are_not_called_removed(folders):
    with (folders[1] / "faqs.yml").open("a", encoding="utf-8") as file:
        file.write("x: [")
    text = summary(*folders)
    assert "`content/faqs.yml` can't be read." in text
    assert "Removed" not in text


def test_an_item_with_a_mistake_is_shown_without_a_grade(folders):
    edit(folders[1] / "when.yml", "title: Surgery is planned", "titel: Surgery is planned")
    line = next(line for line in summary(*folders).splitlines() if "major-surgery" in line)
    assert "the title" in line and "Reading grade" not in line


def test_without_a_folder_before_everything_is_added(folders, tmp_path):
    text = summary(tmp_path / "nowhere", folders[1])
    assert "changed" not in text.split("A page should")[0].split("content", 1)[1]
    assert "added." in text


def test_words_can_not_break_out_of_the_summary(folders):
    bad = 'title: "```</code></details><img src=x> [a](javascript:b)"'
    edit(folders[1] / "when.yml", "title: Surgery is planned", bad)
    text = summary(*folders)
    assert "````diff" in text
    heading = next(line for line in text.splitlines() if line.startswith("**Changed"))
    assert "<img" not in heading and "](javascript" not in heading


def test_a_huge_change_stays_below_githubs_limit(folders):
    for file in folders[1].glob("*.yml"):
        file.write_text(file.read_text(encoding="utf-8").replace(" the ", " this very "), encoding="utf-8")
    text = summary(*folders)
    assert "more changes are not shown here" in text
    assert len(text.encode()) < 1_000_000


def test_the_command_prints_it(folders, capsys):
    assert main(["summary", str(folders[0]), "--project", str(folders[1].parent)]) == 0
    assert capsys.readouterr().out == summary(*folders)


# translations


def spanish(text: str) -> str:
    """What the summary says of the Spanish."""
    return text.partition("## What this changes in the translation `es`")[2]


def test_what_changed_in_english_alone_is_to_be_read_again_in_the_translation(bilingual):
    edit(bilingual[1] / "when.yml", "title: Surgery is planned", "title: You plan surgery")
    text = spanish(summary(*bilingual))
    assert (
        "- `content/es/when.yml`: <code>major-surgery</code>: its English changed, and it is to be read again." in text
    )
    assert "Changed:" not in text


def test_what_a_translation_lacked_before_is_not_this_changes_fault(bilingual):
    for folder in bilingual:
        edit(folder / "when.yml", "title: Surgery is planned", "title: You plan surgery")
    edit(bilingual[1] / "es/faqs.yml", "title: ", "title: Y ")
    assert "major-surgery" not in spanish(summary(*bilingual))


def test_what_changed_in_the_translation_alone_is_shown_next_to_its_english_on_its_own_scale(bilingual):
    before = re.search(
        r"- id: major-surgery\n.*?title: ([^\n]+)\n", (bilingual[0] / "es/when.yml").read_text("utf-8"), re.DOTALL
    )[1]
    edit(bilingual[1] / "es/when.yml", f"title: {before}", "title: Le proponen una operación")
    text = summary(*bilingual)
    assert "Nothing in the content folder is changed." in text
    text = spanish(text)
    assert "1 changed. A page should stay at INFLESZ 65 or higher" in text
    assert "**Changed: Le proponen una operación** (<code>major-surgery</code>): the title. INFLESZ: " in text
    assert f"  title: Surgery is planned\n- title: {before}\n+ title: Le proponen una operación\n" in text
    assert "Reading grade" not in text


def test_of_the_words_of_a_tool_only_those_that_differ_are_shown_with_their_english(bilingual):
    edit(bilingual[1] / "es/letters.yml", "  copied: Las", "  copied: Ya las")
    lines = [line for line in spanish(summary(*bilingual)).splitlines() if line[1:].startswith((" words:", "  words:"))]
    assert [line[0] for line in lines] == [" ", "-", "+"] and all("copied: " in line for line in lines)


def test_a_renamed_item_is_renamed_in_the_translation_too(bilingual):
    for name, formerly in (("how", "\n    formerly: [call-plan]"), ("es/how", "")):
        edit(bilingual[1] / f"{name}.yml", "- id: call-plan\n", f"- id: call-your-plan{formerly}\n")
    text = spanish(summary(*bilingual))
    assert "1 renamed." in text and "Removed" not in text and "formerly <code>call-plan</code>" in text


def test_a_new_language_is_shown_as_added(bilingual):
    (bilingual[1] / "qq").mkdir()
    (bilingual[1] / "qq/situations.yml").write_text("items:\n  - id: cancer\n    label: Qq\n", "utf-8")
    text = summary(*bilingual).partition("## What this changes in the translation `qq`")[2]
    assert "**Added: Qq** (<code>cancer</code>)" in text


def test_a_broken_english_file_is_not_blamed_on_its_translation(bilingual):
    with (bilingual[1] / "faqs.yml").open("a", encoding="utf-8") as file:
        file.write("x: [")
    assert spanish(summary(*bilingual)) == ""
