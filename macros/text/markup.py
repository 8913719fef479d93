"""The small, safe part of Markdown that content may use, and the forms it is written out in.

A text is paragraphs and lists; in them are plain words, **bold**, links ``[words](target)`` and, in scripts, blanks
``{name}``. In scripts a row or a paragraph that begins with ``[x]``, ``[ ]`` or ``[situation]`` is one to choose: it is in
at first, out at first, or in for readers in that situation. Everything else is taken as plain words and comes out escaped, so no text can carry HTML, Markdown or Jinja
of its own into a page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words."""

    text: str


@dataclass(frozen=True, slots=True)
class Bold:
    """Words in bold."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an id, a source or a phone number."""

    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Blank:
    """A blank to fill in, by its id."""

    name: str


Span = Words | Bold | Link | Blank
Row = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. One to choose has what its box says: "x", " " or a situation."""

    spans: Row
    box: str | None = None


@dataclass(frozen=True, slots=True)
class List:
    """A list, numbered or not. Each row has its box, as a paragraph has."""

    rows: tuple[Row, ...]
    numbered: bool = False
    boxes: tuple[str | None, ...] = ()


Block = Paragraph | List

LINK = re.compile(r"\[(?P<text>[^\[\]]+)\]\((?P<target>[^()\s]*)\)")
BLANK = re.compile(r"\{([a-z][a-z0-9-]*)\}")
BOX = re.compile(r"^[ \t]*(?:-[ \t]+)?\[(?P<box>x| |[a-z][a-z0-9-]*)\](?=[ \t])", re.MULTILINE)
"""The box of a row or paragraph to choose."""
_SPAN = re.compile(rf"{LINK.pattern}|\*\*(?P<bold>[^*]+)\*\*")
_SPAN_OR_BLANK = re.compile(rf"{_SPAN.pattern}|\{{(?P<blank>[a-z][a-z0-9-]*)\}}")
_BULLET = re.compile(r"\s*(?:-|(?P<number>\d+\.))\s+")
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>&~^=|#!$\"':+.-]")


@lru_cache(maxsize=65536)
def spans(text: str, *, blanks: bool = False) -> Row:
    """Return the spans of one paragraph or row; with ``blanks``, ``{name}`` is a blank."""
    found: list[Span] = []
    end = 0
    for match in (_SPAN_OR_BLANK if blanks else _SPAN).finditer(text):
        if match.start() > end:
            found.append(Words(text[end : match.start()]))
        groups = match.groupdict()
        if groups.get("blank"):
            found.append(Blank(groups["blank"]))
        elif groups["bold"]:
            found.append(Bold(groups["bold"]))
        else:
            found.append(Link(groups["text"], groups["target"]))
        end = match.end()
    if end < len(text):
        found.append(Words(text[end:]))
    return tuple(found)


@lru_cache(maxsize=65536)
def blocks(text: str, *, blanks: bool = False) -> tuple[Block, ...]:
    """Return the paragraphs and lists of ``text``. In words with ``blanks``, each line break is kept as a paragraph's end."""
    return tuple(_blocks(text, blanks))


def _blocks(text: str, blanks: bool) -> Iterator[Block]:
    for chunk in re.split(r"\n\s*\n", text.strip()):
        lines = chunk.splitlines()
        while lines:
            bullet = _BULLET.match(lines[0])
            if bullet:
                boxes, rows = zip(*(_boxed(row, blanks) for row in _rows(lines)), strict=True)
                yield List(rows, numbered=bool(bullet["number"]), boxes=boxes)
                break
            stop = next((n for n, line in enumerate(lines) if _BULLET.match(line)), len(lines))
            box, words = _boxed(" ".join(line.strip() for line in lines[:stop]), blanks)
            yield Paragraph(words, box)
            lines = lines[stop:]


def _boxed(row: str, blanks: bool) -> tuple[str | None, Row]:
    """Return what the box of a row or paragraph says, if it has one, and the spans after it."""
    match = BOX.match(row) if blanks else None
    return (
        (match["box"], spans(row[match.end() :].strip(), blanks=True)) if match else (None, spans(row, blanks=blanks))
    )


