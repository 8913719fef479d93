"""What people who don't program do to a file: each mistake is named once, on its line, with advice that undoes it.

The mistakes are in ``tests/data/mistakes``, next to the files that they are done to: copies of real ones, so that nobody who
changes the guide has to change them. Where a test can follow the advice to the letter, it does, and nothing may be wrong then.
"""

import re
import shutil
from functools import cache
from pathlib import Path

import pytest
import yaml

from macros.commands.check import fix
from macros.reader.content import Content
from macros.reader.diagnostics import Problem
from macros.reader.loader import read
from macros.rules import check

from ..helpers.copies import copy_content

PROJECT = Path(__file__).parents[2]
FOLDER = PROJECT / "tests/data/mistakes"
MISTAKES = yaml.safe_load((FOLDER / "mistakes.yml").read_text("utf-8"))
NAMES = [
    path.relative_to(FOLDER).with_suffix("").as_posix()
    for path in FOLDER.glob("**/*.yml")
    if path.name != "mistakes.yml"
]
LATER = ("outdated-translation", "unannounced-change")
"""What is found after each change of a text, for those who take it in."""


def original(name: str) -> str:
    """The text of a file before a mistake."""
    return (FOLDER / f"{name}.yml").read_text("utf-8")


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> Path:
    """The real content, with the files that mistakes are done to."""
    folder = copy_content(tmp_path_factory.mktemp("whole"))
    for name in NAMES:
        (folder / f"content/{name}.yml").write_text(original(name), "utf-8")
    return folder


def checked(folder: Path, name: str, text: str, base: Content | None = None) -> tuple[Content, list[Problem]]:
    """The content of a folder with this text in one file, and what is wrong with it."""
    file = folder / f"content/{name}.yml"
    before = file.read_bytes() if file.exists() else None
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())
    content = read(folder / "content", folder, base)
    # Of the files that are not there, all that is named may be in them.
    content.problems = [one for one in content.problems if one.rule != "missing-file"]
    problems = [one for one in check(content) if one.rule not in LATER]
    if before:
        file.write_bytes(before)
    return content, problems


@cache
def unchanged(folder: Path, name: str) -> tuple[Content, set[tuple[str, str]]]:
    """The content of a folder before a mistake is done to a file, and the rules and messages of what is found in it anyway."""
    base = read(folder / "content", folder)
    return base, {(one.rule, one.what) for one in checked(folder, name, original(name), base)[1]}


def small(folder: Path, name: str) -> Path:
    """A folder with the file that a mistake is done to, its Spanish, and the lists of words."""
    base = name.removeprefix("es/")
    spanish = (f"es/{base}", "es/style") if f"es/{base}" in NAMES else ()
    for one in (base, "style", *spanish):
        source = FOLDER / f"{one}.yml" if one in NAMES else PROJECT / f"content/{one}.yml"
        if one in NAMES or one.endswith("style"):
            (folder / f"content/{one}.yml").parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, folder / f"content/{one}.yml")
    return folder


def edited(text: str, mistake: dict) -> str:
    """The text of a file after a mistake."""
    if mistake.get("all"):
        return text.replace(mistake["find"], mistake["put"])
    pattern = mistake["find"] if mistake.get("pattern") else re.escape(mistake["find"])
    new, count = re.subn(pattern, lambda _: mistake["put"], text, count=1)
    assert count, f"{mistake['find']!r} is not in the file."
    return new


def first_difference(before: str, after: str) -> int:
    """The first line, from 1, that is not the same in two texts."""
    one, two = before.splitlines(), after.splitlines()
    same = zip(one, two, strict=False)
    return next((n for n, (a, b) in enumerate(same, 1) if a != b), min(len(one), len(two)))


def line_of(mistake: dict, before: str, after: str) -> int:
    """The line that should be named."""
    line = first_difference(before, after)
    lines = after.splitlines()
    if "at" not in mistake:
        return line
    later = (n for n in range(line, len(lines) + 1) if mistake["at"] in lines[n - 1])
    return next(later, 0) or next(n for n, text in enumerate(lines, 1) if mistake["at"] in text)


