"""YAML text to a tree of nodes that know where they stand.

PyYAML's own loader takes the last of two equal keys in silence, reads ``no`` and ``12:30`` as other types, follows
aliases as far as memory lasts and recurses as deep as the file says. So the tree is built here, from libyaml's events:
in one pass, without recursion, with every doubtful thing reported where it stands.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

import yaml
from yaml.resolver import Resolver

from .problems import Lines, Problem, quoted
from .syntax import syntax_problem

MAX_DEPTH = 12
MAX_INVISIBLE = 20
"""So many are named; a file that is no text has thousands."""

_INT = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBER_1_2 = re.compile(r"[-+]?(\.\d+|\d+\.?\d*)[eE][-+]?\d+|0o[0-7]+")
"""Numbers in YAML 1.2, which editors speak, that are text in YAML 1.1."""
_TAG = "tag:yaml.org,2002:"
_CONTROL = re.compile("[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""Signs that YAML refuses, and those that end a line for YAML and not for an editor."""
_COMMENT = re.compile(r"[ \t]+#[^\r\n]*")

Path = tuple[str | int, ...]


@dataclass(slots=True)
class Node:
    """A value in a file, from ``start`` to ``end`` (offsets in its text).

    ``value`` is a scalar, a list of nodes, or a dict of key text to (key node, value node).
    ``style`` is the scalar's sign in YAML: "" for plain, or one of ' " | >.
    """

    value: object
    start: int
    end: int
    style: str = ""

    def data(self) -> object:
        """The plain Python value, all the way down."""
        if isinstance(self.value, dict):
            return {key: node.data() for key, (_, node) in self.value.items()}
        if isinstance(self.value, list):
            return [node.data() for node in self.value]
        return self.value

    def at(self, path: Path, *, key: bool = False) -> Node:
        """The node at ``path``, or the nearest one above it that exists; with ``key``, the last step's key."""
        node = self
        for number, step in enumerate(path):
            if isinstance(node.value, dict) and step in node.value:
                key_node, child = node.value[step]
                if key and number == len(path) - 1:
                    return key_node
                node = child
            elif isinstance(node.value, list) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
            else:
                break
        return node


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not been read yet."""

    node: Node
    key: Node | None = None
    in_mapping: bool = False


@dataclass
class _Builder:
    """Takes libyaml's events one by one and grows the tree."""

    file: str
    lines: Lines
    problems: list[Problem] = field(default_factory=list)
    root: Node | None = None
    last: Node | None = None
    """The text or list that was read last, for what can't be read behind it."""
    _open: list[_Open] = field(default_factory=list)
    _resolver: Resolver = field(default_factory=Resolver)

    def problem(self, offset: int, rule: str, what: str, mend: str) -> None:
        self.problems.append(Problem(self.lines.place(self.file, offset), rule, what, mend))

    def take(self, event: yaml.Event) -> bool:
        """Handles one event; returns False when reading must stop."""
        if getattr(event, "tag", None):
            self.problem(
                event.start_mark.index,
                "yaml-syntax",
                f"{quoted(event.tag.replace(_TAG, '!!'))} is a YAML tag.",
                "Delete it, or put the text in quotes.",
            )
        if getattr(event, "anchor", None) and not isinstance(event, yaml.AliasEvent):
            what = f"{quoted('&' + event.anchor)} is a YAML anchor: no reader would see it."
            self.problem(event.start_mark.index, "alias", what, "Delete it, or put the whole text in quotes.")
        match event:
            case yaml.ScalarEvent():
                self.last = self._scalar(event)
                self._add(self.last)
            case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                return self._start(event)
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                self.last = self._open.pop().node
                self.last.end = event.end_mark.index
            case yaml.AliasEvent():
                self.problem(
                    event.start_mark.index,
                    "alias",
                    f"{quoted('*' + event.anchor)} stands for text elsewhere in the file.",
                    "Write the text out here.",
                )
                self._add(Node("", event.start_mark.index, event.end_mark.index))
            case yaml.DocumentStartEvent() if self.root is not None:
                self.problem(
                    event.start_mark.index,
                    "second-document",
                    "'---' begins a second document in this file.",
                    "Delete this line, or move what follows to a file of its own.",
                )
                return False
        return True

    def _start(self, event: yaml.SequenceStartEvent | yaml.MappingStartEvent) -> bool:
        if len(self._open) >= MAX_DEPTH:
            self.problem(
                event.start_mark.index,
                "too-deep",
                f"Lists and fields are nested more than {MAX_DEPTH} deep.",
                "Check the indentation and the brackets here.",
            )
            return False
        mapping = isinstance(event, yaml.MappingStartEvent)
        node = Node({} if mapping else [], event.start_mark.index, event.end_mark.index)
        self._add(node)
        self._open.append(_Open(node, in_mapping=mapping))
        return True

    def _add(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if not parent.in_mapping:
            parent.node.value.append(node)
        elif parent.key is None:
            parent.key = node
        else:
            self._set(parent.node.value, parent.key, node)
            parent.key = None

    def _set(self, mapping: dict, key: Node, node: Node) -> None:
        if not isinstance(key.value, str):
            self.problem(
                key.start,
                "yaml-syntax",
                "Brackets or braces stand where a field's name should.",
                "Put a text that begins with { or [ in quotes.",
            )
            return
        name = key.value
        if name in mapping:
            first = self.lines.place(self.file, mapping[name][0].start).line
            self.problem(
                key.start,
                "duplicate-key",
                f"{quoted(name)} stands twice; the first is on line {first}.",
                "Keep one of them." if name != next(iter(mapping)) else "Keep one of them. If it is part of another entry: each begins with '- ', and all its fields are indented alike.",
            )
        mapping.setdefault(name, (key, node))

    def _scalar(self, event: yaml.ScalarEvent) -> Node:
        style = event.style or ""
        node = Node(event.value, event.start_mark.index, event.end_mark.index, "" if style == ":" else style)
        is_key = self._open and self._open[-1].in_mapping and self._open[-1].key is None
        if node.style == "" and not is_key:
            node.value = self._typed(event.value, node.start)
            comment = _COMMENT.match(self.lines.text, node.end) if event.value else None
            if comment:
                what = "What follows a '#' is a comment: no reader would see it."
                mend = "Put the whole text in quotes, or the comment on a line of its own."
                self.problem(comment.end() - len(comment[0].lstrip()), "lost-text", what, mend)
        return node

    def _typed(self, text: str, offset: int) -> object:
        """A plain scalar as the type that YAML gives it, where that is no surprise."""
        tag = self._resolver.resolve(yaml.ScalarNode, text, (True, False)).removeprefix(_TAG)
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
                self.problem(offset, "yaml-type", f"There is no such day as {text}.", "Write year-month-day, for example 2026-11-21.")
                return text
        kinds = {"bool": "yes or no", "str": "a number", "int": "a number", "float": "a number", "timestamp": "a time", "null": "nothing"}
        self.problem(
            offset,
            "yaml-type",
            f"YAML reads {quoted(text)} as {kinds.get(tag, 'a special sign')}, not as text.",
            f'Put it in quotes: "{text}".' if len(text) <= 60 else "Put it in quotes.",
        )
        return text


_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")
_LINE_END = re.compile(r"\r\n|\n|\r")
_TOKENS = {
    '"': re.compile(r"\\(?:x..|u.{4}|U.{8}|\r?\n|.)|.", re.DOTALL),
    "'": re.compile(r"''|.", re.DOTALL),
    "": re.compile(r".", re.DOTALL),
}
_RUN = re.compile(r"\s+|\S+")
_WHITE_ESCAPES = frozenset("tnrvfNLP_ \r\n")


def _white(token: str) -> bool:
    """Whether a sign of a scalar's source stands for white space, or for nothing."""
    if len(token) > 1 and token[0] == "\\":
        return chr(int(token[2:], 16)).isspace() if token[1] in "xuU" else token[1] in _WHITE_ESCAPES
    return token.isspace()


def offsets(text: str, node: Node) -> list[int]:
    """Where in ``text`` each sign of a scalar's value stands, and at last its end.

    YAML folds lines, drops indentation and undoes escapes; what it never touches is the order of the signs that are
    not white space. So the n-th such sign of the value is the n-th such sign of the scalar's source.
    """
    value = str(node.value)
    start = _PROPERTIES.match(text, node.start).end()
    if node.style in ("|", ">"):
        line_end = _LINE_END.search(text, start)
        start = line_end.end() if line_end else len(text)
    elif node.style:
        start += 1
    signs = [one.span() for one in _TOKENS.get(node.style, _TOKENS[""]).finditer(text, start, node.end) if not _white(one[0])]
    signs.append((node.end, node.end))
    places: list[int] = []
    read, after = 0, start
    for run in _RUN.finditer(value):
        if run[0].isspace():
            space = text.find(run[0], after, signs[read][0])
            places += [min(after, signs[read][0])] * len(run[0]) if space < 0 else range(space, space + len(run[0]))
        else:
            places += [begin for begin, _ in signs[read : read + len(run[0])]]
            read = min(read + len(run[0]), len(signs) - 1)
            after = signs[read - 1][1]
    return [*places, after]


def parse(text: str, file: str) -> tuple[Node | None, Lines, list[Problem]]:
    """Reads the YAML ``text`` of ``file``.

    Returns the root node (None when nothing usable was read), the lines, and every problem found. Raises nothing.
    """
    lines = Lines(text)
    builder = _Builder(file, lines)
    for match in _CONTROL.finditer(text):
        mend = "Delete it, and type the text around it again."
        builder.problem(match.start(), "invisible-sign", "An invisible control sign stands here.", mend)
        if len(builder.problems) == MAX_INVISIBLE:
            break
    try:
        for event in yaml.parse(_CONTROL.sub(" ", text), Loader=yaml.CSafeLoader):
            if not builder.take(event):
                return None, lines, builder.problems
    except yaml.YAMLError as error:
        return None, lines, [*builder.problems, syntax_problem(file, lines, error, builder.last)]
    return builder.root, lines, builder.problems
