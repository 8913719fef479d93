"""Small made-up content for tests: some files with a few entries, and marks where a problem should be found."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from macros.model import COLLECTIONS, FILES, SECTIONS
from macros.model.fingerprint import fingerprint_of
from macros.reader.content import Content
from macros.reader.diagnostics import Lines, Place
from macros.reader.loader import read
from macros.text.markup import plain

PROJECT = Path(__file__).parents[2]

MARK = "\u2038"
"""Comes before the character at which a problem should be found (a caret). It is not written into the file."""

Files = dict[str, str]
"""The text of each file by its name; those of a translation are called such as ``es/faqs``, those before a change ``before/faqs``."""

BEFORE = "before"

_PAGE = """title: A page
main_message: Ask first.
in_short: [Ask one., Ask two., Ask three.]
reviewed: 2026-01-01
items:
"""

_PAGE_ES = f"""english: {fingerprint_of("A page", "Ask first.", "Ask one.", "Ask two.", "Ask three.")}
title: Una página
main_message: Pregunte primero.
in_short: [Pregunte una., Pregunte dos., Pregunte tres.]
items:
"""


def entry(fields: str, **usual: str) -> str:
    """Return an entry of a list: the ``usual`` fields that ``fields`` does not have, and then these."""
    given = [line.split(":")[0].strip('" ' + MARK) for line in fields.split("\n") if not line.startswith(" ")]
    lines = [f"{name}: {value}" for name, value in usual.items() if name not in given] + fields.split("\n")
    return "".join(f"{'    ' if number else '  - '}{line}\n" for number, line in enumerate(lines))


def item(fields: str = "", id: str = "one") -> str:
    """Return an item of a page."""
    return entry(fields, id=id, title="A title", summary="Ask first.")


def item_es(fields: str = "", *english: str, id: str = "one") -> str:
    """Return the Spanish of an item that says ``english``: its title and its summary, if not the usual ones."""
    says = english or ("A title", "Ask first.")
    usual = {"title": "Un título", "summary": "Pregunte primero."}
    mark = fingerprint_of(*(plain(text, blanks=True) for text in says))
    return entry(fields, id=id, english=mark, **usual)


def source(fields: str = "", id: str = "fact") -> str:
    """Return a source."""
    usual = {"title": "A paper", "publisher": "A journal", "url": "https://example.org/1", "published": '"2015"'}
    return entry(fields, id=id, **usual, checked="2026-01-01", says="It helps.", seen="page")


def registered(*names: str) -> str:
    """Lines of the register."""
    return "".join(f"  - {{id: {name}, since: 2026-01-01}}\n" for name in names)


def real() -> Files:
    """Return the files of the real content, for what is too much to make up."""
    return {name: (PROJECT / f"content/{name}.yml").read_text("utf-8") for name in FILES}


def write(folder: Path, files: Files) -> list[Place]:
    """Write content files, those of sections and lists with their usual head. Return the marked places."""
    marked = []
    for name, text in files.items():
        language, _, file = name.rpartition("/")
        (folder / "content" / language).mkdir(parents=True, exist_ok=True)
        page = _PAGE if language in ("", BEFORE) else _PAGE_ES
        head = page if file in SECTIONS else "items:\n" if file in COLLECTIONS else ""
        *before, last = ((head if text.startswith("  -") else "") + text).split(MARK)
        whole = "".join(before) + last
        lines = Lines(whole)
        marked += [lines.place(f"content/{name}.yml", len("".join(before[: n + 1]))) for n in range(len(before))]
        (folder / "content" / f"{name}.yml").write_bytes(whole.encode())
    return sorted(marked)


def small(folder: Path, files: Files) -> tuple[Content, list[Place]]:
    """Return the content of these files alone, and the marked places. The files left out count as empty, not as missing."""
    marked = write(folder, files)
    return alone(folder, files), marked


def alone(folder: Path, names: Collection[str]) -> Content:
    """Return the content of a folder that has only these files."""
    content = _read(folder / "content", folder, names)
    before = [name.removeprefix(f"{BEFORE}/") for name in names if name.startswith(f"{BEFORE}/")]
    content.base = _read(folder / "content" / BEFORE, folder, before) if before else None
    return content


def _read(content_folder: Path, folder: Path, names: Collection[str]) -> Content:
    content = read(content_folder, folder)
    content.problems = [problem for problem in content.problems if problem.rule != "missing-file"]
    content.unread = {name: text for name, text in content.unread.items() if name in names}
    content.__dict__.pop("faulty", None)  # a translation has asked for it
    return content
