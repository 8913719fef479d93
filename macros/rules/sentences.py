"""Sentences and lists are short, and say who does what."""

import re
from collections.abc import Iterator

from ..model import Source
from ..reading import Content
from ..text import LINK
from . import Found, found, rule

MAX_WORDS = 25
MAX_ROWS = 7

_END = re.compile(r"(?<=[.?!:])[\"')]*\s+|\n\s*\n|\n\s*(?=- |\d+\. )")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|gets?|got)\s+(?:\w+ly\s+)?(\w+ed|done|given|made|seen|sent|shown|told|taken|written|paid|kept|found|known|held|left|lost)\b(?=\s+by\b)", re.IGNORECASE)


def _sentences(value: str) -> Iterator[tuple[int, str]]:
    start = 0
    for end in (*(match.end() for match in _END.finditer(value)), len(value)):
        if value[start:end].strip():
            yield start + len(value[start:end]) - len(value[start:end].lstrip(" -\n")), value[start:end]
        start = end


@rule("long-sentence", f"A sentence has at most {MAX_WORDS} words.", "Make two of it.")
def long_sentence(content: Content) -> Iterator[Found]:
    for text in content.texts():
        for offset, sentence in _sentences(text.value):
            count = len(LINK.sub(r"\g<text>", sentence).removeprefix("- ").split())
            if count > MAX_WORDS:
                yield found(text, offset, f"This sentence has {count} words.")


@rule("long-list", f"A list has at most {MAX_ROWS} rows.", "Group the rows, or leave some out.")
def long_list(content: Content) -> Iterator[Found]:
    for text in content.texts():
        rows = list(re.finditer(r"^\s*(?:-|\d+\.)\s", text.value, re.MULTILINE))
        if len(rows) > MAX_ROWS:
            yield found(text, rows[MAX_ROWS].start(), f"This list has {len(rows)} rows.")


@rule("passive", "A sentence says who does it.", "Begin with who does it.", level="warning")
def passive(content: Content) -> Iterator[Found]:
    for text in content.texts():
        if not isinstance(text.part, Source):
            for match in _PASSIVE.finditer(text.value):
                yield found(text, match.start(), f"'{match[0]} by' hides who acts.")


