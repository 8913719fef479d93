"""Find the mistake in a file that can't be read: try small edits around the place, and see after which it can be read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from . import yaml_tree
from .diagnostics import Lines, Problem
from .line_edits import LINE, Repair, field_names, possible_repairs
from .yaml_errors import has_conflict
from .yaml_tree import Node

Faults = Callable[[str], list[Problem]]
"""Return the problems of a file with this text, by its YAML and by its kind."""

MAX_WINDOW = 40_000
"""Around the place of a mistake, no more characters are searched."""
_ROW = re.compile(r" {0,2}- ")
"""The first line of an entry: all content is indented by two spaces a level."""
_TOP = re.compile(r"([A-Za-z_]\w*):(?:\s|$)")


def parse(text: str, file: str, faults: Faults | None = None) -> tuple[Node | None, Lines, list[Problem]]:
    """Read the YAML ``text`` of ``file`` as ``yaml_tree.parse`` does, and name the mistake where it can't be read."""
    root, lines, found = yaml_tree.parse(text, file)
    problems = list(found)
    if root is None and problems and problems[-1].rule == "yaml-syntax" and not has_conflict(text):
        mistake = find(text, problems[-1].place.line, faults or _syntax_faults, is_unreadable=True)
        if mistake:
            problems[-1] = mistake.problem(file, "yaml-syntax")
    return root, lines, problems


def find(text: str, line: int, faults: Faults, *, is_unreadable: bool) -> Repair | None:
    """Return the likeliest edit after which nothing is wrong in the entries around a ``line`` (from 1), or None.

    Args:
        text: The text of a file.
        line: Where a problem was found. The mistake is there or above.
        faults: What is wrong with a text.
        is_unreadable: Whether the text is no YAML. Else its fields are in the wrong places.
    """
    rows = _rows(text)
    chunks = _chunks(rows)
    number = next((n for n, (_, end) in enumerate(chunks) if line <= end), len(chunks) - 1)
    if is_unreadable:
        number = next((n for n in range(number + 1) if _error(_masked(rows, *chunks[n]))), number)
    start, end = chunks[max(0, number - 1) if is_unreadable else number][0], chunks[number][1]
    window = _masked(rows, start, end)
    if sum(map(len, window)) > MAX_WINDOW:
        return None
    at = (_error(window) or line) - 1
    edits = sorted(
        possible_repairs(rows, start, end, is_unreadable=is_unreadable),
        key=lambda edit: (edit.cost, abs(at - edit.start) + (5 if edit.start > at else 0)),
    )
    for edit in edits:
        # In a file that can be read, many lines are moved only if the problems begin with them.
        if not is_unreadable and edit.end - edit.start > 1 and edit.start + 1 != line:
            continue
        after = edit.apply(window)
        if _error(after) is None and not _wrong(after, start, end + len(edit.new) - (edit.end - edit.start), faults):
            # An entry may fit by itself and not among the others.
            next_error = _error(edit.apply(rows)) if is_unreadable else None
            if next_error is None or next_error > end + 1:
                return replace(edit, window=(start, end))
    return None


def _rows(text: str) -> list[str]:
    lines = Lines(text)
    return [lines.line(number) for number in range(1, lines.count + 1)]


def _syntax_faults(text: str) -> list[Problem]:
    return list(yaml_tree.parse(text, "")[2])


def _error(rows: list[str]) -> int | None:
    """Return the line (from 1) of the syntax error, or None."""
    root, _, problems = yaml_tree.parse("\n".join(rows) + "\n", "")
    return problems[-1].place.line if root is None and problems else None


def _wrong(rows: list[str], start: int, end: int, faults: Faults) -> bool:
    """Return whether something is wrong in these lines of a text in which all others are blank."""
    text = "\n".join(rows) + "\n"
    found = [one for one in faults(text) if start < one.place.line <= end]
    # Most of the file's own fields are blanked out.
    if any(
        not (one.rule in ("empty", "list-length") or (one.rule == "missing-field" and one.place.column == 1))
        for one in found
    ):
        return True
    root, lines, _ = yaml_tree.parse(text, "")
    return root is None or _hides_fields(root, lines, start, end)


def _hides_fields(root: Node, lines: Lines, start: int, end: int) -> bool:
    """Return whether a line that looks like a field, or like the row of a list, is part of a text."""
    fields, texts = set[int](), list[tuple[int, int]]()
    open_nodes = [root]
    while open_nodes:
        node = open_nodes.pop()
        if isinstance(node.value, dict):
            fields |= {lines.place("", key.start).line for key, _ in node.value.values()}
        elif node.style not in ("|", ">") and not isinstance(node.value, list):
            texts.append((lines.place("", node.start).line, lines.place("", node.end).line))
        open_nodes += [child for _, child in node.children]
    for number in range(start + 1, end + 1):
        match = LINE.match(lines.line(number))
        if match and match["field"] and number not in fields:
            is_bare = not match["value"] or match["value"][0] in "[|>"
            if is_bare or match["field"].rstrip(": ") in field_names():
                return True
    return any(lines.line(one).lstrip().startswith("- ") for first, last in texts for one in range(first + 1, last + 1))


def _chunks(rows: list[str]) -> list[tuple[int, int]]:
    """Return where the entries of a file, and its own fields, begin and end."""
    seen, starts = set[str](), [0]
    for number, row in enumerate(rows):
        top = _TOP.match(row)
        if _ROW.match(row) or (top and top[1] not in seen):
            starts.append(number)
            seen |= {top[1]} if top else set()
    return [(start, end) for start, end in pairwise([*starts, len(rows)]) if end > start]


def _masked(rows: list[str], start: int, end: int) -> list[str]:
    """Return the lines with all blanked out but those from ``start`` to ``end`` and the name of the list they are in."""
    top = next((n for n in range(start, -1, -1) if _TOP.match(rows[n])), start)
    return [row if start <= number < end or number == top else "" for number, row in enumerate(rows)]