def follow(problem: Problem, text: str) -> str | None:
    """The text after someone did to the letter what the advice says, or None if it takes more than that."""
    lines = text.split("\n")
    at, advice = problem.place.line - 1, problem.advice
    value = re.compile(r"^(\s*(?:- )*(?:[a-z_]+: +)?)(.*)$")
    if found := re.search(r"(Add|Delete) (\d+) spaces? at (its beginning|the beginning of each)", advice):
        number, each = int(found[2]), re.search(r"Lines (\d+) to (\d+) ", problem.what)
        start, end = (int(each[1]) - 1, int(each[2])) if each else (at, at + 1)
        for n in range(start, end):
            if lines[n].strip():
                lines[n] = " " * number + lines[n] if found[1] == "Add" else lines[n][number:]
    elif found := re.search(r"Put the whole text in (double|single) quotes", advice):
        before, words = value.fullmatch(lines[at]).groups()
        quote = {"double": '"', "single": "'"}[found[1]]
        if "in place of" in advice:
            words = words[1:-1]
        lines[at] = f"{before}{quote}{words.replace(quote, quote * 2) if 'twice' in advice else words}{quote}"
    elif found := re.search(r"Write (.) at the end of the line", advice):
        lines[at] += found[1]
    elif found := re.search(r"Put the line '(.*?)' above this one", advice):
        lines.insert(at, found[1].replace("...", "major-surgery"))
    elif found := re.search(r"Begin it with '- '", advice):
        lines[at] = re.sub(r"^(\s*)(?:[^\w\s\"'\[]|\d\.)?\s*", r"\1- ", lines[at], count=1)
    elif found := re.search(r"Begin the line with '(.*?)'", advice):
        lines[at] = found[1] + lines[at].lstrip()
    elif found := re.search(r"Delete this line", advice):
        del lines[at]
    elif found := re.search(r"Write '([a-z]+: )' and then its text", advice):
        lines[at] = re.sub(r"[a-z]+\W\s*", found[1], lines[at], count=1)
    elif found := re.search(r"Write (\d) spaces there instead", advice):
        lines[at] = " " * int(found[1]) + lines[at].lstrip()
    elif found := re.search(r"Write '?\(?([a-z-]+)\)?'?(?: again|\.$)|write that again", advice):
        name = found[1] or re.search(r"This was '([a-z-]+)'", problem.message)[1]
        start = problem.place.column - 1
        lines[at] = lines[at][:start] + re.sub(r"^[^\s)]+", name, lines[at][start:], count=1)
    elif found := re.search(r"Did you mean '(.*?)'\?", advice):
        start = problem.place.column - 1
        lines[at] = lines[at][:start] + re.sub(r"^[\w-]+", found[1], lines[at][start:], count=1)
    else:
        return None
    return "\n".join(lines)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake["mistake"])
def test_a_mistake_is_named_once_on_its_line_with_advice_that_undoes_it(tmp_path, whole, mistake):
    name = mistake.get("file", "when")
    folder = whole if mistake.get("whole") else small(tmp_path, name)
    before = original(name)
    after = edited(before, mistake)
    base, usual = unchanged(folder, name) if folder == whole else (None, set())
    content, problems = checked(folder, name, after, base)
    if "rule" not in mistake:
        assert problems == []
        return
    problems = [one for one in problems if (one.rule, one.what) not in usual]
    shown = [str(problem) for problem in problems]
    named = next((one for one in problems if one.rule == mistake["rule"]), None)
    assert named, shown
    assert named.place.file == f"content/{mistake.get('in', name)}.yml", shown
    if "in" not in mistake:
        assert named.place.line == line_of(mistake, before, after), shown
    assert mistake["says"] in named.message, shown
    assert {one.rule for one in problems} == {mistake["rule"], *mistake.get("also", ())} and len(problems) <= 3, shown

    followed = follow(named, after)
    if named.fix:
        file = folder / f"content/{name}.yml"
        file.write_bytes(after.encode())
        assert fix(content, problems)
        followed = file.read_bytes().decode()
        file.write_bytes(before.encode())
    if followed is not None and folder != whole:
        assert [str(one) for one in checked(folder, name, followed)[1] if one.level == "error"] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_files_are_without_a_mistake_before(tmp_path, name):
    assert [str(one) for one in checked(small(tmp_path, name), name, original(name))[1]] == []
