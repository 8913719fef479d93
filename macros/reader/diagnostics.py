"""What a check can find: one problem, its place, and how it is printed."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """Where something is: a file (as the person names it), a line and a column, both from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Edit(NamedTuple):
    """The characters of a text from ``start`` up to ``end`` become ``new``."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Fix:
    """What fixes a problem by itself: edits of the file, and what they mean: an edit of the value at ``path``."""

    file: tuple[Edit, ...]
    value: Edit
    path: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to fix. ``what`` says what is wrong, ``advice`` what to do; both are whole sentences."""

    place: Place
    rule: str
    what: str
    advice: str = ""
    level: str = "error"
    fix: Fix | None = None

    @property
    def message(self) -> str:
        """What is wrong and what to do, in one line that can't move a terminal's cursor."""
        return visible(f"{self.what} {self.advice}".rstrip())

    @property
    def title(self) -> str:
        """The rule, and whether this is only a hint."""
        return f"hint: {self.rule}" if self.level == "hint" else self.rule

    def __str__(self) -> str:
        return f"{self.place}: {self.title}: {self.message}"


def visible(text: str) -> str:
    """Return ``text`` with a mark in place of each line end and control character."""
    return "".join(character if character.isprintable() else "\ufffd" for character in text)


def quoted(value: object) -> str:
    """Return what someone wrote, in quotes and cut short, for use in a message."""
    text = str(value)
    return f"'{text[:57]}...'" if len(text) > 60 else f"'{text}'"


class Lines:
    """Turns offsets in a text into lines and columns, counted as an editor counts them.

    Only LF, CRLF and CR end a line. (YAML also ends one at U+2028 and the like; editors do not.)
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(end.end() for end in _LINE_END.finditer(text))]

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self._starts)

    def place(self, file: str, offset: int) -> Place:
        """Return the place of the character at ``offset`` (0 is the first)."""
        line = bisect_right(self._starts, offset)
        return Place(file, line, offset - self._starts[line - 1] + 1)

    def start(self, number: int) -> int:
        """Return the offset at which a line begins."""
        return self._starts[number - 1]

    def line(self, number: int) -> str:
        """Return the text of a line, counted from 1, without its end; empty past the last one."""
        if not 1 <= number <= len(self._starts):
            return ""
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        return self.text[self._starts[number - 1] : end].rstrip("\r\n")


def shown(path: Path, root: Path) -> str:
    """Return a path as a person at the project's folder would type it."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
