"""Check the thin pages in ``docs/``: what is between their first two lines of dashes, and the macros that they call."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ..model import SECTIONS
from ..reader import repairs
from ..reader.content import Content
from ..reader.diagnostics import Lines, Place, Problem, quoted, shown
from ..reader.files import read_text
from ..reader.page_files import page_files
from ..reader.validation_errors import did_you_mean
from ..text.characters import plain_layout, plain_text, replaceable
from .registry import macro_names, names_taken
from .site import PAGES, SLUGS

FIELDS = ("title", "description", "hide", "pictures", "lang", "en", "tool", "script", "sheet", "frames")
"""What is used of the front matter of most pages. Its page in another language is named by that language."""
NEEDED = ("title", "description")

_HEAD = re.compile(r"---[ \t]*\r?\n(.*?)^---[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_CALL = re.compile(r"\{\{\s*(\w*)\s*(\([^)\n]*\))?[ \t]*(\}\})?")
_NAME = r"\s*(?:\"[^\"“”]*\"|'[^'‘’]*')\s*"
_ARGUMENTS = re.compile(rf"\((?:\s*|{_NAME}(?:,{_NAME})*)\)")
_ARGUMENT = re.compile(r"[\"']([^\"']*)[\"']")


def check_pages(content: Content, project: Path) -> list[Problem]:
    """Return what is wrong with the pages of a project."""
    docs = project / "docs"
    english = {file: source for files in page_files(docs).values() for source, file in files.items()}
    return [
        problem
        for path in sorted(docs.glob("**/*.md"))
        for name in [path.relative_to(docs).as_posix()]
        for problem in _page(content, path, project, _Page(english.get(name, name), _language(content, name)))
    ]


class _Page(NamedTuple):
    """The file of the same page in English, and what the names of the page's macros begin with: ``es_``."""

    src: str
    prefix: str


def _language(content: Content, name: str) -> str:
    folder = name.partition("/")[0]
    return f"{folder}_" if folder in content.translations else ""


def _page(content: Content, path: Path, project: Path, page: _Page) -> Iterator[Problem]:
    file = shown(path, project)
    text = read_text(path, file)
    if isinstance(text, Problem):
        yield text
        return
    head = _HEAD.match(text)
    if not head:
        yield _headless(file, text)
        return
    lines = Lines(text)
    yield from _plain(lines, file, head[1].count("\n") + 1)
    yield from _fields(content, file, head[1], project / "docs")
    calls = list(_CALL.finditer(text))
    for call in calls:
        yield from _call(content, lines.place(file, call.start(1)), call, page)
    if not calls and page.src in PAGES.values():
        example = _example(page)
        yield Problem(lines.place(file, head.end()), "page-macro", "The page shows nothing.", f"Write below: {example}")


def _headless(file: str, text: str) -> Problem:
    dashes = [number for number, line in enumerate(text.splitlines(), 1) if line.rstrip() == "---"]
    if dashes == [1]:
        end = next((number for number, line in enumerate(text.splitlines(), 1) if not line.strip() or "{{" in line), 2)
        what = "The page's title and description don't end with a line '---'."
        return Problem(Place(file, end), "page-head", what, "Write '---' alone on the line above this one.")
    what = "The page doesn't begin with its title and description between two lines '---'."
    return Problem(Place(file), "page-head", what, "Write '---' alone on the line above the title, and below the last.")


def _example(page: _Page) -> str:
    name = next((name for name, file in PAGES.items() if file == page.src), "when")
    return f'{{{{ {page.prefix}section("{name}") }}}}'


def _plain(lines: Lines, file: str, last: int) -> Iterator[Problem]:
    """Yield each line of the head with characters that MkDocs does not read as plain ones, as the content files are read."""
    for number in range(2, last + 1):
        line = lines.line(number)
        if found := replaceable(line):
            what = (
                f"There is a {quoted(line[found[0]])} here, as phones and Word type it. It is not read as a plain one."
            )
            advice = f"Write this line: {plain_text(plain_layout(line)).rstrip()}"
            level = "hint" if plain_layout(line) == line else "error"
            yield Problem(lines.place(file, lines.start(number) + found[0]), "plain-character", what, advice, level)