def _rows(lines: list[str]) -> list[str]:
    """Return the rows of a list that takes up all ``lines``, broken rows joined."""
    rows: list[str] = []
    for line in lines:
        bullet = _BULLET.match(line)
        if bullet:
            rows.append(line[bullet.end() :].strip())
        else:
            rows[-1] += " " + line.strip()
    return rows


_SENTENCE = re.compile(r"(?<=[.?!])[\"')]*\s+")


def sentences(row: Row, *, alone: Callable[[Span], bool] = lambda _: False) -> Iterator[Row]:
    """Yield the sentences of a paragraph, each with the space after it. A span that is ``alone`` is one by itself."""
    sentence: list[Span] = []
    for span in row:
        if alone(span):
            yield from filter(None, (tuple(sentence), (span,)))
            sentence = []
        elif isinstance(span, Words):
            start = 0
            for match in _SENTENCE.finditer(span.text):
                yield (*sentence, Words(span.text[start : match.end()]))
                sentence, start = [], match.end()
            if start < len(span.text):
                sentence.append(Words(span.text[start:]))
        else:
            sentence.append(span)
    if sentence:
        yield tuple(sentence)


def rows(text: str) -> Iterator[tuple[str | None, Row]]:
    """Yield each paragraph and each row of words with blanks, with what its box says, if it has one."""
    for block in blocks(text, blanks=True):
        match block:
            case Paragraph(row, box):
                yield box, row
            case List(several, boxes=boxes):
                yield from zip(boxes, several, strict=True)


def escape_markdown(text: str) -> str:
    """Return plain words as Markdown that shows just these words."""
    return _SPECIAL.sub(lambda match: f"&#{ord(match[0])};" if match[0] not in ".'\":+-$" else match[0], text)


def escape_html(words: object) -> str:
    """Return plain words for HTML that is in Markdown, in an element or an attribute: nothing of either is left in them."""
    return _SPECIAL.sub(lambda match: f"&#{ord(match[0])};" if match[0] not in ".:+-$" else match[0], str(words))


def guard(line: str) -> str:
    """Keep a line from being read as a list, a heading or a definition by its first character."""
    return re.sub(
        r"^(\s*)(\d+)([.)])|^(\s*)([+:-])(?=[\s-]|$)",
        lambda m: f"{m[1]}{m[2]}&#{ord(m[3])};" if m[2] else f"{m[4]}&#{ord(m[5])};",
        line,
    )


Write = Callable[[Span], str]


def markdown(text: str, write: Write, *, blanks: bool = False) -> str:
    """Return ``text`` as Markdown, each span written by ``write``."""
    parts = []
    for block in blocks(text, blanks=blanks):
        match block:
            case Paragraph(spans=row):
                parts.append(guard("".join(map(write, row))))
            case List(rows=rows, numbered=numbered):
                marker = "1. " if numbered else "- "
                parts.append("\n".join(marker + guard("".join(map(write, row))) for row in rows))
    return "\n\n".join(parts)


def _named(name: str) -> str:
    return name.replace("-", " ")


def plain_row(row: Row, blank: Callable[[str], str] = _named) -> str:
    """Return the spans of one paragraph or row without any markup."""
    return "".join(blank(span.name) if isinstance(span, Blank) else span.text for span in row)


@lru_cache(maxsize=65536)
def plain(text: str, blank: Callable[[str], str] = _named, *, blanks: bool = False) -> str:
    """Return ``text`` without any markup: paragraphs apart by an empty line, rows with "- "."""
    parts = []
    for block in blocks(text, blanks=blanks):
        match block:
            case Paragraph(spans=row):
                parts.append(plain_row(row, blank))
            case List(rows=rows):
                parts.append("\n".join("- " + plain_row(row, blank) for row in rows))
    return "\n\n".join(parts)
