"""Write entries as YAML text, and insert them. Every other line stays as it is."""

from __future__ import annotations

import datetime as dt
import re
import textwrap
import unicodedata
from collections.abc import Iterable

import yaml

from .content import Document
from .diagnostics import Lines
from .yaml_tree import Node, Path, parse

WIDTH = 100
_FILLING = {"a", "an", "the", "of", "to", "i", "my", "is", "it", "do", "can", "may"}


def id_of(title: str, prefix: str = "") -> str:
    """Return an id made of a title: small letters and hyphens, the filling words left out, at most five words."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower().replace("'", "")
    words = re.findall(r"[a-z0-9]+", plain)
    short = [word for word in words if word not in _FILLING] or words
    while short and not prefix and short[0][0].isdigit():
        del short[0]
    name = "-".join(short[:5])
    whole = name if name.startswith(prefix) else prefix + name
    return whole[:40].rstrip("-") if name else ""


def entry(values: dict[str, object], indent: int = 2) -> str:
    """Return an entry of a list, from its fields in order, laid out as the content is."""
    return "".join(f"{' ' * indent}{line}".rstrip() + "\n" for line in _row(values))


def fields(values: dict[str, object], indent: int) -> str:
    """Return fields of an entry that is there, from its fields in order, laid out as the content is."""
    lines = [line for name, value in values.items() for line in _field(name, value)]
    return "".join(f"{' ' * indent}{line}".rstrip() + "\n" for line in lines)


def whole(values: dict[str, object]) -> str:
    """Return a file's text from its fields in order, laid out as the content is."""
    blocks = [
        "\n".join(line.rstrip() for line in _field(name, value))
        for name, value in values.items()
        if value not in (None, [])
    ]
    return (
        "\n".join(blocks)
        .replace("\nitems:\n", "\n\nitems:\n")
        .replace("\n  - id:", "\n\n  - id:")
        .replace(":\n\n  - id:", ":\n  - id:")
        + "\n"
    )


def _row(values: dict[str, object]) -> list[str]:
    lines = [line for name, value in values.items() if value not in (None, []) for line in _field(name, value)]
    return [f"{'- ' if number == 0 else '  '}{line}".rstrip() for number, line in enumerate(lines)]


def _field(name: str, value: object) -> list[str]:
    if isinstance(value, dict):
        return [f"{name}:", *(f"  {line}" for inner, row in value.items() for line in _field(inner, row))]
    if isinstance(value, list):
        if all(isinstance(row, dict) for row in value):
            return [f"{name}:", *(f"  {line}" for row in value for line in _row(row))]
        if all(re.fullmatch(r"[a-z0-9-]+", row) and scalar(row) == row for row in value):
            return [f"{name}: [{', '.join(value)}]"]
        return [f"{name}:", *(f"  - {scalar(row)}" for row in value)]
    text = str(value).lower() if isinstance(value, bool) else str(value)
    if isinstance(value, (dt.date, int)):
        return [f"{name}: {text}"]
    if "\n" in text.strip():
        return _long(name, "|", text.strip().splitlines()) or [f"{name}: {scalar(text)}"]
    if len(text) > WIDTH - 20:
        wrapped = textwrap.wrap(text, WIDTH - 6, break_long_words=False, break_on_hyphens=False)
        return _long(name, ">-", wrapped) or [f"{name}: {scalar(text)}"]
    return [f"{name}: {scalar(text)}"]


def _long(name: str, style: str, rows: list[str]) -> list[str]:
    """Return a field of several lines, or nothing if YAML would not read it so."""
    lines = [f"{name}: {style}", *(f"  {line}" for line in rows)]
    joined = {"|": "\n".join(rows) + "\n", ">-": " ".join(rows)}[style]
    root, _, problems = parse("\n".join(lines) + "\n", name)
    return lines if root and not problems and root.data() == {name: joined} else []


def scalar(text: str) -> str:
    """Return a text in one line: plain where YAML reads it as just this text, else in double quotes."""
    root, _, problems = parse(f"a: {text}\n", "")
    if root and not problems and root.data() == {"a": text} and "\n" not in text:
        return text
    return yaml.safe_dump(text, width=float("inf"), allow_unicode=True, default_style='"').strip()


