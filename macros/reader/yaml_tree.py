"""Parse YAML text into a tree of nodes that know where they are.

PyYAML's own loader takes the last of two equal keys in silence, reads ``no`` and ``12:30`` as other types, follows
aliases as far as memory lasts and recurses as deep as the file says. So the tree is built here, from libyaml's events:
in one pass, without recursion, with every doubtful thing reported where it is.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

import yaml
from yaml.resolver import Resolver

from ..text.characters import plain_layout, plain_text
from .diagnostics import Lines, Problem, quoted
from .yaml_errors import syntax_problem

MAX_DEPTH = 12
MAX_INVISIBLE = 20
"""At most this many are reported: a file that is no text has thousands."""

_INT = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBER_1_2 = re.compile(r"[-+]?(\.\d+|\d+\.?\d*)[eE][-+]?\d+|0o[0-7]+")
"""Numbers in YAML 1.2, which editors speak, that are text in YAML 1.1."""
_TAG = "tag:yaml.org,2002:"
_CONTROL = re.compile("[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""Characters that YAML refuses, and those that end a line for YAML and not for an editor."""
_READ_AS = {
    "bool": "yes or no",
    "str": "a number",
    "int": "a number",
    "float": "a number",
    "timestamp": "a time",
    "null": "nothing",
}
"""What YAML takes a plain text for, by its tag."""
_COMMENT = re.compile(r"[ \t]+#[^\r\n]*")

Path = tuple[str | int, ...]
Scalar = str | int | bool | dt.date | None
Data: TypeAlias = "Scalar | list[Data] | dict[str, Data]"
"""A plain Python value, read from a file."""


@dataclass(slots=True)
class Node:
    """A value in a file, from ``start`` to ``end`` (offsets in its text).

    ``value`` is a scalar, a list of nodes, or a dict of key text to (key node, value node).
    ``style`` is the scalar's indicator in YAML: "" for plain, or one of ' " | >.
    """

    value: Scalar | list[Node] | dict[str, tuple[Node, Node]]
    start: int
    end: int
    style: str = ""

    def data(self) -> Data:
        """Return the plain Python value, all the way down."""
        if isinstance(self.value, dict):
            return {key: node.data() for key, (_, node) in self.value.items()}
        if isinstance(self.value, list):
            return [node.data() for node in self.value]
        return self.value

    @property
    def children(self) -> Iterator[tuple[str | int, Node]]:
        """The nodes right below this one, each with its step of the path."""
        if isinstance(self.value, dict):
            yield from ((name, child) for name, (_, child) in self.value.items())
        elif isinstance(self.value, list):
            yield from enumerate(self.value)

    @property
    def id(self) -> str | None:
        """The text of its field ``id``."""
        field = self.value.get("id") if isinstance(self.value, dict) else None
        return field[1].value if field and isinstance(field[1].value, str) else None

    def at(self, path: Path, *, key: bool = False) -> Node:
        """Return the node at ``path``, or the nearest one above it that exists; with ``key``, the last step's key."""
        node = self
        for number, step in enumerate(path):
            if isinstance(node.value, dict) and isinstance(step, str) and step in node.value:
                key_node, child = node.value[step]
                if key and number == len(path) - 1:
                    return key_node
                node = child
            elif isinstance(node.value, list) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
            else:
                break
        return node


def nodes(node: Node) -> Iterator[Node]:
    """Yield a node and each one below it, in the order of the file."""
    yield node
    for _, child in node.children:
        yield from nodes(child)


_resolve: Callable[..., str] = Resolver().resolve


def _start(event: yaml.Event) -> int:
    return event.start_mark.index if event.start_mark else 0


