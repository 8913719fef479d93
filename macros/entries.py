"""Entries as text: how a new one is written, and where it goes, with every other line kept as it is."""

from __future__ import annotations

import datetime as dt
import re
import textwrap
import unicodedata

import yaml

from .reading import Document

WIDTH = 100


def id_of(title: str, prefix: str = "") -> str:
    """An id made of a title: small letters and hyphens, the filling words left out, at most five words."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower().replace("'", "")
    words = re.findall(r"[a-z0-9]+", plain)
    short = [word for word in words if word not in {"a", "an", "the", "of", "to", "i", "my", "is", "it", "do", "can", "may"}]
    name = "-".join((short or words)[:5])
    return name if name.startswith(prefix) else prefix + name


def entry(values: dict[str, object]) -> str:
    """An entry of a list, from its fields in order, laid out as the content is."""
    lines = [line for name, value in values.items() if value not in (None, []) for line in _field(name, value)]
    return "\n".join(f"{'  - ' if number == 0 else '    '}{line}".rstrip() for number, line in enumerate(lines)) + "\n"


def _field(name: str, value: object) -> list[str]:
    if isinstance(value, list):
        if all(re.fullmatch(r"[a-z0-9-]+", str(row)) for row in value):
            return [f"{name}: [{', '.join(value)}]"]
        return [f"{name}:", *(f"  - {scalar(row)}" for row in value)]
    text = str(value)
    if isinstance(value, dt.date):
        return [f"{name}: {text}"]
    if "\n" in text.strip():
        return [f"{name}: |", *(f"  {line}" for line in text.strip().splitlines())]
    if len(text) > WIDTH - 20:
        return [f"{name}: >-", *(f"  {line}" for line in textwrap.wrap(text, WIDTH - 6, break_long_words=False, break_on_hyphens=False))]
    return [f"{name}: {scalar(text)}"]


def scalar(text: str) -> str:
    """A text in one line: plain where YAML reads it as just this text, else in double quotes."""
    plain = yaml.safe_dump(text, width=float("inf"), allow_unicode=True).strip()
    if plain.removesuffix("\n...").strip() == text and not re.fullmatch(r"[-+.\d][\w.:+-]*", text):
        return text
    return yaml.safe_dump(text, width=float("inf"), allow_unicode=True, default_style='"').strip()


def insert(document: Document, new: str, after: str | None = None) -> str | None:
    """The document's text with ``new`` behind the entry ``after``, or at the end; None if there is no such entry."""
    text = document.lines.text
    newline = "\r\n" if "\r\n" in text else "\n"
    rows = document.root.at(("items",)).value
    ids = [row.value["id"][1].value if "id" in row.value else None for row in rows]
    if after is not None and after not in ids:
        return None
    number = len(rows) - 1 if after is None else ids.index(after)
    lines = text.splitlines(keepends=True)
    at = len(lines) if number == len(rows) - 1 else _first_line(document, rows[number + 1].start, lines)
    while at and not lines[at - 1].strip():
        at -= 1
    head = "".join(lines[:at]).rstrip("\r\n") + newline
    tail = "".join(lines[at:]).lstrip("\r\n")
    return head + newline + new.replace("\n", newline) + (newline + tail if tail else "")


def _first_line(document: Document, start: int, lines: list[str]) -> int:
    """The index of the line that an entry begins on, comments above it included."""
    at = document.lines.place("", start).line - 1
    while at and lines[at - 1].lstrip().startswith("#"):
        at -= 1
    return at


def insert_sorted(text: str, name: str, line: str) -> str:
    """The register's text with ``line`` before the first one whose id comes later in the alphabet."""
    newline = "\r\n" if "\r\n" in text else "\n"
    for match in re.finditer(r"^  - \{id: ([a-z0-9-]+)", text, re.MULTILINE):
        if match[1] > name:
            return text[: match.start()] + line + newline + text[match.start() :]
    return text.rstrip("\r\n") + newline + line + newline


def edit(text: str, edits: list[tuple[int, int, str]]) -> str:
    """``text`` with each (start, end, new text) put in place."""
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text
