"""What screen readers are told: the roles and names of the main flows are as they were when they were looked at.

They are kept in tests/data/names/. After a change that is meant, ``make names`` records them anew: look at the diff, and ask
of each line whether someone who can't see the page would know what it is and what it does.

Words of the content are left out, and of equal things in a row one is kept, so that changing a sentence or adding an item
changes nothing here.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from ..conftest import PROJECT
from ..helpers.states import LONG, STATES, live

KEPT = PROJECT / "tests/data/names"
RUNNING = ("text", "paragraph", "strong", "emphasis", "code")
MADE_OF_OTHERS = ("row", "cell")
"""Roles whose name is what is in them."""

LISTS = ("lookup", "search", "style")
"""What has phrases that are in many texts."""

VARYING = {r'("|\. )\d+ ': r"\1{number} ", r"[A-Z][a-z]+ \d+, \d{4}": "{date}", LONG: "{long}"}

FLOWS = {
    "home": (lambda page, root: page.goto(root), ["main"]),
    "menu": (STATES["menu open"], [".md-skip", ".md-banner", ".md-header", ".md-footer"]),
    "checklist": (STATES["checklist in use"], [".fit", '[data-phase="phase-before"]', ".keep", ".bar"]),
    "own-task": (STATES["checklist with a form for an own task"], ['[data-phase="phase-cost"] .own-line']),
    "restore": (STATES["checklist asks about a backup"], ["dialog"]),
    "decide": (STATES["decision filled in"], ["#decide"]),
    "questions": (STATES["questions picked"], ["form.sheet"]),
    "letter": (STATES["letter filled in"], ["#letter-records-request-letter"]),
    "letters": (lambda page, root: live(page, f"{root}letters/"), ["#letters"]),
    "compare": (STATES["comparison of three"], ["#compare"]),
    "visit": (STATES["visit filled in"], ["#visit"]),
    "search": (STATES["search with results"], [".search", "#results"]),
    "part": (STATES["menu of a part"], ["#part-menu"]),
}


def words_of(part: object, field: str = "") -> Iterator[tuple[str, str]]:
    """The words of the content, each with the name of its field; not those of labels and messages."""
    if isinstance(part, str):
        yield part, field
        yield from ((words, "link") for words in re.findall(r"\[([^\]]+)\]\(", part))
    elif isinstance(part, list):
        for one in part:
            yield from words_of(one, field)
    elif isinstance(part, BaseModel):
        for name in type(part).model_fields:
            if name != "words" or isinstance(part.words, str):
                yield from words_of(getattr(part, name), name)


@pytest.fixture(scope="module")
def content_words(content):
    guide = content.guide
    parts = [
        *guide.sections.values(),
        *(part for name, part in guide.singles.items() if name not in LISTS),
        *(one for all_ in guide.collections.values() for one in all_.values()),
    ]
    found = {
        json.dumps(text, ensure_ascii=False)[1:-1]: field
        for part in parts
        for text, field in words_of(part)
        if " " in text or len(text) > 8
    }
    return sorted(found.items(), key=lambda pair: -len(pair[0]))


def told(snapshot: str, content_words: list[tuple[str, str]]) -> str:
    """A snapshot without running text, and with the fields of the content in place of its words."""
    lines = []
    for line in snapshot.splitlines():
        if "- '" in line:
            line = line.replace("- '", "- ", 1).replace("''", "'")
        indent, role, name, states = re.match(r'( *)- (/?\w+)( "(?:[^"\\]|\\.)*")?((?: \[[^\]]+\])*)', line).groups("")
        if role not in RUNNING and not role.startswith("/"):
            lines.append(f"{indent}- {role}{'' if role in MADE_OF_OTHERS else name}{states}")
    text = "\n".join(lines)
    for words, field in content_words:
        text = text.replace(words, f"{{{field}}}")
    for pattern, instead in VARYING.items():
        text = re.sub(pattern, instead, text)
    return "\n".join(once(text.splitlines())) + "\n"


def once(lines: list[str]) -> list[str]:
    """The lines of a tree, with one of several equal branches in a row."""
    branches: list[list[str]] = []
    depth = len(lines[0]) - len(lines[0].lstrip()) if lines else 0
    for line in lines:
        if len(line) - len(line.lstrip()) <= depth:
            branches.append([line])
        else:
            branches[-1].append(line)
    kept = [[branch[0], *once(branch[1:])] for branch in branches]
    return [line for at, branch in enumerate(kept) if at == 0 or branch != kept[at - 1] for line in branch]


@pytest.mark.parametrize("flow", FLOWS)
def test_screen_readers_are_told_what_they_were(new_context, address, content_words, flow):
    reach, places = FLOWS[flow]
    page = new_context(viewport={"width": 1280, "height": 800}).new_page()
    reach(page, address)
    found = told("\n".join(page.locator(place).first.aria_snapshot() for place in places), content_words)
    file = KEPT / f"{flow}.txt"
    if os.environ.get("RECORD"):
        file.write_text(found, "utf-8")
    assert found == file.read_text("utf-8"), "If it is meant, run: make names"


def test_a_changed_sentence_changes_nothing_that_is_kept(content_words):
    words, field = next((words, field) for words, field in content_words if field == "text")
    assert (
        told(f'- listitem:\n  - checkbox "{words}" [checked]\n  - paragraph: Why.', content_words)
        == f'- listitem\n  - checkbox "{{{field}}}" [checked]\n'
    )


def test_one_of_equal_branches_is_kept():
    assert once(["- a", "  - b", "- a", "  - b", "- a", "  - c"]) == ["- a", "  - b", "- a", "  - c"]
