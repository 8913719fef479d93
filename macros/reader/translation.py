"""Merge a translation with the English that it was made from: the words of the one, everything else from the other.

A translated file has the ids and the texts for readers, and nothing that is the same in every language: so no translation can
change an address, a source, a number or a date that is kept in a field of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from ..model import Named, Part, former_ids, own_fields, text_fields, translated_fields
from ..model.fingerprint import fingerprint, fingerprint_of_text
from .diagnostics import Lines, Problem
from .yaml_tree import Node, Path

IN_BRACKETS = re.compile(r"\]\([^)]*\)|\{[^}]*\}")
"""The target of a link, and a blank: what is in no language."""

MARK = "english"
"""The field with the fingerprint of the English that a part was made from; at the top of a file, of its own texts."""
WORD_MARKS = "english_words"
"""The field with the fingerprint of each text under 'words'."""
PAGE = "the page"
"""The name for the texts of a file that are in no part with an id."""


Kind = Literal["missing", "left-over", "outdated", "untranslated", "renamed"]


@dataclass(frozen=True)
class Drift:
    """A place where a translation and the English have drifted apart; ``english`` is what to write, if that is known."""

    kind: Kind
    path: Path
    start: int
    """Where to look in the translated file."""
    name: str
    english: str = ""


@dataclass
class Merger:
    """Puts the words of a translated file into the tree of the English one."""

    file: str
    lines: Lines
    parts: dict[Path, Part]
    """Every part of the English file by its path."""
    drifts: list[Drift] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    untranslated: set[Path] = field(default_factory=set)
    """Where the English is used because there is no translation."""

    def part(self, at: Path, english: Node, own: Node) -> Node:
        """Return the part at ``at`` with the words of ``own``."""
        if not isinstance(english.value, dict) or not isinstance(own.value, dict):
            self._refuse(
                own.start, "wrong-shape", "This should be fields, as in the English.", "Compare the two files."
            )
            return _moved(english, own.start)
        kind = type(self.parts[at])
        texts, apart = translated_fields(kind), own_fields(kind)
        merged: dict[str, tuple[Node, Node]] = {}
        for name in kind.model_fields:
            theirs, ours = english.value.get(name), own.value.get(name)
            step = (*at, name)
            if name in apart:
                value = ours[1] if ours else None
            elif theirs is None:
                value = None
                if ours:
                    self._drift("left-over", step, ours[0], name)
            elif name in texts:
                value = self._text(step, theirs[1], ours[1] if ours else None, own)
            elif ours and self._has_parts(step, theirs[1]):
                value = self._parts(step, theirs[1], ours[1])
            elif self._has_text(step):
                value = self._parts(step, theirs[1], Node(None, own.start, own.end))
            elif ours and name == "id":
                value = Node(theirs[1].value, ours[1].start, ours[1].end, ours[1].style)
            else:
                value = _moved(theirs[1], own.start)
                if name in text_fields(kind):
                    self.untranslated.add(step)
                if ours:
                    advice = "Delete the line: it is kept in the English file only."
                    self._refuse(ours[0].start, "shared-field", f"'{name}' is the same in every language.", advice)
            if value is not None:
                key = ours[0] if ours else _moved(theirs[0], own.start) if theirs else value
                merged[name] = (key, value)
        for name, pair in own.value.items():
            if name not in kind.model_fields and name not in (MARK, WORD_MARKS):
                merged[name] = pair  # the check of its shape says that there is no such field
        self._compare(at, own)
        return Node(merged, own.start, own.end)

    def _text(self, at: Path, english: Node, own: Node | None, owner: Node) -> Node:
        if own is None or own.value is None:
            return self._missing(at, english, owner)
        if isinstance(english.value, dict) and isinstance(own.value, dict):
            for name, (key, _) in own.value.items():
                if name not in english.value:
                    self._drift("left-over", (*at, name), key, name)
            words = {
                name: own.value[name]
                if name in own.value
                else (_moved(key, own.start), self._missing((*at, name), value, own))
                for name, (key, value) in english.value.items()
            }
            own = Node(words, own.start, own.end)
        if isinstance(english.value, list) and isinstance(own.value, list) and len(english.value) != len(own.value):
            self._drift("missing" if len(own.value) < len(english.value) else "left-over", at, own, str(at[-1]))
        self._note_english(at, english, own)
        return own

    def _note_english(self, at: Path, english: Node, own: Node) -> None:
        """Note each text that is just the English again, as 'translate' writes it: it is not in the translation's language yet."""
        if isinstance(own.value, str) and isinstance(english.value, str) and at not in self.untranslated:
            if own.value.split() == english.value.split() and _has_words(english.value):
                self.untranslated.add(at)
                self._drift("untranslated", at, own, self._owner(at))
        else:
            theirs = dict(english.children)
            for step, child in own.children:
                if step in theirs:
                    self._note_english((*at, step), theirs[step], child)

    def _parts(self, at: Path, english: Node, own: Node) -> Node:
        """Return a part, or a list of parts: those with an id by their ids, others by their English or their place in the list."""
        if not isinstance(english.value, list):
            return self.part(at, english, own) if own.value is not None else self._absent(at, english, own)
        rows = own.value if isinstance(own.value, list) else []
        by_key = {key: row for row in rows if (key := key_of(row)) is not None}
        merged, used = [], set()
        for number, row in enumerate(english.value):
            here = (*at, number)
            part = self.parts[here]
            keys = [part.id, *former_ids(part)] if isinstance(part, Named) else [fingerprint(part)]
            found = next((by_key[key] for key in keys if key in by_key), None)
            if found is None and not isinstance(part, Named) and not by_key:
                found = rows[number] if number < len(rows) else None
            if found is None:
                found = self._absent(here, row, own)
            else:
                used.add(id(found))
                if isinstance(part, Named) and found.id != part.id:
                    self._drift("renamed", here, found.at(("id",)), found.id or "", part.id)
                found = self.part(here, row, found)
            merged.append(found)
        for number, row in enumerate(rows):
            if id(row) not in used:
                self._drift("left-over", (*at, number), row, row.id or f"row {number + 1}")
        return Node(merged, own.start, own.end)

    def _absent(self, at: Path, english: Node, owner: Node) -> Node:
        """Return a part that has no translation: its English, which the reader gets, and which is noted if it has words."""
        return self._missing(at, english, owner) if self._has_text(at) else _moved(english, owner.start)

    def _missing(self, at: Path, english: Node, owner: Node) -> Node:
        self.untranslated.add(at)
        part = self.parts.get(at)
        name = f"{at[-2]} {at[-1] + 1}" if isinstance(at[-1], int) else at[-1]
        self._drift("missing", at, owner, part.id if isinstance(part, Named) else name)
        return _moved(english, owner.start)

    def _owner(self, at: Path) -> str:
        """Return the id of the part that a text is in; the page has none."""
        above = (self.parts.get(at[:length]) for length in range(len(at), 0, -1))
        return next((part.id for part in above if isinstance(part, Named)), PAGE)

    def _has_parts(self, at: Path, english: Node) -> bool:
        return at in self.parts or (isinstance(english.value, list) and (*at, 0) in self.parts)

    def _has_text(self, at: Path) -> bool:
        """Return whether a part at ``at`` or below it has texts for readers."""
        return at in self._with_text

    @cached_property
    def _with_text(self) -> set[Path]:
        said = [
            at for at, part in self.parts.items() if any(getattr(part, name) for name in translated_fields(type(part)))
        ]
        return {at[:length] for at in said for length in range(len(at) + 1)}

    def _compare(self, at: Path, own: Node) -> None:
        """Note where the English has changed since the translation was made. A part in a part that has an id goes with it."""
        part = self.parts[at]
        if not isinstance(own.value, dict) or not (isinstance(part, Named) or not at):
            return
        now = fingerprint(part)
        if _says_something(part):
            self._compare_one(at, own.value.get(MARK), own, part.id if isinstance(part, Named) else PAGE, now)
        marks = own.value.get(WORD_MARKS)
        said = marks[1].value if marks and isinstance(marks[1].value, dict) else {}
        for name, text in getattr(part, "words", {}).items() if not at else ():
            if ("words", name) not in self.untranslated:
                here = own.at(("words", name))
                self._compare_one(("words", name), said.get(name), here, name, fingerprint_of_text(text))

    def _compare_one(self, at: Path, mark: tuple[Node, Node] | None, owner: Node, name: str, now: str) -> None:
        if mark is None or mark[1].value != now:
            self._drift("outdated", at, mark[1] if mark else owner, name, now)

    def _drift(self, kind: Kind, at: Path, node: Node, name: str, english: str = "") -> None:
        self.drifts.append(Drift(kind, at, node.start, name, english))

    def _refuse(self, start: int, rule: str, what: str, advice: str) -> None:
        self.problems.append(Problem(self.lines.place(self.file, start), rule, what, advice))


