"""The small, safe part of Markdown that content may use, and the forms it is written out in.

A text is paragraphs and lists; in them are plain words, **bold**, links ``[words](target)`` and, in scripts, blanks
``{name}``. Everything else is taken as plain words and comes out escaped, so no text can carry HTML, Markdown or Jinja
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


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class List:
    """A list, numbered or not."""

    rows: tuple[tuple[Span, ...], ...]
    numbered: bool = False


Block = Paragraph | List

LINK = re.compile(r"\[(?P<text>[^\[\]]+)\]\((?P<target>[^()\s]*)\)")
BLANK = re.compile(r"\{([a-z][a-z0-9-]*)\}")
_SPAN = re.compile(rf"{LINK.pattern}|\*\*(?P<bold>[^*]+)\*\*")
_BULLET = re.compile(r"\s*(?:-|(?P<number>\d+\.))\s+")
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>&~^=|#!$\"':+.-]")


@lru_cache(maxsize=65536)
def spans(text: str, *, blanks: bool = False) -> tuple[Span, ...]:
    """Return the spans of one paragraph or row; with ``blanks``, ``{name}`` is a blank."""
    found: list[Span] = []
    end = 0
    pattern = re.compile(rf"{_SPAN.pattern}|\{{(?P<blank>[a-z][a-z0-9-]*)\}}") if blanks else _SPAN
    for match in pattern.finditer(text):
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
                rows = tuple(spans(row, blanks=blanks) for row in _rows(lines))
                yield List(rows, numbered=bool(bullet["number"]))
                break
            stop = next((n for n, line in enumerate(lines) if _BULLET.match(line)), len(lines))
            yield Paragraph(spans(" ".join(line.strip() for line in lines[:stop]), blanks=blanks))
            lines = lines[stop:]


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


def links(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield each link in ``text``, with its target."""
    for match in LINK.finditer(text):
        yield match, match["target"]


def escape_markdown(text: str) -> str:
    """Return plain words as Markdown that shows just these words."""
    return _SPECIAL.sub(lambda sign: f"&#{ord(sign[0])};" if sign[0] not in ".'\":+-$" else sign[0], text)


def escape_html(words: object) -> str:
    """Return plain words for HTML that is in Markdown, in an element or an attribute: nothing of either is left in them."""
    return _SPECIAL.sub(lambda sign: f"&#{ord(sign[0])};" if sign[0] not in ".:+-$" else sign[0], str(words))


def _guard(line: str) -> str:
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
            case Paragraph(row):
                parts.append(_guard("".join(map(write, row))))
            case List(rows, numbered):
                sign = "1. " if numbered else "- "
                parts.append("\n".join(sign + _guard("".join(map(write, row))) for row in rows))
    return "\n\n".join(parts)


def plain(text: str, blank: Callable[[str], str] = lambda name: name.replace("-", " "), *, blanks: bool = False) -> str:
    """Return ``text`` without any markup: paragraphs apart by an empty line, rows with "- "."""

    def words(row: tuple[Span, ...]) -> str:
        return "".join(blank(span.name) if isinstance(span, Blank) else span.text for span in row)

    parts = []
    for block in blocks(text, blanks=blanks):
        match block:
            case Paragraph(row):
                parts.append(words(row))
            case List(rows):
                parts.append("\n".join("- " + words(row) for row in rows))
    return "\n\n".join(parts)