def insert(document: Document, path: Path, values: dict[str, object], after: str | None = None) -> str:
    """Return the document's text with an entry in the list at ``path``: after the one with the id ``after``, or at its end."""
    text, newline = document.lines.text, newline_of(document.lines.text)
    rows = [row for _, row in document.root.at(path).children]
    number = len(rows) - 1 if after is None else ids(document, path).index(after)
    is_last = number == len(rows) - 1
    new = entry(values, document.lines.place("", rows[0].start).column - 3).replace("\n", newline)
    at = _end(document, path, rows[-1]) if is_last else above(document.lines, rows[number + 1].start)
    head = text[:at].rstrip()
    apart = newline if len(rows) == 1 or text[: above(document.lines, rows[1].start)].endswith(newline * 2) else ""
    return head + newline + apart + new.rstrip() + (text[len(head) :] or newline)


def ids(document: Document, path: Path) -> list[str]:
    """Return the id of each entry of the list at ``path``."""
    return [str(row.id) for _, row in document.root.at(path).children]


def _end(document: Document, path: Path, last: Node) -> int:
    """Return the offset after a list: of the whole file, or of the line on which something else begins."""
    if len(path) == 1:
        return len(document.lines.text)
    line = document.lines.place("", last.end).line
    begins_there = not document.lines.text[document.lines.start(line) : last.end].strip("- ")
    return above(document.lines, last.end) if begins_there else document.lines.start(line + 1)


def above(lines: Lines, start: int) -> int:
    """Return the offset of the line that an entry begins on, comments above it included."""
    line = lines.place("", start).line
    while line > 1 and lines.line(line - 1).lstrip().startswith("#"):
        line -= 1
    return lines.start(line)


def without(text: str, path: Path) -> str:
    """Return ``text`` without what is at ``path``: a row of a list, or a field."""
    root, lines, _ = parse(text, "")
    if root is None:
        return text
    holder, node, start = root.at(path[:-1]), root.at(path), root.at(path, key=True).start
    if text[holder.start] in "[{":
        places = [(root.at((*path[:-1], step), key=True).start, one.end) for step, one in holder.children]
        number = places.index((start, node.end))
        if number + 1 < len(places):
            return text[:start] + text[places[number + 1][0] :]
        return text[: places[number - 1][1] if number else start] + text[node.end :]
    last = node
    while children := list(last.children):
        last = children[-1][1]
    end = start + len(text[start : last.end].rstrip())
    head, rest = text[: above(lines, start)], text[lines.start(lines.place("", end).line) :].partition("\n")[2]
    if not rest.strip():
        return head.rstrip() + text[len(text.rstrip()) :]
    return head + (re.sub(r"\A(\s*\n)+", "", rest) if re.search(r"\n\s*\n\Z", head) else rest)


def path_of(text: str, name: str) -> Path | None:
    """Return where in a file's text the entry with the id ``name`` is; None if there is none."""
    root, _, _ = parse(text, "")
    inner: list[tuple[Path, Node]] = [((), root)] if root else []
    while inner:
        at, node = inner.pop()
        if node.id == name:
            return at
        inner += [((*at, step), child) for step, child in node.children]
    return None


def insert_sorted(text: str, name: str, line: str) -> str:
    """Return the register's text with ``line`` before the first one whose id comes later in the alphabet."""
    newline = newline_of(text)
    for match in re.finditer(r"^  - \{id: ([a-z0-9-]+)", text, re.MULTILINE):
        if match[1] > name:
            return text[: match.start()] + line + newline + text[match.start() :]
    return text.rstrip("\r\n") + newline + line + newline


def edit(text: str, edits: Iterable[tuple[int, int, str]]) -> str:
    """Return ``text`` with each (start, end, new text) put in place. The new lines end as the others do."""
    newline = newline_of(text)
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new.replace("\n", newline) + text[end:]
    return text


def newline_of(text: str) -> str:
    """Return how the lines of a file's text end."""
    return "\r\n" if "\r\n" in text else "\n"