def key_of(row: Node) -> str | None:
    """Return what a row is matched by: its id, or the fingerprint of its English."""
    if row.id or not isinstance(row.value, dict):
        return row.id
    mark = row.value.get(MARK)
    return str(mark[1].value) if mark else None


def _says_something(part: Part) -> bool:
    return any(getattr(part, name) for name in translated_fields(type(part)) if name != "words")


def _has_words(text: str) -> bool:
    """Return whether a text has enough words to be translated: a name, a link alone or a few blanks stay the same."""
    return len(text.split()) > 2 and bool(IN_BRACKETS.sub("", text).strip(" .:-()"))


def _moved(node: Node, start: int) -> Node:
    """Return a copy of a node of the English file that is at ``start`` in the translated one."""
    if isinstance(node.value, dict):
        return Node(
            {name: (_moved(key, start), _moved(value, start)) for name, (key, value) in node.value.items()},
            start,
            start,
        )
    if isinstance(node.value, list):
        return Node([_moved(child, start) for child in node.value], start, start)
    return Node(node.value, start, start, node.style)


def skeleton(parts: dict[Path, Part], at: Path = ()) -> dict[str, object]:
    """Return the English of a part as its translation is laid out, with fingerprints: what there is to translate."""
    part = parts[at]
    laid_out: dict[str, object] = {"id": part.id} if isinstance(part, Named) else {}
    if (isinstance(part, Named) or not at or getattr(part, "by_text", False)) and _says_something(part):
        laid_out[MARK] = fingerprint(part)
    texts, apart = translated_fields(type(part)), own_fields(type(part))
    for name in type(part).model_fields:
        value = getattr(part, name)
        if value and (name in texts or name in apart):
            laid_out[name] = [row.model_dump() for row in value] if _is_list_of_parts(value) else value
        elif isinstance(value, Part):
            laid_out |= _filled(name, skeleton(parts, (*at, name)))
        elif _is_list_of_parts(value):
            rows = [skeleton(parts, (*at, name, number)) for number in range(len(value))]
            if any(set(row) - {"id"} for row in rows):
                laid_out[name] = rows
    if not at and isinstance(getattr(part, "words", None), dict):
        laid_out[WORD_MARKS] = {name: fingerprint_of_text(text) for name, text in part.words.items()}  # type: ignore[attr-defined]
    return laid_out


def _is_list_of_parts(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], Part)


def _filled(name: str, row: dict[str, object]) -> Iterator[tuple[str, object]]:
    if set(row) - {"id"}:
        yield name, row