def _end(event: yaml.Event) -> int:
    return event.end_mark.index if event.end_mark else 0


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not been read yet."""

    node: Node
    key: Node | None = None


@dataclass
class _Builder:
    """Builds the tree from libyaml's events, one by one."""

    file: str
    lines: Lines
    problems: list[Problem] = field(default_factory=list)
    root: Node | None = None
    _open: list[_Open] = field(default_factory=list)

    def problem(self, offset: int, rule: str, what: str, advice: str) -> None:
        self.problems.append(Problem(self.lines.place(self.file, offset), rule, what, advice))

    def take(self, event: yaml.Event) -> bool:
        """Handle one event. Return False when reading must stop."""
        match event:
            case yaml.ScalarEvent():
                self._refuse_properties(event)
                self._add(self._scalar(event))
            case yaml.CollectionStartEvent():
                self._refuse_properties(event)
                return self._begin(event)
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                self._open.pop().node.end = _end(event)
            case yaml.AliasEvent():
                what = f"{quoted(f'*{event.anchor}')} refers to text elsewhere in the file."
                self.problem(_start(event), "alias", what, "Write the text out here.")
                self._add(Node("", _start(event), _end(event)))
            case yaml.DocumentStartEvent() if self.root is not None:
                what = "'---' begins a second document in this file."
                advice = "Delete this line, or move what follows to a file of its own."
                self.problem(_start(event), "second-document", what, advice)
                return False
        return True

    def _refuse_properties(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        """Report a tag or an anchor: mostly it is a text that should be in quotes."""
        if event.tag:
            what = f"{quoted(event.tag.replace(_TAG, '!!'))} is a YAML tag."
            self.problem(_start(event), "yaml-syntax", what, "Delete it, or put the text in quotes.")
        if event.anchor:
            what = f"{quoted('&' + event.anchor)} is a YAML anchor: no reader would see it."
            self.problem(_start(event), "alias", what, "Delete it, or put the whole text in quotes.")

    def _begin(self, event: yaml.CollectionStartEvent) -> bool:
        if len(self._open) >= MAX_DEPTH:
            what = f"Lists and fields are nested more than {MAX_DEPTH} deep."
            self.problem(_start(event), "too-deep", what, "Check the indentation and the brackets here.")
            return False
        node = Node({} if isinstance(event, yaml.MappingStartEvent) else [], _start(event), _end(event))
        self._add(node)
        self._open.append(_Open(node))
        return True

    def _add(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if isinstance(parent.node.value, list):
            parent.node.value.append(node)
        elif parent.key is None:
            parent.key = node
        elif isinstance(parent.node.value, dict):
            self._set(parent.node.value, parent.key, node)
            parent.key = None

    def _set(self, mapping: dict[str, tuple[Node, Node]], key: Node, node: Node) -> None:
        if not isinstance(key.value, str):
            what = "Brackets or braces are where a field's name should be."
            self.problem(key.start, "yaml-syntax", what, "Put a text that begins with { or [ in quotes.")
            return
        name = key.value
        if name in mapping:
            first = self.lines.place(self.file, mapping[name][0].start).line
            what = f"{quoted(name)} appears twice; the first is on line {first}."
            entry = " If it is part of another entry: each begins with '- ', and all its fields are indented alike."
            self.problem(
                key.start, "duplicate-key", what, "Keep one of them." + (entry if name == next(iter(mapping)) else "")
            )
        mapping.setdefault(name, (key, node))

    def _scalar(self, event: yaml.ScalarEvent) -> Node:
        style = event.style or ""
        node = Node(plain_text(event.value), _start(event), _end(event), "" if style == ":" else style)
        is_key = self._open and isinstance(self._open[-1].node.value, dict) and self._open[-1].key is None
        if node.style == "" and not is_key:
            node.value = self._typed(str(node.value), node.start)
            comment = _COMMENT.match(self.lines.text, node.end) if event.value else None
            if comment:
                what = "What follows a '#' is a comment: no reader would see it."
                advice = "Put the whole text in quotes, or the comment on a line of its own."
                self.problem(comment.end() - len(comment[0].lstrip()), "lost-text", what, advice)
        return node

    def _typed(self, text: str, offset: int) -> Scalar:
        """Return a plain scalar as the type that YAML gives it, where that is no surprise."""
        tag = _resolve(yaml.ScalarNode, text, (True, False)).removeprefix(_TAG)
        if tag == "str" and not _NUMBER_1_2.fullmatch(text):
            return text
        if tag == "null" and text in ("", "null", "~"):
            return None
        if tag == "bool" and text in ("true", "false"):
            return text == "true"
        if tag == "int" and _INT.fullmatch(text):
            return int(text)
        if tag == "timestamp" and _DATE.fullmatch(text):
            try:
                return dt.date.fromisoformat(text)
            except ValueError:
                self.problem(
                    offset,
                    "yaml-type",
                    f"There is no such day as {text}.",
                    "Write year-month-day, for example 2026-11-21.",
                )
                return text
        what = f"YAML reads {quoted(text)} as {_READ_AS.get(tag, 'a special character')}, not as text."
        self.problem(
            offset, "yaml-type", what, f'Put it in quotes: "{text}".' if len(text) <= 60 else "Put it in quotes."
        )
        return text


@lru_cache(maxsize=256)
def parse(text: str, file: str) -> tuple[Node | None, Lines, tuple[Problem, ...]]:
    """Read the YAML ``text`` of ``file``.

    Returns the root node (None when nothing usable was read), the lines, and every problem found. Raises nothing.
    """
    lines = Lines(text)
    builder = _Builder(file, lines)
    for match in _CONTROL.finditer(text):
        advice = "Delete it, and type the text around it again."
        builder.problem(match.start(), "invisible-character", "An invisible control character is here.", advice)
        if len(builder.problems) == MAX_INVISIBLE:
            break
    try:
        for event in yaml.parse(_CONTROL.sub(" ", plain_layout(text)), Loader=yaml.CSafeLoader):
            if not builder.take(event):
                return None, lines, tuple(builder.problems)
    except yaml.YAMLError as error:
        if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark and "nesting depth" in (error.problem or ""):
            # PyYAML 6.0.4 looks 1,000 brackets ahead, and gives up before it yields what is before them. So read that alone.
            return parse(text[: error.problem_mark.index], file)
        return None, lines, (*builder.problems, syntax_problem(file, lines, error))
    return builder.root, lines, tuple(builder.problems)
