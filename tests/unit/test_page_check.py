"""The pages in ``docs/``: a wrong macro, and front matter that can't be read, are named on their line."""

import re

import pytest

from macros.pages.page_check import check_pages
from macros.reader.loader import read

from ..conftest import PROJECT

HEAD = "---\ntitle: When\ndescription: Good reasons.\n---\n\n"
CALL = '{{ section("when") }}\n'


@pytest.fixture(scope="module")
def content():
    return read(PROJECT / "content", PROJECT)


@pytest.fixture
def found(tmp_path, content):
    """What is said of a page with this text."""

    def check(text: str) -> list[str]:
        (tmp_path / "docs").mkdir()
        (tmp_path / "docs/when.md").write_text(text, "utf-8")
        return [str(problem) for problem in check_pages(content, tmp_path)]

    return check


def test_the_pages_of_the_guide_are_sound(content):
    assert check_pages(content, PROJECT) == []


USED = re.findall(
    r"\bpage\.meta\.(\w+)", "".join(path.read_text("utf-8") for path in sorted((PROJECT / "theme").glob("**/*.html")))
)


@pytest.mark.parametrize("field", sorted(set(USED)))
def test_a_misspelt_field_is_found_whichever_the_theme_uses(found, field):
    said = found(f"---\n{field}x: x{HEAD[3:]}{CALL}")
    assert any(f"Did you mean '{field}'?" in one for one in said)


@pytest.mark.parametrize("call", ['section("when")', "section( 'when' )", "home()", "path_to('llms.txt')"])
def test_a_page_that_calls_a_macro_is_sound(found, call):
    assert found(f"{HEAD}{{{{ {call} }}}}\n") == []


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        (HEAD + '{{ sektion("when") }}\n', "6:4: page-macro", "Did you mean 'section'?"),
        (HEAD + '{{ section("wen") }}\n', "6:4: page-macro", "Did you mean 'when'?"),
        (HEAD + '{{ item("medicar") }}\n', "6:4: page-macro", "Did you mean 'medicare'?"),
        (HEAD + '{{ section("when") }\n', "6:4: page-macro", "Write '}}' at its end."),
        (HEAD + "{{ section(when) }}\n", "6:4: page-macro", 'with straight quotes: {{ section("when") }}'),
        (HEAD + "{{ section(“when”) }}\n", "6:4: page-macro", 'with straight quotes: {{ section("when") }}'),
        (HEAD + '{{ section "when" }}\n', "6:4: page-macro", 'with straight quotes: {{ section("when") }}'),
        (HEAD + 'section("when")\n', "4:4: page-macro", 'Write below: {{ section("when") }}'),
        (HEAD + '{{ es_section("when") }}\n', "6:4: page-macro", "Write 'section'."),
        (HEAD + '{{ section("find") }}\n', "6:4: page-macro", 'belongs here: {{ section("when") }}'),
        (HEAD + '{{ sections("when") }}\n', "6:4: page-macro", 'Write what belongs here: {{ section("when") }}'),
        (
            HEAD + '{{ section("when", "how") }}\n',
            "6:4: page-macro",
            "'section' takes 1 name between its brackets, and not 2.",
        ),
        (HEAD + "{{ section() }}\n", "6:4: page-macro", "'section' takes 1 name between its brackets, and not 0."),
        (
            HEAD + '{{ home("when") }}\n',
            "6:4: page-macro",
            "takes no names between its brackets, and not 1. Write what belongs here: {{ home() }}",
        ),
        (HEAD + '{{ moved("wen") }}\n', "6:4: page-macro", "There is no page 'wen'. Did you mean 'when'?"),
        (
            "---\ntitle: When\ndescription: “Good”\n---\n" + CALL,
            "3:14: plain-character",
            'Write this line: description: "Good"',
        ),
        ("---\ntitle:\u00a0When\ndescription: D\n---\n" + CALL, "2:7: plain-character", "Write this line: title: When"),
        (
            "---\ntitle: When\ndescription: Don’t\n---\n" + CALL,
            "3:17: hint: plain-character",
            "Write this line: description: Don't",
        ),
        ('---\ntitle: When\ndescription: D\n\n{{ section("when") }}\n', "4:1: page-head", "on the line above"),
        ('{{ section("when") }}\n', "1:1: page-head", "between two lines '---'"),
        ("---\ntitle: When: now?\ndescription: D\n---\n" + CALL, "2:12: yaml-syntax", "in double quotes"),
        ("---\ntitle: When\n description: D\n---\n" + CALL, "3:2: yaml-syntax", "Delete 1 space"),
        ("---\ntitel: When\ndescription: D\n---\n" + CALL, "2:1: page-head", "Did you mean 'title'?"),
        ("---\ntitle: When\n---\n" + CALL, "2:1: page-head", "Add a line 'description: '"),
        ("---\ntitle: When\ndescription: D\nes: es/cuandoo/\n---\n" + CALL, "4:5: page-head", "no page 'es/cuandoo/'"),
        ("---\njust words\n---\n" + CALL, "2:1: page-head", "These lines are not fields."),
    ],
)
def test_a_slip_is_named_on_its_line(found, text, place, says):
    first, *others = found(text)
    assert others == []
    assert first.startswith(f"docs/when.md:{place}: ") and says in first
