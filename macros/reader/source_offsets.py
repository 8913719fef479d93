"""Where in a file each character of a YAML text is, although YAML folds lines, drops indentation and undoes escapes."""

from __future__ import annotations

import re

from ..text.characters import plain_text
from .yaml_tree import Node

_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")
_LINE_END = re.compile(r"\r\n|\n|\r")
_TOKENS = {
    '"': re.compile(r"\\(?:x..|u.{4}|U.{8}|\r?\n|.)|.", re.DOTALL),
    "'": re.compile(r"''|.", re.DOTALL),
    "": re.compile(r".", re.DOTALL),
}
_RUN = re.compile(r"\s+|\S+")
_WHITE_ESCAPES = frozenset("tnrvfNLP_ \r\n")


def _read(token: str) -> str:
    """Return what a character or an escape of a scalar's source is read as, without white space."""
    if len(token) > 1 and token[0] == "\\":
        if token[1] in _WHITE_ESCAPES:
            return ""
        token = chr(int(token[2:], 16)) if token[1] in "xuU" else "x"
    return "".join(plain_text(token[:1]).split())


def offsets(text: str, node: Node) -> list[int]:
    """Return where in ``text`` each character of a scalar's value is, and at last its end.

    YAML folds lines, drops indentation and undoes escapes; what it never touches is the order of the characters that are
    not white space. So the n-th such character of the value is the n-th such character of the scalar's source.
    """
    value = str(node.value)
    properties = _PROPERTIES.match(text, node.start)
    start = properties.end() if properties else node.start
    if node.style in ("|", ">"):
        line_end = _LINE_END.search(text, start)
        start = line_end.end() if line_end else len(text)
    elif node.style:
        start += 1
    tokens = _TOKENS.get(node.style, _TOKENS[""]).finditer(text, start, node.end)
    characters = [one.span() for one in tokens for _ in _read(one[0])]
    characters.append((node.end, node.end))
    places: list[int] = []
    read, after = 0, start
    for run in _RUN.finditer(value):
        if run[0].isspace():
            space = text.find(run[0], after, characters[read][0])
            places += (
                [min(after, characters[read][0])] * len(run[0]) if space < 0 else range(space, space + len(run[0]))
            )
        else:
            places += [begin for begin, _ in characters[read : read + len(run[0])]]
            read = min(read + len(run[0]), len(characters) - 1)
            after = characters[read - 1][1]
    return [*places, after]
