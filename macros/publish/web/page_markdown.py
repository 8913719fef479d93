"""Each page as clean Markdown beside its HTML: what its article says, without buttons, marks and styles."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urljoin

from ..html_pages import BuiltPage
from ..templating import write

FILE = "index.md"

# Both engines write well-formed HTML, so these patterns do; Python's own parser takes four times as long.
_TOKEN = re.compile(r"<!--.*?-->|<(/?)([a-z][\w-]*)((?:[^>\"']+|\"[^\"]*\"|'[^']*')*)>|([^<]+)", re.DOTALL)
_ATTRIBUTE = re.compile(r"([\w-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_HEADING = re.compile(r"h([1-6])")
_SPECIAL = re.compile(r"([\\`*_\[\]<>])")
_ROWS_APART = re.compile(r"(?m)^((?:   ?)*(?:- |\d+\. ).*)\n\n(?=(?:   ?)*(?:- |\d+\. ))")
_NOTHING = re.compile(r"\*\*\s*\*\*|\[\]\(<[^>]*>\)")

_SKIPPED = {"script", "style", "svg", "button", "select", "textarea", "template", "nav", "dialog"}
_SKIPPED_CLASSES = {"tools", "md-skip"}
_TERM = "term"
_VOID = {"br", "hr", "img", "input", "link", "meta", "wbr", "col", "source", "area", "track", "embed", "base"}
_INLINE = {"a", "abbr", "b", "bdi", "br", "button", "cite", "code", "data", "em", "i", "img", "input", "kbd", "mark", "q", "s",
           "small", "span", "strong", "sub", "sup", "time", "u", "wbr"}  # fmt: skip
"""What stands within a line; every other tag ends it."""


def publish(pages: Iterable[BuiltPage]) -> None:
    """Writes the Markdown of each page."""
    for page in pages:
        write(page.path.with_name(FILE), markdown(page.article, page.canonical))


@lru_cache(maxsize=128)
def markdown(article: str, address: str) -> str:
    """The HTML of an article as Markdown; ``address`` is the page's, for its links and as its last line."""
    writer = _Writer(address)
    hidden, depth = "", 0
    for end, tag, rest, words in _TOKEN.findall(article):
        if hidden:
            depth += (tag == hidden) * (-1 if end else 1)
            hidden = hidden if depth else ""
        elif words:
            writer.words(html.unescape(words))
        elif end:
            writer.end(tag)
        elif tag:
            given = (
                {name: html.unescape(one or two or three) for name, one, two, three in _ATTRIBUTE.findall(rest)}
                if rest
                else {}
            )
            if not _is_skipped(tag, given):
                writer.start(tag, given)
            elif tag not in _VOID:
                hidden, depth = tag, 1
    return f"{writer.text()}\n\n<{address}>\n"


def _is_skipped(tag: str, given: dict[str, str]) -> bool:
    classes = given.get("class", "").split()
    if _TERM in classes:  # a word that explains itself is a button, and its note pops up
        return False
    return tag in _SKIPPED or "hidden" in given or "popover" in given or not _SKIPPED_CLASSES.isdisjoint(classes)


class _Writer:
    """Takes an article's tags and words one by one and writes blocks of text."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._blocks: list[str] = []
        self._line: list[str] = []
        self._quotes = 0
        self._lists: list[int | None] = []
        self._prefix = ""
        self._links: list[str] = []

    def text(self) -> str:
        self._end_block()
        return _ROWS_APART.sub(r"\1\n", "\n\n".join(self._blocks))

    def words(self, words: str) -> None:
        if not words.isspace() or self._line:
            self._line.append(_SPECIAL.sub(r"\\\1", words))

    def start(self, tag: str, given: dict[str, str]) -> None:
        if tag not in _INLINE and tag not in ("td", "th"):
            self._end_block()
        if tag == "a":
            self._links.append(given.get("href", ""))
            self._line.append("[" if given.get("href") else "")
        elif tag in ("strong", "b"):
            self._line.append("**")
        elif tag == "br":
            self._line.append(" ")
        elif tag in ("ul", "ol"):
            self._lists.append(1 if tag == "ol" else None)
        elif tag == "li":
            self._prefix = self._sign()
        elif heading := _HEADING.fullmatch(tag):
            self._prefix = "#" * int(heading[1]) + " "
        elif tag == "blockquote":
            self._quotes += 1
        elif tag in ("td", "th"):
            self._line.append(" | " if "".join(self._line).strip() else "")

    def end(self, tag: str) -> None:
        if tag not in _INLINE and tag not in ("td", "th"):
            self._end_block()
        if tag == "a" and self._links:
            href = self._links.pop()
            whole = f"{self._address}{href}" if href.startswith("#") else urljoin(self._address, href)
            self._line.append(f"](<{whole}>)" if href else "")
        elif tag in ("strong", "b"):
            self._line.append("**")
        elif tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        elif tag == "blockquote":
            self._quotes -= 1

    def _sign(self) -> str:
        """What a row of the innermost list begins with."""
        indent = "   " * (len(self._lists) - 1)
        if not self._lists or self._lists[-1] is None:
            return f"{indent}- "
        self._lists[-1] += 1
        return f"{indent}{self._lists[-1] - 1}. "

    def _end_block(self) -> None:
        if not self._line:
            return
        said = _NOTHING.sub("", " ".join("".join(self._line).split())).strip()
        self._line = []
        if said:
            inner = "" if self._prefix or not self._lists else "   " * len(self._lists)
            self._blocks.append(f"{'> ' * self._quotes}{self._prefix or inner}{said}")
            self._prefix = ""
