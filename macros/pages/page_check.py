"""Check the thin pages in ``docs/``: what is between their first two lines of dashes, and the macros that they call."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ..model import SECTIONS
from ..reader import repairs
from ..reader.diagnostics import Lines, Place, Problem, quoted, shown
from ..reader.files import read_text
from ..reader.loader import Content
from ..reader.validation_errors import did_you_mean
from .registry import macro_names

FIELDS = ("title", "description", "hide", "pictures", "lang", "en", "es", "tool", "script", "sheet")
"""What is used of the front matter of most pages. Its page in another language is named by that language."""
NEEDED = ("title", "description")

_HEAD = re.compile(r"---[ \t]*\r?\n(.*?)^---[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_CALL = re.compile(r"\{\{\s*(\w+)\s*\(([^)]*)\)\s*(\}\})?")
_ARGUMENT = re.compile(r"[\"']([^\"']*)[\"']")


def check_pages(content: Content, project: Path) -> list[Problem]:
    """Return what is wrong with the pages of a project."""
    return [problem for path in sorted((project / "docs").glob("**/*.md")) for problem in _page(content, path, project)]


def _page(content: Content, path: Path, project: Path) -> Iterator[Problem]:
    file = shown(path, project)
    text = read_text(path, file)
    if isinstance(text, Problem):
        yield text
        return
    head = _HEAD.match(text)
    if not head:
        what = "The page doesn't begin with its title and description between two lines '---'."
        yield Problem(Place(file), "page-head", what, "Compare it with another page.")
        return
    yield from _fields(content, file, head[1])
    lines = Lines(text)
    for call in _CALL.finditer(text):
        yield from _call(content, lines.place(file, call.start(1)), call)


def _fields(content: Content, file: str, head: str) -> Iterator[Problem]:
    # The blank line stands for the dashes, so that all lines keep their numbers.
    root, lines, problems = repairs.parse(f"\n{head}", file)
    yield from problems
    if root is None or not isinstance(root.value, dict):
        if not problems:
            yield Problem(Place(file, 2), "page-head", "These lines are no fields.", "Compare them with another page.")
        return
    known = (*FIELDS, *content.translations)
    for name, (key, _) in root.value.items():
        near = did_you_mean(name, known)
        if name not in known and near:  # a new field is fine, a misspelt one is not
            yield Problem(lines.place(file, key.start), "page-head", f"{quoted(name)} is not used of a page.", near)
    for name in NEEDED:
        if name not in root.value:
            yield Problem(
                Place(file, 2), "page-head", f"The page has no {name}.", f"Add a line '{name}: ' and its words."
            )


def _call(content: Content, place: Place, call: re.Match[str]) -> Iterator[Problem]:
    known = macro_names(content.translations)
    if call[1] not in known:
        advice = did_you_mean(call[1], known) or f"The macros are: {', '.join(known)}."
        yield Problem(place, "page-macro", f"There is no macro {quoted(call[1])}.", advice)
        return
    if not call[3]:
        yield Problem(place, "page-macro", f"What calls '{call[1]}' isn't closed.", "Write '}}' at its end.")
    macro = call[1].rpartition("_")[2]
    ids: set[str] = set()
    if macro in ("section", "sections"):
        ids = set(SECTIONS)
    elif macro == "item" and not content.faulty:
        ids = {item.id for _, item in content.guide.items()}
    for name in _ARGUMENT.findall(call[2]) if ids else ():
        if name not in ids:
            what = f"There is no {'item' if macro == 'item' else 'file'} {quoted(name)}."
            yield Problem(place, "page-macro", what, did_you_mean(name, ids) or "Use a name that exists.")
