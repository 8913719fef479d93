"""Sentences and lists are short, flow, and say who does what."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ..model import Item, Source
from ..reader.content import Content, owner_of
from ..reader.diagnostics import quoted
from ..text.languages import language
from ..text.markup import LINK
from . import Found, found, rule

MAX_ROWS = 7

_END = re.compile(r"(?<=[.?!:])[\"')]*\s+|\n\s*\n|\n\s*(?=- |\d+\. )")
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|gets?|got)\s+(?:\w+ly\s+)?(\w+ed|done|given|made|seen|sent|shown|told|taken|written|paid|kept|found|known|held|left|lost)\b(?=\s+by\b)",
    re.IGNORECASE,
)


_STOP = re.compile(r"[.?!]")
_NEGATIVE = re.compile(r"n't\b|\b(?:no|not|never|nothing|none|nobody|cannot)\b", re.IGNORECASE)
IN_A_ROW = 3
"""So many sentences in a row that begin alike, or say no, are too many."""


def _sentences(value: str) -> Iterator[tuple[int, str]]:
    start = 0
    for end in (*(match.end() for match in _END.finditer(value)), len(value)):
        if value[start:end].strip():
            yield start + len(value[start:end]) - len(value[start:end].lstrip(" -\n")), value[start:end]
        start = end


def sentence_at(value: str, offset: int) -> str:
    """Return the sentence of a text that the character at ``offset`` is in."""
    ends = [0, *(match.end() for match in _END.finditer(value)), len(value)]
    return next(value[start:end] for start, end in pairwise(ends) if offset < end)


@rule(
    "long-sentence",
    "A sentence has at most 25 words in English, and 30 in a translation.",
    "Make two of it.",
    of="every",
)
def long_sentence(content: Content) -> Iterator[Found]:
    most = language(content.language).sentence
    for text in content.texts():
        if text.value.count(" ") + text.value.count("\n") < most:
            continue
        for offset, sentence in _sentences(text.value):
            count = len(LINK.sub(r"\g<text>", sentence).removeprefix("- ").split())
            if count > most:
                yield found(text, offset, f"This sentence has {count} words.")


@rule("long-list", f"A list has at most {MAX_ROWS} rows.", "Group the rows, or leave some out.", of="every")
def long_list(content: Content) -> Iterator[Found]:
    for text in content.texts():
        for rows in _lists(text.value) if text.value.count("\n") > MAX_ROWS - 1 else ():
            if len(rows) > MAX_ROWS:
                yield found(text, rows[MAX_ROWS], f"This list has {len(rows)} rows.")


def _lists(value: str) -> Iterator[list[int]]:
    """Yield the offsets of the rows of each list. A list ends with a paragraph."""
    rows: list[int] = []
    for match in re.finditer(r"^[ \t]*(?:(?P<row>-|\d+\.)[ \t]|\S)", value, re.MULTILINE):
        if match["row"]:
            rows.append(match.start("row"))
        elif value[: match.start()].endswith("\n\n"):
            yield rows
            rows = []
    yield rows


@rule("repeated-row", "A list says each thing once.", "Keep one of the two.", of="every")
def repeated_row(content: Content) -> Iterator[Found]:
    for document, at, part in content.every_part():
        for name, value in part:
            rows = [row for row in value if isinstance(row, str)] if isinstance(value, list) else []
            if len(set(rows)) < len(rows):
                number = next(number for number, row in enumerate(rows) if row in rows[:number])
                yield Found(
                    document.place((*at, name, number)),
                    f"{quoted(rows[number])} appears twice in '{name}'.",
                    at=owner_of(part, document),
                )


@rule("passive", "A sentence says who does it.", "Begin with who does it.", level="hint")
def passive(content: Content) -> Iterator[Found]:
    for text in content.texts():
        if not isinstance(text.part, Source):
            for match in _PASSIVE.finditer(text.value) if "by" in text.value.lower() else ():
                yield found(text, match.start(), f"'{match[0]} by' hides who acts.")


def _runs(alike: list[object]) -> Iterator[int]:
    """Yield where each run of ``IN_A_ROW`` equal values that are not empty ends."""
    for last in range(IN_A_ROW - 1, len(alike)):
        run = alike[last - IN_A_ROW + 1 : last + 1]
        if run[0] and run.count(run[0]) == IN_A_ROW:
            yield last


def _opening(sentence: str) -> str:
    return " ".join(LINK.sub(r"\g<text>", sentence).lower().split()[:2])


@rule(
    "same-opening",
    f"No {IN_A_ROW} sentences or items in a row begin with the same two words.",
    "Begin one of them in another way.",
    level="hint",
)
def same_opening(content: Content) -> Iterator[Found]:
    for text in content.texts():
        if len(_STOP.findall(text.value)) < IN_A_ROW:
            continue
        sentences = [one for one in _sentences(text.value) if not one[1].lstrip().startswith("- ")]
        for last in _runs([_opening(sentence) for _, sentence in sentences]):
            yield found(text, sentences[last][0], "Sentences in a row begin alike.")
    summaries = [text for text in content.texts() if isinstance(text.part, Item) and text.field == "summary"]
    for last in _runs([(text.document.name, _opening(text.value)) for text in summaries]):
        yield found(summaries[last], 0, f"The summaries of {IN_A_ROW} items in a row begin alike.")


@rule(
    "negatives",
    f"No {IN_A_ROW} sentences in a row say what is not.",
    "Say one of them the other way round: what is, or what to do.",
    level="hint",
)
def negatives(content: Content) -> Iterator[Found]:
    for text in content.texts():
        if not isinstance(text.part, Source) and len(_NEGATIVE.findall(text.value)) >= IN_A_ROW:
            sentences = list(_sentences(text.value))
            for last in _runs([bool(_NEGATIVE.search(sentence)) for _, sentence in sentences]):
                yield found(text, sentences[last][0], "Sentences in a row say what is not.")