def _fields(content: Content, file: str, head: str, docs: Path) -> Iterator[Problem]:
    # A blank line replaces the dashes, so that all lines keep their numbers.
    root, lines, problems = repairs.parse(f"\n{head}", file)
    yield from problems
    if root is None or not isinstance(root.value, dict):
        if not problems:
            yield Problem(Place(file, 2), "page-head", "These lines are not fields.", "Compare them with another page.")
        return
    known = (*FIELDS, *content.translations)
    meant: set[str] = set()
    for name, (key, value) in root.value.items():
        if name in ("en", *content.translations) and not _is_page(docs, str(value.value)):
            what = f"There is no page {quoted(value.value)}."
            yield Problem(lines.place(file, value.start), "page-head", what, "Write the address that the page has.")
        near = "" if name in known else did_you_mean(name, known)
        if near:  # a new field is fine, a misspelt one is not
            meant.update(one for one in NEEDED if quoted(one) in near)
            yield Problem(
                lines.place(file, key.start), "page-head", f"{quoted(name)} is not a known field of a page.", near
            )
    for name in NEEDED:
        if name not in root.value and name not in meant:
            yield Problem(
                Place(file, 2), "page-head", f"The page has no {name}.", f"Add a line '{name}: ' and its words."
            )


def _is_page(docs: Path, address: str) -> bool:
    name = address.strip("/")
    return (docs / name / "index.md").is_file() or (docs / f"{name}.md").is_file()


def _call(content: Content, place: Place, call: re.Match[str], page: _Page) -> Iterator[Problem]:
    known = macro_names(content.translations)
    name, arguments = call[1], call[2] or ""
    if name and name not in known:
        advice = did_you_mean(name, known) or f"The macros are: {', '.join(known)}."
        yield Problem(place, "page-macro", f"There is no macro {quoted(name)}.", advice)
    elif name and arguments and not call[3]:
        yield Problem(place, "page-macro", f"What calls '{name}' isn't closed.", "Write '}}' at its end.")
    elif not name or not _ARGUMENTS.fullmatch(arguments):
        what = "What is between '{{' and '}}' can't be read."
        advice = f"Write it like this, with straight quotes: {_example(page)}"
        yield Problem(place, "page-macro", what, advice)
    else:
        macro = max((one for one in macro_names(()) if name == one or name.endswith(f"_{one}")), key=len)
        if name != f"{page.prefix}{macro}":
            what = f"{quoted(name)} writes another language than that of this page."
            yield Problem(place, "page-macro", what, f"Write '{page.prefix}{macro}'.")
        yield from _names(content, place, macro, _ARGUMENT.findall(arguments), page)


def _names(content: Content, place: Place, macro: str, names: list[str], page: _Page) -> Iterator[Problem]:
    least, most = names_taken(macro)
    if not least <= len(names) <= (len(names) if most is None else most):
        takes = f"{least} or more names" if most is None else f"{least or 'no'} name{'' if least == 1 else 's'}"
        what = f"{quoted(macro)} takes {takes} between its brackets, and not {len(names)}."
        given = '"..."' if least else ""
        call = _example(page) if macro.startswith("section") else f"{{{{ {page.prefix}{macro}({given}) }}}}"
        yield Problem(place, "page-macro", what, f"Write what belongs here: {call}")
        return
    ids: set[str] = set()
    if macro in ("section", "sections"):
        ids = set(SECTIONS)
    elif macro == "moved":
        ids = set(SLUGS.values())
    elif macro == "item" and not content.faulty:
        ids = {item.id for _, item in content.guide.items()}
    for name in names if ids else ():
        if name not in ids:
            kind = {"item": "item", "moved": "page"}.get(macro, "file")
            what = f"There is no {kind} {quoted(name)}."
            advice = did_you_mean(name, ids) or "Use a name that exists."
            if macro == "item" and (entry := content.guide.register.get(name)) and entry.retired:
                what, advice = f"{quoted(name)} is withdrawn.", "Let this page lead on. MAINTAINING.md says how."
            yield Problem(place, "page-macro", what, advice)
        elif macro in ("section", "sections") and PAGES[name] != page.src:
            what = f"{quoted(name)} is on another page, 'docs/{PAGES[name]}'."
            yield Problem(place, "page-macro", what, f"Write what belongs here: {_example(page)}")
