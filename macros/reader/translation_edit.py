"""Add what a translated file lacks, in English, and update its fingerprints. Every other line stays as it is."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from . import yaml_edit
from .diagnostics import Edit, Lines
from .translation import MARK, WORD_MARKS, Drift, key_of
from .yaml_tree import Node, nodes, parse

Laid = dict[str, object]
"""The English of a part, laid out as its translation is."""


@dataclass
class _Filling:
    """A file's text, and what is to be put into it."""

    lines: Lines
    own_fields: Collection[str] = ()
    """What each language has for itself: a part may do without."""
    only: Collection[str] | None = None
    """The ids of the rows that may be added; None: of all, and all texts too."""
    added: list[str] = field(default_factory=list)
    replaced: list[Edit] = field(default_factory=list)
    _pieces: dict[int, list[str]] = field(default_factory=dict)

    def part(self, laid: Laid, own: Node, owner: str = "") -> None:
        """Add what a part lacks."""
        if not isinstance(own.value, dict):
            return
        last = None
        for name, value in self._without_marks_of_old_words(laid, own).items():
            found = own.value.get(name)
            if found and found[1].value is None and self.only is None and name != MARK:
                self._replace_field(*found, name, value)
                self.added.append(f"{owner}.{name}" if owner else name)
            elif found:
                self._inside(name, value, found[1], owner)
                last = found[1]
            elif self.only is None and name not in (MARK, *self.own_fields):
                self.put_field(own, last, name, value)
                self.added.append(f"{owner}.{name}" if owner else name)

    @staticmethod
    def _without_marks_of_old_words(laid: Laid, own: Node) -> Laid:
        """Return ``laid`` with the fingerprints of those words alone that are added: of the others, no one has read the English."""
        marks, words = laid.get(WORD_MARKS), own.at(("words",))
        if not isinstance(marks, dict) or words is own:
            return laid
        there = dict(words.children)
        new = {key: mark for key, mark in marks.items() if key not in there}
        rest = {name: value for name, value in laid.items() if name != WORD_MARKS}
        return {**rest, WORD_MARKS: new} if new else rest

    def _inside(self, name: str, value: object, found: Node, owner: str) -> None:
        if name in ("words", WORD_MARKS) and isinstance(value, dict):
            self._words(value, found, "words." if name == "words" else "")
        elif isinstance(value, dict):
            self.part(value, found, owner)
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            self._rows(value, found, owner)

    def _words(self, laid: Laid, own: Node, said: str) -> None:
        last = None
        there = dict(own.children)
        for key, value in laid.items() if isinstance(own.value, dict) and self.only is None else ():
            if key in there:
                last = there[key]
            else:
                self.put_field(own, last, key, value)
                self.added += [f"{said}{key}"] if said else []

    def _rows(self, laid: list[Laid], own: Node, owner: str) -> None:
        if not isinstance(own.value, list):
            return
        rows = own.value
        by_key: dict[object, Node] = {known: row for row in rows if (known := key_of(row)) is not None}
        last = None
        for number, row in enumerate(laid):
            key = row.get("id") or row.get(MARK)
            found = by_key.get(key)
            if found is None and "id" not in row and not by_key and number < len(rows):
                found = rows[number]
            if found is not None:
                self.part(row, found, str(key or owner))
                last = found
            elif row.keys() - {"id"} and (self.only is None or key in self.only):
                self._put_row(own, last, row)
                self.added.append(str(key or f"{owner} {number + 1}".strip()))

    def read_words(self, root: Node, marks: Laid) -> None:
        """Write the fingerprints of the words that someone has read again."""
        own = root.at((WORD_MARKS,))
        if own is root and marks:
            self.put_field(root, root.at(("words",)), WORD_MARKS, marks)
            return
        if marks and not isinstance(own.value, dict):
            self._replace_field(root.at((WORD_MARKS,), key=True), own, WORD_MARKS, marks)
            return
        children = dict(own.children)
        for key, mark in marks.items():
            if key in children:
                self.replace_mark(children[key], str(mark))
            else:
                self.put_field(own, next(reversed(children.values()), None), key, mark)

    def replace_mark(self, own: Node, mark: str) -> None:
        """Write a fingerprint in the place of the one that is there, or where one is missing after the colon."""
        self.replaced.append(Edit(own.start, own.end, mark if own.start < own.end else f" {mark}"))

    # where

    def put_field(self, own: Node, behind: Node | None, name: str, value: object) -> None:
        """Put a field into a part, after the value ``behind``, or at the beginning."""
        if self._is_flow(own):
            self._put_flow(own, f"{name}: {_flow(value)}", bool(own.value))
            return
        column = self._column(own.start)
        text = yaml_edit.fields({name: value}, column)
        if behind is None and column == 0:
            self._put(self.lines.start(self._line(own.start)), text)
        else:
            first = next(node for _, node in own.children)
            self._put(self._behind(behind or first, column), text)

    def _replace_field(self, key: Node, own: Node, name: str, value: object) -> None:
        text = yaml_edit.fields({name: value}, self._column(key.start)).strip()
        self.replaced.append(Edit(key.start, own.end, text))

    def _put_row(self, own: Node, behind: Node | None, row: Laid) -> None:
        rows = [node for _, node in own.children]
        if self._is_flow(own):
            self._put_flow(own, _flow(row), bool(rows))
            return
        column = self._column(own.start)
        text = yaml_edit.entry(row, column)
        apart = "\n" if len(rows) > 1 and self._is_apart(rows[1]) else ""
        if behind is None:
            self._put(yaml_edit.above(self.lines, rows[0].start), text + apart)
        else:
            self._put(self._behind(behind, column), apart + text)

    def _put(self, at: int, text: str) -> None:
        self._pieces.setdefault(at, []).append(text)

    def _put_flow(self, own: Node, text: str, is_more: bool) -> None:
        self._put(own.end - 1, f"{', ' if is_more or own.end - 1 in self._pieces else ''}{text}")

    def _is_flow(self, own: Node) -> bool:
        return self.lines.text[own.start] in "{["

    def _line(self, offset: int) -> int:
        return self.lines.place("", offset).line

    def _column(self, offset: int) -> int:
        return self.lines.place("", offset).column - 1

    def _is_apart(self, row: Node) -> bool:
        return not self.lines.line(self._line(yaml_edit.above(self.lines, row.start)) - 1).strip()

    def _behind(self, node: Node, column: int) -> int:
        """Return the offset of the line after a value. Comments no deeper than ``column`` belong to what follows."""
        line = self._line(node.end)
        if not self.lines.text[self.lines.start(line) : node.end].strip("- "):
            line -= 1
        while self._is_between(self.lines.line(line), column):
            line -= 1
        end = self.lines.text.find("\n", self.lines.start(line))
        return len(self.lines.text) if end < 0 else end + 1

    @staticmethod
    def _is_between(line: str, column: int) -> bool:
        bare = line.lstrip()
        return not bare or (bare.startswith("#") and len(line) - len(bare) <= column)

    def written(self) -> str:
        """Return the file's text with all that was put into it."""
        text = self.lines.text
        open_end = "\n" if not text.endswith("\n") else ""
        new = {at: (open_end if at == len(text) else "") + "".join(pieces) for at, pieces in self._pieces.items()}
        return yaml_edit.edit(text, [*self.replaced, *(Edit(at, at, piece) for at, piece in new.items())])


def _flow(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def fill(
    text: str, laid: Laid, own_fields: Collection[str] = (), only: Collection[str] | None = None
) -> tuple[str, list[str]]:
    """Return a translated file's ``text`` with what it lacks of ``laid``, and the names of what was added.

    Of a part that is there, only whole texts and rows are added. With ``only``, just the rows with these ids.
    """
    root, lines, _ = parse(text, "")
    if root is None:
        return text, []
    filling = _Filling(lines, own_fields, only)
    filling.part(laid, root)
    return filling.written(), filling.added


def read_again(text: str, drifts: Iterable[Drift]) -> str:
    """Return a translated file's ``text`` with the fingerprints of today's English where someone has read it again."""
    root, lines, _ = parse(text, "")
    if root is None:
        return text
    filling, by_start = _Filling(lines), {node.start: node for node in nodes(root)}
    words: Laid = {}
    for one in drifts:
        own = by_start[one.start]
        if one.path[:1] == ("words",):
            words[str(one.path[1])] = one.english
        elif isinstance(own.value, dict):
            known = own.value.get("id")
            filling.put_field(own, known[1] if known else None, MARK, one.english)
        else:
            filling.replace_mark(own, one.english)
    filling.read_words(root, words)
    return filling.written()
